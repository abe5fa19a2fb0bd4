"""The training child: its lines, its errors, its end when it is cancelled or killed."""

from __future__ import annotations

import sys
import time

import psutil
import pytest

from engine.errors import UserError
from engine.job import Cancelled, silent
from gui import child
from gui.worker import Job, Lane


@pytest.fixture
def program(monkeypatch):
    """Lets `child.run` start a small Python program in place of the real one."""

    def put(text: str) -> None:
        monkeypatch.setattr(child, "command", lambda arguments: [sys.executable, "-c", text, *arguments])

    return put


@pytest.fixture
def lane(qapp):
    lane = Lane("train")
    yield lane
    lane.close()


def test_epochs_arrive_and_the_result_is_returned(program):
    program(
        "import json, sys\n"
        "say = lambda **it: print(json.dumps(it), file=sys.stderr, flush=True)\n"
        "say(kind='progress', done=1, total=2, note='Training')\n"
        "print('a library chatters', file=sys.stderr)\n"
        "say(kind='epoch', epoch=1, epochs=2, loss=0.5)\n"
        "say(kind='epoch', epoch=2, epochs=2, loss=0.25)\n"
        "print(json.dumps({'kind': 'result', 'model': sys.argv[1]}))\n"
    )
    parts, reports = [], []
    result = child.run(["there"], lambda *where: reports.append(where), parts.append)
    assert [part["loss"] for part in parts] == [0.5, 0.25]
    assert result["model"] == "there"
    assert reports[0][2] == "Starting"


def test_its_error_is_told_in_its_words(program):
    program(
        "import json, sys\n"
        "error = {'template': 'No labels in {place}.', 'hint': 'Label some.', 'fields': {'place': 'x'}}\n"
        "print(json.dumps({'kind': 'error', 'error': error}), file=sys.stderr)\n"
        "sys.exit(2)\n"
    )
    with pytest.raises(UserError, match=r"No labels in x\. Label some\."):
        child.run([], silent, print)


def test_a_child_that_dies_leaves_its_last_words(program):
    program("import sys; print('no more memory', file=sys.stderr); sys.exit(3)")
    with pytest.raises(UserError, match="no more memory"):
        child.run([], silent, print)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_child_killed_by_the_system_is_told_kindly(program):
    program("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(UserError, match="memory"):
        child.run([], silent, print)


def test_cancelling_kills_it(program, lane, qtbot):
    program("import time; time.sleep(60)")
    job = Job(child.run, [])
    before = set(psutil.Process().children())
    lane.start(job)
    qtbot.waitUntil(lambda: len(set(psutil.Process().children()) - before) == 1, timeout=5000)
    (process,) = set(psutil.Process().children()) - before
    begun_s = time.monotonic()
    with qtbot.waitSignals([job.cancelled, job.ended], timeout=5000):
        job.cancel()
    assert time.monotonic() - begun_s < 2
    assert not process.is_running()


def test_a_report_that_raises_kills_it(program):
    program("import time; time.sleep(60)")

    def refuse(*_):
        raise Cancelled

    with pytest.raises(Cancelled):
        child.run([], refuse, print)


def test_it_starts_this_very_program(monkeypatch):
    assert child.command(["train"])[-2:] == ["gui", "train"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child.command(["train"]) == [sys.executable, "train"]
