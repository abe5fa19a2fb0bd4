"""Whether this installation works: every part tried, one after the other, with a sentence on what to do where one does not work."""

from __future__ import annotations

import json
import platform
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np

import engine
from engine import gpu, model, places, predict, recipe, settings
from engine.errors import UserError
from engine.labels.classes import NONE_OF_THESE
from engine.labels.groups import GroupBy
from engine.model import Model, backend
from engine.project import Project
from engine.sound import audio
from engine.sound.recording import Recording
from engine.sound.scan import find, headers

ANSWERS = places.RESOURCES / "samples" / "answers.json"  # {"model": name, "version": ..., "answers": {file: class}}
FORMATS = places.RESOURCES / "formats"  # the same tone in a tiny file of each format
TONE_HZ, TONE_S = 440.0, 0.5
FREE_BYTES = 1_000_000_000  # a project with its embeddings and versions needs less
_PACKAGES = ("PySide6-Essentials", "pyqtgraph", "numpy", "scipy", "soundfile", "soxr", "av", "ai-edge-litert", "keras")
_TENSORFLOWS = ("tensorflow", "tensorflow-cpu", "tensorflow-intel", "tensorflow-macos")  # one of them


@dataclass(frozen=True)
class Check:
    """One thing looked at: its name, whether it is as it should be, and what was found, in words."""

    name: str
    good: bool
    found: str


# What others bring along: the window's part, for there is no Qt in here.
FURTHER: list[Callable[[], Iterator[Check]]] = []


def run() -> Iterator[Check]:
    """Every check, one after the other; one that fails does not keep the others from being made."""
    yield Check("versions", True, _versions())
    yield Check("packages", *_packages())
    for further in FURTHER:
        yield from further()
    for name, folder in sorted(model.shipped().items()):
        yield _checked(f"model {name}", lambda folder=folder: _hashes(folder))
    yield _checked("recipes", _recipes)
    yield _checked("sound formats", _formats)
    yield _checked("known answer", _known_answer)
    yield _checked("teaching", _teaching)
    yield _checked("settings", lambda: _writable(places.settings_file().parent))
    yield _checked("projects", lambda: _writable(places.projects_folder()))
    yield _checked("models that were added", lambda: _writable(places.models_folder()))
    yield _checked("cache", lambda: _writable(places.cache_folder()))
    yield _checked("log", lambda: _writable(places.log_file().parent))
    yield _checked("free disk", _free)
    yield _checked("graphics card", _card)
    yield _checked("TensorFlow", _tensorflow)  # last: on a processor that is too old for it, it ends the process


def _checked(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except (UserError, OSError) as error:
        return Check(name, False, places.without_names(str(error)))
    except Exception as fault:  # the self-test reports faults, it has none
        return Check(name, False, places.without_names(f"{type(fault).__name__}: {fault}"))


def _versions() -> str:
    system = f"{platform.system()} {platform.release()} ({platform.machine()})"
    return f"Earmark {engine.__version__}, Python {platform.python_version()}, {system}"


def _packages() -> tuple[bool, str]:
    found, good = [], True
    for names in (*((name,) for name in _PACKAGES), _TENSORFLOWS):
        there = _first(names)
        found.append(there or f"{names[0]} missing")
        good = good and there is not None
    return good, ", ".join(found)


def _first(names: Iterable[str]) -> str | None:
    """The first of these packages that is installed, with its version."""
    for name in names:
        with suppress(PackageNotFoundError):
            return f"{name} {version(name)}"
    return None


def _hashes(folder: Path) -> str:
    loaded = model.load(folder)  # raises when a file is missing or not the one that was made
    return f"version {loaded.version}, {len(loaded.classes)} classes, every file as it was made"


def _recipes() -> str:
    names = sorted(recipe.recipes())
    if not names:
        raise UserError("No recipe was found.")
    return f"{len(names)}: {', '.join(names)}"


def _formats() -> str:
    files = sorted(FORMATS.glob("tone.*"))
    if not files:
        raise UserError("The tiny recordings are missing.", "Install Earmark again.")
    wrong = [f"{file.suffix[1:]} ({why})" for file in files if (why := _misheard(file))]
    if wrong:
        raise UserError(
            "{many} of {all} formats cannot be read: {wrong}.",
            "Install Earmark again.",
            many=len(wrong),
            all=len(files),
            wrong=", ".join(wrong),
        )
    return f"{len(files)}: {', '.join(file.suffix[1:] for file in files)}"


def _misheard(file: Path) -> str:
    """What is wrong with how a tiny file is read; "" for nothing."""
    try:
        heard = audio.read(file)
    except audio.AudioError as error:
        return str(error)
    if not len(heard.samples):
        return "no sound in it"
    spectrum = np.abs(np.fft.rfft(heard.samples * np.hanning(len(heard.samples))))
    pitch_hz = spectrum.argmax() * heard.rate_hz / len(heard.samples)
    right = abs(heard.duration_s - TONE_S) < 0.1 and abs(pitch_hz - TONE_HZ) < 5
    return "" if right else f"{heard.duration_s:.2f} s of {pitch_hz:.0f} Hz"


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


def _teaching() -> str:
    """A project of the samples, labelled by their names and taught, in a place that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="earmark-") as place:
        with Project.create(Path(place) / "project", ANSWERS.parent) as project:
            for some in headers(project.root, list(find(project.root, recursive=False))):
                project.put_headers(some)
            project.classify()
            project.change(group=GroupBy("recording"))
            project.import_labels(project.plan_from_names(r"synthetic (?P<label>.+?) \d+"))
            refit = project.refit()
        return f"{len(refit.lesson)} labels made version {refit.version.number}"


def _writable(folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as trial:
        trial.write(b"earmark")
    return places.without_names(str(folder))


def _free() -> str:
    folder = next(one for one in (places.projects_folder(), *places.projects_folder().parents) if one.exists())
    free_bytes = shutil.disk_usage(folder).free
    words = f"{free_bytes / 1e9:.1f} GB where projects are kept"
    if free_bytes < FREE_BYTES:
        raise UserError("Only {words}.", "Free some space, or keep projects in another place.", words=words)
    return words


def _card() -> str:
    found = gpu.find(settings.load().force_cpu)
    card = f"{found.device.name}, {found.device.memory_bytes / 1e9:.1f} GB" if found.device else ""
    return ". ".join(filter(None, (card, str(found.why_not or "Training runs on it."))))


def _tensorflow() -> str:
    keras = backend.keras()
    import tensorflow

    cards = [one.name for one in tensorflow.config.list_physical_devices("GPU")]
    return f"TensorFlow {tensorflow.__version__} with Keras {keras.__version__} runs on {', '.join(cards) or 'the processor'}"


def report(checks: Iterable[Check]) -> str:
    """All checks as lines to copy into a bug report."""
    return "\n".join(f"{'ok  ' if one.good else 'FAIL'}  {one.name}: {one.found}" for one in checks)


if __name__ == "__main__":
    write_answers()
