"""Per-channel energy normalisation: each mel band with its own gain control, against steady noise and distance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.features.mel_power import MelPower


@dataclass(frozen=True, slots=True)
class Pcen(MelPower):
    """Wang et al. 2017, "Trainable frontend for robust and far-field keyword spotting", with fixed numbers: each band's
    magnitude over its own running mean, (frames, mels).

    The same numbers as `librosa.pcen` of a mel spectrogram of magnitudes times `loudness` (its documentation advises
    2**31 for sound within [-1, 1]).
    """

    kind: ClassVar[str] = "pcen"

    gain: float = 0.98
    bias: float = 2.0
    power: float = 0.5
    time_constant_s: float = 0.4
    faintest: float = 1e-6
    loudness: float = 2.0**31

    @property
    def shape(self) -> tuple[int, int]:
        return self.frames, self.mels

    def features(self, windows: np.ndarray) -> np.ndarray:
        from scipy import signal

        # in double precision: where a codec left nothing, the gain would lift single precision's rounding into the picture
        bands = self.mel_power(windows.astype(float), exponent=1.0).astype(float) * self.loudness
        spectra = self.time_constant_s * self.rate_hz / self.hop
        share = (np.sqrt(1 + 4 * spectra**2) - 1) / (2 * spectra**2)  # of the newest in the running mean
        begun = np.full((len(bands), 1, self.mels), 1 - share)
        running, _ = signal.lfilter([share], [1, share - 1], bands, axis=1, zi=begun)
        controlled = bands * (self.faintest + running) ** -self.gain
        return ((controlled + self.bias) ** self.power - self.bias**self.power).astype(np.float32)
