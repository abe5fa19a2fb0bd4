"""Runs a backbone that somebody brought: a LiteRT or ONNX file from waveform to embedding, as its description says."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from engine.errors import UserError
from engine.features import Frontend
from engine.model import litert
from engine.model.described import Network, Tensor, network_from

SMALLEST = 1e-7  # of a probability, before it is turned into a logit again
LINEAR_WITHIN = 0.05  # of the scores' own spread: LiteRT rounds what a layer of int8 weights is given
_quiet = threading.Lock()  # filters of warnings are the process's, not a thread's


class Opened(Protocol):
    """A network's file, ready to run; for one thread."""

    @property
    def frames(self) -> int:
        """How many frames of sound it hears at once; 0: any number."""
        ...

    def place(self, tensor: Tensor) -> Any:
        """Where a tensor is found; None where there is no such."""
        ...

    def run(self, window: np.ndarray, places: Sequence[Any]) -> list[np.ndarray]:
        """What some tensors hold, flat, after hearing one window (frames,)."""
        ...


class LiteRt:
    """A .tflite file. Its tensors between input and output are read as well, hence all are kept.

    Always with the XNNPACK delegate: with and without it YAMNet's embeddings correlate only .98.
    """

    def __init__(self, content: bytes, threads: int):
        from ai_edge_litert.interpreter import Interpreter

        with _quiet, warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=".*experimental_preserve_all_tensors")
            self._interpreter = Interpreter(
                model_content=content, num_threads=threads, experimental_preserve_all_tensors=True
            )
        self._input = self._interpreter.get_input_details()[0]
        _require_floats(np.dtype(self._input["dtype"]).name)
        self._interpreter.allocate_tensors()
        self._shape = tuple(self._input["shape"])

    @property
    def frames(self) -> int:
        return int(np.prod(self._shape))

    def place(self, tensor: Tensor) -> int | None:
        for details in self._interpreter.get_tensor_details() if tensor.name else ():
            # joined layers carry all their names, and a layer's weights may bear the same
            if tensor.size in (0, np.prod(details["shape"])) and any(
                f"/{name}".endswith(f"/{tensor.name}") for name in details["name"].split(";")
            ):
                return details["index"]
        sized = [one for one in self._interpreter.get_output_details() if np.prod(one["shape"]) == tensor.size]
        return sized[0]["index"] if len(sized) == 1 else None

    def run(self, window: np.ndarray, places: Sequence[Any]) -> list[np.ndarray]:
        self._interpreter.set_tensor(self._input["index"], window.reshape(self._shape))
        self._interpreter.invoke()
        return [np.array(self._interpreter.get_tensor(place), np.float32).reshape(-1) for place in places]

    def name_of(self, place: int) -> str:
        """A tensor's name, which `place` finds again."""
        return next(one["name"] for one in self._interpreter.get_tensor_details() if one["index"] == place).split(";")[
            0
        ]

    def last_layer(self, scores: Any) -> tuple[int, np.ndarray, np.ndarray] | None:
        """The linear layer the scores come from: where its input is, weights (d, c) and bias (c,); None where there is none."""
        layers = [op for op in self._interpreter._get_ops_details() if op["op_name"] != "DELEGATE"]
        made_by = {int(out): op for op in layers for out in op["outputs"]}
        at = int(scores)
        while at in made_by:
            op = made_by[at]
            if op["op_name"] == "FULLY_CONNECTED":
                source, *kept = (int(place) for place in op["inputs"][:3])
                # weights of half precision are widened by a layer of their own
                weights, bias = (int(made_by[place]["inputs"][0]) if place in made_by else place for place in kept)
                offset = self._constant(bias).reshape(-1) if bias >= 0 else np.float32(0)
                columns = self._constant(weights).T
                return source, columns, np.broadcast_to(offset, columns.shape[1:]).astype(np.float32)
            if op["op_name"] not in ("LOGISTIC", "SOFTMAX", "RESHAPE", "DEQUANTIZE", "QUANTIZE"):
                return None
            at = int(op["inputs"][0])
        return None

    def _constant(self, place: int) -> np.ndarray:
        values = self._interpreter.get_tensor(place)
        if values.dtype != np.int8:
            return values.astype(np.float32)
        how = next(d for d in self._interpreter.get_tensor_details() if d["index"] == place)["quantization_parameters"]
        scales, zeros = how["scales"], how["zero_points"]
        return (values.astype(np.float32) - zeros.reshape(-1, 1)) * scales.reshape(-1, 1)


class Onnx:
    """An .onnx file, where onnxruntime is installed; of its tensors only the outputs can be read."""

    def __init__(self, content: bytes, threads: int):
        try:
            import onnxruntime  # pyright: ignore[reportMissingImports] - an extra
        except ImportError as error:
            raise UserError(
                "An ONNX network needs onnxruntime, which is not installed.",
                "Install it with: pip install 'earmark[onnx]'",
            ) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.log_severity_level = threads, 3
        self._session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0]
        _require_floats(self._input.type.removeprefix("tensor(").rstrip(")"))

    @property
    def frames(self) -> int:
        lengths = [size for size in self._input.shape if isinstance(size, int)]
        return int(np.prod(lengths)) if lengths and isinstance(self._input.shape[-1], int) else 0

    def place(self, tensor: Tensor) -> str | None:
        outputs = self._session.get_outputs()
        named = [one.name for one in outputs if tensor.name and f"/{one.name}".endswith(f"/{tensor.name}")]
        sized = [one.name for one in outputs if len(one.shape) < 3 and one.shape[-1] == tensor.size]
        return named[0] if named else sized[0] if len(sized) == 1 else None

    def run(self, window: np.ndarray, places: Sequence[Any]) -> list[np.ndarray]:
        lead = (1,) * (len(self._input.shape) - 1)
        given = {self._input.name: window.reshape(*lead, -1)}
        return [np.asarray(one, np.float32).reshape(-1) for one in self._session.run(list(places), given)]


def _require_floats(kind: str) -> None:
    if kind not in ("float32", "float"):  # the second is ONNX's word for it
        raise UserError(
            "The network wants sound as {kind}; Earmark gives it as float32.",
            "Convert it again with an input of float32: within, it may be as it is.",
            kind=kind,
        )


def opened(file: Path, threads: int) -> LiteRt | Onnx:
    """A network's file, by its ending. Raises UserError where it cannot be run."""
    try:
        content = file.read_bytes()  # from memory: LiteRT cannot open every path (letters outside ASCII on Windows)
        return Onnx(content, threads) if file.suffix == ".onnx" else LiteRt(content, threads)
    except UserError:
        raise
    except Exception as error:  # each runtime has errors of its own for a file that is none
        raise UserError(
            "The network {file} cannot be run: {reason}.",
            "It must be a whole .tflite or .onnx file.",
            file=file,
            reason=(str(error).strip() or type(error).__name__).splitlines()[0].rstrip("."),
        ) from error


class Heard(Protocol):
    """What a brought backbone is run from; a `model.Model` is one."""

    @property
    def backbone_file(self) -> Path: ...
    @property
    def frontend(self) -> Frontend: ...
    @property
    def made_with(self) -> dict[str, Any]: ...


class Brought:
    """A brought backbone, ready to embed; for one thread only, as `litert.Backbone`, whose methods it shares."""

    def __init__(self, model: Heard, threads: int = 2):
        self.frontend = model.frontend
        self.network: Network = network_from(model.made_with["network"])
        self.file = opened(model.backbone_file, max(1, threads))
        wanted = [self.network.embedding]
        if self.network.appended and self.network.scores is not None:
            wanted.append(self.network.scores)
        self.places = [located(self.file, tensor) for tensor in wanted]
        self.dimensions = len(self.embed(np.zeros((1, self.frontend.window_frames), np.float32))[0])

    def embed(self, windows: np.ndarray) -> np.ndarray:
        """Windows, float32 (n, window_frames), to embeddings, float32 (n, d), with the scores' logits behind where they are
        appended. One by one: such a file rarely takes more, and gains nothing by it.
        """
        rows = []
        for window in windows:
            heard = self.file.run(scaled(window, self.network), self.places)
            rows.append(np.concatenate([heard[0], *(logits(scores, self.network) for scores in heard[1:])]))
        return np.stack(rows) if rows else np.zeros((0, self.dimensions), np.float32)


def located(file: Opened, tensor: Tensor) -> Any:
    """Where a tensor is. Raises UserError where the file has none such."""
    place = file.place(tensor)
    if place is None:
        raise UserError(
            "The network has no tensor “{name}” of {size} numbers.",
            "Its description and its file do not belong together.",
            name=tensor.name,
            size=tensor.size,
        )
    return place


def scaled(window: np.ndarray, network: Network) -> np.ndarray:
    """One window as the network wants it: float32 (frames,), contiguous."""
    sound = np.asarray(window, np.float32)
    if network.centre:
        sound = sound - sound.mean()
    if network.peak:
        loudest = float(np.abs(sound).max(initial=0.0))
        sound = sound * (network.peak / loudest) if loudest else sound
    return np.ascontiguousarray(sound * np.float32(network.scale))


def logits(scores: np.ndarray, network: Network) -> np.ndarray:
    """A network's scores before their activation, float32 (c,)."""
    if not network.activated:
        return scores
    p = np.clip(scores, SMALLEST, 1 - SMALLEST)
    return np.log(p / (1 - p)) if network.kind == "sigmoid" else np.log(p)


def backbone_of(model: Any, threads: int = 2) -> Brought | litert.Backbone:
    """What runs the backbone of a `model.Model`, ours or a brought one; for one thread."""
    return Brought(model, threads) if model.brought else litert.Backbone(model, threads)
