"""Earmark's engine: file -> waveform -> features -> model -> prediction -> label -> teach -> export.  No Qt in here."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("earmark")
except PackageNotFoundError:  # a checkout that was not installed
    __version__ = "0.0.0"
