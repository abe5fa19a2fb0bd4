"""Playing on a real sound server: what comes out is what is in the file, and the cursor is where the sound is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import sound_server
import soundfile
from sound_server import RATE_HZ

from gui.hearing.player import Player

CLICK_S = 0.25
OFF_BY_S = 0.02


@pytest.fixture
def clicks(tmp_path: Path) -> Path:
    """A click of its own height every quarter of a second, for three seconds."""
    sound = np.zeros(3 * RATE_HZ, np.float32)
    for number in range(12):
        at = round(number * CLICK_S * RATE_HZ)
        sound[at : at + 48] = 0.3 + 0.05 * number
    (tmp_path / "sounds").mkdir()
    soundfile.write(tmp_path / "sounds" / "clicks.wav", sound, RATE_HZ)
    return tmp_path / "sounds"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    if name := sound_server.missing():
        pytest.skip(f"{name} is not installed: sound is not tried on a real sound server")
    with sound_server.sound_server() as environment:
        for name in ("XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH"):
            monkeypatch.setenv(name, environment[name])
        monkeypatch.delenv("PULSE_SERVER", raising=False)
        yield environment


@pytest.mark.filterwarnings("ignore")
def test_the_cursor_is_where_the_sound_is(server: dict[str, str], clicks: Path, make_session, qtbot) -> None:
    session = make_session(inline=False)
    session.open_folder(clicks, template="own")
    qtbot.waitUntil(lambda: session.current == "clicks.wav")
    player = Player(session)
    qtbot.addWidget(player)
    player._show_current(session.current)
    assert player.device.look(), player.device.why_not
    recording = sound_server.Recording(server)
    qtbot.waitUntil(lambda: recording.take() > 0, timeout=5000)
    heard: list[tuple[int, float]] = []  # frames that had come out, and where the cursor was
    player.moved.connect(lambda at_s: heard.append((recording.take(), at_s)))
    player.play()
    qtbot.waitUntil(lambda: not player.playing, timeout=8000)
    sound = recording.close()
    starts = np.flatnonzero((sound[1:] > 0.25) & (sound[:-1] <= 0.25)) + 1
    assert len(starts) == 12
    assert np.diff(starts).tolist() == [round(CLICK_S * RATE_HZ)] * 11  # nothing lost, nothing doubled
    np.testing.assert_allclose(sound[starts + 10], 0.3 + 0.05 * np.arange(12), atol=1e-3)
    at_s = np.array([place for frames, place in heard if starts[1] < frames < starts[-1]])
    true_s = np.array([(frames - starts[0]) / RATE_HZ for frames, _ in heard if starts[1] < frames < starts[-1]])
    off_s = at_s - true_s
    assert abs(float(np.median(off_s))) < OFF_BY_S
