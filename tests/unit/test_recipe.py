"""The contract of every recipe: learns two separable classes, ships and comes back the same, LiteRT agrees with Keras,
same seed same result, and as a Keras file it answers alike.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine import model, recipe
from engine.errors import UserError
from engine.model import backend, calibration, head, litert, network, whole
from engine.train import fitting
from engine.train.fitting import Material

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own


def tones(count: int, made: recipe.Recipe, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Noisy windows with a low (class 0) or a high (class 1) tone."""
    rng = np.random.default_rng(seed)
    seconds = np.arange(made.frontend.window_frames) / made.frontend.rate_hz
    targets = np.arange(count) % 2
    hz = np.where(targets, rng.uniform(2_000, 3_000, count), rng.uniform(200, 400, count))
    waves = 0.2 * np.sin(2 * np.pi * hz[:, None] * seconds) + rng.normal(0, 0.02, (count, len(seconds)))
    return waves.astype(np.float32), targets


def small(made: recipe.Recipe) -> recipe.Recipe:
    """The same recipe on pictures small enough for a test."""
    size = {name: 64 for name in ("square", "side") if getattr(made.frontend, name, 0) > 64}
    return replace(made, frontend=replace(made.frontend, **size))


def trained(made: recipe.Recipe, x: np.ndarray, targets: np.ndarray, steps: int):
    keras = backend.keras()
    keras.utils.set_random_seed(3)
    net = made.build(made.frontend.shape, 2)
    y, alike, none = np.eye(2, dtype=np.float32)[targets], np.ones(len(x)), np.zeros(len(x), bool)
    brisk = replace(made, schedule=replace(made.schedule, batch=16, each_once=True))
    return fitting.fit(net, Material(x, y, alike, none), brisk, epochs=max(1, steps * 16 // len(x)), seed=3)


@pytest.mark.timeout(900)  # ResNet-152 takes a minute on a processor that has nothing else to do
@pytest.mark.parametrize("name", recipe.RECIPES)
def test_contract(name: str, tmp_path: Path) -> None:
    """Where photographs' weights belong are random ones here: those recipes cannot be asked to learn."""
    made = small(recipe.named(name))
    waves, targets = tones(48, made, seed=1)
    x = made.frontend.features(waves)
    net = trained(made, x, targets, steps=12)
    if name != "resnet152":
        once, again = (trained(made, x, targets, steps=3).get_weights() for _ in range(2))
        assert all(np.allclose(ours, theirs, atol=1e-5) for ours, theirs in zip(once, again)), "same seed, same result"

    empty = head.Head(np.zeros((1, 2)), np.zeros(2), np.zeros(1), np.ones(1))
    about = {"name": "tones", "title": "Tones", "version": "1"}
    fresh = model.made(net, made, tmp_path / "work", empty, ("low", "high"), **about)
    embeddings = litert.Backbone(fresh).embed(waves)
    fitted = replace(fresh, head=head.fit(embeddings, targets, 2))
    strange, truth = tones(20, made, seed=2)
    answers = fitted.head.logits(litert.Backbone(fitted).embed(strange)).argmax(axis=1)
    assert (answers == truth).mean() >= (0.5 if made.pretrained else 0.95), "learns two separable classes"

    model.save(fitted, tmp_path / "model")
    loaded = model.load(tmp_path / "model")
    assert loaded.frontend == made.frontend
    there = litert.Backbone(loaded).embed(strange)
    assert np.allclose(loaded.head.logits(there), fitted.head.logits(litert.Backbone(fitted).embed(strange)), atol=1e-4)

    rebuilt = network.backbone(network.restore(loaded.folder, made, 2))
    y = made.frontend.features(strange)
    keras_says, litert_says = rebuilt.predict_on_batch(y), litert.Backbone(loaded).hidden(y)
    assert np.allclose(keras_says, litert_says, atol=1e-3 * np.abs(keras_says).max()), "LiteRT agrees with Keras"
    whole.write(loaded, tmp_path / "other.keras", ".keras", made)
    other = backend.keras().saving.load_model(tmp_path / "other.keras")
    heard = np.concatenate([keras_says, made.frontend.statistics(y)], axis=1)
    wanted = calibration.probabilities(loaded.head.logits(heard))
    assert np.allclose(other.predict_on_batch(y), wanted, atol=1e-3), "as a Keras file it answers alike"
    if name == "earmark":
        assert not (loaded.folder / network.WEIGHTS).exists(), "no second copy of the weights"


def test_a_recipe_that_was_changed_since_is_no_longer_that_of_its_models(tmp_path: Path) -> None:
    """As when another activation stands in a person's own file: the weights still fit."""

    def recipe_with(activation: str) -> recipe.Recipe:
        def build(shape, classes, folded=False):
            keras = backend.keras()
            heard = keras.Input(shape)
            hidden = keras.layers.Dense(8, activation=activation, name="embedding")(keras.layers.Flatten()(heard))
            return keras.Model(heard, keras.layers.Dense(classes, name="classes")(hidden))

        return replace(small(recipe.named("mel64_cnn")), name="mine", build=build)

    made = recipe_with("relu")
    network.write(made.build(made.frontend.shape, 2), made, tmp_path)
    network.restore(tmp_path, made, 3)
    with pytest.raises(UserError, match="another version of the recipe mine"):
        network.restore(tmp_path, recipe_with("tanh"), 3)


def test_an_unknown_recipe_is_refused_in_words() -> None:
    with pytest.raises(UserError, match="earmark"):
        recipe.named("nonsense")


def test_the_nearest_name_is_suggested() -> None:
    with pytest.raises(UserError, match=r"did you mean mel64_cnn\?"):
        recipe.named("mel64cnn")


def test_a_recipe_can_do_without_the_weights_of_others() -> None:
    made = recipe.named("random-resnet152")
    assert (made.name, made.pretrained, made.build) == ("random-resnet152", None, recipe.named("resnet152").build)
    assert "random" in made.title


def test_the_rate_rises_then_falls_to_nothing() -> None:
    plan = recipe.Schedule(epochs=10, warmup_epochs=1)
    rates = [recipe.rate_at(step, 100, plan) for step in range(100)]
    assert max(rates) == pytest.approx(plan.peak_rate, rel=0.02)
    assert np.argmax(rates) in (9, 10)
    assert rates[-1] < plan.peak_rate * 0.01


def test_numbers_of_a_recipe_can_be_set() -> None:
    made = recipe.changed(
        recipe.named("mel64_cnn"),
        ["batch=32", "peak_rate=0.01", "each_once=no", "frontend.window_s=2", "copies=3"],
    )
    assert (made.schedule.batch, made.schedule.peak_rate, made.schedule.each_once) == (32, 0.01, False)
    assert (made.frontend.window_s, made.copies) == (2.0, 3)
    assert "batch=32" in made.title
    assert recipe.changed(made, []) == made


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("bach=250", "no field bach; did you mean batch"),
        ("frontend.hops=3", "did you mean frontend.hop"),
        ("batch=many", "batch=many cannot be"),
        ("each_once=perhaps", "each_once=perhaps cannot be"),
        ("batch", "it says no value"),
        ("batch=0", "one window or more"),
        ("epochs=-3", "below 0"),
        ("peak_rate=nan", "it is not a number"),
        ("peak_rate=inf", "it is not a number"),
        ("frontend.hop=0", "makes nothing of a window of sound"),
        ("frontend.n_fft=0", "makes nothing of a window of sound"),
        ("frontend.window_s=0", "makes nothing of a window of sound"),
        ("frontend.mels=0", "makes nothing of a window of sound"),
    ],
)
def test_what_cannot_be_set_is_said_with_the_nearest(setting: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        recipe.changed(recipe.named("mel64_cnn"), [setting])


@pytest.mark.parametrize(
    ("name", "settings", "words"),
    [
        ("mel64_cnn", ["frontend.high_hz=40000"], "edges of its bands must rise from 0 to 11025 Hz at most"),
        ("gammatone_cnn", ["frontend.high_hz=40000"], "edges of its bands must rise"),
        ("mel64_cnn", ["frontend.low_hz=9000", "frontend.high_hz=8000"], "edges of its bands must rise"),
        ("crnn", ["frontend.low_hz=10000"], "edges of its bands must rise"),
        ("mel64_cnn", ["frontend.n_fft=256"], "20 of its 128 bands hold nothing of a spectrum"),
        ("earmark", ["frontend.mels=200", "frontend.n_fft=882"], "of its 200 bands hold nothing of a spectrum"),
    ],
)
def test_bands_that_would_hear_nothing_are_refused(name: str, settings: list[str], words: str) -> None:
    with pytest.raises(UserError, match=words):
        recipe.changed(recipe.named(name), settings)


@pytest.mark.parametrize("field", ["coefficients=20", "coefficients=60", "deltas=1", "beside_mels=no"])
def test_what_a_network_counts_on_is_not_set_past_it(field: str) -> None:
    """`cry_residual` cuts its input where the cepstra end: a branch would be given the other's bands."""
    with pytest.raises(UserError, match=f"frontend.{field} cannot be: the network of cry_residual counts on"):
        recipe.changed(recipe.named("cry_residual"), [f"frontend.{field}"])
    made = recipe.changed(recipe.named("cry_residual"), ["frontend.mels=48"])
    net = made.build(made.frontend.shape, 2)
    assert net.get_layer("mfcc").output.shape[2] == 40
    assert net.get_layer("mels").output.shape[2] == 48


@pytest.mark.parametrize("name", recipe.RECIPES)
def test_of_silence_a_front_end_makes_numbers(name: str) -> None:
    frontend = recipe.named(name).frontend
    assert np.isfinite(frontend.features(np.zeros((1, frontend.window_frames), np.float32))).all()
    if hasattr(frontend, "floor"):
        with pytest.raises(UserError, match="of silence is no number"):
            recipe.changed(recipe.named(name), ["frontend.floor=0"])


@pytest.mark.parametrize("settings", [[], ["frontend.floor=1e-5"], ["frontend.floor=1e-3", "frontend.mels=40"]])
def test_what_is_varied_knows_the_floor_of_the_front_end(settings: list[str]) -> None:
    made = recipe.changed(recipe.named("earmark"), settings)
    floor = np.log(made.frontend.floor)
    rng = np.random.default_rng(0)
    x = np.full((64, 20, made.frontend.shape[1]), floor, np.float32)  # silence
    varied, _ = made.augment(x, np.eye(64, dtype=np.float32), rng)
    most = 6 * np.log(10) / 10  # what the colour of another room may be
    assert np.abs(varied - floor).max() <= most + 0.01


OWN = """
from dataclasses import replace
from engine.recipe import named
RECIPE = replace(named("mel64_cnn"), name="mine", title="My own")
"""


def test_a_recipe_of_ones_own_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mine.py"
    file.write_text(OWN)
    assert recipe.named(str(file)).title == "My own"
    monkeypatch.setattr("sys.frozen", True, raising=False)
    with pytest.raises(UserError, match="packed app"):
        recipe.named(str(file))


@pytest.mark.parametrize("code", ["RECIPE = 3", "1 / 0", "def", None])
def test_a_recipe_of_ones_own_that_is_none_is_said(tmp_path: Path, code: str | None) -> None:
    file = tmp_path / "mine.py"
    if code is not None:
        file.write_text(code)
    with pytest.raises(UserError, match="cannot be used" if code is not None else "There is no file"):
        recipe.named(str(file))
