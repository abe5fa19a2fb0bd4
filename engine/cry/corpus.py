"""The public recordings the cry models learn from: cries with their reasons, and everything that is no cry."""

from __future__ import annotations

from pathlib import Path

from engine.datasets import names
from engine.errors import UserError
from engine.everyday import corpus
from engine.everyday.corpus import Sound

CRY, NO_CRY = "cry", "no cry"
HUNGRY, OTHER = "hungry", "other"
DONATE, ESC, URBAN = "donateacry", "esc50", "urbansound8k"
_CRYING = "crying_baby"  # as ESC-50 calls it
_BIRDS = {"field_day": "a day in a forest", "screaming_piha": "a forest bird"}


def cries(data: Path) -> list[Sound]:
    """Donate-a-Cry's cleaned recordings below `data`; `own_class` is the reason, `group` the app id.  Raises UserError."""
    folder = data / "donateacry" / "cleaned"
    found = []
    for path in sorted(folder.glob("*/*")):
        name = names.DONATE_A_CRY.fullmatch(path.stem)
        if name:
            reason = names.REASONS[name["reason"].lower()]
            found.append(Sound(path, DONATE, reason, HUNGRY if reason == "hungry" else OTHER, name["app"].lower(), 0))
    if not found:
        raise UserError("No recordings of Donate-a-Cry were found below {folder}.", folder=str(folder))
    return found


def everything(data: Path) -> list[Sound]:
    """Cries and all else below `data`, `name` being CRY or NO_CRY.

    A group is an app id, a Freesound original, a site in a forest, a bird.  Raises UserError.
    """
    found = [_renamed(sound, sound.own_class == _CRYING) for sound in corpus.read(data)]
    found += [_renamed(sound, True) for sound in cries(data)]
    for folder, title in _BIRDS.items():
        for path in sorted((data / "recordings" / folder).glob("*.*")):
            if path.suffix.lower() in (".ogg", ".wav", ".flac", ".mp3"):
                group = folder if folder == "field_day" else path.stem
                found.append(Sound(path, folder, title, NO_CRY, group, 0))
    return found


def _renamed(sound: Sound, cry: bool) -> Sound:
    return Sound(sound.path, sound.source, sound.own_class, CRY if cry else NO_CRY, sound.group, sound.fold)
