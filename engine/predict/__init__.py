"""Model and recordings -> predictions: the run over many recordings, what it needs to go on, and what it leaves behind."""

from engine.predict.pipeline import Estimate, Options, Scored, estimate, pace, run, speed, windows_of

__all__ = ["Estimate", "Options", "Scored", "estimate", "pace", "run", "speed", "windows_of"]
