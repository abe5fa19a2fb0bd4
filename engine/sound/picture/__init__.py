"""Pictures of sound as tiles, at a cost set by the pixels on screen.

A `Sound` is what is looked at (one recording, or anything else that can be read by frames), a `Look` how it is transformed, a `Place`
where a tile lies; `make` makes its `Tile`, `preview` one that is there at once.
"""

from engine.sound.picture.look import Look
from engine.sound.picture.source import FileSound, Sound
from engine.sound.picture.tile import COLUMNS, Place, Tile, make, places, preview, zoom_of

__all__ = ["COLUMNS", "FileSound", "Look", "Place", "Sound", "Tile", "make", "places", "preview", "zoom_of"]
