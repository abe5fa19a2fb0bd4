"""The start page: open a folder, go on with a recent project, or try the samples."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine import places
from engine.errors import UserError
from engine.settings import Settings
from gui import icons, theme
from gui.lettering import heading

WIDTH = 860


class Card(QAbstractButton):
    """A large button with an icon, a title and a sentence."""

    def __init__(self, icon: str, title: str, words: str, primary: bool = False):
        super().__init__()
        self._icon = icon
        self._primary = primary
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(76)
        self._words = QLabel(words, self)
        self._words.setWordWrap(True)
        self._words.setProperty("rank", "second")
        self._title = QLabel(title, self)
        self._title.setFont(theme.font(1.5, bold=True))
        self._picture = QLabel(self)
        for label in (self._words, self._title, self._picture):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(18, 12, 18, 12)
        row.setSpacing(16)
        row.addWidget(self._picture)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addStretch(1)
        row.addLayout(column, 1)
        self._dress()

    def _dress(self) -> None:
        colours = theme.palette()
        on = colours.on_accent if self._primary else colours.accent
        self._picture.setPixmap(icons.icon(self._icon, on).pixmap(QSize(28, 28), self.devicePixelRatioF()))
        if self._primary:
            soft = theme.mixed(colours.on_accent, colours.accent, 0.85)
            self._title.setStyleSheet(f"color: {colours.on_accent}")
            self._words.setStyleSheet(f"color: {soft}")

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self._dress()

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.palette()
        over, down = self.underMouse(), self.isDown()
        fill = colours.accent if self._primary else colours.panel
        fill = theme.mixed(colours.ink, fill, 0.12 if down else 0.06) if over or down else fill
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = (
            colours.ink
            if self._primary and self.hasFocus()
            else colours.accent
            if self.hasFocus() or over or self._primary
            else colours.line
        )
        painter.setPen(QPen(QColor(edge), 1.6 if self.hasFocus() else 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 9, 9)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


BARS = (0.28, 0.5, 0.82, 1.0, 0.66, 0.42, 0.74, 0.36, 0.2)
MARKED = range(2, 5)


def draw_mark(painter: QPainter, place: QRectF) -> None:
    """Earmark's mark: bars of sound, some of them marked."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    colours = theme.palette()
    step = place.width() / len(BARS)
    for i, share in enumerate(BARS):
        painter.setBrush(QColor(colours.accent if i in MARKED else theme.mixed(colours.faint, colours.ground, 0.55)))
        tall = share * place.height()
        bar = QRectF(place.x() + i * step, place.center().y() - tall / 2, 0.56 * step, tall)
        painter.drawRoundedRect(bar, 0.28 * step, 0.28 * step)


def program_icon() -> QIcon:
    """The mark as the window's icon."""
    icon = QIcon()
    for size in (32, 64, 128, 256):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw_mark(painter, QRectF(0.05 * size, 0.15 * size, 0.95 * size, 0.7 * size))
        painter.end()
        icon.addPixmap(picture)
    return icon


class Mark(QWidget):
    """The mark beside the program's name."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(74, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_mark(QPainter(self), QRectF(self.rect()))


class StartPage(QScrollArea):
    """What a person sees first; asks for everything through signals.  Scrolls where the window is small."""

    open_folder_asked = Signal(str)  # template
    model_asked = Signal()
    project_asked = Signal(str)  # a project's folder
    forget_asked = Signal(str)
    samples_asked = Signal()
    compare_asked = Signal()
    microphone_asked = Signal()
    # with another list of projects; what can wait for the first picture is connected with a queue between
    painted = Signal()

    def __init__(self, settings: Settings):
        super().__init__()
        page = QWidget()
        page.setMaximumWidth(WIDTH)
        grid = QGridLayout(page)
        grid.setContentsMargins(24, 24, 24, 24)
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(10)

        head = QHBoxLayout()
        head.setSpacing(18)
        name = QLabel("Earmark")
        name.setFont(theme.font(15, bold=True))
        line = QLabel(self.tr("Know what is in your recordings: listen, correct, teach, export."))
        line.setProperty("rank", "second")
        line.setFont(theme.font(1))
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(name)
        titles.addWidget(line)
        head.addWidget(Mark())
        head.addLayout(titles, 1)
        grid.addLayout(head, 0, 0, 1, 2)
        grid.setRowMinimumHeight(1, 20)

        self.around = Card(
            "open",
            self.tr("Sounds around us"),
            self.tr("Open a folder of recordings with the classes Earmark ships: dog, rain, siren, engine, …"),
            primary=True,
        )
        self.cry = Card(
            "baby",
            self.tr("Infant cry: hungry / other"),
            self.tr("Cries are found; their reason can hardly be heard. For research, not a medical device."),
        )
        self.own = Card(
            "label",
            self.tr("Your own classes"),
            self.tr("Open a folder and name the classes yourself; a few labels of each are enough to teach."),
        )
        self.labelled = Card(
            "train",
            self.tr("A labelled data set: train and compare"),
            self.tr("Recipes tested on what they did not learn from: UrbanSound8K, ESC-50, any table or folders."),
        )
        self.samples = Card(
            "samples", self.tr("Try the samples"), self.tr("Two dozen short synthetic recordings, to see how it works.")
        )
        self.around.clicked.connect(self._ask_everyday)
        self.cry.clicked.connect(self._ask_cry)
        self.own.clicked.connect(self._ask_own)
        self.labelled.clicked.connect(self.compare_asked)
        self.samples.clicked.connect(self.samples_asked)
        grid.addWidget(heading(self.tr("Begin")), 2, 0)
        begin = QVBoxLayout()
        begin.setSpacing(10)
        for card in (self.around, self.own, self.cry, self.labelled, self.samples):
            begin.addWidget(card)
        drop = QLabel(self.tr("…or drop a folder anywhere on this window."))
        drop.setProperty("rank", "second")
        self.several = QCheckBox(self.tr("In a new project a recording may be several classes at once"))
        self.model = QPushButton(self.tr("Begin with another model…"))
        self.model.setToolTip(
            self.tr("Networks that others made: AudioSet's 521 kinds of sound, birds, or a file of your own")
        )
        self.model.clicked.connect(self.model_asked)
        begin.addWidget(self.several)
        self.microphone = QPushButton(self.tr("Listen to a microphone"))
        self.microphone.setToolTip(self.tr("See what it hears and what the model says of it; record it"))
        self.microphone.clicked.connect(self.microphone_asked)
        further = QHBoxLayout()
        further.setSpacing(theme.SPACE)
        further.addWidget(self.model)
        further.addWidget(self.microphone)
        further.addStretch(1)
        begin.addLayout(further)
        begin.addWidget(drop)
        begin.addStretch(1)
        grid.addLayout(begin, 3, 0)

        grid.addWidget(heading(self.tr("Go on")), 2, 1)
        self.recent = QListWidget()
        self.recent.setAccessibleName(self.tr("Recent projects"))
        self.recent.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.recent.setFrameShape(QFrame.Shape.NoFrame)
        self.recent.itemActivated.connect(self._open_recent)
        self.recent.itemClicked.connect(self._open_recent)
        self.nothing = QLabel(
            self.tr(
                "Projects you open are listed here.\nThey are kept outside your recordings,\nwhich Earmark never changes or moves."
            )
        )
        self.nothing.setProperty("rank", "second")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.recent, 3, 1)
        grid.addWidget(self.nothing, 3, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(3, 1)

        inside = QWidget()
        outer = QHBoxLayout(inside)
        outer.addStretch(1)
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(page, 5)
        column.addStretch(2)
        outer.addLayout(column, 100)
        outer.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.setWidget(inside)
        self.painted.connect(self._read_names, Qt.ConnectionType.QueuedConnection)
        self.show_recent(settings.recent)

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._changed:
            self._changed = False
            self.painted.emit()
        return super().eventFilter(page, event)

    def show_recent(self, recent: list[str]) -> None:
        """Lists the projects; those whose folder is gone are left out."""
        self.recent.clear()
        for place in recent:
            if not Path(place).is_dir():
                continue
            item = QListWidgetItem(f"{Path(place).name}\n")
            item.setIcon(icons.icon("classify", theme.palette().faint))
            item.setData(Qt.ItemDataRole.UserRole, place)
            item.setToolTip(self.tr("Project: {place}").format(place=place))
            item.setSizeHint(QSize(0, 46))
            self.recent.addItem(item)
        self.recent.setVisible(self.recent.count() > 0)
        self.nothing.setVisible(self.recent.count() == 0)
        self._changed = True
        self.widget().update()

    def _read_names(self) -> None:
        """What the projects are called and where their recordings are: read when the page is on screen."""
        from engine.project.folder import glance

        for row in range(self.recent.count()):
            item = self.recent.item(row)
            place = item.data(Qt.ItemDataRole.UserRole)
            try:
                name, root = glance(Path(place))
            except UserError:
                name, root = Path(place).name, place
            item.setText(f"{name}\n{theme.elide(shortened(root), self.recent, self.recent.viewport().width() - 44)}")

    def _ask_everyday(self) -> None:
        self.open_folder_asked.emit("everyday")

    def _ask_cry(self) -> None:
        self.open_folder_asked.emit("cry")

    def _ask_own(self) -> None:
        self.open_folder_asked.emit("own")

    def _open_recent(self, item: QListWidgetItem) -> None:
        self.project_asked.emit(item.data(Qt.ItemDataRole.UserRole))


def shortened(place: str) -> str:
    """A path with the person's home as "~"."""
    home = str(Path.home())
    return "~" + place[len(home) :] if home != "/" and place.startswith(home) else place


def samples_folder() -> Path:
    """The recordings that ship with the program."""
    return places.RESOURCES / "samples"
