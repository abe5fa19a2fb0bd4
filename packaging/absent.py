"""Runs before Earmark in the packed app: modules that others import and never use here are empty, so that they need not be inside.

the profiler (30 MB)      TensorFlow imports it with everything else
"""

import sys
import types

ABSENT = (
    "tensorflow.python.profiler.internal._pywrap_profiler_plugin",
    *("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"),
)


class Absent(types.ModuleType):
    """Has every name, so that types can be spoken of; nothing behind it works."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return sys.modules.get(f"{self.__name__}.{name}", object)


sys.modules.update((name, Absent(name)) for name in ABSENT)
