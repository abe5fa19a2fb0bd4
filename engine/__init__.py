"""Earmark's engine: file -> waveform -> features -> model -> prediction -> label -> teach -> export.  No Qt in here."""

import os
from importlib.metadata import PackageNotFoundError, version

# Matrix products stay on the thread that asks.  Ours are small, and several run at once: spread over all cores they wait for
# each other, 4 times slower in a run and 40 times beside a training.  Read when numpy is loaded, so this comes first; set for
# the whole process, because threadpoolctl obeys the first thread that asks and ignores the others.
for _name in ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(_name, "1")

try:
    __version__ = version("earmark")
except PackageNotFoundError:  # a checkout that was not installed
    __version__ = "0.0.0"
