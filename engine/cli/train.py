"""The verb train: a new network, from a folder per class or from a project's labels."""

from __future__ import annotations

import argparse
import json
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.awake import awake
from engine.cli import datasets
from engine.cli.asked import add_set, say_that_it_runs, seed, useless
from engine.cli.evaluate import stoppable, weights
from engine.cli.inputs import open_project, refresh
from engine.cli.teach import in_words
from engine.cli.terminal import Meter, add_progress, apart, complain, many, meter, of_epoch, say, table
from engine.errors import UserError

if TYPE_CHECKING:
    from engine.datasets import Dataset
    from engine.model import Model
    from engine.train import Trained
    from engine.train.tensorboard import Events


def add(verbs: argparse._SubParsersAction) -> None:
    """Adds the verb's grammar."""
    train = verbs.add_parser(
        "train",
        help="train a network",
        description="Trains a network on a data set, or on the labels of a project, and says how good it is on groups it did not learn "
        "from. Without --out, a project takes the model in as a version and judges it.",
    )
    datasets.add(train, more=True)
    train.add_argument(
        "--untested",
        action="store_true",
        help="learn also a class whose recordings all belong to one group, though nothing can tell how well",
    )
    train.add_argument("--project", metavar="DIR", help="a project's folder: its labels are what is learned")
    train.add_argument(
        "--recipe",
        default="earmark",
        metavar="NAME|FILE.py",
        help="how the network is made (default: %(default)s); a Python file of your own is run",
    )
    add_set(train)
    train.add_argument("--start", metavar="NAME|DIR", help="fine-tune this model instead of beginning from nothing")
    train.add_argument(
        "--epochs", type=_epochs, metavar="N", help="at most so many rounds over all recordings (default: the recipe's)"
    )
    train.add_argument(
        "--folds",
        type=_names,
        default=(),
        metavar="1,2",
        help="the data set's own folds to learn from; the others test (default: groups are held out)",
    )
    train.add_argument(
        "--seed", type=seed, default=1, metavar="N", help="the same seed, the same model (default: %(default)s)"
    )
    train.add_argument(
        "--weights",
        metavar="FILE",
        help="a file of weights to begin with: for recipes that want pretrained ones, these (default: fetched once); for others those of "
        "a notebook's network of the same layers (.h5, .keras), and --epochs 0 takes it as it is",
    )
    train.add_argument(
        "--out", metavar="MODEL", help="the folder of the new model (default: a folder here, named as the dataset)"
    )
    train.add_argument(
        "--tensorboard", metavar="DIR", help="write loss and accuracy of each epoch there, as TensorBoard reads them"
    )
    add_progress(train)
    train.set_defaults(run=_train)


def _epochs(text: str) -> int:
    if not text.isdigit() or int(text) > 10_000:
        raise argparse.ArgumentTypeError(f"{text} is no number of epochs")
    return int(text)


def _names(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in text.split(","))))


def _train(args: argparse.Namespace) -> int:
    with awake(), stoppable(), meter(args.progress, unit="") as report:
        try:
            return _learn(args, report)
        except UserError as error:
            report.failed(error)
            raise


def _learn(args: argparse.Namespace, report: Meter) -> int:
    from engine import recipe
    from engine.datasets import learning_from
    from engine.train import (
        train,
    )  # TensorFlow itself is imported later, when all that was asked for is known to be there
    from engine.train.tensorboard import Events

    if args.epochs == 0 and not (args.weights or args.start):
        raise UserError("--epochs 0 trains nothing.", "With --weights FILE it takes a notebook's network as it is.")
    if args.start:
        useless(args, "a network that begins from nothing", "weights")
    say_that_it_runs(args.recipe)
    made_by = recipe.changed(recipe.named(args.recipe), args.set)
    start, begin = _start(args), weights(args)
    dataset, unread = _dataset(args, report)
    if args.folds:
        dataset = learning_from(dataset, args.folds)
    if not args.project and not args.untested:
        _testable(dataset)
    inside = bool(args.project) and not args.out
    out = Path(args.project) / "trained" if inside else Path(args.out or f"{dataset.title}-{made_by.name}")
    with Events(Path(args.tensorboard)) if args.tensorboard else nullcontext() as events:
        trained = train(
            dataset,
            made_by,
            out,
            start=start,
            epochs=args.epochs,
            seed=args.seed,
            report=report,
            curves=lambda epoch: _epoch(report, epoch, events),
            name=Path(args.out).name if args.out else None,
            weights=begin,
        )
    report.clear()
    if events is not None and events.problem:
        complain(f"The curves could not all be written to {events.folder}: {events.problem}")
    _tell(args, trained, out)
    if inside:
        with open_project(args.project) as project:
            teaching = project.take_trained(out, report)
            report.clear()
            print(in_words(project, teaching, teaching.taken))
    for file, problem in trained.problems:
        say(f"{file}: {problem}")
    unread += len(trained.problems)
    if unread:
        complain(f"{many(unread, 'recording')} could not be learned from.")
    return 1 if unread else 0


def _start(args: argparse.Namespace) -> Model | None:
    """The model to go on from."""
    from engine import model as models
    from engine.project import Project, teaching

    start = models.find(args.start) if args.start else None
    if start is None or not args.project:
        return start
    with Project.open(Path(args.project)) as project:
        return teaching.to_train_from(project, start)


def _dataset(args: argparse.Namespace, report: Meter) -> tuple[Dataset, int]:
    """What is learned from, and how many of its recordings cannot be read, which has been said."""
    from engine.datasets import of_project
    from engine.project import Project

    if bool(args.dataset or args.table) == bool(args.project):
        raise UserError("Say what to learn from: a data set, or --project DIR.")
    if not args.project:
        opened = datasets.opened(args, report)
        return opened.dataset, sum(one.fault == "unreadable" for one in opened.problems)
    with Project.open(Path(args.project)) as project:
        if not args.out and project.read_only_why is not None:  # it could not take the model in afterwards
            raise project.read_only_why
        if not project.read_only:
            refresh(project, report)
        dataset = of_project(project)
    if dataset.left_out is not None:
        report.event("left out", error=apart(dataset.left_out))
        if report.kind != "json":
            say(str(dataset.left_out))
    return dataset, 0


def _testable(dataset: Dataset) -> None:
    """Raises UserError where a class lies in one group: whether it or the occasion is learned, nobody could tell."""
    import numpy as np

    from engine.evaluate import folds

    groups = folds.groups_per_class(dataset.targets, dataset.groups, len(dataset.classes))
    alone = [name for name, count in zip(dataset.classes, np.asarray(groups)) if count == 1]
    if alone:
        raise UserError(
            "All recordings of {name} belong to one group (by {by}): nothing could tell whether the class or the occasion is learned.",
            "Add recordings of it from elsewhere, leave the class out, or learn it all the same with earmark train --untested.",
            name=", ".join(alone),
            by=dataset.groups_by,
        )


def _epoch(report: Meter, epoch: dict[str, Any], events: Events | None) -> None:
    if events is not None:
        events.epoch(epoch)
    if report.kind == "json":
        report.event("epoch", **{name: value for name, value in epoch.items() if name != "event"})
    elif report.kind != "none":
        report.clear()
        say(of_epoch(epoch))


def _tell(args: argparse.Namespace, trained: Trained, out: Path) -> None:
    scores = trained.scores
    if args.progress == "json":
        told = {"kind": "result", "model": str(out.absolute()), "classes": trained.model.classes}
        print(json.dumps(told | {"scores": scores.as_dict() if scores else None}, default=str), flush=True)
        return
    if scores is not None:
        rows = [
            (n, c, "-" if r is None else f"{100 * r:.0f} %")
            for n, c, r in zip(scores.classes, scores.counts, scores.recalls)
        ]
        print(table(("class", "held out", "recall"), rows, right=("held out", "recall")))
        low_high = scores.intervals.get("balanced_accuracy")
        interval = f" (95 %: {low_high[0]:.2f} to {low_high[1]:.2f})" if low_high else ""
        print(
            f"balanced accuracy {scores.balanced_accuracy:.2f}{interval} on {many(scores.n, 'label')} in {many(scores.groups, 'group')} "
            f"it did not learn from; always the commonest class {scores.baseline['balanced_accuracy']:.2f}"
        )
        if not low_high:
            print("Those are too few groups to say how sure that is.")
        untested = [name for name, count in zip(scores.classes, scores.counts) if not count]
        if untested:
            print(f"Nothing could be held out of {', '.join(untested)}: how well it knows that is not known.")
    else:
        print("There are too few groups to hold any out, so nothing is known of how good it is.")
    print(f"The model is in {out}")
