"""What is wrong with a file is said in words, and what is good in it is read all the same."""

from __future__ import annotations

import inspect
import os
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.sound import ailments, audio

RATE = 22_050


def tone(seconds: float) -> np.ndarray:
    """A sine and a little noise, float32 (frames,)."""
    t = np.arange(round(seconds * RATE)) / RATE
    noise = np.random.default_rng(1).standard_normal(len(t))
    return (0.3 * np.sin(2 * np.pi * 440 * t) + 0.01 * noise).astype(np.float32)


def write(path: Path, samples: np.ndarray, **how) -> Path:
    soundfile.write(path, samples, RATE, **how)
    return path


def all_of(path: Path, **how) -> np.ndarray:
    return np.concatenate(list(audio.stream(path, RATE, **how)))


def test_files_that_are_not_there_or_not_ours(tmp_path):
    with pytest.raises(audio.AudioError, match="no longer there"):
        audio.read(tmp_path / "gone.wav")
    (tmp_path / "empty.wav").touch()
    with pytest.raises(audio.AudioError, match=r"^empty\.wav: The file is empty \(0 bytes\)"):
        audio.read_header(tmp_path / "empty.wav")
    (tmp_path / "text.wav").write_text("I am no sound, I only look like one from afar. " * 40)
    with pytest.raises(audio.AudioError, match="not a sound file"):
        audio.read(tmp_path / "text.wav")
    (tmp_path / "text.m4a").write_text("nor am I " * 400)
    with pytest.raises(audio.AudioError, match="not a sound file"):
        audio.read(tmp_path / "text.m4a")
    (tmp_path / "folder.wav").mkdir()
    with pytest.raises(audio.AudioError, match="This is a folder"):
        audio.read(tmp_path / "folder.wav")


def test_an_mp3_in_which_there_is_none(tmp_path):
    (tmp_path / "text.mp3").write_bytes(b"hello" * 100)
    with pytest.raises(audio.AudioError, match="not a sound file"):
        audio.read_header(tmp_path / "text.mp3")


@pytest.mark.skipif(
    os.name == "nt" or getattr(os, "geteuid", lambda: 1)() == 0, reason="root and Windows read anything"
)
def test_a_file_that_may_not_be_read(tmp_path):
    path = write(tmp_path / "a.wav", tone(1))
    path.chmod(0)
    with pytest.raises(audio.AudioError, match="not allowed to read"):
        audio.read(path)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "no"), "not allowed to read"),
        (FileNotFoundError(2, "no"), "no longer there"),
        (OSError(5, "Input/output error"), r"could not read this file \(Input/output error\)"),
    ],
)
def test_what_the_system_says_is_put_in_words(tmp_path, monkeypatch, error, words):
    path = write(tmp_path / "a.wav", tone(0.1))

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr("os.stat", refuse)
    with pytest.raises(audio.AudioError, match=words):
        audio.read_header(path)


def test_the_reason_leaves_the_file_name_out(tmp_path):
    (tmp_path / "empty.wav").touch()
    with pytest.raises(audio.AudioError) as caught:
        audio.read_header(tmp_path / "empty.wav")
    assert caught.value.fields["file"] == "empty.wav"
    assert "empty.wav" not in caught.value.reason


def test_a_file_without_sound(tmp_path):
    path = write(tmp_path / "none.wav", np.empty(0, np.float32))
    header = audio.read_header(path)
    assert "holds no sound" in header.problem.reason
    stream = audio.stream(path, RATE)
    assert list(stream) == []
    assert "holds no sound" in stream.problem(header).reason


@pytest.mark.parametrize("level", [0.0, 0.25])
def test_silence_is_said_also_when_it_is_not_zero(tmp_path, level):
    path = write(tmp_path / "still.wav", np.full(RATE, level, np.float32))
    stream = audio.stream(path, 16_000)
    assert sum(map(len, stream)) == 16_000
    assert "silent" in stream.problem().reason


def test_quiet_is_not_silent(tmp_path):
    path = write(tmp_path / "quiet.wav", tone(1) * 1e-4, subtype="PCM_24")
    stream = audio.stream(path, 16_000)
    assert list(stream)
    assert stream.problem() is None


def test_channels_that_cancel_each_other_out(tmp_path):
    one = tone(1)
    path = write(tmp_path / "opposed.wav", np.stack([one, -one], axis=1), subtype="FLOAT")
    stream = audio.stream(path, RATE)
    assert list(stream)
    assert "cancel each other out" in stream.problem().reason
    assert all_of(path, channel=0).max() > 0.1


@pytest.mark.parametrize("odd", [np.nan, np.inf, -np.inf, 3e38, -1e11])
def test_values_that_are_no_numbers_come_as_silence_and_are_said(tmp_path, odd):
    samples = tone(1)
    samples[[10, 20_000]] = odd
    path = write(tmp_path / "odd.wav", samples, subtype="FLOAT")
    blocks = np.concatenate([block for block, _ in audio.channel_blocks(path)])
    for got in (audio.read(path).samples, blocks[:, 0], all_of(path)):
        assert np.isfinite(got).all()
        assert got[10] == 0
        assert got[11] == samples[11]
    stream = audio.stream(path, 16_000)
    assert np.isfinite(np.concatenate(list(stream))).all()
    assert "2 of its values are not numbers" in stream.problem().reason


def test_whole_numbers_written_as_floats_are_said(tmp_path):
    for bits in (16, 24, 32):
        path = write(tmp_path / f"{bits}.wav", tone(1) * 2.0 ** (bits - 1), subtype="FLOAT")
        stream = audio.stream(path, 16_000)
        assert np.concatenate(list(stream)).max() > 0.25 * 2 ** (bits - 1)
        assert "times full scale" in stream.problem().reason
    path = write(tmp_path / "pascal.wav", tone(1) * 30, subtype="FLOAT")
    stream = audio.stream(path, 16_000)
    assert list(stream)
    assert stream.problem() is None


@pytest.mark.parametrize("name", ["half.wav", "half.rf64", "half.w64"])
def test_a_file_that_breaks_off_is_shorter_than_it_claims(tmp_path, name):
    whole = write(tmp_path / name, tone(4), format={"wav": "WAV", "rf64": "RF64", "w64": "W64"}[name[5:]])
    os.truncate(whole, whole.stat().st_size // 2)
    header = audio.read_header(whole)
    assert header.duration_s == pytest.approx(2, abs=0.01)
    assert "2.00 s of 4.00 s are there" in header.problem.reason
    stream = audio.stream(whole, 16_000)
    assert sum(map(len, stream)) == pytest.approx(32_000, abs=100)
    assert "shorter than it claims" in stream.problem(header).reason


@pytest.mark.parametrize("name", ["half.flac", "half.ogg", "half.mp3"])
def test_packed_files_that_break_off_give_what_they_have(tmp_path, name):
    path = write(tmp_path / name, tone(8))
    os.truncate(path, path.stat().st_size // 2)
    stream = audio.stream(path, RATE)
    seconds = sum(map(len, stream)) / RATE
    assert 2 < seconds < 6
    problem = stream.problem()
    if name != "half.ogg":  # an Ogg file's length is what is there: nothing in it says that more was meant
        assert "shorter than it claims" in problem.reason or "damaged" in problem.reason


def test_a_flac_that_is_damaged_midway(tmp_path):
    path = write(tmp_path / "hurt.flac", tone(8))
    with open(path, "r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(bytes(4_000))
    stream = audio.stream(path, RATE)
    assert sum(map(len, stream)) > 3 * RATE
    assert len(audio.read(path).samples) > 3 * RATE


def clicking(at_s: float, seconds: float = 8.0) -> np.ndarray:
    """A soft `tone` with one loud click."""
    samples = 0.2 * tone(seconds)
    samples[round(at_s * RATE)] = 0.9
    return samples


def test_what_lies_behind_damage_in_a_flac_stays_where_it_is_and_the_damage_is_said(tmp_path):
    whole = clicking(6.0)
    path = write(tmp_path / "hurt.flac", whole)
    with open(path, "r+b") as file:
        file.seek(path.stat().st_size * 3 // 10)
        file.write(b"hurt" * 10)
    stream = audio.stream(path, RATE)
    samples = np.concatenate(list(stream))
    assert len(samples) == 8 * RATE
    read = samples != 0
    assert np.count_nonzero(~read) < 3 * 4096  # blocks
    np.testing.assert_allclose(samples[read], whole[read], atol=1e-4)
    assert "missing or damaged 2." in stream.problem().reason
    for start_s in (2.3, 3.0, 5.0):  # in what is damaged, and behind it
        assert audio.read(path, start_s).samples.argmax() == (6 - start_s) * RATE
        assert len(audio.read(path, start_s).samples) == (8 - start_s) * RATE


def test_a_lossless_file_that_lacks_its_last_moment_is_short(tmp_path):
    path = write(tmp_path / "short.flac", tone(8))
    content = bytearray(path.read_bytes())
    content[22:26] = (8 * RATE + 900).to_bytes(4, "big")  # frames that it claims
    path.write_bytes(content)
    stream = audio.stream(path, RATE)
    assert sum(map(len, stream)) == 8 * RATE
    assert "8.00 s of 8.04 s" in stream.problem().reason


def test_the_header_of_an_unclosed_file_claims_nothing(tmp_path):
    """Recorders that lose power leave sizes of 0 or of all ones; the sound is there all the same."""
    for size in (b"\0\0\0\0", b"\xff\xff\xff\xff"):
        path = write(tmp_path / "unclosed.wav", tone(2))
        with open(path, "r+b") as file:
            file.seek(4)
            file.write(size)
            file.seek(0)
            at = file.read(200).index(b"data") + 4
            file.seek(at)
            file.write(size)
        stream = audio.stream(path, RATE)
        assert sum(map(len, stream)) == 2 * RATE
        assert stream.problem() is None


def with_data_size(path: Path, size: int) -> Path:
    """A WAV whose data chunk says that it is so long."""
    content = path.read_bytes()
    at = content.index(b"data") + 4
    path.write_bytes(content[:at] + size.to_bytes(4, "little") + content[at + 4 :])
    return path


def test_a_header_that_tells_of_less_than_is_there_is_said(tmp_path):
    """So it is where a size of 32 bits has gone round, beyond 4 GB."""
    path = with_data_size(write(tmp_path / "round.wav", tone(8), subtype="PCM_16"), 2 * 2 * RATE)
    header = audio.read_header(path)
    assert "2.00 s of sound, but 6.00 s more" in header.problem.reason
    stream = audio.stream(path, RATE)
    assert sum(map(len, stream)) == 2 * RATE
    assert "may lie behind" in stream.problem().reason
    whole = write(tmp_path / "whole.wav", tone(2))
    for behind in (b"LIST" + (200_000).to_bytes(4, "little") + bytes(200_000), b"ID3" + bytes(200_000), bytes(1_000)):
        path = tmp_path / "a.wav"
        path.write_bytes(whole.read_bytes() + behind)
        assert audio.read_header(path).problem is None


BEHIND = {
    "zeros": bytes(200_000),
    "a name whose chunk broke off": b"LIST" + (300_000).to_bytes(4, "little") + bytes(range(256)) * 800,
    "APE": b"APETAGEX" + bytes(range(256)) * 800,
    "lyrics": b"LYRICSBEGIN" + bytes(range(256)) * 800,
}


@pytest.mark.parametrize("behind", BEHIND.values(), ids=BEHIND.keys())
def test_what_is_no_sound_behind_the_sound_is_not_said(tmp_path, behind):
    path = write(tmp_path / "a.wav", tone(2), subtype="PCM_16")
    path.write_bytes(path.read_bytes() + behind)
    assert audio.read_header(path).problem is None


def test_a_chunk_behind_an_odd_number_of_bytes_may_follow_at_once(tmp_path):
    """Its size should be made even, but not all writers do."""
    path = write(tmp_path / "a.wav", tone(2)[:16_001], subtype="PCM_U8")
    content = path.read_bytes()
    content = content[: content.index(b"data") + 8 + 16_001]
    chunk = b"LIST" + (200_000).to_bytes(4, "little") + bytes(range(1, 251)) * 800
    for pad in (b"", b"\0"):
        path.write_bytes(content + pad + chunk)
        assert audio.read_header(path).problem is None


def test_a_size_that_was_never_written(tmp_path):
    path = with_data_size(write(tmp_path / "zero.wav", tone(3)), 0)  # the whole's size is right
    assert len(audio.read(path).samples) == 3 * RATE
    assert audio.read_header(path).problem is None
    path = write(tmp_path / "zero.rf64", tone(3), format="RF64", subtype="PCM_16")
    content = bytearray(path.read_bytes())
    at = content.index(b"ds64") + 8
    content[at : at + 24] = bytes(24)
    path.write_bytes(content)
    assert "3.00 s more" in audio.read_header(path).problem.reason


def test_bw64_is_read(tmp_path):
    path = write(tmp_path / "a.wav", tone(2), format="RF64", subtype="PCM_16")
    path.write_bytes(b"BW64" + path.read_bytes()[4:])
    assert len(audio.read(path).samples) == 2 * RATE
    assert audio.read_header(path).problem is None


def test_the_folder_itself_is_gone(tmp_path):
    write(tmp_path / "a.wav", tone(0.1))
    audio.require_folder(tmp_path)
    (tmp_path / "a.wav").unlink()
    for root in (tmp_path, tmp_path / "nowhere"):  # the empty mount point of a drive, and none
        with pytest.raises(audio.FolderGone, match="is not there"):
            audio.require_folder(root)


def ailing() -> list[ailments.AudioError]:
    """One of every kind."""
    some = {"str": "odd", "OSError": OSError(5, "Input/output error"), "float": 1.5, "int": 1}
    makers = [make for make in vars(ailments).values() if inspect.isfunction(make) and make.__name__ != "of_os_error"]
    return [
        make(*(some.get(each.annotation, "a.wav") for each in told.parameters.values()))
        for make, told in ((make, inspect.signature(make)) for make in makers)
        if told.return_annotation == "AudioError"
    ]


@pytest.mark.parametrize("kind", ailing(), ids=lambda kind: kind.template[:30])
def test_an_ailment_is_known_by_its_words(kind: ailments.AudioError) -> None:
    again = ailments.of_words(kind.reason)
    assert again is not None
    assert (again.template, again.reason) == (kind.template, kind.reason)


def test_words_of_no_ailment_are_none() -> None:
    assert ailments.of_words("The file is gone to sea.") is None
