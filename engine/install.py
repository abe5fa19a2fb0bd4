"""Brought backbones become models: a described network's file is looked at, run once, and kept in the person's data place."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from engine import download, places
from engine import model as models
from engine.errors import UserError
from engine.job import Report, silent
from engine.model import brought, described
from engine.model.brought import LiteRt, Opened
from engine.model.calibration import Calibration
from engine.model.described import Described, File, Network, Tensor
from engine.model.folder import NETWORKS, ONNX
from engine.model.head import Head
from engine.model.species import restricted

# What a taught head must be sure of, or it says "none of these", for it has no memory of other sounds to tell them by: little. YAMNet
# taught seven classes of UrbanSound8K refuses 2 % of the recordings of these, none of which it has right, and 9 % of the other three.
NONE_BELOW = 0.3
TRIED = 4  # windows of noise a network is tried with
MENTIONED = 8  # classes of a model, where one is chosen
CLEAR = 12.0  # a logit beyond it comes of a probability too near 0 or 1 to be compared


@dataclass(frozen=True)
class Offer:
    """A model to choose from: one that is `here`, or a described one to fetch (`download`) or to bring the file of."""

    name: str
    title: str
    good_for: str
    by: str = ""
    licence: str = ""
    home: str = ""
    here: bool = True
    download: File | None = None


def offers() -> list[Offer]:
    """All models there are or could be, `everyday`, `everyday-open` and those that ship first. Damaged ones are left out."""
    known, found = described.shipped(), []
    there = {**models.shipped(), **models.installed()}
    for name, folder in sorted(there.items(), key=lambda one: not one[0].startswith("everyday")):
        if name not in known:
            with suppress(OSError, ValueError, KeyError):
                about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
                made, classes = about["recipe"], about["classes"]
                some = "; ".join(classes[:MENTIONED]) + ("; …" if len(classes) > MENTIONED else "")
                told = (
                    f"{len(classes)} classes: {some}",
                    str(made.get("by", "")),
                    str(made.get("licence", "")),
                    str(made.get("home", "")),
                )
                found.append(Offer(name, str(about["title"]), *told))
    here = models.installed()
    return found + [
        Offer(one.name, one.title, one.good_for, one.by, one.licence, one.home, one.name in here, one.download)
        for one in known.values()
    ]


def get(one: Described, url: str = "", report: Report = silent) -> models.Model:
    """Fetches a backbone, from `url` if given, and installs it. Raises UserError, and Cancelled: the next call goes on from there."""
    known = one.download
    if known is None and not url:
        raise UserError(
            "Earmark does not fetch {title} ({licence}).",
            "Get its file from {home}, then: earmark models --add FILE --as {name}",
            title=one.title,
            licence=one.licence,
            home=one.home,
            name=one.name,
        )
    kept = places.cache_folder() / "backbones" / f"{one.name}.tflite"
    allowed = [file.sha256 for file in one.files] if url else [known.sha256] if known else []
    download.fetch(url or (known.url if known else ""), kept, allowed, report)
    made = add(kept, one)
    kept.unlink(missing_ok=True)
    return made


def description_of(file: Path, name: str = "", description: Path | None = None) -> Described:
    """What describes a network's file: the JSON given, the shipped one of that name, the JSON beside the file, or the shipped one
    that knows the file. Raises UserError.
    """
    if not file.is_file():
        raise UserError("There is no file {file}.", file=file)
    if description is not None:
        return described.read(description)
    known = described.shipped()
    if name:
        if name not in known:
            raise UserError(
                "Earmark has no description named {name}.",
                "There are: {known}; or write one of your own and give it with --description.",
                name=name,
                known=", ".join(known),
            )
        return known[name]
    if file.with_suffix(".json").is_file():
        return described.read(file.with_suffix(".json"))
    sha256 = download.sha256_of(file)
    for one in known.values():
        if sha256 in {published.sha256 for published in one.files}:
            return one
    raise UserError(
        "Nothing says what {file} wants to hear.",
        "Put a description beside it, {beside}, or say what it is ({known}): earmark models --add {file} --as NAME.",
        file=file.name,
        known=", ".join(known),
        beside=file.with_suffix(".json").name,
    )


def add(
    file: Path, one: Described, labels: Path | None = None, species: Path | None = None, name: str = ""
) -> models.Model:
    """Installs a network's file as a model called `name` (default: as described); one of that name is replaced.

    `labels` is the file with its classes, one a line; `species` one with those that are to be answered. Raises UserError: what was
    there before is then whole.
    """
    name = name or one.name
    if name in models.shipped() or not name.replace("-", "_").isidentifier():
        raise UserError("A model cannot be called {name}.", "Choose another name, of letters and digits.", name=name)
    opened = brought.opened(file, 2)
    classes = _classes(file, one, labels)
    network, head = _looked_at(opened, one, len(classes))
    sha256 = download.sha256_of(file)
    rule = Calibration(
        1.0,
        (one.threshold,) * len(classes) if network.kind == "sigmoid" else (),
        NONE_BELOW if network.kind == "sigmoid" else one.threshold,
    )
    with tempfile.TemporaryDirectory(prefix="earmark-") as place:
        shutil.copyfile(file, Path(place) / (ONNX if file.suffix == ".onnx" else NETWORKS[0]))
        made = models.Model(
            name=name,
            title=one.title,
            version=_key(rule.fields())[:6],
            folder=Path(place),
            classes=classes,
            recipe=one.name,
            frontend=one.frontend,
            backbone_id=_key(sha256, network.fields(), one.frontend.fields())[:16],
            head=head,
            calibration=rule,
            made_with={
                "title": one.title,
                "network": network.fields(),
                "by": one.by,
                "licence": one.licence,
                "home": one.home,
                "sha256": sha256,
                "known": sha256 in {known.sha256 for known in one.files},
            },
        )
        if species is not None:
            made = restricted(made, species)
        made = replace(made, card=_card(made, one, file))
        return models.save(made, places.models_folder() / name)


def _key(*told: Any) -> str:
    """Names what was told: a description that is mended makes another model, whose embeddings and answers are its own."""
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def remove(name: str) -> None:
    """Takes an added model away. Projects that began with it keep their labels and taught versions. Raises UserError."""
    folder = models.installed().get(name)
    if folder is None:
        raise UserError(
            "No model named {name} was added.",
            "Added: {known}.",
            name=name,
            known=", ".join(models.installed()) or "none",
        )
    shutil.rmtree(folder)


def _classes(file: Path, one: Described, labels: Path | None) -> tuple[str, ...]:
    """The names of the network's classes, in the order of its scores."""
    if one.network.scores is None:
        return ()
    tried = [labels] if labels else [folder / name for name in one.labels for folder in (file.parent, one.folder)]
    found = next((place for place in tried if place.is_file()), None)
    if found is None:
        raise UserError(
            "The names of the classes of {title} are not here: {tried}.",
            "Put one of these files beside the network, or say where it is with --labels.",
            title=one.title,
            tried=str(labels or ", ".join(one.labels) or "none are described"),
        )
    size = one.network.scores.size
    lines = [line.strip() for line in found.read_text(encoding="utf-8-sig", errors="replace").splitlines()]
    names = [line for line in lines if line]
    names = names[1:] if len(names) == size + 1 else names  # a heading
    if len(names) != size or len(set(names)) != size:
        raise UserError(
            "{file} names {found} classes, but {title} has {size}.",
            "Take the list that came with the network.",
            file=found,
            found=len(set(names)),
            title=one.title,
            size=size,
        )
    return tuple(names)


def _looked_at(opened: LiteRt | brought.Onnx, one: Described, classes: int) -> tuple[Network, Head]:
    """How the file is run, and the head that gives its own scores. Raises UserError where it is not what is described."""
    size = one.frontend.window_frames
    if opened.frames not in (0, size):
        raise UserError(
            "The network hears {hears} numbers at once, but {title} is described with {described}.",
            "Its description and its file do not belong together.",
            hears=opened.frames,
            title=one.title,
            described=size,
        )
    network, layer = one.network, None
    if network.scores is not None and isinstance(opened, LiteRt):
        layer = opened.last_layer(brought.located(opened, network.scores))
        if layer and opened.place(network.embedding) is None and len(layer[1]) == network.embedding.size:
            fed = Tensor(opened.name_of(layer[0]), len(layer[1]))  # what feeds the scores, by whatever name
            network = replace(network, embedding=fed)
    heard = _heard(opened, network, size)
    width = heard[0].shape[1]
    if (network.embedding.size and width != network.embedding.size) or not np.isfinite(heard[0]).all():
        raise UserError("The network's embedding has {width} numbers, or they are none; {wanted} are described.",
                        "Its description and its file do not belong together.", width=width, wanted=network.embedding.size)  # fmt: skip
    flat = np.zeros(width, np.float32), np.ones(width, np.float32)
    if network.scores is None:
        return network, Head(np.zeros((width, 0), np.float32), np.zeros(0, np.float32), *flat, network.kind)
    if layer and layer[1].shape == (width, classes) and _agrees(heard[0] @ layer[1] + layer[2], heard[1]):
        return network, Head(layer[1], layer[2], *flat, network.kind)
    nothing, columns = np.zeros((0, classes), np.float32), np.arange(width, width + classes)
    return replace(network, appended=True), Head(nothing, np.zeros(classes, np.float32), *flat, network.kind, columns)


def _heard(opened: Opened, network: Network, size: int) -> list[np.ndarray]:
    """Embeddings (n, d) of some noise, and the logits (n, c) of the scores."""
    rng = np.random.default_rng(0)
    wanted = [network.embedding, *([network.scores] if network.scores else [])]
    at: Sequence[Any] = [brought.located(opened, tensor) for tensor in wanted]
    rows = [
        opened.run(brought.scaled(0.1 * rng.normal(size=size).astype(np.float32), network), at) for _ in range(TRIED)
    ]
    embeddings, *scores = (np.stack(some) for some in zip(*rows))
    return [embeddings, *(brought.logits(some, network) for some in scores)]


def _agrees(made: np.ndarray, heard: np.ndarray) -> bool:
    """Whether a linear layer gives the scores that the network itself gave."""
    clear = np.abs(heard) < CLEAR
    return bool(
        clear.any() and np.abs(made - heard)[clear].max() < brought.LINEAR_WITHIN * max(float(heard.std()), 1.0)
    )


def _card(made: models.Model, one: Described, file: Path) -> str:
    """What a person should know of it before using it."""
    return "\n".join(
        [
            f"# {one.title}",
            "",
            one.good_for,
            "",
            f"By {one.by or 'an unknown maker'}. **Licence: {one.licence}.** {one.home}",
            "",
            f"Earmark did not make this network. It hears windows of {one.frontend.window_s:g} s at {one.frontend.rate_hz} Hz; "
            f"{len(made.classes):,} of its classes are answered with its own scores until it is taught.",
            f"Its scores are no measured probabilities; below {one.threshold:g} the answer is “none of these”.",
            "",
            f"Made from {file.name}, SHA-256 `{made.made_with['sha256']}`"
            + ("." if made.made_with["known"] else ", which is not among those that Earmark knows."),
            "",
        ]
    )
