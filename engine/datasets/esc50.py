"""ESC-50 and its part ESC-10 (Piczak 2015): five official folds, cut from Freesound recordings."""

from engine.datasets.known import Columns, Known

ESC50 = Known(
    title="ESC-50",
    columns=Columns(file="filename", label="category", group="src_file", fold="fold", number="target"),
    name=r"(?P<fold>\d)-(?P<group>\d+)-[A-Z]-(?P<number>\d+)",  # fold, Freesound recording, which cut, class
    part=("esc10", "True", "ESC-10"),
)
