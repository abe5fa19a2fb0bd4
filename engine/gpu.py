"""Whether there is a graphics card to compute on, and why not: asked of the driver, without TensorFlow (0.01 s instead of 5 s).

Networks are trained on it, and long runs are embedded on it. TensorFlow computes on NVIDIA's cards under Linux only, WSL2
counted in, and needs CUDA's libraries beside the driver; PyTorch brings them, under Windows as well.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import UserError

HIDE = "CUDA_VISIBLE_DEVICES"  # "-1" hides every card from TensorFlow
_NAME_BYTES = 96  # NVML_DEVICE_NAME_V2_BUFFER_SIZE


@dataclass(frozen=True)
class Device:
    """A card as its driver tells of it."""

    name: str
    memory_bytes: int


@dataclass(frozen=True)
class Finding:
    """What networks run on: `device`, unless `why_not` says in words why it is the processor.  Then a card may be there all the same."""

    device: Device | None
    why_not: UserError | None

    @property
    def used(self) -> bool:
        """Whether networks run on a card."""
        return self.why_not is None


class _Memory(ctypes.Structure):
    """nvmlMemory_t, in bytes."""

    _fields_ = (("total", ctypes.c_ulonglong), ("free", ctypes.c_ulonglong), ("used", ctypes.c_ulonglong))


def find(
    force_cpu: bool = False,
    system: str = sys.platform,
    driver: Callable[[str], Any] | None = None,
    computes: Callable[[], UserError | None] | None = None,
) -> Finding:
    """What networks run on.

    `force_cpu`: the person's setting.  The rest is for tests, which simulate what is not there: `system` as `sys.platform` has it,
    `driver` opens its NVML library (OSError where there is none), `computes` says why what Keras stands on could not use a card.
    """
    device, missing = (None, None) if system == "darwin" else _first(system, driver or _nvml)
    if force_cpu:
        return Finding(device, UserError("The settings say to compute on the processor."))
    if system == "darwin":
        return Finding(None, UserError("TensorFlow trains on the processor of a Mac."))
    if missing is not None:
        return Finding(None, missing)
    if os.environ.get(HIDE) in ("-1", ""):
        return Finding(
            device,
            UserError("The graphics card is hidden from this program.", "Unset {variable} to use it.", variable=HIDE),
        )
    return Finding(device, computes() if computes else _computes(system))


def _nvml(system: str) -> Any:
    return ctypes.CDLL("nvml.dll" if system == "win32" else "libnvidia-ml.so.1")


def _first(system: str, driver: Callable[[str], Any]) -> tuple[Device | None, UserError | None]:
    """The first card, else why there is none."""
    try:
        nvml = driver(system)
    except OSError:
        return None, UserError("There is no NVIDIA driver, so training runs on the processor.")
    if code := nvml.nvmlInit_v2():
        return None, UserError(
            "The NVIDIA driver does not answer (error {code}).",
            "Restart the computer, or install the driver again.",
            code=code,
        )
    try:
        count = ctypes.c_uint()
        if nvml.nvmlDeviceGetCount_v2(ctypes.byref(count)) or not count.value:
            return None, UserError("The NVIDIA driver knows of no graphics card, so training runs on the processor.")
        handle = ctypes.c_void_p()
        name, memory = ctypes.create_string_buffer(_NAME_BYTES), _Memory()
        failed = (
            nvml.nvmlDeviceGetHandleByIndex_v2(ctypes.c_uint(0), ctypes.byref(handle))
            or nvml.nvmlDeviceGetName(handle, name, ctypes.c_uint(_NAME_BYTES))
            or nvml.nvmlDeviceGetMemoryInfo(handle, ctypes.byref(memory))
        )
        if failed:
            return None, UserError(
                "The graphics card does not answer (error {code}).", "Restart the computer.", code=failed
            )
        return Device(name.value.decode("utf-8", "replace"), int(memory.total)), None
    finally:
        nvml.nvmlShutdown()


def _computes(system: str) -> UserError | None:
    """Why what Keras stands on here could not use a card; None: it can."""
    below = os.environ.get("KERAS_BACKEND") or "tensorflow"
    if below != "tensorflow":
        return None if _cuda_inside(below) else UserError("The {below} that is installed has no CUDA.", below=below)
    if system == "win32":
        return UserError(
            "TensorFlow has no GPU on native Windows since 2.11, so this trains on the processor.",
            "Earmark inside WSL2 uses the card, and so does a pip installation with PyTorch (KERAS_BACKEND=torch).",
        )
    # only where there is a card: it is 3 % of the window's start
    from importlib.metadata import PackageNotFoundError, version

    try:
        version("tensorflow")
    except PackageNotFoundError:  # tensorflow-cpu, which the packed app holds
        return UserError(
            "This app holds TensorFlow without CUDA and trains on the processor.",
            'Earmark installed with pip, beside "tensorflow[and-cuda]", uses the card.',
        )
    if _cudnn():
        return None
    return UserError(
        "CUDA's libraries are missing, so training runs on the processor.", 'pip install "tensorflow[and-cuda]"'
    )


def _cuda_inside(below: str) -> bool:
    """Whether PyTorch or JAX is installed with CUDA."""
    found = importlib.util.find_spec(below)
    if found is None or found.origin is None:
        return False
    if below == "jax":
        return any(importlib.util.find_spec(f"jax_cuda{number}_plugin") for number in (12, 13))
    return any(Path(found.origin).parent.glob("lib/*torch_cuda*"))


def _cudnn() -> bool:
    """Whether cuDNN is there, from pip or from the system."""
    if any(Path(place, "nvidia", "cudnn", "lib").is_dir() for place in sys.path if place):
        return True
    try:
        ctypes.CDLL("libcudnn.so.9")
    except OSError:
        return False
    return True
