"""The command that makes the everyday model: `python -m engine.everyday --data DIR --out resources/models/everyday`.

Trains twice with the same plan: without one fold, to say how good it is, then with everything, to ship. What is made
on the way is kept below `--work`, and a second run goes on where the first stopped.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from engine import model
from engine.errors import UserError
from engine.everyday import beside, card, corpus, fit, judge, mixtures, newcomers, robust, strangers, words
from engine.features import windows
from engine.job import Report
from engine.model import Model, calibration, network
from engine.model.head import Head, blocks
from engine.model.litert import Backbone
from engine.recipe import Schedule, named

RECIPE = named("earmark")
PLAN = Schedule(
    epochs=11, batch=64, peak_rate=1.5e-3, weight_decay=0.02, warmup_epochs=1, smoothing=0.05, average=0.998
)
MIXTURES = 36_000
FOLD = 2
SEED = 1
VERSION = "1.2"
SURE = 0.8
SPOKEN = 16_000  # mixtures that the ear for words is fitted on
UNSEEN, UNSEEN_EPOCHS = ("rooster", "sea waves", "sneezing"), 5
ESC10 = (
    "dog bark",
    "rooster",
    "rain",
    "sea waves",
    "crackling fire",
    "crying baby",
    "sneezing",
    "clock tick",
    "helicopter",
    "chainsaw",
)


def backbone(
    sounds: list[corpus.Sound],
    names: tuple[str, ...],
    options: argparse.Namespace,
    work: Path,
    count: int = MIXTURES,
    plan: Schedule = PLAN,
) -> Model:
    """A model with a backbone trained on `count` mixtures of `sounds`, and no head yet; kept below `work`."""
    folder = work / "backbone"
    if not (folder / network.BACKBONE).exists():
        teacher = options.data / "models" / "yamnet.tflite"
        made = mixtures.make(sounds, names, count, RECIPE.frontend, teacher, options.work, SEED, report=told())
        trained = fit.fit(made, RECIPE, plan, work, SEED, options.precision, report=told())
        network.write(trained, RECIPE, folder)
    wide = RECIPE.frontend.extras + 256
    nothing = Head(np.zeros((wide, len(names))), np.zeros(len(names)), np.zeros(wide), np.ones(wide))
    return Model(
        name="everyday",
        title="Sounds around us",
        version=VERSION,
        folder=folder,
        classes=names,
        recipe=RECIPE.name,
        frontend=RECIPE.frontend,
        backbone_id=model.backbone_id(folder, RECIPE.frontend),
        head=nothing,
        made_with=RECIPE.fields(),
    )


def headed(made: Model, sounds: list[corpus.Sound], options: argparse.Namespace) -> tuple[Model, Model]:
    """The model with its head and memory, taught by `sounds`; and the same with a head that knows no words."""
    teacher = options.data / "models" / "yamnet.tflite"
    heard = mixtures.make(sounds, made.classes, SPOKEN, made.frontend, teacher, options.work, SEED, report=told())
    run = Backbone(made)
    hidden = np.concatenate([run.hidden(heard.log_mels[rows].astype(np.float32)) for rows in blocks(SPOKEN)])
    return judge.taught(made, judge.hear(sounds, made, told()), words.ear(hidden, heard.scores), told())


def held_out(
    sounds: list[corpus.Sound], names: tuple[str, ...], options: argparse.Namespace
) -> tuple[Model, dict[str, Any]]:
    """The model made without fold `FOLD`, and what it scores there."""
    learnt, kept_apart = corpus.apart(sounds, FOLD)
    made = backbone(learnt, names, options, options.work / f"held-{FOLD}")
    made, wordless = headed(made, learnt, options)
    heard = judge.hear(kept_apart, made, told())
    made, wordless = judge.calibrated(made, heard), judge.calibrated(wordless, heard)
    teacher_file = options.data / "models" / "yamnet.tflite"
    teacher = beside.teacher(made, learnt, teacher_file, told())
    judged: dict[str, Any] = {"fold": FOLD, "everything": judge.crossed(made, heard), "compared": {}}
    theirs = beside.heard_by(teacher_file, kept_apart, made, told())
    own_classes = {
        "urbansound8k": sorted({sound.name for sound in sounds if sound.source == "urbansound8k"}),
        "esc50": sorted(ESC10),
    }
    for source, classes in own_classes.items():
        of_set = np.array([sound.source == source for sound in heard.sounds])
        ours = heard.of(of_set)
        judged[source] = judge.scores(made, ours, classes)
        judged["compared"][source] = {
            "teacher": judge.scores(teacher, theirs.of(of_set), classes),
            "wordless": judge.scores(wordless, ours, classes),
            "gain": beside.gain(wordless, made, ours, "accuracy", classes),
        }
    judged |= {
        **judge.kept_and_refused(made, heard),
        **made.calibration.fields(),
        "strangers": refused(made, options.data),
        "changed": robust.changed(made, kept_apart, told()),
        "newcomers": newcomers.taught(made, heard, newcomers.recordings(options.data)),
        "unseen": unseen(sounds, names, options),
    }
    return made, judged


def unseen(
    sounds: list[corpus.Sound], names: tuple[str, ...], options: argparse.Namespace
) -> dict[int, tuple[float, float, float]]:
    """What can be taught of the classes `UNSEEN` to a third model, which has met none of their sounds, nor fold `FOLD`; a smaller
    training: `SPOKEN` mixtures, `UNSEEN_EPOCHS`.
    """
    learnt, kept_apart = corpus.apart(sounds, FOLD)
    known = [sound for sound in learnt if sound.name not in UNSEEN]
    names = tuple(name for name in names if name not in UNSEEN)
    plan = replace(PLAN, epochs=UNSEEN_EPOCHS)
    made, _ = headed(backbone(known, names, options, options.work / "unseen", SPOKEN, plan), known, options)
    heard = judge.hear(kept_apart, made, told())
    return newcomers.taught(judge.calibrated(made, heard), heard, [sound for sound in sounds if sound.name in UNSEEN])


def refused(made: Model, data: Path) -> dict[str, tuple[float, float]]:
    """Of each kind of strange sound the share that the model says is none of its classes, and the share that it answers and
    is sure of, that is with a probability of `SURE` or more.
    """
    run = Backbone(made)
    rate_hz = made.frontend.rate_hz
    shares = {}
    for name, waves in {**strangers.noises(rate_hz), **strangers.recordings(data, rate_hz)}.items():
        embeddings = np.concatenate([run.embed(windows(wave, made.frontend)[0]) for wave in waves])
        answers = model.score_many(made, embeddings, [1] * len(waves), [strangers.SECONDS] * len(waves))
        sure = [not answer.none and answer.probabilities.max() >= SURE for answer in answers]
        shares[name] = float(np.mean([answer.none for answer in answers])), float(np.mean(sure))
    return shares


def ship(
    sounds: list[corpus.Sound], names: tuple[str, ...], judged: dict[str, Any], options: argparse.Namespace
) -> Model:
    """The model made from everything, calibrated as the held-out one was, with its card, written to `--out`."""
    made = backbone(sounds, names, options, options.work / "all")
    made, _ = headed(made, sounds, options)
    rule = calibration.from_fields(
        {name: judged[name] for name in ("temperature", "thresholds", "none_below", "none_distance")}
    )
    return _written(replace(made, calibration=rule), sounds, names, judged, options)


def _written(
    made: Model,
    sounds: list[corpus.Sound],
    names: tuple[str, ...],
    judged: dict[str, Any],
    options: argparse.Namespace,
) -> Model:
    places = json.loads((made.folder / network.PLACES).read_text(encoding="utf-8"))
    facts = {
        "version": made.version,
        "parameters": sum(int(np.prod(place["shape"])) for place in places.values()),
        "bytes": 0,
        "checksum": corpus.checksum(sounds),
        "teacher": hashlib.sha256((options.data / "models" / "yamnet.tflite").read_bytes()).hexdigest(),
        "mixtures": MIXTURES,
        "views": judge.VIEWS,
        "spoken": SPOKEN,
        "unseen": UNSEEN,
        "unseen_epochs": UNSEEN_EPOCHS,
        "strange": strangers.TAUGHT,
        "epochs": PLAN.epochs,
        "seed": SEED,
        "precision": options.precision,
    }
    saved = model.save(made, options.out)
    facts["bytes"] = sum(file.stat().st_size for file in options.out.iterdir())
    saved = model.save(replace(saved, card=card.write(sounds, names, facts, judged)), options.out)
    return saved


def told() -> Report:
    """A report that says on stderr, every ten seconds, where the work is."""
    last = [0.0]

    def report(done: float, total: float, note: str = "") -> None:
        if time.monotonic() - last[0] > 10 or done == total:
            last[0] = time.monotonic()
            sys.stderr.write(f"{note}: {done:.0f} of {total:.0f}\n")

    return report


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0, or 2 where the recordings are not there."""
    parser = argparse.ArgumentParser(prog="python -m engine.everyday", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with urbansound8k/, esc50/ and models/yamnet.tflite"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder of the model, replaced whole")
    parser.add_argument("--work", type=Path, default=Path("build/everyday"), help="what is made on the way, 3 GB")
    parser.add_argument("--hold-out", action="store_true", help="only train and judge without one fold")
    parser.add_argument(
        "--precision", default="float32", choices=["float32", "mixed_bfloat16"], help="of the arithmetic in training"
    )
    parser.add_argument("--fresh", action="store_true", help="begin anew")
    options = parser.parse_args(arguments)
    if options.fresh:
        shutil.rmtree(options.work, ignore_errors=True)
    try:
        sounds = corpus.read(options.data)
        names = corpus.answers(sounds)
        apart, judged = held_out(sounds, names, options)
        sys.stdout.write(json.dumps(judged, indent=1) + "\n")
        if options.hold_out:
            _written(
                replace(apart, version=f"{VERSION}-without-fold-{FOLD}"),
                corpus.apart(sounds, FOLD)[0],
                names,
                judged,
                options,
            )
        else:
            ship(sounds, names, judged, options)
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
