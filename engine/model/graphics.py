"""Runs a Model's network on the graphics card, in a process of its own: TensorFlow's import would keep a window waiting.

The card is a helper that comes late and may leave: until its process is ready LiteRT does the work, from then on
whichever of the two is quicker, and LiteRT again should the process end.
"""

from __future__ import annotations

import logging
import os
import struct
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, cast

import numpy as np

from engine import gpu, settings
from engine.model import backend, litert, network
from engine.model.folder import Model, load
from engine.recipe import recipes

log = logging.getLogger(__name__)
WORTH_WINDOWS = 5_000  # fewer are done before TensorFlow is there
_COUNT = struct.Struct("<I")


def start(model: Model, windows: int) -> Graphics | None:
    """The card's process for a run over so many windows; None where there is no card, or nothing to gain."""
    ours = not model.brought and not getattr(sys, "frozen", False)  # the packed app's TensorFlow knows no card
    if windows < WORTH_WINDOWS or not ours or not gpu.find(settings.load().force_cpu).used:
        return None
    return Graphics(model)


class Gone(Exception):
    """The card's process has ended."""


class Graphics:
    """The process.  Any thread may ask it; it answers one at a time."""

    def __init__(self, model: Model):
        here = str(Path(__file__).resolve().parents[2])
        self._child = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", "engine.model.graphics", str(model.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._lock = threading.Lock()
        self._ready = threading.Event()
        self._gone = False
        self._dimensions = 0
        self._seconds: dict[str, float] = {}  # a window, at best: on the "card", on the "processor"
        threading.Thread(target=self._await, name="card", daemon=True).start()

    def _await(self) -> None:
        try:
            self._dimensions = _COUNT.unpack(_read(self._output, _COUNT.size))[0]
        except Gone:
            self._gone = True
            log.warning("The graphics card's process ended before it was ready; the processor does the work.")
        self._ready.set()

    @property
    def _output(self) -> IO[bytes]:
        return cast(IO[bytes], self._child.stdout)

    def wait(self, seconds: float) -> bool:
        """Whether it is ready, after `seconds` at most."""
        return self._ready.wait(seconds) and not self._gone

    @property
    def preferred(self) -> bool:
        """Whether the next windows go to the card: it is ready, and the quicker one as far as is known."""
        times = self._seconds
        return self.wait(0) and times.get("card", 0.0) <= times.get("processor", np.inf)

    def took(self, where: str, seconds: float, windows: int) -> None:
        """So long it took there, the others who work beside it counted in."""
        self._seconds[where] = min(self._seconds.get(where, np.inf), seconds / windows)

    def hidden(self, features: np.ndarray) -> np.ndarray:
        """The network's embedding: features, float32 (n, *shape) -> float32 (n, d).  Raises Gone."""
        with self._lock:
            begun = time.perf_counter()
            try:
                into = cast(IO[bytes], self._child.stdin)
                into.write(_COUNT.pack(len(features)) + np.ascontiguousarray(features, np.float32).tobytes())
                into.flush()
                said = _read(self._output, len(features) * self._dimensions * 4)
            except (OSError, Gone) as error:
                self._gone = True
                log.warning("The graphics card's process has ended; the processor goes on.")
                raise Gone from error
            self.took("card", time.perf_counter() - begun, len(features))
        return np.frombuffer(said, np.float32).reshape(len(features), self._dimensions)

    def close(self) -> None:
        """Ends the process."""
        self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            try:
                cast(IO[bytes], pipe).close()
            except OSError:  # what was not sent any more
                continue


class Backbone(litert.Backbone):
    """One thread's backbone of a run that the card helps; `beside` threads work at once."""

    def __init__(self, model: Model, graphics: Graphics, beside: int):
        super().__init__(model, threads=1)
        self._graphics, self._beside = graphics, beside

    def hidden(self, features: np.ndarray) -> np.ndarray:
        if len(features) and self._graphics.preferred:
            try:
                return self._graphics.hidden(features)
            except Gone:
                pass
        begun = time.perf_counter()
        embeddings = super().hidden(features)
        if len(features):
            self._graphics.took("processor", (time.perf_counter() - begun) / self._beside, len(features))
        return embeddings


def _read(pipe: IO[bytes], size: int) -> bytes:
    parts, left = [], size
    while left:
        part = pipe.read(left)
        if not part:
            raise Gone
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def serve(folder: Path, asked: IO[bytes], answers: IO[bytes]) -> None:
    """The process's part: says how long an embedding is, then answers features with embeddings until nobody asks."""
    keras = backend.keras()
    if keras.backend.backend() == "tensorflow":
        import tensorflow

        tensorflow.config.experimental.enable_tensor_float_32_execution(False)  # the numbers that LiteRT gives
    model = load(folder)
    recipe = replace(recipes()[model.recipe], frontend=model.frontend)
    part: Any = network.backbone(network.restore(model.backbone_folder, recipe, 1))
    shape = model.frontend.shape
    part.predict_on_batch(np.zeros((litert.BATCH, *shape), np.float32))  # the first is slow
    answers.write(_COUNT.pack(part.output_shape[-1]))
    answers.flush()
    while head := asked.read(_COUNT.size):
        count = _COUNT.unpack(head)[0]
        features = np.frombuffer(_read(asked, count * int(np.prod(shape)) * 4), np.float32).reshape(count, *shape)
        answers.write(np.asarray(part.predict_on_batch(features), np.float32).tobytes())
        answers.flush()


if __name__ == "__main__":
    answers_ = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else is printed must not be taken for an answer
    serve(Path(sys.argv[1]), sys.stdin.buffer, answers_)
