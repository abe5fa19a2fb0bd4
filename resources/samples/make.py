"""Makes the sample recordings of this folder out of sines and noise: `python resources/samples/make.py`.

Nobody recorded them and nobody is heard in them; they are there to show the loop of listening, classifying, correcting
and teaching.  Always the same bytes: each sound has a random generator of its own, seeded by its name.  Needs numpy
only.
"""

from __future__ import annotations

import sys
import wave
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np

RATE = 22_050
Rng = np.random.Generator
Gain = Callable[[np.ndarray], np.ndarray]  # frequencies in Hz -> factor


def clock(seconds: float) -> np.ndarray:
    """Time in seconds, (frames,)."""
    return np.arange(round(seconds * RATE)) / RATE


def fall(t: np.ndarray, at: float, attack_s: float, decay_s: float) -> np.ndarray:
    """An envelope that rises at `at` within `attack_s` and dies away with the time constant `decay_s`."""
    since = t - at
    rise = np.clip(since / attack_s, 0, 1)
    return np.where(since > 0, rise * np.exp(-np.maximum(since - attack_s, 0) / decay_s), 0)


def hump(t: np.ndarray, start: float, end: float, edge_s: float = 0.05) -> np.ndarray:
    """An envelope that is 1 between `start` and `end` with soft edges."""
    return np.clip(np.minimum((t - start) / edge_s, (end - t) / edge_s), 0, 1)


def drift(rng: Rng, count: int, slow_hz: float) -> np.ndarray:
    """A smooth random curve with a spread of 1 that changes at about `slow_hz`."""
    curve = shaped(rng.standard_normal(count), lambda f: np.exp(-((f / slow_hz) ** 2)))
    return curve / (curve.std() + 1e-12)


def shaped(x: np.ndarray, gain: Gain) -> np.ndarray:
    """`x` with its spectrum multiplied by `gain`."""
    return np.fft.irfft(np.fft.rfft(x) * gain(np.fft.rfftfreq(len(x), 1 / RATE)), len(x))


def band(low_hz: float, high_hz: float, steep: int = 4) -> Gain:
    """Lets `low_hz` to `high_hz` pass."""

    def gain(f: np.ndarray) -> np.ndarray:
        f = np.maximum(f, 1e-3)
        return 1 / np.sqrt((1 + (low_hz / f) ** (2 * steep)) * (1 + (f / high_hz) ** (2 * steep)))

    return gain


def peaks(*resonances: tuple[float, float, float]) -> Gain:
    """A sum of resonances, each (Hz, width in Hz, factor)."""

    def gain(f: np.ndarray) -> np.ndarray:
        return sum(factor / (1 + ((f - hz) / width) ** 2) for hz, width, factor in resonances)  # type: ignore[return-value]

    return gain


def noise(rng: Rng, t: np.ndarray, gain: Gain) -> np.ndarray:
    """Noise of that colour with a spread of 1."""
    x = shaped(rng.standard_normal(len(t)), gain)
    return x / x.std()


def voice(pitch_hz: np.ndarray, gain: Gain, rough: np.ndarray | float = 0.0) -> np.ndarray:
    """Harmonics of a moving pitch, each as loud as `gain` says at its frequency; `rough` shakes their phase."""
    phase = 2 * np.pi * np.cumsum(pitch_hz) / RATE + rough
    top = int(RATE / 2 / max(20.0, float(pitch_hz.min())))
    out = np.zeros(len(pitch_hz))
    for k in range(1, top + 1):
        out += np.where(k * pitch_hz < 0.47 * RATE, gain(k * pitch_hz), 0) * np.sin(k * phase)
    return out


def echoes(rng: Rng, x: np.ndarray, decay_s: float, wet: float) -> np.ndarray:
    """`x` in a place whose echoes die away with `decay_s`."""
    t = clock(5 * decay_s)
    tail = shaped(rng.standard_normal(len(t)), band(100, 5_000, 1)) * np.exp(-t / decay_s)
    tail /= np.sqrt((tail**2).sum())
    size = len(x) + len(tail)
    far = np.fft.irfft(np.fft.rfft(x, size) * np.fft.rfft(tail, size), size)[: len(x)]
    return x + wet * far


def outdoors(rng: Rng, x: np.ndarray, level: float = 0.004) -> np.ndarray:
    """A little wind and hiss under everything, as every microphone hears it."""
    return x / np.abs(x).max() + level * noise(rng, x, lambda f: 1 / np.sqrt(np.maximum(f, 50)))


def siren(rng: Rng, number: int) -> np.ndarray:
    t = clock(3.0)
    if number == 1:  # wail: up quickly, down slowly
        pitch = 650 + 750 * np.interp((t / 2.4 + 0.2) % 1, [0, 0.4, 1], [0, 1, 0])
    else:  # yelp
        pitch = 620 + 850 * np.interp((t * 2.9) % 1, [0, 0.6, 1], [0, 1, 0])
    horn = voice(
        pitch, lambda f: peaks((1_100, 700, 1), (2_600, 900, 0.5), (500, 300, 0.5))(f) / (1 + (f / 2_500) ** 2)
    )
    return echoes(rng, horn * (0.8 + 0.2 * np.sin(2 * np.pi * 0.3 * t)), 0.25, 0.6)


def rain(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.8)
    wash = noise(rng, t, band(700, 9_000, 1)) * (1 + 0.06 * drift(rng, len(t), 3))
    drops = np.zeros(len(t))
    for at in rng.uniform(0, 2.75, 260 if number == 1 else 900):
        ring = rng.uniform(1_500, 7_000)
        drops += (
            rng.exponential(0.6) * fall(t, at, 0.0004, rng.uniform(0.001, 0.005)) * np.sin(2 * np.pi * ring * (t - at))
        )
    return 0.35 * wash + drops * (1.0 if number == 1 else 0.5)


def clock_ticking(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.8)
    out = np.zeros(len(t))
    for beat, at in enumerate(np.arange(0.1, 2.75, 0.4)):
        tune = 1.0 if beat % 2 else 0.85  # tick, tock
        wood = peaks((1_100 * tune, 120, 0.5), (2_500 * tune, 300, 0.8), (4_700 * tune, 900, 1), (8_000, 2_000, 0.8))
        for lag, part in ((0, 0.5), (0.006, 1.0), (0.024, 0.3)):
            out += part * fall(t, at + lag, 0.0001, 0.0022) * noise(rng, t, wood)
    return outdoors(rng, echoes(rng, out, 0.08, 0.12), 0.004)


def church_bells(rng: Rng, number: int) -> np.ndarray:
    t = clock(3.2)
    partials = (
        (0.5, 0.6, 2.5),
        (1, 0.9, 2),
        (1.183, 1, 1.7),
        (1.506, 0.5, 1.2),
        (2, 1, 1.2),
        (2.514, 0.6, 0.7),
        (2.662, 0.6, 0.6),
    )
    high = (
        (3.011, 0.6, 0.5),
        (3.76, 0.3, 0.35),
        (4.166, 0.6, 0.35),
        (5.433, 0.5, 0.25),
        (6.796, 0.4, 0.2),
        (8.2, 0.3, 0.12),
    )
    out = np.zeros(len(t))
    for at, hz in ((0.05, 523), (0.55, 466), (1.0, 415), (1.5, 349), (1.95, 523), (2.45, 466)):
        for ratio, loud, decay in (*partials, *high):
            for side in (1, 1 + rng.uniform(0.001, 0.004)):  # no bell is quite round: each partial beats
                out += (
                    loud
                    * fall(t, at, 0.001, decay)
                    * np.sin(2 * np.pi * hz * ratio * side * (t - at) + rng.uniform(0, 6))
                )
        out += 1.5 * fall(t, at, 0.0005, 0.012) * noise(rng, t, band(1_500, 9_000, 1))
    return outdoors(rng, echoes(rng, out, 0.6, 0.5))


def birds(rng: Rng, number: int) -> np.ndarray:
    t = clock(3.0)
    out = np.zeros(len(t))
    at = 0.1
    while at < 2.7:
        kind, length = rng.integers(3), rng.uniform(0.05, 0.14) if number == 1 else rng.uniform(0.12, 0.3)
        base = rng.uniform(2_800, 5_200)
        for again in range(int(rng.integers(2, 6)) if number == 1 else 1):
            start = at + again * (length + 0.03)
            x = np.clip((t - start) / length, 0, 1)
            bend = (900 * np.sin(np.pi * x), 1_400 * (1 - x), 350 * np.sin(2 * np.pi * 28 * (t - start)) + 500 * x)[
                kind
            ]
            tone = np.sin(2 * np.pi * np.cumsum(base + bend) / RATE)
            out += np.sin(np.pi * x) ** 1.2 * tone * rng.uniform(0.6, 1)
        at += again * (length + 0.03) + length + rng.uniform(0.08, 0.3)
    return outdoors(rng, echoes(rng, out, 0.3, 0.25), 0.01)


def crying_baby(rng: Rng, number: int) -> np.ndarray:
    t = clock(3.2)
    out = np.zeros(len(t))
    for start, end in (
        ((0.08, 1.0), (1.32, 2.35), (2.65, 3.15)) if number == 1 else ((0.1, 0.6), (0.8, 1.35), (1.55, 2.9))
    ):
        x = np.clip((t - start) / (end - start), 0, 1)
        high = rng.uniform(430, 500)
        pitch = high * (0.78 + 0.3 * np.sin(np.pi * x**0.6)) * (1 + 0.012 * np.sin(2 * np.pi * 6.5 * t)) + 6 * drift(
            rng, len(t), 25
        )
        mouth = peaks((1_150, 260, 1.0), (3_200, 500, 0.8), (4_800, 700, 0.3), (500, 200, 0.5))
        cry = voice(pitch, mouth, 0.35 * drift(rng, len(t), 60)) * (1 + 0.25 * drift(rng, len(t), 18))
        breath = noise(rng, t, peaks((1_300, 500, 0.6), (3_300, 900, 1)))
        out += hump(t, start, end, 0.09) * (cry + 0.10 * np.abs(cry).std() * breath)
        out += 0.12 * hump(t, end + 0.06, end + 0.25, 0.08) * noise(rng, t, band(1_200, 5_000, 1))  # draws breath
    return echoes(rng, out, 0.12, 0.3)


def engine(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.6)
    beat = np.cumsum(23 + 0.6 * drift(rng, len(t), 4)) / RATE
    stroke = np.interp(np.floor(beat), np.arange(100), rng.uniform(0.75, 1.15, 100))  # none is as strong as the last
    fire = stroke * (0.35 + np.exp(-3 * (beat % 1)))
    low = fire * noise(rng, t, lambda f: band(40, 250, 2)(f))
    pipe = fire * noise(rng, t, lambda f: band(80, 1_500, 1)(f) / np.maximum(f, 100))
    rattle = (0.5 + fire) * noise(rng, t, band(600, 6_000, 1))
    return low + 1.3 * pipe + 0.16 * rattle


def dog_bark(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.4)
    low, length = (560, 0.16) if number == 1 else (640, 0.13)
    out = np.zeros(len(t))
    for at in (0.1, 0.48, 1.2, 1.55, 1.95) if number == 1 else (0.15, 0.62, 1.35, 1.8):
        x = np.clip((t - at) / length, 0, 1)
        pitch = low * rng.uniform(0.95, 1.05) * (0.7 + 0.55 * np.sin(np.pi * x**0.6)) + 6 * drift(rng, len(t), 40)
        mouth = peaks((low * 1.6, 200, 1), (1_450, 300, 0.9), (2_500, 450, 0.45), (3_900, 800, 0.25))
        bark = voice(np.maximum(pitch, 60), mouth, 0.16 * drift(rng, len(t), 120))
        rasp = noise(rng, t, mouth) * bark.std()
        out += hump(t, at, at + length, 0.022) * np.exp(-1.6 * x) * (bark + 0.45 * rasp) * rng.uniform(0.85, 1)
    return outdoors(rng, echoes(rng, np.tanh(out / np.abs(out).max() * 2), 0.16, 0.35))


def drilling(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.6)
    speed = 55 * np.interp(t, [0, 0.15, 0.5, 2.2, 2.6], [0.4, 0.9, 1, 0.96, 0.6]) + 0.4 * drift(rng, len(t), 8)
    hammer = np.exp(-3 * ((np.cumsum(speed) / RATE) % 1))
    gears = peaks((900, 400, 0.7), (1_900, 500, 1), (3_700, 900, 0.8), (6_200, 1_200, 0.5))
    whine = voice(speed * 8, gears, 0.06 * drift(rng, len(t), 90))
    stone = hammer * noise(rng, t, peaks((1_100, 500, 0.8), (2_600, 800, 1), (5_200, 1_800, 0.9)))
    return hump(t, 0.03, 2.57, 0.08) * (0.6 * whine / whine.std() + stone + 0.25 * noise(rng, t, band(800, 8_000, 1)))


def jackhammer(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.5)
    out = np.zeros(len(t))
    steel = peaks((450, 150, 0.7), (1_150, 120, 1), (1_900, 150, 0.9), (3_100, 350, 0.9), (5_200, 1_200, 0.7))
    since = clock(0.2)
    at = 0.04
    while at < 2.25:
        blow = noise(rng, since, steel) * fall(since, 0, 0.0004, 0.011)
        blow += 0.9 * fall(since, 0, 0.002, 0.02) * noise(rng, since, band(60, 300, 1))
        start = round(at * RATE)
        out[start : start + len(blow)] += rng.uniform(0.75, 1.1) * blow
        at += 1 / 17 + rng.normal(0, 0.0012)
    air = 0.12 * noise(rng, t, band(1_000, 9_000, 1))
    return echoes(rng, hump(t, 0.02, 2.48) * (out + air), 0.12, 0.35)


def sea_waves(rng: Rng, number: int) -> np.ndarray:
    t = clock(3.2)
    swell = (
        np.interp(t, [0, 0.5, 1.3, 2.2, 3.2], [0.25, 0.5, 1, 0.5, 0.2])
        if number == 1
        else 0.5 - 0.45 * np.cos(2 * np.pi * t / 2.9)
    )
    deep = noise(rng, t, lambda f: band(60, 900, 1)(f) / np.sqrt(np.maximum(f, 60)))
    foam = noise(rng, t, band(1_200, 7_000, 1)) * (1 + 0.15 * drift(rng, len(t), 40))
    return deep * (0.4 + swell) + 0.75 * foam * swell**2


def helicopter(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.8)
    turn = np.cumsum(11.5 + 0.05 * drift(rng, len(t), 1)) / RATE
    chop = np.exp(-7 * (turn % 1)) + 0.25 * np.exp(-12 * ((turn + 0.45) % 1))
    air = noise(rng, t, lambda f: band(40, 2_000, 1)(f) / np.sqrt(np.maximum(f, 40)))
    turbine = noise(rng, t, peaks((1_150, 25, 1), (2_300, 60, 0.5))) * 0.05
    return (0.25 + chop) * air + 0.5 * chop * np.sin(2 * np.pi * 55 * t) + turbine


def car_horn(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.2)
    brass = peaks((900, 500, 1), (2_100, 700, 0.9), (3_400, 900, 0.45), (420, 200, 0.6))
    horn = voice(np.full(len(t), 415.0), brass) + voice(np.full(len(t), 523.0) + 0.6 * drift(rng, len(t), 5), brass)
    presses = ((0.1, 1.9),) if number == 1 else ((0.1, 0.4), (0.55, 0.8), (0.95, 1.95))
    return outdoors(rng, echoes(rng, horn * sum(hump(t, *press, 0.015) for press in presses), 0.2, 0.4))


def crackling_fire(rng: Rng, number: int) -> np.ndarray:
    t = clock(3.0)
    roar = noise(rng, t, lambda f: band(50, 700, 1)(f) / np.sqrt(np.maximum(f, 50))) * (1 + 0.2 * drift(rng, len(t), 4))
    snaps = np.zeros(len(t))
    for at in np.sort(rng.uniform(0.02, 2.95, 130)):
        ring = noise(rng, clock(0.03), peaks((rng.uniform(1_200, 6_500), 900, 1), (9_000, 3_000, 0.4)))
        part = rng.exponential(0.5) ** 1.6 * ring * np.exp(-np.arange(len(ring)) / (rng.uniform(0.0006, 0.004) * RATE))
        start = round(at * RATE)
        snaps[start : start + len(part)] += part[: len(t) - start]
    return 0.16 * roar + snaps


def sneeze(rng: Rng, number: int) -> np.ndarray:
    t = clock(1.8)
    pitch = np.interp(t, [0.1, 0.3, 0.6, 0.78, 0.9, 1.1], [190, 240, 310, 420, 400, 220]) + 4 * drift(rng, len(t), 30)
    open_mouth = peaks((750, 120, 1), (1_200, 160, 0.8), (2_600, 300, 0.35))
    round_mouth = peaks((380, 100, 1), (950, 160, 0.6), (2_300, 300, 0.25))
    ah = hump(t, 0.1, 0.62, 0.1) * np.interp(t, [0.1, 0.6], [0.2, 1])
    gasp = ah * (
        0.12 * voice(pitch, open_mouth)
        + 0.25 * noise(rng, t, peaks((900, 300, 1), (1_700, 500, 0.7), (3_000, 800, 0.5)))
    )
    hiss = hump(t, 0.74, 0.98, 0.045) * noise(rng, t, peaks((2_600, 700, 1), (4_600, 1_500, 1), (7_500, 1_800, 0.6)))
    oo = hump(t, 0.84, 1.2, 0.09) * (
        0.35 * voice(pitch, round_mouth, 0.1 * drift(rng, len(t), 80)) + 0.3 * noise(rng, t, round_mouth)
    )
    return outdoors(rng, echoes(rng, gasp + 1.1 * hiss + oo, 0.1, 0.2))


def chainsaw(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.6)
    speed = np.interp(t, [0, 0.25, 0.5, 1.3, 1.5, 1.8, 2.6], [80, 85, 135, 128, 100, 138, 130]) + 1.2 * drift(
        rng, len(t), 14
    )
    pipe = peaks((270, 120, 1), (560, 200, 0.9), (1_300, 500, 0.8), (2_700, 900, 0.7), (5_000, 1_800, 0.4))
    buzz = voice(speed, pipe, 0.05 * drift(rng, len(t), 60)) + 0.5 * voice(
        speed / 2, pipe, 0.05 * drift(rng, len(t), 60)
    )
    pulse = np.exp(-3 * ((np.cumsum(speed) / RATE) % 1))
    chain = (0.3 + pulse) * noise(rng, t, peaks((1_300, 700, 0.7), (3_400, 1_500, 1), (7_000, 2_000, 0.6)))
    return np.tanh(1.2 * buzz / buzz.std() + 0.6 * chain)


def rooster(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.6)
    out = np.zeros(len(t))
    calls = (
        (0.1, 0.28, 520, 600, 0.5),
        (0.33, 0.47, 640, 690, 0.7),
        (0.5, 0.95, 690, 780, 0.9),
        (0.97, 2.1, 800, 470, 1.0),
    )
    for start, end, low, high, loud in calls:
        x = np.clip((t - start) / (end - start), 0, 1)
        pitch = low + (high - low) * x**2 + 60 * np.sin(np.pi * np.minimum(1, 4 * x)) + 9 * drift(rng, len(t), 50)
        beak = peaks((1_500, 300, 1), (2_200, 350, 1), (3_300, 500, 0.7), (4_300, 600, 0.4), (750, 150, 0.3))
        call = voice(pitch, beak, 0.12 * drift(rng, len(t), 160))
        out += loud * hump(t, start, end, 0.035) * (call + 0.3 * call.std() * noise(rng, t, beak))
    return outdoors(rng, echoes(rng, np.tanh(out / out.std() * 0.5), 0.2, 0.3))


def gun_shot(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.0)
    shots = np.zeros(len(t))
    for at, loud in ((0.15, 1.0), (0.95, 0.9)):
        shots += loud * 4 * fall(t, at, 0.0002, 0.009) * noise(rng, t, band(500, 10_000, 1))
        shots += loud * 2.5 * fall(t, at, 0.001, 0.05) * noise(rng, t, band(60, 1_500, 1))
        shots += loud * 0.25 * fall(t, at + 0.03, 0.02, 0.16) * noise(rng, t, band(100, 4_000, 1))
    return outdoors(rng, echoes(rng, np.tanh(shots), 0.22, 0.5), 0.001)


def air_conditioner(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.4)
    hum = voice(
        np.full(len(t), 59.8), peaks((60, 10, 0.4), (120, 15, 1), (240, 20, 0.5), (360, 30, 0.4), (480, 40, 0.3))
    )
    wind = noise(rng, t, lambda f: band(70, 5_000, 1)(f) / np.maximum(f, 200) ** 0.8)
    return wind * (1 + 0.03 * np.sin(2 * np.pi * 14.9 * t)) + 0.5 * hum


TWICE = (siren, rain, crying_baby, dog_bark, car_horn)
ONCE = (
    *(clock_ticking, church_bells, birds, engine, drilling, jackhammer, sea_waves, helicopter, crackling_fire),
    *(sneeze, chainsaw, rooster, gun_shot, air_conditioner),
)


def recordings() -> dict[str, np.ndarray]:
    """All of them by file name, int16 (frames,) at 22.05 kHz."""
    made = {}
    for sound in (*TWICE, *ONCE):
        for number in (1, 2) if sound in TWICE else (1,):
            name = f"synthetic {sound.__name__.replace('_', ' ')} {number}.wav"
            x = sound(np.random.default_rng(zlib.crc32(name.encode())), number)
            x = np.round(
                x / np.abs(x).max() * 0.7 * 32_767 * hump(clock(len(x) / RATE), 0, len(x) / RATE, 0.01)[: len(x)]
            )
            made[name] = x.astype("<i2")
    return made


def main(folder: Path) -> None:
    for name, values in recordings().items():
        with wave.open(str(folder / name), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(values.tobytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
