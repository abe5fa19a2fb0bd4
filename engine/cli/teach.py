"""The verb teach: what the labels of a project say becomes a new version of its model."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from engine.cli.inputs import open_project, refresh
from engine.cli.terminal import Meter, add_progress, complain, many, meter, say, table
from engine.labels.groups import GroupBy, unfit

if TYPE_CHECKING:
    from engine.project import Project
    from engine.project.teaching import Refit, Teaching
    from engine.teach import Verdict


GROUPS = ("recording", "folder", "table", "day")


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
    teach.add_argument(
        "--group",
        choices=GROUPS,
        help="what is never split between learning and judging (kept in the project)",
    )
    teach.add_argument(
        "--group-pattern", metavar="REGEX", help="the same by a part of the name: what the first bracket finds"
    )
    teach.add_argument("--json", action="store_true", help="the verdict as JSON")
    add_progress(teach)
    teach.set_defaults(run=_teach)


def _teach(args: argparse.Namespace) -> int:
    with open_project(args.project) as project, meter(args.progress, unit="") as report:
        refresh(project, report)
        _group(args, project)
        teaching = project.teach(report, lambda refit: _refitted(project, refit, report))
        taken = teaching.taken
        if not taken and args.accept:
            project.take(teaching.version.number, report)
            taken = True
        report.clear()
        if args.json:
            print(json.dumps(_as_json(teaching, taken), indent=1, default=str, ensure_ascii=False))
        else:
            print(in_words(project, teaching, taken))
    return 0


def _group(args: argparse.Namespace, project: Project) -> None:
    """What belongs together: as asked for; else, before the first teaching, asked on a terminal and told elsewhere."""
    if args.group_pattern:
        by = GroupBy("name", pattern=args.group_pattern).check()
        files = [recording.file for recording in project.recordings()]
        if unsaid := unfit([file for file in files if by.of(file, {}) == file], len(files)):
            complain(str(unsaid))
        project.change(group=by)
    elif args.group:
        project.change(group=GroupBy(args.group))
    elif not project.group_chosen:
        say("Recordings of one site, animal or baby should be tested together, else every score is too good.")
        said = "recording"
        if sys.stdin.isatty():
            say(
                "What belongs together: recording (each for itself), folder, table (a column that came with labels), or day?"
            )
            said = sys.stdin.readline().strip() or said
        if said in GROUPS:
            project.change(group=GroupBy(said))
        say(f"Grouped by {project.group.kind}; --group and --group-pattern change that.")


def _refitted(project: Project, refit: Refit, report: Meter) -> None:
    report.clear()
    say(
        f"Version {refit.version.number} has learned from {many(len(refit.lesson), 'row')} of labels; all scores are new. Now the judge."
    )


def in_words(project: Project, teaching: Teaching, taken: bool) -> str:
    """The table, the scores with how they were obtained, the verdict, and which version is in use."""
    verdict, number = teaching.verdict, teaching.version.number
    lines = []
    if verdict is not None:
        lines += [_per_class(verdict), ""]
        if sum(row.n > 0 for row in verdict.table) > 1:  # labels of one class alone do not say what is told apart
            lines += [
                _score(name, key, verdict)
                for name, key in (("balanced accuracy", "balanced_accuracy"), ("macro-F1", "macro_f1"))
            ]
        lines += _change(verdict)
        lines.append(
            f"Measured {verdict.protocol}, on {many(verdict.n, 'label')} in {many(verdict.groups, 'group')} by {project.group.kind}."
        )
        if verdict.teaching_only:
            lines.append(f"{many(verdict.teaching_only, 'label')} accepted in bulk: they teach and do not test.")
        if verdict.left_out:
            left = many(verdict.left_out, "label")
            lines.append(f"{left} not tested: the model it started from had learned from these recordings itself.")
    lines.append(str(teaching.reason))
    if taken and not teaching.taken:
        lines.append(f"Version {number} is in use all the same, as --accept asked.")
    else:
        lines.append(
            f"Version {number} is in use." if taken else f"Version {number} is not taken; the one before stays in use."
        )
    return "\n".join(lines)


def _per_class(verdict: Verdict) -> str:
    rows = [(row.name, row.n, _share(row.before), _share(row.after)) for row in verdict.table if row.n]
    return table(("class", "labels", "recall before", "after"), rows, right=("labels", "recall before", "after"))


def _share(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.0f} %"


def _score(title: str, name: str, verdict: Verdict) -> str:
    """One score after (and before) with its 95 % interval and what the majority class alone would reach."""
    after = verdict.after
    low_high = after.intervals.get(name)
    words = f"{title} {getattr(after, name):.2f}"
    if low_high:
        words += f" (95 %: {low_high[0]:.2f} to {low_high[1]:.2f})"
    if verdict.before is not None and not verdict.new:
        words += f", before {getattr(verdict.before, name):.2f}"
    return f"{words}, always the commonest class {after.baseline[name]:.2f}"


def _change(verdict: Verdict) -> list[str]:
    """The change with its interval, or why it has none."""
    if verdict.gain is None:
        return []
    of = "change of the classes it knew" if verdict.new else "change"
    sure = (
        f"95 %: {verdict.change[0]:+.2f} to {verdict.change[1]:+.2f}" if verdict.change else "too few to tell how sure"
    )
    return [f"{of} {verdict.gain:+.2f} ({sure})"]


def _as_json(teaching: Teaching, taken: bool) -> dict[str, object]:
    return {
        "version": teaching.version.number,
        "taken": taken,
        "verdict": str(teaching.reason),
        "metrics": None if teaching.verdict is None else teaching.verdict.metrics,
    }
