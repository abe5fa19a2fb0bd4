"""A trained Model as a folder of checked files: backbone, head, calibration and memory."""

from engine.model.brought import backbone_of
from engine.model.folder import (
    Model,
    ModelError,
    Scores,
    backbone_id,
    find,
    installed,
    load,
    made,
    save,
    score,
    score_many,
    shipped,
    spare,
    thresholds,
    window_logits,
    window_probabilities,
)

__all__ = [
    "Model",
    "ModelError",
    "Scores",
    "backbone_id",
    "backbone_of",
    "find",
    "installed",
    "load",
    "made",
    "save",
    "score",
    "score_many",
    "shipped",
    "spare",
    "thresholds",
    "window_logits",
    "window_probabilities",
]
