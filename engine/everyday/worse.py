"""What rooms, recorders, phones and codecs do to a recording: float32 (frames,) in, as many frames out (a codec's may differ)."""

from __future__ import annotations

import io

import numpy as np


def limited(samples: np.ndarray, own_hz: int, rate_hz: int) -> np.ndarray:
    """Recorded at `rate_hz`, and brought back to `own_hz`."""
    import soxr

    return soxr.resample(soxr.resample(samples, own_hz, rate_hz, "HQ"), rate_hz, own_hz, "HQ")


def phoned(samples: np.ndarray, own_hz: int) -> np.ndarray:
    """Over a telephone's band, 300 to 3 400 Hz."""
    from scipy import signal

    band = signal.butter(6, (300, 3_400), "bandpass", fs=own_hz, output="sos")
    return np.asarray(signal.sosfilt(band, samples))


def clipped(samples: np.ndarray, over_db: float) -> np.ndarray:
    """So much too loud for the recorder."""
    return np.clip(samples / max(float(np.abs(samples).max()), 1e-6) * 10 ** (over_db / 20), -1, 1)


def hissing(samples: np.ndarray, below_db: float, rng: np.random.Generator) -> np.ndarray:
    """With white noise that is so much softer."""
    return samples + rng.normal(size=len(samples)) * np.sqrt(np.mean(samples**2)) * 10 ** (-below_db / 20)


def mp3(samples: np.ndarray, own_hz: int, kbit_s: int) -> np.ndarray:
    """As MP3 and back; the codec's delay stays."""
    import av

    file = io.BytesIO()
    with av.open(file, "w", format="mp3") as out:
        stream = out.add_stream("mp3", rate=own_hz, layout="mono", bit_rate=kbit_s * 1_000)
        frame = av.AudioFrame.from_ndarray(samples[None].astype(np.float32), format="fltp", layout="mono")
        frame.sample_rate = own_hz
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    file.seek(0)
    with av.open(file, "r") as kept:
        return np.concatenate([frame.to_ndarray()[0] for frame in kept.decode(audio=0)]).astype(np.float32)


def in_a_room(samples: np.ndarray, own_hz: int, rng: np.random.Generator) -> np.ndarray:
    """In a room made at random: behind the direct sound noise that dies away by 60 dB within .1 to 1.2 s, from 6 dB weaker to 12 dB
    stronger than it. The end of the sound rings on at its beginning. float32.
    """
    from scipy import signal

    dies_s = 10 ** rng.uniform(-1, 0.08)
    times_s = np.arange(int(dies_s * own_hz)) / own_hz
    room = rng.normal(size=len(times_s)) * 10 ** (-3 * times_s / dies_s)
    room *= 10 ** (rng.uniform(-6, 12) / 20) / np.sqrt(np.sum(room**2))
    room[0] += 1
    before = samples[-len(room) :]
    rung = signal.oaconvolve(np.concatenate([before, samples]), room)
    return rung[len(before) :][: len(samples)].astype(np.float32)


def somehow(samples: np.ndarray, own_hz: int, rng: np.random.Generator) -> np.ndarray:
    """Made worse in one way at random, up to what a person would still recognise; float32."""
    way = rng.integers(5)
    if way == 0:
        worse = samples * 10 ** (-rng.uniform(6, 30) / 20)
    elif way == 1:
        worse = limited(samples, own_hz, int(rng.choice([8_000, 11_025, 16_000])))
    elif way == 2:
        worse = phoned(samples, own_hz)
    elif way == 3:
        worse = clipped(samples, rng.uniform(0, 26))
    else:
        worse = hissing(samples, rng.uniform(10, 30), rng)
    return worse.astype(np.float32)
