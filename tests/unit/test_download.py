"""A download is resumed, checked, and never half there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from web_server import Served, serving

from engine import download
from engine.errors import UserError
from engine.job import Cancelled

CONTENT = np.random.default_rng(0).bytes(400_000)
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def server() -> Iterator[Served]:
    with serving(CONTENT) as told:
        yield told


def test_a_file_comes_whole_and_says_how_far_it_is(server: Served, tmp_path: Path) -> None:
    seen: list[tuple[float, float]] = []
    target = tmp_path / "deep" / "there.tflite"
    told = download.fetch(server.url, target, [SHA256], lambda done, total, note="": seen.append((done, total)))
    assert told == SHA256
    assert target.read_bytes() == CONTENT
    assert seen[-1] == (len(CONTENT), len(CONTENT))
    assert [place.name for place in target.parent.iterdir()] == [target.name]
    download.fetch(server.url, target, [SHA256])
    assert len(server.asked) == 1, "what is there is not fetched again"


@pytest.mark.parametrize("ranges", [True, False])
def test_a_broken_download_goes_on_where_it_stopped(server: Served, tmp_path: Path, ranges: bool) -> None:
    server.breaks_at, server.ranges = 150_000, ranges
    target = tmp_path / "there.tflite"
    with pytest.raises(UserError, match=r"broke off at 0\.[12] MB.*goes on from there"):
        download.fetch(server.url, target, [SHA256])
    assert not target.exists()
    download.fetch(server.url, target, [SHA256])
    assert target.read_bytes() == CONTENT
    assert server.asked[1].startswith("bytes=1")


def test_a_cancelled_download_keeps_what_it_has(server: Served, tmp_path: Path) -> None:
    def stop(done: float, total: float, note: str = "") -> None:
        if done > 100_000:
            raise Cancelled

    with pytest.raises(Cancelled):
        download.fetch(server.url, tmp_path / "there", [SHA256], stop)
    assert not (tmp_path / "there").exists()
    kept = (tmp_path / "there.part").stat().st_size
    assert kept > 100_000
    download.fetch(server.url, tmp_path / "there", [SHA256])
    assert server.asked[1] == f"bytes={kept}-"


def test_a_part_that_is_all_of_it_is_taken(server: Served, tmp_path: Path) -> None:
    (tmp_path / "there.part").write_bytes(CONTENT)
    download.fetch(server.url, tmp_path / "there", [SHA256])
    assert (tmp_path / "there").read_bytes() == CONTENT


def test_the_part_of_another_file_is_begun_anew_or_refused(server: Served, tmp_path: Path) -> None:
    (tmp_path / "there.part").write_bytes(CONTENT + b"more")
    download.fetch(server.url, tmp_path / "there", [SHA256])
    (tmp_path / "other.part").write_bytes(b"x" * 1000)
    with pytest.raises(UserError, match="not the file it should be"):
        download.fetch(server.url, tmp_path / "other", [SHA256])
    assert not list(tmp_path.glob("other*")), "so that the next try begins anew"


@pytest.mark.parametrize("state", ['"first"', ""])
def test_a_part_of_another_file_is_never_joined_though_no_hash_would_tell(
    server: Served, tmp_path: Path, state: str
) -> None:
    server.breaks_at, server.state = 150_000, state
    with pytest.raises(UserError, match="broke off"):
        download.fetch(server.url, tmp_path / "there")
    server.content, server.state = CONTENT[::-1], state and '"second"'
    download.fetch(server.url, tmp_path / "there")
    assert (tmp_path / "there").read_bytes() == CONTENT[::-1]
    assert [place.name for place in tmp_path.iterdir()] == ["there"]


def test_without_a_hash_it_goes_on_with_the_same_file(server: Served, tmp_path: Path) -> None:
    server.breaks_at = 150_000
    with pytest.raises(UserError, match="broke off"):
        download.fetch(server.url, tmp_path / "there")
    download.fetch(server.url, tmp_path / "there")
    assert (tmp_path / "there").read_bytes() == CONTENT
    assert server.asked[1].startswith("bytes=1")


def test_what_is_wrong_is_said_in_words(server: Served, tmp_path: Path) -> None:
    server.status = 404
    with pytest.raises(UserError, match="does not have the file any more: 404"):
        download.fetch(server.url, tmp_path / "there")
    server.status = 503
    with pytest.raises(UserError, match="does not give the file now: 503"):
        download.fetch(server.url, tmp_path / "there")
    with pytest.raises(UserError, match=r"cannot be reached.*online"):
        download.fetch("http://127.0.0.1:9/network.tflite", tmp_path / "there")
    with pytest.raises(UserError, match="no address on the web"):
        download.fetch("file:///etc/hostname", tmp_path / "there")
    assert not list(tmp_path.iterdir())
