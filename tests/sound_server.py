"""A sound server of our own: PulseAudio with a loudspeaker that plays into nothing and a microphone that hears it, to the bit."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np  # not there where the packed app is tried

RATE_HZ = 48_000
SCRIPT = f"""
load-module module-native-protocol-unix
load-module module-null-sink sink_name=speaker rate={RATE_HZ} channels=2 format=float32le
load-module module-remap-source source_name=microphone master=speaker.monitor source_properties=device.description=Microphone
set-default-sink speaker
set-default-source microphone
"""  # Qt does not show the monitor itself
PROGRAMS = ("pulseaudio", "pactl", "paplay", "parec")


def missing() -> str:
    """Which of the server's programs is not here; "" where all are."""
    return next((name for name in PROGRAMS if shutil.which(name) is None), "")


@contextmanager
def sound_server() -> Iterator[dict[str, str]]:
    """The environment in which programs find it; it is gone afterwards.  Raises RuntimeError where it does not start."""
    place = tempfile.mkdtemp(prefix="earmark-sound-")  # a socket's path must be short
    own = {"XDG_RUNTIME_DIR": place, "PULSE_RUNTIME_PATH": f"{place}/pulse", "HOME": place, "PULSE_LATENCY_MSEC": "40"}
    environment = {**os.environ, **own}
    script = os.path.join(place, "start.pa")
    with open(script, "w", encoding="utf-8") as file:
        file.write(SCRIPT)
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "-F", script]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            if _microphone_there(environment):
                break
            if server.poll() is not None:
                raise RuntimeError(f"PulseAudio ended with {server.returncode}")
            time.sleep(0.05)
        else:
            raise RuntimeError("PulseAudio does not answer")
        yield environment
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(place, ignore_errors=True)


def _microphone_there(environment: dict[str, str]) -> bool:
    asked = subprocess.run(
        ["pactl", "list", "short", "sources"], env=environment, capture_output=True, text=True, check=False
    )
    return "microphone" in asked.stdout


class Recording:
    """What comes out of the loudspeaker from now on, as one channel."""

    def __init__(self, environment: dict[str, str]) -> None:
        form = ["--raw", "--format=s16le", "--channels=1", f"--rate={RATE_HZ}", "--latency-msec=10"]
        self._child = subprocess.Popen(
            ["parec", "-d", "speaker.monitor", *form], env=environment, stdout=subprocess.PIPE
        )
        assert self._child.stdout is not None
        os.set_blocking(self._child.stdout.fileno(), False)
        self._blocks: list[bytes] = []

    def take(self) -> int:
        """Takes in what has come; the frames so far."""
        assert self._child.stdout is not None
        while block := self._child.stdout.read(1 << 16):
            self._blocks.append(block)
        return sum(map(len, self._blocks)) // 2

    def close(self) -> np.ndarray:
        """All of it, float32 (frames,)."""
        import numpy as np

        self.take()
        self._child.terminate()
        self._child.communicate()
        return np.frombuffer(b"".join(self._blocks), np.int16) / np.float32(32768)
