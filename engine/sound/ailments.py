"""What can be wrong with a recording, in words, each with advice.  The one place where these sentences are written."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Sequence
from pathlib import Path

from engine.errors import UserError


class AudioError(UserError):
    """What is wrong with one file.  `fields["file"]` names it; the sentences do not, since they mostly stand beside
    its name.
    """

    @property
    def reason(self) -> str:
        """The sentence and its advice without the file's name, as it stands in the row of the recording."""
        return UserError.__str__(self)

    def __str__(self) -> str:
        file = self.fields.get("file")
        return f"{file}: {self.reason}" if file else self.reason


class FolderGone(UserError):
    """The recordings folder itself is not there any more; no recording in it is to blame."""


def _name(path: str | os.PathLike[str]) -> str:
    return Path(path).name


def vanished(path) -> AudioError:
    return AudioError(
        "The file is no longer there.",
        "It was moved, renamed or deleted; put it back or scan the folder again.",
        file=_name(path),
    )


def forbidden(path) -> AudioError:
    return AudioError(
        "You are not allowed to read this file.",
        "Change its permissions or copy it to a folder of your own.",
        file=_name(path),
    )


def unreachable(path, cause: OSError) -> AudioError:
    return AudioError(
        "The computer could not read this file ({cause}).",
        "Check the drive or the network and try again.",
        file=_name(path),
        cause=cause.strerror or type(cause).__name__,
    )


def is_a_folder(path) -> AudioError:
    return AudioError("This is a folder, not a recording.", "Open it as a folder.", file=_name(path))


def closed_folder(path, cause: OSError) -> AudioError:
    return AudioError(
        "The folder could not be listed ({cause}), so no recording below it is known.",
        "Change its permissions or check its drive, then look for recordings again.",
        file=_name(path),
        cause=cause.strerror or type(cause).__name__,
    )


def no_text(name: str) -> AudioError:
    return AudioError(
        "The file's name is no text that Earmark can keep.",
        "Give it a name in letters, and look for recordings again.",
        file=name,
    )


def zero_bytes(path) -> AudioError:
    return AudioError(
        "The file is empty (0 bytes).",
        "The recorder probably stopped before it wrote anything; copy it again if the original is larger.",
        file=_name(path),
    )


def no_sound(path) -> AudioError:
    return AudioError(
        "The file has a header but holds no sound.",
        "The recorder probably stopped at once; copy it again if the original is larger.",
        file=_name(path),
    )


def not_sound(path) -> AudioError:
    return AudioError(
        "This is not a sound file that Earmark knows, whatever its name says.",
        "Try it in an audio player, and convert it to WAV if it plays there.",
        file=_name(path),
    )


def damaged_header(path, detail: str) -> AudioError:
    return AudioError(
        "The file's header is damaged ({detail}), so its sound cannot be found.",
        "Copy it again from the recorder, or open it in an audio editor and save it as WAV.",
        file=_name(path),
        detail=detail,
    )


def unknown_encoding(path, detail: str) -> AudioError:
    return AudioError(
        "The sound is stored in a way that Earmark cannot decode ({detail}).",
        "Convert it to WAV or FLAC in an audio editor.",
        file=_name(path),
        detail=detail,
    )


def damaged_at(path, at_s: float) -> AudioError:
    return AudioError(
        "The file is damaged {at_s:.2f} s after its start; what follows cannot be read.",
        "Only the part before was used; copy it again from the recorder.",
        file=_name(path),
        at_s=at_s,
    )


def part_missing(path, at_s: float) -> AudioError:
    return AudioError(
        "A part of the sound is missing or damaged {at_s:.2f} s after its start; silence stands in its place.",
        "Copy the file again from the recorder, if it plays there without a gap.",
        file=_name(path),
        at_s=at_s,
    )


def more_than_told(path, told_s: float, more_s: float) -> AudioError:
    return AudioError(
        "The file's header tells of {told_s:.2f} s of sound, but {more_s:.2f} s more may lie behind that.",
        "Only what the header tells of is read; open it as raw data in an audio editor and save it as WAV or RF64.",
        file=_name(path),
        told_s=told_s,
        more_s=more_s,
    )


def odd_rate(path, rate_hz: float) -> AudioError:
    return AudioError(
        "The file claims {rate_hz:.0f} values a second, which no recorder makes.",
        "Its header is probably damaged; copy it again, or import it as raw data in an audio editor.",
        file=_name(path),
        rate_hz=rate_hz,
    )


def no_such_channel(path, channel: int, channels: int) -> AudioError:
    return AudioError(
        "Channel {channel} was asked for, but the file has only {channels}.",
        "Choose another channel, or the mix of all.",
        file=_name(path),
        channel=channel + 1,
        channels=channels,
    )


def truncated(path, there_s: float, declared_s: float) -> AudioError:
    return AudioError(
        "The file is shorter than it claims: {there_s:.2f} s of {declared_s:.2f} s are there.",
        "Only what is there was used; copy it again if the original is larger.",
        file=_name(path),
        there_s=there_s,
        declared_s=declared_s,
    )


def silent(path) -> AudioError:
    return AudioError(
        "The recording is silent: all its values are the same.",
        "Check the microphone, its cable and its gain.",
        file=_name(path),
    )


def too_short(path) -> AudioError:
    return AudioError(
        "The recording is too short to hear anything in it.",
        "The recorder probably stopped at once; copy it again if the original is larger.",
        file=_name(path),
    )


def cancelled_out(path) -> AudioError:
    return AudioError(
        "The channels cancel each other out, so that their mix is silent.",
        "Choose one channel instead of the mix.",
        file=_name(path),
    )


def not_numbers(path, count: int) -> AudioError:
    return AudioError(
        "{count} of its values are not numbers; they were taken as silence.",
        "The program that wrote the file did something wrong; look at the waveform.",
        file=_name(path),
        count=count,
    )


def too_loud(path, peak: float) -> AudioError:
    return AudioError(
        "Its values reach {peak:.0f} times full scale.",
        "They may be whole numbers that were written as floats, or wrong in places; look at the waveform.",
        file=_name(path),
        peak=peak,
    )


def not_embedded(path) -> AudioError:
    return AudioError(
        "The model gave no numbers for it.",
        "Look at the waveform, or choose another model.",
        file=_name(path),
    )


def of_os_error(path, error: OSError) -> AudioError:
    """The words for what the operating system said."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return vanished(path)
    if isinstance(error, IsADirectoryError):
        return is_a_folder(path)
    if isinstance(error, PermissionError):
        return forbidden(path)
    return unreachable(path, error)


def of_words(reason: str) -> AudioError | None:
    """The ailment whose `reason` this is, so that another language can say it; None for words of none."""
    for kind, words in _SAID:
        if found := words.fullmatch(reason):
            fields = {
                name: float(told) if f"{{{name}:" in kind.template else told for name, told in found.groupdict().items()
            }
            return AudioError(kind.template, kind.hint, **fields)
    return None


_PLACE = re.compile(r"\\\{(\w+)(:.*?)?\\\}")
_SAID = [
    (kind, re.compile(_PLACE.sub(r"(?P<\1>.*?)", re.escape(f"{kind.template} {kind.hint}"))))
    for kind in (
        *(vanished(""), forbidden(""), unreachable("", OSError()), is_a_folder(""), closed_folder("", OSError())),
        *(no_text(""), zero_bytes(""), no_sound(""), not_sound(""), damaged_header("", ""), unknown_encoding("", "")),
        *(
            damaged_at("", 0),
            part_missing("", 0),
            more_than_told("", 0, 0),
            odd_rate("", 0),
            no_such_channel("", 0, 0),
            truncated("", 0, 0),
            not_numbers("", 0),
        ),
        *(silent(""), too_short(""), cancelled_out(""), too_loud("", 0), not_embedded("")),
    )
]


def require_folder(root: str | os.PathLike[str]) -> None:
    """Raises `FolderGone` if `root` is not there, cannot be listed, or is empty as the mount point of a drive that was
    pulled.

    To be asked whenever a file fails that was there a moment ago: a drive that vanishes must not blame each recording.
    """
    try:
        with os.scandir(root) as entries:
            if next(entries, None) is not None:
                return
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM):
            raise FolderGone(
                "The folder {folder} may not be read.",
                "Change its permissions or choose another folder.",
                folder=str(root),
            ) from None
    raise FolderGone(
        "The folder {folder} is not there.",
        "Connect its drive, or say where the folder is now.",
        folder=str(root),
    )


def of_labelled(gone: Sequence[str], replaced: Sequence[str]) -> UserError | None:
    """What a scan found of recordings somebody has labelled: those that are not there any more, and those that are others now."""
    if gone and replaced:
        return UserError(
            "Labelled recordings are not there any more: {n} ({first}); others than when they were labelled: {m} ({other}).",
            "Their labels are kept: look whether they still hold.",
            n=len(gone),
            first=_some(gone),
            m=len(replaced),
            other=_some(replaced),
        )
    if gone:
        return UserError(
            "Labelled recordings are not there any more: {n} ({first}).",
            "Their labels are kept.",
            n=len(gone),
            first=_some(gone),
        )
    if replaced:
        return UserError(
            "Recordings are others than when they were labelled: {n} ({first}).",
            "Look whether their labels still hold.",
            n=len(replaced),
            first=_some(replaced),
        )
    return None


def _some(files: Sequence[str]) -> str:
    return files[0] + ", …" * (len(files) > 1)
