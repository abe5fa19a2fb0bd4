"""Which sounds a model has in its memory among those that taught it: what it says of them proves nothing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.model import Model
from engine.model.head import Head, blocks

# Mean difference of two embeddings in deviations: below .02 for the same sound decoded twice, hardly ever between .02 and .05.  Measured
# with `everyday` on UrbanSound8K and ESC-50 as WAV, which it knew as Ogg Vorbis; of Donate-a-Cry, which it did not know, none is below .3.
SAME = 0.02
OTHERS = 8192  # rows that are compared with at once: a whole data set may be


def remembered(
    model: Model, embeddings: NDArray[np.float32], classes: Sequence[str] | None = None
) -> NDArray[np.bool_]:
    """Which windows, (n,), of embeddings (n, d) the model has in the part of its memory that teaches; of some `classes`, or of all."""
    memory = model.memory
    if memory is None:
        return np.zeros(len(embeddings), bool)
    asked = [k for k, name in enumerate(model.classes) if classes is None or name in classes]
    rows = ~memory.held_out & np.isin(memory.classes, asked)
    return same(model.head, embeddings, memory.embeddings[rows]) if rows.any() else np.zeros(len(embeddings), bool)


def same(head: Head, embeddings: NDArray[np.floating], others: NDArray[np.floating]) -> NDArray[np.bool_]:
    """Which of embeddings (n, d), (n,), are of the same sound as one of the others (m, d)."""
    found = np.zeros(len(embeddings), bool)
    width = min(embeddings.shape[1], others.shape[1])  # a brought backbone may add its scores
    for first in range(0, len(others), OTHERS):
        rows = head.standardised(others[first : first + OTHERS, :width])
        lengths = np.square(rows).sum(1)
        for block in blocks(len(embeddings)):
            x = head.standardised(embeddings[block][:, :width])
            squared = (np.square(x).sum(1)[:, None] + lengths - 2 * x @ rows.T).min(1) / width
            found[block] |= squared < SAME**2
    return found
