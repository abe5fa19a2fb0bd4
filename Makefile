# make run    Earmark on the sample recordings     make test   every check and test
# make bench  speed and size, as ratios            make lock   new versions into requirements.lock
# make app    the packed app for this system       make test-app  builds it and tries it, minutes
# make words  the window's texts for translators, and what it loads of each language
# make models the everyday model anew, an hour (DATA=folder of the public recordings; see engine/everyday)
# make cries  the two models of cries that stand on it, some minutes (DATA as above; see engine/cry)
# make results  RESULTS.md: what has not been run yet, hours; goes on where it was stopped (DATA as above; see engine/results)
# Each does its own set-up first (packaging/setup.sh); PYTHON=python3.12 chooses the interpreter.
BIN := .venv/bin
export QT_LOGGING_RULES ?= qt.qpa.plugin=false

.PHONY: help run setup sound-server test app test-app words bench screenshots models cries results lock clean

help:
	@sed -n '1,8s/^# //p' Makefile

run:
	@sh packaging/run.sh

setup:
	@sh packaging/setup.sh

# pyright brings itself but runs on node, which it would download: where there is none it is left out.
TYPES := $(if $(shell command -v node),pyright,)

# Sound is tried on a server of the tests' own; where it cannot be installed those tests are skipped with a word.
sound-server:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! command -v pulseaudio >/dev/null; then \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends pulseaudio pulseaudio-utils >/dev/null 2>&1 || true; fi

# Every check runs, even after one has failed; pytest comes last.
test: setup sound-server
	@failed=0; \
	for check in "ruff check" "ruff format --check" "lint-imports" $(TYPES) "pytest"; do \
		echo "== $$check"; $(BIN)/$$check || failed=1; \
	done; exit $$failed

bench: setup
	@$(BIN)/python -m tests.bench $(BENCH)

app: setup
	@$(BIN)/python packaging/app.py

test-app: setup
	@$(BIN)/python packaging/app.py --folder-only
	@$(BIN)/python -m pytest -c tests/packaging/pytest.ini --rootdir . tests/packaging

words: setup
	@$(BIN)/python resources/words/make.py

DATA ?= ../shared/data
PRECISION ?= float32

models: setup
	@$(BIN)/python -m engine.everyday --data $(DATA) --out resources/models/everyday$(if $(OPEN),-open --open) \
		--precision $(PRECISION) $(if $(STRANGE),--strange $(STRANGE))
	$(if $(OPEN),,@$(MAKE) --no-print-directory cries)

cries: setup
	@$(BIN)/python -m engine.cry --data $(DATA) --out resources/models $(if $(APART),--apart $(APART))

results: setup
	@$(BIN)/python -m engine.results --data $(DATA)

screenshots: setup
	@PYTHONPATH=. $(BIN)/python packaging/screenshots.py

lock: setup
	$(BIN)/python -m pip --disable-pip-version-check --quiet install uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --upgrade \
		--no-header --no-emit-index-url --no-annotate --output-file requirements.lock

clean:
	rm -rf .venv build dist .pytest_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info
