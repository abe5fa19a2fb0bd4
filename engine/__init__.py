"""Earmark's engine: file -> waveform -> features -> model -> prediction -> label -> teach -> export.  No Qt in here."""

import os

__version__ = "0.1.0"  # the one place: the packages and the packed app are named after it

# Matrix products stay on the thread that asks.  Ours are small, and several run at once: spread over all cores they wait for
# each other, 4 times slower in a run and 40 times beside a training.  Read when numpy is loaded, so this comes first; set for
# the whole process, because threadpoolctl obeys the first thread that asks and ignores the others.
for _name in ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(_name, "1")
