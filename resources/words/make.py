"""Takes the texts of the program into the files of its languages, and makes of each what it loads: `make words`.

earmark_en.ts holds the plurals only, "(s)" and "(es)" written out; every other earmark_<language>.ts all texts, those of the engine
too.  What is translated there stays; what is new is marked as unfinished.  A new language begins with a copy of earmark_ko.ts.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BACKBONES = ROOT / "resources" / "backbones"
MODELS = ROOT / "resources" / "models"
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
    """The texts that stand in no `tr`, each with the context in which the window translates it: those of errors, of recipes, ..."""
    trees = {
        path: ast.parse(path.read_text("utf-8")) for part in ("engine", "gui") for path in (ROOT / part).rglob("*.py")
    }
    errors = _errors(trees.values())
    found = {("backbones", json.loads(file.read_text("utf-8"))["good_for"]) for file in BACKBONES.glob("*.json")}
    found |= {("models", json.loads(file.read_text("utf-8"))["title"]) for file in MODELS.glob("*/model.json")}
    for path, tree in trees.items():
        named = {
            part.targets[0].id: part.value
            for part in ast.walk(tree)
            if isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Name)
        }
        for part in ast.walk(tree):
            name = ast.unparse(part.func).rpartition(".")[2] if isinstance(part, ast.Call) else ""
            if name.endswith("Error") or name in errors:
                told = [named.get(ast.unparse(word), word) for word in [*part.args[:2], *_keywords(part)]]
                found |= {("errors", text) for text in _constants(told) if " " in text}
            elif name == "_setting":
                told = [*part.args[1:], *_keywords(part, "hint", "unit", "choices")]
                found |= {("settings", text) for text in _constants(told) if text}
            elif name == "Recipe":
                found |= {("recipes", text) for text in _constants(_keywords(part, "title", "about"))}
            elif isinstance(part, ast.Assign) and path.match("trials/*.py") and ast.unparse(part.targets[0]) == "about":
                found |= {("recipes", text) for text in _constants([part.value])}
            elif path.match("cry/verdict.py") and isinstance(part, ast.Assign):
                found |= {("verdict", text) for text in _constants([part.value]) if " " in text}
            elif name in ("Check", "_checked") and path.name in ("selftest.py", "checks.py"):
                found |= {("selftest", text) for text in _constants(part.args[:1])}
    return found


def _errors(trees: Iterable[ast.Module]) -> set[str]:
    """The names of `UserError` and of all that are one."""
    classes = [part for tree in trees for part in ast.walk(tree) if isinstance(part, ast.ClassDef)]
    found = {"UserError"}
    while more := {one.name for one in classes if found & set(map(ast.unparse, one.bases))} - found:
        found |= more
    return found


def _keywords(call: ast.Call, *names: str) -> list[ast.expr]:
    """The values of the keywords of these names, of all where none is given."""
    return [word.value for word in call.keywords if not names or word.arg in names]


def _constants(nodes: Iterable[ast.expr]) -> Iterator[str]:
    """The texts that these are, or may be."""
    for node in nodes:
        if isinstance(node, ast.Tuple):
            yield from _constants(node.elts)
        elif isinstance(node, ast.IfExp):
            yield from _constants([node.body, node.orelse])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _both(message: re.Match[str]) -> str:
    one, many = (re.sub(r"\((s|es)\)", ending, message[1]) for ending in ("", r"\1"))
    forms = f"<numerusform>{one}</numerusform>\n            <numerusform>{many}</numerusform>"
    return f"<source>{message[1]}</source>\n        <translation>\n            {forms}\n        </translation>"


if __name__ == "__main__":
    main()
