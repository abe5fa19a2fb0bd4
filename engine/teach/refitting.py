"""Refits the Head of a Model on a Lesson and the model's Memory: under a second, from scratch, so that nothing is forgotten."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.evaluate import folds
from engine.model import Model, calibration, head
from engine.model.calibration import Calibration
from engine.model.head import Head
from engine.model.memory import Memory
from engine.teach.lesson import ALL, Lesson

LABEL_WEIGHT = 3.0  # a person's label beside one row of memory
MEAN_SHARE = {1: 0.6, 2: 0.5, 3: 0.4}  # of the nearest class mean, for classes with so few labels and no memory
SPREAD_SHRUNK = 0.3  # how much the measured spread within classes gives way to an even one
REMEMBERED = 100  # labels a class that a taught model keeps of its lesson
KEPT = 0.5  # of what the head said before, for classes that the lesson says nothing of
CALIBRATION_FOLDS = 3
FEW = 5.0  # labels of a class that say half of what its temperature is


@dataclass(frozen=True)
class Rehearsal:
    """The memory's rows for the classes of a lesson, `targets` being positions there; `held_out` rows never teach."""

    embeddings: NDArray[np.float32]
    targets: NDArray[np.intp]
    held_out: NDArray[np.bool_]

    def taught(self) -> Rehearsal:
        return Rehearsal(self.embeddings[~self.held_out], self.targets[~self.held_out], self.held_out[~self.held_out])

    def unseen(self) -> Rehearsal:
        return Rehearsal(self.embeddings[self.held_out], self.targets[self.held_out], self.held_out[self.held_out])


def rehearsal(lesson: Lesson, model: Model) -> Rehearsal:
    """What the model remembers of the lesson's classes; rows that the lesson itself brings are left out."""
    memory = model.memory
    if memory is None or not len(memory):
        width = lesson.embeddings.shape[1]
        return Rehearsal(np.zeros((0, width), np.float32), np.zeros(0, np.intp), np.zeros(0, bool))
    place = np.array([lesson.classes.index(c) if c in lesson.classes else -1 for c in model.classes])
    targets = place[memory.classes]
    again = {row.tobytes() for row in lesson.embeddings.astype(np.float16)}
    new = np.array([row.tobytes() not in again for row in memory.embeddings], bool)
    kept = (targets >= 0) & new
    return Rehearsal(memory.embeddings[kept].astype(np.float32), targets[kept], memory.held_out[kept])


def refit(lesson: Lesson, model: Model) -> Model:
    """The model with a head for the lesson's classes, learned from the lesson and what `model` remembers of these classes.

    `model` is the one the lesson starts from: its backbone made the embeddings, its memory is rehearsed.  Pass the model a project
    started from, not a version taught before: a taught version remembers labels that may have been taken back since.
    """
    remembered = rehearsal(lesson, model)
    fitted = fit(lesson, remembered.taught(), model, first=model)
    memory = _memory(lesson, remembered, model)
    return replace(
        model,
        classes=lesson.classes,
        head=fitted,
        calibration=_calibration(lesson, remembered, model, memory),
        memory=memory,
        unlisted=None,
    )


def fit(
    lesson: Lesson,
    remembered: Rehearsal,
    model: Model,
    iterations: int = 200,
    start: Head | None = None,
    first: Model | None = None,
) -> Head:
    """A head from the rows of a lesson and of memory, on the model's scale of embeddings; see `head.fit` for `start`.

    `first` is the model that the lesson starts from, with the same backbone, whose head no label of the lesson has had a part in: it
    has a say in classes that the lesson says nothing of.
    """
    classes = len(lesson.classes)
    x = np.concatenate([lesson.embeddings, remembered.embeddings])[:, : len(model.head.mean)]
    y = np.concatenate([_targets(lesson), _one_hot(remembered.targets, classes)])
    numbers = lesson.numbers
    windows = np.bincount(numbers, minlength=1)
    weights = np.concatenate([LABEL_WEIGHT / windows[numbers], np.ones(len(remembered.targets))])
    strange, few = _strangers(lesson, model), {}
    mean, deviation, l2 = model.head.mean, model.head.deviation, model.l2
    if model.brought:  # its makers do not say how its embedding spreads: as it does here
        mean, deviation = head.scale(x)
    if lesson.several:
        targets, total = y > 0, weights @ y
    else:
        targets, few = y.argmax(1), _few(lesson, remembered)
        total = np.bincount(targets, weights, minlength=classes)
        weights = weights / total[targets]  # each class counts the same
    beside = _denied(lesson, total) if lesson.denied is not None else None
    found = head.fit(
        x, targets, classes, mean, deviation, weights, l2, start, iterations, strangers=strange, beside=beside
    )
    found = _blended(found, x, np.asarray(targets), few) if few else found
    return found if first is None or lesson.several else _kept(found, first, lesson, remembered)


def _kept(found: Head, first: Model, lesson: Lesson, remembered: Rehearsal) -> Head:
    """Brings what the first head said, of more recordings than a memory holds, back into the columns of classes that the lesson says
    nothing of: how these differ among each other becomes the mean of both heads; what they are beside the other classes stays, on the
    mean of what is remembered.
    """
    said = {*np.unique(lesson.targets).tolist(), *(() if lesson.denied is None else lesson.denied.classes.tolist())}
    there = {name: k for k, name in enumerate(first.classes)}
    kept = [k for k, name in enumerate(lesson.classes) if name in there and k not in said]
    before, x = first.head, remembered.embeddings
    alike = before.weights.shape == (len(found.mean), len(there)) and np.array_equal(before.mean, found.mean)
    if not alike or len(kept) < 2 or ALL in said or not len(x):
        return found
    own = [there[lesson.classes[k]] for k in kept]
    weights, bias = found.weights.copy(), found.bias.copy()
    for after, old in ((weights, before.weights[:, own]), (bias, before.bias[own])):
        middle = after[..., kept].mean(-1, keepdims=True)
        after[..., kept] += KEPT * (old - old.mean(-1, keepdims=True) + middle - after[..., kept])
    mixed = replace(found, weights=weights, bias=bias)
    louder = _of_any(found.logits(x)[:, kept]) - _of_any(mixed.logits(x)[:, kept])
    bias[kept] += louder.mean()
    return replace(mixed, bias=bias)


def _of_any(logits: NDArray) -> NDArray:
    """The logit of any of some classes, (n,), from theirs (n, c)."""
    most = logits.max(1)
    return most + np.log(np.exp(logits - most[:, None]).sum(1))


def _denied(lesson: Lesson, total: NDArray) -> tuple[NDArray, NDArray, NDArray]:
    """What is wanted of the windows in which a class was denied; `total` (c,) is what the rows of each class weigh.

    One-of-many: that it is as likely each of the other classes, or each of all where none is heard (a complementary label of Ishida et
    al. 2017 with its probability spread evenly, which keeps the loss convex).  Several at once: that it is not that one, or none;
    nothing is said of the others.  A denial weighs as much as a label of its class, all of a class at most as much as its labels.
    """
    denied, classes = lesson.denied, len(lesson.classes)
    assert denied is not None
    meant = np.where((denied.classes == ALL)[:, None], True, denied.classes[:, None] == np.arange(classes))
    _, numbers, windows = np.unique(denied.labels, return_inverse=True, return_counts=True)
    each = LABEL_WEIGHT / windows[numbers]
    total = np.maximum(total, LABEL_WEIGHT)  # a class without a row has its memory, or nothing yet
    every = (each[:, None] * meant).sum(0)
    weights = each[:, None] * meant * np.minimum(1.0, total / np.maximum(every, 1e-9))
    if lesson.several:
        return denied.embeddings, np.zeros_like(weights), weights
    truth = np.where(meant.all(1, keepdims=True), 1.0, ~meant)
    truth = truth / truth.sum(1, keepdims=True)
    of_row = (weights / total).sum(1) / meant.sum(1)
    return denied.embeddings, truth, np.repeat(of_row[:, None], classes, axis=1)


def _strangers(lesson: Lesson, model: Model) -> NDArray[np.float16] | None:
    """What the model remembers as none of its classes; of no use beside classes of one's own, which it might be."""
    if model.memory is None or not set(lesson.classes) <= set(model.classes):
        return None
    return model.memory.strangers


def _targets(lesson: Lesson) -> NDArray[np.float32]:
    if lesson.several:
        return np.asarray(lesson.targets, np.float32)
    return _one_hot(lesson.targets, len(lesson.classes))


def _one_hot(targets: NDArray, classes: int) -> NDArray[np.float32]:
    return np.eye(classes, dtype=np.float32)[targets]


def _few(lesson: Lesson, remembered: Rehearsal) -> dict[int, float]:
    """The classes that have so few rows that their mean is the better guide, and how much it is to count."""
    known = set(remembered.targets.tolist())
    counts = enumerate(lesson.counts().tolist())
    return {c: MEAN_SHARE[count] for c, count in counts if count in MEAN_SHARE and c not in known}


def _blended(found: Head, x: NDArray, targets: NDArray, few: dict[int, float]) -> Head:
    """Mixes nearest-class-mean logits, which are linear too, into the columns of classes with few labels.

    The regression knows such a class by the chance of its few rows and hardly ever finds it again.  The mean's distance is
    measured by the spread within classes, less what chance adds to the square of a mean of few; its logits are brought to
    the spread of the regression's.
    """
    z = found.standardised(x)
    classes = found.weights.shape[1]
    counts = np.maximum(np.bincount(targets, minlength=classes), 1)
    hot = np.eye(classes, dtype=np.float32)[targets]
    means = (hot.T @ z) / counts[:, None]
    within = np.square(z - means[targets]).sum(0) / max(1, len(z) - len(np.unique(targets)))
    spread = SPREAD_SHRUNK * within.mean() + (1 - SPREAD_SHRUNK) * within + 1e-6
    weights = (means / spread).T
    biases = -0.5 * (np.square(means) / spread).sum(1) + 0.5 * (within / spread).sum() / counts
    weights, biases = weights - weights.mean(1, keepdims=True), biases - biases.mean()
    fitted = z @ found.weights + found.bias
    scale = (fitted - fitted.mean(1, keepdims=True)).std() / max(float((z @ weights + biases).std()), 1e-6)
    columns, offsets = found.weights.copy(), found.bias.copy()
    for one, share in few.items():
        columns[:, one] += share * (scale * weights[:, one] + found.weights.mean(1) - found.weights[:, one])
        offsets[one] += share * (scale * biases[one] + found.bias.mean() - found.bias[one])
    return replace(found, weights=columns.astype(np.float32), bias=offsets.astype(np.float32))


# ------------------------------------------------------------------------------------------------------------- calibration


def _calibration(lesson: Lesson, remembered: Rehearsal, model: Model, memory: Memory) -> Calibration:
    known = model.calibration
    logits, tested = out_of_fold(lesson, remembered.taught(), model, CALIBRATION_FOLDS)
    logits, targets, _ = per_label(lesson, logits, tested)
    if lesson.several:
        p = calibration.probabilities(logits, "sigmoid")
        return Calibration(1.0, thresholds(targets, p), 0.0, float("inf"))
    distance, strange = known.none_distance, known.none_strange
    # what a person has named is known, however far from the memory it lies and however strange it was
    if not np.isinf(distance) and len(memory):
        distance = max(distance, float(np.quantile(memory.distances(lesson.embeddings), 0.98)))
    if not np.isinf(strange) and model.memory is not None:
        strange = max(strange, float(np.quantile(model.memory.strangeness(lesson.embeddings), 0.98)))
    warmth = _temperature(logits, targets, set(remembered.targets.tolist()), len(lesson.classes), known.temperature)
    return Calibration(warmth, (), known.none_below, distance, strange)


def _temperature(logits: NDArray, targets: NDArray, remembered: set[int], classes: int, known: float) -> float:
    """The mean over classes of what their labels say, and so far as these are few, of what was known before.

    Labels alone would decide for all classes by the one that has the most; where that is easily told, nothing would be refused any more.
    """
    counts = np.bincount(targets, minlength=classes)
    told = np.log(calibration.temperature(logits, targets, 1 / counts[targets], prior=0.0))
    trust = counts / (counts + FEW)
    before = np.where([c in remembered for c in range(classes)], np.log(known), 0.0)
    return float(np.exp((trust * told + (1 - trust) * before).mean()))


def out_of_fold(
    lesson: Lesson, remembered: Rehearsal, model: Model, count: int, seed: int = 0, iterations: int = 100
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Logits (n, c) for each row from a head that was fitted without its group, and which rows have them (n,)."""
    fold = folds.grouped(lesson.targets, lesson.groups, count, seed)
    logits = np.zeros((len(lesson), len(lesson.classes)), np.float32)
    tested = np.zeros(len(lesson), bool)
    for one in range(count):
        test = fold == one
        if test.any() and not test.all():
            fitted = fit(lesson.rows(~test), remembered, model, iterations, first=model)
            logits[test] = fitted.logits(lesson.embeddings[test])
            tested |= test
    return logits, tested


def per_label(
    lesson: Lesson, logits: NDArray, chosen: NDArray
) -> tuple[NDArray[np.float32], NDArray, NDArray[np.str_]]:
    """The mean logits, target and group of each label with chosen rows: a label counts once, however many windows it has."""
    numbers = lesson.numbers[chosen]
    _, first, which = np.unique(numbers, return_index=True, return_inverse=True)
    sums = np.zeros((len(first), logits.shape[1]))
    np.add.at(sums, which, logits[chosen])
    means = (sums / np.bincount(which, minlength=len(first))[:, None]).astype(np.float32)
    return means, np.asarray(lesson.targets)[chosen][first], np.asarray(lesson.groups)[chosen][first]


def thresholds(targets: NDArray[np.bool_], p: NDArray, prior: float = 20.0) -> tuple[float, ...]:
    """For each class the threshold with the best F1 on held-out probabilities (n, c), shrunk to one half where positives are few."""
    grid = np.linspace(0.1, 0.9, 33)
    found = []
    for truth, q in zip(np.asarray(targets, bool).T, np.asarray(p).T):
        said = q[:, None] >= grid
        hits = (said & truth[:, None]).sum(0)
        f1 = 2 * hits / np.maximum(said.sum(0) + truth.sum(), 1)
        best = grid[f1 >= f1.max() - 1e-9].mean()  # the middle of a plateau
        trust = truth.sum() / (truth.sum() + prior)
        found.append(float(0.5 + (best - 0.5) * trust))
    return tuple(found)


def _memory(lesson: Lesson, remembered: Rehearsal, model: Model) -> Memory:
    """What the taught model knows: the rehearsed rows and, of each class, up to REMEMBERED rows of the lesson; and its strangers."""
    strangers = _strangers(lesson, model)
    targets = _targets(lesson)
    alone = np.flatnonzero(targets.sum(1) == 1)
    chosen = np.concatenate(
        [
            alone[targets[alone, c] > 0][:: max(1, -(-int(targets[alone, c].sum()) // REMEMBERED))]
            for c in range(len(lesson.classes))
        ]
    ).astype(np.intp)
    return Memory(
        np.concatenate([remembered.embeddings, lesson.embeddings[chosen]]).astype(np.float16),
        np.concatenate([remembered.targets, targets[chosen].argmax(1)]).astype(np.intp),
        np.concatenate([remembered.held_out, np.zeros(len(chosen), bool)]),
        *([] if strangers is None else [strangers]),
    )
