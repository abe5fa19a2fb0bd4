"""The model card of a trained network: what it was made from and how good it is, for people."""

from __future__ import annotations

from engine import __version__
from engine.datasets import Dataset
from engine.evaluate import Metrics
from engine.model import Model
from engine.recipe import Recipe


def write(
    made: Model, dataset: Dataset, recipe: Recipe, scores: Metrics | None, start: Model | None, epochs: int, seed: int
) -> str:
    """The card as Markdown."""
    how = f"tuned from {start.title} (version {start.version})" if start else "from scratch"
    lines = [
        f"# {made.title}",
        "",
        f"Made with Earmark {__version__}: recipe `{recipe.name}`, {recipe.title}, {how}, at most {epochs} epochs, seed {seed}.",
        "",
        "## Data",
        "",
        f"{len(dataset)} labelled spans of {dataset.title}, in {len(set(dataset.groups))} groups (by {dataset.groups_by}).",
        "The licence of the recordings holds for what is made of them.",
        "",
        "| class | labels |",
        "|---|---|",
        *(f"| {name} | {count} |" for name, count in dataset.counts().items()),
        "",
        "## How good",
        "",
        *_scores(scores, dataset),
        "",
    ]
    return "\n".join(lines)


def _scores(scores: Metrics | None, dataset: Dataset) -> list[str]:
    if scores is None:
        return ["There were too few groups to hold any out, so nothing is known of how good it is."]
    rows = []
    for key, title in (
        ("balanced_accuracy", "balanced accuracy"),
        ("accuracy", "accuracy"),
        ("macro_f1", "macro-F1"),
        ("mcc", "Matthews correlation"),
        ("log_loss", "log loss"),
        ("brier", "Brier score"),
        ("ece", "calibration error"),
    ):
        bounds, guess = scores.intervals.get(key), scores.baseline.get(key)
        between = f"{bounds[0]:.3f} to {bounds[1]:.3f}" if bounds else ""
        rows.append(f"| {title} | {getattr(scores, key):.3f} | {between} | {'' if guess is None else f'{guess:.3f}'} |")
    recalls = [
        f"| {name} | {count} | {'' if recall is None else f'{recall:.2f}'} |"
        for name, count, recall in zip(scores.classes, scores.counts, scores.recalls)
        if count
    ]
    return [
        f"On {scores.n} labels in {scores.groups} groups (by {dataset.groups_by}) that were held out of everything; 95 % intervals by "
        "bootstrap over groups; beside what always answering the commonest class scores.",
        "",
        "| score | value | 95 % | commonest class |",
        "|---|---|---|---|",
        *rows,
        "",
        "| class | held out | recall |",
        "|---|---|---|",
        *recalls,
    ]
