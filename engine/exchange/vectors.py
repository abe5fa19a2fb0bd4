"""Embeddings of recordings as one .npz that numpy reads without unpickling: for maps, clusters and classifiers of others."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError
from engine.exchange.export import replacing
from engine.model import Model


def write(path: Path, model: Model, heard: Iterable[tuple[str, NDArray, NDArray]]) -> int:
    """Writes the windows of recordings, each a name, spans in seconds (n, 2) and embeddings (n, d or more); returns how many windows.

    The arrays: `embeddings` float32 (n, d); `files` (n,), names; `start_s` and `end_s` float64 (n,); `model`, `model_version` and
    `backbone`, a hash: the same one, the same embeddings.  Raises UserError: an old file is then whole.
    """
    names: list[str] = []
    spans: list[NDArray] = [np.zeros((0, 2))]
    blocks: list[NDArray] = []
    width = len(model.head.mean)  # a brought backbone may have its own scores behind
    for file, some, embeddings in heard:
        names += [file] * len(some)
        spans.append(np.asarray(some, np.float64))
        blocks.append(embeddings[:, :width])
    if not names:
        raise UserError("There is no recording with an embedding.", "Classify first; look at the list of problems.")
    begin_end = np.concatenate(spans)
    rest: dict[str, Any] = {
        "files": np.array(names),
        "start_s": begin_end[:, 0],
        "end_s": begin_end[:, 1],
        "model": np.array(model.name),
        "model_version": np.array(model.version),
        "backbone": np.array(model.backbone_id),
    }
    with replacing(path) as beside, zipfile.ZipFile(beside, "w") as archive:
        with archive.open("embeddings.npy", "w", force_zip64=True) as out:  # a block at a time: they are many
            shape = {"descr": "<f4", "fortran_order": False, "shape": (len(names), width)}
            np.lib.format.write_array_header_2_0(out, shape)
            for block in blocks:
                out.write(np.ascontiguousarray(block, "<f4").tobytes())
        for name, values in rest.items():
            with archive.open(f"{name}.npy", "w", force_zip64=True) as out:
                np.lib.format.write_array(out, np.asarray(values), allow_pickle=False)
    return len(names)
