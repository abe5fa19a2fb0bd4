"""What the model hears live is what it says of the same window in a file."""

from __future__ import annotations

import numpy as np
import pytest
import soundfile
import soxr

from engine import model as models
from engine.places import RESOURCES
from engine.predict.hearing import Hearing


@pytest.fixture(scope="module")
def everyday() -> models.Model:
    return models.find("everyday")


@pytest.mark.parametrize("rate_hz", [22_050, 48_000])
def test_the_last_window_is_what_counts(everyday: models.Model, rate_hz: int) -> None:
    sample = sorted((RESOURCES / "samples").glob("*.wav"))[0]
    own, own_hz = soundfile.read(sample, dtype="float32")
    sound = soxr.resample(np.resize(own, 6 * own_hz), own_hz, rate_hz)
    hearing = Hearing(everyday, rate_hz)
    assert hearing.answer() is None
    for at in range(0, len(sound), 1023):
        hearing.put(sound[at : at + 1023])
    heard = hearing.answer()
    assert heard is not None
    assert heard.probabilities is not None
    assert heard.end_s == pytest.approx(6.0, abs=0.05)
    assert hearing.answer() is None  # nothing new
    whole = soxr.resample(sound, rate_hz, everyday.frontend.rate_hz)[: round(heard.end_s * everyday.frontend.rate_hz)]
    window = whole[-everyday.frontend.window_frames :]
    wanted = models.score(everyday, models.backbone_of(everyday).embed(window[None]), everyday.window_s)
    np.testing.assert_allclose(heard.probabilities, wanted.probabilities, atol=0.05)
    assert heard.probabilities.argmax() == wanted.probabilities.argmax()


def test_of_less_than_a_window_it_says_something_and_of_silence_nothing(everyday: models.Model) -> None:
    hearing = Hearing(everyday, 44_100)
    hearing.put(np.zeros(20_000, np.float32))
    heard = hearing.answer()
    assert heard is not None
    assert heard.probabilities is None
    hearing.put((np.random.default_rng(5).standard_normal(20_000) * 0.1).astype(np.float32))
    heard = hearing.answer()
    assert heard is not None
    assert heard.probabilities is not None
    assert heard.probabilities.sum() == pytest.approx(1, abs=1e-3)


def test_memory_stays_flat(everyday: models.Model) -> None:
    hearing = Hearing(everyday, 48_000)
    for _ in range(200):
        hearing.put(np.zeros(48_00, np.float32))
    assert len(hearing._last) <= everyday.frontend.window_frames
