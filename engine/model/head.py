"""The Head: a linear layer on standardised embeddings, refitted from scratch in under a second."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

BLOCK = 1_024  # rows that are worked on at once
L2 = 0.01  # on the mean loss
# Of a brought backbone, whose embedding was made for other sounds: YAMNet on UrbanSound8K, two folds for the third, .66 with .01, .69
# with this; on ESC-10 .97 with both.
BROUGHT_L2 = 0.1
STRANGE_SHARE = 0.03  # of all weight goes to sounds that are none of the classes


@dataclass(frozen=True, slots=True)
class Head:
    """`weights` (d, c) and `bias` (c,) act on (embedding - `mean`) / `deviation`, both (d,); all float32.

    "softmax": one of the classes; "sigmoid": each class for itself, several at once.

    With `columns` (c,) it hands on logits that a brought network gave, which lie there behind the d numbers of its
    embedding; `weights` is then (0, c). A head with weights looks at the first d numbers alone.
    """

    weights: np.ndarray
    bias: np.ndarray
    mean: np.ndarray
    deviation: np.ndarray
    kind: Literal["softmax", "sigmoid"] = "softmax"
    columns: np.ndarray | None = None

    def standardised(self, embeddings: np.ndarray) -> np.ndarray:
        """float (n, d or more) -> float32 (n, d); half precision comes in too."""
        return (np.asarray(embeddings[:, : len(self.mean)], np.float32) - self.mean) / self.deviation

    def logits(self, embeddings: np.ndarray) -> np.ndarray:
        """float (n, d or more) -> float32 (n, c)."""
        if self.columns is not None:
            return np.asarray(embeddings[:, self.columns], np.float32)
        logits = np.empty((len(embeddings), len(self.bias)), np.float32)
        for rows in blocks(len(embeddings)):
            logits[rows] = self.standardised(embeddings[rows]) @ self.weights + self.bias
        return logits

    def only(self, chosen: Sequence[int]) -> Head:
        """The head of some of its classes."""
        columns = None if self.columns is None else self.columns[chosen]
        return replace(self, weights=self.weights[:, chosen], bias=self.bias[chosen], columns=columns)

    def followed_by(self, other: Head) -> Head:
        """The head of these classes, then those of another on the same embedding."""
        columns = None if other.columns is None or self.columns is None else np.append(self.columns, other.columns)
        weights = np.concatenate([self.weights, other.weights], axis=1)
        return replace(self, weights=weights, bias=np.append(self.bias, other.bias), columns=columns)


def blocks(count: int) -> Iterator[slice]:
    """`count` rows in slices of BLOCK: what is made on the way to a few numbers a row never fills the memory."""
    return (slice(first, first + BLOCK) for first in range(0, count, BLOCK))


def balanced(targets: np.ndarray, classes: int) -> np.ndarray:
    """A weight for each row, float64 (n,) of mean 1, so that each class that occurs counts the same; `targets` int
    (n,).
    """
    counts = np.bincount(targets, minlength=classes)
    weights = 1.0 / counts[targets]
    return weights / weights.mean() if len(weights) else weights


def scale(embeddings: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and deviation of each dimension, float32 (d,) each; a dimension that never changes has deviation 1."""
    embeddings = np.asarray(embeddings, np.float32)
    deviation = embeddings.std(axis=0)
    return embeddings.mean(axis=0), np.where(deviation > 1e-6, deviation, 1).astype(np.float32)


def fit(
    embeddings: np.ndarray,
    targets: np.ndarray,
    classes: int,
    mean: np.ndarray | None = None,
    deviation: np.ndarray | None = None,
    weights: np.ndarray | None = None,
    l2: float = L2,
    start: Head | None = None,
    iterations: int = 200,
    strangers: np.ndarray | None = None,
    strange_share: float = STRANGE_SHARE,
    beside: tuple[np.ndarray, np.ndarray, np.ndarray] | None = None,
) -> Head:
    """A multinomial logistic regression for int targets (n,), independent ones for bool targets (n, c), by L-BFGS.

    `weights` (n,) weigh the rows (default: each class the same for int targets, else all alike); `mean` and
    `deviation` (d,) set the scale (default: the rows' own); `start` is where the search begins, which does not
    change where it ends. `strangers` (k, d) are embeddings of what is none of the classes: taught to be as likely of
    each ("softmax"), of none ("sigmoid"), with `strange_share` of the rows' weight. `beside` are rows of another kind: embeddings
    (m, d), what is wanted of each class (m, c), and how much that weighs (m, c), beside `weights`.
    """
    from scipy.optimize import minimize

    if mean is None or deviation is None:
        mean, deviation = scale(embeddings)
    several = targets.ndim == 2
    kind: Literal["softmax", "sigmoid"] = "sigmoid" if several else "softmax"
    x = (np.asarray(embeddings, np.float32) - mean) / deviation
    size = x.shape[1]
    if weights is None:
        weights = np.ones(len(x)) if several else balanced(targets, classes)
    whole = max(float(weights.sum()), 1e-12)
    share = (weights / whole).astype(np.float32)[:, None]
    truth = targets.astype(np.float32) if several else np.eye(classes, dtype=np.float32)[targets]
    if strangers is not None and len(strangers):
        x = np.concatenate([x, (np.asarray(strangers, np.float32) - mean) / deviation])
        share = np.concatenate([share, np.full((len(strangers), 1), strange_share / len(strangers), np.float32)])
        truth = np.concatenate([truth, np.full((len(strangers), classes), 0 if several else 1 / classes, np.float32)])

    if beside is not None and len(beside[0]):
        x = np.concatenate([x, (np.asarray(beside[0], np.float32) - mean) / deviation])
        truth = np.concatenate([truth, beside[1].astype(np.float32)])
        share = np.concatenate([np.repeat(share, classes, axis=1), (beside[2] / whole).astype(np.float32)])

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat[: size * classes].reshape(size, classes).astype(np.float32)
        logits = x @ w + flat[size * classes :].astype(np.float32)
        if several:
            cost = np.logaddexp(0, logits) - truth * logits
            guess = 0.5 + 0.5 * np.tanh(0.5 * logits)
        else:
            top = logits.max(axis=1, keepdims=True)
            rest = np.exp(logits - top)
            total = rest.sum(axis=1, keepdims=True)
            cost = (np.log(total) + top) * truth - logits * truth
            guess = rest / total
        error = (guess - truth) * share
        value = float((cost * share).sum() + 0.5 * l2 * np.square(w).sum())
        return value, np.concatenate([(x.T @ error + l2 * w).ravel(), error.sum(axis=0)]).astype(np.float64)

    begin = np.zeros((size + 1) * classes)
    if start is not None and start.weights.shape == (size, classes):
        begin = np.concatenate([start.weights.ravel(), start.bias]).astype(np.float64)
    # Single precision: past this the loss no longer changes in digits that mean anything.
    options = {"maxiter": iterations, "ftol": 1e-7, "gtol": 1e-5}
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", options=options)
    best = found.x.astype(np.float32)
    bias = best[size * classes :]
    if not several:
        bias = bias - bias.mean()  # the same for all classes, it changes nothing: one head, one form
    return Head(best[: size * classes].reshape(size, classes), bias, mean, deviation, kind)
