"""Finding recordings and reading their headers."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.job import Cancelled
from engine.sound import ailments, scan
from engine.sound.audio import FolderGone
from engine.sound.header import read_header
from engine.sound.picture import FileSound


def tree(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"x")
    return root


def names(root: Path, recursive: bool = True, **how) -> list[str]:
    return [found.file for found in scan.find(root, recursive, **how)]


def test_natural_order_own_files_before_subfolders(tmp_path):
    tree(tmp_path, "b10.wav", "b9.wav", "B1.wav", "a.flac", "day 10/x.wav", "day 9/x.wav", "day 9/night/x.ogg")
    assert names(tmp_path) == [
        "a.flac",
        "B1.wav",
        "b9.wav",
        "b10.wav",
        "day 9/x.wav",
        "day 9/night/x.ogg",
        "day 10/x.wav",
    ]
    assert names(tmp_path, recursive=False) == ["a.flac", "B1.wav", "b9.wav", "b10.wav"]


def test_order_of_numbers_of_the_same_value_is_fixed():
    assert sorted(["a1", "a01", "A1", "a001"], key=scan.natural_key) == ["A1", "a001", "a01", "a1"]
    assert sorted(["²", "2", "a", "١"], key=scan.natural_key)  # what is a digit to Unicode but no number


def test_only_sound_and_nothing_hidden(tmp_path):
    tree(
        tmp_path, "a.WAV", "b.txt", "c", "._a.wav", ".hidden.wav", ".git/x.wav", "__MACOSX/x.wav", "$RECYCLE.BIN/x.wav"
    )
    tree(tmp_path, "System Volume Information/x.wav", "sound.wav/inside.mp3", "v1.0/x.m4a")
    assert names(tmp_path) == ["a.WAV", "sound.wav/inside.mp3", "v1.0/x.m4a"]


def test_size_and_time(tmp_path):
    tree(tmp_path, "a.wav")
    os.utime(tmp_path / "a.wav", ns=(5, 1_234_567_000))
    assert next(scan.find(tmp_path, False)) == scan.Found("a.wav", 1, 1_234_567_000)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_are_followed_but_never_in_circles(tmp_path):
    root = tree(tmp_path / "root", "a/x.wav")
    other = tree(tmp_path / "other", "y.wav")
    (root / "a" / "back").symlink_to(root)
    (root / "a" / "self").symlink_to(root / "a")
    (root / "b").symlink_to(other)
    (root / "nowhere.wav").symlink_to(tmp_path / "nothing")
    (root / "z.wav").symlink_to(other / "y.wav")
    assert names(root) == ["z.wav", "a/x.wav", "b/y.wav"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text")
def test_names_that_are_no_text_are_said(tmp_path):
    (tmp_path / "good.wav").touch()
    with open(os.fsencode(tmp_path) + b"/caf\xe9.wav", "wb"):
        pass
    skipped: dict[str, str] = {}
    assert names(tmp_path, skipped=skipped) == ["good.wav"]
    assert list(skipped) == [r"caf\xe9.wav"]
    assert skipped[r"caf\xe9.wav"].startswith("The file's name is no text")


def test_folders_that_may_not_be_listed_are_said(tmp_path, monkeypatch):
    closed, scandir = os.path.join(tree(tmp_path, "good.wav", "closed/a.wav"), "closed/"), os.scandir

    def refusing(path):  # the super-user, as which tests may run, is refused nothing
        if path == closed:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    skipped: dict[str, str] = {}
    assert names(tmp_path, skipped=skipped) == ["good.wav"]
    assert skipped == {
        "closed/": ailments.closed_folder(closed, PermissionError(errno.EACCES, "Permission denied")).reason
    }


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(FolderGone):
        scan.find(tmp_path / "nowhere", True)
    with pytest.raises(FolderGone):
        scan.find(tree(tmp_path, "a.wav") / "a.wav", True)
    assert names(tmp_path) == ["a.wav"]


def test_an_empty_folder_is_no_error(tmp_path):
    assert names(tmp_path) == []


def test_subfolders_with_sound(tmp_path):
    tree(tmp_path, "readme.txt", "a/1.wav", "a/2.wav", "b/c/1.wav", "docs/x.txt")
    assert scan.subfolders_with_sound(tmp_path) == [("a", 2), ("b/c", 1)]


def test_ten_thousand_files_are_found_in_their_order(tmp_path):
    for number in range(10_000):
        (tmp_path / f"rec{number}.wav").touch()
    found = list(scan.find(tmp_path, True))
    assert len(found) == 10_000
    assert [found[0].file, found[9_999].file] == ["rec0.wav", "rec9999.wav"]


@pytest.fixture
def folder(tmp_path) -> Path:
    rng = np.random.default_rng(0)
    for number in range(450):
        soundfile.write(tmp_path / f"{number}.wav", rng.uniform(-0.5, 0.5, 100 + number), 8_000)
    (tmp_path / "7.wav").write_bytes(b"")
    (tmp_path / "S4A01234_20190504_053000.wav").write_bytes(b"RIFF and nothing more to say")
    return tmp_path


def test_headers_come_in_order_with_reasons(folder):
    founds = list(scan.find(folder, True))
    points = []
    batches = list(scan.headers(folder, founds, lambda *point: points.append(point)))
    assert [len(batch) for batch in batches] == [200, 200, 51]
    recordings = [recording for batch in batches for recording in batch]
    assert [recording.file for recording in recordings] == [found.file for found in founds]
    assert [(p[0], p[1]) for p in points] == [(200, 451), (400, 451), (451, 451)]
    fine = recordings[450 - 449]
    assert (fine.rate_hz, fine.channels, fine.format, fine.problem) == (8_000, 1, "WAV 16 bit", None)
    assert fine.duration_s == pytest.approx(101 / 8_000)
    bad = {recording.file: recording for recording in recordings if recording.problem}
    assert set(bad) == {"7.wav", "S4A01234_20190504_053000.wav"}
    assert bad["7.wav"].problem.startswith("The file is empty (0 bytes).")
    # what its name tells is known even of a file that cannot be read
    assert bad["S4A01234_20190504_053000.wav"].recorded_at == "2019-05-04T05:30:00"


def test_headers_of_an_iterator(folder):
    assert sum(len(batch) for batch in scan.headers(folder, scan.find(folder, False))) == 451


def test_headers_can_be_cancelled(folder):
    def stop(done: float, total: float, note: str = "") -> None:
        raise Cancelled

    batches = scan.headers(folder, scan.find(folder, False), stop)
    assert len(next(batches)) == 200
    with pytest.raises(Cancelled):
        next(batches)


def test_a_drive_that_vanishes_blames_no_recording(folder):
    founds = list(scan.find(folder, True))
    for path in folder.iterdir():
        path.unlink()
    with pytest.raises(FolderGone):
        list(scan.headers(folder, founds))


def test_a_recording_that_vanishes_has_its_reason(folder):
    founds = list(scan.find(folder, True))
    (folder / "3.wav").unlink()
    recordings = [recording for batch in scan.headers(folder, founds) for recording in batch]
    assert [r.file for r in recordings if r.problem and "no longer there" in r.problem] == ["3.wav"]


def test_where_no_header_tells_the_length_it_is_counted(tmp_path: Path) -> None:
    """As FFmpeg writes FLAC into a pipe: it cannot go back and say how many samples came."""
    file = tmp_path / "a.flac"
    soundfile.write(file, np.random.default_rng(0).normal(0, 0.1, 30_000), 8_000)
    data = bytearray(file.read_bytes())
    data[21] &= 0xF0  # the 36 bits of STREAMINFO that count samples
    data[22:26] = bytes(4)
    file.write_bytes(data)
    assert read_header(file).duration_s is None
    (found,) = scan.find(tmp_path, False)
    assert scan.header_of(tmp_path, found).duration_s == 3.75
    sound = FileSound(file)
    assert sound.frames == 30_000
    assert np.abs(sound.read(29_000, 1_000)).max() > 0.1
