"""The far view: the same tiles as worked out anew, in pieces, after a stop and after damage; a day without its 8 GB."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.errors import UserError
from engine.job import Cancelled
from engine.sound.picture import FileSound, Look, Place, far, make, zoom_of
from engine.sound.picture.far import Far

RATE_HZ = 8000
SMALL = Look(256)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """13 minutes of noise that swells."""
    path = tmp_path_factory.mktemp("far") / "long.wav"
    rng = np.random.default_rng(0)
    minute = rng.normal(0, 1000, RATE_HZ * 60)
    with soundfile.SoundFile(path, "w", RATE_HZ, 1, "PCM_16") as file:
        for n in range(13):
            file.write((minute * (0.5 + n / 5)).astype(np.int16))
    return path


@pytest.fixture(autouse=True)
def sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept of hours, of minutes."""
    monkeypatch.setattr(far, "LONG_FRAMES", 1 << 21)


def same(one: object, other: object) -> None:
    assert np.abs(one.power16.astype(int) - other.power16).max() <= 1  # a thirtieth of a dB
    np.testing.assert_array_equal(one.low, other.low)
    np.testing.assert_array_equal(one.high, other.high)


@pytest.mark.parametrize("pool", ["peak", "mean"])
def test_it_is_what_all_frames_say(long: Path, pool: str) -> None:
    sound, look = FileSound(long), Look(256, pool=pool)
    assert far.is_long(sound)
    Far(sound, look).build()
    kept = Far(sound, look)
    assert kept.complete
    for zoom in (15, 16, 18, 19, 21):
        found = kept.tile(Place(zoom, 0))
        assert found is not None
        same(found, make(sound, look, Place(zoom, 0)))
    last = Place(15, (sound.frames >> 15) // 256)
    same(kept.tile(last), make(sound, look, last))
    assert kept.tile(Place(14, 0)) is None
    assert sum(file.stat().st_size for file in kept.folder.iterdir()) < kept.size_bytes + 1000


def test_what_was_stopped_goes_on(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(far, "_KEPT_EVERY_S", 0.0)
    sound = FileSound(long)

    def stop(done: float, total: float, note: str = "") -> None:
        if done > total / 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        Far(sound, SMALL).build(stop)
    half = Far(sound, SMALL)
    assert 0 < half.done < sound.frames
    assert not far.tile(sound, SMALL, Place(21, 0)).exact  # a preview, until all of it is there
    reported: list[float] = []
    before = half.done
    half.build(lambda done, total, note="": reported.append(done))
    assert min(reported) > before  # nothing is done twice
    same(far.tile(sound, SMALL, Place(21, 0)), make(sound, SMALL, Place(21, 0)))


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"frames": "x"}', b"{"])
def test_damaged_or_deleted_it_is_made_again(long: Path, damage: bytes) -> None:
    sound = FileSound(long)
    kept = Far(sound, SMALL)
    kept.build()
    (kept.folder / "done.json").write_bytes(damage)
    assert Far(sound, SMALL).done == 0
    (kept.folder / "15").unlink()
    assert kept.tile(Place(15, 0)) is None
    again = Far(sound, SMALL)
    again.build()
    assert again.tile(Place(15, 0)) is not None


def test_where_some_of_it_was_deleted_all_is_made_again(long: Path) -> None:
    sound = FileSound(long)
    kept = Far(sound, SMALL)
    kept.build()
    (kept.folder / "18").unlink()
    assert not Far(sound, SMALL).complete
    Far(sound, SMALL).build()
    same(far.tile(sound, SMALL, Place(18, 0)), make(sound, SMALL, Place(18, 0)))


def test_those_used_last_are_kept(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = FileSound(long)
    looks = [Look(256, window=name) for name in ("hann", "hamming", "blackman")]
    monkeypatch.setattr(far, "MOST_BYTES", round(2.5 * Far(sound, looks[0]).size_bytes))
    for look in looks:
        Far(sound, look).build()
        time.sleep(0.02)
    assert [Far(sound, look).complete for look in looks] == [False, True, True]


def test_a_full_disk_is_told(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(far.shutil, "disk_usage", lambda path: type("Usage", (), {"free": 1000}))
    with pytest.raises(UserError, match="too full"):
        Far(FileSound(long), SMALL).build()


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """24 hours at 48 kHz, a click at 3.000 s of hour 23: 8 GB of which the disk holds a few kB."""
    path = tmp_path_factory.mktemp("day") / "day.w64"
    soundfile.write(path, np.zeros(48, np.int16), 48_000, subtype="PCM_16")
    header = path.stat().st_size - 96
    frames = 86_400 * 48_000
    at = (23 * 3600 + 3) * 48_000
    with open(path, "r+b") as file:
        head = bytearray(file.read(header))
        head[16:24] = (header + 2 * frames).to_bytes(8, "little")
        head[header - 8 : header] = (2 * frames + 24).to_bytes(8, "little")
        file.seek(0)
        file.write(head)
        file.truncate(header + 2 * frames)
        file.seek(header + 2 * at)
        file.write((20_000).to_bytes(2, "little"))
    if path.stat().st_blocks * 512 > 1 << 20:
        pytest.skip("files with holes cannot be made here")
    return path


def test_a_click_of_hour_23_lies_at_its_frame(day: Path) -> None:
    sound, look = FileSound(day), Look(512)
    assert sound.frames == 86_400 * 48_000
    at = (23 * 3600 + 3) * 48_000
    for zoom in (zoom_of(1, look), 9, 14):
        place = Place(zoom, at // (256 << zoom))
        found = make(sound, look, place)
        frames = (place.end - place.start) // len(found.high)
        assert found.high.argmax() == (at - place.start) // frames
        loud = np.flatnonzero(found.power16.max(axis=0) == found.power16.max()) * place.step + place.start
        assert loud[0] - place.step <= at < loud[-1] + 2 * place.step
    assert found.power16.max() == make(sound, look, Place(9, at // (256 << 9))).power16.max()


def test_a_day_is_previewed_at_once(day: Path) -> None:
    sound = FileSound(day)
    began_s = time.monotonic()
    seen = far.tile(sound, Look(), Place(24, 0))
    assert time.monotonic() - began_s < 2
    assert not seen.exact
    assert seen.end_s > 86_400
