"""What each row of the table of actions does: asks what there is to ask, then tells the session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engine import places
from engine.errors import UserError
from engine.sound.frequency_scale import SCALES
from gui import messages, moved, outside, walking

if TYPE_CHECKING:
    from engine.project.folder import Template
    from gui.main_window import MainWindow
    from gui.work import Plan


class Commands(QObject):
    """One method an action, by its name in the table."""

    def __init__(self, window: MainWindow):
        super().__init__(window)
        self._window = window
        self._session = window.session

    # ---- project
    def open_folder(self, *_) -> None:
        self.choose_folder("everyday")

    def choose_folder(self, template: Template) -> None:
        """Asks for a folder of recordings and opens its project."""
        found = messages.ask_folder(self._window, self.tr("A folder of recordings"), self._beside())
        if found and not moved.goes_on(self._session, Path(found), self._window):
            self._session.open_folder(found, template=template, several=self._window.start.several.isChecked())

    def choose_model(self) -> None:
        """Asks for a model, fetching it if need be, then for the folder of a project that begins with it."""
        from gui.dialogs import model_dialog

        name = model_dialog.ask(self._session, parent=self._window)
        found = messages.ask_folder(self._window, self.tr("A folder of recordings"), self._beside()) if name else ""
        if found:
            self._session.open_folder(found, None, "everyday", self._window.start.several.isChecked(), name)

    def _beside(self) -> str:
        project = self._session.project
        return str(Path(project.root).parent) if project is not None else str(Path.home())

    def open_project(self, *_) -> None:
        found = messages.ask_folder(self._window, self.tr("The folder of a project"), str(places.projects_folder()))
        if found:
            self._session.open_project(found)

    def new_project(self, *_) -> None:
        """A project kept where the person says, in a folder of its own named after the recordings'."""
        recordings = messages.ask_folder(self._window, self.tr("A folder of recordings"), self._beside())
        if not recordings:
            return
        title = self.tr("Where the project is to be kept, in a folder of its own")
        place = messages.ask_folder(self._window, title, str(places.projects_folder().parent))
        if place:
            several = messages.ask(
                self._window,
                self.tr("One class for each recording, or several?"),
                self.tr("Project properties can change it later."),
                self.tr("Several at once"),
                self.tr("One class"),
            )
            self._session.new_project(recordings, Path(place) / f"{Path(recordings).name} project", several)

    def start_page(self, *_) -> None:
        self._window.show_page("start")

    def import_labels(self, table: Path | bool | None = None) -> None:
        """From `table`, where it is known already; an action says False."""
        from gui.dialogs import import_dialog

        import_dialog.ask(self._session, table or None, self._window)

    def export(self, *_) -> None:
        from gui.dialogs import export_dialog

        export_dialog.ask(self._session, self._window)

    def project_properties(self, *_) -> None:
        from gui.dialogs import project_dialog

        project_dialog.ask(self._session, self._window)

    def show_place(self, *_) -> None:
        if self._session.project is not None:
            outside.show(Path(self._session.project.folder))

    def rescan(self, *_) -> None:
        for said in ("", "classify"):  # what is still so is said again
            self._window.bar.done_with(said)
        self._session.runs.look_again()

    def close_project(self, *_) -> None:
        self._session.close_project()

    def delete_project(self, *_) -> None:
        project = self._session.project
        if project is None:
            return
        words = self.tr(
            "Its labels, predictions, models and caches in {place} are deleted for good. The recordings in {root} stay as they are."
        ).format(place=project.folder, root=project.root)
        if messages.ask(
            self._window,
            self.tr("Delete the project “{name}”?").format(name=project.name),
            words,
            self.tr("Delete"),
            danger=True,
        ):
            self._session.delete_project()

    def quit(self, *_) -> None:
        self._window.close()

    # ---- edit
    def undo(self, *_) -> None:
        self._session.undo()

    def redo(self, *_) -> None:
        self._session.redo()

    def filter(self, *_) -> None:
        self._window.show_page("label")
        self._window.recordings.focus_filter()

    def select_all(self, *_) -> None:
        self._window.recordings.select_all()

    def settings(self, *_) -> None:
        from gui.dialogs import settings_dialog

        settings_dialog.show(self._session, self._window)

    # ---- label
    def accept(self, *_) -> None:
        self._session.accept()

    def accept_above(self, *_) -> None:
        words = self.tr(
            "Every prediction in the list at least this sure becomes a label, where nobody has said anything yet.\n"
            "Such labels teach the model, but never judge it.\n\nPercent:"
        )
        title = self.tr("Accept all above")
        percent = messages.ask_number(self._window, title, words, 95, 50, 100)
        if percent is None:
            return
        rows = self._session.rows
        least = percent / 100 - 0.005  # as the list shows it, rounded
        sure = frozenset(rows.sure(least))  # those that the question is about, whatever arrives behind it
        hidden = len(rows) - len(rows.shown)
        words = self.tr("One step of Undo takes all of it back.")
        if hidden:
            words = self.tr("Recordings that the filter hides now are left alone: {n}.").format(n=hidden) + " " + words
        if not sure:
            self._session.said.emit(self.tr("No prediction in the list is that sure"))
        elif messages.ask(
            self._window, self.tr("Accept {n} predictions?").format(n=len(sure)), words, self.tr("Accept")
        ):
            self._session.accept_above(least, sure)

    def reject(self, *_) -> None:
        self._session.proposals.reject()

    def find_class(self, *_) -> None:
        self._window.classes.find_class()

    def unknown(self, *_) -> None:
        self._session.unknown()

    def unsure(self, *_) -> None:
        self._session.unsure()

    def note(self, *_) -> None:
        targets, before = self._session.targets(), self._session.note_here
        text = messages.ask_text(
            self._window, self.tr("Note"), self.tr("A word on what is selected; empty removes it."), before
        )
        if text is not None:
            self._session.note(text, targets)

    def unlabel(self, *_) -> None:
        self._session.unlabel()

    def new_class(self, *_) -> None:
        name = messages.ask_text(self._window, self.tr("New class"), self.tr("Its name:"))
        if name:
            self._session.add_class(name)

    # ---- listen
    def play(self, *_) -> None:
        self._window.player.toggle()

    def play_visible(self, *_) -> None:
        self._window.player.play_span(*self._window.spectrogram.plots.seen_s)

    def loop(self, *_) -> None:
        self._window.player.way_bar.loop.toggle()

    def band(self, *_) -> None:
        button = self._window.player.way_bar.band
        if button.isEnabled():
            button.toggle()
        else:
            self._session.said.emit(self.tr("Select a region with frequencies first"))

    def faster(self, *_) -> None:
        self._window.player.way_bar.faster(1)

    def slower(self, *_) -> None:
        self._window.player.way_bar.faster(-1)

    def normal_speed(self, *_) -> None:
        self._window.player.way_bar.set_speed(1.0)

    def back(self, *_) -> None:
        self._window.player.step(-1.0)

    def forward(self, *_) -> None:
        self._window.player.step(1.0)

    def microphone(self, *_) -> None:
        self._window.show_page("live")

    def record(self, *_) -> None:
        self._window.show_page("live")
        self._window.live.record()

    def next(self, *_) -> None:
        self._session.next(1)

    def previous(self, *_) -> None:
        self._session.next(-1)

    def next_unsure(self, *_) -> None:
        self._session.next(1, unsure=True)

    def previous_unsure(self, *_) -> None:
        self._session.next(-1, unsure=True)

    # ---- view
    def zoom_in(self, *_) -> None:
        self._window.spectrogram.zoom_in()

    def zoom_normal(self, *_) -> None:
        self._window.spectrogram.zoom_normal()

    def zoom_out(self, *_) -> None:
        self._window.spectrogram.zoom_out()

    def fit(self, *_) -> None:
        self._window.spectrogram.fit()

    def save_picture(self, *_) -> None:
        from gui.dialogs import picture_dialog

        picture_dialog.ask(self._window.spectrogram, self._window)

    def frequency_scale(self, *_) -> None:
        now = SCALES.index(self._session.settings.frequency_scale)
        self._session.set_picture(frequency_scale=SCALES[(now + 1) % len(SCALES)])

    def timeline(self, on: bool) -> None:
        self._window.spectrogram.look_at_timeline(on)

    def sight(self, on: bool) -> None:
        self._window.spectrogram.show_sight(on)
        self._window.session.set_setting(sight=on)

    # ---- regions
    def draw_regions(self, drawing: bool) -> None:
        self._window.spectrogram.marking.draw(drawing)
        if drawing:
            self._session.said.emit(self.tr("Every drag marks a region now, until M or Esc"))

    def region_begins(self, *_) -> None:
        self._window.spectrogram.marking.edge(begins=True)

    def region_ends(self, *_) -> None:
        self._window.spectrogram.marking.edge(begins=False)

    def region_values(self, *_) -> None:
        from gui.dialogs import region_dialog

        region_dialog.ask(self._window.spectrogram.marking, self._window)

    def next_region(self, *_) -> None:
        self._window.spectrogram.go_to_region(1)

    def previous_region(self, *_) -> None:
        self._window.spectrogram.go_to_region(-1)

    def find_regions(self, *_) -> None:
        from gui.dialogs import find_dialog

        find_dialog.ask(self._session, self._window)

    def accept_found(self, *_) -> None:
        """All that is proposed, in the recordings that the list shows, and sure enough."""
        words = self.tr(
            "Every region that is proposed in the listed recordings, at least this sure, becomes a label.\n"
            "Such labels teach the model, but never judge it.\n\nPercent:"
        )
        percent = messages.ask_number(self._window, self.tr("Accept all found above"), words, 90, 5, 100)
        if percent is not None:
            rows = self._session.rows
            self._session.proposals.accept_above(percent / 100, [rows.files[k] for k in rows.shown])

    def next_of_class(self, *_) -> None:
        walking.to_class(self._session, 1, self._window.spectrogram.go_to_region)

    def previous_of_class(self, *_) -> None:
        walking.to_class(self._session, -1, self._window.spectrogram.go_to_region)

    def go_to_time(self, *_) -> None:
        spectrogram = self._window.spectrogram
        by_clock = self.tr("What the clock said, as 5:30 or 05:30:15 or 2019-05-22 05:30")
        words = by_clock if spectrogram.timeline.by_clock else self.tr("Seconds, or min:s, or h:min:s")
        told = messages.ask_text(self._window, self.tr("Go to a time"), words)
        if told:
            try:
                spectrogram.go_to_time(spectrogram.timeline.moment(told))
            except UserError as error:
                self._session.failed.emit(error)

    def region_later(self, *_) -> None:
        self._window.spectrogram.marking.nudge(1)

    def region_earlier(self, *_) -> None:
        self._window.spectrogram.marking.nudge(-1)

    def duplicate_region(self, *_) -> None:
        self._window.spectrogram.marking.duplicate()

    def save_clips(self, *_) -> None:
        from gui.dialogs import clips_dialog

        clips_dialog.ask(self._session, self._window)

    def whole_recording(self, *_) -> None:
        """Lets go of the region; where none is chosen, a drag marks none any more either."""
        drawing = self._window.actions_.by_name["draw_regions"]
        if self._session.span is None and drawing.isChecked():
            drawing.trigger()
        self._session.select_region(None)

    # ---- windows and pages
    def next_window(self, *_) -> None:
        self._window.spectrogram.go_to_window(1)

    def previous_window(self, *_) -> None:
        self._window.spectrogram.go_to_window(-1)

    def label_page(self, *_) -> None:
        self._window.show_page("label")

    def training_page(self, *_) -> None:
        self._window.show_page("training")

    def compare_page(self, *_) -> None:
        self._window.show_page("compare")

    def log(self, *_) -> None:
        from gui.dialogs import problems

        problems.show(self._session, self._window)

    # ---- model
    def classify(self, *_) -> None:
        self._session.runs.estimate()

    def agree(self, plan: Plan) -> None:
        """What a run takes is known: a long one is asked about first."""
        from gui.dialogs import classify_dialog

        if classify_dialog.agreed(self._session, plan, self._window):
            self._session.classify()

    def classify_again(self, *_) -> None:
        words = self.tr("All predictions are made anew; labels stay as they are.")
        if messages.ask(self._window, self.tr("Classify everything again?"), words, self.tr("Classify again")):
            self._session.classify(again=True)

    def teach(self, *_) -> None:
        self._session.teach()

    def ask_group(self) -> None:
        """Before the first teaching: which recordings belong together; then it goes on."""
        from gui.dialogs import group_dialog

        if group_dialog.ask(self._session, self._window):
            self._session.runs.teach()

    def cancel(self, *_) -> None:
        self._window.status.cancel()

    # ---- help
    def help(self, *_) -> None:
        from gui.dialogs import help_sheet

        help_sheet.show(self._session, self._window)

    def log_folder(self, *_) -> None:
        outside.show(places.log_file().parent)

    def self_test(self, *_) -> None:
        from gui.dialogs import self_test

        self_test.show(self._session, self._window)

    def about(self, *_) -> None:
        from gui.dialogs import about

        about.show(self._session, self._window)
