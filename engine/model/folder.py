"""A Model: a trained classifier as a folder of plain files, checked by their hashes and never unpickled.

model.json what it is: name, version, classes, recipe copy, calibration, and the SHA-256 of every other file
backbone.tflite the network, half precision, for LiteRT; weights.json says where in it each weight lies (see
`engine.model.network`); both are left away by a model that stands on the backbone of another beside it. A brought
backbone (see `engine.model.brought`) may be a backbone.onnx
head.npz the linear layer; unlisted.npz that of classes which are not answered; gate.npz one that says which windows
count; memory.npz the rehearsal memory; card.md: what it was made from and how good it is, for people
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import UserError
from engine.features import Frontend, from_fields
from engine.model import calibration, network
from engine.model.calibration import Calibration
from engine.model.head import BROUGHT_L2, L2, Head
from engine.model.memory import Memory
from engine.places import RESOURCES, models_folder

FORMAT = 1  # of model.json; a newer one is refused kindly
DESCRIPTION, HEAD, GATE, MEMORY, CARD = "model.json", "head.npz", "gate.npz", "memory.npz", "card.md"
UNLISTED = "unlisted.npz"
_OWN = {".json", ".npz", ".md", ".tflite", ".onnx", ".txt", ".csv"}  # how names end of what a model's folder holds
_SYSTEMS = {".DS_Store", "Thumbs.db", "desktop.ini"}  # what systems leave in any folder
ONNX = "backbone.onnx"
NETWORKS = (network.BACKBONE, ONNX)  # one of them
BACKBONE_FILES = (*NETWORKS, network.PLACES, network.WEIGHTS)


class ModelError(UserError):
    """A model that is not there, is damaged, or was made by a newer Earmark."""


@dataclass(frozen=True)
class Model:
    """`folder` holds the backbone (which `litert.Backbone` runs); all the rest is in memory. `recipe` is the recipe's
    name, `made_with` its full copy; `backbone_id` names embeddings in caches: the same id, the same embeddings.

    `gate`, a head of two classes, says which windows count: those in which its second class is the likelier (a cry, for
    a model of cries). `stands_on` names the model in the folder beside this one whose backbone it shares; "" where it
    has its own. `unlisted` is the head of the classes that a species list leaves out of one of many: they are not answered, but
    have their share of the probability.
    """

    name: str
    title: str
    version: str
    folder: Path
    classes: tuple[str, ...]
    recipe: str
    frontend: Frontend
    backbone_id: str
    head: Head
    calibration: Calibration = field(default_factory=Calibration)
    memory: Memory | None = None
    card: str = ""
    made_with: dict[str, Any] = field(default_factory=dict)
    gate: Head | None = None
    stands_on: str = ""
    unlisted: Head | None = None

    @property
    def backbone_folder(self) -> Path:
        """Where the backbone's files are: its own folder, or that of the model it stands on."""
        return self.folder.parent / self.stands_on if self.stands_on else self.folder

    @property
    def backbone_file(self) -> Path:
        """The network's file."""
        files = [self.backbone_folder / name for name in NETWORKS]
        return next((file for file in files if file.exists()), files[0])

    @property
    def brought(self) -> bool:
        """Whether somebody else made its backbone."""
        return "network" in self.made_with

    @property
    def l2(self) -> float:
        """What keeps a new head on its embedding from learning labels by heart."""
        return BROUGHT_L2 if self.brought else L2

    @property
    def window_s(self) -> float:
        """Length of the windows it sees, in seconds."""
        return self.frontend.window_s

    @property
    def several(self) -> bool:
        """Whether several classes may be true at once."""
        return self.head.kind == "sigmoid"


@dataclass(frozen=True)
class Scores:
    """One recording's answer: pooled `probabilities` (c,), those of each window (n, c), the windows' `logits` (n, c),
    float32, both 0 where a gate stops the window; and whether it is none of the classes. `several` heads: every class
    at or above its threshold is an answer.
    """

    probabilities: np.ndarray
    window_probabilities: np.ndarray
    logits: np.ndarray
    none: bool


def score(model: Model, embeddings: np.ndarray, duration_s: float) -> Scores:
    """The answer for one recording of `duration_s` from the embeddings of its windows, float (n, d), n > 0."""
    return score_many(model, embeddings, [len(embeddings)], [duration_s])[0]


def score_many(
    model: Model, embeddings: np.ndarray, counts: Sequence[int], durations_s: Sequence[float]
) -> list[Scores]:
    """The answers for many recordings at once, which is far quicker than one by one.

    `embeddings`, float (n, d), holds their windows one recording after the other: `counts` of them, each more than 0.
    """
    if not len(counts):
        return []
    kind, temperature = model.head.kind, model.calibration.temperature
    logits = _logits(model, embeddings)
    if not model.classes:  # a brought backbone that has no scores of its own says nothing until it is taught
        return [Scores(logits[0], some, some, False) for some in np.split(logits, np.cumsum(counts)[:-1])]
    starts = np.cumsum([0, *counts])[:-1]
    passed, shut = _passed(model, embeddings, starts)
    means = np.add.reduceat(logits * passed[:, None], starts) / np.add.reduceat(passed, starts)[:, None]
    answers = calibration.probabilities(means, kind, temperature)
    for row, (start, count, duration_s) in enumerate(zip(starts, counts, durations_s)):
        if calibration.sparse(duration_s, count) or (model.brought and model.several):  # its windows may be very short
            some = logits[start : start + count][passed[start : start + count] > 0]
            answers[row] = calibration.pooled(some, np.inf, kind, temperature)
    none = shut | _nones(model, answers, embeddings, starts) | (answers.argmax(axis=1) >= len(model.classes))
    logits = _silenced(model, logits, embeddings)
    windows = window_probabilities(model, logits)
    return [
        Scores(
            answer[: len(model.classes)], windows[start : start + count], logits[start : start + count], bool(unknown)
        )
        for answer, start, count, unknown in zip(answers, starts, counts, none)
    ]


def window_logits(model: Model, embeddings: np.ndarray) -> np.ndarray:
    """What the head says of each window, float32 (n, c): nothing, all 0, of those that the gate stops. Unlisted classes follow."""
    return _silenced(model, _logits(model, embeddings), embeddings)


def window_probabilities(model: Model, logits: np.ndarray) -> np.ndarray:
    """The probabilities (n, c) of `window_logits`, all 0 where nothing is said of a window."""
    said = calibration.probabilities(logits, model.head.kind, model.calibration.temperature)
    if model.gate is not None:
        said[~np.asarray(logits).any(axis=1)] = 0
    return said[:, : len(model.classes)]


def _logits(model: Model, embeddings: np.ndarray) -> np.ndarray:
    head = model.head if model.unlisted is None else model.head.followed_by(model.unlisted)
    return head.logits(embeddings)


def _silenced(model: Model, logits: np.ndarray, embeddings: np.ndarray) -> np.ndarray:
    if model.gate is None:
        return logits
    gate = model.gate.logits(embeddings)
    return np.where((gate[:, 1] >= gate[:, 0])[:, None], logits, np.float32(0))


def _passed(model: Model, embeddings: np.ndarray, starts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which windows count, float32 (n,) of 0 and 1, and the recordings, bool (r,), of which the gate lets none through;
    of those all count.
    """
    if model.gate is None:
        return np.ones(len(embeddings), np.float32), np.zeros(len(starts), bool)
    logits = model.gate.logits(embeddings)
    passed = logits[:, 1] >= logits[:, 0]
    shut = ~np.logical_or.reduceat(passed, starts)
    lengths = np.diff([*starts, len(embeddings)])
    return (passed | np.repeat(shut, lengths)).astype(np.float32), shut


def _nones(model: Model, answers: np.ndarray, embeddings: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Which recordings are none of the classes: none likely enough, or every window far from all the model knows, or nearer to
    what it remembers as strange.
    """
    if model.several:
        return np.asarray((answers < thresholds(model)).all(axis=1))
    rule = model.calibration
    none = answers.max(axis=1) < rule.none_below
    if model.memory is not None and len(model.memory):
        rules = (model.memory.distances, rule.none_distance), (model.memory.strangeness, rule.none_strange)
        for measure, limit in rules:
            if not np.isinf(limit):
                none |= np.minimum.reduceat(measure(embeddings), starts) > limit
    return none


def thresholds(model: Model) -> np.ndarray:
    """From where on a class counts as an answer, float (c,)."""
    given = model.calibration.thresholds
    return np.array(given) if len(given) == len(model.classes) else np.full(len(model.classes), 0.5)


# ---------------------------------------------------------------------------------------------------------------- files


def backbone_id(folder: Path, frontend: Frontend) -> str:
    """What names a backbone's embeddings: a hash of its file and its front end."""
    return hashlib.sha256(_hash(folder / network.BACKBONE).encode() + frontend.key().encode()).hexdigest()[:16]


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def load(folder: str | os.PathLike[str]) -> Model:
    """The model in `folder`, every file's hash verified. Raises `ModelError` in words for whatever is wrong with it."""
    folder = Path(folder)
    try:
        described = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        if int(described["format"]) > FORMAT:
            raise ModelError(
                "The model in {folder} was made by a newer Earmark.", "Update Earmark to use it.", folder=str(folder)
            )
        hashes = dict(described["sha256"])
        backbone = next(name for name in (*NETWORKS, "") if name in hashes or not name)
        if not backbone or HEAD not in hashes:
            raise KeyError(network.BACKBONE)
        beside = str(described.get("stands_on", ""))
        if beside and not (Path(beside).name == beside and (folder.parent / beside / backbone).is_file()):
            raise ModelError(
                "The model in {folder} stands on another, {beside}, which is not beside it.",
                "Put the folders of both side by side.",
                folder=str(folder),
                beside=beside,
            )
        for name, wanted in hashes.items():
            place = folder.parent / beside if beside and name in BACKBONE_FILES else folder
            if Path(name).name != name or _hash(place / name) != wanted:
                raise ModelError(
                    "The file {name} of the model in {folder} is damaged or was changed.",
                    "Install the model again, or choose another.",
                    name=name,
                    folder=str(place),
                )
        frontend = from_fields(described["recipe"]["frontend"])
        head = _read_head(folder / HEAD)
        classes = tuple(str(name) for name in described["classes"])
        if head.weights.shape[1] != len(classes):
            raise ValueError("classes")
        memory = _read_memory(folder / MEMORY) if MEMORY in hashes else None
        return Model(
            name=str(described["name"]),
            title=str(described["title"]),
            version=str(described["version"]),
            folder=folder.resolve(),
            classes=classes,
            recipe=str(described["recipe"]["name"]),
            frontend=frontend,
            backbone_id=str(described["backbone_id"]),
            head=head,
            calibration=calibration.from_fields(described["calibration"]),
            memory=memory,
            card=(folder / CARD).read_text(encoding="utf-8") if CARD in hashes else "",
            made_with=described["recipe"],
            gate=_read_head(folder / GATE) if GATE in hashes else None,
            stands_on=beside,
            unlisted=_read_head(folder / UNLISTED) if UNLISTED in hashes else None,
        )
    except FileNotFoundError as error:
        raise ModelError(
            "There is no model in {folder}.", "A model is a folder with a file model.json.", folder=str(folder)
        ) from error
    except (OSError, KeyError, TypeError, ValueError, EOFError) as error:
        raise ModelError(
            "The model in {folder} cannot be read.",
            "Install the model again, or choose another.",
            folder=str(folder),
            reason=repr(error),
        ) from error


def _read_head(file: Path) -> Head:
    with np.load(file, allow_pickle=False) as kept:
        weights, bias, mean, deviation = (
            kept[name].astype(np.float32) for name in ("weights", "bias", "mean", "deviation")
        )
        columns = kept["columns"].astype(np.intp) if "columns" in kept else None
        return Head(weights, bias, mean, deviation, "sigmoid" if bool(kept["several"]) else "softmax", columns)


def _read_memory(file: Path) -> Memory:
    with np.load(file, allow_pickle=False) as kept:
        classes, held_out = kept["classes"].astype(np.intp), kept["held_out"].astype(bool)
        return Memory(kept["embeddings"], classes, held_out, kept.get("strangers", np.zeros((0, 0), np.float16)))


def save(model: Model, folder: str | os.PathLike[str], stands_on: str = "") -> Model:
    """Writes `model` with all its files into `folder`, which is replaced whole or left as it was; returns the model
    that lives there.

    The backbone's files are copied, unless `stands_on` names a model in the folder beside it that has the very same.
    Raises `ModelError` when the place cannot be written, or something else than a model is there.
    """
    target = Path(folder)
    spare(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        shared = [name for name in BACKBONE_FILES if (model.backbone_folder / name).exists()]
        if not stands_on:
            for name in shared:
                _put(model.backbone_folder / name, unfinished / name, model.brought)
        _write_head(model.head, unfinished / HEAD)
        if model.gate is not None:
            _write_head(model.gate, unfinished / GATE)
        if model.unlisted is not None:
            _write_head(model.unlisted, unfinished / UNLISTED)
        if model.memory is not None and len(model.memory):
            kept = model.memory
            np.savez_compressed(
                unfinished / MEMORY,
                embeddings=kept.embeddings.astype(np.float16),
                classes=kept.classes.astype(np.int16),
                held_out=kept.held_out,
                strangers=kept.strangers.astype(np.float16),
            )
        if model.card:
            (unfinished / CARD).write_text(model.card, encoding="utf-8", newline="\n")
        hashes = {file.name: _hash(file) for file in unfinished.iterdir()}
        if stands_on:
            hashes |= {name: _hash(target.parent / stands_on / name) for name in shared}
        model = replace(model, stands_on=stands_on)
        (unfinished / DESCRIPTION).write_text(_description(model, hashes), encoding="utf-8", newline="\n")
        os.chmod(unfinished, 0o755)  # mkdtemp makes it private; a model is as readable as its place
        _swap(unfinished, target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return replace(model, folder=target.resolve())


def spare(folder: str | os.PathLike[str]) -> None:
    """Raises `ModelError` where a model in this place would replace something that is none: it might be the recordings."""
    target = Path(folder)
    if not target.exists() and not target.is_symlink():
        return
    inside = [one for one in target.iterdir() if one.name not in _SYSTEMS] if target.is_dir() else [target]
    model = (target / DESCRIPTION).is_file() and all(one.is_file() and one.suffix in _OWN for one in inside)
    if inside and not model:
        raise ModelError(
            "{folder} holds something else than a model; it is not replaced.",
            "Choose the name of a new folder.",
            folder=str(folder),
        )


def _put(source: Path, target: Path, large: bool) -> None:
    """A copy; of what may be hundreds of megabytes another name for the same file, where the disk knows such."""
    if large:
        with suppress(OSError):
            os.link(source, target)
            return
    shutil.copyfile(source, target)


def _write_head(head: Head, file: Path) -> None:
    parts: dict[str, Any] = {
        name: np.asarray(getattr(head, name), np.float32) for name in ("weights", "bias", "mean", "deviation")
    }
    if head.columns is not None:
        parts["columns"] = head.columns
    np.savez(file, several=np.array(head.kind == "sigmoid"), **parts)


def _description(model: Model, hashes: dict[str, str]) -> str:
    fields = {
        "format": FORMAT,
        "name": model.name,
        "title": model.title,
        "version": model.version,
        "classes": list(model.classes),
        "backbone_id": model.backbone_id,
        "calibration": model.calibration.fields(),
        "recipe": {**model.made_with, "name": model.recipe, "frontend": model.frontend.fields()},
        **({"stands_on": model.stands_on} if model.stands_on else {}),
        "sha256": dict(sorted(hashes.items())),
    }
    return json.dumps(fields, indent=2, ensure_ascii=False) + "\n"


def _swap(unfinished: Path, target: Path) -> None:
    if not target.exists():
        os.rename(unfinished, target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
    os.rename(target, old / "model")
    try:
        os.rename(unfinished, target)
    except OSError:
        os.rename(old / "model", target)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _unwritable(target: Path, error: OSError) -> ModelError:
    return ModelError(
        "The model cannot be written to {folder}: {reason}.",
        "Choose another place, or make room.",
        folder=str(target),
        reason=error.strerror or str(error),
    )


def shipped() -> dict[str, Path]:
    """The models that come with Earmark: folder by name."""
    return _below(RESOURCES / "models")


def installed() -> dict[str, Path]:
    """The models a person has added: folder by name."""
    return _below(models_folder())


def _below(place: Path) -> dict[str, Path]:
    return {folder.name: folder for folder in sorted(place.glob("[!.]*")) if (folder / DESCRIPTION).exists()}


def find(name_or_folder: str | os.PathLike[str]) -> Model:
    """The shipped or added model of that name, or the model in that folder.  Raises `ModelError`."""
    known = {**installed(), **shipped()}
    if str(name_or_folder) in known:
        return load(known[str(name_or_folder)])
    if Path(name_or_folder).is_dir():
        return load(name_or_folder)
    from engine.model import described

    if str(name_or_folder) in described.shipped():
        raise ModelError(
            "The model {name} is not here yet.",
            "earmark models says how to get it: earmark models --get {name}, or --add FILE --as {name}.",
            name=str(name_or_folder),
        )
    raise ModelError(
        "There is no model named {name}.",
        "Models: {known}; or give the folder of one.",
        name=str(name_or_folder),
        known=", ".join(known) or "none",
    )


def made(network_: Any, recipe: Any, folder: Path, head: Head, classes: Sequence[str], **described: Any) -> Model:
    """A new model from a trained Keras network: writes its LiteRT backbone into `folder` and returns the Model that
    stands on it.

    Not saved yet: `save(model, folder)` adds the rest. `described` are `name`, `title`, `version` and whatever else
    a Model has.
    """
    network.write(network_, recipe, folder)
    return Model(
        folder=folder,
        classes=tuple(classes),
        recipe=recipe.name,
        frontend=recipe.frontend,
        backbone_id=backbone_id(folder, recipe.frontend),
        head=head,
        made_with=recipe.fields(),
        **described,
    )
