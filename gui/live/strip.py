"""The recording strip: what Record does, how long it has gone on, in which file, and for how long there is room."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.sound.recorder import FORMATS, Recorder, hours_left
from gui import icons, messages, numbers, theme
from gui.session import Session
from gui.start import shortened
from gui.status import Quiet

_ROOM_EVERY_MS = 5000


class Strip(QWidget):
    """`pressed` starts and stops; the page does it and says so with `show_recorder`."""

    pressed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._recorder: Recorder | None = None
        self._shape = (48_000, 1)
        self._why_not = ""
        self.button = QPushButton()
        self.button.setIconSize(QSize(18, 18))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setMinimumSize(130, 44)
        self.button.clicked.connect(self.pressed)
        self.elapsed = QLabel()
        self.elapsed.setFont(theme.font(13, bold=True))
        self.elapsed.setAccessibleName(self.tr("Recorded so far"))
        self.elapsed.setMinimumWidth(self.elapsed.fontMetrics().horizontalAdvance("00:00:00 "))
        self.file, self.place = Quiet(80), Quiet(80)
        self.file.setFont(theme.font(0, bold=True))
        self.formats = QComboBox()
        for form, bits in FORMATS.items():
            words = self.tr("{kind}, {bits} bits").format(kind=form.split()[0].upper(), bits=bits)
            self.formats.addItem(words, form)
        self.formats.setAccessibleName(self.tr("Kind of file"))
        self.formats.setToolTip(self.tr("Kind of file: FLAC holds the same sound in about half the room"))
        self.formats.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.formats.setCurrentIndex(max(0, self.formats.findData(session.settings.recorded_as)))
        self.formats.activated.connect(self._keep_format)
        self.other = QPushButton(self.tr("Folder…"))
        self.other.setToolTip(self.tr("Record into another folder"))
        self.other.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.other.clicked.connect(self.ask_folder)
        self.file.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.file)
        words.addWidget(self.place)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE * 2)
        row.addWidget(self.button)
        row.addWidget(self.elapsed)
        row.addLayout(words, 1)
        row.addWidget(self.formats)
        row.addWidget(self.other)
        self._room = QTimer(self, interval=_ROOM_EVERY_MS)
        self._room.timeout.connect(self.refresh)
        self._dress()

    # ---- where to
    @property
    def folder(self) -> Path | None:
        """Where Record records to: the project's own folder, else the one chosen before; None: to be asked."""
        project = self._session.project
        if project is not None and os.access(project.root, os.W_OK) and Path(project.root).is_dir():
            return Path(project.root)
        kept = self._session.settings.recorded_in
        return Path(kept) if kept and os.access(kept, os.W_OK) else None

    @property
    def form(self) -> str:
        """One of the recorder's FORMATS."""
        return self.formats.currentData()

    def ask_folder(self, *_: object) -> Path | None:
        """Where recordings outside a project go."""
        start = self._session.settings.recorded_in or str(Path.home())
        found = messages.ask_folder(self, self.tr("Where recordings are to be put"), start)
        if found:
            self._session.set_setting(recorded_in=found)
            self.refresh()
        return Path(found) if found else None

    # ---- how it looks
    def may(self, possible: bool, why_not: str) -> None:
        """Whether there is something to record."""
        self.button.setEnabled(possible)
        self._why_not = "" if possible else why_not
        self._dress()

    def show_shape(self, rate_hz: int, channels: int) -> None:
        """What would be recorded."""
        self._shape = rate_hz, channels
        self.refresh()

    def show_recorder(self, recorder: Recorder | None) -> None:
        """What is recording now."""
        self._recorder = recorder
        self.formats.setEnabled(recorder is None)
        if recorder is not None:
            self.say(recorder.path.name)
        self._dress()
        self.tick()
        self.refresh()

    def say(self, words: str) -> None:
        """What became of the last recording."""
        self.file.say(words)
        self.file.show()

    def tick(self) -> None:
        """The time that is recorded."""
        whole = int(self._recorder.duration_s) if self._recorder is not None else 0
        words = f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"
        if words != self.elapsed.text():
            self.elapsed.setText(words)

    def refresh(self) -> None:
        """Folder and room."""
        folder = self._recorder.path.parent if self._recorder is not None else self.folder
        project = self._session.project
        self.other.setVisible(self._recorder is None and (project is None or folder != Path(project.root)))
        if folder is None:
            self.place.say(self.tr("You are asked for a folder when you press Record."))
            return
        room = self._room_text(hours_left(folder, *self._shape, self.form))
        inside = project is not None and folder == Path(project.root)
        where = self.tr("into the project's folder, {folder}") if inside else self.tr("into {folder}")
        words = where.format(folder=shortened(str(folder)))
        tip = self.tr("A new file is made for each recording; nothing that lies there is changed.")
        self.place.say("  ·  ".join(filter(None, (words, room))), tip)

    def _room_text(self, hours: float | None) -> str:
        if hours is None:
            return ""
        if hours < 1:
            return self.tr("room for {minutes} min").format(minutes=numbers.whole(int(60 * hours)))
        return self.tr("room for {hours} h").format(hours=numbers.rough(hours))

    def _dress(self) -> None:
        on, why_not = self._recorder is not None, self._why_not
        words = self.tr("Stop") if on else self.tr("Record")
        self.button.setText(words)
        self.button.setIcon(icons.icon("stop" if on else "record", theme.palette().bad))
        self.button.setToolTip(why_not or (self.tr("Stop recording  (R)") if on else self.tr("Record to a file  (R)")))
        self.button.setAccessibleName(why_not or words)
        colours = theme.palette()
        self.elapsed.setStyleSheet(f"color: {colours.bad if on else theme.mixed(colours.faint, colours.ground, 0.6)}")

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self._room.start()
        self.refresh()

    def hideEvent(self, event) -> None:
        super().hideEvent(event)
        self._room.stop()

    def _keep_format(self, *_: object) -> None:
        self._session.set_setting(recorded_as=self.form)
        self.refresh()
