"""UrbanSound8K (Salamon, Jacoby, Bello 2014): ten classes of city sound in ten official folds; also as Kaggle lays it out."""

from engine.datasets.known import Columns, Known

URBANSOUND8K = Known(
    title="UrbanSound8K",
    columns=Columns(file="slice_file_name", label="class", group="fsID", fold="fold", number="classID"),
    name=r"(?P<group>\d+)-(?P<number>\d)-\d+-\d+",  # the Freesound recording, the class, which occurrence, which slice
)
