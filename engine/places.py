"""Where Earmark keeps things: settings, projects and caches in the platform's own places, and what ships with the program."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def _place(variable: str, default: str) -> Path:
    return Path(os.environ.get(variable) or default)


def settings_file() -> Path:
    """The TOML file with the person's settings (`EARMARK_SETTINGS` overrides)."""
    return _place("EARMARK_SETTINGS", os.path.join(platformdirs.user_config_dir("earmark", False), "settings.toml"))


def projects_folder() -> Path:
    """The folder that holds one project per recordings folder (`EARMARK_PROJECTS` overrides)."""
    return _place("EARMARK_PROJECTS", os.path.join(platformdirs.user_data_dir("earmark", False), "projects"))


def models_folder() -> Path:
    """The folder of the models a person has added (`EARMARK_MODELS` overrides)."""
    return _place("EARMARK_MODELS", os.path.join(platformdirs.user_data_dir("earmark", False), "models"))


def trials_folder() -> Path:
    """The folder that keeps what recipes said of data sets, fold by fold (`EARMARK_TRIALS` overrides)."""
    return _place("EARMARK_TRIALS", os.path.join(platformdirs.user_data_dir("earmark", False), "trials"))


def log_file() -> Path:
    """The rotating log (`EARMARK_LOG` overrides)."""
    return _place("EARMARK_LOG", os.path.join(platformdirs.user_log_dir("earmark", False), "earmark.log"))


def cache_folder() -> Path:
    """What may be deleted at any time, and is large (`EARMARK_CACHE` overrides)."""
    return _place("EARMARK_CACHE", platformdirs.user_cache_dir("earmark", False))


def without_names(text: str) -> str:
    """A text for a bug report: the person's own folder, and with it their name, is only "~"."""
    try:
        home = Path.home()
    except RuntimeError:  # this system knows of none
        return text
    if not home.is_absolute() or not home.name:  # of a service or in a container: "/" names nobody
        return text
    own = str(home)
    for written in (
        own,
        own.replace("\\", "\\\\"),
        own.replace("\\", "/"),
    ):  # as it is, in an error of Python's, in FFmpeg's
        text = text.replace(written, "~")
    return text
