"""Backbones that others made, each described by a small JSON: what it is, whose, what it wants to hear and where its answers are.

Read as data: no description runs code. Those in `resources/backbones` ship; anybody's own lies beside the network's file.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from engine.errors import UserError
from engine.features import Waveform
from engine.places import RESOURCES

FORMAT = 1  # of the JSON; a newer one is refused kindly


@dataclass(frozen=True, slots=True)
class Tensor:
    """One of a network's tensors: by the end of its name and, where that is unknown, by how many numbers it holds."""

    name: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Network:
    """How a network of sound is run. Windows are within [-1, 1]; with `centre` their mean is taken off first, a `peak` above 0
    is what their loudest frame is brought to, and all is multiplied by `scale`.

    `scores` is None where only the embedding is of use. "sigmoid": several classes may be true at once; "softmax": one is.
    `activated`: the file's scores are probabilities already. `appended`: they follow the embedding, for they cannot be made
    from it by a linear layer.
    """

    embedding: Tensor
    scores: Tensor | None = None
    kind: Literal["sigmoid", "softmax"] = "sigmoid"
    activated: bool = False
    centre: bool = False
    peak: float = 0.0
    scale: float = 1.0
    appended: bool = False

    def fields(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)


def network_from(fields: dict[str, Any]) -> Network:
    """The Network that `fields` wrote, after its journey through JSON. Raises TypeError and ValueError."""
    scores = fields.get("scores")
    made = Network(
        **{**fields, "embedding": Tensor(**fields["embedding"]), "scores": Tensor(**scores) if scores else None}
    )
    if made.kind not in ("sigmoid", "softmax"):
        raise ValueError(made.kind)
    return made


@dataclass(frozen=True, slots=True)
class File:
    """A network's file as published: where (a name, where it cannot be fetched), how many bytes, and its SHA-256."""

    url: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Described:
    """One backbone. `files` are the networks that are known to be it, the first with an address where it can be fetched;
    `labels` names the file with its classes, one a line, beside the description or the network.

    `threshold` is the probability from which on a class is an answer; where none is, the answer is "none of these".
    """

    name: str
    title: str
    good_for: str
    by: str
    licence: str
    home: str
    frontend: Waveform
    network: Network
    files: tuple[File, ...] = ()
    labels: tuple[str, ...] = ()
    threshold: float = 0.5
    folder: Path = Path()

    @property
    def download(self) -> File | None:
        """What can be fetched; None where the person has to bring the file."""
        return next((file for file in self.files if file.url.startswith("http")), None)


def read(file: Path) -> Described:
    """A description. Raises UserError in words for whatever is wrong with it."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        if int(told["format"]) > FORMAT:
            raise UserError("{file} was written for a newer Earmark.", "Update Earmark to use it.", file=file)
        made = Described(
            name=str(told["name"]),
            title=str(told["title"]),
            good_for=str(told.get("good_for", "")),
            by=str(told.get("by", "")),
            licence=str(told["licence"]),
            home=str(told.get("home", "")),
            frontend=Waveform(rate_hz=int(told["rate_hz"]), window_s=float(told["window_s"])),
            network=network_from(told["network"]),
            files=tuple(File(**known) for known in told.get("files", ())),
            labels=tuple(map(str, told.get("labels", ()))),
            threshold=float(told.get("threshold", 0.5)),
            folder=file.parent,
        )
        if not (made.name.isidentifier() and made.frontend.rate_hz >= 1_000 and 0 < made.frontend.window_s <= 60):
            raise ValueError("name, rate_hz or window_s")
    except UserError:
        raise
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise UserError(
            "{file} does not describe a network: {reason}.",
            "Those in Earmark's folder resources/backbones show how it is done.",
            file=file,
            reason=str(error) or type(error).__name__,
        ) from error
    return made


def shipped() -> dict[str, Described]:
    """The descriptions that come with Earmark, by name."""
    return {file.stem: read(file) for file in sorted((RESOURCES / "backbones").glob("*.json"))}
