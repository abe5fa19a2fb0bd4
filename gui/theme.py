"""How Earmark looks: one light and one dark set of colours, one spacing, drawn by the Fusion style on every platform."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractSpinBox, QApplication

from engine.places import RESOURCES

SPACE = 8  # the distance between things that belong together, in device-independent pixels; double it between groups
RADIUS = 6
LEAST_CONTRAST = 3.0
_INDENT = 7
_FRONT = 4  # letters of a name that is cut, before the cut
_Box = TypeVar("_Box", bound=QAbstractSpinBox)


@dataclass(frozen=True)
class Colours:
    """The colours of one appearance, as "#rrggbb"."""

    dark: bool
    ground: str  # behind everything
    panel: str  # behind lists, pictures and fields
    raised: str  # buttons
    ink: str  # text
    faint: str  # text of second rank
    line: str  # thin lines between things
    accent: str  # what is chosen, what to press
    on_accent: str
    soft: str  # a whisper of the accent: the selected row
    good: str
    warn: str
    bad: str


LIGHT = Colours(
    False,
    "#f4f3f0",
    "#ffffff",
    "#fbfaf8",
    "#20262b",
    "#676e74",
    "#dcd9d3",
    "#17708a",
    "#ffffff",
    "#d7e9ee",
    "#2c7a4b",
    "#96630a",
    "#b23b34",
)
DARK = Colours(
    True,
    "#1a1c1f",
    "#212427",
    "#2a2e32",
    "#e7e5e1",
    "#9aa0a5",
    "#363b40",
    "#5cb7cf",
    "#0d2a32",
    "#24434d",
    "#6cc08b",
    "#dba94a",
    "#e77b72",
)
_now = [LIGHT]


def palette() -> Colours:
    """The colours in use; ask again on `QEvent.Type.PaletteChange`."""
    return _now[0]


@contextmanager
def light() -> Iterator[None]:
    """The light colours meanwhile, for what goes on paper."""
    before, _now[0] = _now[0], LIGHT
    try:
        yield
    finally:
        _now[0] = before


def apply(theme: str = "system") -> Colours:
    """Dresses the application; `theme` is "system", "light" or "dark".  Call again when the system or the setting changes."""
    app = QGuiApplication.instance()
    assert isinstance(app, QApplication)
    hints = app.styleHints()
    scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(theme)
    if scheme is None:
        hints.unsetColorScheme()
        scheme = hints.colorScheme()
    else:
        hints.setColorScheme(scheme)
    colours = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    _now[0] = colours
    sheet = _sheet(colours)
    if app.styleSheet() != sheet:  # every widget there is would be dressed anew
        app.setStyle("Fusion")
        app.setPalette(_qt_palette(colours))
        app.setStyleSheet(sheet)
    return colours


def font(points: float = 0.0, bold: bool = False) -> QFont:
    """The application's font, `points` larger."""
    made = QFont(QApplication.font())
    made.setPointSizeF(max(6.0, made.pointSizeF() + points))
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def indented(box: _Box) -> _Box:
    """A box of numbers or days whose text keeps from the border as in other fields: Qt's sheets move everything of it but the text."""
    box.lineEdit().setTextMargins(_INDENT, 0, 0, 0)
    return box


def one_line(text: str) -> str:
    """`text` on one line: names of files may hold more than one."""
    return " ".join(text.splitlines())


def elide(text: str, widget, width: int) -> str:
    """`text` cut in the middle to `width` pixels in the widget's font."""
    return widget.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, width)


def cut(name: str, metrics: QFontMetrics, width: int) -> str:
    """A recording's name cut near its beginning: the end, a time or a number, tells recordings of one recorder apart."""
    if metrics.horizontalAdvance(name) <= width:
        return name
    front = name[:_FRONT]
    return front + metrics.elidedText(
        name[_FRONT:], Qt.TextElideMode.ElideLeft, width - metrics.horizontalAdvance(front)
    )


def mixed(colour: str, with_colour: str, share: float) -> str:
    """`share` (0 to 1) of `colour` in `with_colour`."""
    a, b = QColor(colour), QColor(with_colour)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    parts = (round(x * share + y * (1 - share)) for x, y in pairs)
    return QColor(*parts).name()


def contrast(one: str, other: str) -> float:
    """1 to 21, as WCAG 2.2 has it (relative luminance)."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@lru_cache(maxsize=4096)
def ink_on(colour: str) -> str:
    """Black or white, whichever is read better on a colour: at least 4.5 to one."""
    return max("#000000", "#ffffff", key=lambda ink: contrast(ink, colour))


def _luminance(colour: str) -> float:
    seen = QColor(colour)
    parts = (seen.redF(), seen.greenF(), seen.blueF())
    linear = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return sum(weight * x for weight, x in zip((0.2126, 0.7152, 0.0722), linear))


@lru_cache(maxsize=4096)
def _seen(colour: str, on: str, towards: str) -> str:
    steps = (mixed(towards, colour, share / 20) for share in range(21))
    return next(step for step in steps if contrast(step, on) >= LEAST_CONTRAST)


def seen(colour: str) -> str:
    """A class's colour as it is drawn now: no nearer to the ground than three to one, the least for signs (WCAG 2.2, 1.4.11)."""
    c = palette()
    return _seen(colour, c.panel, "#ffffff" if c.dark else "#000000")


def _qt_palette(c: Colours) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette()
    for which, colour in {
        role.Window: c.ground,
        role.WindowText: c.ink,
        role.Base: c.panel,
        role.AlternateBase: mixed(c.ground, c.panel, 0.55),
        role.Text: c.ink,
        role.Button: c.raised,
        role.ButtonText: c.ink,
        role.BrightText: c.bad,
        role.ToolTipBase: c.raised,
        role.ToolTipText: c.ink,
        role.PlaceholderText: c.faint,
        role.Highlight: c.soft,
        role.HighlightedText: c.ink,
        role.Accent: c.accent,
        role.Link: c.accent,
        role.LinkVisited: c.accent,
        role.Light: mixed(c.panel, c.raised, 0.5),
        role.Midlight: c.ground,
        role.Mid: c.line,
        role.Dark: mixed(c.ink, c.line, 0.25),
        role.Shadow: mixed("#000000", c.line, 0.5),
    }.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(mixed(c.faint, c.ground, 0.6)))
    return made


def _sheet(c: Colours) -> str:
    hover = mixed(c.accent, c.raised, 0.10)
    pressed = mixed(c.accent, c.raised, 0.22)
    off = mixed(c.faint, c.ground, 0.6)
    edge = mixed(c.faint, c.panel, 0.7)  # Fusion's own boxes cannot be seen in the dark
    tick, down, up, more = (
        (RESOURCES / "icons" / f"{name}-{'dark' if c.dark else 'light'}.svg").as_posix()
        for name in ("tick", "down", "up", "more")
    )
    return f"""
    QToolTip {{ background: {c.raised}; color: {c.ink}; border: 1px solid {c.line}; padding: 4px 6px; }}
    QMenuBar {{ background: {c.ground}; padding: 1px 4px; }}
    QMenuBar::item {{ padding: 4px 9px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {c.soft}; }}
    QMenu {{ background: {c.panel}; border: 1px solid {c.line}; padding: 4px; }}
    QMenu::item {{ padding: 5px 26px 5px 22px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {c.soft}; color: {c.ink}; }}
    QMenu::item:disabled {{ color: {off}; }}
    QMenu::icon:checked {{ background: {c.soft}; border: 1px solid {c.accent}; border-radius: 4px; }}
    QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 8px; }}
    QToolBar {{ background: {c.ground}; border: 0; border-bottom: 1px solid {c.line}; padding: 5px 8px; spacing: 3px; }}
    QToolBar::separator {{ width: 1px; background: {c.line}; margin: 5px 7px; }}
    QToolButton {{ border: 1px solid transparent; border-radius: {RADIUS}px; padding: 4px 9px; background: transparent; }}
    QToolButton:hover {{ background: {hover}; }}
    QToolButton:pressed, QToolButton:checked {{ background: {pressed}; }}
    QToolButton:disabled {{ color: {off}; }}
    QToolButton:focus {{ border-color: {c.accent}; }}
    QToolBarExtension {{ qproperty-icon: url("{more}"); padding: 0; border: 0; }}
    QToolButton::menu-indicator {{ image: none; }}
    QPushButton {{
        background: {c.raised}; border: 1px solid {c.line}; border-radius: {RADIUS}px; padding: 5px 14px; min-height: 18px; }}
    QPushButton:hover {{ background: {hover}; border-color: {mixed(c.accent, c.line, 0.4)}; }}
    QPushButton:pressed, QPushButton:checked {{ background: {pressed}; }}
    QPushButton:focus {{ border-color: {c.accent}; }}
    QPushButton:disabled {{ color: {off}; }}
    QPushButton:default, QPushButton[primary="true"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; }}
    QPushButton:default:hover, QPushButton[primary="true"]:hover {{ background: {mixed(c.accent, c.ink, 0.88)}; }}
    QPushButton:default:focus, QPushButton[primary="true"]:focus {{ border: 2px solid {c.ink}; padding: 4px 13px; }}
    QPushButton:default:disabled, QPushButton[primary="true"]:disabled {{ background: {c.line}; color: {off}; border-color: {c.line}; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QLineEdit, QPlainTextEdit, QTextEdit {{
        background: {c.panel}; border: 1px solid {c.line}; border-radius: {RADIUS}px; padding: 4px 7px;
        selection-background-color: {c.accent};
        selection-color: {c.on_accent}; }}
    QComboBox {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: {RADIUS}px; padding: 3px 8px; min-height: 19px; }}
    QComboBox:hover {{ border-color: {mixed(c.accent, c.line, 0.4)}; }}
    QComboBox:focus, QComboBox:on {{ border-color: {c.accent}; }}
    QComboBox:disabled {{ color: {off}; background: {c.ground}; }}
    QComboBox::drop-down, QDateEdit::drop-down {{ subcontrol-origin: border; width: 24px; border: 0; }}
    QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{down}"); width: 13px; height: 13px; }}
    QComboBox QAbstractItemView {{ background: {c.panel}; border: 1px solid {c.line}; padding: 2px; }}
    QAbstractSpinBox {{ background: {c.panel}; border: 1px solid {c.line}; border-radius: {RADIUS}px; padding: 3px 4px; min-height: 19px; }}
    QAbstractSpinBox:focus {{ border-color: {c.accent}; }}
    QAbstractSpinBox:disabled {{ color: {off}; background: {c.ground}; }}
    QAbstractSpinBox::up-button {{ subcontrol-origin: border; subcontrol-position: top right; width: 20px; border: 0; margin-top: 2px; }}
    QAbstractSpinBox::down-button {{ subcontrol-origin: border; subcontrol-position: bottom right; width: 20px; border: 0;
        margin-bottom: 2px; }}
    QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{ background: {hover}; }}
    QAbstractSpinBox::up-arrow {{ image: url("{up}"); width: 11px; height: 11px; }}
    QAbstractSpinBox::down-arrow {{ image: url("{down}"); width: 11px; height: 11px; }}
    QLineEdit:disabled {{ color: {off}; background: {c.ground}; placeholder-text-color: {off}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border-color: {c.accent}; }}
    QCheckBox::indicator, QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {edge}; background: {c.panel}; }}
    QCheckBox::indicator {{ border-radius: 4px; }}
    QRadioButton::indicator {{ border-radius: 8px; }}
    QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {c.accent}; }}
    QCheckBox, QRadioButton {{ border: 1px solid transparent; border-radius: 4px; padding: 1px 4px 1px 1px; }}
    QCheckBox:focus, QRadioButton:focus {{ border-color: {c.accent}; }}
    QCheckBox::indicator:checked {{ background: {c.accent}; border-color: {c.accent}; image: url("{tick}"); }}
    QRadioButton::indicator:checked {{ border-color: {c.accent};
        background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5,
            stop:0 {c.accent}, stop:0.52 {c.accent}, stop:0.6 {c.panel}, stop:1 {c.panel}); }}
    QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {c.line}; background: {c.ground}; }}
    QCheckBox::indicator:checked:disabled {{ background: {c.faint}; border-color: {c.faint}; }}
    QRadioButton::indicator:checked:disabled {{ border-color: {c.faint};
        background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5,
            stop:0 {c.faint}, stop:0.52 {c.faint}, stop:0.6 {c.panel}, stop:1 {c.panel}); }}
    QAbstractItemView {{ border: 1px solid {c.line}; outline: 0; }}
    QAbstractItemView:focus {{ border-color: {c.accent}; }}
    QScrollArea {{ border: 1px solid transparent; }}
    QScrollArea:focus {{ border-color: {c.accent}; }}
    QSlider {{ border: 1px solid transparent; border-radius: {RADIUS}px; padding: 0 2px; }}
    QSlider:focus {{ border-color: {c.accent}; }}
    StartPage {{ border: 0; }}
    QListWidget, QListView {{ border-radius: {RADIUS}px; padding: 2px; }}
    QHeaderView {{ background: {c.ground}; border: 0; }}
    QHeaderView::section {{ background: {c.ground}; color: {c.faint}; border: 0; border-bottom: 1px solid {c.line}; padding: 5px 8px; }}
    QTableCornerButton::section {{ background: {c.ground}; border: 0; }}
    QSplitter::handle {{ background: transparent; }}
    QSplitter::handle:hover {{ background: {c.soft}; }}
    QStatusBar {{ background: {c.ground}; border-top: 1px solid {c.line}; }}
    QStatusBar::item {{ border: 0; }}
    QProgressBar {{ background: {c.line}; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
    QScrollBar:vertical {{ width: 11px; background: transparent; margin: 1px; }}
    QScrollBar:horizontal {{ height: 11px; background: transparent; margin: 1px; }}
    QScrollBar::handle {{ background: {mixed(c.faint, c.ground, 0.45)}; border-radius: 4px; min-width: 28px; min-height: 28px; }}
    QScrollBar::handle:hover {{ background: {c.faint}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: none; border: 0; width: 0; height: 0; }}
    QTabBar::tab {{ padding: 6px 14px; border: 0; border-bottom: 2px solid transparent; color: {c.faint}; background: transparent; }}
    QTabBar::tab:selected {{ color: {c.ink}; border-bottom-color: {c.accent}; }}
    QTabBar::tab:selected:focus {{ background: {c.accent}; color: {c.on_accent}; }}
    QTabWidget::pane {{ border: 0; border-top: 1px solid {c.line}; }}
    QLabel[rank="second"] {{ color: {c.faint}; }}
    QLabel[rank="heading"] {{ color: {c.faint}; font-weight: 600; }}
    """
