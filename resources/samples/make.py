"""Makes the sample recordings of this folder out of sines and noise: `python resources/samples/make.py`.

Nobody recorded them and nobody is heard in them; they are there to show the loop of listening, classifying, correcting and
teaching.  Always the same bytes: each sound has a random generator of its own, seeded by its name.  Needs numpy only.
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


# tools


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


# sounds: each (random generator, number 1, 2, ...) -> values at 22.05 kHz


def siren(rng: Rng, number: int) -> np.ndarray:
    t = clock(3.2)
    if number == 1:  # wail: up quickly, down slowly
        pitch = 650 + 750 * np.interp((t / 2.4 + 0.2) % 1, [0, 0.4, 1], [0, 1, 0])
    else:  # two tones in turn
        pitch = np.where((t / 0.55) % 2 < 1, 440, 585) + 2 * drift(rng, len(t), 6)
    horn = voice(pitch, lambda f: peaks((1_100, 700, 1), (2_600, 900, 0.5), (500, 300, 0.5))(f) / (1 + (f / 2_500) ** 2))
    return echoes(rng, horn * (0.8 + 0.2 * np.sin(2 * np.pi * 0.3 * t)), 0.25, 0.6)


def rain(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.8)
    wash = noise(rng, t, band(700, 9_000, 1)) * (1 + 0.06 * drift(rng, len(t), 3))
    drops = np.zeros(len(t))
    for at in rng.uniform(0, 2.75, 260 if number == 1 else 900):
        ring = rng.uniform(1_500, 7_000)
        drops += rng.exponential(0.6) * fall(t, at, 0.0004, rng.uniform(0.001, 0.005)) * np.sin(2 * np.pi * ring * (t - at))
    return 0.35 * wash + drops * (1.0 if number == 1 else 0.5)


def clock_ticking(rng: Rng, number: int) -> np.ndarray:
    t = clock(3.0)
    out = np.zeros(len(t))
    for beat, at in enumerate(np.arange(0.12, 2.95, 0.5 if number == 1 else 0.25)):
        bright = 1.0 if beat % 2 else 0.8
        for lag, part in ((0, 1.0), (0.012, 0.5), (0.021, 0.25)):
            knock = noise(rng, t, peaks((2_700 * bright, 150, 1), (4_400 * bright, 250, 0.8), (6_900, 500, 0.6)))
            out += part * fall(t, at + lag, 0.0003, 0.004) * knock
    return echoes(rng, out, 0.05, 0.15)


def church_bells(rng: Rng, number: int) -> np.ndarray:
    t = clock(3.2)
    partials = ((0.5, 0.7, 2.2), (1, 1, 1.6), (1.19, 0.8, 1.2), (1.5, 0.4, 0.9), (2, 1, 0.9), (2.5, 0.35, 0.5), (3, 0.4, 0.4))
    out = np.zeros(len(t))
    for at, hz in ((0.05, 392), (0.85, 330), (1.65, 392), (2.4, 330)):
        for ratio, loud, decay in (*partials, (4.1, 0.3, 0.25), (5.4, 0.2, 0.15)):
            beat = 1 + 0.0012 * rng.standard_normal()
            out += loud * fall(t, at, 0.002, decay) * np.sin(2 * np.pi * hz * ratio * beat * (t - at) + rng.uniform(0, 6))
        out += 0.6 * fall(t, at, 0.001, 0.02) * noise(rng, t, band(1_500, 7_000, 1))
    return echoes(rng, out, 0.5, 0.4)


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
            bend = (900 * np.sin(np.pi * x), 1_400 * (1 - x), 350 * np.sin(2 * np.pi * 28 * (t - start)) + 500 * x)[kind]
            tone = np.sin(2 * np.pi * np.cumsum(base + bend) / RATE)
            out += np.sin(np.pi * x) ** 1.2 * tone * rng.uniform(0.6, 1)
        at += again * (length + 0.03) + length + rng.uniform(0.08, 0.3)
    return outdoors(rng, echoes(rng, out, 0.3, 0.25), 0.01)


def crying_baby(rng: Rng, number: int) -> np.ndarray:
    t = clock(3.2)
    out = np.zeros(len(t))
    for start, end in ((0.08, 1.0), (1.32, 2.35), (2.65, 3.15)) if number == 1 else ((0.1, 0.6), (0.8, 1.35), (1.55, 2.9)):
        x = np.clip((t - start) / (end - start), 0, 1)
        high = rng.uniform(430, 500)
        pitch = high * (0.78 + 0.3 * np.sin(np.pi * x**0.6)) * (1 + 0.012 * np.sin(2 * np.pi * 6.5 * t)) + 6 * drift(rng, len(t), 25)
        mouth = peaks((1_150, 260, 1.0), (3_200, 500, 0.8), (4_800, 700, 0.3), (500, 200, 0.5))
        cry = voice(pitch, mouth, 0.35 * drift(rng, len(t), 60)) * (1 + 0.25 * drift(rng, len(t), 18))
        breath = noise(rng, t, peaks((1_300, 500, 0.6), (3_300, 900, 1)))
        out += hump(t, start, end, 0.09) * (cry + 0.10 * np.abs(cry).std() * breath)
        out += 0.12 * hump(t, end + 0.06, end + 0.25, 0.08) * noise(rng, t, band(1_200, 5_000, 1))  # draws breath
    return echoes(rng, out, 0.12, 0.3)


def engine(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.8)
    pitch = 26 + 0.4 * drift(rng, len(t), 2)
    beat = np.cumsum(pitch) / RATE
    fire = (0.75 + 0.25 * np.sin(np.pi * beat)) * np.exp(-5 * (beat % 1))
    rumble = voice(pitch, lambda f: peaks((55, 30, 1), (110, 40, 0.8), (240, 90, 0.4), (520, 200, 0.15))(f))
    rattle = noise(rng, t, peaks((700, 300, 0.8), (1_800, 900, 0.6), (3_600, 1_500, 0.3)))
    return rumble + 1.1 * fire * noise(rng, t, peaks((90, 50, 1), (300, 150, 0.4))) + 0.35 * fire * rattle


def dog_bark(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.6)
    low = 520 if number == 1 else 330
    out = np.zeros(len(t))
    for at in (0.15, 0.55, 1.35, 1.75) if number == 1 else (0.2, 1.0, 1.85):
        x = np.clip((t - at) / 0.19, 0, 1)
        pitch = low * (0.75 + 0.5 * np.sin(np.pi * x**0.7)) + 10 * drift(rng, len(t), 60)
        mouth = peaks((low * 1.9, 250, 1), (1_600, 400, 0.7), (2_900, 600, 0.35), (low, 150, 0.5))
        bark = voice(np.maximum(pitch, 60), mouth, 1.1 * drift(rng, len(t), 180))
        rasp = noise(rng, t, mouth) * bark.std()
        out += hump(t, at, at + 0.19, 0.02) * np.exp(-2.5 * x) * (bark + 0.8 * rasp) * rng.uniform(0.85, 1)
    return outdoors(rng, echoes(rng, out, 0.18, 0.35))


def drilling(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.6)
    speed = 62 * np.interp(t, [0, 0.15, 0.4, 2.2, 2.6], [0.5, 0.9, 1, 0.97, 0.7]) + 0.5 * drift(rng, len(t), 8)
    hammer = np.exp(-4 * ((np.cumsum(speed) / RATE) % 1))
    whine = voice(speed * 9, lambda f: peaks((1_700, 900, 1), (3_800, 900, 0.7), (6_000, 1_200, 0.4))(f), 0.3 * drift(rng, len(t), 90))
    stone = hammer * noise(rng, t, peaks((1_100, 500, 0.8), (2_600, 800, 1), (5_200, 1_800, 0.8)))
    return hump(t, 0.03, 2.57, 0.08) * (0.5 * whine / whine.std() + 1.2 * stone)


def jackhammer(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.6)
    out = np.zeros(len(t))
    steel = peaks((420, 120, 0.6), (1_250, 150, 1), (2_350, 250, 0.9), (4_100, 600, 0.5))
    blow = shaped(np.r_[1.0, np.zeros(4_095)], steel) + 0.02 * rng.standard_normal(4_096)
    ring = noise(rng, clock(4_096 / RATE), steel) * np.exp(-np.arange(4_096) / (0.009 * RATE)) + 30 * blow / np.abs(blow).max()
    for at in np.arange(0.05, 2.4, 1 / 21.5) + rng.normal(0, 0.0015, len(np.arange(0.05, 2.4, 1 / 21.5))):
        start = round(at * RATE)
        part = ring[: len(t) - start] * np.exp(-np.arange(len(ring[: len(t) - start])) / (0.012 * RATE))
        out[start : start + len(part)] += part * rng.uniform(0.8, 1)
    thump = fall((t * 21.5) % 1 / 21.5, 0, 0.001, 0.012) * noise(rng, t, peaks((80, 40, 1), (180, 80, 0.5)))
    air = noise(rng, t, band(1_500, 8_000, 1))
    return hump(t, 0.04, 2.5) * (out / out.std() + 0.8 * thump + 0.22 * air)


def sea_waves(rng: Rng, number: int) -> np.ndarray:
    t = clock(3.2)
    swell = np.interp(t, [0, 0.5, 1.3, 2.2, 3.2], [0.25, 0.5, 1, 0.5, 0.2]) if number == 1 else 0.5 - 0.45 * np.cos(2 * np.pi * t / 2.9)
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
    t = clock(2.0)
    pitch = np.interp(t, [0.15, 0.55, 0.75, 0.95], [210, 330, 380, 240])
    throat = peaks((700, 150, 1), (1_250, 200, 0.7), (2_700, 400, 0.3))
    inhale = hump(t, 0.15, 0.62, 0.12) * (0.3 * voice(pitch, throat) / 2 + 0.25 * noise(rng, t, peaks((1_000, 500, 1), (2_500, 800, 0.5))))
    burst = fall(t, 0.8, 0.012, 0.12) * noise(rng, t, peaks((1_800, 900, 0.8), (4_200, 1_800, 1), (7_500, 2_000, 0.7)))
    cry = fall(t, 0.81, 0.02, 0.14) * voice(pitch * 1.1, throat, 0.4 * drift(rng, len(t), 100)) * 0.6
    return outdoors(rng, echoes(rng, inhale + 2.2 * burst + cry, 0.1, 0.25))


def chainsaw(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.8)
    speed = np.interp(t, [0, 0.3, 0.6, 1.6, 1.9, 2.8], [70, 75, 118, 112, 95, 122]) + 1.5 * drift(rng, len(t), 12)
    buzz = voice(speed, lambda f: peaks((240, 120, 1), (800, 400, 0.7), (2_200, 900, 0.5), (4_500, 1_500, 0.25))(f), 0.5 * drift(rng, len(t), 150))
    pulse = np.exp(-3 * ((np.cumsum(speed) / RATE) % 1))
    return buzz / buzz.std() + 0.7 * pulse * noise(rng, t, peaks((1_000, 600, 0.7), (3_200, 1_500, 1)))


def rooster(rng: Rng, number: int) -> np.ndarray:
    t = clock(3.0)
    out = np.zeros(len(t))
    calls = ((0.15, 0.33, 560, 700), (0.42, 0.56, 680, 820), (0.66, 1.1, 820, 980), (1.15, 2.5, 1_000, 620))
    for start, end, low, high in calls:
        x = np.clip((t - start) / (end - start), 0, 1)
        pitch = (low + (high - low) * x) * (1 + 0.12 * np.sin(np.pi * x)) + 8 * drift(rng, len(t), 40)
        beak = peaks((1_500, 400, 1), (2_700, 500, 0.7), (4_200, 900, 0.3), (900, 250, 0.5))
        call = voice(pitch, beak, 0.5 * drift(rng, len(t), 110))
        out += hump(t, start, end, 0.03) * (1 - 0.5 * x) * (call + 0.25 * call.std() * noise(rng, t, beak))
    return outdoors(rng, echoes(rng, out, 0.25, 0.3))


def gun_shot(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.2)
    crack = fall(t, 0.2, 0.0003, 0.006) * noise(rng, t, band(400, 10_000, 1)) * 4
    boom = fall(t, 0.202, 0.002, 0.06) * noise(rng, t, band(40, 900, 1)) * 2
    far = fall(t, 0.25, 0.05, 0.35) * noise(rng, t, lambda f: band(60, 2_500, 1)(f) / np.sqrt(np.maximum(f, 60))) * 0.35
    return outdoors(rng, echoes(rng, crack + boom, 0.35, 0.5) + far, 0.002)


def air_conditioner(rng: Rng, number: int) -> np.ndarray:
    t = clock(2.6)
    hum = voice(np.full(len(t), 59.8), lambda f: peaks((60, 10, 0.4), (120, 15, 1), (240, 20, 0.35), (360, 30, 0.15))(f))
    wind = noise(rng, t, lambda f: band(80, 3_500, 1)(f) / np.sqrt(np.maximum(f, 80)))
    return wind * (1 + 0.03 * np.sin(2 * np.pi * 14.9 * t)) + 0.35 * hum


HOW_MANY = {
    siren: 2,
    rain: 2,
    clock_ticking: 1,
    church_bells: 1,
    birds: 1,
    crying_baby: 2,
    engine: 1,
    dog_bark: 2,
    drilling: 1,
    jackhammer: 1,
    sea_waves: 1,
    helicopter: 1,
    car_horn: 2,
    crackling_fire: 1,
    sneeze: 1,
    chainsaw: 1,
    rooster: 1,
    gun_shot: 1,
    air_conditioner: 1,
}


def recordings() -> dict[str, np.ndarray]:
    """All of them by file name, int16 (frames,) at 22.05 kHz."""
    made = {}
    for sound, count in HOW_MANY.items():
        for number in range(1, count + 1):
            name = f"synthetic {sound.__name__.replace('_', ' ')} {number}.wav"
            x = sound(np.random.default_rng(zlib.crc32(name.encode())), number)
            x = np.round(x / np.abs(x).max() * 0.7 * 32_767 * hump(clock(len(x) / RATE), 0, len(x) / RATE, 0.01)[: len(x)])
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
