"""A bounded look at the chunks of a RIFF, RF64, W64 or CAF file: what it claims to hold and what recorders write into it.

libsndfile quietly clips a header's claim to what is there, and does not hand out recorders' own chunks; this reads
both.  Never more than a few kilobytes of a file are read, wherever its chunks say they lie; behind the sound, where
no chunk follows, at most 128.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from typing import BinaryIO

from engine.sound import clock

MOST_CHUNKS = 64
MOST_BYTES = 16_384  # of any one chunk; GUANO and WAMD are a few hundred bytes
_W64_RIFF = b"riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb\x04\xc1\x00\x00"
_W64_TAIL = b"\xf3\xac\xd3\x11\x8c\xd1\x00\xc0\x4f\x8e\xdb\x8a"
_UNCLOSED = (0, 0x7FFFFFFF, 0xFFFFFFFF, 0x7FFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF)  # sizes of streams that nobody closed

_TAGS = (b"ID3", b"TAG", b"APE", b"LYR")  # of music, put behind all chunks
_LOOK_BYTES = 65_536  # at either end of what lies behind the sound


@dataclass(frozen=True, slots=True)
class Chunks:
    """Bytes of sound the header declares (None: it makes no claim), bytes that are there, and what recorders wrote.

    `behind_bytes` follow the sound and are neither chunks nor zeros: it may go on in them.
    """

    declared_bytes: int | None = None
    there_bytes: int | None = None
    block_bytes: int = 0
    recorded_at: str | None = None
    device: str | None = None
    behind_bytes: int = 0


def look(path: str | os.PathLike[str]) -> Chunks:
    """What the chunks tell; an empty `Chunks` for files of other kinds and for broken ones.  Raises OSError."""
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        start = file.read(40)
        if start[:16] == _W64_RIFF:
            return _walk(file, size, 40, _w64_chunk, 24)
        if start[:4] in (b"RIFF", b"RF64", b"BW64") and start[8:12] == b"WAVE":
            return _walk(file, size, 12, _riff_chunk)
        if start[:4] == b"caff":
            return _walk(file, size, 8, _caf_chunk, 12)
    return Chunks()


def _riff_chunk(head: bytes) -> tuple[bytes, int, int]:
    return head[:4], int.from_bytes(head[4:8], "little"), 2


def _w64_chunk(head: bytes) -> tuple[bytes, int, int]:
    name = head[:4] if head[4:16] == _W64_TAIL else b""
    return name, int.from_bytes(head[16:24], "little") - 24, 8


def _caf_chunk(head: bytes) -> tuple[bytes, int, int]:
    return head[:4], int.from_bytes(head[4:12], "big"), 1


def _walk(file: BinaryIO, size: int, at: int, chunk, head_bytes: int = 8) -> Chunks:
    declared = there = wide = end = None
    block = behind = 0
    found: dict[str, str] = {}
    for _ in range(MOST_CHUNKS):
        file.seek(at)
        head = file.read(head_bytes)
        if len(head) < head_bytes:
            break
        name, length, step = chunk(head)
        body = at + head_bytes
        if at == end and head[:3] not in _TAGS and not (_is_name(name) and (declared or 0 <= length <= size - body)):
            behind = 0 if declared and _only_zeros(file, at, size) else size - at
            break
        if name == b"ds64" and length >= 16:
            wide = int.from_bytes(file.read(16)[8:], "little")
        elif name == b"fmt " and length >= 14:
            block = int.from_bytes(file.read(14)[12:], "little")
        elif name == b"data":
            there = max(0, size - body)
            if length == 0xFFFFFFFF and wide is not None:
                length = wide
            end = body + length + (-length % step)
            if length and (length in _UNCLOSED or length >= 1 << 62):
                break  # nothing can be said of what comes behind
            declared = length or None
            there = min(there, length)
        elif name in _READERS and length > 0:
            told = _READERS[name](file.read(min(length, MOST_BYTES)))
            found = (
                told | found if name == b"bext" else found | told
            )  # recorders' own chunks know the UTC offset, bext does not
        if length < 0:
            break
        at = body + length + (-length % step)
        if name == b"data" and step == 2 and length % 2:
            file.seek(at - 1)
            if _is_name(file.read(4)):  # nobody wrote the byte that makes it even
                at = end = at - 1
    return Chunks(declared, there, block, found.get("recorded_at"), found.get("device"), behind)


def _only_zeros(file: BinaryIO, at: int, size: int) -> bool:
    """Whether the bytes from `at` on look like what was set aside on the disk and not used."""
    for start in (at, max(at, size - _LOOK_BYTES)):
        file.seek(start)
        if any(file.read(_LOOK_BYTES)):
            return False
    return True


def _is_name(name: bytes) -> bool:
    return bool(name) and all(0x20 <= letter < 0x7F for letter in name)


def _guano(text: bytes) -> dict[str, str]:
    """GUANO metadata, version 1.0: lines of `Key: value` in UTF-8."""
    lines = (line.partition(":") for line in text.decode("utf-8", "replace").splitlines())
    pairs = {key.strip().lower(): value.strip() for key, _, value in lines}
    maker = pairs.get("make", "")
    model = pairs.get("model", "")
    named = model if model.startswith(maker) else f"{maker} {model}"
    device = " ".join(part for part in (named.strip(), pairs.get("serial", "")) if part)
    return _known(clock.of_text(pairs.get("timestamp", "")), device)


def _wamd(block: bytes) -> dict[str, str]:
    """Wildlife Acoustics' metadata: a row of (kind uint16, length uint32, text)."""
    texts: dict[int, str] = {}
    at = 0
    while at + 6 <= len(block):
        kind, length = struct.unpack_from("<HI", block, at)
        texts.setdefault(kind, block[at + 6 : at + 6 + length].decode("utf-8", "replace").strip("\0 "))
        at += 6 + length
    return _known(clock.of_text(texts.get(5, "")), " ".join(t for t in (texts.get(1), texts.get(2)) if t))


def _bext(block: bytes) -> dict[str, str]:
    """Broadcast WAVE (EBU Tech 3285): originator, and the date and time of the first value, in local time."""
    date, time = block[320:330].decode("latin-1"), block[330:338].decode("latin-1")
    spelt = f"{date[:4]}-{date[5:7]}-{date[8:10]} {time[:2]}:{time[3:5]}:{time[6:8]}"
    return _known(clock.of_text(spelt), "")


def _known(recorded_at: str | None, device: str) -> dict[str, str]:
    return {key: value for key, value in (("recorded_at", recorded_at), ("device", device)) if value}


_READERS = {b"guan": _guano, b"wamd": _wamd, b"bext": _bext}
