"""The one table of what a person can do: menus, toolbar, shortcuts and the sheet of keys are all drawn from it.

A key with Ctrl, Alt or Meta is a shortcut of Qt's; a plain key goes through `gui.keys`, which knows every layout and leaves text
fields theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from gui import icons
from gui.keys import MOVING_KEYS

_LETTER = re.compile(r"\(&\w\)")


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks a text for the translators' tools, which look for this name; `words` translates it when it is shown."""
    return text


@dataclass(frozen=True)
class Action:
    """One row: `keys` as Qt writes them; `needs` is "", "project", "recording", "writable" (a project that may be written), "target"
    (both) or "running"."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    needs: str = ""
    icon: str = ""
    short: str = ""  # the toolbar's word
    hint: str = ""
    repeats: bool = False  # whether holding the key down repeats it
    role: str = ""  # "quit", "about", "preferences" for macOS
    switch: bool = False  # on or off


PROJECT, EDIT, LABEL, REGION, LISTEN, VIEW, MODEL, HELP = (
    QT_TRANSLATE_NOOP("actions", "&Project"),
    QT_TRANSLATE_NOOP("actions", "&Edit"),
    QT_TRANSLATE_NOOP("actions", "&Label"),
    QT_TRANSLATE_NOOP("actions", "&Region"),
    QT_TRANSLATE_NOOP("actions", "L&isten"),
    QT_TRANSLATE_NOOP("actions", "&View"),
    QT_TRANSLATE_NOOP("actions", "&Model"),
    QT_TRANSLATE_NOOP("actions", "&Help"),
)

TABLE: dict[str, tuple[Action | None, ...]] = {  # None: a line between
    PROJECT: (
        Action(
            "open_folder",
            QT_TRANSLATE_NOOP("actions", "&Open folder…"),
            ("Ctrl+O",),
            icon="open",
            short=QT_TRANSLATE_NOOP("actions", "Open"),
        ),
        Action("open_project", QT_TRANSLATE_NOOP("actions", "Open a &project…"), ("Ctrl+Shift+O",)),
        Action("new_project", QT_TRANSLATE_NOOP("actions", "&New project in another place…"), ("Ctrl+Shift+N",)),
        Action("start_page", QT_TRANSLATE_NOOP("actions", "&Start page")),
        None,
        Action(
            "import_labels", QT_TRANSLATE_NOOP("actions", "&Import labels…"), ("Ctrl+I",), "writable", icon="import"
        ),
        Action(
            "export",
            QT_TRANSLATE_NOOP("actions", "&Export…"),
            ("Ctrl+E",),
            "project",
            "export",
            QT_TRANSLATE_NOOP("actions", "Export"),
            QT_TRANSLATE_NOOP("actions", "Write the table other programs read"),
        ),
        None,
        Action("project_properties", QT_TRANSLATE_NOOP("actions", "P&roject properties…"), (), "project"),
        Action("show_place", QT_TRANSLATE_NOOP("actions", "Show the project's &folder"), (), "project"),
        Action("rescan", QT_TRANSLATE_NOOP("actions", "Look for new &recordings"), ("F5",), "project"),
        Action("close_project", QT_TRANSLATE_NOOP("actions", "&Close project"), ("Ctrl+W",), "project"),
        Action("delete_project", QT_TRANSLATE_NOOP("actions", "&Delete project…"), (), "writable"),
        None,
        Action("quit", QT_TRANSLATE_NOOP("actions", "&Quit"), ("Ctrl+Q",), role="quit"),
    ),
    EDIT: (
        Action("undo", QT_TRANSLATE_NOOP("actions", "&Undo"), ("Ctrl+Z",), "writable", "undo", repeats=True),
        Action(
            "redo", QT_TRANSLATE_NOOP("actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "writable", "redo", repeats=True
        ),
        None,
        Action("filter", QT_TRANSLATE_NOOP("actions", "&Filter the list"), ("/",), "project"),
        Action("select_all", QT_TRANSLATE_NOOP("actions", "Select &all shown"), ("Ctrl+A",), "project"),
        None,
        Action(
            "settings", QT_TRANSLATE_NOOP("actions", "&Settings…"), ("Ctrl+,",), icon="settings", role="preferences"
        ),
    ),
    LABEL: (
        Action(
            "accept",
            QT_TRANSLATE_NOOP("actions", "&Accept the prediction"),
            ("Return",),
            "target",
            "accept",
            QT_TRANSLATE_NOOP("actions", "Accept"),
            QT_TRANSLATE_NOOP("actions", "The prediction is right"),
        ),
        Action("accept_above", QT_TRANSLATE_NOOP("actions", "Accept all a&bove…"), ("Ctrl+Return",), "writable"),
        Action(
            "reject",
            QT_TRANSLATE_NOOP("actions", "Re&ject"),
            ("X",),
            "target",
            hint=QT_TRANSLATE_NOOP(
                "actions", "What is proposed or said of the selected region is not heard there; that teaches, too"
            ),
        ),
        Action("find_class", QT_TRANSLATE_NOOP("actions", "&Class by name…"), ("C",), "target"),
        Action(
            "unknown",
            QT_TRANSLATE_NOOP("actions", "Don't &know"),
            ("U",),
            "target",
            hint=QT_TRANSLATE_NOOP("actions", "Kept out of teaching"),
        ),
        Action(
            "unsure",
            QT_TRANSLATE_NOOP("actions", "Not &sure of the label"),
            ("Shift+U",),
            "target",
            hint=QT_TRANSLATE_NOOP("actions", "The label teaches, but never judges the model; once more takes it back"),
        ),
        Action("note", QT_TRANSLATE_NOOP("actions", "&Note…"), ("N",), "target"),
        Action("unlabel", QT_TRANSLATE_NOOP("actions", "&Remove the label"), ("Del",), "target"),
        None,
        Action("new_class", QT_TRANSLATE_NOOP("actions", "Ne&w class…"), ("Ctrl+N",), "writable"),
    ),
    REGION: (
        Action(
            "draw_regions",
            QT_TRANSLATE_NOOP("actions", "&Draw with the mouse"),
            ("M",),
            "target",
            "region",
            hint=QT_TRANSLATE_NOOP("actions", "Drag to mark a region; Shift and drag does so at any time"),
            switch=True,
        ),
        Action("region_begins", QT_TRANSLATE_NOOP("actions", "&Begins here"), ("[",), "target"),
        Action("region_ends", QT_TRANSLATE_NOOP("actions", "&Ends here"), ("]",), "target"),
        Action("region_values", QT_TRANSLATE_NOOP("actions", "&Times and frequencies…"), ("Ctrl+G",), "target"),
        None,
        Action(
            "find_regions",
            QT_TRANSLATE_NOOP("actions", "&Find regions…"),
            ("Ctrl+Shift+F",),
            "target",
            hint=QT_TRANSLATE_NOOP(
                "actions",
                "By what the model hears, or by level: to be accepted (Enter), rejected (X) or corrected",
            ),
        ),
        Action(
            "accept_found", QT_TRANSLATE_NOOP("actions", "&Accept all found above…"), ("Ctrl+Shift+Return",), "writable"
        ),
        None,
        Action("next_region", QT_TRANSLATE_NOOP("actions", "&Next region"), ("Alt+Right",), "recording", repeats=True),
        Action(
            "previous_region",
            QT_TRANSLATE_NOOP("actions", "&Previous region"),
            ("Alt+Left",),
            "recording",
            repeats=True,
        ),
        Action(
            "next_of_class",
            QT_TRANSLATE_NOOP("actions", "Next of this &class"),
            ("Alt+Down",),
            "recording",
            hint=QT_TRANSLATE_NOOP(
                "actions", "The next region or recording that is labelled or predicted as the class of this one"
            ),
            repeats=True,
        ),
        Action(
            "previous_of_class",
            QT_TRANSLATE_NOOP("actions", "Previous of this c&lass"),
            ("Alt+Up",),
            "recording",
            repeats=True,
        ),
        Action("region_later", QT_TRANSLATE_NOOP("actions", "Move &later"), ("Ctrl+Right",), "target", repeats=True),
        Action("region_earlier", QT_TRANSLATE_NOOP("actions", "Move &earlier"), ("Ctrl+Left",), "target", repeats=True),
        Action("duplicate_region", QT_TRANSLATE_NOOP("actions", "D&uplicate"), ("Ctrl+D",), "target"),
        Action(
            "save_clips",
            QT_TRANSLATE_NOOP("actions", "&Save as sound…"),
            ("Ctrl+S",),
            "recording",
            hint=QT_TRANSLATE_NOOP("actions", "The selected region, or all of a class, as sound files"),
        ),
        Action("whole_recording", QT_TRANSLATE_NOOP("actions", "Select the &whole recording"), ("Esc",), "recording"),
    ),
    LISTEN: (
        Action("play", QT_TRANSLATE_NOOP("actions", "&Play or pause"), ("Space",), "recording", "play"),
        Action("play_visible", QT_TRANSLATE_NOOP("actions", "Play what is &seen"), ("Shift+Space",), "recording"),
        Action("loop", QT_TRANSLATE_NOOP("actions", "&Over and over"), ("Ctrl+Shift+Space",), "recording"),
        Action("band", QT_TRANSLATE_NOOP("actions", "Only the region's &frequencies"), ("Ctrl+B",), "recording"),
        Action("faster", QT_TRANSLATE_NOOP("actions", "F&aster"), ("Ctrl+Up",), "recording"),
        Action("slower", QT_TRANSLATE_NOOP("actions", "S&lower"), ("Ctrl+Down",), "recording"),
        Action("normal_speed", QT_TRANSLATE_NOOP("actions", "Normal spee&d"), ("Ctrl+0",), "recording"),
        None,
        Action("back", QT_TRANSLATE_NOOP("actions", "One second &back"), (",",), "recording", repeats=True),
        Action("forward", QT_TRANSLATE_NOOP("actions", "One second &on"), (".",), "recording", repeats=True),
        Action("go_to_time", QT_TRANSLATE_NOOP("actions", "Go to a &time…"), ("Ctrl+J",), "recording"),
        None,
        Action(
            "microphone",
            QT_TRANSLATE_NOOP("actions", "&Microphone"),
            ("Ctrl+Shift+R",),
            icon="microphone",
            short=QT_TRANSLATE_NOOP("actions", "Live"),
            hint=QT_TRANSLATE_NOOP("actions", "See what a microphone hears, and what the model says of it; record it"),
        ),
        Action("record", QT_TRANSLATE_NOOP("actions", "&Record or stop recording"), ("R",), icon="record"),
        None,
        Action("next", QT_TRANSLATE_NOOP("actions", "&Next recording"), ("J", "Down"), "project", repeats=True),
        Action("previous", QT_TRANSLATE_NOOP("actions", "Pre&vious recording"), ("K", "Up"), "project", repeats=True),
        Action("next_unsure", QT_TRANSLATE_NOOP("actions", "Next &unsure one"), ("Shift+J",), "project", repeats=True),
        Action(
            "previous_unsure",
            QT_TRANSLATE_NOOP("actions", "Previous un&sure one"),
            ("Shift+K",),
            "project",
            repeats=True,
        ),
    ),
    VIEW: (
        Action("zoom_in", QT_TRANSLATE_NOOP("actions", "Zoom &in"), ("Ctrl+1", "+"), "recording", repeats=True),
        Action("zoom_normal", QT_TRANSLATE_NOOP("actions", "&Normal size"), ("Ctrl+2",), "recording"),
        Action("zoom_out", QT_TRANSLATE_NOOP("actions", "Zoom &out"), ("Ctrl+3", "-"), "recording", repeats=True),
        Action(
            "frequency_scale",
            QT_TRANSLATE_NOOP("actions", "Next fre&quency scale"),
            ("Ctrl+Shift+A",),
            "recording",
            hint=QT_TRANSLATE_NOOP("actions", "Frequencies evenly, by octaves, or by mel"),
        ),
        Action("fit", QT_TRANSLATE_NOOP("actions", "&Fit the whole recording"), ("Ctrl+F",), "recording"),
        Action(
            "next_window",
            QT_TRANSLATE_NOOP("actions", "Next &window"),
            ("Shift+Right",),
            "recording",
            repeats=True,
        ),
        Action(
            "previous_window",
            QT_TRANSLATE_NOOP("actions", "Previous win&dow"),
            ("Shift+Left",),
            "recording",
            repeats=True,
        ),
        Action(
            "timeline",
            QT_TRANSLATE_NOOP("actions", "T&imeline of this recorder"),
            ("Ctrl+Shift+D",),
            "recording",
            hint=QT_TRANSLATE_NOOP("actions", "All recordings of the same recorder in one picture, by the clock"),
            switch=True,
        ),
        Action(
            "sight",
            QT_TRANSLATE_NOOP("actions", "What the model &saw"),
            ("Ctrl+Shift+W",),
            "recording",
            hint=QT_TRANSLATE_NOOP(
                "actions",
                "What the model is given of the current window, and what it says of it, beside the spectrogram",
            ),
            switch=True,
        ),
        Action(
            "save_picture",
            QT_TRANSLATE_NOOP("actions", "Save the pict&ure…"),
            ("Ctrl+P",),
            "recording",
            hint=QT_TRANSLATE_NOOP(
                "actions", "What is seen of the recording, with its axes, as PNG or SVG at print size"
            ),
        ),
        None,
        Action(
            "label_page",
            QT_TRANSLATE_NOOP("actions", "&Labelling"),
            ("Ctrl+Shift+L",),
            "project",
            short=QT_TRANSLATE_NOOP("actions", "Label"),
            icon="label",
        ),
        Action(
            "training_page",
            QT_TRANSLATE_NOOP("actions", "&Training and versions"),
            ("Ctrl+Shift+T",),
            "project",
            short=QT_TRANSLATE_NOOP("actions", "Training"),
            icon="train",
        ),
        Action(
            "compare_page",
            QT_TRANSLATE_NOOP("actions", "Co&mpare recipes on a data set"),
            ("Ctrl+Shift+M",),
            hint=QT_TRANSLATE_NOOP("actions", "Which recipe is worth what on a labelled data set, honestly tested"),
        ),
        Action("log", QT_TRANSLATE_NOOP("actions", "What could not be &read…"), ("Ctrl+L",), "project", icon="log"),
    ),
    MODEL: (
        Action(
            "classify",
            QT_TRANSLATE_NOOP("actions", "&Classify"),
            ("Ctrl+R",),
            "writable",
            "classify",
            QT_TRANSLATE_NOOP("actions", "Classify"),
            QT_TRANSLATE_NOOP("actions", "Let the model say what is in each recording that has no prediction yet"),
        ),
        Action("classify_again", QT_TRANSLATE_NOOP("actions", "Classify &everything again"), (), "writable"),
        Action(
            "teach",
            QT_TRANSLATE_NOOP("actions", "&Teach"),
            ("Ctrl+T",),
            "writable",
            "teach",
            QT_TRANSLATE_NOOP("actions", "Teach"),
            QT_TRANSLATE_NOOP("actions", "Let the model learn from your labels"),
        ),
        Action("cancel", QT_TRANSLATE_NOOP("actions", "&Stop what is running"), ("Ctrl+.",), "running"),
    ),
    HELP: (
        Action("help", QT_TRANSLATE_NOOP("actions", "&All keys"), ("?",), icon="help"),
        Action("log_folder", QT_TRANSLATE_NOOP("actions", "Show the program's &log")),
        Action("self_test", QT_TRANSLATE_NOOP("actions", "&Does everything work?…")),
        Action("about", QT_TRANSLATE_NOOP("actions", "About &Earmark"), role="about"),
    ),
}

TOOLBAR: tuple[str | None, ...] = (  # None: a line between; "...": stretches
    *("open_folder", None, "classify", "teach", "export", None, "undo", "redo", None, "accept", "play", "..."),
    *("label_page", "training_page", "microphone", None, "settings", "help"),
)

ROWS: dict[str, Action] = {action.name: action for actions in TABLE.values() for action in actions if action}


def words(text: str) -> str:
    """A text of the table in the person's language."""
    return QCoreApplication.translate("actions", text) if text else ""


def plain(text: str) -> str:
    """A menu text without its "&" and "…", and without a letter for the "&" alone: `열기(&O)…`."""
    return _LETTER.sub("", words(text)).replace("&", "").removesuffix("…")


def bindings(changed: Iterable[str] = ()) -> dict[str, tuple[str, ...]]:
    """The keys of each action; `changed` holds "action=key, key" and may leave an action without any."""
    found = {name: action.keys for name, action in ROWS.items()}
    for entry in changed:
        name, _, keys = entry.partition("=")
        if name in found:
            # a comma is a key too: only ", " separates
            found[name] = tuple(key for key in keys.split(", ") if key)
    return found


def is_plain(key: str) -> bool:
    """Whether the key goes through `gui.keys` rather than Qt's shortcuts."""
    return not any(held in key for held in ("Ctrl+", "Alt+", "Meta+")) and not (key[:1] == "F" and key[1:].isdigit())


def command_letters(changed: Iterable[str] = ()) -> frozenset[str]:
    """The single letters that are commands and so never keys of classes."""
    return frozenset(
        key.upper() for keys in bindings(changed).values() for key in keys if len(key) == 1 and key.isalpha()
    )


def shown(key: str) -> str:
    """A key as this platform writes it."""
    if is_plain(key):
        return {
            "Return": QCoreApplication.translate("keys", "Enter"),
            "Space": QCoreApplication.translate("keys", "Space"),
        }.get(key) or (_native(key) if key.removeprefix("Shift+") in MOVING_KEYS else key)
    return _native(key).replace("Return", QCoreApplication.translate("keys", "Enter"))


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _sequences(key: str) -> list[QKeySequence]:
    """A key for Qt, whose menus write the first one: Enter and not Return, and the number pad's is the same key."""
    own = QKeySequence(key)
    returns = "Return" in own.toString(QKeySequence.SequenceFormat.NativeText)
    return [QKeySequence(key.replace("Return", "Enter")), own] if returns else [own]


class Actions(QObject):
    """The table brought to life: one QAction a row, calling the method of its name on `commands`."""

    def __init__(self, commands: object, window: QWidget, changed: Iterable[str] = ()):
        super().__init__(window)
        self.by_name: dict[str, QAction] = {}
        self._by_key: dict[str, str] = {}
        for name, row in ROWS.items():
            action = QAction(words(row.text), window)
            action.setObjectName(name)
            if row.icon:
                action.setIcon(icons.icon(row.icon))
            if row.role:
                action.setMenuRole(
                    {"quit": QAction.MenuRole.QuitRole, "about": QAction.MenuRole.AboutRole}.get(
                        row.role, QAction.MenuRole.PreferencesRole
                    )
                )
            action.setCheckable(row.switch)
            action.setAutoRepeat(row.repeats)
            action.triggered.connect(getattr(commands, name))
            window.addAction(action)
            self.by_name[name] = action
        self.bind(changed)

    def bind(self, changed: Iterable[str]) -> None:
        """Gives every action its keys anew."""
        self._by_key = {}
        for name, keys in bindings(changed).items():
            action, row = self.by_name[name], ROWS[name]
            plain_keys = [key for key in keys if is_plain(key)]
            self._by_key |= dict.fromkeys(plain_keys, name)
            # In the menu a plain key is only shown: nothing inside the window's own action ever has the focus, so Qt never fires it.
            only_shown = bool(plain_keys) and len(plain_keys) == len(keys)
            action.setShortcutContext(
                Qt.ShortcutContext.WidgetShortcut if only_shown else Qt.ShortcutContext.WindowShortcut
            )
            wanted = plain_keys if only_shown else [key for key in keys if not is_plain(key)]
            action.setShortcuts([sequence for key in wanted for sequence in _sequences(key)])
            tip = words(row.hint) or plain(row.text)
            action.setToolTip(f"{tip}  ({', '.join(shown(key) for key in keys)})" if keys else tip)
            if row.short:
                action.setIconText(words(row.short))

    def press(self, key: str, repeated: bool) -> bool:
        """A plain key was pressed: does what it stands for.  Returns whether it stands for anything."""
        name = self._by_key.get(key)
        if name is None:
            return False
        action = self.by_name[name]
        if action.isEnabled() and (not repeated or ROWS[name].repeats):
            action.trigger()
        return True

    def allow(self, state: Mapping[str, bool]) -> None:
        """Enables what can be done now; `state` says whether each of the table's `needs` is met."""
        for name, row in ROWS.items():
            self.by_name[name].setEnabled(state.get(row.needs, True))

    def fill_menus(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Draws the menus; returns them by their title in the table."""
        menus = {}
        for title, actions in TABLE.items():
            menu = menus[title] = bar.addMenu(words(title))
            for action in actions:
                menu.addAction(self.by_name[action.name]) if action else menu.addSeparator()
        return menus

    def fill_toolbar(self, bar: QToolBar, stretch: Callable[[], QWidget]) -> None:
        """Draws the toolbar; `stretch` makes the empty widget that takes what room is left."""
        for name in TOOLBAR:
            if name is None:
                bar.addSeparator()
            elif name == "...":
                bar.addWidget(stretch())
            else:
                bar.addAction(self.by_name[name])
                button = bar.widgetForAction(self.by_name[name])
                button.setToolButtonStyle(  # type: ignore[union-attr]
                    Qt.ToolButtonStyle.ToolButtonTextBesideIcon
                    if ROWS[name].short
                    else Qt.ToolButtonStyle.ToolButtonIconOnly
                )
                button.setAccessibleName(plain(ROWS[name].text))
