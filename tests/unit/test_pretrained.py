"""Weights that others trained: fetched or given, checked, and put where they belong.  The file is written here, with random weights."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import h5py
import numpy as np
import pytest

from engine import recipe
from engine.errors import UserError
from engine.model import backend
from engine.recipes import efficientnetb0
from engine.train.pretrained import load, weights_for

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own

SHAPE = (32, 32, 3)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory):
    """EfficientNetB0 without its top as keras.applications publishes it: the network, and the file."""
    from keras.src.legacy.saving import legacy_h5_format

    keras = backend.keras()
    network = keras.applications.EfficientNetB0(include_top=False, weights=None, input_shape=SHAPE)
    rng = np.random.default_rng(0)
    for variable in network.weights:
        variable.assign(rng.uniform(0.5, 1.5, variable.shape))
    file = tmp_path_factory.mktemp("published") / "efficientnetb0_notop.h5"
    with h5py.File(file, "w") as out:
        legacy_h5_format.save_weights_to_hdf5_group(out, network)
    return network, file


@pytest.fixture
def made(published) -> Iterator[recipe.Recipe]:
    """The recipe, told that a server of our own publishes that file."""
    file = published[1]

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(file.parent)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    named = recipe.named("efficientnetb0")
    assert named.pretrained is not None
    url = f"http://127.0.0.1:{server.server_port}/{file.name}"
    md5 = hashlib.md5(file.read_bytes()).hexdigest()
    yield replace(named, pretrained=replace(named.pretrained, url=url, md5=md5))
    server.shutdown()
    thread.join()
    server.server_close()


def test_they_come_from_the_web_once_and_fill_what_is_frozen(
    made: recipe.Recipe, published, monkeypatch, tmp_path
) -> None:
    monkeypatch.setenv("EARMARK_CACHE", str(tmp_path))
    told = []
    file = weights_for(made, None, lambda done, total, note="": told.append(done))
    assert file is not None
    assert told[-1] == published[1].stat().st_size
    assert weights_for(
        replace(made, pretrained=replace(made.pretrained, url="http://127.0.0.1:9/x/" + file.name)), None
    )
    network = made.build(SHAPE, 3)
    load(network, made, file)
    frozen = backend.keras().Model(network.input, network.get_layer("pooled").output)
    theirs = published[0].get_weights()
    assert len(theirs) == len(frozen.get_weights()) > 300
    assert all(np.array_equal(ours, one) for ours, one in zip(frozen.get_weights(), theirs))


def test_a_file_of_ones_own_is_checked(made: recipe.Recipe, published, tmp_path: Path) -> None:
    assert weights_for(made, published[1]) == published[1]
    assert weights_for(recipe.named("earmark"), None) is None
    other = tmp_path / "efficientnetb0_notop.h5"
    other.write_bytes(published[1].read_bytes()[:-1] + b"x")
    with pytest.raises(UserError, match=r"is not .* as it was published: its MD5"):
        weights_for(made, other)
    with pytest.raises(UserError, match="cannot be read"):
        weights_for(made, tmp_path / "nothing.h5")


def test_without_the_internet_the_sentence_says_what_to_do(made: recipe.Recipe, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EARMARK_CACHE", str(tmp_path))
    offline = replace(made, pretrained=replace(made.pretrained, url="http://127.0.0.1:9/weights.h5"))
    with pytest.raises(UserError, match=r"efficientnetb0 begins with weights .* 17 MB.*Or give the file, from http"):
        weights_for(offline, None)


def test_what_keras_does_only_with_its_own_download_is_done_here() -> None:
    """Pixels reach EfficientNet's first convolution as (pixel / 255 - mean) / deviation, over the root of the deviation."""
    network = efficientnetb0.build(SHAPE, 2)
    pixels = np.random.default_rng(1).uniform(0, 255, (2, *SHAPE)).astype(np.float32)
    stretched = backend.keras().Model(network.input, network.get_layer("stretch").output).predict_on_batch(pixels)
    mean, deviation = np.array(efficientnetb0.MEAN), np.array(efficientnetb0.DEVIATION)
    ours = (stretched / 255 - mean) / deviation
    assert np.allclose(ours, (pixels / 255 - mean) / deviation / np.sqrt(deviation), atol=1e-4)
