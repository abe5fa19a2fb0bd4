"""The packed app's window on a Linux that has nothing of its own for it: no Qt, no xcb libraries, no fonts, only an X server."""

from __future__ import annotations

import array
import os
import random
import re
import shutil
import subprocess
import sys
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import sound_server

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Xvfb and chroot are Linux's")

STARTS, START_S = 3, 1.5  # the best of so many starts takes at most so long until the window is there
SETTLED_S = 6.0
RATE_HZ = sound_server.RATE_HZ
PLAYED_S = 2
COLOURS = 200  # a window whose spectrogram is painted has more, a blank one a handful
EXPECTED = (  # where there is no sound service
    r"PulseAudioService: pa_context_connect\(\) failed",
    r"qt\.multimedia\.symbolsresolver: Couldn't .*",
    r"qt\.multimedia\.ffmpeg: Using Qt multimedia with FFmpeg version .*",
)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """An X server with nothing on it."""
    for tool in ("Xvfb", "xdotool", "import"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not here")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-noreset", "-displayfd", str(writing), "-screen", "0", "1400x900x24"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        yield f":{told.readline().strip()}"
    server.terminate()
    server.wait()


@pytest.fixture(scope="module")
def start(app, built: Path, display: str) -> Iterator[Callable[[str, Path], subprocess.Popen]]:
    """Starts the app on a display with a folder of recordings: within a bare Debian for root, as it is for others.

    The display comes first: where there was none before, it makes the folder of sockets that is shared.
    """
    if os.geteuid() or shutil.which("debootstrap") is None:
        sys.stderr.write("Without root and debootstrap the window is opened on this system itself.\n")
        yield lambda display, folder: _started([app.program, folder], app.environment(), display)
        return
    root = built / "root"
    if not (root / "usr" / "bin" / "env").exists():
        subprocess.run(["debootstrap", "--variant=minbase", "bookworm", root], check=True, stdout=subprocess.DEVNULL)
    assert not list(root.rglob("libxcb*"))
    places = {
        app.folder: f"opt/{app.folder.parent.name}/earmark",
        Path("/tmp/.X11-unix"): "tmp/.X11-unix",
        Path("/proc"): "proc",
    }
    samples = next(app.folder.rglob("synthetic siren 1.wav")).parent
    places[samples] = "sounds"
    mounted = []
    try:
        for outside, inside in places.items():
            (root / inside).mkdir(parents=True, exist_ok=True)
            subprocess.run(["mount", "--bind", outside, root / inside], check=True)
            mounted.append(root / inside)
        subprocess.run(["mount", "-o", "remount,bind,ro", root / places[app.folder]], check=True)
        (root / "home" / "someone").mkdir(parents=True, exist_ok=True)
        inside_program = f"/{places[app.folder]}/{app.program.relative_to(app.folder)}"
        chroot = shutil.which("chroot", path="/usr/sbin:/usr/bin:/sbin") or "chroot"
        yield lambda display, folder: _started(
            [chroot, root, inside_program, "/sounds"], {"HOME": "/home/someone"}, display
        )
    finally:
        for place in reversed(mounted):
            subprocess.run(["umount", place], check=True)


def _started(command: list[object], environment: dict[str, str], display: str) -> subprocess.Popen:
    words = [str(word) for word in command]
    return subprocess.Popen(
        words, env=environment | {"DISPLAY": display}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def until_shown(display: str) -> None:
    """Waits for the window, and looks more often than xdotool would, which is twice a second."""
    command, until_s = ["xdotool", "search", "--onlyvisible", "--name", "Earmark"], time.monotonic() + 60
    while subprocess.run(command, env=os.environ | {"DISPLAY": display}, stdout=subprocess.DEVNULL).returncode:
        assert time.monotonic() < until_s, "no window"
        time.sleep(0.02)


def ended(program: subprocess.Popen) -> list[str]:
    """Ends the program; returns the lines it said that nobody expected."""
    program.terminate()
    said = program.communicate(timeout=30)[0].decode("utf-8", "replace").splitlines()
    return [line for line in said if not any(re.fullmatch(one, line) for one in EXPECTED)]


def test_the_window_shows_recordings_and_says_nothing(start, display, built: Path, app) -> None:
    program = start(display, app.folder)
    until_shown(display)
    time.sleep(SETTLED_S)
    picture = built / "window.png"
    environment = os.environ | {"DISPLAY": display}
    subprocess.run(["import", "-window", "root", picture], env=environment, check=True)
    assert program.poll() is None
    assert not ended(program)
    told = subprocess.run(["identify", "-format", "%k", picture], capture_output=True, text=True, check=True)
    assert int(told.stdout) > COLOURS, f"look at {picture}"


def test_it_is_there_at_once(start, display, app, record_property) -> None:
    times_s = []
    for _ in range(STARTS):
        before_s = time.monotonic()
        program = start(display, app.folder)
        until_shown(display)
        times_s.append(time.monotonic() - before_s)
        assert not ended(program)
    print("starts:", ", ".join(f"{one:.2f} s" for one in times_s))
    assert min(times_s) <= START_S


def pressed(display: str, *keys: str) -> None:
    """Presses keys in the window."""
    window = ["xdotool", "search", "--onlyvisible", "--name", "Earmark", "windowfocus", "--sync", "key", *keys]
    subprocess.run(window, env=os.environ | {"DISPLAY": display}, check=True, stdout=subprocess.DEVNULL)


def recorded(folder: Path) -> bytes:
    """The frames of the one recording in a folder, as they lie in the file, but those that are silent."""
    (path,) = folder.glob("*.wav")
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE_HZ, 2, 2)
        frames = file.readframes(file.getnframes())
    return b"".join(frame for at in range(0, len(frames), 4) if any(frame := frames[at : at + 4]))


def test_it_records_a_microphone(app, display: str, tmp_path: Path) -> None:
    if name := sound_server.missing():
        pytest.skip(f"there is no {name} here: nothing to play into and hear from")
    drawn, folder, sound = random.Random(9), tmp_path / "sounds", tmp_path / "played.wav"
    folder.mkdir()
    samples = array.array(
        "h", (drawn.randrange(1, 20_000) * drawn.choice((-1, 1)) for _ in range(2 * RATE_HZ * PLAYED_S))
    )
    with wave.open(str(sound), "wb") as file:
        file.setparams((2, 2, RATE_HZ, 0, "NONE", ""))
        file.writeframes(samples.tobytes())
    with sound_server.sound_server() as server:
        own = {name: server[name] for name in ("XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH")}
        program = _started([app.program, folder], app.environment() | own, display)
        until_shown(display)
        pressed(display, "ctrl+shift+r")
        time.sleep(SETTLED_S / 2)
        pressed(display, "r")
        time.sleep(1)
        subprocess.run(["paplay", sound], env=server, check=True)
        time.sleep(1)
        pressed(display, "r")
        time.sleep(1)
        assert not ended(program)
    assert recorded(folder) == samples.tobytes()
