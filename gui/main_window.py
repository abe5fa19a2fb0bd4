"""The window: toolbar above, list at the left, sound, classes and details at the right, the bar below.  It arranges the panels and asks."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from engine.errors import UserError
from gui import messages, moved, theme
from gui.actions import Actions
from gui.arrange import FRAME, arranged, scrolling, sized, stretch
from gui.commands import Commands
from gui.keys import KeyRouter
from gui.session import Session
from gui.start import StartPage, program_icon, samples_folder
from gui.status import StatusBar
from gui.worker import Job

if TYPE_CHECKING:
    from engine.project.teaching import Teaching
    from gui.comparing.comparing import ComparingPage
    from gui.hearing.player import Player
    from gui.hearing.spectrogram import SpectrogramPanel
    from gui.learning.training import TrainingPage
    from gui.live.page import LivePage

PAGE_OF = {"label_page": "label", "training_page": "training", "compare_page": "compare", "microphone": "live"}
ANEW = ("classify", "teach", "train", "take", "export")
SOUND_AFTER_MS = 50  # after the first names are in the list
SOUND_AT_LAST_MS = 1000


class MainWindow(QMainWindow):
    """Arranges the panels around one session.  `closing` is emitted once, before the window goes."""

    closing = Signal()

    def __init__(self, session: Session):
        super().__init__()
        self.session = session
        self.setObjectName("main_window")
        self.setWindowTitle("Earmark")
        self.setAcceptDrops(True)
        self.setWindowIcon(program_icon())
        room = self.screen().availableSize() - FRAME
        sized(self, 1280, 800)
        if session.settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(session.settings.geometry.encode()))
        self.setMinimumSize(QSize(760, 520).boundedTo(room))
        self._router: KeyRouter | None = None
        self._workspace: QWidget | None = None
        self._spectrogram: SpectrogramPanel | None = None
        self._player: Player | None = None
        self._training: TrainingPage | None = None
        self._comparing: ComparingPage | None = None
        self._live: LivePage | None = None
        self._ending = False

        self.status = StatusBar(session)
        self.commands = Commands(self)
        self.actions_ = Actions(self.commands, self, session.settings.keys)
        self.menus = self.actions_.fill_menus(self.menuBar())
        self.toolbar = QToolBar(self.tr("Tools"))
        self.toolbar.setObjectName("toolbar")
        self.toolbar.setMovable(False)
        self.toolbar.setIconSize(QSize(20, 20))
        self.toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.actions_.fill_toolbar(self.toolbar, stretch)
        self.addToolBar(self.toolbar)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setStatusBar(self.status)

        self.bar = messages.MessageBar()
        self._table: Path | None = None  # that says what the recordings are
        self.start = StartPage(session.settings)
        self.pages = QStackedWidget()
        self._put("start", self.start)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(middle)

        for name in PAGE_OF:
            self.actions_.by_name[name].setCheckable(True)
        self._connect()
        self._allow()
        self.show_page("start")

    def _connect(self) -> None:
        s = self.session
        s.opened.connect(self._opened)
        s.project_changed.connect(self._title)
        s.closed.connect(self._closed)
        s.said.connect(self.status.tell)
        s.failed.connect(self.show_error)
        s.job_started.connect(self._begun)
        s.root_missing.connect(self._root_missing, Qt.ConnectionType.QueuedConnection)
        s.only_subfolders.connect(self._only_subfolders)
        s.table_found.connect(self._table_found)
        s.runs.paused.connect(self._paused)
        s.runs.left_out_changed.connect(self._left_out)
        s.group_wanted.connect(self.commands.ask_group)
        s.teaching_done.connect(self._taught)
        s.runs.estimated.connect(self.commands.agree)
        for signal in (
            s.current_changed,
            s.labels_changed,
            s.classes_changed,
            s.job_started,
            s.job_ended,
            s.model_changed,
        ):
            signal.connect(self._allow)
        s.settings_changed.connect(self._settings_changed)
        self.bar.pressed.connect(self._pressed)
        self.status.log_asked.connect(self.commands.log)
        self.start.open_folder_asked.connect(self.commands.choose_folder)
        self.start.model_asked.connect(self.commands.choose_model)
        self.start.project_asked.connect(s.open_project)
        self.start.samples_asked.connect(self.open_samples)
        self.start.compare_asked.connect(self.commands.compare_page)
        self.start.microphone_asked.connect(self.commands.microphone)

    # ---- pages
    def _build_workspace(self) -> None:
        """The panels, made when the first project is opened.  The list comes first, the picture when the list is on screen."""
        from gui.details import Details
        from gui.listing.recordings import RecordingsPanel
        from gui.naming.classes import ClassPanel

        s = self.session
        self.recordings = RecordingsPanel(s)
        self.classes = ClassPanel(s)
        self.details = Details(s)
        sound = QWidget()
        self._sound = QVBoxLayout(sound)
        self._sound.setContentsMargins(0, 0, 0, 0)
        self._sound.setSpacing(0)
        below = arranged(Qt.Orientation.Horizontal, (self.classes, self.details), (3, 2), (420, 300))
        right = arranged(Qt.Orientation.Vertical, (sound, below), (3, 2), (450, 250))
        across = arranged(Qt.Orientation.Horizontal, (self.recordings, right), (2, 3), (684, 576))
        self._workspace = QWidget()
        row = QVBoxLayout(self._workspace)
        row.setContentsMargins(*(theme.SPACE,) * 4)
        row.addWidget(across)
        self._put("label", scrolling(self._workspace))
        s.current_changed.connect(self._build_sound_soon)
        QTimer.singleShot(SOUND_AT_LAST_MS, self, self._build_player)

    def _build_sound_soon(self) -> None:
        """There is something to see: the list is painted, then the picture's panel is made."""
        self.session.current_changed.disconnect(self._build_sound_soon)
        QTimer.singleShot(SOUND_AFTER_MS, self, self._build_player)

    def _build_player(self) -> None:
        """First what plays, then what draws, then both are shown, and the window's other work between.

        All in this thread: a lane that imports what has Qt's types in it makes them while the window paints, and now and then that
        ends the program.
        """
        if self._player is None and not self._ending:
            from gui.hearing.player import Player

            self._player = Player(self.session)
            QTimer.singleShot(0, self, self._import_plots)

    def _import_plots(self) -> None:
        import gui.hearing.spectrogram  # noqa: F401 - importing takes as long as building

        QTimer.singleShot(0, self, self._build_plots)

    def _build_plots(self) -> None:
        """The spectrogram's panel takes longest to make."""
        if self._spectrogram is None and not self._ending:
            from gui.hearing.spectrogram import SpectrogramPanel

            self._build_player()
            self._spectrogram = SpectrogramPanel(self.session, self._player)
            self._spectrogram.marking.asked.connect(self._show_region_menu)
            if self.session.settings.sight:
                self.actions_.by_name["sight"].setChecked(True)
                self._spectrogram.show_sight(True)
            QTimer.singleShot(0, self, self._show_sound)

    def _show_sound(self) -> None:
        """Spectrogram and player in their place, with the current recording."""
        self._build_plots()
        if self._spectrogram is not None and self._sound.indexOf(self._spectrogram) < 0 and not self._ending:
            self._sound.addWidget(self._spectrogram, 1)
            self._sound.addWidget(self._player)
            self.session.tell_current()

    def _show_region_menu(self, at: QPoint) -> None:
        from gui.hearing.region_menu import region_menu

        region_menu(self.session, self.actions_.by_name, self).popup(at)

    def silence(self) -> None:
        """Nothing plays any more, and nothing is made any more: the program ends."""
        self._ending = True
        if self._player is not None:
            self._player.silence()
        if self._live is not None:
            self._live.stop()

    @property
    def spectrogram(self) -> SpectrogramPanel:
        """The panel with the picture; made now if need be."""
        self._show_sound()
        assert self._spectrogram is not None
        return self._spectrogram

    @property
    def player(self) -> Player:
        """What plays; made now if need be."""
        self._show_sound()
        assert self._player is not None
        return self._player

    @property
    def training(self) -> TrainingPage:
        """The page of teaching and training, made when it is first shown."""
        if self._training is None:
            from gui.learning.training import TrainingPage

            self._training = TrainingPage(self.session)
            self._put("training", self._training)
        return self._training

    @property
    def comparing(self) -> ComparingPage:
        """The page of labelled data sets, made when it is first shown."""
        if self._comparing is None:
            from gui.comparing.comparing import ComparingPage

            self._comparing = ComparingPage(self.session)
            self._put("compare", self._comparing)
        return self._comparing

    @property
    def live(self) -> LivePage:
        """The page of the microphone, made when it is first shown."""
        if self._live is None:
            from gui.live.page import LivePage

            self._live = LivePage(self.session)
            self._put("live", scrolling(self._live))
        return self._live

    def _put(self, name: str, page: QWidget) -> None:
        page.setObjectName(name)
        self.pages.addWidget(page)

    def show_page(self, name: str) -> None:
        """Shows "start", "compare", "live", "label" or "training"; the last two only with a project."""
        if name in ("label", "training"):
            if self.session.project is None:
                return
            if self._workspace is None:
                self._build_workspace()
            if name == "training":
                assert self.training
                self.bar.done_with("training")
        elif name == "compare":
            assert self.comparing
        elif name == "live":
            assert self.live
        else:
            self.start.show_recent(self.session.settings.recent)
        came = name != self.page
        self.pages.setCurrentWidget(self.pages.findChild(QWidget, name, Qt.FindChildOption.FindDirectChildrenOnly))
        if (
            came and name == "label"
        ):  # else the filter's text field would get the focus, and with it the keys of the classes
            self.recordings.setFocus()
        for action, page in PAGE_OF.items():
            self.actions_.by_name[action].setChecked(name == page)

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return self.pages.currentWidget().objectName()

    def _opened(self) -> None:
        self.bar.clear()
        self.show_page("label")
        self._title()
        self._allow()
        why = self.session.project.read_only_why if self.session.project is not None else None
        if why is not None:
            self.bar.say(messages.text(why), kind="warn")

    def _title(self, *_) -> None:
        project = self.session.project
        if project is None:
            return
        reading = self.tr(" (reading only)") if project.read_only else ""
        self.setWindowTitle(f"{project.name}{reading} — Earmark")

    def _closed(self) -> None:
        self.bar.clear()  # what it offers is of the project
        self.setWindowTitle("Earmark")
        self.show_page("start")
        self._allow()

    def _allow(self, *_) -> None:
        s = self.session
        has, may, there = s.project is not None, s.writable, s.current is not None
        self.actions_.allow(
            {
                "project": has,
                "writable": may,
                "recording": has and there,
                "target": may and there,
                "running": self.status.is_running,
            }
        )
        for name, text, can in (("undo", self.tr("Undo"), s.can_undo), ("redo", self.tr("Redo"), s.can_redo)):
            action = self.actions_.by_name[name]
            action.setEnabled(bool(can))
            action.setText(f"{text}: {messages.translate('edits', can)}" if can else text)
        busy = {
            "classify": ("estimate", "classify"),
            "classify_again": ("estimate", "classify"),
            "teach": ("teach", "judge", "take"),
            "rescan": ("load", "scan"),
        }
        for name, kinds in busy.items():
            if any(map(s.runs.is_running, kinds)):
                self.actions_.by_name[name].setEnabled(False)
        for name in ("teach", "import_labels", "project_properties"):  # they stand on labels, or write beside them
            if has and s.edits.busy:
                self.actions_.by_name[name].setEnabled(False)

    # ---- keys
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._router is None and self.windowHandle() is not None:
            self._router = KeyRouter(self.windowHandle(), self.press)

    def press(self, key: str, repeated: bool = False) -> bool:
        """A plain key was pressed somewhere in the window: an action, else a class.  Returns whether it meant something."""
        if self.actions_.press(key, repeated):
            return True
        if self.page != "label" or self.session.project is None:
            return False
        for one in self.session.classes:
            if one.key and one.key.upper() == key:
                if not repeated:
                    self.session.label(one.id)
                return True
        return False

    # ---- what is said
    def show_error(self, error: BaseException) -> None:
        """A person's error in one line, a fault of ours as a report."""
        if isinstance(error, UserError):
            self.bar.say(messages.text(error), kind="warn")
        else:
            messages.show_report(error, self)

    def _begun(self, job: Job) -> None:
        """What a person starts anew outdates what was said of the last try."""
        if job.title and job.objectName() in ANEW:
            self.bar.done_with("")

    def _paused(self, error: UserError) -> None:
        self.bar.say(messages.text(error), "classify", self.tr("Try again"), kind="warn")

    def _left_out(self) -> None:
        found = self.session.runs.left_out
        if found and self.bar.shown_text:
            return  # something weightier is being said, and the status bar counts them
        if found:
            words = self.tr("Not in the list, because Earmark could not take them in: {n} ({file})")
            file = next(iter(found)) + (", …" if len(found) > 1 else "")
            self.bar.say(words.format(n=len(found), file=file), "log", self.tr("What could not be read…"), kind="warn")
        else:
            self.bar.done_with("log")

    def _taught(self, teaching: Teaching) -> None:
        if self.page != "training":
            kind = "accent" if teaching.taken else "warn"
            self.bar.say(messages.text(teaching.reason), "training", self.tr("Before and after…"), kind=kind)

    def _do_training(self) -> None:
        self.show_page("training")

    def _pressed(self, name: str) -> None:
        getattr(self, f"_do_{name}")()

    def _do_classify(self) -> None:
        self.session.runs.go_on()

    def _do_log(self) -> None:
        self.commands.log()

    def _do_where(self) -> None:
        self._root_missing(str(self.session.project.root) if self.session.project else "")

    def _do_subfolders(self) -> None:
        self.session.include_subfolders()

    def _root_missing(self, root: str) -> None:
        words = self.tr(
            "The recordings of this project were in {root}, which is not there now.\nIf the folder was moved or renamed, say where it is."
        )
        if messages.ask(
            self,
            self.tr("Where are the recordings?"),
            words.format(root=root),
            self.tr("Choose the folder…"),
            self.tr("Later"),
        ):
            found = messages.ask_folder(self, self.tr("Where the recordings are now"), _nearest(root))
            if found:
                self.session.relocate(found)
                return
        self.bar.say(
            self.tr("The recordings in {root} are not there now").format(root=root),
            "where",
            self.tr("Find them…"),
            kind="warn",
        )

    def _only_subfolders(self, found: list[tuple[str, int]]) -> None:
        count = sum(n for _, n in found)
        names = ", ".join(name for name, _ in found[:3]) + (", …" if len(found) > 3 else "")
        words = self.tr("There are no recordings in the folder itself, but {n} in its subfolders ({names}).")
        if len(self.session.rows):
            words = self.tr("Not listed: {n} more recordings in subfolders ({names}).")
        words = words.format(n=count, names=names)
        self.bar.say(words, "subfolders", self.tr("Include subfolders"))

    def _table_found(self, table: Path) -> None:
        self._table = table
        words = self.tr("{table} says what these recordings are.").format(table=table.name)
        self.bar.say(words, "labels", self.tr("Import its labels…"))

    def _do_labels(self) -> None:
        self.commands.import_labels(self._table)

    def _settings_changed(self, names: tuple[str, ...]) -> None:
        if "theme" in names:
            theme.apply(self.session.settings.theme)
        if "keys" in names:
            self.actions_.bind(self.session.settings.keys)
        if "recent" in names:
            self.start.show_recent(self.session.settings.recent)

    # ---- opening by hand
    def open_path(self, place: str | Path) -> None:
        """Opens a folder of recordings, a project's folder, or the folder of a file."""
        place = Path(place)
        if place.is_file():
            place = place.parent
        if (place / "labels.sqlite").exists():
            self.session.open_project(place)
        elif not moved.goes_on(self.session, place, self):
            self.session.open_folder(place, several=self.page == "start" and self.start.several.isChecked())

    def open_samples(self) -> None:
        """Opens the recordings that ship with the program."""
        self.session.open_folder(samples_folder())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                event.acceptProposedAction()
                self.open_path(url.toLocalFile())
                return

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self.status, self.status.refresh)

    def closeEvent(self, event: QCloseEvent) -> None:
        with suppress(OSError):  # where the window was is not worth a word
            self.session.set_setting(geometry=bytes(self.saveGeometry().toBase64().data()).decode())
        self.closing.emit()
        super().closeEvent(event)


def _nearest(place: str) -> str:
    """The nearest folder above that is there."""
    return next((str(parent) for parent in Path(place).parents if parent.is_dir()), str(Path.home()))
