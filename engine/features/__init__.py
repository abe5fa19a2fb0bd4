"""Waveform -> Windows -> features: `cutting` cuts sound into spans of one length, a front end turns each into numbers."""

from engine.features.cutting import looped, spans, windows
from engine.features.frontend import Frontend
from engine.features.gammatone import Gammatone
from engine.features.kinds import KINDS, from_fields
from engine.features.log_mel import LogMel
from engine.features.mel_db import MelDb
from engine.features.mfcc import Mfcc
from engine.features.pcen import Pcen
from engine.features.picture import Picture
from engine.features.waveform import Waveform

__all__ = [
    "KINDS",
    "Frontend",
    "Gammatone",
    "LogMel",
    "MelDb",
    "Mfcc",
    "Pcen",
    "Picture",
    "Waveform",
    "from_fields",
    "looped",
    "spans",
    "windows",
]
