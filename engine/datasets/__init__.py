"""Recordings with their classes, groups and folds: whatever lies in a place, ready to train on and to be tested on."""

from engine.datasets.asked import Asked
from engine.datasets.beside import table_beside
from engine.datasets.dataset import TEST, Dataset
from engine.datasets.folders import EACH, folder_per_class
from engine.datasets.known import Columns
from engine.datasets.listing import Problem, in_words
from engine.datasets.opening import Opened, open
from engine.datasets.projects import of_project
from engine.datasets.split import Parts, learning_from, parts

__all__ = [
    "EACH",
    "TEST",
    "Asked",
    "Columns",
    "Dataset",
    "Opened",
    "Parts",
    "Problem",
    "folder_per_class",
    "in_words",
    "learning_from",
    "of_project",
    "open",
    "parts",
    "table_beside",
]
