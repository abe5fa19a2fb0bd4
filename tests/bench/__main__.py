"""Speed and size: `make bench`, or `python -m tests.bench [NAME ...] [--quick] [--json FILE]`.

Every line is a ratio of two things measured in this one run, or of a thing measured and what is asked of it; 1.0 or more is good.  On a
machine that does anything else beside it, the numbers say nothing.  `--quick` shrinks everything to see whether the scripts work.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import engine
from engine.cli.terminal import table
from tests.bench.measure import Line

BENCHES = ("classify", "long", "window", "teach", "learn", "label", "picture", "regions", "timeline", "gaps", "live")


def main() -> int:
    """Runs the benches asked for (all, when none is named); 1 when one missed what is asked of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which: {', '.join(BENCHES)}; all if none is named")
    parser.add_argument("--quick", action="store_true", help="small sizes: do the scripts work?")
    parser.add_argument(
        "--json", type=Path, default=Path("build/bench.json"), help="where the numbers go (default: %(default)s)"
    )
    parser.add_argument("--minutes", default="2", help="how long the live bench listens (default: %(default)s)")
    args = parser.parse_args()
    if unknown := set(args.names) - set(BENCHES):
        parser.error(f"there is no bench {', '.join(sorted(unknown))}")
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(prefix="earmark-bench-") as place:
        os.environ |= {  # no bench touches the settings and projects of the person who runs it
            "EARMARK_SETTINGS": f"{place}/settings.toml",
            "EARMARK_PROJECTS": f"{place}/projects",
            "EARMARK_LOG": f"{place}/earmark.log",
            "EARMARK_BENCH_MINUTES": args.minutes,
        }
        for name in args.names or BENCHES:
            folder = Path(place, name)
            folder.mkdir()
            for line in importlib.import_module(f"tests.bench.{name}").run(folder, args.quick):
                lines.append(line)
                print(f"{name}: {line.what}: {line.measured}, {line.times:.2f} of 1.00", file=sys.stderr, flush=True)
    print(table(("what", "asked", "measured", "of 1.00", ""), [line.cells() for line in lines], right=("of 1.00",)))
    about = {"earmark": engine.__version__, "at": datetime.now(UTC).isoformat(timespec="seconds"), "quick": args.quick}
    about |= {
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "lines": [asdict(x) for x in lines],
    }
    args.json.parent.mkdir(parents=True, exist_ok=True)
    args.json.write_text(json.dumps(about, indent=1) + "\n", "utf-8")
    print(f"The same as JSON: {args.json}")
    return 0 if args.quick or all(line.good for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
