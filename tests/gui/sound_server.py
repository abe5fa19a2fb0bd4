"""A sound server of the test's own, without a sound card: what is played into `out` comes back from the microphone `mic`."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

RATE_HZ = 48_000
# Qt does not show monitors of outputs, so the monitor is offered as a microphone.
_MODULES = (
    "module-native-protocol-unix",
    f"module-null-sink sink_name=out rate={RATE_HZ} channels=2 sink_properties=device.description=Loudspeaker",
    "module-remap-source master=out.monitor source_name=mic source_properties=device.description=Microphone",
)


@contextmanager
def running(place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Skips, with a word, where PulseAudio is not installed."""
    for program in ("pulseaudio", "parec", "paplay"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed: sound is not tried on a real sound server")
    place.mkdir(mode=0o700)
    for name in ("XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "PULSE_RUNTIME_PATH"):
        monkeypatch.setenv(name, str(place))
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    modules = [word for module in _MODULES for word in ("-L", module)]
    server = subprocess.Popen(
        ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--log-level=error", *modules],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until_s = time.monotonic() + 10
        while subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode:
            assert time.monotonic() < until_s
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        server.wait()


class Recording:
    """What comes out of the loudspeaker from now on."""

    def __init__(self) -> None:
        form = ["--raw", "--format=s16le", "--channels=1", f"--rate={RATE_HZ}", "--latency-msec=10"]
        self._child = subprocess.Popen(["parec", "-d", "out.monitor", *form], stdout=subprocess.PIPE)
        assert self._child.stdout is not None
        os.set_blocking(self._child.stdout.fileno(), False)
        self.blocks: list[bytes] = []

    def take(self) -> int:
        """Takes in what has come; the frames so far."""
        assert self._child.stdout is not None
        while block := self._child.stdout.read(1 << 16):
            self.blocks.append(block)
        return sum(map(len, self.blocks)) // 2

    def close(self) -> np.ndarray:
        """All of it, float32 (frames,)."""
        self._child.terminate()
        self._child.wait()
        return np.frombuffer(b"".join(self.blocks), np.int16) / np.float32(32768)
