"""Makes the tiny files by which the self-test sees whether every format can be read: `python resources/formats/make.py`.

Each holds the same half second of a tone of 440 Hz.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile

HERE = Path(__file__).parent
SNDFILE = {  # libsndfile writes these: format, subtype
    "wav": ("WAV", "PCM_16"),
    "w64": ("W64", "PCM_16"),
    "rf64": ("RF64", "PCM_16"),
    "aiff": ("AIFF", "PCM_16"),
    "au": ("AU", "ULAW"),
    "caf": ("CAF", "PCM_16"),
    "voc": ("VOC", "PCM_16"),
    "sph": ("NIST", "PCM_16"),
    "flac": ("FLAC", "PCM_16"),
    "ogg": ("OGG", "VORBIS"),
    "opus": ("OGG", "OPUS"),
    "mp3": ("MP3", "MPEG_LAYER_III"),
}
FFMPEG = {  # FFmpeg writes these: container, codec, rate
    "m4a": ("ipod", "aac", 16_000),
    "aac": ("adts", "aac", 16_000),
    "mp4": ("mp4", "alac", 16_000),
    "3gp": ("3gp", "libopencore_amrnb", 8_000),
    "amr": ("amr", "libopencore_amrnb", 8_000),
    "wma": ("asf", "wmav2", 22_050),
    "mka": ("matroska", "flac", 16_000),
    "weba": ("webm", "libopus", 16_000),
    "ac3": ("ac3", "ac3", 32_000),
}


def tone(rate_hz: int) -> np.ndarray:
    """Half a second of 440 Hz, float32 (frames,)."""
    t = np.arange(rate_hz // 2) / rate_hz
    return (0.4 * np.sin(2 * np.pi * 440 * t)).astype(np.float32)


def encode(file: Path, container: str, codec: str, rate_hz: int) -> None:
    """Writes the tone through FFmpeg."""
    import av

    settings = {"bit_rate": 64_000} if codec in ("wmav2", "ac3") else {}
    with av.open(str(file), "w", format=container) as target:
        stream = target.add_stream(codec, rate=rate_hz, layout="mono", **settings)
        kind = stream.codec_context.format.name
        sound, size = tone(rate_hz), stream.codec_context.frame_size or 1024
        for start in range(0, len(sound), size):
            part = sound[start : start + size]
            values = (part * 32_767).astype(np.int16) if kind.startswith("s16") else part
            if kind.startswith("s32"):
                values = (part * 2_147_483_000).astype(np.int32)
            frame = av.AudioFrame.from_ndarray(values.reshape(1, -1), format=kind, layout="mono")
            frame.sample_rate, frame.pts = rate_hz, start
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))


if __name__ == "__main__":
    for ending, (name, subtype) in SNDFILE.items():
        rate_hz = 16_000 if ending == "mp3" else 8_000
        soundfile.write(HERE / f"tone.{ending}", tone(rate_hz), rate_hz, format=name, subtype=subtype)
    for ending, how in FFMPEG.items():
        encode(HERE / f"tone.{ending}", *how)
