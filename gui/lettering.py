"""Words of three ranks on pages and in dialogs."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from gui import theme


def title(words: str) -> QLabel:
    """What a page or a part of it is about."""
    label = QLabel(words)
    label.setFont(theme.font(2, bold=True))
    return label


def heading(words: str) -> QLabel:
    """Above what belongs together."""
    label = QLabel(words)
    label.setProperty("rank", "heading")
    return label


def second(words: str = "", wraps: bool = True) -> QLabel:
    """What explains."""
    label = QLabel(words)
    label.setProperty("rank", "second")
    label.setWordWrap(wraps)
    return label
