"""Bare AAC: a stream of ADTS frames (ISO/IEC 13818-7, 6.2) without a word on its length, which is therefore counted."""

from __future__ import annotations

import os

MOST_BYTES = 8 << 20  # read, and walked through in about 20 ms; of a larger file the rest is taken to be like its start
_RATES_HZ = (96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350)
_HEADER = 7  # bytes
_BLOCK = 1_024  # samples of a channel


def length_s(path: str | os.PathLike[str]) -> tuple[float, bool]:
    """The seconds of sound in the ADTS frames of `path`, and whether all of the file was counted; 0 where there are none.

    The seconds hold for streams with band replication too: their frames are counted at the rate of their core.  Raises OSError.
    """
    size = os.stat(path).st_size
    with open(path, "rb") as file:
        content = file.read(MOST_BYTES)
    at = first = _behind_id3(content)
    seconds = 0.0
    while at + _HEADER <= len(content) and (at := _next_sync(content, at)) >= 0:
        bytes_here, seconds_here = _frame(content, at)
        if not bytes_here:
            at += 1
        elif at + bytes_here > len(content):
            break
        else:
            seconds += seconds_here
            at += bytes_here
    if size <= len(content):
        return seconds, True
    return seconds * (size - first) / max(1, len(content) - first), False


def _behind_id3(content: bytes) -> int:
    """Where a tag of ID3, version 2, ends; its size has seven bits a byte."""
    if content[:3] != b"ID3" or len(content) < 10:
        return 0
    return 10 + sum((byte & 0x7F) << shift for byte, shift in zip(content[6:10], (21, 14, 7, 0)))


def _next_sync(content: bytes, at: int) -> int:
    """The next place from `at` on where a frame may begin, with a whole header; -1: none."""
    while (at := content.find(b"\xff", at, len(content) - _HEADER + 1)) >= 0:
        if content[at + 1] & 0xF6 == 0xF0:  # twelve ones, then the layer, always 0
            return at
        at += 1
    return -1


def _frame(content: bytes, at: int) -> tuple[int, float]:
    """Bytes and seconds of the frame at `at`; 0 bytes where its header is impossible."""
    rate = (content[at + 2] >> 2) & 0xF
    size = (content[at + 3] & 3) << 11 | content[at + 4] << 3 | content[at + 5] >> 5
    if rate >= len(_RATES_HZ) or size < _HEADER:
        return 0, 0.0
    return size, ((content[at + 6] & 3) + 1) * _BLOCK / _RATES_HZ[rate]
