"""A public AudioSet classifier (YAMNet, Apache-2.0) as teacher: soft targets and embeddings for any sound, without
labels.

The teacher's file is an input of the command and does not ship; what ships is our own network.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

RATE_HZ = 16_000
PATCH = 15_600  # frames of sound at RATE_HZ
PATCHES = 4  # a window of four seconds has so many, nearly side by side
EMBEDDING, SCORES = 1_024, 521


class Teacher:
    """One interpreter of the teacher's file, for one thread."""

    def __init__(self, file: Path):
        from ai_edge_litert import interpreter as litert

        # Its embeddings with and without the XNNPACK delegate correlate only .967: without, everywhere.
        self._interpreter = litert.Interpreter(
            str(file),
            num_threads=1,
            experimental_preserve_all_tensors=True,
            experimental_op_resolver_type=litert.OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES,
        )
        self._interpreter.allocate_tensors()
        self._input = self._interpreter.get_input_details()[0]["index"]
        self._scores = self._interpreter.get_output_details()[0]["index"]
        self._embedding = next(
            tensor["index"]
            for tensor in self._interpreter.get_tensor_details()
            if tensor["name"].endswith("global_average_pooling2d/Mean")
        )

    def hear(self, window: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Mean embedding (1024,) and mean scores (521,) over a window, float32 (frames,) at `RATE_HZ` and within [-1,
        1].
        """
        embeddings, scores = np.zeros(EMBEDDING, np.float32), np.zeros(SCORES, np.float32)
        for start in np.linspace(0, len(window) - PATCH, PATCHES).astype(int):
            self._interpreter.set_tensor(self._input, np.ascontiguousarray(window[start : start + PATCH], np.float32))
            self._interpreter.invoke()
            embeddings += self._interpreter.get_tensor(self._embedding).reshape(-1)
            scores += self._interpreter.get_tensor(self._scores).reshape(-1)
        return embeddings / PATCHES, scores / PATCHES
