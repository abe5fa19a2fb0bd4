"""Takes the plurals of the window's texts into earmark_en.ts, "(s)" and "(es)" written out, and makes earmark_en.qm of it:
`python resources/words/make.py`."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
EMPTY = re.compile(
    r'<source>([^<]*)</source>\s*<translation type="unfinished">\s*<numerusform></numerusform>\s*<numerusform></numerusform>'
    r"\s*</translation>"
)


def main() -> None:
    """See above."""
    tools, ts = Path(sys.executable).parent, HERE / "earmark_en.ts"
    sources = sorted(map(str, (HERE.parent.parent / "gui").rglob("*.py")))
    ts.unlink(missing_ok=True)
    english = ("-pluralonly", "-locations", "none", "-source-language", "en", "-target-language", "en")
    subprocess.run([tools / "pyside6-lupdate", *english, *sources, "-ts", ts], check=True)
    ts.write_text(EMPTY.sub(_both, ts.read_text("utf-8")), "utf-8")
    subprocess.run([tools / "pyside6-lrelease", "-silent", ts, "-qm", ts.with_suffix(".qm")], check=True)


def _both(message: re.Match[str]) -> str:
    one, many = (re.sub(r"\((s|es)\)", ending, message[1]) for ending in ("", r"\1"))
    forms = f"<numerusform>{one}</numerusform>\n            <numerusform>{many}</numerusform>"
    return f"<source>{message[1]}</source>\n        <translation>\n            {forms}\n        </translation>"


if __name__ == "__main__":
    main()
