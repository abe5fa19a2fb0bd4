"""Takes the texts of the program into the files of its languages, and makes of each what it loads: `make words`.

earmark_en.ts holds the plurals only, "(s)" and "(es)" written out; every other earmark_<language>.ts all texts, those of the engine
too.  What is translated there stays; what is new is marked as unfinished.  A new language begins with a copy of earmark_ko.ts.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
EMPTY = re.compile(
    r'<source>([^<]*)</source>\s*<translation type="unfinished">\s*<numerusform></numerusform>\s*<numerusform></numerusform>'
    r"\s*</translation>"
)


def main() -> None:
    """See above."""
    english = HERE / "earmark_en.ts"
    window = sorted(map(str, (ROOT / "gui").rglob("*.py")))
    english.unlink(missing_ok=True)
    _update(english, window, "-pluralonly")
    english.write_text(EMPTY.sub(_both, english.read_text("utf-8")), "utf-8")
    with tempfile.TemporaryDirectory() as place:
        texts = Path(place) / "engine.py"
        texts.write_text(
            "".join(f"translate({context!r}, {text!r})\n" for context, text in sorted(engine_texts())), "utf-8"
        )
        for file in sorted(HERE.glob("earmark_*.ts")):
            if file != english:
                _update(file, [*window, str(texts)], "-no-obsolete")
            subprocess.run([_tool("lrelease"), "-silent", file, "-qm", file.with_suffix(".qm")], check=True)


def _tool(name: str) -> Path:
    return Path(sys.executable).parent / f"pyside6-{name}"


def _update(file: Path, sources: list[str], *options: str) -> None:
    languages = ("-source-language", "en", "-target-language", file.stem.partition("_")[2])
    subprocess.run(
        [_tool("lupdate"), "-silent", *options, "-locations", "none", *languages, *sources, "-ts", file], check=True
    )


def engine_texts() -> set[tuple[str, str]]:
    """The engine's texts, each with the context in which the window translates it: those of errors, of the settings' page, ..."""
    found: set[tuple[str, str]] = set()
    for path in (ROOT / "engine").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = ast.unparse(call.func).rpartition(".")[2] if isinstance(call, ast.Call) else ""
            if name.endswith("Error"):
                found |= {("errors", text) for text in _constants(call.args[:2]) if " " in text}
            elif name == "_setting":
                told = [word.value for word in call.keywords if word.arg in ("hint", "unit", "choices")]
                found |= {("settings", text) for text in _constants([*call.args[1:], *told]) if text}
            elif path.match("cry/verdict.py") and isinstance(call, ast.Assign):
                found |= {("verdict", text) for text in _constants([call.value]) if " " in text}
            elif path.name == "selftest.py" and name in ("Check", "_checked"):
                found |= {("selftest", text) for text in _constants(call.args[:1])}
    return found


def _constants(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        for part in node.elts if isinstance(node, ast.Tuple) else [node]:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def _both(message: re.Match[str]) -> str:
    one, many = (re.sub(r"\((s|es)\)", ending, message[1]) for ending in ("", r"\1"))
    forms = f"<numerusform>{one}</numerusform>\n            <numerusform>{many}</numerusform>"
    return f"<source>{message[1]}</source>\n        <translation>\n            {forms}\n        </translation>"


if __name__ == "__main__":
    main()
