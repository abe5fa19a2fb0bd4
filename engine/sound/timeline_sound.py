"""The sound of a timeline, as pictures and waves read it: its recordings where they lie, silence between them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np

from engine.sound.ailments import AudioError
from engine.sound.audio import MIX
from engine.sound.picture.source import FileSound
from engine.sound.timeline import Timeline


class TimelineSound:
    """A `Sound` over all recordings of a timeline at one rate, to which the others are brought; holds one file open at a time.

    A recording that cannot be read after all is silent.
    """

    def __init__(self, root: Path | str, line: Timeline, rate_hz: int, channel: int = MIX):
        self.root, self.line, self.rate_hz, self.channel = Path(root), line, rate_hz, channel
        self.frames = max(1, round(line.end_s * rate_hz))
        self.key = self._named()
        self._open: tuple[str, FileSound | None] = "", None

    def _named(self) -> str:
        """What is heard where: names, sizes and times of change of all files, and where they lie."""
        known = hashlib.sha256(self.line.edges_s.tobytes() + self.line.which.tobytes())
        for file in self.line.files:
            try:
                stat = (self.root / file).stat()
            except OSError:
                continue
            known.update(f"{file}|{stat.st_size}|{stat.st_mtime_ns}\n".encode("utf-8", "surrogatepass"))
        return f"{self.root.absolute()}|{known.hexdigest()}|{self.rate_hz}|{self.channel}"

    def read(self, start: int, count: int) -> np.ndarray:
        """See `Sound.read`."""
        samples = np.zeros(count, np.float32)
        for one in self.line.stretches(start / self.rate_hz, (start + count) / self.rate_hz):
            sound = self._sound_of(one.file) if one.sounds else None
            if sound is None:
                continue
            begin, end = max(start, round(one.at_s * self.rate_hz)), min(start + count, round(one.end_s * self.rate_hz))
            first = begin - round(self.line.start_of(one.file) * self.rate_hz)
            try:
                samples[begin - start : end - start] = sound.read(first, end - begin)
            except AudioError:
                continue
        return samples

    def _sound_of(self, file: str) -> FileSound | None:
        if self._open[0] != file:
            self.close()
            try:
                self._open = file, FileSound(self.root / file, self.channel, self.rate_hz)
            except AudioError:
                self._open = file, None
        return self._open[1]

    def heard(self, start: int, count: int) -> int:
        """See `Sound.heard`: where the middle is a gap, the middle of the longest stretch that sounds."""
        middle_s = (start + count / 2) / self.rate_hz
        if self.line.at(middle_s).sounds:
            return start + count // 2
        there = self.line.stretches(start / self.rate_hz, (start + count) / self.rate_hz)
        longest = max((one for one in there if one.sounds), key=lambda one: one.end_s - one.at_s, default=None)
        return start + count // 2 if longest is None else round((longest.at_s + longest.end_s) / 2 * self.rate_hz)

    def again(self) -> TimelineSound:
        """See `Sound.again`."""
        return TimelineSound(self.root, self.line, self.rate_hz, self.channel)

    def close(self) -> None:
        """See `Sound.close`."""
        if self._open[1] is not None:
            self._open[1].close()
        self._open = "", None
