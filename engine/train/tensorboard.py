"""The curves of a training as TensorBoard reads them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from engine.errors import UserError
from engine.model import backend

PARTS = {
    "train": "",
    "validation": "val_",
}  # folders, as Keras's own callback names them, and what their numbers begin with
NUMBERS = ("loss", "accuracy")


class Events:
    """Writes one event file each into `train` and `validation` of `folder`: epoch_loss and epoch_accuracy, by epoch from 1.

    Raises UserError, before anything is learned, where TensorFlow is not installed or `folder` cannot be written. What cannot be written
    later is told once by `problem`, and the training goes on.
    """

    def __init__(self, folder: Path):
        if not backend.installed():
            raise UserError("Curves for TensorBoard need TensorFlow, which is not installed.",
                            "Install it with: pip install tensorflow")  # fmt: skip
        self.folder = folder.absolute()
        self.problem = ""
        self._writers: dict[str, Any] = {}
        try:
            for part in PARTS:
                (self.folder / part).mkdir(parents=True, exist_ok=True)
                trial = self.folder / part / ".earmark"
                trial.touch()
                trial.unlink()
        except OSError as error:
            raise UserError(
                "The curves cannot be written to {folder}: {reason}.",
                "Choose another folder, or make room.",
                folder=folder,
                reason=error.strerror or str(error),
            ) from error

    def epoch(self, line: dict[str, Any]) -> None:
        """Adds what one epoch told; on disk when this returns."""
        if self.problem:
            return
        try:
            for part, begins in PARTS.items():
                told = {name: line[begins + name] for name in NUMBERS if begins + name in line}
                if told:
                    self._add(part, told, line["epoch"])
        except Exception as error:  # TensorFlow has its own kinds, and lost curves are no reason to lose a training
            self.problem = str(error) or type(error).__name__

    def _add(self, part: str, told: dict[str, float], epoch: int) -> None:
        import tensorflow as tf

        if part not in self._writers:
            if backend.below() != "tensorflow":  # the card is another's, and TensorFlow would take all of it
                tf.config.set_visible_devices([], "GPU")
            self._writers[part] = tf.summary.create_file_writer(str(self.folder / part))
        # what tf.summary.scalar writes; that one wants TensorBoard itself, which may be on another machine
        kind = tf.compat.v1.SummaryMetadata(plugin_data={"plugin_name": "scalars"}, data_class="DATA_CLASS_SCALAR")
        with self._writers[part].as_default():
            for name, value in told.items():
                tf.summary.write(f"epoch_{name}", value, step=epoch, metadata=kind)
        self._writers[part].flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Ends the files; a folder in which there is none goes."""
        for writer in self._writers.values():
            writer.close()
        for place in (*(self.folder / part for part in PARTS), self.folder):
            with suppress(OSError):
                place.rmdir()
