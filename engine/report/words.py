"""A report in words: the protocol, what the scores mean to someone who has never trained a network, and a paragraph for a paper."""

from __future__ import annotations

from collections.abc import Sequence

from engine import __version__
from engine.evaluate.scores import FEW
from engine.evaluate.tally import TIMES
from engine.evaluate.traits import Telling
from engine.report.findings import Findings
from engine.trials import Plan, Trial

SCORES = {
    "balanced_accuracy": (
        "Balanced accuracy",
        "Every class counts the same: the mean share of each class that is named rightly.",
    ),
    "accuracy": ("Accuracy", "The share of all recordings that is named rightly; common classes count most."),
    "macro_f1": ("Macro-F1", "Like balanced accuracy, but false alarms count too."),
    "mcc": ("Matthews correlation", "1 is perfect, 0 is no better than chance, whatever the classes' sizes."),
    "auroc": (
        "Area under the ROC curve",
        "How often the right one of a pair of recordings is ranked first; 0.5 is chance.",
    ),
    "auprc": (
        "Average precision",
        "The mean share of alarms that are right, over all settings; chance is the share of the class.",
    ),
    "log_loss": ("Log loss", "How surprised its probabilities are by the truth; lower is better."),
    "brier": ("Brier score", "The squared error of its probabilities; lower is better."),
    "ece": (
        "Calibration error",
        "How far, on the average, its confidence is from how often it is right; lower is better.",
    ),
}
_OF_SEVERAL = {  # what another meaning has where a recording may have several classes
    "balanced_accuracy": "Every class counts the same, and so do recordings with and without it: the mean share that is right.",
    "accuracy": "The share of all recordings of which every class is said, and no other.",
    "macro_f1": "Every class counts the same: what is missed and false alarms, beside what is found.",
}
SHARES = ("accuracy", "balanced_accuracy")
_REPORTED = {
    "balanced_accuracy": "balanced accuracy",
    "macro_f1": "macro-F1",
    "mcc": "Matthews correlation",
    "auroc": "area under the ROC curve",
    "auprc": "average precision",
}
_SPLITS = {
    "official": "the folds that the data set's makers have drawn",
    "group": "folds drawn so that each {group} lies in one of them only",
    "random": "folds drawn at random, which tears recordings of one {group} apart",
}


def hundred(share: float | None) -> str:
    """A share as people say it: 48 of 100."""
    return "-" if share is None else f"{100 * share:.0f}"


def counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def listed(names: Sequence[str], most: int = 6) -> str:
    """Names with commas and a last "and"."""
    shown = [*names[:most], f"{len(names) - most} more"] if len(names) > most else list(names)
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def clock(seconds: float) -> str:
    """A duration as people read it."""
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def group_word(trial: Trial) -> str:
    """What a group is, as a person would say it."""
    by = trial.dataset.groups_by
    return "group" if by in ("name", "table") else by


def split_words(plan: Plan, group: str) -> str:
    return _SPLITS[plan.kind].format(group=group)


def protocol(trial: Trial) -> str:
    """How the number was obtained, in a sentence."""
    metrics, group, by = trial.metrics, group_word(trial), trial.dataset.groups_by
    learns = any(fold.answered.train_s for fold in trial.folds)
    how = split_words(trial.plan, group)
    run, there = len(trial.folds), len(trial.plan.names)
    some = "" if run == there else f" ({run} of {there} folds were run)"
    of = f"{counted(metrics.n, 'recording')} of {trial.dataset.title} in {counted(metrics.groups, 'group')} (by {by})"
    if not learns:
        return f"{trial.title}, which learned nothing here, was asked about {of}, in {how}{some}."
    honest = trial.plan.kind != "random" and not trial.leaking
    alone = f", nor any other of its {group}" if honest and by != "recording" else ""
    drawn = 1 + len(trial.again)
    once = "once by a system that was" if drawn == 1 else f"{drawn} times, on folds drawn anew, by systems that were"
    heard = "had not heard it" if drawn == 1 else "that time had not heard it"
    return f"{of}, each tested {once} trained on the other folds and {heard}{alone}: {how}{some}."


def meaning(name: str, several: bool) -> str:
    """What a score means; `several`: a recording may have several classes."""
    return _OF_SEVERAL.get(name, SCORES[name][1]) if several else SCORES[name][1]


def of_drawings(found: Findings) -> str | None:
    """How far the scores of folds drawn anew lie apart; None where they were drawn once."""
    drawn = found.trial.drawings("balanced_accuracy")
    if len(drawn) < 2:
        return None
    return (
        f"The folds were drawn {len(drawn)} times: balanced accuracy {drawn.mean():.3f} on the mean, {drawn.min():.3f} to "
        f"{drawn.max():.3f}, standard deviation {drawn.std(ddof=1):.3f}. So much depends on which groups happen to be tested together."
    )


def headline(found: Findings) -> str:
    """The one sentence to remember."""
    metrics = found.metrics
    low, high = metrics.intervals.get("balanced_accuracy", (None, None))
    between = f" (between {hundred(low)} and {hundred(high)}, with 95 % certainty)" if low is not None else ""
    if metrics.several:
        return (
            f"Recordings with and without each class counting the same, it is right in about {hundred(metrics.balanced_accuracy)} of "
            f"100{between}; guessing would get {hundred(found.guessing)}."
        )
    return (
        f"Of 100 recordings of each class it names about {hundred(metrics.balanced_accuracy)} rightly{between}; "
        f"guessing would get {hundred(found.guessing)}."
    )


def verdict(found: Findings) -> tuple[str, str]:
    """A colour ("good", "warn", "bad") and what is to be thought of the number."""
    trial, metrics = found.trial, found.metrics
    group = group_word(trial)
    leaking = (
        f"{counted(trial.leaking, 'recording')} were tested though others of the same {group} had been in training"
    )
    if trial.plan.kind == "random":
        return "bad", (
            f"This number leaks: {leaking}, so the system could recognise the occasion instead of the sound. "
            "Do not report it as what new recordings would get."
        )
    if trial.too_good:
        why = leaking if trial.leaking else "the system has most likely learned from these recordings before"
        return "bad", f"This number is too good: {why}."
    if "balanced_accuracy" not in metrics.intervals:
        return "warn", of_too_few(found, group)
    test = f"permutation test by {group}: p {probability(found.chance_p)}"
    if not found.convincing and found.all_right:
        return (
            "warn",
            f"All is named rightly, but in {metrics.groups} groups, too few to be sure of more than guessing ({test}).",
        )
    if not found.convincing:
        return "warn", (
            "There is no evidence that it is better than chance: the lower end of the interval is not clearly above "
            f"{hundred(found.guessing)} of 100 ({test})."
        )
    return "good", f"It is clearly better than guessing ({test})."


def of_too_few(found: Findings, group: str) -> str:
    """Why there is no interval: too few groups at all, or of one class."""
    metrics = found.metrics
    if metrics.groups == 1:
        return f"All that was tested is one {group}, so nobody can say how much of this number is chance."
    by = "" if group == "group" else f" (by {group})"
    if metrics.groups < FEW:
        return f"All that was tested lies in {metrics.groups} groups{by}, too few to say how much of this number is chance."
    name, least = min(zip(metrics.classes, metrics.class_groups), key=lambda one: one[1] or metrics.groups)
    return (
        f"Of {name} only {counted(least, 'group')}{by} could be tested, "
        f"too few to say between which bounds this number lies (permutation test: p {probability(found.chance_p)})."
    )


def probability(p: float) -> str:
    """As it stands after a p."""
    return "< 0.001" if p < 0.001 else f"= {p:.3f}"


def of_trait(told: Telling) -> str:
    between = f"{hundred(told.low)} to {hundred(told.high)}; guessing {hundred(told.guessing)}"
    return (
        f"The {told.trait} alone, without any sound, tells the class in {hundred(told.balanced_accuracy)} of 100 cases ({between}): "
        "a network may learn that instead of the sound."
    )


def of_recalls(found: Findings) -> str:
    there = [one for one in found.classes if one.recall is not None]
    best, worst = max(there, key=lambda one: one.recall or 0), min(there, key=lambda one: one.recall or 0)
    if best is worst:
        if len(there) > 1:
            return f"Every class is recognised equally often, {hundred(best.recall)} of 100."
        return f"Only {best.name} was tested."
    said = f"Best recognised is {best.name} ({hundred(best.recall)} of 100), worst {worst.name} ({hundred(worst.recall)} of 100)."
    return (
        said if all(one.interval for one in there) else f"{said} Classes of fewer than {FEW} groups have no interval."
    )


def of_alike(*shares: tuple[float | None, tuple[float, float] | None]) -> str:
    """What an interval rests on where all was right or all was wrong; "" where nothing was, of these scores and their intervals."""
    if not any(interval and share is not None and (share > 1 - 1e-9 or share < 1e-9) for share, interval in shares):
        return ""
    return (
        " Where every group is right, or every one wrong, drawing groups anew cannot tell how sure that is: the interval is then "
        "the exact one for so many groups."
    )


def of_confusion(found: Findings) -> str:
    wrong = [(one.mistaken_for[1], one.name, one.mistaken_for[0]) for one in found.classes if one.mistaken_for]
    rows = "A row is what was recorded, a column what was answered; right answers lie on the diagonal."
    if found.trial.again:
        rows += " Counted on the first drawing of the folds."
    if not wrong:
        return f"{rows} There was no mistake."
    count, name, other = max(wrong)
    return f"{rows} The most frequent mistake: {name} taken for {other}, {counted(count, 'time')}."


def of_shares(found: Findings) -> str:
    wrong = [
        (one.mistaken_for[1] / one.count, one.name, one.mistaken_for[0]) for one in found.classes if one.mistaken_for
    ]
    rows = "The same in percent of each row, so that rare classes can be compared with common ones."
    if not wrong:
        return rows
    share, name, other = max(wrong)
    return f"{rows} The most frequent mistake: {name} taken for {other}, in {hundred(share)} of 100 cases."


def of_roc(found: Findings) -> str:
    metrics = found.metrics
    assert metrics.auroc is not None
    low, high = metrics.intervals.get("auroc", (None, None))
    between = f" ({hundred(low)} to {hundred(high)})" if low is not None else ""
    return (
        f"Given one recording of each class, it tells which one is {found.positive} in {hundred(metrics.auroc)} of 100 cases{between}; "
        f"the dashed line is a coin.{_first_drawn(found, 'number is the mean over the drawings')}"
    )


def of_precision(found: Findings) -> str:
    steps, metrics = found.precision_recall, found.metrics
    assert steps is not None
    half = float(steps.y[steps.x >= 0.5].max())
    return (
        f"Set so that it finds half of all {found.positive} recordings, {hundred(half)} of 100 of its alarms are right; "
        f"alarms at random would be right {hundred(metrics.prevalence)} times (dashed)."
        f"{_first_drawn(found, 'average precision is the mean over the drawings')}"
    )


def _first_drawn(found: Findings, mean: str) -> str:
    """Which drawing of the folds a curve is of; "" where they were drawn once."""
    return f" The curve is that of the first drawing of the folds; the {mean}." if found.trial.again else ""


def of_reliability(found: Findings) -> str:
    bins = found.reliability
    there = bins.count > 0
    gap = float((bins.count * (bins.confidence - bins.right))[there].sum() / bins.count.sum())
    points = round(100 * abs(gap))
    if found.metrics.ece < 0.05:
        return "Its confidence can be taken at its word: where it says 80 %, it is right about 80 times in 100."
    if points < 3:
        return f"Its confidence is off by {hundred(found.metrics.ece)} points on the average, sometimes too sure, sometimes too modest."
    how = "surer of itself than it should be" if gap > 0 else "more modest than it need be"
    return f"On the average it is {points} points {how}."


def of_curves(found: Findings, what: str) -> str:
    if what == "accuracy":
        return (
            "The same as the share that is right: how much of it is learned by heart is what the blue lines have over the orange ones. "
            "Afterwards the last layer is fitted once more, to all of them, so what is tested can do better than this."
        )
    epochs = [len(fold.answered.curves) for fold in found.trial.folds if fold.answered.curves]
    count = f"{epochs[0]}" if min(epochs) == max(epochs) else f"{min(epochs)} to {max(epochs)}"
    return (
        f"How learning went, one line a fold, over {count} rounds through the recordings. Where the orange lines (recordings set aside "
        "to watch it) stop following the blue ones, it begins to learn by heart."
    )


def of_side_by_side(founds: Sequence[Findings]) -> str | None:
    """What the random split claims beside an honest one; None where there are not both."""
    honest = next((one for one in founds if one.trial.plan.kind != "random"), None)
    leaking = next((one for one in founds if one.trial.plan.kind == "random"), None)
    if honest is None or leaking is None:
        return None
    claimed, true = leaking.metrics.balanced_accuracy, honest.metrics.balanced_accuracy
    group = group_word(honest.trial)
    points = round(100 * (claimed - true))
    if points < 1:
        return f"Splitting at random claims no more here ({hundred(claimed)}) than keeping each {group} whole ({hundred(true)})."
    return (
        f"Splitting at random claims {hundred(claimed)} of 100; keeping each {group} whole gives {hundred(true)}. "
        f"{points} points of the claim are occasions recognised again, not sounds understood."
    )


def methods(found: Findings) -> str:
    """A paragraph for a paper."""
    trial, metrics = found.trial, found.metrics
    group = group_word(trial)
    counts = ", ".join(f"{name} {count:,}" for name, count in zip(metrics.classes, metrics.counts))
    reported = {name: value for name in _REPORTED if (value := getattr(metrics, name)) is not None}
    scores = "; ".join(
        f"{_REPORTED[name]} {value:.3f}{bounds(metrics.intervals.get(name))}" for name, value in reported.items()
    )
    size = f" ({found.parameters:,} parameters)" if found.parameters else ""
    watched = any(fold.answered.curves for fold in trial.folds)
    guess = metrics.baseline
    sure = any(name in metrics.intervals for name in reported)
    alike = of_alike(*((getattr(metrics, name), metrics.intervals.get(name)) for name in SHARES))
    exact = ", exact (Clopper-Pearson) of a share that is the same in every group" if alike else ""
    intervals = f"; 95 % intervals by bootstrap over groups ({TIMES} replicates){exact}" if sure else ""
    sentences = [
        f"{trial.title}{size} was evaluated with Earmark {__version__} on {metrics.n:,} recordings of {trial.dataset.title} in "
        f"{metrics.groups:,} groups (by {trial.dataset.groups_by}; {counts}).",
        f"Cross-validation used {counted(len(trial.folds), 'fold')}: {split_words(trial.plan, group)} (seed {trial.plan.seed}).",
        of_repeats(trial),
        "What was watched while it trained were inner validation groups, never the test fold." if watched else "",
        f"On the pooled held-out predictions: {scores}{intervals}.",
        f"Always answering the commonest class has balanced accuracy {guess['balanced_accuracy']:.3f}, accuracy {guess['accuracy']:.3f}.",
        f"A permutation test of whole groups against chance gave p {probability(found.chance_p)}"
        + (" (twice the mean over the drawings)." if trial.again else "."),
        "What was tested was partly known from training, so the scores are higher than new recordings would get."
        if trial.too_good
        else "",
    ]
    return " ".join(filter(None, sentences))


def of_repeats(trial: Trial) -> str:
    """The sentence of a paper on folds that were drawn several times; "" where they were not."""
    if not trial.again:
        return ""
    drawn = trial.drawings("balanced_accuracy")
    return (
        f"The folds were drawn {len(drawn)} times with different seeds; scores are means over the drawings (balanced accuracy: "
        f"standard deviation {drawn.std(ddof=1):.3f})."
    )


def bounds(interval: tuple[float, float] | None) -> str:
    """In brackets, as it stands after a score; "" where there is none."""
    return "" if interval is None else f" ({interval[0]:.3f} to {interval[1]:.3f})"
