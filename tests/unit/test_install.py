"""Backbones that others made: YAMNet is the oracle of its own scores, is taught like ours, and bad files are said in words."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from web_server import Served, serving

from engine import install, model, places
from engine.cli import main, terminal
from engine.errors import UserError
from engine.features import windows
from engine.labels import Target
from engine.model import backend, brought, calibration, described, species
from engine.model.described import Tensor
from engine.project import Project
from engine.sound.scan import find

# Made with onnx.helper: 1 600 frames in four parts, "embedding" their loudest, "label" the absolute values of a linear layer of it.
ONNX = (
    "CAg62wIKHQoGaW5wdXRzCgVzaGFwZRIDY3V0IgdSZXNoYXBlCjkKA2N1dBIJZW1iZWRkaW5nIglSZWR1Y2VNYXgqCwoEYXhlc0ACoAEHKg8KCGtlZXBkaW1zGACg"
    "AQIKHgoJZW1iZWRkaW5nCgFWEgZsaW5lYXIiBk1hdE11bAoUCgZsaW5lYXISBWxhYmVsIgNBYnMSBWhlYXJkKiUIAxAHQgVzaGFwZUoY//////////8EAAAAAAAA"
    "AJABAAAAAAAAKjsIBAgDEAFCAVZKMAAAQEAAAAAAAACAvwAAAAAAAABAAACAvwAAAMAAAAAAAACAPwAAAAAAAIC/AAAAQFoeCgZpbnB1dHMSFAoSCAESDgoHEgVi"
    "YXRjaAoDCMAMYiAKCWVtYmVkZGluZxITChEIARINCgcSBWJhdGNoCgIIBGIcCgVsYWJlbBITChEIARINCgcSBWJhdGNoCgIIA0IECgAQDQ=="
)
# Made with Keras: 1 600 frames as a picture of 40 x 40, a convolution, its mean (8 numbers), a dense layer to 5 sigmoids; half precision.
HALF = (
    "eNqNVm9sE2UYf7tuXde1pUDFKRuWqTiyrVv/7E+EIHWbSNL9yZhEDXA725vrvLX1ekcIH5TgBxNCDCYikURd4giT/WtXtnTyBZUoflmIEuKHYXQJyfygWQJRFLfzee+e"
    "trcbCl1+uXfP+zy/59/7PnflhJCeF4I+J3GRclJGnMRBrCAzk0JYE5ARchLgNBASNxJyDFBjIQQeBESgRUjHPVm2ou5OwDpAghMOR6KvM2Guj5V4MafbK8uyDddmQEwS"
    "45LI1BMNX+WyLNMn5XyDE9gEI3LRREygOtRvGFCDukngW4/rjYCWzo79bd379nZ2MO1tPYHWQE+AXAcdB+o8BhC4sBTiwkxc4EKRRCQWZRJSPB4TRCUmq5K7GfPI8g5G"
    "oowgRcXIIMcc5gRqRTaA/OUCQroA9QAzYAmSOAVYgr1FwM+AHwHXAFcBlwEZGjfgFEBEH5tW1Jx7MW8zsefioLFX0eSJSZGZ0IbW61cj1c/2rVCxfem3kaLY7HN/Qjik"
    "AHWpjdft9bih0sfRVymgL+5pZEOhvrjPS86inPrzuD0NbqUr+LsLewAzwApwAJyAMkA54Aba0pzWjw94nqibSzd+frfixYlPkifHZN/KxJWUJ3lkvNbvHb2d/CG5WJX0"
    "GZMfTB2cfNuX3P79hQ99u/wbJs753nr6UGr+vL9mYerLdNfFj707UnHPt5PfpYzVP7lt3ktTJ+pvDr32zLjr6+r5MZv/dO17yRNpV/rVyf7R0fTNqSbvZ+c/9d72/F6x"
    "y9/mn952zPdL+t1hQVZj6wIEtld4IxlX3YFG10Rlw8GRoYbTM6/MSGML/tnplPvezELGnSmZHWkesO1uutW0dfJS7fsXqjOPpCdnbqXONX+UPNP8R7N19qjvHd/1mdBs"
    "6/QccpuxH7TeC3K+jgbsXRWu9T10kLU//i9ZjgPo+WsP7u12tcSicOZELuxWOJyKlj3XdcpnRzm9g0lQugjIGFQfg2wkSjDGIyALAmroHmAYz1wVxvO4rN5lGlcRxmzD"
    "J5WfhX3VPzE70Ce1c/0ty1kdI56tYgCoy3N5m81ZG6rTgzalWDcLyrW5lWJuLtXeQO99PepbQWejkn+x4pfuG3J1VtdZzhK8A2Zly5KrmwVjzvbKgLoF2Av6/AbiN6Oe"
    "QdNrA/Zau1esmWPUT3aWWtAuq2fCp77GavbQJyBwAa5C8L30jgPGcNbQoK6AMg+4A/8O4dmmPm/ALKZUDszJjr29DPLN8NwnsiLXJ/FdrCBGRJhiXLiF5XnG82y9kms2"
    "pi3/rOax4cw1g7yCzg0pGqLmLJjWJUIxgUvAop0V2yXeh3XLcg3ouKzYwx6QP6nn2hPsfD4QZAL79zBdnZ1BSsqx0RwfreEXOj56foKAYZDv1POF4O54w7Do5nhpx/23"
    "6CLGS3SDaGbrNgT16V5e7dOC9SgD+Ra9TyhGPxvnFKfKKs+pnQXHdZwleH95kNO+iX28O8y9KbHw2jnKafLX2ZkxluHlB/fGi70pQjvTymquYuzNEnBV/mctNQXz5N/l"
    "RpL/LphCXifedxPeScodhL2tD8NN7s9tl1dzF2lmwwhwlz+gBkRXg0M6vkK8+q30tQd8DQ93RuuU7wqqxESi4UiIS2jeCV/pfBjRB431gKzOelaIiP1uyD8hQss9mjmy"
    "Sfk2exSnlvorBqmad5YTZ5ahHL+L7Gs482eIcpYpVv/PacDzUKj8wVxY+23HaL/RYIzk7upuk9p3HueTH/CUpsbXMEba0nlYl6jrkkVYq987pOoOrLFWRqvyPlBvqFXJ"
    "QE3ECjmswzlrxbOGNqZ/AdIbQd0="
)
SMALL = {
    "format": 1,
    "name": "small",
    "title": "Small",
    "licence": "MIT",
    "rate_hz": 8000,
    "window_s": 0.2,
    "network": {
        "embedding": {"name": "embedding"},
        "scores": {"name": "label", "size": 3},
        "kind": "softmax",
        "peak": 0.5,
    },
    "labels": ["small.txt"],
    "threshold": 0.2,
}


@pytest.fixture(scope="module")
def yamnet(shared_data: Path) -> Path:
    file = shared_data / "models" / "yamnet.tflite"
    if not file.exists():
        pytest.skip("yamnet.tflite is not here")
    return file


@pytest.fixture
def audioset(yamnet: Path) -> model.Model:
    return install.add(yamnet, install.description_of(yamnet))


def heard(shared_data: Path, name: str) -> np.ndarray:
    samples, rate_hz = soundfile.read(shared_data / "esc50" / "audio" / f"{name}.ogg", dtype="float32")
    return soxr.resample(samples, rate_hz, 16_000).astype(np.float32)


def test_its_scores_are_those_of_the_file_itself(audioset: model.Model, yamnet: Path, shared_data: Path) -> None:
    from ai_edge_litert.interpreter import Interpreter

    run = Interpreter(str(yamnet))
    run.allocate_tensors()
    backbone = model.backbone_of(audioset)
    assert backbone.dimensions == 1024
    for name, known in (("3-157695-A-0", "Dog"), ("1-17367-A-10", "Rain")):
        cut, _ = windows(heard(shared_data, name), audioset.frontend)
        ours = calibration.probabilities(audioset.head.logits(backbone.embed(cut).astype(np.float16)), "sigmoid")
        theirs = []
        for window in cut:
            run.set_tensor(run.get_input_details()[0]["index"], np.ascontiguousarray(window))
            run.invoke()
            theirs.append(run.get_tensor(run.get_output_details()[0]["index"])[0])
        assert np.abs(ours - np.stack(theirs)).max() < 0.01
        scores = model.score(audioset, backbone.embed(cut), 5.0)
        assert audioset.classes.index(known) in scores.probabilities.argsort()[-3:]
        assert not scores.none


def test_it_is_found_among_the_added_ones_and_says_whose_it_is(audioset: model.Model) -> None:
    found = model.find("audioset")
    assert found.folder.parent == places.models_folder().resolve()
    assert (found.window_s, found.several, found.brought) == (0.975, True, True)
    assert len(found.classes) == 521
    for words in ("Google", "Apache-2.0", found.made_with["sha256"], "none of these"):
        assert words in found.card
    install.remove("audioset")
    with pytest.raises(UserError, match="audioset is not here yet"):
        model.find("audioset")
    with pytest.raises(UserError, match="No model named audioset was added"):
        install.remove("audioset")


def test_silence_and_noise_below_every_threshold_are_none_of_these(audioset: model.Model) -> None:
    unsure = np.full((4, 1024), 0.0, np.float32)
    assert model.score(audioset, unsure, 2.0).none == bool(
        (calibration.probabilities(audioset.head.bias, "sigmoid") < 0.3).all()
    )


def test_a_species_list_restricts_what_is_answered_and_keeps_the_embedding(
    audioset: model.Model, yamnet: Path, tmp_path: Path
) -> None:
    (tmp_path / "list.txt").write_text("# of the city\nSiren\nrain  # any\nUnicorn\n")
    only = species.restricted(audioset, tmp_path / "list.txt")
    assert only.classes == ("Rain", "Siren")
    x = np.random.default_rng(0).random((5, 1024)).astype(np.float32)
    both = [audioset.classes.index(name) for name in only.classes]
    assert np.allclose(only.head.logits(x), audioset.head.logits(x)[:, both], atol=1e-4)
    assert only.backbone_id == audioset.backbone_id
    kept = install.add(yamnet, install.description_of(yamnet), species=tmp_path / "list.txt", name="city")
    assert model.find("city").classes == kept.classes == only.classes
    (tmp_path / "list.txt").write_text("Unicorn\n")
    with pytest.raises(UserError, match=r"knows none of the 1 classes.*Speech"):
        species.restricted(audioset, tmp_path / "list.txt")


def test_of_one_of_many_the_listed_keep_the_probability_they_had(make, tmp_path: Path) -> None:
    """A bird that is not listed is none of the listed, however much likelier one of these is than the others."""
    whole = replace(make(tmp_path / "m"), memory=None)
    only = species.restricted(whole, ["rain", "dog_bark"])
    assert only.classes == ("dog_bark", "rain")
    one = np.zeros((3, 6), np.float32)
    for loud, length_s in ((0, 4.0), (1, 4.0), (2, 90.0)):
        embeddings = one.copy()
        embeddings[:, loud] = 4
        was, now = (model.score(made, embeddings, length_s) for made in (whole, only))
        assert np.allclose(now.probabilities, was.probabilities[1:], atol=1e-6)
        assert np.allclose(now.window_probabilities, was.window_probabilities[:, 1:], atol=1e-6)
        kept = model.window_logits(only, embeddings).astype(np.float16).astype(np.float32)
        assert np.allclose(model.window_probabilities(only, kept), now.window_probabilities, atol=1e-2)
        assert (was.none, now.none) == (False, loud == 0)
    loaded = model.load(model.save(only, tmp_path / "kept").folder)
    assert np.allclose(model.score(loaded, embeddings, 4.0).probabilities, now.probabilities, atol=1e-6)
    again = species.restricted(loaded, ["rain"])
    assert np.allclose(model.score(again, embeddings, 4.0).probabilities, now.probabilities[1:], atol=1e-6)


def test_lines_of_a_list_that_are_no_class_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    soundfile.write(tmp_path / "a.wav", np.random.default_rng(0).normal(0, 0.1, 22_050), 22_050)
    (tmp_path / "list.txt").write_text("Rooster\nUnicorn\n")
    assert main(["classify", str(tmp_path / "a.wav"), "--species", str(tmp_path / "list.txt")]) == 0
    said = capsys.readouterr().err
    assert "Unicorn" in said
    assert "Rooster" not in said


def test_scientific_and_common_names_are_both_understood(audioset: model.Model) -> None:
    named = replace(audioset, classes=("Turdus merula_Eurasian Blackbird", *audioset.classes[1:]))
    for name in ("turdus merula", "Eurasian blackbird", "Turdus merula_Eurasian Blackbird"):
        assert species.restricted(named, [name]).classes == named.classes[:1]


@pytest.fixture
def server(yamnet: Path) -> Iterator[Served]:
    with serving(yamnet.read_bytes()) as told:
        yield told


def test_the_command_line_fetches_it_shows_what_it_is_and_goes_on_where_it_broke_off(
    server: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    server.breaks_at = 1_500_000
    asked = ["models", "--get", "audioset", "--from", server.url]
    assert main(asked) == 2
    assert "broke off" in capsys.readouterr().err
    assert not model.installed()
    assert main(asked) == 0
    told = capsys.readouterr().err
    for words in ("Apache-2.0", "Google", "687f226c147a2caab4706fbbab5e9cec", "--model audioset"):
        assert words in told
    assert server.asked[1].startswith("bytes=1")
    assert main(["models", "--json"]) == 0
    assert {one["name"] for one in json.loads(capsys.readouterr().out)} >= {"audioset", "everyday"}
    assert not list((places.cache_folder() / "backbones").iterdir())


def test_how_far_a_download_is_is_said_as_people_read_sizes() -> None:
    line = terminal._progress_line(458_752, 3_959_752, "Fetching", "bytes", 810_720, 4.0)
    assert line == "Fetching: 459 kB of 4.0 MB, 12 %, 811 kB a second, 4 s left"


def test_what_is_not_it_is_not_kept(server: Served, capsys: pytest.CaptureFixture[str]) -> None:
    server.content = b"something else"
    assert main(["models", "--get", "audioset", "--from", server.url]) == 2
    assert "not the file it should be" in capsys.readouterr().err
    assert not model.installed()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["--get", "audioset", "--from", "http://127.0.0.1:9/x"], "cannot be reached"),
        (["--get", "birdnet"], "CC BY-NC-SA 4.0"),
        (["--get", "nonsense"], "It knows: audioset, birdnet, perch"),
        (["--add", "/nowhere/x.tflite"], "There is no file"),
        (["--remove", "everyday"], "No model named everyday was added"),
    ],
)
def test_the_command_line_says_what_cannot_be(asked: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", *asked]) == 2
    assert words in capsys.readouterr().err


def test_a_network_that_is_not_what_is_described_is_refused(yamnet: Path, tmp_path: Path) -> None:
    known = described.shipped()
    (tmp_path / "labels.txt").write_text("\n".join(f"bird {k}" for k in range(6522)))
    with pytest.raises(UserError, match=r"hears 15600 numbers.*144000"):
        install.add(yamnet, known["birdnet"], tmp_path / "labels.txt")
    with pytest.raises(UserError, match="names of the classes of Perch 2"):
        install.add(yamnet, known["perch"])
    with pytest.raises(UserError, match="names 6522 classes, but AudioSet"):
        install.add(yamnet, known["audioset"], tmp_path / "labels.txt")
    (tmp_path / "broken.tflite").write_bytes(yamnet.read_bytes()[:5000])
    with pytest.raises(UserError, match=r"Nothing says what broken\.tflite wants to hear"):
        install.description_of(tmp_path / "broken.tflite")
    with pytest.raises(UserError, match=r"broken.tflite cannot be run"):
        install.add(tmp_path / "broken.tflite", known["audioset"])
    with pytest.raises(UserError, match="cannot be called everyday"):
        install.add(yamnet, known["audioset"], name="everyday")
    assert not model.installed()


def test_scores_that_no_linear_layer_of_the_embedding_gives_come_along(yamnet: Path, tmp_path: Path) -> None:
    told = json.loads((places.RESOURCES / "backbones" / "audioset.json").read_text())
    told["network"]["embedding"] = {"name": "global_average_pooling2d/Mean/reduction_indices", "size": 2}
    told["labels"] = [str(places.RESOURCES / "backbones" / "audioset.txt")]
    (tmp_path / "own.json").write_text(json.dumps({**told, "name": "odd"}))
    odd = install.add(yamnet, described.read(tmp_path / "own.json"))
    straight = install.add(yamnet, described.shipped()["audioset"])
    noise = (0.1 * np.random.default_rng(0).normal(size=(3, 15_600))).astype(np.float32)
    embeddings = model.backbone_of(model.find("odd")).embed(noise)
    assert embeddings.shape == (3, 2 + 521)
    both = (
        calibration.probabilities(one.head.logits(model.backbone_of(one).embed(noise)), "sigmoid")
        for one in (odd, straight)
    )
    assert np.allclose(*both, atol=0.01)
    assert odd.backbone_id != straight.backbone_id
    assert species.restricted(odd, ["Siren"]).head.logits(embeddings).shape == (3, 1)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"format": 2}, "newer Earmark"),
        ({"window_s": 0}, "does not describe"),
        ({"rate_hz": "fast"}, "does not describe"),
        ({"name": "../x"}, "does not describe"),
        ({"network": {"embedding": {"name": "x"}, "kind": "guess"}}, "does not describe"),
        ({"network": {"embedding": {"name": "x"}, "run": "os.system"}}, "does not describe"),
    ],
)
def test_a_description_is_data_and_what_is_none_is_refused(tmp_path: Path, changed: dict, words: str) -> None:
    (tmp_path / "small.json").write_text(json.dumps(SMALL | changed))
    with pytest.raises(UserError, match=words):
        described.read(tmp_path / "small.json")


def test_the_shipped_descriptions_say_whose_they_are() -> None:
    known = described.shipped()
    assert set(known) == {"audioset", "birdnet", "perch"}
    assert [one.download is not None for one in known.values()] == [True, False, False]
    for one in known.values():
        assert one.licence
        assert one.home.startswith("https://")
        assert one.network.scores is not None
    assert (known["birdnet"].frontend.window_frames, known["perch"].frontend.window_frames) == (144_000, 160_000)


def test_weights_of_half_precision_are_a_head_too(tmp_path: Path) -> None:
    file = tmp_path / "small.tflite"
    file.write_bytes(zlib.decompress(base64.b64decode(HALF)))
    network = {"embedding": {"name": "whatever", "size": 8}, "scores": {"size": 5}, "activated": True}
    (tmp_path / "small.json").write_text(json.dumps(SMALL | {"network": network}))
    (tmp_path / "small.txt").write_text("\n".join("abcde"))
    made = install.add(file, install.description_of(file))
    assert made.head.columns is None, "its scores are made from its embedding, which is found by what feeds them"
    assert made.head.weights.shape == (8, 5)
    sound = (0.1 * np.random.default_rng(0).normal(size=(3, 1600))).astype(np.float32)
    ours = calibration.probabilities(made.head.logits(model.backbone_of(made).embed(sound)), "sigmoid")
    opened = brought.opened(file, 1)
    theirs = [opened.run(window, [opened.place(Tensor(size=5))])[0] for window in sound]
    assert np.allclose(ours, theirs, atol=1e-4)


@pytest.mark.filterwarnings("ignore")  # TensorFlow's own
@pytest.mark.parametrize("kind", ["float32", "int8"])
def test_what_feeds_the_scores_is_no_constant_of_the_same_name_and_sound_is_no_int8(tmp_path: Path, kind: str) -> None:
    keras = backend.keras()
    import tensorflow as tf

    keras.utils.set_random_seed(0)
    layers = [keras.layers.Reshape((16, 100)), keras.layers.GlobalAveragePooling1D()]
    layers += [keras.layers.Dense(8, activation="relu"), keras.layers.Dense(3, activation="sigmoid")]
    network = keras.Sequential([keras.Input((1600,), batch_size=1), *layers])
    converter = tf.lite.TFLiteConverter.from_keras_model(network)
    if kind == "int8":
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
        rng = np.random.default_rng(0)
        converter.representative_dataset = lambda: ([rng.normal(size=(1, 1600)).astype(np.float32)] for _ in range(9))
        converter.inference_input_type = converter.inference_output_type = tf.int8
    (tmp_path / "small.tflite").write_bytes(converter.convert())
    told = {"embedding": {"size": 8}, "scores": {"size": 3}, "kind": "sigmoid", "activated": True}
    (tmp_path / "small.json").write_text(json.dumps(SMALL | {"network": told}))
    (tmp_path / "small.txt").write_text("a\nb\nc")
    one = install.description_of(tmp_path / "small.tflite")
    if kind == "int8":
        with pytest.raises(UserError, match="wants sound as int8"):
            install.add(tmp_path / "small.tflite", one)
        return
    made = install.add(tmp_path / "small.tflite", one)
    sound = np.random.default_rng(0).normal(size=(3, 1600)).astype(np.float32)
    embeddings = model.backbone_of(made).embed(sound)
    assert embeddings.shape == (3, 8)
    ours = calibration.probabilities(made.head.logits(embeddings), "sigmoid")
    assert np.allclose(ours, network.predict_on_batch(sound), atol=1e-3)


def test_a_mended_description_is_another_model(tmp_path: Path) -> None:
    """Else a project would go on with what it kept of the first."""
    file = tmp_path / "small.tflite"
    file.write_bytes(zlib.decompress(base64.b64decode(HALF)))
    (tmp_path / "small.txt").write_text("\n".join("abcde"))
    network = {"embedding": {"name": "whatever", "size": 8}, "scores": {"size": 5}, "activated": True}

    def added(**changed) -> model.Model:
        (tmp_path / "small.json").write_text(json.dumps(SMALL | {"network": network} | changed))
        return install.add(file, install.description_of(file))

    first = added()
    again = added(title="The same")
    assert (again.backbone_id, again.version) == (first.backbone_id, first.version)
    for mended in ({"scale": 0.1}, {"centre": True}, {"peak": 0.5}):
        assert added(network=network | mended).backbone_id != first.backbone_id
    assert added(rate_hz=16000, window_s=0.1).backbone_id != first.backbone_id
    surer = added(threshold=0.7)
    assert surer.backbone_id == first.backbone_id  # what was heard stays
    assert surer.version != first.version  # and is answered anew


def test_onnx_files_run_the_same_way_or_say_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "small.onnx").write_bytes(base64.b64decode(ONNX))
    (tmp_path / "small.json").write_text(json.dumps(SMALL))
    (tmp_path / "small.txt").write_text("low\nmiddle\nhigh\n")
    file = tmp_path / "small.onnx"
    try:
        import onnxruntime  # noqa: F401
    except ImportError:
        with pytest.raises(UserError, match=r"pip install 'earmark\[onnx\]'"):
            install.add(file, install.description_of(file))
        return
    made = install.add(file, install.description_of(file))
    loaded = model.find("small")
    sound = np.random.default_rng(0).normal(size=(3, 1600)).astype(np.float32)
    embeddings = model.backbone_of(loaded).embed(sound)
    loud = 0.5 * sound / np.abs(sound).max(axis=1, keepdims=True)
    expected = loud.reshape(3, 4, 400).max(axis=2)
    weights = np.array([[3, 0, -1], [0, 2, -1], [-2, 0, 1], [0, -1, 2]], np.float32)
    assert np.allclose(embeddings, np.concatenate([expected, np.abs(expected @ weights)], axis=1), atol=1e-5)
    assert made.classes == loaded.classes == ("low", "middle", "high")
    assert np.allclose(model.score(loaded, embeddings, 1.0).probabilities.sum(), 1)


def test_one_without_scores_says_nothing_until_it_is_taught(yamnet: Path, tmp_path: Path) -> None:
    told = json.loads((places.RESOURCES / "backbones" / "audioset.json").read_text()) | {"name": "mute"}
    del told["network"]["scores"]
    (tmp_path / "mute.json").write_text(json.dumps(told))
    mute = install.add(yamnet, described.read(tmp_path / "mute.json"))
    assert mute.classes == ()
    scores = model.score(mute, model.backbone_of(mute).embed(np.zeros((2, 15_600), np.float32)), 1.5)
    assert scores.probabilities.shape == (0,)
    assert not scores.none


def test_it_is_taught_versioned_and_taken_back_like_ours(
    audioset: model.Model, shared_data: Path, tmp_path: Path
) -> None:
    names = {
        "dog": ("1-100032-A-0", "1-110389-A-0", "3-157695-A-0", "2-114280-A-0"),
        "rain": ("1-17367-A-10", "1-21189-A-10", "1-26222-A-10", "3-142605-A-10"),
    }
    files = {
        name: [f for f in some if (shared_data / "esc50" / "audio" / f"{f}.ogg").exists()]
        for name, some in names.items()
    }
    assert all(len(some) >= 2 for some in files.values())
    root = tmp_path / "sounds"
    root.mkdir()
    for some in files.values():
        for file in some:
            (root / f"{file}.ogg").symlink_to(shared_data / "esc50" / "audio" / f"{file}.ogg")
    with Project.create(tmp_path / "project", root, template="own") as project:
        project.change(model_name="audioset")
        project.add(list(find(root, False)))
        project.classify()
        first = project.predictions()
        assert {p.predicted for p in first.values()} <= set(audioset.classes) | {None}
        for name, some in files.items():
            project.add_class(name)
            project.label([Target(f"{file}.ogg") for file in some], project.classes()[-1].id)
        taught = project.teach()
        assert taught.taken
        assert taught.model.classes == ("dog", "rain")
        assert not taught.model.several
        for name, some in files.items():
            assert {project.predictions()[f"{file}.ogg"].predicted for file in some} == {name}
        project.take(0)
        assert {f: p.said.casefold() for f, p in project.predictions().items()} == {
            f: p.said.casefold() for f, p in first.items()
        }
        project.adopt("everyday")  # a version by now, for the taught one stands on the other
        project.adopt("everyday")
        assert [version.reason for version in project.versions()] == ["Teach", "Model"]
        assert project.model.name == "everyday"
        assert len(project.pending()) == len(first)
        project.take(1)
        assert not project.pending()
    with Project.open(tmp_path / "project") as again:
        assert again.model.classes == ("dog", "rain")


def test_the_command_line_classifies_with_it(
    audioset: model.Model, shared_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dog = shared_data / "esc50" / "audio" / "3-157695-A-0.ogg"
    assert main(["classify", str(dog), "--model", "audioset", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["predicted"] in ("Animal", "Dog", "Domestic animals, pets")
    (tmp_path / "list.txt").write_text("Bow-wow\nSiren\n")
    assert main(["classify", str(dog), "--model", "audioset", "--species", str(tmp_path / "list.txt"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["predicted"] in ("Bow-wow", "none of these")
    (tmp_path / "sounds").mkdir()
    (tmp_path / "sounds" / dog.name).symlink_to(dog)
    place = tmp_path / "project"
    assert main(["classify", str(tmp_path / "sounds"), "--project", str(place), "--model", "audioset"]) == 0
    with Project.open(place) as project:
        assert project.model.name == "audioset"
        assert project.classes() == []
    assert main(["classify", "--project", str(place), "--species", str(tmp_path / "list.txt")]) == 2
    assert "models --add FILE --species" in capsys.readouterr().err
