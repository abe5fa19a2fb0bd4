"""The graphics card, asked of a simulated driver: found, absent, silent, hidden, switched off; and on this machine, whatever it has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from engine import gpu
from engine.errors import UserError


class Driver:
    """NVML as it answers through ctypes: 0 is success, results are written where the caller points."""

    def __init__(self, name: str = "NVIDIA RTX A4000", memory_bytes: int = 16 << 30, count: int = 1, **codes: int):
        self._name, self._memory_bytes, self._count, self._codes = name, memory_bytes, count, codes
        self.open = 0

    def nvmlInit_v2(self) -> int:
        self.open += 1
        return self._codes.get("init", 0)

    def nvmlShutdown(self) -> int:
        self.open -= 1
        return 0

    def nvmlDeviceGetCount_v2(self, count) -> int:
        count._obj.value = self._count
        return 0

    def nvmlDeviceGetHandleByIndex_v2(self, index, handle) -> int:
        assert index.value == 0
        handle._obj.value = 7
        return self._codes.get("handle", 0)

    def nvmlDeviceGetName(self, handle, name, size) -> int:
        assert (handle.value, size.value) == (7, len(name))
        name.value = self._name.encode()
        return 0

    def nvmlDeviceGetMemoryInfo(self, handle, memory) -> int:
        memory._obj.total = self._memory_bytes
        return self._codes.get("memory", 0)


@pytest.fixture(autouse=True)
def nothing_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(gpu.HIDE, raising=False)


def find(driver: Driver | None = None, system: str = "linux", why: UserError | None = None, **asked) -> gpu.Finding:
    def opened(_system: str) -> Driver:
        if driver is None:
            raise OSError("libnvidia-ml.so.1: cannot open shared object file")
        return driver

    return gpu.find(system=system, driver=opened, computes=lambda: why, **asked)


def test_a_card_is_found_with_its_memory_and_used() -> None:
    driver = Driver()
    found = find(driver)
    assert found.used
    assert found.device == gpu.Device("NVIDIA RTX A4000", 16 << 30)
    assert driver.open == 0


@pytest.mark.parametrize(
    ("driver", "system", "words"),
    [
        (None, "linux", "no NVIDIA driver"),
        (None, "win32", "no NVIDIA driver"),
        (Driver(count=0), "linux", "knows of no graphics card"),
        (Driver(init=9), "linux", r"does not answer \(error 9\)"),
        (Driver(handle=15), "linux", r"does not answer \(error 15\)"),
        (Driver(memory=999), "linux", r"does not answer \(error 999\)"),
        (None, "darwin", "processor of a Mac"),
    ],
)
def test_why_not_is_said_in_words(driver: Driver | None, system: str, words: str) -> None:
    found = find(driver, system)
    assert not found.used
    with pytest.raises(UserError, match=words):
        raise found.why_not  # type: ignore[misc]


def test_a_card_that_tensorflow_cannot_use_is_still_named() -> None:
    found = find(Driver(), why=UserError("CUDA's libraries are missing"))
    assert found.device is not None
    assert not found.used


def test_windows_needs_wsl_or_pytorch() -> None:
    found = gpu.find(system="win32", driver=lambda system: Driver())
    assert found.device is not None
    with pytest.raises(UserError, match=r"no GPU on native Windows.*WSL2.*PyTorch"):
        raise found.why_not  # type: ignore[misc]


def test_pytorch_uses_a_card_where_it_has_cuda(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "torch" / "lib").mkdir(parents=True)
    (tmp_path / "torch" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("KERAS_BACKEND", "torch")
    assert "torch that is installed has no CUDA" in str(gpu.find(system="win32", driver=lambda s: Driver()).why_not)
    (tmp_path / "torch" / "lib" / "torch_cuda.dll").touch()
    assert gpu.find(system="win32", driver=lambda s: Driver()).used


def test_the_setting_forces_the_processor() -> None:
    found = find(Driver(), force_cpu=True)
    assert found.device is not None
    assert "settings" in str(found.why_not)


def test_a_hidden_card_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(gpu.HIDE, "-1")
    assert "hidden" in str(find(Driver()).why_not)


def test_the_real_question_needs_no_tensorflow() -> None:
    script = "import sys; from engine import gpu; gpu.find(); print('tensorflow' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("False\n", "")
