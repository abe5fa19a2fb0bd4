"""Readies Keras and what it stands on, once: TensorFlow, or what KERAS_BACKEND says.

Only training comes through here; classifying, correcting and teaching need none of it.
"""

from __future__ import annotations

import importlib.util
import os
import threading
from types import ModuleType

from engine import gpu, places, settings
from engine.errors import UserError

_lock = threading.Lock()
_ready = threading.local()


def keras() -> ModuleType:
    """The `keras` module, ready for this thread: quiet, float32.

    Imported under a lock, because importing TensorFlow while another thread touches Keras blocks or crashes; policy
    and logging are set for each thread, because Keras keeps them per thread. Raises `UserError` where what it is to
    stand on is not installed.
    """
    with _lock:
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        os.environ.setdefault("KERAS_BACKEND", "tensorflow")
        os.environ.setdefault("KERAS_HOME", str(places.cache_folder() / "keras"))  # it writes its settings there
        if settings.load().force_cpu:
            os.environ[gpu.HIDE] = "-1"
        try:
            import keras
        except ImportError as error:
            if importlib.util.find_spec(os.environ["KERAS_BACKEND"]) is not None:
                raise UserError(
                    "Training needs {below}, which cannot be loaded here ({reason}); everything else works.",
                    "The self-test says what is missing: earmark self-test",
                    below=os.environ["KERAS_BACKEND"],
                    reason=str(error),
                ) from error
            raise UserError(
                "Training needs {below}, which is not installed.",
                "Install it with: pip install {below}",
                below=os.environ["KERAS_BACKEND"],
                reason=str(error),
            ) from error
        if not getattr(_ready, "done", False):
            keras.utils.disable_interactive_logging()
            keras.config.disable_interactive_logging()
            keras.mixed_precision.set_global_policy("float32")
            if keras.backend.backend() == "tensorflow":
                _quieten()
            _ready.done = True
    return keras


def _quieten() -> None:
    """TensorFlow says no more than it must, and takes only as much of a card's memory as it needs."""
    import tensorflow

    tensorflow.get_logger().setLevel("ERROR")
    for card in tensorflow.config.list_physical_devices("GPU"):
        try:
            tensorflow.config.experimental.set_memory_growth(card, True)
        except RuntimeError:  # another thread has used it already: its setting holds
            break


def forget() -> None:
    """Gives back the memory of earlier networks.  Keras forgets its settings with them, so the next `keras()` readies it anew."""
    keras().backend.clear_session()
    _ready.done = False


def below() -> str:
    """What Keras stands on: "tensorflow", "jax" or "torch"."""
    return keras().backend.backend()


def seed(value: int) -> None:
    """The same seed, the same training: Python, numpy and what Keras stands on, with deterministic kernels."""
    keras().utils.set_random_seed(value)
    if below() == "tensorflow":
        import tensorflow

        tensorflow.config.experimental.enable_op_determinism()


def installed() -> bool:
    """Whether TensorFlow is there, without importing it."""
    return importlib.util.find_spec("tensorflow") is not None
