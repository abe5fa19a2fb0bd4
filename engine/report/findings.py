"""All that is found out about one Trial, computed once: page, figures, JSON and words tell the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from engine import evaluate
from engine.evaluate import Metrics, evidence, plotted
from engine.evaluate.scores import FEW, middle_95, sought
from engine.evaluate.tally import resampled, scores
from engine.evaluate.traits import Telling
from engine.trials import Trial


@dataclass(frozen=True)
class OfClass:
    """One class: how many tested recordings and groups have it; recall with its interval; precision and F1; what it is taken for most.

    None where there is nothing to say: no such row, too few groups for an interval, never answered, never mistaken.  Over folds drawn
    several times the shares are of all drawings, `mistaken_for` is of the first.
    """

    name: str
    count: int
    groups: int
    recall: float | None
    interval: tuple[float, float] | None
    precision: float | None
    f1: float | None
    mistaken_for: tuple[str, int] | None


@dataclass(frozen=True)
class Findings:
    """A trial and what it comes to.  `tellings` are the traits of the recordings that were asked whether they give the class away."""

    trial: Trial
    tellings: tuple[Telling, ...] = ()

    @property
    def metrics(self) -> Metrics:
        return self.trial.metrics

    @cached_property
    def classes(self) -> tuple[OfClass, ...]:
        metrics, c = self.metrics, len(self.metrics.classes)
        confusion = np.array(metrics.confusion)
        of = self.trial.tally
        mean = scores(of.sums.sum(0), of.classes, of.several)["confusion"]
        drawn = resampled(self.trial.tally, ["recall"])["recall"] if metrics.groups > 1 else np.full((1, c), np.nan)
        hot = self.trial.dataset.hot[self.trial.rows] > 0
        found = []
        for one, name in enumerate(metrics.classes):
            said = mean[one, :, 1].sum() if metrics.several else mean[:, one].sum()
            hits = mean[one, 1, 1] if metrics.several else mean[one, one]
            groups = len(np.unique(self.trial.groups[hot[:, one]]))
            count, recall = metrics.counts[one], metrics.recalls[one]
            found.append(
                OfClass(
                    name,
                    count,
                    groups,
                    recall,
                    middle_95(drawn[:, one], groups) if groups >= FEW else None,
                    float(hits / said) if said else None,
                    float(2 * hits / (count + said)) if count + said else None,
                    self._mistaken_for(confusion, one),
                )
            )
        return tuple(found)

    def _mistaken_for(self, confusion: NDArray, one: int) -> tuple[str, int] | None:
        if self.metrics.several:
            return None
        wrong = confusion[one].copy()
        wrong[one] = 0
        return (self.metrics.classes[int(wrong.argmax())], int(wrong.max())) if wrong.max() else None

    @cached_property
    def chance_p(self) -> float:
        """How often answers that have nothing to do with the sound would score as well.

        Of several drawings it is twice the mean of their p-values, which holds however they depend on each other (Vovk and Wang 2020,
        Combining p-values via averaging).
        """
        trials = (self.trial, *self.trial.again)
        found = [evidence.chance(one.targets, one.probabilities, one.groups, one.thresholds) for one in trials]
        return found[0] if len(found) == 1 else min(1.0, 2 * float(np.mean(found)))

    @property
    def guessing(self) -> float:
        """The balanced accuracy of guessing among the classes that were tested."""
        return evidence.guessing(sum(count > 0 for count in self.metrics.counts), self.metrics.several)

    @property
    def convincing(self) -> bool:
        """Whether it is clearly better than guessing."""
        low = self.metrics.intervals.get("balanced_accuracy", (None, None))[0]
        if self.all_right:  # the interval is exact, and needs no margin
            return low is not None and low > self.guessing
        return evidence.more_than_chance(low, sum(count > 0 for count in self.metrics.counts), self.metrics.several)

    @property
    def all_right(self) -> bool:
        """Whether nothing that was tested was taken for anything else."""
        return self.metrics.balanced_accuracy > 1 - 1e-9

    @property
    def warnings(self) -> tuple[Telling, ...]:
        """The traits that do give the class away, the most telling first."""
        return tuple(sorted((one for one in self.tellings if one.warn), key=lambda one: -one.balanced_accuracy))

    @cached_property
    def reliability(self) -> plotted.Reliability:
        return plotted.reliability(self.trial.tally)

    @property
    def positive(self) -> str:
        """Of two classes the one that the curves are about."""
        return self.metrics.classes[sought(self.metrics.classes)]

    @property
    def negative(self) -> str:
        """The other one."""
        return self.metrics.classes[1 - sought(self.metrics.classes)]

    @cached_property
    def roc(self) -> plotted.Steps | None:
        """None but for two classes that were both tested; the same for `precision_recall`."""
        return None if self.metrics.auroc is None else plotted.roc(*self._alarms())

    @cached_property
    def precision_recall(self) -> plotted.Steps | None:
        if self.metrics.auroc is None:
            return None
        return plotted.precision_recall(*self._alarms())

    def _alarms(self) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
        which = sought(self.metrics.classes)
        return self.trial.targets == which, self.trial.probabilities[:, which].astype(np.float64)

    @cached_property
    def of_folds(self) -> tuple[tuple[str, Metrics], ...]:
        """Each fold's own scores, without intervals."""
        trial, found = self.trial, []
        begin = 0
        for fold in trial.folds:
            rows = slice(begin, begin := begin + len(fold.answered.rows))
            if len(fold.answered.rows):
                levels = trial.thresholds[rows] if isinstance(trial.thresholds, np.ndarray) else trial.thresholds
                some = trial.targets[rows], trial.probabilities[rows], trial.groups[rows], trial.dataset.classes
                found.append((fold.name, evaluate.metrics(*some, levels, times=0)))
        return tuple(found)

    @property
    def train_s(self) -> float:
        return sum(fold.answered.train_s for fold in self.trial.folds)

    @property
    def each_ms(self) -> float:
        return float(np.mean([fold.answered.each_ms for fold in self.trial.folds]))

    @property
    def parameters(self) -> int | None:
        return self.trial.folds[0].answered.parameters
