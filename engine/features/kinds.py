"""Every kind of front end by its word; one that a model's description names is found here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.features.frontend import OURS, Frontend
from engine.features.gammatone import Gammatone
from engine.features.log_mel import LogMel
from engine.features.mel_db import MelDb
from engine.features.mfcc import Mfcc
from engine.features.pcen import Pcen
from engine.features.picture import Picture
from engine.features.waveform import Waveform

KINDS: dict[str, type[Frontend]] = {one.kind: one for one in (LogMel, MelDb, Mfcc, Gammatone, Picture, Pcen, Waveform)}


def from_fields(fields: Mapping[str, Any]) -> Frontend:
    """The front end that wrote `fields`. Raises ValueError or TypeError for a kind or a field that is not known."""
    named = dict(fields)
    kind = named.pop("kind", OURS)
    if kind not in KINDS:
        raise ValueError(f"There is no front end named {kind}.")
    return KINDS[kind](**named)
