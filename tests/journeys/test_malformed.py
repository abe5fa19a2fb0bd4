"""A folder full of odd and broken files: every one has its row, and every one without a prediction its reason."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def classified(shared_data: Path) -> tuple[subprocess.CompletedProcess[str], dict[str, dict[str, str]]]:
    command = [sys.executable, "-m", "gui", "classify", str(shared_data / "malformed"), "--recursive"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=240, check=False)
    return done, {row["file"]: row for row in csv.DictReader(io.StringIO(done.stdout))}


def test_it_ends_well_and_says_that_some_have_failed(classified, shared_data: Path) -> None:
    done, rows = classified
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    there = {
        p.relative_to(shared_data / "malformed").as_posix()
        for p in (shared_data / "malformed").rglob("*")
        if p.suffix in (".wav", ".flac")
    }
    assert set(rows) == there


def test_what_could_not_be_classified_has_a_reason(classified) -> None:
    done, rows = classified
    for file, row in rows.items():
        assert bool(row["predicted"]) == bool(row["model"]), file
        if row["predicted"] != "none of these":  # what is only far from all that is known has no number
            assert bool(row["predicted"]) == bool(row["confidence"]), file
        assert row["predicted"] or row["problem"], file
        if row["problem"]:
            assert f"{file}: {row['problem']}" in done.stderr
            assert row["problem"].endswith(".")


def test_known_bad_ones_are_bad_and_known_good_ones_good(classified) -> None:
    _, rows = classified
    for name in ("empty.wav", "no_data_chunk.wav", "no_samples.wav", "bad_riff_header.wav", "bad_sample_rate.wav"):
        row = rows[f"jstrait_wavefile/{name}"]
        assert row["problem"]
        assert not row["predicted"]
    truncated = rows["jstrait_wavefile/data_chunk_truncated.wav"]
    assert truncated["predicted"]
    assert "shorter than it claims" in truncated["problem"]
    for name in ("mono_pcm_16_44100", "stereo_pcm_24_44100", "tri_float_64_44100", "extensible_stereo_pcm_24_44100"):
        row = rows[f"jstrait_wavefile/{name}.wav"]
        assert row["predicted"]
        assert not row["problem"]
