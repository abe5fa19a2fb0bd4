"""Pictures of sound as tiles, at a cost set by the pixels on screen.

A `Sound` is what is looked at (one recording, or anything else that can be read by frames), a `Look` how it is transformed.
"""

from engine.sound.picture.look import Look
from engine.sound.picture.source import FileSound, Sound

__all__ = ["FileSound", "Look", "Sound"]
