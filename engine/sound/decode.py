"""Opening a sound file with whichever library reads it: libsndfile first, FFmpeg (`phone`) for what it does not know."""

from __future__ import annotations

import contextlib
import os
from typing import Protocol

import numpy as np
import soundfile

from engine.sound import ailments, riff

# fmt: off
SNDFILE_EXTENSIONS = frozenset((
    ".wav", ".wave", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".mp2", ".aif", ".aiff", ".aifc", ".caf", ".au", ".snd",
    ".w64", ".rf64", ".bwf", ".voc", ".sph", ".nist",
))
PHONE_EXTENSIONS = frozenset((
    ".m4a", ".m4b", ".aac", ".mp4", ".3gp", ".3gpp", ".3g2", ".wma", ".amr", ".awb", ".mka", ".weba",
    ".ac3",
))
# fmt: on
EXTENSIONS = SNDFILE_EXTENSIONS | PHONE_EXTENSIONS
SLOWEST_HZ, FASTEST_HZ = 100, 1_000_000
_EMPTY_BYTES = 1_000  # a WAV larger than this holds more than a header
_RUN_UP_FRAMES = 8 * 1_152  # MP3 needs what came before to decode what comes
_LAST_PAGE_FRAMES = 1 << 18  # of Ogg Vorbis, and more: libsndfile seeks to wrong frames in it
_VALUES_PER_BYTE = 8_000  # no codec packs more; a header that claims more lies
# fmt: off
_MAGIC = (  # how sound files begin
    b"RIFF", b"RF64", b"BW64", b"RIFX", b"riff", b"fLaC", b"OggS", b"FORM", b"caff", b".snd", b"ID3", b"#!AM", b"\x1aE\xdf\xa3",
    b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2",  # MPEG 1 and 2, layer III
)
# fmt: on


class DecodingStopped(Exception):
    """The decoder met something it cannot read; what it gave before is good."""


class Source(Protocol):
    """An open sound file.  `frames` is what the header claims, None if it does not say or cannot be believed;
    `likely_s` is then a guess at the length for showing, if there is one.  `missing_from` is the frame from which on something could
    not be read and silence was put in its place; None: so far there was no such.
    """

    rate_hz: int
    channels: int
    frames: int | None
    likely_s: float | None
    missing_from: int | None
    format: str
    comments: dict[str, str]

    def seek(self, frame: int) -> None:
        """Moves to `frame` from the start, or to the end where there is less; to be asked before the first `read`."""
        ...

    def read(self, frames: int) -> np.ndarray:
        """The next float32 (frames, channels); fewer at the end, none after it.  Raises `DecodingStopped`."""
        ...

    def close(self) -> None: ...


def open_source(path: str | os.PathLike[str]) -> Source:
    """Opens `path`; the caller closes it.  Raises AudioError with the reason in words."""
    try:
        size = os.stat(path).st_size
    except OSError as error:
        raise ailments.of_os_error(path, error) from None
    if os.path.isdir(path):
        raise ailments.is_a_folder(path)
    if size == 0:
        raise ailments.zero_bytes(path)
    if os.path.splitext(path)[1].lower() in PHONE_EXTENSIONS:
        source: Source = _phone(path)
    else:
        source = _sndfile(path, size)
    if not SLOWEST_HZ <= source.rate_hz <= FASTEST_HZ:
        source.close()
        raise ailments.odd_rate(path, source.rate_hz)
    return source


def second_opinion(path: str | os.PathLike[str], surely: bool = False) -> Source | None:
    """FFmpeg's reading of a file that libsndfile refuses or cannot read well, or None.

    Asked only of files that begin like sound, unless they `surely` are: FFmpeg finds music in any noise.
    """
    try:
        with open(path, "rb") as file:
            start = file.read(12)
    except OSError as error:
        raise ailments.of_os_error(path, error) from None
    if not (surely or start.startswith(_MAGIC) or start[4:8] == b"ftyp"):
        return None
    try:
        with contextlib.closing(_phone(path)) as source:
            sounds = len(source.read(1)) > 0
        return _phone(path) if sounds else None  # after seeking back, Vorbis would lack its first block
    except (ailments.AudioError, DecodingStopped):
        return None


def _phone(path: str | os.PathLike[str]) -> Source:
    from engine.sound.phone import PhoneSource

    return PhoneSource(path)


def _sndfile(path: str | os.PathLike[str], size: int) -> Source:
    try:
        source = SndfileSource(path, size)
        if not source.guesses_its_length(path, size):
            return source
        other = second_opinion(path, surely=True)
        if other is None:
            source.likely_s, source.frames = source.frames and source.frames / source.rate_hz, None
            return source
        source.close()
        return other
    except soundfile.LibsndfileError as error:
        other = second_opinion(path)
        if other is None:
            raise _words(path, error) from None
        return other
    except (TypeError, UnicodeError):  # soundfile guesses "raw" for some names, and cannot encode some
        raise ailments.not_sound(path) from None


class _Forward(soundfile.SoundFile):
    """Reads straight on.  soundfile seeks to where it is after each block, which breaks MP3s there and costs time."""

    def seekable(self) -> bool:
        return False


class SndfileSource:
    """A file that libsndfile reads."""

    def __init__(self, path: str | os.PathLike[str], size: int):
        self._file = file = _Forward(os.fspath(path))
        self._at = 0
        self.rate_hz: int = file.samplerate
        self.channels: int = file.channels
        claimed = file.frames
        self.frames = claimed if 0 <= claimed <= size * _VALUES_PER_BYTE else None
        self.likely_s: float | None = None
        self.missing_from: int | None = None
        subtype = "" if file.subtype.startswith(("PCM", file.format)) else f" {file.subtype}"
        bits = f" {file.subtype[4:].lstrip('SU')} bit" if file.subtype.startswith("PCM_") else ""
        self.format: str = f"{file.format}{bits}{subtype}".replace("_", " ").replace("WAVEX", "WAV")
        self.comments = file.copy_metadata()

    def guesses_its_length(self, path: str | os.PathLike[str], size: int) -> bool:
        """Whether sound may lie behind the length that libsndfile goes by; it would drop that unsaid.

        So it is with MP3s that carry no table of contents, with FLACs that are larger than what they claim could ever
        be, and with WAVs whose recorder lost power before it could write how long they are.
        """
        if not self.frames and self._file.format in ("WAV", "WAVEX") and size > _EMPTY_BYTES:
            with open(path, "rb") as file:
                return (
                    int.from_bytes(file.read(8)[4:], "little") + 8 != size
                    or riff.look(path).behind_bytes > _EMPTY_BYTES
                )
        if self._file.format == "MP3":
            return not _has_contents(path)
        if self._file.format == "FLAC" and self.frames:
            return size > 1.2 * self.frames * self.channels * int(self._file.subtype[-2:].lstrip("S_")) / 8
        return False

    def seek(self, frame: int) -> None:
        frame = min(frame, self._file.frames)
        ahead = 0
        if self._file.format == "MP3":
            ahead = min(_RUN_UP_FRAMES, frame)
        elif self._file.subtype == "VORBIS" and frame > self._file.frames - _LAST_PAGE_FRAMES:
            ahead = min(_LAST_PAGE_FRAMES, frame)
        try:
            if frame > ahead:
                self._at = self._file.seek(frame - ahead)
            self._walk(ahead)
        except (DecodingStopped, soundfile.LibsndfileError):
            # some claim a length that is not there, and some cannot be searched: walk there
            try:
                self._at = self._file.seek(0)
            except soundfile.LibsndfileError as error:
                raise DecodingStopped(error.error_string) from None
            self._walk(frame)

    def _walk(self, frames: int) -> None:
        while frames > 0 and (got := len(self.read(min(frames, 65_536)))):
            frames -= got

    def read(self, frames: int) -> np.ndarray:
        frames = max(0, min(frames, self._file.frames - self._at))  # libsndfile gives no more than it believes in
        try:
            if self._file.subtype == "PCM_16":  # the same numbers, in a fifth of the time
                block = self._file.read(frames, dtype="int16", always_2d=True)
                block = np.multiply(block, np.float32(1 / 32768), dtype=np.float32)
            else:  # integers of float files can come out as zeros
                block = self._file.read(frames, dtype="float32", always_2d=True)
        except soundfile.LibsndfileError as error:
            raise DecodingStopped(error.error_string) from None
        self._at += len(block)
        return block

    def close(self) -> None:
        self._file.close()


def _has_contents(path: str | os.PathLike[str]) -> bool:
    """Whether the first frame of an MP3 says how many there are."""
    with open(path, "rb") as file:
        start = file.read(10)
        if start[:3] == b"ID3":  # its length is four times seven bits
            file.seek(10 + sum((byte & 0x7F) << shift for byte, shift in zip(start[6:10], (21, 14, 7, 0))))
        else:
            file.seek(0)
        start = file.read(2048)
    return any(mark in start for mark in (b"Xing", b"Info", b"VBRI"))


def _words(path: str | os.PathLike[str], error: soundfile.LibsndfileError) -> Exception:
    """libsndfile's error numbers in words; the numbers are stable, its texts are for programmers."""
    code = error.code
    if code == 2:  # "system error": the file itself says more
        try:
            with open(path, "rb") as file:
                file.read(1)
        except OSError as cause:
            return ailments.of_os_error(path, cause)
    if code == 24:
        return ailments.odd_rate(path, 0)
    if code == 32:
        return ailments.damaged_header(path, "it claims no channels")
    if code in (64, 65, 70):
        return ailments.damaged_header(path, "the part that describes the sound is broken")
    if code == 71:
        return ailments.damaged_header(path, "the part that holds the sound is missing")
    if code in (4, 18, 29):
        return ailments.unknown_encoding(path, "an encoding or a number of bits that nobody uses")
    if code in (1, 7):  # 7: what its decoder of MP3 says of a file in which there is none
        return ailments.not_sound(path)
    return ailments.damaged_header(path, error.error_string.removeprefix("Error : ").rstrip(". "))
