"""The verbs that only tell: info, self-test."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from engine import selftest
from engine.cli.terminal import add_progress, clock, complain, meter, say, table
from engine.sound.scan import Found, header_of


def add(verbs: argparse._SubParsersAction) -> None:
    """Adds these verbs' grammar."""
    info = verbs.add_parser(
        "info", help="what the headers of recordings say", description="Reads headers only, never whole files."
    )
    info.add_argument("files", nargs="+", metavar="FILE", help="recordings")
    info.add_argument("--json", action="store_true", help="as JSON")
    info.set_defaults(run=_info)

    test = verbs.add_parser(
        "self-test",
        help="whether this installation works",
        description="Tries every part: the window, sound, formats, models, a known answer, teaching, places, TensorFlow. The exit "
        "code is 1 when one of them does not work.",
    )
    test.add_argument("--json", action="store_true", help="as JSON, a check on each line")
    add_progress(test)
    test.set_defaults(run=_self_test)


def _info(args: argparse.Namespace) -> int:
    recordings, missing = [], []
    for name in args.files:
        path = Path(name)
        if not path.is_file():
            missing.append(name)
            continue
        stat = path.stat()
        recordings.append(header_of(path.parent, Found(path.name, stat.st_size, stat.st_mtime_ns)))
    for name in missing:
        complain(
            f"There is no file {name}." if not Path(name).is_dir() else f"{name} is a folder; info wants recordings."
        )
    if not recordings:
        return 2
    if args.json:
        print(json.dumps([asdict(one) for one in recordings], indent=1, ensure_ascii=False))
    else:
        head = ("file", "duration", "rate", "channels", "format", "recorded", "device", "problem")
        rows = [
            (
                one.file,
                ""
                if one.duration_s is None
                else f"{one.duration_s:.3f} s"
                if one.duration_s < 60
                else clock(one.duration_s),
                f"{one.rate_hz} Hz" if one.rate_hz else "",
                one.channels or "",
                one.format or "",
                one.recorded_at or "",
                one.device or "",
                one.problem or "",
            )
            for one in recordings
        ]
        print(table(head, rows, right=("duration", "rate", "channels")))
    bad = [one for one in recordings if one.problem]
    for one in bad:
        say(f"{one.file}: {one.problem}")
    return 1 if bad or missing else 0


def _self_test(args: argparse.Namespace) -> int:
    good, first = True, True
    with meter(args.progress, unit="") as report:
        for check in selftest.run():
            report.event("check", **asdict(check))
            if args.json:
                print(f"{'[' if first else ','}\n{json.dumps(asdict(check), ensure_ascii=False)}", end="", flush=True)
            elif report.kind != "json":
                print(selftest.report([check]), flush=True)
            good, first = good and check.good, False
    if args.json:
        print("\n]")
    elif report.kind == "json":
        print(json.dumps({"kind": "result", "good": good}), flush=True)
    else:
        print("Everything works." if good else "Something does not work.")
    return 0 if good else 1
