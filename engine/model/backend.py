"""Readies TensorFlow and Keras, once.  Only training comes through here; classifying, correcting and teaching need no TensorFlow."""

from __future__ import annotations

import importlib.util
import os
import threading
from types import ModuleType

from engine import gpu, settings
from engine.errors import UserError

_lock = threading.Lock()
_ready = threading.local()


def keras() -> ModuleType:
    """The `keras` module, ready for this thread: quiet, TensorFlow below it, float32.

    Imported under a lock, because importing TensorFlow while another thread touches Keras blocks or crashes; policy
    and logging are set for each thread, because Keras keeps them per thread. Raises `UserError` where TensorFlow is
    not installed.
    """
    with _lock:
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        os.environ.setdefault("KERAS_BACKEND", "tensorflow")
        if settings.load().force_cpu:
            os.environ[gpu.HIDE] = "-1"
        try:
            import keras
            import tensorflow
        except ImportError as error:
            raise UserError(
                "Training needs TensorFlow, which is not installed.",
                "Install it with: pip install tensorflow",
                reason=str(error),
            ) from error
        if not getattr(_ready, "done", False):
            tensorflow.get_logger().setLevel("ERROR")
            keras.utils.disable_interactive_logging()
            keras.config.disable_interactive_logging()
            keras.mixed_precision.set_global_policy("float32")
            for card in tensorflow.config.list_physical_devices("GPU"):
                try:
                    tensorflow.config.experimental.set_memory_growth(card, True)
                except RuntimeError:  # another thread has used it already: its setting holds
                    break
            _ready.done = True
    return keras


def seed(value: int) -> None:
    """The same seed, the same training: Python, numpy and the backend, with deterministic kernels."""
    keras().utils.set_random_seed(value)
    import tensorflow

    tensorflow.config.experimental.enable_op_determinism()


def installed() -> bool:
    """Whether TensorFlow is there, without importing it."""
    return importlib.util.find_spec("tensorflow") is not None
