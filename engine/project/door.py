"""A project: the one door.  It knows the recordings of a folder, what people say of them and what models say of them.

Everything a window or the command line does goes through here.  A Project belongs to one thread; `twin()` gives another thread its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError
from engine.job import Report, silent
from engine.labels import Source, Target
from engine.labels import classes as class_rules
from engine.labels.history import Change, Edit
from engine.predict import predictions
from engine.predict.predictions import Prediction
from engine.project import teaching
from engine.project.folder import is_project
from engine.project.proposing import ProjectProposals
from engine.project.versions import Version
from engine.sound.recording import Recording
from engine.teach import taught

if TYPE_CHECKING:
    from engine.exchange.rows import ExportOptions
    from engine.model import Model
    from engine.predict import Options, Scored
    from engine.project.finding import ByLevel, ByModel, Found
    from engine.project.measuring import Regions, Voices
    from engine.project.teaching import Refit, Teaching
    from engine.teach import Lesson

__all__ = ["Project", "is_project"]

READ_AT_ONCE = 2000  # predictions


class Project(ProjectProposals):
    """Use `Project.create`, `Project.open` or `Project.at`; close it, or use it in a `with`.

    Whatever changes something raises UserError, and changes nothing, in a read-only project.
    """

    def _first_classes(self) -> Sequence[Change]:
        try:
            # a brought model answers with hundreds of classes: only those that are used become the project's
            names = () if self.template == "own" or self.model.brought else self.model.classes
        except UserError:  # labelling needs no model; classifying will say what is wrong with it
            names = ()
        return class_rules.for_names([], names, 1)[1]

    # Predictions

    @property
    def model(self) -> Model:
        """The version in use, or the model the project started from.  Raises ModelError."""
        number = self._versions.current
        wanted = number, self.model_name
        if self._loaded is None or self._loaded[0] != wanted:
            self._loaded = wanted, self.model_of(number)
        return self._loaded[1]

    def model_of(self, number: int) -> Model:
        """The model of a version; 0: the one the project started from.  Raises UserError."""
        from engine import model as models

        return models.load(self._versions.place(number)) if number else models.find(self.model_name)

    def predictions(self, files: Sequence[str] | None = None) -> dict[str, Prediction]:
        """What models said, by file; of all recordings or of some."""
        return predictions.read(self._cache, self.naming(), files)

    def predictions_in_pieces(
        self, size: int, naming: Callable[[str], str] | None = None
    ) -> Iterator[list[Prediction]]:
        """All of them, `size` at a time, for a project of any length; `naming` calls classes otherwise than the project does now."""
        return predictions.in_pieces(self._cache, naming or self.naming(), size)

    def windows(self, file: str) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
        """The windows of a recording, (n, 2) in seconds, and their probabilities (n, c) in the order of its prediction's classes."""
        return predictions.windows(self._cache, file, self.model, self.channel)

    def put_scored(self, scored: Iterable[Scored]) -> list[str]:
        """Keeps results of the model in use, each on disk as it comes.  Returns their files."""
        journal = self._journal(self.model, self.recordings())
        with closing(journal):
            return [one.file for one in scored if journal.put(one)]

    def _journal(self, model: Model, recordings: Iterable[Recording]) -> predictions.Journal:
        return predictions.Journal(self._cache, self._embeddings, model, self.channel, recordings)

    def classify(
        self,
        report: Report = silent,
        arrived: Callable[[Prediction], None] | None = None,
        files: Sequence[str] | None = None,
        options: Options | None = None,
        keep_embeddings: bool = True,
    ) -> int:
        """Classifies what is pending, or `files` anew; returns how many recordings have a result now that had none.

        Each is on disk before `arrived` is called with it, its classes called as the model calls them; a run that was cancelled or killed
        goes on where it stopped.  What has embeddings is scored from them.  Raises Cancelled, FolderGone (nothing is marked as failed),
        UserError.
        """
        from engine import predict

        self._must_write()
        options = options or predict.Options(channel=self.channel, keep_embeddings=keep_embeddings)
        wanted = self.pending() if files is None else self._recordings_of(files)
        ready = self._ready(wanted) if files is None else set()
        if ready:
            predictions.rescore(self._cache, self._embeddings, self.model, self.channel, report, ready)
            if arrived:
                for prediction in predictions.read(self._cache, str, list(ready)).values():
                    arrived(prediction)
        rest = [recording for recording in wanted if recording.file not in ready]
        journal = self._journal(self.model, rest)
        done = len(ready)
        with closing(journal):
            for scored in predict.run(self.model, self.root, rest, options, report):
                if not journal.put(scored):
                    continue
                done += 1
                if arrived:
                    arrived(predictions.read(self._cache, str, [scored.file])[scored.file])
        return done

    def _ready(self, wanted: Iterable[Recording]) -> set[str]:
        kept = {file for file, *_ in self._cache.embedded(self.model.backbone_id, self.channel)}
        return kept & {recording.file for recording in wanted}

    def _recordings_of(self, files: Iterable[str]) -> list[Recording]:
        wanted = set(files)
        return [recording for recording in self.recordings() if recording.file in wanted]

    @property
    def _embeddings(self) -> Path:
        return self.folder / "embeddings"

    def rescore(self, model: Model | None = None, report: Report = silent) -> int:
        """All predictions anew from the kept embeddings; returns how many recordings have them.  The others stay pending."""
        self._must_write()
        return predictions.rescore(self._cache, self._embeddings, model or self.model, self.channel, report)

    def pending(self, model: Model | None = None) -> list[Recording]:
        """The recordings a model (the one in use) has yet to classify."""
        files = set(self._cache.pending(predictions.scorer_of(self._cache, model or self.model, self.channel)))
        return [recording for recording in self.recordings() if recording.file in files]

    def accept(self, files: Sequence[str], source: Source = "accepted", report: Report = silent) -> Edit:
        """The predictions of whole recordings become their labels; those without a prediction are passed over.

        Of several, so are those of which a person or a table has said something else: they were not looked at one by one.
        """
        own = ("accepted", "bulk")  # the model's words
        said = {x.file for x in self.labels_of(files) if x.whole and x.kind != "note" and x.source not in own}
        kept = said if len(files) > 1 else frozenset()
        return self._accept(
            "Accept", [p for p in self.predictions(files).values() if p.file not in kept], source, report
        )

    def accept_window(self, target: Target) -> Edit:
        """What the model says of the window in the middle of a region, or of a window itself, becomes its label."""
        from engine import model as models

        spans, probabilities = self.windows(target.file)
        classes = self.model.classes
        if not probabilities.size or probabilities.shape[1] != len(classes):
            return self._label_as("Accept", {}, "accepted")
        row = probabilities[np.abs(spans.mean(1) - ((target.start_s or 0.0) + (target.end_s or 0.0)) / 2).argmin()]
        likely = np.flatnonzero(row >= models.thresholds(self.model)).tolist() if self.several else []
        naming = self.naming()
        said = dict.fromkeys(naming(classes[k]) for k in likely or [int(row.argmax())])
        return self._label_as("Accept", {name: [target] for name in said}, "accepted")

    def accept_above(self, confidence: float, report: Report = silent, files: Collection[str] | None = None) -> Edit:
        """Accepts every prediction at least so confident of a recording nobody has said anything of; one edit, source "bulk".

        `files` None: of all recordings.
        """
        said = {label.file for label in self.labels() if label.whole and label.kind != "note"}
        sure: list[Prediction] = []
        for some in self.predictions_in_pieces(READ_AT_ONCE):
            report(0, 0, "Reading")
            sure += (
                p
                for p in some
                if p.predicted
                and (p.confidence or 0) >= confidence
                and p.file not in said
                and (files is None or p.file in files)
            )
        return self._accept("Accept all above", sure, "bulk", report)

    def _accept(self, name: str, accepted: Iterable[Prediction], source: Source, report: Report) -> Edit:
        wanted: dict[str, list[Target]] = {}
        for prediction in accepted:
            for said in prediction.all_said if self.several else filter(None, [prediction.predicted]):
                wanted.setdefault(said, []).append(Target(prediction.file))
        return self._label_as(name, wanted, source, report)

    @property
    def model_title(self) -> str:
        """The model in use in a few words, a shipped one with the name to type for it; "" where there is none that can be read."""
        try:
            number = self._versions.current
            if number:
                return f"{self.model.title} {number}"
            typed = self.model_name if self.model.name == self.model_name else ""
            return f"{self.model.title} ({typed})" if typed else self.model.title
        except UserError:
            return ""

    def find_regions(
        self, how: ByModel | ByLevel, files: Sequence[str] | None = None, report: Report = silent
    ) -> Found:
        """Proposes where in some recordings (None: all) something is heard; see `engine.project.finding`.  Raises UserError."""
        from engine.project import finding

        return finding.find(self, how, [one.file for one in self.recordings()] if files is None else files, report)

    def clear_predictions(self) -> None:
        """Forgets everything models said, and all embeddings."""
        self._must_write()
        self._cache.clear_scores()
        for path in (self._embeddings).glob("*.f16"):
            path.unlink()

    # Teaching

    def embedded(self, file: str, model: Model | None = None) -> taught.Embedded | None:
        """A recording's windows with their embeddings, as a model (the one in use) makes them; None where they are not kept."""
        backbone = (model or self.model).backbone_id
        return predictions.embedded(self._cache, self._embeddings, file, backbone, self.channel)

    def unembedded(self, model: Model | None = None) -> list[str]:
        """The recordings whose labels could teach but whose embeddings by a model (the one in use) are not kept."""
        kept = {file for file, *_ in self._cache.embedded((model or self.model).backbone_id, self.channel)}
        there = {recording.file: recording for recording in self.recordings()}
        labelled = dict.fromkeys(
            label.file
            for label in self.labels()
            if label.file in there and taught.teaches(label, there[label.file].duration_s)
        )
        failed = {file for file, p in self.predictions(list(labelled)).items() if p.problem and not p.windows}
        return [file for file in labelled if file not in kept and file not in failed]

    def embed(self, model: Model, files: Sequence[str], report: Report = silent) -> None:
        """Keeps a model's embeddings of some recordings; their predictions stay.  Raises what `classify` does."""
        from engine import predict

        self._must_write()
        if not files:
            return
        wanted = self._recordings_of(files)
        journal = self._journal(model, wanted)
        options = predict.Options(channel=self.channel, keep_embeddings=True)
        with closing(journal):
            for scored in predict.run(model, self.root, wanted, options, report):
                journal.put(scored, answers=False)

    def lesson(self) -> Lesson:
        """What the labels teach now."""
        return teaching.lesson(self)

    def refit(self, report: Report = silent, arrived: Callable[[Prediction], None] | None = None) -> Refit:
        """The first step of teaching: a new version, in use at once, and new scores of everything.  Raises UserError."""
        return teaching.refit(self, report, arrived)

    def unjudged(self) -> Refit | None:
        """The first step of a version whose second one broke off, as when the program was killed; None where there is none."""
        return teaching.unjudged(self)

    def judge(self, made: Refit, report: Report = silent) -> Teaching:
        """The second step: whether the new version stays."""
        return teaching.judge(self, made, report)

    def teach(self, report: Report = silent, refitted: Callable[[Refit], None] | None = None) -> Teaching:
        """Both steps; `refitted` is called between them, when the new scores are there."""
        made = self.refit(report)
        if refitted:
            refitted(made)
        return self.judge(made, report)

    def take_in(self, model: Model, reason: str, labels: Sequence[int] = ()) -> tuple[Version, Model]:
        """Keeps a model as the next version and takes it into use; `labels` are those it learned from.  Returns both.

        One with the backbone of the model in use stands on the same base as that; another is its own.
        """
        base = self.base_version if model.backbone_id == self.model.backbone_id else None
        return self._taken_in(model, reason, labels, base)

    def _taken_in(
        self, model: Model, reason: str, labels: Sequence[int] = (), base: int | None = None
    ) -> tuple[Version, Model]:
        self._must_write()
        version, model = self._versions.add(model, reason, labels, base)
        self._loaded = (version.number, self.model_name), model
        return version, model

    def adopt(self, name: str) -> None:
        """Another model to go on from: the one of that name, or in that folder. Once there are versions it becomes one of them, so that
        each still stands on what it was taught on, unless the one in use stands on it already. Raises UserError.
        """
        from engine import model as models

        model = models.find(name)
        if not self.versions():
            self.change(model_name=name)
        elif (model.backbone_id, model.name) != (self.model.backbone_id, self.model.name):
            self._taken_in(model, "Model")

    def keep(self, model: Model, reason: str) -> tuple[Version, Model]:
        """Keeps a model of its own backbone as the next version, not in use yet.  Returns both."""
        self._must_write()
        return self._versions.add(model, reason, use=False)

    def take_trained(
        self, folder: Path, report: Report = silent, arrived: Callable[[Prediction], None] | None = None
    ) -> Teaching:
        """What a training made becomes a version and is judged; a good one is taken, and everything classified with it."""
        return teaching.take_trained(self, folder, report, arrived)

    def judged(self, version: Version, report: Report = silent) -> None:
        """Keeps the verdict on a version; one that was refused while in use gives way, and everything is scored as before."""
        was = self._versions.current
        self._versions.judge(version)
        if self._versions.current != was:
            self.rescore(report=report)

    @property
    def current_version(self) -> int:
        """The number of the version in use; 0: the model the project started from."""
        return self._versions.current

    @property
    def base_version(self) -> int:
        """The version whose backbone and memory the one in use stands on; 0: the model the project started from."""
        current = self._versions.current
        return self._versions.get(current).base if current else 0

    @property
    def base(self) -> Model:
        """The model that teaching starts from: with the embeddings of the one in use, which itself is it where a newer Earmark ships the
        model the project started from with another network.  Raises ModelError.
        """
        first = self.model_of(self.base_version)
        return first if first.backbone_id == self.model.backbone_id else self.model

    def taught_by(self, number: int) -> frozenset[int]:
        """The labels a version learned from, by their numbers."""
        return self._versions.taught(number)

    def version_folder(self, number: int) -> Path:
        """Where the model of a version lies; not for 0."""
        return self._versions.place(number)

    def versions(self) -> list[Version]:
        """The oldest first."""
        return self._versions.all()

    def take(self, number: int, report: Report = silent) -> int:
        """Takes a version into use, whatever was judged (0: the model the project started from); all recordings are scored anew."""
        self._must_write()
        self._versions.use(number)
        return self.rescore(report=report)

    rollback = take

    # Tables

    def measuring(self, what: Literal["cry", "region"]) -> Voices | Regions:
        """What measures the voice in recordings, or regions of them; to be used within a `with`."""
        from engine.project.measuring import Regions, Voices

        if what == "region":
            return Regions(self.root, self.channel)
        return Voices(self.root, self.channel, self._cache, self.read_only)

    def export(self, path: Path, options: ExportOptions | None = None, report: Report = silent) -> int:
        """Writes the table, .csv or .xlsx; returns its number of rows.  Raises UserError: the file that was there is then whole."""
        from engine.exchange import export, rows

        return export.export(self, path, options or rows.ExportOptions(), report)

    def exported(self) -> dict[str, str]:
        """The tables that exports wrote for other programs, whole paths, and the SHA-256 of each as it was written."""
        return self._cache.exported()

    def put_exported(self, written: dict[str, str]) -> None:
        """Keeps which tables were written.  A project that may only be read forgets it: what is not known is not emptied."""
        if written and not self.read_only:
            self._cache.put_exported(written)
