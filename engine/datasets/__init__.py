"""Recordings with their classes, groups and folds, ready to train on."""

from engine.datasets.dataset import Dataset
from engine.datasets.folders import EACH, folder_per_class
from engine.datasets.projects import of_project
from engine.datasets.split import Parts, parts

__all__ = ["EACH", "Dataset", "Parts", "folder_per_class", "of_project", "parts"]
