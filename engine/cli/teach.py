"""The verb teach: what the labels of a project say becomes a new version of its model."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from engine.cli.inputs import open_project, refresh
from engine.cli.terminal import Meter, add_progress, meter, say, table

if TYPE_CHECKING:
    from engine.project import Project
    from engine.teach import Verdict
    from engine.teaching import Refit, Teaching


def add(verbs: argparse._SubParsersAction) -> None:
    """Adds the verb's grammar."""
    teach = verbs.add_parser(
        "teach",
        help="refit a project's model on its labels",
        description="Refits the model on the project's labels, scores every recording again, and judges the new version on recordings it "
        "did not learn from. A version that does harm is not taken.",
    )
    teach.add_argument("--project", required=True, metavar="DIR", help="the project's folder")
    teach.add_argument("--accept", action="store_true", help="take the new version whatever the judge says")
    teach.add_argument("--json", action="store_true", help="the verdict as JSON")
    add_progress(teach)
    teach.set_defaults(run=_teach)


def _teach(args: argparse.Namespace) -> int:
    with open_project(args.project) as project, meter(args.progress) as report:
        refresh(project, report)
        teaching = project.teach(report, lambda refit: _refitted(project, refit, report))
        taken = teaching.taken
        if not taken and args.accept:
            project.take(teaching.version.number, report)
            taken = True
        report.clear()
        if args.json:
            print(json.dumps(_as_json(teaching, taken), indent=1, default=str, ensure_ascii=False))
        else:
            print(_in_words(teaching, taken))
    return 0


def _refitted(project: Project, refit: Refit, report: Meter) -> None:
    report.clear()
    say(
        f"Version {refit.version.number} has learned from {len(refit.lesson)} rows of labels; all scores are new. Now the judge."
    )


def _in_words(teaching: Teaching, taken: bool) -> str:
    verdict, number = teaching.verdict, teaching.version.number
    lines = [_per_class(verdict)] if verdict.rows else []
    lines.append(str(verdict.reason))
    if taken and not teaching.taken:
        lines.append(f"Version {number} is in use all the same, as --accept asked.")
    else:
        lines.append(
            f"Version {number} is in use." if taken else f"Version {number} is not taken; the one before stays in use."
        )
    return "\n".join(lines)


def _per_class(verdict: Verdict) -> str:
    return table(("class", "labels", "before", "after"), verdict.rows, right=("labels", "before", "after"))


def _as_json(teaching: Teaching, taken: bool) -> dict[str, object]:
    return {
        "version": teaching.version.number,
        "taken": taken,
        "verdict": str(teaching.verdict.reason),
        "metrics": teaching.version.metrics,
    }
