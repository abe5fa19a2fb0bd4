"""Trains a network on a Dataset, from scratch or from a Model, and makes a Model of it: head, memory, calibration, scores.

Only ever called in a child process (`earmark train`), because Keras and what it stands on are imported here.  The model it starts from
is never touched.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine import evaluate
from engine import model as models
from engine.datasets import Dataset, Parts, parts
from engine.errors import UserError
from engine.evaluate import folds
from engine.job import Report, silent
from engine.labels.classes import alike
from engine.model import Model, calibration, head, litert, network
from engine.model.calibration import Calibration
from engine.model.memory import Memory
from engine.recipe import Recipe
from engine.teach import paired, refitting
from engine.teach.lesson import Lesson
from engine.teach.refitting import Rehearsal
from engine.teach.remembered import same
from engine.train import card, fitting, notebook
from engine.train.checkpoint import Checkpoint
from engine.train.fitting import Curves, Material
from engine.train.heard import Heard, distorted, hear
from engine.train.pretrained import load, weights_for

if TYPE_CHECKING:
    import keras

REMEMBERED = 80  # windows a class in the memory of what was made
WRITTEN = 8  # times its weights: twice what the optimizer keeps with them, then the model as weights and as LiteRT
SHRUNK = 0.01  # of the largest direction
ENOUGH = 20  # labels that were not learned, to set the rules for "none of these" by
KEPT = 0.95  # of known recordings survive the rules for "none of these"


@dataclass(frozen=True)
class Trained:
    """The model, its scores on held-out groups (None: too few groups to hold any out), and the recordings that could not be read."""

    model: Model
    scores: evaluate.Metrics | None
    problems: tuple[tuple[Path, str], ...]


def train(
    dataset: Dataset,
    recipe: Recipe,
    out: str | os.PathLike[str],
    *,
    start: Model | None = None,
    classes: Sequence[str] | None = None,
    epochs: int | None = None,
    seed: int = 1,
    report: Report = silent,
    curves: Curves | None = None,
    name: str | None = None,
    weights: str | os.PathLike[str] | None = None,
    limit_s: float | None = None,
) -> Trained:
    """A new model in the folder `out`, which is replaced whole or left as it was.

    `start` is the model to fine-tune (made by the same recipe): its last blocks and a new last layer learn.  `classes` are
    what the model will answer with: those of the data set, and others that `start` remembers (default: all of these).
    `epochs` is at most how many (default: the recipe's, a third of them for fine-tuning); some recipes stop early when
    the inner validation groups do not get better.  `report` may raise Cancelled.  `curves` is given one dictionary an epoch: event
    "epoch", epoch, epochs, loss, accuracy, val_loss, val_accuracy.  `weights` is the file of the recipe's pretrained weights where the
    user has it (otherwise it is fetched once), and for any other recipe that of a notebook's network, which goes on learning, or with 0
    epochs is taken as it is.  After `limit_s` seconds of processor time no other is begun.  Stopped or killed, the same call goes on
    after the last whole epoch, which is kept beside `out`.  Raises UserError.
    """
    from engine.model import backend

    models.spare(out)
    if start is not None and (start.recipe, start.frontend) != (recipe.name, recipe.frontend):
        raise UserError(
            "The model {model} was made with the recipe {recipe} and cannot be tuned with another.",
            "Train from scratch, or choose the same recipe.",
            model=start.title,
            recipe=start.recipe,
        )
    split = parts(dataset, seed)
    if start is not None:
        dataset = _as_called(dataset, classes or start.classes)
        known = folds.marked(dataset.groups, start.made_with.get(paired.TRAINED_ON, ()))
        split = replace(split, held_out=split.held_out & ~known)  # what it began with has learned from these
    if epochs is None:
        epochs = recipe.schedule.epochs if start is None else max(1, recipe.schedule.epochs // 3)
    begin = _beginning(recipe, start, weights, report)
    with _Beside(Path(out)) as beside:
        heard = hear(dataset, recipe.frontend, report)
        before = None
        if start is not None:
            before = _embedded_by(start, heard, report)
            start = _without(start, before)
        more = distorted(dataset, recipe, split.train, seed, report)
        report(0, 0, "Getting ready")
        backend.seed(seed)
        built = _blank(dataset, recipe, start, begin)
        _must_fit(built, beside)
        checkpoint = Checkpoint(
            beside / "checkpoint.npz", _mark(dataset, heard, split, recipe, start, begin, epochs, seed)
        )
        material = _material(dataset, heard, more, split)
        fitting.fit(built, material, recipe, epochs, start is not None, seed, report, curves, checkpoint, limit_s)
        report(0, 0, "Making the model")
        folder = beside / "model"
        network.write(built, recipe, folder)
        made = _made(dataset, split, recipe, folder, name or dataset.title, start)
        embeddings = _embedded(made, built, recipe, heard)
        names = tuple(dict.fromkeys([*(classes or _still_known(start, dataset)), *dataset.classes]))
        remembered = _carried_over(start, names, before, embeddings)
        made, scores = _finished(replace(made, classes=names), dataset, heard, split, embeddings, remembered, start)
        about = card.write(made, dataset, recipe, scores, start, epochs, seed)
        made = models.save(replace(made, card=about), out)
    return Trained(made, scores, heard.problems)


def _material(dataset: Dataset, heard: Heard, more: Heard | None, split: Parts) -> Material:
    """The windows that train, with `more` that only train, or say when to stop; a rare class is drawn more often than it occurs, by
    the root of its share."""
    used = (split.train | split.inner)[heard.row]
    row, features = heard.row[used], heard.features.only(used)
    if more is not None:
        row, features = np.concatenate([row, more.row]), features.followed_by(more.features)
    hot = dataset.hot
    common = np.maximum(hot[split.train].sum(0), 1)
    rarity = (hot / np.sqrt(common)).sum(1) / np.maximum(hot.sum(1), 1)
    windows = np.bincount(row, minlength=len(dataset))
    share = rarity[row] / windows[row]
    return Material(features, hot[row], share, split.inner[row], dataset.several)


# ------------------------------------------------------------------------------------------------------------------ model


def _beginning(
    recipe: Recipe, start: Model | None, weights: str | os.PathLike[str] | None, report: Report
) -> Path | None:
    """The file of weights that a network from scratch begins with, None for random ones."""
    if start is not None:
        return None
    if recipe.pretrained is None and weights is not None:
        return Path(weights)
    return weights_for(recipe, weights, report)


def _blank(dataset: Dataset, recipe: Recipe, start: Model | None, begin: Path | None) -> keras.Model:
    """The network as training begins."""
    classes = len(dataset.classes)
    if start is not None:
        return network.restore(start.backbone_folder, recipe, classes)
    try:
        built = recipe.build(recipe.frontend.shape, classes)
    except (ValueError, TypeError) as error:  # a number was set, or the recipe is the person's own
        raise UserError(
            "No network of {recipe} can be made for windows of {shape}: {reason}.",
            "Change what was set of its front end.",
            recipe=recipe.title,
            shape=" x ".join(str(size) for size in recipe.frontend.shape),
            reason=_first_line(error),
        ) from error
    if begin is not None and recipe.pretrained is not None:
        load(built, recipe, begin)
    elif begin is not None:
        notebook.load(built, recipe.name, begin)
    return built


def _must_fit(built: keras.Model, folder: Path) -> None:
    """Raises OSError where the disk will be full sooner or later, rather than after hours."""
    needed, free = WRITTEN * 4 * built.count_params(), shutil.disk_usage(folder).free
    free += sum(file.stat().st_size for file in folder.glob("checkpoint*"))  # of what it goes on from, which gives way
    if needed > free:
        raise OSError(errno.ENOSPC, f"{needed / 1e6:.1f} MB are needed and {free / 1e6:.1f} MB are free")


def _first_line(error: Exception) -> str:
    """What Keras says, without its colours, arguments and advice."""
    lines = re.sub(r"\x1b\[\d*m", "", str(error)).splitlines()
    said = [line.strip().rstrip(".") for line in lines if line.strip() and "encountered when" not in line]
    return said[0] if said else type(error).__name__


def _mark(
    dataset: Dataset,
    heard: Heard,
    split: Parts,
    recipe: Recipe,
    start: Model | None,
    begin: Path | None,
    epochs: int,
    seed: int,
) -> str:
    """What tells one training from another: it may go on only where all of this is the same."""
    told = hashlib.sha256(
        json.dumps(
            [recipe.fields(), recipe.code(), epochs, seed, start and start.backbone_id, dataset.channel]
        ).encode()
    )
    if begin is not None:
        told.update(hashlib.sha256(begin.read_bytes()).digest())
    told.update("\n".join([str(file) for file in dataset.files] + list(dataset.classes)).encode())
    told.update(heard.sound.encode())
    for numbers in (dataset.spans, dataset.hot, dataset.trusted, split.train, split.inner, split.held_out):
        told.update(np.ascontiguousarray(numbers).tobytes())
    return told.hexdigest()


def _as_called(dataset: Dataset, names: Sequence[str]) -> Dataset:
    """The data set with its classes called as in `names` where the same are meant, "dog_bark" "dog bark"."""
    known = {alike(name): name for name in names}
    called = tuple(known.get(alike(name), name) for name in dataset.classes)
    return replace(dataset, classes=called) if len(set(called)) == len(called) else dataset


def _made(dataset: Dataset, split: Parts, recipe: Recipe, folder: Path, name: str, start: Model | None) -> Model:
    """The model as it stands on its backbone alone; its head answers nothing yet."""
    nothing = np.zeros(0, np.float32)
    marks = folds.marks(dataset.groups[split.train | split.inner])
    learned: dict[str, object] = {paired.TRAINED_ON: marks}
    if start is not None:
        learned[paired.TRAINED_ON] = sorted({*marks, *start.made_with.get(paired.TRAINED_ON, ())})
        if paired.TRAINED_ON not in start.made_with or start.made_with.get(paired.TRAINED_ON_MORE):
            learned[paired.TRAINED_ON_MORE] = True
    return Model(
        name=name,
        title=name,
        version="1",
        folder=folder,
        classes=dataset.classes,
        recipe=recipe.name,
        frontend=recipe.frontend,
        backbone_id=models.backbone_id(folder, recipe.frontend),
        head=head.Head(nothing[:, None], nothing, nothing, nothing),
        made_with={**recipe.fields(), **learned},
    )


def _embedded(made: Model, built: keras.Model, recipe: Recipe, heard: Heard) -> NDArray[np.float32]:
    """Every window as LiteRT embeds it, float32 (m, d), rounded as caches keep them.  Raises UserError if Keras disagrees."""
    runner = litert.Backbone(made, os.cpu_count() or 2)
    first = next(heard.features.blocks())
    ours = runner.hidden(first)
    theirs = network.backbone(network.folded(built, recipe)).predict_on_batch(first)
    if not network.agree(ours, theirs):
        raise UserError(
            "The exported network does not answer as the trained one does (apart by {apart:.3f}).",
            "Train again with another seed; tell us if it stays.",
            apart=float(np.abs(ours - theirs).max() / max(theirs.std(), 1e-6)),
        )
    embeddings = [runner.embed_features(block).astype(np.float16) for block in heard.features.blocks()]
    return np.concatenate(embeddings).astype(np.float32)


def _finished(
    made: Model,
    dataset: Dataset,
    heard: Heard,
    split: Parts,
    embeddings: NDArray[np.float32],
    remembered: Rehearsal,
    start: Model | None,
) -> tuple[Model, evaluate.Metrics | None]:
    """Head, calibration, memory; and the scores on what neither network nor head had heard."""
    classes = made.classes
    train, inner, held = (rows[heard.row] for rows in (split.train, split.inner, split.held_out))
    taught = remembered.taught()
    mean, deviation = head.scale(np.concatenate([embeddings[train | inner], taught.embeddings]))
    blank = head.Head(np.zeros((len(mean), 1), np.float32), np.zeros(1, np.float32), mean, deviation)
    made = replace(made, head=blank)
    lesson = _lesson(dataset, heard, embeddings, classes)
    rule = Calibration() if start is None else replace(start.calibration, temperature=1.0, thresholds=())
    logits = None
    if inner.any():  # the network knows its training windows by heart: only others tell what its word is worth
        logits = refitting.fit(lesson.rows(train), taught, made).logits(embeddings)
        means, targets, _ = refitting.per_label(lesson, logits, inner)
        if dataset.several:
            rule = replace(rule, thresholds=refitting.thresholds(targets, calibration.probabilities(means, "sigmoid")))
        else:
            rule = replace(rule, temperature=calibration.temperature(means, targets))
    made = replace(made, head=refitting.fit(lesson.rows(train | inner), taught, made), calibration=rule)
    made = replace(made, memory=_memory(lesson, train | inner, held, remembered))
    scores = _scores(made, lesson, held) if held.any() else None
    trained = _memory(lesson, train, np.zeros_like(held), remembered)
    if logits is None:
        logits = made.head.logits(embeddings)
    enough = len(np.unique(lesson.numbers[inner])) >= ENOUGH
    return _knowing_strangers(made, lesson, logits, inner if enough else inner | held, trained), scores


def _lesson(dataset: Dataset, heard: Heard, embeddings: NDArray, classes: tuple[str, ...]) -> Lesson:
    place = np.array([classes.index(name) for name in dataset.classes])
    if dataset.several:
        targets = np.zeros((len(dataset), len(classes)), bool)
        targets[:, place] = dataset.targets
    else:
        targets = place[dataset.targets]
    row = heard.row
    return Lesson(
        embeddings, targets[row], dataset.groups[row], dataset.trusted[row], classes, row, groups_by=dataset.groups_by
    )


def _embedded_by(start: Model, heard: Heard, report: Report) -> NDArray[np.float16]:
    """Every window as the model it starts from embeds it, float16 (m, d): it is held until the training is done."""
    runner = litert.Backbone(start, os.cpu_count() or 2)
    parts, done = [], 0
    for block in heard.features.blocks():
        parts.append(runner.embed_features(block).astype(np.float16))
        done += len(block)
        report(done, len(heard.row), "Reading")
    return np.concatenate(parts)


def _without(start: Model, before: NDArray[np.float16]) -> Model:
    """The model without what it remembers of the data set's own windows, which it embeds as `before` (m, d).

    A taught model remembers its labels, and some of these are held out now, or say something else.
    """
    memory = start.memory
    if memory is None or not len(memory):
        return start
    return replace(start, memory=memory.only(~same(start.head, memory.embeddings, before)))


def _still_known(start: Model | None, dataset: Dataset) -> list[str]:
    """The classes of the model it started from that it remembers, or that the data set has, in that model's order."""
    if start is None:
        return []
    remembered = set() if start.memory is None else set(start.memory.classes.tolist())
    return [name for k, name in enumerate(start.classes) if k in remembered or name in dataset.classes]


def _carried_over(
    start: Model | None, classes: tuple[str, ...], before: NDArray | None, embeddings: NDArray
) -> Rehearsal:
    """The memory of the model it started from, as the tuned network would embed it.

    The old sound is not here, but how tuning moved the embeddings is: a linear map, learned on the windows that both networks have
    embedded (`before` and `embeddings`) and shrunk to no change, moves the remembered ones along.  It has no constant part: what is
    unlike all that was heard would be moved by the mean of what it has nothing to do with.
    """
    width = embeddings.shape[1]
    if start is None or before is None or start.memory is None or not len(start.memory):
        return Rehearsal(np.zeros((0, width), np.float32), np.zeros(0, np.intp), np.zeros(0, bool))
    size = width - start.frontend.extras  # what the front end adds, no tuning moves
    before = before[:, :size].astype(np.float32)
    little = np.eye(size) * SHRUNK * np.linalg.norm(before, 2) ** 2
    shift = np.linalg.solve(before.T @ before + little, before.T @ (embeddings[:, :size] - before))
    memory = start.memory.embeddings.astype(np.float32)
    memory[:, :size] += memory[:, :size] @ shift
    place = np.array([classes.index(name) if name in classes else -1 for name in start.classes])
    targets = place[start.memory.classes]
    kept = targets >= 0
    return Rehearsal(memory[kept], targets[kept], start.memory.held_out[kept])


def _memory(lesson: Lesson, train: NDArray[np.bool_], held: NDArray[np.bool_], remembered: Rehearsal) -> Memory:
    """Up to REMEMBERED windows of each class, from as many labels as there are, one held-out window to four that taught; and what
    was carried over."""
    hot = lesson.targets if lesson.several else np.eye(len(lesson.classes), dtype=bool)[lesson.targets]
    alone = hot.sum(1) == 1
    order = np.argsort(_turn(lesson.numbers), kind="stable")
    chosen: list[int] = []
    for one in range(len(lesson.classes)):
        for rows, most in ((train, REMEMBERED * 4 // 5), (held, REMEMBERED // 5)):
            chosen += [k for k in order if alone[k] and hot[k, one] and rows[k]][:most]
    rows = np.array(sorted(chosen), np.intp)
    return Memory(
        np.concatenate([lesson.embeddings[rows], remembered.embeddings]).astype(np.float16),
        np.concatenate([hot[rows].argmax(1), remembered.targets]).astype(np.intp),
        np.concatenate([held[rows], remembered.held_out]),
    )


def _turn(numbers: Sequence[int] | NDArray) -> NDArray[np.intp]:
    """For each window its place among those of its label, so that sorting takes one of each label in turn."""
    seen: dict[int, int] = {}
    turns = []
    for number in np.asarray(numbers).tolist():
        seen[number] = seen.get(number, -1) + 1
        turns.append(seen[number])
    return np.array(turns, np.intp)


def _scores(made: Model, lesson: Lesson, held: NDArray[np.bool_]) -> evaluate.Metrics:
    means, targets, groups = refitting.per_label(lesson, made.head.logits(lesson.embeddings), held)
    p = calibration.probabilities(means, made.head.kind, made.calibration.temperature)
    levels = models.thresholds(made) if lesson.several else 0.5
    # `start` may remember classes that the data set lacks
    return evaluate.metrics(targets, p, groups, lesson.classes, levels, partial=True)


def _knowing_strangers(
    made: Model, lesson: Lesson, logits: NDArray[np.float32], unheard: NDArray[np.bool_], trained: Memory
) -> Model:
    """The model with its rules for "none of these", set so that KEPT of the `unheard` labels keep their answer: `logits` (m, c) are of a
    head that had not learned them.

    Where the inner groups are too few, those that test have a part in it: no score of theirs asks for "none of these".  They are
    measured by a memory of what `trained` it alone: one that holds them too would find them nearer than anything new.
    """
    if lesson.several or len(np.unique(lesson.numbers[unheard])) < ENOUGH:
        return made
    means, _, _ = refitting.per_label(lesson, logits, unheard)
    best = calibration.probabilities(means, "softmax", made.calibration.temperature).max(1)
    numbers = lesson.numbers[unheard]
    far = trained.distances(lesson.embeddings[unheard])
    nearest = np.full(numbers.max() + 1, np.inf)
    np.minimum.at(nearest, numbers, far)
    each = (1 - KEPT) / 2
    rule = replace(
        made.calibration,
        none_below=float(np.quantile(best, each)),
        none_distance=float(np.quantile(nearest[np.isfinite(nearest)], 1 - each)),
    )
    return replace(made, calibration=rule)


class _Beside:
    """A folder for what is not finished yet, beside `out` and always the same; gone when all went well, else kept to go on from.

    A disk that is full becomes a UserError; what was kept of earlier epochs stays.
    """

    def __init__(self, out: Path):
        self._out = out
        self._folder = out.absolute().parent / f".{out.name}-training"

    def __enter__(self) -> Path:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error
        return self._folder

    def __exit__(self, failed: object, error: BaseException | None, _: object) -> None:
        shutil.rmtree(self._folder / "model", ignore_errors=True)
        if failed is None or not any(self._folder.iterdir()):
            shutil.rmtree(self._folder, ignore_errors=True)
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> UserError:
        return UserError(
            "The model cannot be written to {folder}: {reason}.",
            "Choose another place, or make room.",
            folder=str(self._out),
            reason=error.strerror or str(error),
        )
