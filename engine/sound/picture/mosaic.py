"""A picture of any span, put together of tiles, which are remembered: what moves about finds them again."""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from engine.job import Report, silent
from engine.sound.picture import far
from engine.sound.picture.look import Look
from engine.sound.picture.seen import Peaks, Picture
from engine.sound.picture.source import Sound
from engine.sound.picture.tile import Place, Tile, places, preview, zoom_of
from engine.sound.picture.transforms import levels

REMEMBERED_BYTES = 80 << 20
PREVIEW_S = 0.12  # is what a preview may take
_LEAST_PREVIEW_S = 0.01  # of a tile


class Tiles:
    """Exact tiles of any sounds, those used last, up to so many bytes.  For one thread."""

    def __init__(self, most_bytes: int = REMEMBERED_BYTES):
        self._most, self._bytes = most_bytes, 0
        self._kept: OrderedDict[tuple[str, Look, Place], Tile] = OrderedDict()

    def tile(self, sound: Sound, look: Look, place: Place, report: Report, within_s: float) -> Tile:
        """The remembered one, else a new one; a preview, made `within_s`, where the exact one is not to be had at a cost set by pixels."""
        key = sound.key, look, place
        found = self._kept.get(key)
        if found is None:
            found = far.tile(sound, look, place, report, within_s)
            if found.exact:
                self._keep(key, found)
        else:
            self._kept.move_to_end(key)
        return found

    def _keep(self, key: tuple[str, Look, Place], tile: Tile) -> None:
        self._kept[key] = tile
        self._bytes += tile.size_bytes
        while self._bytes > self._most and len(self._kept) > 1:
            self._bytes -= self._kept.popitem(last=False)[1].size_bytes


@dataclass(frozen=True, eq=False)
class Mosaic:
    """A `picture` whose first and last column hold the ends of the span that was asked for; `exact` where no tile of it is a preview."""

    picture: Picture
    exact: bool


def mosaic(
    sound: Sound,
    look: Look,
    start_s: float,
    end_s: float,
    columns: int,
    tiles: Tiles,
    report: Report = silent,
    coarse: bool = False,
) -> Mosaic:
    """The picture of `start_s` to `end_s`, which lie in the sound, in `columns` columns at most and half as many at least.

    `coarse`: a preview of all of it.  Raises AudioError, and whatever `report` raises.
    """
    first, last = start_s * sound.rate_hz, max(start_s * sound.rate_hz + 1, min(end_s * sound.rate_hz, sound.frames))
    zoom = zoom_of((last - first) / columns, look)
    where = places(first, last, zoom)
    within_s = max(_LEAST_PREVIEW_S, PREVIEW_S / len(where))
    if coarse:
        made = [preview(sound, look, place, within_s) for place in where]
    else:
        made = [tiles.tile(sound, look, place, report, within_s) for place in where]
    step, begin = where[0].step, where[0].start
    cut = slice(math.floor((first - begin) / step), math.ceil((last - begin) / step))
    power16 = np.concatenate([tile.power16 for tile in made], axis=1)[:, cut]
    span_s = (begin + cut.start * step) / sound.rate_hz, (begin + cut.stop * step) / sound.rate_hz
    low, high = (_cut([getattr(tile, name) for tile in made], cut) for name in ("low", "high"))
    seen = Picture(
        levels(power16),
        *span_s,
        sound.rate_hz,
        look.window_length,
        Peaks(low, high, *span_s),
    )
    return Mosaic(seen, all(tile.exact for tile in made))


def _cut(parts: list[np.ndarray], columns: slice) -> np.ndarray:
    """The wave of some columns; near, each has several values."""
    longest = max(map(len, parts))
    many = longest // far.COLUMNS
    whole = np.concatenate([np.repeat(part, longest // len(part)) for part in parts])
    return whole[columns.start * many : columns.stop * many]
