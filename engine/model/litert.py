"""Runs a Model's backbone in LiteRT, without TensorFlow."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from engine.errors import UserError
from engine.features import Frontend

BATCH = 8  # windows a call; more gains nothing, and takes memory


class Made(Protocol):
    """What a backbone is made from; a `model.Model` is one."""

    @property
    def backbone_folder(self) -> Path: ...
    @property
    def frontend(self) -> Frontend: ...


class Backbone:
    """A model's backbone, ready to embed.  For one thread only: each thread makes its own (about 10 ms)."""

    def __init__(self, model: Made, threads: int = 2):
        self.frontend = model.frontend
        self._folder = model.backbone_folder
        self._content = (self._folder / "backbone.tflite").read_bytes()
        self._threads = max(1, threads)
        self._interpreters: dict[int, Any] = {}
        self.dimensions = self._interpreter(1).get_output_details()[0]["shape"][-1] + self.frontend.extras

    def _interpreter(self, batch: int) -> Any:
        if batch not in self._interpreters:
            from ai_edge_litert.interpreter import Interpreter

            try:
                # From memory: LiteRT cannot open every path (letters outside ASCII on Windows).
                interpreter = Interpreter(model_content=self._content, num_threads=self._threads)
                interpreter.resize_tensor_input(
                    interpreter.get_input_details()[0]["index"], [batch, *self.frontend.shape]
                )
                interpreter.allocate_tensors()
            except (ValueError, RuntimeError) as error:
                raise UserError(
                    "The network of the model in {folder} cannot be run.",
                    "Choose another model, or install it again.",
                    folder=str(self._folder),
                    reason=str(error),
                ) from error
            self._interpreters[batch] = interpreter
        return self._interpreters[batch]

    def hidden(self, features: np.ndarray) -> np.ndarray:
        """The network's own embedding: features, float32 (n, *shape) -> float32 (n, d')."""
        parts = []
        whole = len(features) - len(features) % BATCH
        edges = [*range(0, whole, BATCH), *range(whole, len(features) + 1)]
        for start, end in pairwise(edges):
            interpreter = self._interpreter(end - start)
            interpreter.set_tensor(
                interpreter.get_input_details()[0]["index"], np.ascontiguousarray(features[start:end])
            )
            interpreter.invoke()
            parts.append(interpreter.get_tensor(interpreter.get_output_details()[0]["index"]))
        return np.concatenate(parts) if parts else np.zeros((0, self.dimensions - self.frontend.extras), np.float32)

    def embed(self, windows: np.ndarray) -> np.ndarray:
        """Windows, float32 (n, window_frames), to embeddings, float32 (n, d): what the network hears, then the front
        end's statistics.
        """
        return self.embed_features(self.frontend.features(windows))

    def embed_features(self, features: np.ndarray) -> np.ndarray:
        """The same from features that are there already, float32 (n, *shape)."""
        return np.concatenate([self.hidden(features), self.frontend.statistics(features)], axis=1)
