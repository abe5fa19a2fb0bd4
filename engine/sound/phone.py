"""Formats of telephones and dictaphones (m4a, aac, 3gp, amr, wma), decoded by FFmpeg through PyAV, loaded on need."""

from __future__ import annotations

import os
from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from engine.sound import adts, ailments
from engine.sound.decode import DecodingStopped

_RUN_UP_S = 0.5  # decoders that remember what came before are started this much earlier
_GUESSED = frozenset(
    ("aac", "mp3", "amr", "flac")
)  # bare streams, whose length FFmpeg guesses from their size, or FLACs that lied
_ADDING_STAMPS = frozenset(("ac3", "eac3"))  # each of which adds the rounded length of a block
_AC3_BLOCK = 256  # frames, of which its blocks are made
_LONGEST_GAP_S = 60  # that a time stamp is believed to tell
_SHORT_FORMATS = {"mov,mp4,m4a,3gp,3g2,mj2": "MP4", "matroska,webm": "Matroska", "asf": "WMA"}


class PhoneSource:
    """A file that FFmpeg reads; see `decode.Source`."""

    def __init__(self, path: str | os.PathLike[str]):
        import av
        import av.error

        self._errors = av.error.FFmpegError
        self._path = path
        try:
            self._container = av.open(os.fspath(path), metadata_errors="replace")
        except OSError as error:
            # FFmpeg's own errors are OSErrors too; ask the file whether it is the system's fault
            raise _blame(path, error) from None
        except self._errors as error:
            raise _blame(path, error) from None
        streams = self._container.streams.audio
        if not streams or not getattr(streams[0], "rate", None) or not getattr(streams[0], "channels", None):
            self._container.close()
            if streams:
                raise ailments.unknown_encoding(path, "its codec is unknown")
            raise ailments.no_sound(path)
        stream = self._stream = streams[0]
        self.rate_hz: int = int(stream.rate)
        self.channels: int = int(stream.channels)
        base = Fraction(stream.time_base or 1)
        if stream.duration:
            self.frames = round(stream.duration * base * self.rate_hz)
        elif self._container.duration:
            self.frames = round(Fraction(self._container.duration, 1_000_000) * self.rate_hz)
        else:
            self.frames = None
        self.likely_s: float | None = None
        if self._container.format.name in _GUESSED and self.frames is not None:
            self.likely_s, self.frames = self.frames / self.rate_hz, None
        if self._container.format.name == "aac":
            self._count(path)
        name = self._container.format.name
        if name == "flac":  # its other damage has an error, and is left out; this would be heard as noise
            stream.codec_context.options = {"err_detect": "crccheck+explode"}
        self.format: str = f"{_SHORT_FORMATS.get(name, name.upper())} {stream.codec_context.name}"
        self.comments: dict[str, str] = {**self._container.metadata, **stream.metadata}
        self._base, self._tick = base, float(base * self.rate_hz)  # seconds and frames of a step of the time stamps
        self._origin: int | None = None  # the time stamp of the first block, which need not be 0
        self._first = 0  # frames of it, which need not be as many as of the others
        self._longest = 0  # frames of a block: of all but the first and the last
        # errors of the time stamps that add up, as at 44.1 kHz: walk there
        self._odd_stamps = name in _ADDING_STAMPS and (_AC3_BLOCK / (base * self.rate_hz)).denominator > 1
        self.missing_from: int | None = None
        self._failed = False  # to decode what came before the next block
        self._begin(0, from_start=True)

    def _count(self, path: str | os.PathLike[str]) -> None:
        """The length of bare AAC, which FFmpeg takes from the bit rate of its first frames: off by a third and more."""
        try:
            seconds, whole = adts.length_s(path)
        except OSError as error:
            raise ailments.of_os_error(path, error) from None
        if seconds:
            self.likely_s, self.frames = (None, round(seconds * self.rate_hz)) if whole else (seconds, None)

    def _begin(self, start: int, from_start: bool) -> None:
        self._blocks: Iterator[np.ndarray] = self._decoded(start, from_start)
        self._failed = False
        self._rest = np.empty((0, self.channels), np.float32)

    def _decoded(self, start: int, from_start: bool) -> Iterator[np.ndarray]:
        """Blocks (frames, channels) from frame `start` on."""
        for n, (at, block) in enumerate(self._placed(start, from_start)):
            # Vorbis gives nothing of its first block after seeking
            if n == 0 and 0 < at - start <= _LONGEST_GAP_S * self.rate_hz:
                yield np.zeros((at - start, self.channels), np.float32)
            if at + len(block) > start:
                yield block[max(0, start - at) :]

    def _placed(self, start: int, from_start: bool) -> Iterator[tuple[int, np.ndarray]]:
        """Blocks and where they begin; what comes before frame `start` is a run-up.  The first is placed by its time stamp, the others
        follow it; where their stamps tell that some between are missing, silence takes their place.
        """
        at: int | None = 0 if from_start and self._origin is None else None
        for stamp, block in self._blocks_left():
            if self._origin is None:
                self._origin, self._first = stamp or 0, len(block)
            self._longest = max(self._longest, len(block))
            place = self._place(stamp)
            if at is None:
                at = place or 0
            silence = 0 if place is None else place - at
            # half a block, which may be the short last one, and more than a stamp is rounded by
            missing = silence > max(len(block) // 2, 2 * self._tick)
            gap = missing and silence <= _LONGEST_GAP_S * self.rate_hz
            wanted = at + max(silence, len(block)) > start  # and no mere run-up
            if (missing or self._failed) and wanted and self.missing_from is None:
                self.missing_from = at
            self._failed = False
            if gap:
                yield at, np.zeros((silence, self.channels), np.float32)
                at += silence
            yield at, block
            at += len(block)

    def _place(self, stamp: int | None) -> int | None:
        """The frame of the recording at which a block begins, None where it does not say.  A stamp that is rounded to more than a frame is
        taken to where the decoder's blocks, all of one length but the first and the last, begin.
        """
        if stamp is None or self._origin is None or self._odd_stamps:
            return None
        place = round((stamp - self._origin) * self._tick)
        if self._tick > 1 and self._longest:
            near = self._first + round((place - self._first) / self._longest) * self._longest
            return near if abs(near - place) <= self._tick else place
        return place

    def _blocks_left(self) -> Iterator[tuple[int | None, np.ndarray]]:
        """What the decoder gives, with its time stamps.  What it cannot decode is passed over, unless it is the first or the last."""
        stop: Exception | None = None
        try:
            for packet in self._container.demux(self._stream):
                try:
                    for frame in packet.decode():
                        stop = None
                        yield frame.pts, _floats(frame, self.channels)
                except EOFError:
                    break
                except (self._errors, ValueError) as error:
                    stop, self._failed = error, True
                    if self._origin is None:
                        break
        except EOFError:
            pass
        except (self._errors, ValueError) as error:
            stop = error
        if stop is not None:
            raise DecodingStopped(str(stop)) from None

    def seek(self, frame: int) -> None:
        from_start = frame <= self.rate_hz * _RUN_UP_S or self._odd_stamps
        if self._origin is None:  # after seeking back, what was left out before the first block comes as well
            next(self._decoded(0, from_start=True), None)
        stamp = self._origin or 0
        if not from_start:
            stamp += int((Fraction(frame, self.rate_hz) - Fraction(_RUN_UP_S)) / self._base)
        try:
            self._container.seek(stamp, stream=self._stream, backward=True)
        except (self._errors, OSError):
            raise DecodingStopped("it cannot be searched") from None
        self._begin(frame, from_start)

    def read(self, frames: int) -> np.ndarray:
        parts, have = [self._rest], len(self._rest)
        while have < frames:
            block = next(self._blocks, None)
            if block is None:
                break
            parts.append(block)
            have += len(block)
        whole = np.concatenate(parts) if len(parts) > 1 else parts[0]
        self._rest = whole[frames:]
        return whole[:frames]

    def close(self) -> None:
        self._container.close()


def _floats(frame, channels: int) -> np.ndarray:
    """One decoded frame as float32 (frames, channels), full scale 1; where channels come and go, their mix in each."""
    if frame.format.name in ("s64", "s64p"):  # to_ndarray does not know them
        values = np.stack([np.frombuffer(plane, np.int64) for plane in frame.planes])
    else:
        values = frame.to_ndarray()
    if not frame.format.is_planar:
        values = values.reshape(-1)[: frame.samples * frame.layout.nb_channels].reshape(frame.samples, -1).T
    if values.dtype == np.uint8:
        values = (values.astype(np.float32) - 128) / 128
    elif values.dtype.kind == "i":
        values = values * np.float32(1 / -float(np.iinfo(values.dtype).min))
    values = values.astype(np.float32, copy=False).T
    if values.shape[1] != channels:
        values = np.repeat(values.mean(axis=1, keepdims=True), channels, axis=1)
    return values


def _blame(path: str | os.PathLike[str], error: Exception) -> ailments.AudioError:
    try:
        with open(path, "rb") as file:
            start = file.read(8)
    except OSError as cause:
        return ailments.of_os_error(path, cause)
    if start[4:] == b"ftyp":  # MP4 says at its end, mostly, where its sound lies
        return ailments.damaged_header(path, "the part that describes the sound is missing")
    return ailments.not_sound(path)
