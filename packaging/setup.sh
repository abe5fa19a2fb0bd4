#!/bin/sh
# Makes a checkout ready: system libraries, virtual environment, locked packages, Earmark itself.  Run by `make`; a second run does nothing.
#   packaging/setup.sh          everything, or the exact line to type where root is needed
#   packaging/setup.sh --lean   the same, but goes on without Qt's system libraries (enough to work without a display)
set -eu
cd "$(dirname "$0")/.."

venv=.venv
stamp="$venv/earmark-ready"
wanted="$(cat requirements.lock pyproject.toml packaging/setup.sh | cksum) in $PWD"
if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then exit 0; fi

say() { echo "setup: $*" >&2; }
fail() { say "$*"; exit 1; }

# --- Python: the one asked for with PYTHON=..., else the first of 3.11, 3.12, 3.13 that can make a virtual environment
fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }
makes_venvs() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }
find_python() {
    python=
    for candidate in ${PYTHON:-python3.11 python3.12 python3.13 python3 /usr/bin/python3}; do
        fits "$candidate" || continue
        python="${python:-$candidate}"
        if makes_venvs "$candidate"; then python="$candidate"; return; fi
    done
}

# --- what is missing, in Debian's names
missing_packages() {
    if [ -z "$python" ]; then echo python3 python3-venv; return; fi
    "$python" packaging/libraries.py
    # Debian keeps ensurepip apart, in the package of the interpreter's own version
    makes_venvs "$python" || "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
}

find_python
missing="$(missing_packages | tr '\n' ' ' | sed 's/ *$//')"
if [ -n "$missing" ]; then
    line="apt-get install -y --no-install-recommends $missing"
    if ! command -v apt-get >/dev/null; then
        say "These are missing, in Debian's names; please install what your system calls them: $missing"
    elif [ "$(id -u)" = 0 ]; then
        say "installing $missing"
        export DEBIAN_FRONTEND=noninteractive
        # shellcheck disable=SC2086  # the names are meant to fall apart at the spaces
        if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >"${TMPDIR:-/tmp}/earmark-apt.log" 2>&1; then
            tail -n 5 "${TMPDIR:-/tmp}/earmark-apt.log" >&2
            say "apt-get could not install all of it; by hand: apt-get update && $line"
        fi
    else
        say "Please type this line, then the same command again:"
        say "    sudo apt-get update && sudo $line"
    fi
    find_python
    still="$(missing_packages | tr '\n' ' ' | sed 's/ *$//')"
    if [ -z "$python" ] || ! makes_venvs "$python"; then fail "Earmark needs Python 3.11, 3.12 or 3.13 with its venv module."; fi
    if [ -n "$still" ]; then
        [ "${1:-}" = --lean ] || fail "Missing still: $still"
        say "Going on without them: there is no display here that would need them."
    fi
fi

# --- the virtual environment; one that is broken or of another Python is made anew
if ! fits "$venv/bin/python" || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    say "making $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv"
fi
say "installing the packages of requirements.lock (about 4 GB on disk; some minutes the first time)"
pip() { "$venv/bin/python" -m pip --disable-pip-version-check --quiet "$@"; }
pip install --requirement requirements.lock
pip install --no-deps --no-build-isolation --editable .
[ -n "${still:-}" ] || echo "$wanted" >"$stamp"
say "ready"
