"""Whether this installation works: its files whole, a known answer given, its places writable, its versions.  Loads no TensorFlow."""

from __future__ import annotations

import json
import platform
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np

import engine
from engine import model, places, predict, recipe
from engine.errors import UserError
from engine.labels.classes import NONE_OF_THESE
from engine.model import Model
from engine.sound.recording import Recording

ANSWERS = places.RESOURCES / "samples" / "answers.json"  # {"model": name, "version": ..., "answers": {file: class}}
_PACKAGES = (
    "PySide6-Essentials",
    "pyqtgraph",
    "numpy",
    "scipy",
    "soundfile",
    "soxr",
    "av",
    "ai-edge-litert",
    "tensorflow",
    "keras",
)


@dataclass(frozen=True)
class Check:
    """One thing looked at: its name, whether it is as it should be, and what was found, in words."""

    name: str
    good: bool
    found: str


def run() -> Iterator[Check]:
    """Every check, one after the other; one that fails does not keep the others from being made."""
    yield Check("versions", True, _versions())
    yield Check("packages", *_packages())
    for name, folder in sorted(model.shipped().items()):
        yield _checked(f"model {name}", lambda folder=folder: _hashes(folder))
    yield _checked("recipes", _recipes)
    yield _checked("known answer", _known_answer)
    yield _checked("settings", lambda: _writable(places.settings_file().parent))
    yield _checked("projects", lambda: _writable(places.projects_folder()))
    yield _checked("log", lambda: _writable(places.log_file().parent))


def _checked(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except (UserError, OSError) as error:
        return Check(name, False, str(error))
    except Exception as fault:  # the self-test reports faults, it has none
        return Check(name, False, f"{type(fault).__name__}: {fault}")


def _versions() -> str:
    system = f"{platform.system()} {platform.release()} ({platform.machine()})"
    return f"Earmark {engine.__version__}, Python {platform.python_version()}, {system}"


def _packages() -> tuple[bool, str]:
    found, good = [], True
    for name in _PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} missing")
            good = False
    return good, ", ".join(found)


def _hashes(folder: Path) -> str:
    loaded = model.load(folder)  # raises when a file is missing or not the one that was made
    return f"version {loaded.version}, {len(loaded.classes)} classes, every file as it was made"


def _recipes() -> str:
    names = sorted(recipe.recipes())
    if not names:
        raise UserError("No recipe was found.")
    return ", ".join(names)


def _known_answer() -> str:
    known = json.loads(ANSWERS.read_text("utf-8"))
    made = model.load(model.shipped()[known["model"]])
    if made.version != known["version"]:
        raise UserError(
            "The answers known are those of version {known}, not of {here}.", known=known["version"], here=made.version
        )
    said = _answers(made, known["answers"])
    wrong = [
        f"{file} is {said[file]}, not {answer}" for file, answer in known["answers"].items() if said[file] != answer
    ]
    if wrong:
        raise UserError(
            "{many} of {all} samples got another answer: {wrong}.",
            many=len(wrong),
            all=len(said),
            wrong="; ".join(wrong),
        )
    return f"{len(said)} samples, each with the answer it always had"


def _answers(made: Model, files: Iterable[str]) -> dict[str, str]:
    """What a model says of samples."""
    recordings = [Recording(file) for file in files]
    scored = predict.run(made, ANSWERS.parent, recordings, predict.Options(keep_embeddings=False))
    return {one.file: _answer(made, one) for one in scored}


def _answer(made: Model, one: predict.Scored) -> str:
    if one.probabilities is None:
        return one.problem or ""
    return NONE_OF_THESE if one.none else made.classes[int(one.probabilities.argmax())]


def _clear(one: predict.Scored, by: float) -> bool:
    return one.probabilities is not None and not one.none and float(np.diff(np.sort(one.probabilities)[-2:])[0]) > by


def write_answers(name: str = "everyday", sure: float = 0.2) -> int:
    """Writes down what a shipped model answers now: `python -m engine.selftest`, after the model was made anew.  Returns how many.

    Samples it is so unsure of that another processor's rounding could change the answer are left out.
    """
    made = model.load(model.shipped()[name])
    files = sorted(path.name for path in ANSWERS.parent.glob("*.wav"))
    scored = predict.run(
        made, ANSWERS.parent, [Recording(file) for file in files], predict.Options(keep_embeddings=False)
    )
    clear = [one.file for one in scored if _clear(one, sure)]
    known = {"model": name, "version": made.version, "answers": _answers(made, clear)}
    ANSWERS.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return len(clear)


def _writable(folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as trial:
        trial.write(b"earmark")
    return str(folder)


if __name__ == "__main__":
    write_answers()
