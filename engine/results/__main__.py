"""The command that makes RESULTS.md: `python -m engine.results --data DIR`.

Runs what has not been run yet, cheapest systems first, and writes the page anew after each; stopped, it goes on where it was.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from engine import trials
from engine.errors import UserError
from engine.everyday.making import told
from engine.results import page
from engine.results.kept import Kept
from engine.results.sets import SETS, Set
from engine.trials.networks import Network

SEED = 1
MINUTES = 20.0  # of processor time in epochs, a run
ORDER = (  # from the cheapest to the dearest
    "bands", "mel64_cnn", "image64_cnn", "earmark", "logmel_cnn", "gammatone_cnn", "cry_residual", "crnn", "separable_cnn", "plain_cnn",
)  # fmt: skip


def run(one: Set, system: str, options: argparse.Namespace) -> None:
    """One system on the folds of one set that it has not been tried on.  Raises UserError."""
    kept = Kept(options.kept / one.name, one)
    lacking = [name for name in one.folds if name not in kept.done(system)]
    if not lacking:
        return
    dataset = one.opened(options.data)
    plan = trials.plan(dataset, one.kind, SEED)
    if kept.read_truth() is None:
        kept.write_truth(dataset, plan)
    contender = trials.find(system, limit_s=60 * options.minutes)
    epochs = contender.recipe.schedule.epochs if isinstance(contender, Network) else None
    for name in lacking:
        sys.stderr.write(f"{one.name}, {system}, fold {name}\n")
        began_s = time.process_time()
        tried = trials.run(dataset, contender, plan, only=[name], place=options.work, report=told())
        kept.add(system, tried, epochs, time.process_time() - began_s)


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0; 1 where some runs failed, 2 where the recordings are not there."""
    parser = argparse.ArgumentParser(prog="python -m engine.results", description=__doc__)
    parser.add_argument(
        "--data",
        type=Path,
        help="folder with urbansound8k/, esc50/ and donateacry/; without it only the page is written",
    )
    parser.add_argument("--kept", type=Path, default=Path("docs/results"), help="folder of what the runs said")
    parser.add_argument("--out", type=Path, default=Path("RESULTS.md"), help="the page")
    parser.add_argument(
        "--work", type=Path, default=Path("build/results"), help="features and unfinished networks, 1 GB"
    )
    parser.add_argument(
        "--minutes",
        type=float,
        default=MINUTES,
        help="after so many of processor time no other epoch is begun (default: %(default)g)",
    )
    parser.add_argument("--sets", default=",".join(one.name for one in SETS), help="these only, by commas")
    parser.add_argument("--systems", help="these only, by commas")
    options = parser.parse_args(arguments)
    failed = 0
    if options.data:
        wanted = options.systems.split(",") if options.systems else None
        sets = [one for one in SETS if one.name in options.sets.split(",")]
        queue = [(one, system) for one in sets for system in one.systems if wanted is None or system in wanted]
        queue.sort(key=lambda job: ORDER.index(job[1]) if job[1] in ORDER else len(ORDER))
        for one, system in queue:
            try:
                run(one, system, options)
            except UserError as error:
                sys.stderr.write(f"{one.name}, {system}: {error}\n")
                failed = 1
            page.write(options.kept, options.out, options.minutes)
    page.write(options.kept, options.out, options.minutes)
    return failed


if __name__ == "__main__":
    sys.exit(main())
