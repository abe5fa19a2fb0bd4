"""The rows of a run that belongs to no project, each as soon as its recording is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.exchange.rows import Cell, ExportOptions, Said, columns, heard_regions, row
from engine.labels import WHOLE
from engine.labels.classes import NONE_OF_THESE
from engine.model import window_probabilities
from engine.predict.predictions import limits, ranked
from engine.sound.recording import Recording

if TYPE_CHECKING:
    from engine.model import Model
    from engine.predict import Scored


def rows(
    scored: Iterable[Scored], recordings: Sequence[Recording], model: Model, root: Path, options: ExportOptions
) -> Iterator[list[Cell]]:
    """The names of the columns, then the rows of each recording, in the order they come."""
    known = {recording.file: recording for recording in recordings}
    yield list(columns(options, model.classes))
    for one in scored:
        file = str(root / one.file) if options.absolute else one.file
        for span, said in _spans(one, model, options):
            line = row(file, span, (), {}, said, (model.name, str(model.version)), known.get(one.file), one.problem)
            if options.probabilities:
                given = said.probabilities
                line += [None] * len(model.classes) if given is None else [round(float(p), 4) for p in given]
            yield line


def _spans(one: Scored, model: Model, options: ExportOptions) -> Iterator[tuple[tuple, Said]]:
    heard = one.probabilities is not None and len(one.spans) > 0
    if heard and (options.regions_of or options.rows == "windows"):
        windows = window_probabilities(model, one.logits.astype(np.float32))
        if options.regions_of:
            yield from heard_regions(one.spans, windows, model.classes, options.regions_of)
            return
        for (start_s, end_s), probabilities in zip(one.spans.tolist(), windows):
            said = _said(model.classes, probabilities, none=False) if probabilities.any() else Said()
            yield (round(start_s, 6), round(end_s, 6), None, None), said
    elif one.probabilities is None:
        yield WHOLE, Said()
    else:
        yield WHOLE, _said(model.classes, one.probabilities, one.none, limits(model))


def _said(classes: Sequence[str], probabilities: np.ndarray, none: bool, thresholds: Sequence[float] = ()) -> Said:
    best, confidence, second, second_confidence = ranked(probabilities, none, thresholds)
    return Said(
        NONE_OF_THESE if best is None else classes[best],
        confidence,
        None if second is None else classes[second],
        second_confidence,
        probabilities,
    )
