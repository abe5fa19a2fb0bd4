"""How the everyday model is made: nothing held out is learnt from, mixtures are what they say, made noises are the same
every time.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.errors import UserError
from engine.everyday import corpus, fit, mixtures, strangers


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


def test_a_folder_without_recordings_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        corpus.read(tmp_path)


def test_a_mixture_is_one_to_three_sounds_within_range_and_its_shares_sum_to_one() -> None:
    rng = np.random.default_rng(0)
    waves = [np.int16(rng.normal(0, 9000, size).clip(-32767, 32767)) for size in (500, 90_000, 200_000, 44_100)]
    sizes = set()
    for _ in range(40):
        mixed, which, shares = mixtures.mixture(waves, np.full(4, 0.25), 88_200, rng)
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
