"""Plays a sound on the sound server and tells when it is heard: `python -m tests.bench.played FILE OUT`.

OUT becomes JSON: a list of (frame, when it is heard on the clock `time.monotonic`), one every tenth of a second.  It asks the server for no
haste, so that whoever listens meanwhile has the server as it would be without it.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import time
from pathlib import Path

import soundfile

AHEAD_S, BLOCK_S = 2.0, 0.1
_PLAYBACK, _S16LE, _ANY = 1, 3, 0xFFFFFFFF


class _Shape(ctypes.Structure):
    _fields_ = [("format", ctypes.c_int), ("rate", ctypes.c_uint32), ("channels", ctypes.c_uint8)]


class _Buffer(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize")]


def main() -> int:
    """See above."""
    sound, rate_hz = soundfile.read(sys.argv[1], dtype="int16", always_2d=True)
    os.environ.pop("PULSE_LATENCY_MSEC", None)  # it would overrule what is asked for here
    pulse = ctypes.CDLL("libpulse-simple.so.0")
    pulse.pa_simple_new.restype = ctypes.c_void_p
    pulse.pa_simple_get_latency.restype = ctypes.c_uint64
    channels, error = sound.shape[1], ctypes.c_int(0)
    ahead = _Buffer(_ANY, round(AHEAD_S * rate_hz) * 2 * channels, _ANY, _ANY, _ANY)
    shape = _Shape(_S16LE, rate_hz, channels)
    made = pulse.pa_simple_new(
        None, b"bench", _PLAYBACK, None, b"played", ctypes.byref(shape), None, ctypes.byref(ahead), ctypes.byref(error)
    )
    if not made:
        raise RuntimeError(f"the sound server does not take it: {error.value}")
    stream, told, block = ctypes.c_void_p(made), [], round(BLOCK_S * rate_hz)
    for at in range(0, len(sound), block):
        data = sound[at : at + block].tobytes()
        if pulse.pa_simple_write(stream, data, ctypes.c_size_t(len(data)), ctypes.byref(error)) < 0:
            raise RuntimeError(f"playing ended: {error.value}")
        behind_us = pulse.pa_simple_get_latency(stream, ctypes.byref(error))
        told.append((at + len(data) // 2 // channels, time.monotonic() + behind_us / 1e6))
    pulse.pa_simple_drain(stream, ctypes.byref(error))
    pulse.pa_simple_free(stream)
    Path(sys.argv[2]).write_text(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
