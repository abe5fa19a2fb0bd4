"""The six threads of the window."""

from __future__ import annotations

from dataclasses import dataclass

from gui.worker import Lane


@dataclass(frozen=True)
class Lanes:
    """`scan` finds recordings and reads headers, `sound` makes pictures, `playback` decodes what is heard (which cannot wait for pictures),
    `model` classifies and teaches, `train` watches over the training child, `edits` writes what touches very many labels.  Each does one
    thing after the other, so a model belongs to one thread."""

    scan: Lane
    sound: Lane
    playback: Lane
    model: Lane
    train: Lane
    edits: Lane

    @classmethod
    def make(cls, inline: bool = False) -> Lanes:
        """`inline` for tests: every job runs at once in the calling thread."""
        return cls(*(Lane(name, inline) for name in ("scan", "sound", "playback", "model", "train", "edits")))

    def close(self) -> None:
        """Asks everything to stop, then waits for it."""
        lanes = (self.scan, self.sound, self.playback, self.model, self.train, self.edits)
        for lane in lanes:
            lane.cancel()
        for lane in lanes:
            lane.close()
