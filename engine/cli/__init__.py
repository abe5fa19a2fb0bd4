"""The command line: every verb of the program without its window.

Results go to standard output or into the file asked for, progress and complaints to standard error.  The exit code is 0, 1 (some
recordings failed; they are listed) or 2 (nothing done: bad arguments, no such folder, a broken model, stopped before anything was kept).
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import engine
from engine import natives
from engine.cli.terminal import complain, say, speak_utf8
from engine.errors import UserError
from engine.job import Cancelled

# Which module knows which verb; imported when the grammar is made, so that asking for the verbs costs the window nothing.
_VERBS = {
    "classify": "classify",
    "label": "label",
    "teach": "teach",
    "train": "train",
    "evaluate": "evaluate",
    "compare": "compare",
    "recipes": "recipes",
    "inventory": "inventory",
    "export": "export",
    "find": "regions",
    "clips": "regions",
    "models": "models",
    "info": "about",
    "self-test": "about",
}
VERBS = frozenset(_VERBS)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        complain(f"{message[:1].upper()}{message[1:]}. `{self.prog} --help` shows how it goes.")
        raise SystemExit(2)


def parser(verb: str = "") -> argparse.ArgumentParser:
    """The grammar of one verb, or the whole; each verb's module adds its own, and what is not asked for is not imported."""
    root = _Parser(
        prog="earmark",
        description="Label and classify folders of recordings. Without a verb it opens the window: earmark [FOLDER].",
        epilog="Exit codes: 0 all done; 1 some recordings failed (they are listed); 2 nothing done.",
    )
    root.add_argument("--version", action="version", version=f"earmark {engine.__version__}")
    verbs = root.add_subparsers(title="verbs", metavar="VERB", required=True, parser_class=_Parser)
    for part in [_VERBS[verb]] if verb in _VERBS else dict.fromkeys(_VERBS.values()):
        importlib.import_module(f"engine.cli.{part}").add(verbs)
    return root


def main(argv: Sequence[str]) -> int:
    """Runs one verb; `argv` is without the program's name.  Returns the exit code, never raises (but with EARMARK_DEBUG set)."""
    speak_utf8()
    with natives.silenced():
        return _run(argv)


def _run(argv: Sequence[str]) -> int:
    try:
        args = parser(*argv[:1]).parse_args(list(argv))
    except SystemExit as end:  # --help, --version, a wrong argument
        return end.code if isinstance(end.code, int) else 2
    try:
        return args.run(args)
    except UserError as error:
        complain(str(error))
    except (Cancelled, KeyboardInterrupt):
        say("Stopped.")
    except BrokenPipeError:  # whoever read our output has seen enough: keep Python from complaining at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as fault:
        if os.environ.get("EARMARK_DEBUG"):
            raise
        complain(f"Something went wrong inside Earmark ({type(fault).__name__}: {fault}). EARMARK_DEBUG=1 shows where.")
    return 2
