"""What a person can set: one dataclass, one TOML file.  The settings page is drawn from these fields."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import Field, asdict, dataclass, field, fields, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from engine import places

RECENT = 12  # projects that are remembered
_ENTRIES = range(1000)  # of any other list


def _setting(default: Any, page: str, title: str, **about: Any) -> Any:
    """A field with what the settings page shows: `page`, `title`; where they apply `hint`, `low`, `high`, `choices`, `unit`, `hidden`.

    Of a list `low` and `high` are those of its numbers, and `lengths` how many entries it may have; numbers rise.
    """
    about |= {"page": page, "title": title}
    return field(default_factory=list, metadata=about) if default == [] else field(default=default, metadata=about)


@dataclass(frozen=True)
class Settings:
    """Every setting with its default; immutable, changed with `change`."""

    theme: str = _setting("system", "Window", "Appearance", choices=("system", "light", "dark"))
    colour_map: str = _setting(
        "viridis", "Spectrogram", "Colours", choices=("viridis", "magma", "inferno", "cividis", "grey", "grey turned")
    )
    frequency_scale: str = _setting("linear", "Spectrogram", "Frequencies", choices=("linear", "log", "mel"))
    clock: bool = _setting(False, "Spectrogram", "Time of day, where it is known")
    range_db: int = _setting(70, "Spectrogram", "Range", low=20, high=120, unit="dB")
    gain_db: int = _setting(
        0,
        "Spectrogram",
        "Gain",
        low=-60,
        high=60,
        unit="dB",
        hint="Brightens the picture and stretches the wave; what is heard stays.",
    )
    window_length: int = _setting(
        1024, "Spectrogram", "Window length", choices=(256, 512, 1024, 2048, 4096), unit="frames"
    )
    overlap: str = _setting(
        "automatic",
        "Spectrogram",
        "Overlap of windows",
        choices=("automatic", "0 %", "50 %", "75 %", "87.5 %"),
        hint="Automatic: a window for each pixel, half a window apart where there are more windows than pixels.",
    )
    window: str = _setting(
        "hann",
        "Spectrogram",
        "Window function",
        choices=("hann", "hamming", "blackman", "blackman-harris", "flat top", "rectangular"),
    )
    pool: str = _setting(
        "peak",
        "Spectrogram",
        "Far away shows",
        choices=("peak", "mean"),
        hint="Of the many windows in each pixel: the loudest level, which loses nothing short, or the mean.",
    )
    auto_advance: bool = _setting(True, "Labelling", "Go to the next recording after a label")
    play_on_arrival: bool = _setting(True, "Labelling", "Play a recording on arrival")
    unsure_below: float = _setting(0.6, "Labelling", "Unsure below", low=0.0, high=1.0)
    recursive: bool = _setting(False, "Classifying", "Include subfolders")
    keep_embeddings: bool = _setting(
        True, "Classifying", "Keep embeddings for teaching", hint="About 1 kB a window; teaching needs them."
    )
    threads: int = _setting(2, "Classifying", "Threads", low=1, high=64)
    force_cpu: bool = _setting(
        False,
        "Training",
        "Compute on the processor only",
        hint="Even where there is a graphics card that could be used.",
    )
    byte_order_mark: bool = _setting(False, "Export", "Byte-order mark for Excel")
    person: str = _setting("", "Labelling", "Your name", hint="Written beside your labels.")
    levels: list[float] = _setting(
        [],
        "Spectrogram",
        "Floor and top of the colours in dB; none: automatic",
        hidden=True,
        low=-400.0,
        high=400.0,
        lengths=(0, 2),
    )
    channels: str = _setting(
        "",
        "Spectrogram",
        "Channels shown: mixed, each, or one by its number from 1; none: what models hear",
        hidden=True,
    )
    sight: bool = _setting(False, "", "What the model saw is shown", hidden=True)
    loudspeaker: str = _setting("", "", "The sound device to play on; none: the system's own choice", hidden=True)
    geometry: str = _setting("", "", "Where the window was", hidden=True)
    recent: list[str] = _setting([], "", "Recent projects", hidden=True, lengths=range(RECENT + 1))
    microphone: str = _setting("", "", "The microphone heard last", hidden=True)
    microphone_rate_hz: int = _setting(0, "", "Its rate; 0: its own", hidden=True, low=0, high=10_000_000)
    microphone_channel: int = _setting(-1, "", "Its channel; -1: all", hidden=True, low=-1, high=1000)
    recorded_as: str = _setting("wav 16", "", "Kind of file that is recorded", hidden=True)
    recorded_in: str = _setting("", "", "Where recordings outside a project are put", hidden=True)
    columns: list[str] = _setting([], "", "Columns of the list", hidden=True)
    keys: list[str] = _setting([], "", "Changed keys, each as action=key", hidden=True)


PICTURE = frozenset(f.name for f in fields(Settings) if f.metadata["page"] == "Spectrogram")  # a project keeps its own


def load(path: Path | None = None) -> Settings:
    """The settings on disk; a missing or unreadable file and unknown or ill-typed entries fall back to the defaults."""
    path = path or places.settings_file()
    try:
        entries = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    return over(Settings(), entries)


def over(settings: Settings, entries: dict[str, Any]) -> Settings:
    """The settings with those of `entries` in their place that are known, of the right type and among or between what may be chosen."""

    def good(f: Field) -> bool:
        value, about = entries.get(f.name), f.metadata
        if type(value) is not type(getattr(settings, f.name)):
            return False
        if not isinstance(value, list):
            return value in about.get("choices", (value,)) and _between(value, about)
        numbers = f.type == "list[float]"
        kinds = (int, float) if numbers else (str,)
        return (
            len(value) in about.get("lengths", _ENTRIES)
            and all(type(one) in kinds and _between(one, about) for one in value)
            and (not numbers or all(one < another for one, another in pairwise(value)))
        )

    return replace(settings, **{f.name: entries[f.name] for f in fields(Settings) if f.name in entries and good(f)})


def _between(value: Any, about: Mapping[str, Any]) -> bool:
    return about.get("low", value) <= value <= about.get("high", value)


def save(settings: Settings, path: Path | None = None) -> None:
    """Writes beside, then replaces, so that a crash leaves the old settings or the new ones.  Raises OSError."""
    import tomli_w

    path = path or places.settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(tomli_w.dumps(asdict(settings)), "utf-8")
    os.replace(beside, path)


def change(settings: Settings, **changes: Any) -> Settings:
    """The settings with some fields changed, on disk when this returns."""
    settings = replace(settings, **changes)
    save(settings)
    return settings
