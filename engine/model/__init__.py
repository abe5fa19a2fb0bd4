"""A trained Model as a folder of checked files: backbone, head, calibration and memory."""

from engine.model.folder import (
    Model,
    ModelError,
    Scores,
    backbone_id,
    find,
    load,
    made,
    save,
    score,
    score_many,
    shipped,
    thresholds,
)

__all__ = [
    "Model",
    "ModelError",
    "Scores",
    "backbone_id",
    "find",
    "load",
    "made",
    "save",
    "score",
    "score_many",
    "shipped",
    "thresholds",
]
