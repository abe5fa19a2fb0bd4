"""The command that makes the two models of cries: `python -m engine.cry --data DIR --out resources/models`.

Both are heads on a backbone that is there (`--on`), and are made anew in some minutes when that changes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from engine import model
from engine.cry import card, corpus, detector, hungry, views
from engine.cry.hearing import Ear
from engine.cry.verdict import FINDING
from engine.errors import UserError
from engine.everyday import corpus as public
from engine.everyday.corpus import Sound
from engine.everyday.judge import Heard
from engine.everyday.making import told
from engine.everyday.plan import FOLD
from engine.model import Model

VERSION = "1"


def detecting(ear: Ear, sounds: list[Sound], apart: Ear | None, facts: dict[str, Any]) -> tuple[Model, Heard]:
    """The detector with its card, and what the backbone hears of the donated cries."""
    given = detector.lessons(ear, sounds, told())
    judged = detector.judged(ear, given, told())
    if apart is not None:
        judged["apart"] = detector.judged_apart(apart, sounds, FOLD, told())
    made = detector.taught(ear.made, given, judged["temperature"])
    donated = given.heard.of(np.array([sound.source == corpus.DONATE for sound in sounds]))
    facts = {**facts, "checksum": public.checksum(sounds), "views": views.COUNT, "fold": FOLD}
    return replace(made, card=card.detector(sounds, judged, facts)), donated


def telling(ear: Ear, gate: Model, donated: Heard, data: Path, facts: dict[str, Any]) -> Model:
    """The model of hungry and other with its card; `donated` is what the backbone hears of `corpus.cries`, in order."""
    sounds = corpus.cries(data)
    heard = hungry.only_cries(replace(donated, sounds=tuple(sounds)), gate.head)
    found = hungry.found(heard, hungry.by_embeddings(heard, ear.made.head.deviation), told())
    voices = hungry.found(heard, hungry.by_voice(ear.voices(sounds, told()), hungry.targets_of(sounds)), told())
    made = hungry.taught(ear.made, heard)
    facts = {**facts, "checksum": public.checksum(sounds)}
    return replace(
        made,
        gate=gate.head,
        card=card.hungry(sounds, found, voices, facts),
        made_with={**made.made_with, FINDING: found.as_dict()},
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0, or 2 where the recordings or the backbone are not there."""
    parser = argparse.ArgumentParser(prog="python -m engine.cry", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with donateacry/, esc50/, urbansound8k/ and recordings/"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder of the models; the two are replaced whole")
    parser.add_argument("--on", default="everyday", help="the model in that folder whose backbone they share")
    parser.add_argument(
        "--apart", type=Path, help=f"a model made without fold {FOLD} (engine.everyday --hold-out), to say more"
    )
    parser.add_argument("--work", type=Path, default=Path("build/cry"), help="features kept on the way, 300 MB")
    options = parser.parse_args(arguments)
    try:
        base = replace(model.load(options.out / options.on), version=VERSION, memory=None, card="")
        apart = Ear(model.load(options.apart), options.work) if options.apart else None
        ear = Ear(base, options.work)
        facts = {"version": VERSION, "backbone": options.on}
        gate, donated = detecting(ear, corpus.everything(options.data), apart, facts)
        model.save(gate, options.out / gate.name, stands_on=options.on)
        told_apart = telling(ear, gate, donated, options.data, facts)
        model.save(told_apart, options.out / told_apart.name, stands_on=options.on)
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
