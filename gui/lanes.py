"""The threads of the window."""

from __future__ import annotations

from dataclasses import dataclass, fields

from gui.worker import Lane


@dataclass(frozen=True)
class Lanes:
    """`scan` finds recordings and reads headers, `sound` makes pictures, `playback` decodes what is heard (which cannot wait for pictures),
    `model` classifies and teaches, `train` watches over the training child, `edits` writes what touches very many labels, `microphone`
    reads one and records, `hearing` asks the model what is heard or looked at just now, `far` works out the far view of long recordings,
    `voices` measures cries.

    Each does one thing after the other, so a model belongs to one thread."""

    scan: Lane
    sound: Lane
    playback: Lane
    model: Lane
    train: Lane
    edits: Lane
    microphone: Lane
    hearing: Lane
    far: Lane
    voices: Lane

    @classmethod
    def make(cls, inline: bool = False) -> Lanes:
        """`inline` for tests: every job runs at once in the calling thread."""
        return cls(*(Lane(field.name, inline) for field in fields(cls)))

    def close(self) -> None:
        """Asks everything to stop, then waits for it."""
        lanes = [getattr(self, field.name) for field in fields(self)]
        for lane in lanes:
            lane.cancel()
        for lane in lanes:
            lane.close()
