"""How the everyday model is made: nothing held out is learnt from, mixtures are what they say, made noises are the same
every time.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine import model
from engine.errors import UserError
from engine.everyday import corpus, curves, fit, judge, mixtures, robust, speech, strangers, words, worse
from engine.everyday.plan import OPEN, folder
from engine.model import head
from engine.model.litert import Backbone


@pytest.fixture(scope="module")
def sounds(shared_data: Path) -> list[corpus.Sound]:
    return corpus.read(shared_data)


def test_classes_of_both_sets_are_merged_and_plainly_named(sounds: list[corpus.Sound]) -> None:
    names = corpus.answers(sounds)
    assert {"dog bark", "siren", "car horn", "rain", "engine idling"} <= set(names)
    assert not [name for name in names if "_" in name or name != name.lower()]
    assert {sound.source for sound in sounds if sound.name == "dog bark"} == {"urbansound8k", "esc50"}
    assert list(names) == sorted(names)


@pytest.mark.parametrize("fold", [1, 2])
def test_no_original_is_on_both_sides(sounds: list[corpus.Sound], fold: int) -> None:
    learnt, held = corpus.apart(sounds, fold)
    assert held
    assert learnt
    assert not {sound.group for sound in learnt} & {sound.group for sound in held}
    assert all(sound.fold == fold for sound in held)


def test_half_of_the_originals_are_whole_and_of_every_class(sounds: list[corpus.Sound]) -> None:
    half = corpus.part(sounds, 0.5)
    assert corpus.part(sounds, 1.0) == sounds
    assert {sound.name for sound in half} == {sound.name for sound in sounds}
    groups = {sound.group for sound in half}
    assert [sound for sound in sounds if sound.group in groups] == half
    assert 0.45 < len(groups) / len({sound.group for sound in sounds}) < 0.6


def test_a_folder_without_recordings_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        corpus.read(tmp_path)


def test_a_mixture_is_one_to_three_sounds_within_range_and_its_shares_sum_to_one() -> None:
    rng = np.random.default_rng(0)
    waves = [np.int16(rng.normal(0, 9000, size).clip(-32767, 32767)) for size in (500, 90_000, 200_000, 44_100)]
    sizes = set()
    for _ in range(40):
        mixed, which, shares = mixtures.mixture(waves, np.full(4, 0.25), 88_200, 22_050, rng)
        assert mixed.shape == (88_200,)
        assert np.abs(mixed).max() <= 1
        assert shares.sum() == pytest.approx(1)
        assert len(set(which.tolist())) == len(which) == len(shares)
        sizes.add(len(which))
    assert sizes == {1, 2, 3}


def test_targets_are_centred_and_bounded() -> None:
    embeddings = np.random.default_rng(1).gamma(0.5, 1, (500, 40)) @ np.random.default_rng(2).random((40, 40))
    z = fit.axes(embeddings, 8).targets(embeddings)
    assert z.shape == (500, 8)
    assert np.abs(z.mean(axis=0)).max() < 0.05
    assert np.abs(z).max() <= fit.MOST
    assert 0.5 < z.var() < 1.5


def test_made_noises_are_the_same_every_time_and_within_range() -> None:
    once, again = strangers.noises(8_000), strangers.noises(8_000)
    assert set(once) >= {"white noise", "mains hum"}
    for name, waves in once.items():
        assert len(waves) == strangers.EACH
        assert all(np.array_equal(*pair) for pair in zip(waves, again[name]))
        assert max(np.abs(wave).max() for wave in waves) <= 1


def test_what_is_taught_to_be_nothing_is_of_many_kinds_and_the_same_every_time() -> None:
    once = strangers.taught(8_000)
    assert once.shape == (strangers.TAUGHT, 32_000)
    assert np.isfinite(once).all()
    assert np.abs(once).max() <= 1
    assert np.array_equal(once[:3], strangers.taught(8_000)[:3])
    silent = np.abs(once).max(axis=1) == 0
    assert 5 < silent.sum() < 30
    once = once[~silent]
    power = np.abs(np.fft.rfft(once)) ** 2
    most = np.sort(power, axis=1)[:, -40:].sum(axis=1) / power.sum(axis=1)
    assert (most > 0.9).sum() > 20  # tones
    assert (most < 0.1).sum() > 100  # noises
    crest = np.abs(once).max(axis=1) / np.sqrt(np.mean(once**2, axis=1))
    assert (crest > 15).sum() > 5  # clicks
    assert (crest < 1.3).sum() > 5  # clipped


def test_what_is_made_like_speech_comes_in_syllables_between_the_pitches_of_men_and_of_children() -> None:
    rate_hz, voiced = 16_000, 0
    for seed in range(20):
        sound = speech.made(4 * rate_hz, rate_hz, np.random.default_rng(seed))
        assert sound.shape == (4 * rate_hz,)
        loud = np.square(sound).reshape(-1, rate_hz // 50).mean(axis=1)
        assert loud.max() > 5 * np.median(loud) or loud.std() > 0.3 * loud.mean()
        syllable = sound[loud.argmax() * rate_hz // 50 :][: rate_hz // 10]
        echo = np.correlate(syllable, syllable, "full")[len(syllable) - 1 :]
        lags = slice(rate_hz // 450, rate_hz // 60)  # from 60 to 450 Hz
        voiced += echo[lags].max() > 0.5 * echo[0]
    assert voiced >= 12  # the others whisper, or hiss there


def test_the_ear_finds_words_in_embeddings_it_was_not_fitted_on() -> None:
    rng = np.random.default_rng(4)
    hidden = rng.normal(size=(3_000, 60)).astype(np.float32) * rng.uniform(0.1, 5, 60).astype(np.float32)
    logits = (hidden / hidden.std(axis=0)) @ rng.normal(size=(60, 521)) * 0.2 - 3
    scores = 1 / (1 + np.exp(-logits))
    ear = words.ear(hidden[:2_000], scores[:2_000])
    assert ear.shape == (60, len(words.AUDIOSET))
    heard, said = hidden[2_000:] @ ear, words.said(scores[2_000:])
    assert min(np.corrcoef(heard[:, one], said[:, one])[0, 1] for one in range(ear.shape[1])) > 0.95


def test_a_head_that_listens_to_words_is_a_plain_head_and_leans_on_them_where_labels_are_few() -> None:
    rng = np.random.default_rng(5)
    ear = rng.normal(size=(40, 3)).astype(np.float32) / np.float32(np.sqrt(40))  # deviation 1, as an ear has
    rows = rng.normal(size=(2_030, 50)).astype(np.float32)
    targets = (rows[:, :40] @ ear).argmax(axis=1)
    few = words.fit(rows[:30], targets[:30], 3, np.ones(30), np.zeros((0, 50), np.float32), ear)
    deaf = head.fit(rows[:30], targets[:30], 3)
    right = [np.mean(one.logits(rows[30:]).argmax(axis=1) == targets[30:]) for one in (few, deaf)]
    assert few.weights.shape == (50, 3)
    assert right[0] > right[1] + 0.1


@pytest.mark.parametrize("change", robust.CHANGES)
def test_a_worse_recording_is_about_as_long_and_not_silent(change: str) -> None:
    samples = np.random.default_rng(6).normal(0, 0.1, 44_100).astype(np.float32)
    changed = robust.CHANGES[change](samples, 22_050)
    assert abs(len(changed) - len(samples)) < 5_000
    assert np.isfinite(changed).all()
    assert changed.std() > 0.005


def test_clipping_bounds_and_some_way_of_worsening_keeps_the_length() -> None:
    samples = np.random.default_rng(7).normal(0, 0.1, 22_050).astype(np.float32)
    assert np.abs(worse.clipped(samples, 20)).max() == 1
    for seed in range(12):
        changed = worse.somehow(samples, 22_050, np.random.default_rng(seed))
        assert changed.dtype == np.float32
        assert abs(len(changed) - len(samples)) <= 2


def test_a_room_rings_after_a_sound_and_not_before_it() -> None:
    click = np.zeros(44_100, np.float32)
    click[10_000] = 1
    for seed in range(6):
        rung = worse.in_a_room(click, 22_050, np.random.default_rng(seed))
        assert rung.shape == click.shape
        assert rung.dtype == np.float32
        assert np.abs(rung[:9_990]).max() < 1e-4
        assert rung[10_000] == pytest.approx(1, abs=0.6)
        assert 0.2 < np.square(rung[10_001:]).sum() < 17
        assert np.abs(rung[40_000:]).max() < 1e-3


def test_a_recording_of_another_rate_keeps_its_answer(sounds: list[corpus.Sound]) -> None:
    everyday = model.find("everyday")
    found = robust.changed(everyday, [sound for sound in sounds if sound.source == "esc50"][:6])
    assert found["as it is"][0] == 0
    assert found["at 44.1 kHz"][0] == 0
    assert found["as it is"][1] > 0.6


def test_a_silent_window_teaches_nothing_but_is_heard_where_there_is_nothing_else(tmp_path: Path) -> None:
    """A clip filled up with silence taught the head that silence is breaking glass."""
    made, rng = model.find("everyday"), np.random.default_rng(2)
    bang, nothing = rng.normal(0, 0.1, 20_000), np.zeros(220_500 - 20_000)
    soundfile.write(tmp_path / "bang.wav", np.concatenate([bang, nothing]), 22_050)
    soundfile.write(tmp_path / "nothing.wav", nothing, 22_050)
    clips = [corpus.Sound(tmp_path / f"{name}.wav", "esc50", name, name, name, 1) for name in ("bang", "nothing")]
    every, sounding = (judge.hear(clips, made, to_learn=way) for way in (False, True))
    assert every.counts.tolist() == [4, 4]
    assert sounding.counts.tolist() == [1, 4]
    assert np.array_equal(sounding.embeddings[0], every.embeddings[0])


def test_silence_noise_and_clicks_are_hardly_ever_surely_something() -> None:
    made = model.find("everyday")
    noises = strangers.noises(made.frontend.rate_hz)
    for kind, least in {
        "silence (up to two bits of hiss)": 0.5,
        "white noise": 0.9,
        "brown noise": 0.9,
        "clicks": 0.9,
    }.items():
        embeddings = Backbone(made).embed(np.stack(noises[kind]))
        answers = model.score_many(made, embeddings, [1] * len(embeddings), [strangers.SECONDS] * len(embeddings))
        assert np.mean([answer.none for answer in answers]) >= least, kind
        assert np.mean([not answer.none and answer.probabilities.max() >= 0.8 for answer in answers]) <= 0.05, kind


def test_the_open_model_is_of_free_recordings_alone_and_all_that_ships_is_small(sounds: list[corpus.Sound]) -> None:
    used = OPEN.of(sounds)
    assert {sound.source for sound in used} == {"esc50"}
    made = model.find("everyday-open")
    assert made.classes == corpus.answers(used) == tuple(sorted(corpus.ESC10))
    assert corpus.checksum(used) in made.card
    assert "CC BY-NC" not in made.card
    assert sum(file.stat().st_size for folder in model.shipped().values() for file in folder.iterdir()) < 10e6


def test_no_two_trainings_are_kept_in_one_folder() -> None:
    plans = [*curves.PLANS, OPEN, replace(OPEN, seed=2)]
    kept = [folder(plan, what) for plan in plans for what in ("held-2", "all")]
    assert len(set(kept)) == len(kept)
    assert not any(set(name) & set("() /") for name in kept)
