"""The two SQLite files of a project; all SQL lives in this package.

`labels.sqlite` holds what people said: precious, small, on disk the moment it is said.  `cache.sqlite` holds what can be made again.  They
are two because SQLite has one writer a file: a label must never wait for a run that writes thousands of predictions.  `FeaturesFile` is
of no project: what training hears, kept for the next time.
"""

from engine.store.cache_file import CacheFile
from engine.store.features_file import FeaturesFile
from engine.store.labels_file import LabelsFile

__all__ = ["CacheFile", "FeaturesFile", "LabelsFile"]
