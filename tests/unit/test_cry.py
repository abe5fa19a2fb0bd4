"""Cries in long recordings as regions; the verdict on what tells their reasons; how the two models are made."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cry import corpus, reasons, verdict, views
from engine.errors import UserError
from engine.exchange import imports
from engine.predict.regions import Region, regions

# -------------------------------------------------------------------------------------------------------------- regions


def spans(count: int, window_s: float = 4.0) -> np.ndarray:
    starts = np.arange(count) * window_s / 2
    return np.column_stack([starts, starts + window_s])


def test_a_cry_is_a_region_between_the_middles_of_its_windows() -> None:
    p = [0.1, 0.1, 0.9, 0.95, 0.9, 0.1, 0.1]
    assert regions(spans(7), p) == [Region(5.0, 11.0, 0.9)]


def test_one_window_alone_is_smoothed_away_and_a_dip_is_bridged() -> None:
    assert regions(spans(7), [0.1, 0.1, 0.1, 0.99, 0.1, 0.1, 0.1]) == []
    assert regions(spans(7), [0.1, 0.9, 0.9, 0.1, 0.9, 0.9, 0.1]) == [Region(3.0, 13.0, 0.9)]


def test_it_goes_on_until_it_falls_below_six_tenths() -> None:
    p = [0.9, 0.9, 0.35, 0.35, 0.31, 0.2, 0.2, 0.45, 0.45, 0.45, 0.1]
    assert regions(spans(11), p) == [Region(0.0, 11.0, 0.9)]  # .45 alone never reaches .5


def test_gaps_of_up_to_a_hop_are_closed() -> None:
    p = [0.9] * 3 + [0.1] * 2 + [0.9] * 3
    assert len(regions(spans(8), p)) == 2
    close = np.array(p)
    close[4] = 0.9
    assert regions(spans(8), close) == [Region(0.0, 18.0, 0.9)]


def test_short_recordings_and_none_at_all() -> None:
    assert regions(np.zeros((0, 2)), []) == []
    assert regions(np.array([[0.0, 1.7]]), [0.8]) == [Region(0.0, 1.7, 0.8)]
    assert regions(np.array([[0.0, 1.7]]), [0.4]) == []
    right_aligned = np.array([[0.0, 4.0], [2.0, 6.0], [2.9, 6.9]])
    assert regions(right_aligned, [0.9, 0.9, 0.9]) == [Region(0.0, 6.9, 0.9)]


@given(st.lists(st.floats(0, 1), max_size=60), st.floats(0.05, 0.95))
def test_regions_are_in_order_apart_and_within_the_recording(p: list[float], on: float) -> None:
    where = spans(len(p))
    found = regions(where, p, on)
    ends = [0.0]
    for region in found:
        assert ends[-1] <= region.start_s < region.end_s
        assert region.confidence >= on
        ends += [region.end_s]
    assert not len(p) or ends[-1] <= where[-1, 1]
    steady = regions(where, [1.0] * len(p), on)
    assert steady == ([Region(0.0, where[-1, 1], 1.0)] if p else [])


# -------------------------------------------------------------------------------------------------------------- verdict


def families(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Targets and groups of 60 families with one to six cries, five in six hungry."""
    rng = np.random.default_rng(seed)
    groups = np.repeat([f"family {k}" for k in range(60)], rng.integers(1, 7, 60))
    return (rng.random(len(groups)) < 5 / 6).astype(int), groups


def test_what_hears_nothing_has_no_evidence_whatever_it_says() -> None:
    targets, groups = families()
    rng = np.random.default_rng(1)
    coin = verdict.find(targets, groups, ("other", "hungry"), lambda _, test: rng.dirichlet((1, 1), test.sum()))
    always = verdict.find(targets, groups, ("other", "hungry"), lambda _, test: np.tile([0.2, 0.8], (test.sum(), 1)))
    for found in (coin, always):
        assert not found.evidence
        assert found.sentences()[1].startswith("No evidence better than chance")
        assert found.metrics.n == len(targets)
    assert always.metrics.balanced_accuracy == 0.5
    assert coin.p > 0.05
    share = f"{100 * targets.mean():.0f}\u00a0%"
    assert always.sentences()[0] == "Research use, not a medical device."
    assert always.sentences()[2] == f"Always saying “hungry” would be right {share} of the time, and tell nothing."


def test_what_hears_the_reason_has_evidence_and_no_family_is_on_both_sides() -> None:
    targets, groups = families()
    rng = np.random.default_rng(2)
    heard = targets + rng.normal(0, 0.4, len(targets))

    def answer(learn: np.ndarray, test: np.ndarray) -> np.ndarray:
        assert not set(groups[learn]) & set(groups[test])
        p = 1 / (1 + np.exp(-8 * (heard[test] - 0.5)))
        return np.column_stack([1 - p, p])

    found = verdict.find(targets, groups, ("other", "hungry"), answer)
    assert found.evidence
    assert found.p < 0.01
    assert found.metrics.auroc > 0.9
    assert found.sentences()[1].startswith("Better than chance")
    assert verdict.from_dict(json.loads(json.dumps(found.as_dict()))) == found


def test_repeating_does_not_narrow_the_interval() -> None:
    targets, groups = families()
    heard = targets + np.random.default_rng(3).normal(0, 1, len(targets))

    def answer(_: np.ndarray, test: np.ndarray) -> np.ndarray:
        return np.column_stack([heard[test] < 0.5, heard[test] >= 0.5]).astype(float)

    widths = []
    for repeats in (1, 8):
        low, high = verdict.find(targets, groups, ("a", "b"), answer, repeats).metrics.intervals["balanced_accuracy"]
        widths.append(high - low)
    assert widths[1] == pytest.approx(widths[0], rel=0.05)


# ----------------------------------------------------------------------------------------------------- how they are made


def test_cries_have_reasons_and_families(shared_data: Path) -> None:
    found = corpus.cries(shared_data)
    assert {sound.name for sound in found} == {corpus.HUNGRY, corpus.OTHER}
    assert {sound.own_class for sound in found} == {
        "hungry",
        "burping",
        "belly_pain",
        "discomfort",
        "tired",
        "cold_hot",
    }
    assert len({sound.group for sound in found}) > 100
    everything = corpus.everything(shared_data)
    assert {sound.source for sound in everything if sound.name == corpus.CRY} == {corpus.DONATE, corpus.ESC}
    assert {"siren", "cat", "children_playing"} <= {s.own_class for s in everything if s.name == corpus.NO_CRY}


def test_no_cries_are_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Donate-a-Cry"):
        corpus.cries(tmp_path)


@pytest.mark.parametrize("change", [views.telephoned, lambda x, rate_hz: views.low_passed(x, rate_hz, 8_000)])
def test_a_telephone_leaves_the_low_band_and_nothing_above_it(change) -> None:
    rate_hz = 22_050
    t = np.arange(2 * rate_hz) / rate_hz
    low, high = (np.sin(2 * np.pi * hz * t) for hz in (600, 7_000))
    window = (0.3 * low + 0.3 * high).astype(np.float32)
    power = np.abs(np.fft.rfft(change(window, rate_hz)[: len(window)])) ** 2
    hz = np.fft.rfftfreq(len(window), 1 / rate_hz)
    assert power[hz > 4_500].sum() < 0.001 * power.sum()
    assert power[(hz > 550) & (hz < 650)].sum() > 0.8 * power.sum()


def test_what_is_laid_under_is_as_much_fainter_as_it_should() -> None:
    rng = np.random.default_rng(0)
    loud, faint = rng.normal(0, 0.1, (2, 8_000)).astype(np.float32)
    both = views.laid_over(loud, 5 * faint, 6.0)
    assert np.std(both - loud) == pytest.approx(np.std(loud) * 10 ** (-6 / 20), rel=0.01)


def test_changed_windows_stay_within_range() -> None:
    rng = np.random.default_rng(0)
    window = rng.normal(0, 0.3, 4 * 22_050).astype(np.float32)
    for _ in range(8):
        after = views.changed(window, 22_050, rng)
        assert after.shape == window.shape
        assert after.dtype == np.float32
        assert np.abs(after).max() <= 1
    assert not views.changed(np.zeros(22_050, np.float32), 22_050, np.random.default_rng(1)).any()


# -------------------------------------------------------------------------------------------------------------- reasons


def test_reasons_map_to_the_two_classes_and_are_kept_as_notes() -> None:
    app = "0D1AD73E-4c5e-45f3-85c4-9a3cbf1c19cb"
    names = [f"{app}-143074209583{k}-1.7-m-04-{code}.caf" for k, code in enumerate(("hu", "bp", "ti", "dk"))]
    assert reasons.pattern_of("birthday.wav") == ""
    plan = imports.from_names([*names, "birthday.wav"], reasons.pattern_of(names[0]))
    assert plan.groups == dict.fromkeys(names, app)
    assert [one.said for one in plan.unmatched] == ["birthday.wav"]
    table = reasons.suggested(plan.names)
    assert table == {"hu": "hungry", "bp": "other", "ti": "other", "dk": "?"}
    assert reasons.suggested(["Hungry", "belly_pain", "unknown"]) == {
        "Hungry": "hungry",
        "belly_pain": "other",
        "unknown": "?",
    }
    table["ti"] = ""  # a person's own word
    said = [(entry.file, entry.name, entry.note) for entry in imports.renamed(plan, table, keep=True).entries]
    assert said == [
        (names[0], "hungry", ""),
        (names[0], "", "hu"),
        (names[1], "other", ""),
        (names[1], "", "bp"),
        (names[2], "", "ti"),
        (names[3], "?", ""),
        (names[3], "", "dk"),
    ]
