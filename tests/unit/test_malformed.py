"""Other projects' odd and broken files: odd ones are read, broken ones have a reason, none crashes, hangs or eats
memory.
"""

from __future__ import annotations

import re
import time
from pathlib import Path

import numpy as np
import psutil
import pytest

from engine.sound import audio, scan

JARGON = re.compile(r"libsndfile|psf_|SF_INFO|avcodec|ffmpeg|errno|traceback|0x", re.IGNORECASE)

# valid by their format's book or by their project's word, but nobody's: 33 to 64 bits, blocks of 65 536, no sound
# inside
UNREAD_VALID = {"test-8000Hz-le-3ch-5S-36bit", "test-8000Hz-le-3ch-5S-45bit", "test-8000Hz-le-3ch-5S-53bit"}


def look(path: Path) -> tuple[int, str | None]:
    """Frames that came and what was said, by way of header, stream, span and channels; they must not contradict each
    other.
    """
    try:
        header = audio.read_header(path)
    except audio.AudioError as error:
        with pytest.raises(audio.AudioError):
            audio.stream(path, 22_050)
        return 0, error.reason
    try:
        with audio.stream(path, 22_050) as stream:
            for block in stream:
                assert block.dtype == np.float32
                assert np.isfinite(block).all()
        problem = stream.problem(header)
    except audio.AudioError as error:
        return 0, error.reason
    assert len(audio.read(path).samples) == stream.frames_read
    assert sum(len(block) for block, _ in audio.channel_blocks(path)) == stream.frames_read
    audio.read(path, 0.01, 0.01)
    return stream.frames_read, problem and problem.reason


def memory_bytes() -> int:
    """What this process holds; asked after every file."""
    return psutil.Process().memory_info().rss


@pytest.fixture(scope="module")
def seen(shared_data) -> dict[str, tuple[int, str | None]]:
    root = shared_data / "malformed"
    before, began = memory_bytes(), time.perf_counter()
    found = {}
    for each in scan.find(root, recursive=True):
        found[each.file] = look(root / each.file)
        assert memory_bytes() - before < 200_000_000, each.file
    assert len(found) > 150
    assert time.perf_counter() - began < 30
    return found


def test_each_gives_sound_or_a_reason(seen):
    for file, (frames, reason) in seen.items():
        assert frames or reason, file
        assert reason is None or (len(reason) > 30 and not JARGON.search(reason)), (file, reason)


def test_valid_ones_are_read(seen):
    valid = re.compile(
        r"jstrait_wavefile/(mono|stereo|tri|extensible_(mono|stereo|tri))_|hound/(pcmwave|waveformat)|scipy_io/"
    )
    for file, (frames, reason) in seen.items():
        if (
            valid.search(file)
            and Path(file).stem not in UNREAD_VALID
            and "early-eof" not in file
            and "incomplete" not in file
        ):
            assert frames, (file, reason)
            # one of hound's holds whole numbers as floats
            assert reason is None or "silent" in reason or "full scale" in reason, (file, reason)


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("jstrait_wavefile/empty.wav", "0 bytes"),
        ("jstrait_wavefile/no_samples.wav", "holds no sound"),
        ("jstrait_wavefile/bad_channel_count.wav", "it claims no channels"),
        ("jstrait_wavefile/bad_sample_rate.wav", "claims 0 values a second"),
        ("jstrait_wavefile/bad_riff_header.wav", "not a sound file"),
        ("jstrait_wavefile/data_chunk_truncated.wav", "shorter than it claims: 0.05 s of 2.27 s"),
        ("jstrait_wavefile/no_data_chunk.wav", "header is damaged"),
        ("scipy_io/test-44100Hz-le-1ch-4bytes-early-eof.wav", "shorter than it claims: 0.01 s of 0.10 s"),
        ("scipy_io/test-8000Hz-le-3ch-5S-36bit.wav", "cannot decode"),
        ("flac_test_files/08 - blocksize 65536.flac", "cannot decode"),
        ("flac_test_files/06 - missing streaminfo metadata block.flac", "cannot decode"),
    ],
)
def test_the_reason_fits(seen, file, reason):
    assert reason in seen[file][1]


def test_what_libsndfile_refuses_or_drops_is_read_by_ffmpeg(seen):
    wanted = {
        "flac_test_files/02 - increasing number of channels.flac": 638_856,
        "flac_test_files/03 - decreasing number of channels.flac": 375_226,
        "flac_test_files/04 - wrong number of channels.flac": 97_391,
        "flac_test_files/05 - wrong total number of samples.flac": 109_487,
        "jstrait_wavefile/smpl_chunk_empty.wav": 2_240,
        "scipy_io/test-8000Hz-le-3ch-5S-64bit.wav": 5,
    }
    assert {file: seen[file][0] for file in wanted} == wanted


def test_the_folder_as_a_whole(shared_data):
    root = shared_data / "malformed"
    founds = list(scan.find(root, recursive=True))
    recordings = [recording for batch in scan.headers(root, founds) for recording in batch]
    assert len(recordings) == len(founds)
    assert 40 < sum(1 for recording in recordings if recording.problem) < len(founds) / 2
    for recording in recordings:
        assert recording.problem or (recording.rate_hz and recording.channels and recording.format)
        assert recording.duration_s is None or 0 <= recording.duration_s < 3_600


def test_small_odd_recordings(shared_data):
    folder = shared_data / "recordings" / "opensoundscape"
    said = {path.name: look(path) for path in sorted(folder.iterdir())}
    assert said["empty_2c.wav"][1].startswith("The file has a header but holds no sound")
    assert said["silence_10s.mp3"] == (441_000, None)  # its noise is below hearing, but there
    assert said["veryshort.wav"] == (6_266, None)
    assert said["1min.wav"] == (1_920_000, None)
