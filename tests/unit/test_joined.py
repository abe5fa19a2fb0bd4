"""Recordings that follow one another are heard as if they had never been cut."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.sound import audio
from engine.sound.joined import Border, Piece, joined

RATE_HZ = 22_050
LENGTHS = (30_001, 777, 22_050, 9)


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    rng = np.random.default_rng(4)
    path = tmp_path / "whole.wav"
    soundfile.write(path, rng.normal(0, 0.1, sum(LENGTHS)).astype(np.float32), RATE_HZ)
    return path


@pytest.fixture
def pieces(whole: Path) -> list[Piece]:
    """The same, cut in four."""
    sound, at = soundfile.read(whole, dtype="int16")[0], 0
    made = []
    for number, length in enumerate(LENGTHS):
        made.append(Piece(whole.with_name(f"{number}.wav")))
        soundfile.write(made[-1].path, sound[at : at + length], RATE_HZ)
        at += length
    return made


def heard(pieces: list[Piece], rate_hz: int) -> tuple[np.ndarray, list[Border]]:
    borders: list[Border] = []
    return np.concatenate([*joined(pieces, rate_hz, borders.append)]), borders


@pytest.mark.parametrize("rate_hz", [RATE_HZ, 48_000, 8_000])
def test_nobody_hears_where_a_recording_was_cut(whole: Path, pieces: list[Piece], rate_hz: int) -> None:
    sound, borders = heard(pieces, rate_hz)
    np.testing.assert_allclose(sound, audio.read(whole, rate_hz=rate_hz).samples, atol=2e-6)
    ends = np.cumsum(LENGTHS)[:-1] * rate_hz / RATE_HZ
    assert borders == [Border(round(end), number) for number, end in enumerate(ends, 1)]


def test_each_begins_where_it_is_told_to(whole: Path) -> None:
    sound, borders = heard([Piece(whole, 2.0), Piece(whole, 1.0)], RATE_HZ)
    there = audio.read(whole).samples
    np.testing.assert_array_equal(sound, np.concatenate([there[2 * RATE_HZ :], there[RATE_HZ:]]))
    assert borders == [Border(len(there) - 2 * RATE_HZ, 1)]


def test_where_the_rate_changes_all_of_both_is_heard(whole: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.wav"
    t = np.arange(16_000) / 16_000
    soundfile.write(other, 0.5 * np.sin(2 * np.pi * 1000 * t), 16_000)
    sound, borders = heard([Piece(other), Piece(whole), Piece(other)], 48_000)
    first, between = 48_000, round(sum(LENGTHS) * 48_000 / RATE_HZ)
    assert [border.frame for border in borders] == pytest.approx([first, first + between], abs=1)
    assert len(sound) == pytest.approx(2 * first + between, abs=2)
    np.testing.assert_allclose(sound[-first + 200 : -200], sound[200 : first - 200], atol=1e-5)


def test_what_cannot_be_read_is_left_out_and_told(pieces: list[Piece]) -> None:
    expected = np.concatenate([audio.read(pieces[k].path).samples for k in (0, 2)])
    pieces[1].path.write_bytes(b"RIFF and no sound behind it")
    pieces[3].path.unlink()
    sound, borders = heard(pieces, RATE_HZ)
    np.testing.assert_array_equal(sound, expected)
    assert [(border.number, border.problem is None) for border in borders] == [(1, False), (2, True), (3, False)]
    assert [border.frame for border in borders] == [LENGTHS[0], LENGTHS[0], len(expected)]


def test_nothing_is_heard_where_the_first_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(audio.AudioError):
        heard([Piece(tmp_path / "gone.wav")], RATE_HZ)
