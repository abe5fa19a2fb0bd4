"""Reports: one file that stands alone, figures any program can draw, the numbers of the trial, and no name taken for HTML."""

from __future__ import annotations

import csv
import errno
import io
import json
import re
import struct
import zlib
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
import soundfile

from engine import report as reports
from engine.datasets import Dataset
from engine.errors import UserError
from engine.report import against, colours, figures, overview, svg, words, writing
from engine.trials import Fold, Plan, Trial, compare
from engine.trials.contenders import Answered

RATE_HZ = 16_000
HOSTILE = '<script>alert("x")</script> & Söhne 鳥'
VOID = {"meta", "img", "br", "link", "hr"}


class Reader(HTMLParser):
    """Insists that every element is closed where it should be; collects what a page refers to."""

    def __init__(self):
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.images_without_words = 0

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        self.tags.append(tag)
        self.links += [known[name] for name in ("href", "src") if known.get(name)]
        self.ids += [known["id"]] if "id" in known else []
        self.images_without_words += tag == "img" and not known.get("alt")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"  # noqa: PT018
        self.open.pop()


@pytest.fixture(scope="module")
def sounds(tmp_path_factory) -> list[Path]:
    root = tmp_path_factory.mktemp("sounds")
    rng = np.random.default_rng(0)
    files = []
    for k in range(60):
        files.append(root / f"{k:02}.wav")
        soundfile.write(files[-1], rng.normal(0, 0.1, RATE_HZ // 2).astype(np.float32), RATE_HZ)
    return files


def trial(
    sounds, classes=("dog", "cat", "rain"), skill=0.6, kind="group", name="made", several=False, curves=True, seed=0
) -> Trial:
    """A trial of 60 rows in 20 groups and three folds, with answers of some skill."""
    rng = np.random.default_rng(seed)
    n, c = len(sounds), len(classes)
    targets = np.arange(n) % c
    dataset = Dataset(
        "Made up",
        tuple(sounds),
        np.tile([0.0, np.inf], (n, 1)),
        tuple(classes),
        np.eye(c, dtype=bool)[targets] if several else targets,
        np.array([f"site {k // 3}" for k in range(n)]),
        np.ones(n, bool),
        "site",
    )
    said = np.where(rng.random(n) < skill, targets, rng.integers(c, size=n))
    p = rng.dirichlet(np.ones(c), n) * 0.5 + 0.5 * np.eye(c)[said]
    row = np.arange(n)
    fold = ((row + row // 3 if kind == "random" else row // 3) % 3 + 1).astype(str)  # at random each site is torn apart
    lines = tuple(
        {"epoch": k + 1, "loss": 2 / (k + 1), "accuracy": k / 5, "val_loss": 2.2 / (k + 1), "val_accuracy": k / 6}
        for k in range(4)
    )
    folds = []
    for one in "123":
        rows = np.flatnonzero(fold == one)
        answered = Answered(
            rows, p[rows].astype(np.float32), (0.5,) * c if several else (), 12.0, 3.0, 4321, lines if curves else ()
        )
        folds.append(Fold(one, n - len(rows), answered))
    plan = Plan(kind, fold, ("1", "2", "3"), 1, 60 if kind == "random" else 0)
    return Trial(name, f"The {name} one", "About it.", dataset, plan, tuple(folds), "a machine")


def read(page: Path) -> Reader:
    reader = Reader()
    reader.feed(page.read_text("utf-8"))
    assert not reader.open
    assert len(reader.ids) == len(set(reader.ids))
    return reader


def test_a_report_is_one_file_that_fetches_nothing(sounds, tmp_path):
    founds = reports.examine([trial(sounds), trial(sounds, skill=0.9, kind="random")])
    page = reports.write(founds, tmp_path / "out")
    reader = read(page)
    assert all(link.startswith(("#", "data:")) for link in reader.links)
    assert "script" not in reader.tags
    assert reader.images_without_words == 0
    assert reader.tags.count("caption") == reader.tags.count("table") >= 3
    assert {link[1:] for link in reader.links if link.startswith("#")} <= set(reader.ids)
    text = page.read_text("utf-8")
    for words_ in (
        "95 %",
        "guessing",
        "random split",
        "majority",
        "4,321",
        "The made one on Made up",
        "permutation test by site",
    ):
        assert words_ in text
    assert page.stat().st_size < 1_500_000


def test_traits_are_measured_once(sounds, tmp_path, monkeypatch):
    monkeypatch.setenv("EARMARK_TRIALS", str(tmp_path))
    measured = []
    first = reports.examine([trial(sounds)], lambda done, total, note="": measured.append(note))
    again = reports.examine([trial(sounds)], lambda done, total, note="": pytest.fail("measured again"))
    assert measured
    assert again[0].tellings == first[0].tellings != ()
    next(tmp_path.glob("sounds/traits-*")).write_text("[{")
    assert reports.examine([trial(sounds)])[0].tellings == first[0].tellings


def test_every_figure_stands_alone_with_words_and_plain_colours(sounds, tmp_path):
    founds = reports.examine([trial(sounds), trial(sounds, skill=0.9, kind="random")])
    reports.write(founds, tmp_path)
    drawn = {file.stem: file.read_text("utf-8") for file in (tmp_path / "figures").glob("*.svg")}
    assert set(drawn) == {
        "score", "side-by-side", "recall", "confusion", "confusion-shares", "reliability", "learning-loss", "learning-accuracy",
    }  # fmt: skip
    for text in drawn.values():
        root = ElementTree.fromstring(text)
        names = [child.tag.rpartition("}")[2] for child in root[:2]]
        assert names == ["title", "desc"]
        assert all(child.text for child in root[:2])
        assert root.get("role") == "img"
        assert "var(" not in text
        assert "nan" not in text
        assert "url(" not in text


def test_every_figure_has_a_sentence(sounds):
    founds = reports.examine([trial(sounds, ("no", "yes")), trial(sounds, ("no", "yes"), kind="random")])
    made = [overview.hero(founds[0]), overview.side_by_side(founds), *figures.of_trial(founds[0])]
    for one in made:
        assert one is not None
        assert one.sentence.endswith(".")
        assert len(one.sentence) > 30
    assert {"roc", "precision-recall"} <= {one.name for one in made if one}


def test_the_numbers_are_those_of_the_trial(sounds, tmp_path):
    made = trial(sounds)
    reports.write(reports.examine([made]), tmp_path)
    told = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert told["metrics"]["balanced_accuracy"] == pytest.approx(made.metrics.balanced_accuracy)
    assert told["metrics"]["baseline"]["accuracy"] == pytest.approx(1 / 3)
    assert told["cost"] == {"parameters": 4321, "train_s": 36.0, "each_ms": 3.0, "machine": "a machine"}
    assert [fold["tested"] for fold in told["folds"]] == [21, 21, 18]
    assert sum(told["reliability"]["count"]) == 60
    assert told["protocol"]["folds"] == "group"
    with open(tmp_path / "predictions.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 60
    right = np.mean([row["truth"] == row["predicted"] for row in rows])
    assert right == pytest.approx(made.metrics.accuracy)
    assert float(rows[0]["p_dog"]) + float(rows[0]["p_cat"]) + float(rows[0]["p_rain"]) == pytest.approx(1, abs=1e-4)
    assert {row["fold"] for row in rows} == {"1", "2", "3"}
    assert rows[0]["file"] == made.dataset.files[0].name  # nobody learns where it lay
    assert str(tmp_path.parent) not in (tmp_path / "report.html").read_text("utf-8")
    assert all("/" not in one["file"] for one in told["mistakes"])
    text = (tmp_path / "methods.txt").read_text("utf-8")
    assert f"balanced accuracy {made.metrics.balanced_accuracy:.3f}" in text
    assert "60 recordings of Made up in 20 groups (by site; dog 20, cat 20, rain 20)" in text


def test_times_of_long_recordings_keep_their_decimals(sounds):
    made = trial(sounds)
    spans = made.dataset.spans.copy()
    spans[:3] = [12345.678, 12348.678], [3600.25, np.inf], [0, 1e6]
    rows = csv.DictReader(io.StringIO(writing.predictions(replace(made, dataset=replace(made.dataset, spans=spans)))))
    told = [(row["start_s"], row["end_s"]) for row in rows]
    assert told[:4] == [("12345.678", "12348.678"), ("3600.25", ""), ("0", "1000000"), ("", "")]


def test_what_is_said_of_each_class_agrees_with_scikit_learn(sounds):
    from sklearn.metrics import precision_recall_fscore_support

    made = trial(sounds, skill=0.4)
    found = reports.Findings(made).classes
    p, r, f1, n = precision_recall_fscore_support(made.targets, made.probabilities.argmax(1))
    assert [one.precision for one in found] == pytest.approx(p)
    assert [one.recall for one in found] == pytest.approx(r)
    assert [one.f1 for one in found] == pytest.approx(f1)
    assert [one.count for one in found] == n.tolist()
    for one in found:
        assert one.interval is not None
        assert one.recall is not None
        assert one.interval[0] <= one.recall <= one.interval[1]
    rows = np.flatnonzero(made.targets != 2)
    untrue = made.among(rows)  # the third class is said, and true of nothing that was tested
    p, _, f1, _ = precision_recall_fscore_support(untrue.targets, untrue.probabilities.argmax(1), zero_division=0)
    found = reports.Findings(untrue).classes
    assert (found[2].count, found[2].recall) == (0, None)
    assert [one.f1 for one in found] == pytest.approx(f1)
    assert [one.precision for one in found] == pytest.approx(p)


def test_of_what_was_always_right_no_interval_is_from_100_to_100(sounds, tmp_path):
    made = trial(sounds, skill=50.0)
    assert made.metrics.accuracy == 1
    found = reports.Findings(made)
    for one in found.classes:
        assert one.interval == pytest.approx((0.025 ** (1 / one.groups), 1.0))
    assert words.verdict(found)[0] == "good"
    few = replace(made.dataset, groups=np.array([f"site {k // 12}" for k in range(60)]))
    assert words.verdict(reports.Findings(replace(made, dataset=few)))[0] == "good"  # of three classes: .48
    page = reports.write(reports.examine([made]), tmp_path).read_text("utf-8")
    assert "100 to 100" not in page
    assert "1.000 to 1.000" not in page
    assert "the exact one for so many groups" in page
    assert "exact (Clopper-Pearson)" in words.methods(found)
    assert "the exact one" not in reports.write(reports.examine([trial(sounds)]), tmp_path / "b").read_text("utf-8")


def test_all_right_in_few_groups_is_not_said_to_be_no_evidence(sounds):
    made = trial(sounds, ("dog", "cat"), skill=50.0)
    few = replace(made.dataset, groups=np.array([f"site {k // 12}" for k in range(60)]))
    kind, said = words.verdict(reports.Findings(replace(made, dataset=few)))
    assert kind == "warn"
    assert "All is named rightly, but in 5 groups" in said


def test_names_are_words_and_never_html(sounds, tmp_path):
    made = trial(sounds, (HOSTILE, "a" * 300, "x", "y"), name=HOSTILE)
    page = reports.write(reports.examine([made]), tmp_path)
    reader = read(page)
    assert "script" not in reader.tags
    assert "&lt;script&gt;" in page.read_text("utf-8")
    for file in (tmp_path / "figures").glob("*.svg"):
        ElementTree.fromstring(file.read_text("utf-8"))


@pytest.mark.parametrize("classes", [2, 40])
def test_few_and_many_classes(sounds, tmp_path, classes):
    page = reports.write(
        reports.examine([trial(sounds, [f"kind number {k}" for k in range(classes)], curves=False)]), tmp_path
    )
    read(page)
    assert (tmp_path / "figures" / "roc.svg").exists() == (classes == 2)
    assert not (tmp_path / "figures" / "learning-loss.svg").exists()


def test_several_classes_at_once(sounds, tmp_path):
    page = reports.write(reports.examine([trial(sounds, several=True)]), tmp_path)
    read(page)
    assert not (tmp_path / "figures" / "confusion.svg").exists()
    with open(tmp_path / "predictions.csv", encoding="utf-8", newline="") as file:
        assert {row["truth"] for row in csv.DictReader(file)} == {"dog", "cat", "rain"}


def test_of_several_classes_at_once_nothing_is_said_of_the_recordings_of_each_class(sounds, tmp_path):
    """Balanced accuracy is then the mean over recordings with the class and those without it, so half of it comes for nothing."""
    made = trial(sounds, several=True)
    found = reports.Findings(made)
    assert all((one.recall or 0) < made.metrics.balanced_accuracy for one in found.classes)
    said = [words.headline(found), overview.recipes([found]).sentence, overview.recipes([found]).title]
    page = reports.write([found], tmp_path).read_text("utf-8")
    for text in (*said, page):
        assert "named rightly" not in text
        assert not re.search(r"Of 100 recordings of each class|of 100 of each class\.|names (about|most)", text)
    assert "with and without each class" in said[0]
    assert "with and without" in page
    assert "Of 100 recordings of each class" in words.headline(reports.Findings(trial(sounds)))


def test_one_group_or_no_mistake_is_no_fault(sounds, tmp_path):
    alone = trial(sounds)
    alone = replace(alone, dataset=replace(alone.dataset, groups=np.full(60, "one")))
    found = reports.Findings(alone)
    assert words.verdict(found)[0] == "warn"
    assert "nobody can say" in words.verdict(found)[1]
    read(reports.write([found], tmp_path / "a"))
    perfect = trial(sounds, skill=1.0)
    read(reports.write(reports.examine([perfect]), tmp_path / "b"))
    assert json.loads((tmp_path / "b" / "report.json").read_text("utf-8"))["mistakes"] == []


def test_equal_classes_are_not_taken_for_one_alone(sounds):
    said = words.of_recalls(reports.Findings(trial(sounds, skill=1.0)))
    assert said == "Every class is recognised equally often, 100 of 100."


def test_only_what_was_tested_leaks(sounds):
    """Rows that are left out, because a finished model knows them, are not counted: no more leak than were tested."""
    leaking = trial(sounds, skill=0.9, kind="random")
    assert leaking.leaking == leaking.plan.leaking == 60
    some = leaking.among(leaking.rows[::4])
    assert 0 < some.leaking <= len(some.rows) == 15
    assert f"{some.leaking} recordings were tested" in words.verdict(reports.Findings(some))[1]


def test_the_verdict_is_honest(sounds):
    good, chance, leaking = (
        reports.Findings(trial(sounds, **known))
        for known in ({"skill": 0.9}, {"skill": 0.0, "seed": 3}, {"skill": 0.9, "kind": "random"})
    )
    assert words.verdict(good)[0] == "good"
    assert words.verdict(chance)[0] == "warn"
    assert "no evidence that it is better than chance" in words.verdict(chance)[1]
    assert words.verdict(leaking)[0] == "bad"
    assert "60 recordings were tested though others of the same site" in words.verdict(leaking)[1]
    knowing = replace(
        good.trial, folds=tuple(replace(f, answered=replace(f.answered, suspect=True)) for f in good.trial.folds)
    )
    assert "too good" in words.verdict(reports.Findings(knowing))[1]


def test_mistakes_can_be_seen_and_heard_unless_sound_is_not_wanted(sounds, tmp_path):
    made = trial(sounds, skill=0.2)
    founds = reports.examine([made])
    worst = reports.mistakes.worst(founds[0])
    assert 3 <= len(worst) <= 12
    for one in worst:
        assert one.truth != one.said
        assert one.picture is not None
        assert one.sound is not None
        heard, rate_hz = soundfile.read(io.BytesIO(one.sound))
        assert len(heard) / rate_hz == pytest.approx(0.5, abs=0.15)
        width, height, depth, kind = struct.unpack(">IIBB", one.picture[16:26])
        assert (depth, kind) == (8, 3)
        data = one.picture[one.picture.index(b"IDAT") + 4 :]
        assert len(zlib.decompressobj().decompress(data)) == height * (width + 1)
    mute = reports.write(founds, tmp_path, with_sound=False)
    assert "audio" not in read(mute).tags
    gone = replace(made, dataset=replace(made.dataset, files=tuple(Path(f"gone{k}.wav") for k in range(60))))
    assert all(one.picture is None for one in reports.mistakes.worst(reports.Findings(gone)))


def test_a_comparison_links_to_reports_that_are_there(sounds, tmp_path):
    queue = [
        [trial(sounds, skill=skill, name=name, seed=k)]
        for k, (name, skill) in enumerate((("a", 0.4), ("head:b", 0.9), ("c", 0.5)))
    ]
    founds = [reports.examine(tried) for tried in queue]
    page, compared = against.write(founds, tmp_path)
    reader = read(page)
    ways = [link for link in reader.links if not link.startswith(("#", "data:"))]
    assert len(ways) == 3
    for way in ways:
        read(tmp_path / way)
    assert [one.name for one in compared.trials] == ["head:b", "c", "a"]
    told = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert told["pairs"][0]["difference"] > 0
    assert told["pairs"][0]["interval"][0] <= told["pairs"][0]["difference"] <= told["pairs"][0]["interval"][1]
    for file in (tmp_path / "figures").glob("*.svg"):
        ElementTree.fromstring(file.read_text("utf-8"))
    assert "points ahead of" in (tmp_path / "methods.txt").read_text("utf-8")
    assert re.search(r"p (<|=) 0\.\d+", against.in_words(compared.pairs[0].difference, "head:b", "c"))
    assert compare([one for tried in queue for one in tried]).pairs == compared.pairs


def test_a_place_that_cannot_be_written_is_said(sounds, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="cannot be written"):
        reports.write([reports.Findings(trial(sounds))], tmp_path / "file")


def test_text_is_cut_to_its_room():
    assert svg.cut("short", 100) == "short"
    shown = svg.cut("a rather long name of a class", 80)
    assert shown.endswith("…")
    assert svg.breadth(shown) <= 80
    assert len(colours.viridis()) == 768


def test_a_class_of_few_groups_is_named_and_nothing_is_claimed_of_all_that_was_tested(sounds):
    made = trial(sounds)
    groups = made.dataset.groups.copy()
    groups[made.dataset.targets == 2] = "forest"  # rain was recorded at one place only
    found = reports.Findings(replace(made, dataset=replace(made.dataset, groups=groups)))
    kind, said = words.verdict(found)
    assert kind == "warn"
    assert "one site" not in said
    assert "rain" in said
    assert "1 group" in said
    assert overview.hero(found).title == "Balanced accuracy, beside guessing"
    assert [one.interval is None for one in found.classes] == [False, False, True]
    compared = compare([found.trial, replace(found.trial, name="again")])
    for paragraph in (words.methods(found), against.methods(compared, [found, found])):
        assert "nan" not in paragraph
        assert "95 %" not in paragraph


def test_an_alarm_is_about_the_class_that_is_no_rest(sounds):
    found = reports.Findings(trial(sounds, ("hungry", "other")))
    assert (found.positive, found.negative) == ("hungry", "other")
    assert found.metrics.prevalence == pytest.approx(np.mean(found.trial.targets == 0))
    assert found.roc is not None
    area = float(np.trapezoid(found.roc.y, found.roc.x))
    assert area == pytest.approx(found.metrics.auroc, abs=0.01)
    assert "hungry that raise one" in figures.roc(found).svg
    assert reports.Findings(trial(sounds, ("no", "yes"))).positive == "yes"
    assert reports.Findings(trial(sounds, ("not hungry", "zoo"))).positive == "zoo"


def test_folds_drawn_again_are_in_every_share_and_in_the_p_value(sounds):
    lucky, poor = trial(sounds, skill=0.9), trial(sounds, skill=0.0, seed=3)
    found = reports.Findings(replace(lucky, again=(poor,)))
    assert found.chance_p > 0.1 > reports.Findings(lucky).chance_p
    for one in found.classes:
        assert one.precision
        assert one.recall
        assert one.f1 == pytest.approx(2 * one.precision * one.recall / (one.precision + one.recall))
    assert "first drawing" in words.of_confusion(found)


@pytest.mark.parametrize("before", [(), ("report.html",)])
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch, before) -> None:
    out = tmp_path / "reports" / "mine"
    for name in before:
        out.mkdir(parents=True)
        (out / name).write_text("the one of yesterday", "utf-8")
    write_text, room = Path.write_text, [2]

    def full(self: Path, *args, **named):
        if not room[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        room[0] -= 1
        return write_text(self, *args, **named)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(UserError, match="No space left"):
        writing.put(out, {"report.html": "new", "figures/one.svg": "<svg/>", "report.json": "{}"})
    assert [path.name for path in sorted(out.rglob("*"))] == list(before)
    assert out.parent.exists() == bool(before)
    assert not before or (out / "report.html").read_text("utf-8") == "the one of yesterday"
