"""Pictures on request: what nobody waits for any more is dropped, neighbours are there at once, what is long comes coarse first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.sound.picture import Look
from gui.hearing.pictures import Pictures, Request
from gui.worker import Lane


def request(folder: Path, n: int, **changes) -> Request:
    return Request(
        **(
            {"path": folder / f"take {n}.wav", "columns": 128, "look": Look(512), "channel": -1, "range_db": 70}
            | changes
        )
    )


def test_stale_requests_are_dropped(folder: Path, qtbot) -> None:
    lane = Lane("sound")
    pictures = Pictures(lane, lane)
    told: list[Request] = []
    pictures.drawn.connect(lambda drawn: told.append(drawn.request))
    for n in range(1, 9):
        pictures.want(request(folder, n))
    qtbot.waitUntil(lambda: not lane.jobs)
    qtbot.wait(20)
    lane.close()
    assert told == [request(folder, 8)]


def test_neighbours_are_there_at_once(folder: Path, qtbot) -> None:
    lane = Lane("sound")
    pictures = Pictures(lane, lane)
    pictures.prefetch([request(folder, n) for n in (1, 2, 3)])
    qtbot.waitUntil(lambda: pictures.find(request(folder, 3)) is not None)
    told: list[Request] = []
    pictures.drawn.connect(lambda drawn: told.append(drawn.request))
    pictures.want(request(folder, 2))
    assert told == [request(folder, 2)]  # before the event loop ran
    pictures.forget()
    assert pictures.find(request(folder, 2)) is None
    lane.close()


def test_what_is_wanted_goes_before_what_is_made_ahead(folder: Path) -> None:
    lane = Lane("sound", inline=True)
    pictures = Pictures(lane, lane)
    told: list[Request] = []
    pictures.drawn.connect(lambda drawn: told.append(drawn.request))
    pictures.idle.connect(lambda: pictures.prefetch([request(folder, 2)]))
    pictures.want(request(folder, 1))
    assert told == [request(folder, 1)]
    assert pictures.find(request(folder, 2)) is not None


def test_a_long_recording_is_shown_coarse_first(tmp_path: Path, tone: Callable) -> None:
    tone(tmp_path / "take 1.wav", 200.0)
    lane = Lane("sound", inline=True)
    pictures = Pictures(lane, lane)
    coarse: list[bool] = []
    pictures.drawn.connect(lambda drawn: coarse.append(drawn.coarse))
    pictures.want(request(tmp_path, 1))
    assert coarse == [True, False]
