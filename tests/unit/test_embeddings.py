"""The embeddings file: rows come back as they went in, in blocks too, and a crash cuts off no more than the last recording."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.errors import UserError
from engine.labels import Target
from engine.predict import embeddings
from engine.predict.embeddings import Embeddings
from engine.project import Project

WIDTH = 5


def some(rows: int, begin: int = 0) -> np.ndarray:
    return (begin + np.arange(rows * WIDTH).reshape(rows, WIDTH)).astype(np.float16)


@pytest.fixture
def kept(tmp_path: Path):
    made = Embeddings(tmp_path / "embeddings", "net", WIDTH)
    yield made
    made.close()


def test_rows_come_back_as_they_went_in(kept: Embeddings) -> None:
    assert kept.append(some(3)) == 0
    assert kept.append(some(2, 100)) == 3
    assert np.array_equal(kept.read(3, 2), some(2, 100))
    assert np.array_equal(kept.read(0, 5), np.concatenate([some(3), some(2, 100)]))
    with pytest.raises(UserError, match="damaged"):
        kept.read(4, 2)


def test_another_reader_sees_what_was_added(kept: Embeddings, tmp_path: Path) -> None:
    kept.append(some(3))
    assert np.array_equal(Embeddings(tmp_path / "embeddings", "net", WIDTH).read(1, 2), some(3)[1:])
    assert embeddings.rows_in(tmp_path / "embeddings", "net", WIDTH) == 3
    assert embeddings.rows_in(tmp_path / "embeddings", "other", WIDTH) == 0


def test_blocks_hold_whole_recordings(kept: Embeddings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embeddings, "BLOCK_BYTES", 4 * WIDTH * 2)  # four rows
    sizes = [2, 2, 3, 9, 1]
    places = [(kept.append(some(n, 10 * k)), n) for k, n in enumerate(sizes)]
    del places[2]  # rows that belong to none any more
    blocks = list(kept.blocks(places))
    assert [which for which, _ in blocks] == [slice(0, 2), slice(2, 3), slice(3, 4)]
    for which, block in blocks:
        first = places[which][0][0]
        for begin, n in places[which]:
            number = next(k for k, size in enumerate(np.cumsum([0, *sizes])) if size == begin)
            assert np.array_equal(block[begin - first : begin - first + n], some(n, 10 * number))
    assert list(kept.blocks([])) == []


def test_a_full_disk_leaves_no_half_rows(kept: Embeddings, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.append(some(2))

    class Full:
        """A file that takes seven bytes, and then no more."""

        def __init__(self, file):
            self.file, self.room = file, 7

        def write(self, data):
            if not self.room:
                raise OSError(28, "No space left on device")
            self.room = 0
            return self.file.write(data[:7])

        def __getattr__(self, name):
            return getattr(self.file, name)

    whole = kept._file
    kept._file = Full(whole)
    with pytest.raises(OSError, match="No space"):
        kept.append(some(1))
    kept._file = whole
    assert kept.append(some(1, 50)) == 2
    assert np.array_equal(kept.read(0, 3), np.concatenate([some(2), some(1, 50)]))


def file_of(project: Project) -> Path:
    return project.folder / "embeddings" / "backbone0.f16"


def test_what_a_killed_run_left_beyond_the_last_committed_row_is_cut_off(workshop, project: Project) -> None:
    project.put_scored([workshop.scored("a/s0_0.wav", 0), workshop.scored("b/s0_1.wav", 1)])
    whole = file_of(project).read_bytes()
    project.close()
    with open(file_of(project), "ab") as file:
        file.write(b"x" * 17)  # a row whose commit never came, cut in two
    with workshop.open() as found:
        assert file_of(found).read_bytes() == whole
        found.put_scored([workshop.scored("c/s0_2.wav", 2)])
        assert np.argmax(found.embedded("c/s0_2.wav").embeddings, axis=1).tolist() == [2, 2, 2]


def test_recordings_whose_embeddings_are_gone_are_embedded_anew(workshop, project: Project) -> None:
    project.put_scored([workshop.scored("a/s0_0.wav", 0), workshop.scored("b/s0_1.wav", 1)])
    project.close()
    embeddings.cut(project.folder / "embeddings", "backbone0", 6, 4)  # the disk lost the end
    with workshop.open() as found:
        assert found.embedded("a/s0_0.wav") is not None
        assert found.embedded("b/s0_1.wav") is None
        assert found.predictions()["b/s0_1.wav"].predicted == "dog_bark"
        found.label([Target("b/s0_1.wav")], found.classes()[0].id)
        assert found.unembedded() == ["b/s0_1.wav"]
    file_of(project).unlink()
    with workshop.open() as found:
        assert found.embedded("a/s0_0.wav") is None
        assert found.rescore() == 0
        found.put_scored([workshop.scored("a/s0_0.wav", 0)])
        assert found.rescore() == 1
