"""Each front end gives the numbers of its reference on real recordings, and every one keeps the same contract."""

from __future__ import annotations

from pathlib import Path

import librosa
import numpy as np
import pytest
from scipy import signal

from engine.features import (
    KINDS,
    Frontend,
    Gammatone,
    LogMel,
    MelDb,
    Mfcc,
    Pcen,
    Picture,
    Waveform,
    from_fields,
    windows,
)
from engine.features.gammatone import centres_hz, gammatone_filters
from engine.features.mel_power import mel_filters
from engine.features.scaling import scaled
from engine.model import backend, find
from engine.model.folder import backbone_id
from engine.sound import audio

FILES = ("1-17367-A-10", "3-157695-A-0", "1-187207-A-20")  # rain, a dog, a crying baby
SMALL = [kind(window_s=1.0) for kind in KINDS.values()]


@pytest.fixture(scope="module")
def sound(shared_data: Path) -> np.ndarray:
    """A four-second window of each recording at 22.05 kHz, float32 (n, 88200)."""
    paths = [path for path in (shared_data / "esc50" / "audio" / f"{name}.ogg" for name in FILES) if path.exists()]
    if not paths:
        pytest.skip("these recordings of ESC-50 are not here")
    return np.stack([windows(audio.read(path, rate_hz=22_050).samples, LogMel())[0][0] for path in paths])


def close(ours: np.ndarray, theirs: list[np.ndarray]) -> bool:
    """Whether all is within a ten-thousandth of the reference's largest number; references have time second."""
    reference = np.stack([one.T for one in theirs])
    return ours.shape == reference.shape and np.abs(ours - reference).max() <= 1e-4 * np.abs(reference).max()


def mel_power(wave: np.ndarray, **more) -> np.ndarray:
    return librosa.feature.melspectrogram(y=wave, sr=22_050, **more)


def test_mel_filters_are_librosas() -> None:
    theirs = librosa.filters.mel(sr=44_100, n_fft=4096, n_mels=256, fmin=20, fmax=16_000)
    ours = MelDb(rate_hz=44_100, n_fft=4096, mels=256, low_hz=20, high_hz=16_000)
    assert close(mel_filters(ours)[None], [theirs])


def test_mel_decibels_are_librosas(sound: np.ndarray) -> None:
    assert close(MelDb().features(sound), [librosa.power_to_db(mel_power(wave), ref=np.max) for wave in sound])
    absolute = MelDb(mels=64, hop=1024, relative=False, top_db=60).features(sound)
    assert close(absolute, [librosa.power_to_db(mel_power(w, n_mels=64, hop_length=1024), top_db=60) for w in sound])


def test_mfccs_deltas_and_the_bands_beside_them_are_librosas(sound: np.ndarray) -> None:
    front = Mfcc(coefficients=40, deltas=2, beside_mels=True)
    ours = front.features(sound)
    coefficients = [librosa.feature.mfcc(y=wave, sr=22_050, n_mfcc=40) for wave in sound]
    assert close(ours[:, :, :40], coefficients)
    assert close(ours[:, :, 40:80], [librosa.feature.delta(one) for one in coefficients])
    assert close(ours[:, :, 80:120], [librosa.feature.delta(one, order=2) for one in coefficients])
    assert close(ours[:, :, front.cepstral :], [librosa.power_to_db(mel_power(wave)) for wave in sound])


def test_pcen_is_librosas(sound: np.ndarray) -> None:
    theirs = [librosa.pcen(mel_power(wave, power=1) * 2**31, sr=22_050) for wave in sound.astype(float)]
    assert close(Pcen().features(sound), theirs)


def test_gammatone_filters_are_as_published() -> None:
    """Slaney's filters as SciPy has them; below 400 Hz its direct form of order 8 loses its digits."""
    front = Gammatone(rate_hz=22_050)
    at = np.arange(front.n_fft // 2 + 1) * 2 * np.pi / front.n_fft
    ours, middles_hz = gammatone_filters(front), centres_hz(front)
    assert middles_hz[0] == pytest.approx(front.low_hz)
    assert (np.diff(middles_hz) > 0).all()
    for channel in np.flatnonzero(middles_hz > 400):
        b, a = signal.gammatone(middles_hz[channel], "iir", fs=front.rate_hz)
        theirs = np.abs(signal.freqz(b, a, worN=at)[1])
        assert np.abs(ours[:, channel] - theirs).max() < 1e-4, middles_hz[channel]


def test_gammatonegrams_are_as_published(sound: np.ndarray) -> None:
    """Ellis's fast one, written out: |spectrum| of a Hann window, weighed by the filters, over the length of the FFT."""
    front = Gammatone()
    size, hop, long = 551, 220, 2048
    assert front.n_fft == long
    theirs = []
    for wave in sound:
        bits = np.stack([wave[k : k + size] for k in range(0, len(wave) - size + 1, hop)]).astype(float)
        spectra = np.abs(np.fft.rfft(bits * signal.get_window("hann", size), long))
        theirs.append((spectra @ gammatone_filters(front).astype(float) / long).T)
    assert close(front.gammatonegram(sound), theirs)


def test_gammatonegrams_rise_and_fall_with_the_filters_run_over_the_sound(sound: np.ndarray) -> None:
    front = Gammatone(channels=32, low_hz=400, high_hz=8_000)
    dog = sound[1]
    ours = 20 * np.log10(front.gammatonegram(dog[None])[0] + 1e-9)
    for channel in (0, 16, 31):
        b, a = signal.gammatone(centres_hz(front)[channel], "iir", fs=front.rate_hz)
        through = signal.lfilter(b, a, dog.astype(float)) ** 2
        energy = [through[k : k + 551].mean() for k in range(0, len(through) - 551 + 1, 220)]
        slow = 10 * np.log10(np.array(energy) + 1e-18)
        assert np.corrcoef(ours[:, channel], slow)[0, 1] > 0.95


@pytest.mark.filterwarnings("ignore")  # TensorFlow's own
def test_scaling_is_tensorflows() -> None:
    image = backend.keras().ops.image
    pictures = np.random.default_rng(0).normal(size=(2, 31, 173, 3)).astype(np.float32)
    for rows, columns, smooth in ((64, 64, True), (20, 90, True), (20, 64, False), (64, 300, False)):
        theirs = np.asarray(image.resize(pictures, (rows, columns), antialias=smooth, data_format="channels_last"))
        assert np.allclose(scaled(pictures, rows, columns, smooth), theirs, atol=1e-4)


def test_a_picture_is_upright_and_in_magma(sound: np.ndarray) -> None:
    """Of the levels, which are librosa's as told above: at the border of two colours a hundred-thousandth of one decides."""
    import pyqtgraph

    front = Picture(side=128, inverted=False)
    magma = pyqtgraph.colormap.get("magma").getLookupTable(nPts=256, alpha=False).astype(np.float32)

    def drawn(levels: np.ndarray) -> np.ndarray:
        shades = 1 - levels / levels.min()
        return scaled(magma[np.minimum(shades * 256, 255).astype(int)][::-1][None], 128, 128, smooth=True)[0]

    ours = front.features(sound[:1])[0]
    theirs = drawn(MelDb().features(sound[:1])[0].T)
    assert np.abs(ours - theirs).max() <= 1e-4 * 255
    librosas = drawn(librosa.power_to_db(mel_power(sound[0]), ref=np.max))
    assert np.abs(ours - librosas).max() < 2.5  # of 255: a step of the colours here and there
    assert np.abs(ours - librosas).mean() <= 1e-4 * 255
    assert np.allclose(Picture(side=128).features(sound[:1])[0], 255 - ours, atol=1e-3)
    grey = Picture(colour=False, inverted=False).features(sound[:1])
    assert grey.shape == (1, 64, 64, 1)
    assert grey.max() > 200


@pytest.mark.parametrize("front", SMALL, ids=lambda front: front.kind)
def test_every_front_end_keeps_the_contract(front: Frontend) -> None:
    rng = np.random.default_rng(1)
    cut = (0.1 * rng.normal(size=(5, front.window_frames))).astype(np.float32)
    cut[4] = 0
    features = front.features(cut)
    assert features.shape == (5, *front.shape)
    assert features.dtype == np.float32
    assert np.isfinite(features.astype(np.float16)).all()
    assert np.allclose(features[2:3], front.features(cut[2:3]), atol=1e-3)
    assert front.features(cut[:0]).shape == (0, *front.shape)
    assert front.statistics(features).shape == (5, front.extras)
    assert from_fields(front.fields()) == front
    assert front.key() != type(front)(window_s=2.0).key()


def test_kinds_with_the_same_fields_have_keys_of_their_own() -> None:
    assert len({front.key() for front in SMALL}) == len(SMALL)
    with pytest.raises(ValueError, match="nonsense"):
        from_fields({"kind": "nonsense"})


def test_what_was_made_before_there_were_kinds_keeps_its_name() -> None:
    everyday = find("everyday")
    assert everyday.frontend == LogMel()
    assert everyday.frontend.key() == "90960b339c01"
    assert backbone_id(everyday.folder, everyday.frontend) == everyday.backbone_id
    assert "kind" not in LogMel().fields()
    assert from_fields({"rate_hz": 22_050}) == LogMel()
    assert Waveform(rate_hz=16_000, window_s=0.975).shape == (15_600,)
