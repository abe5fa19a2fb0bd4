"""A Project: the one door to recordings, labels, predictions and versions."""

from engine.project.door import Project

__all__ = ["Project"]
