"""Writes the two model cards: what the models were made from, how good they are on groups kept apart, what they do not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from engine.cry.corpus import CRY
from engine.cry.verdict import DISCLAIMER, Finding
from engine.everyday.corpus import Sound

_DONATED = "| cries | Donate-a-Cry corpus, its authors and donors, 2015 | ODbL 1.0, contents DbCL 1.0 |"
_OTHERS = """\
| cries and other sounds of ESC-50 | K. J. Piczak, 2015 | ESC-10 part CC BY 3.0, the rest CC BY-NC 3.0 |
| UrbanSound8K, folds 1-3 as far as at hand | J. Salamon, C. Jacoby, J. P. Bello, 2014 | CC BY-NC 3.0 |
| a day in a forest | scikit-maad's example data | BSD-3-Clause |
| a forest bird (screaming piha) | PyHa's example data | CC BY-NC-SA 4.0 |"""
_MAY_I = """\
## May I use it?
**Not commercially:** it stands on a network trained on recordings whose licences forbid that. Earmark itself is under the MIT licence."""


def _licences(backbone: str, *rows: str) -> str:
    head = "| recordings | by | licence |\n|---|---|---|"
    return "\n".join(
        [head, _DONATED, *rows, f"| the backbone's, see the card of “{backbone}” | | CC BY-NC 3.0 among others |"]
    )


def _share(scores: dict[str, Any], name: str = "accuracy") -> str:
    """A score in per cent, with its interval where there are groups enough for one."""
    low, high = scores["intervals"].get(name, (None, None))
    if low is None or low != low or scores["groups"] < 2:
        return f"{100 * scores[name]:.1f} %"
    return f"{100 * scores[name]:.1f} % ({100 * low:.1f}-{100 * high:.1f})"


def _row(title: str, scores: dict[str, Any]) -> str:
    return f"| {title} | {scores['n']} | {scores['groups']} | {_share(scores)} |"


def detector(sounds: Sequence[Sound], judged: dict[str, Any], facts: dict[str, Any]) -> str:
    """The card of the detector, Markdown; `judged` is what `detector.judged` found, `facts` how it was made."""
    whole, sources, changed = judged["whole"], judged["sources"], judged
    cries = Counter(sound.source for sound in sounds if sound.name == CRY)
    falls = [f"| {title} | {count} | {hours:.2f} |" for title, (count, hours) in judged["false regions"].items()]
    apart = judged.get("apart")
    heard = (
        f"On a backbone that was made without fold {facts['fold']} of both, and a head that was taught without it too: "
        f"{_share(apart)} of {apart['n']} recordings right, balanced {_share(apart, 'balanced_accuracy')}; "
        f"{apart['counts'][1]} of them are cries, of which {100 * apart['recalls'][1]:.0f} % were found."
        if apart
        else "How much that flatters was not measured for this version."
    )
    return f"""\
# Cry or no cry (cry-detector)

Says of windows of four seconds whether a baby cries. A linear head on the backbone of “{facts["backbone"]}”. Version {facts["version"]}.
{DISCLAIMER} Do not build an alarm on it.

{_MAY_I}

{_licences(facts["backbone"], _OTHERS)}

SHA-256 over all {len(sounds)} recordings: `{facts["checksum"]}`

## How it was made
From {cries["donateacry"]} cries of Donate-a-Cry, {cries["esc50"]} of ESC-50 and {len(sounds) - cries.total()} recordings without a cry,
and {facts["views"]:,} windows cut from them and changed: laid over other sounds, sent through a telephone's codec, low-passed, slower or
faster, softer or louder, cries and others alike. For most cries are 8 kHz recordings of telephones and most other sounds are not: what
tells a telephone must not tell a cry. Made noises and silence are taught to be no cry. Anyone can repeat it: `make cries`.

## How good it is
Each recording is answered by a head taught without its fifth of all groups (Freesound originals, app ids, sites, birds), with a
temperature set without it; 95 % intervals by bootstrap over groups. Cries and the rest counting the same:
{_share(whole, "balanced_accuracy")}; area under the ROC curve {whole["auroc"]:.4f}; expected calibration error {whole["ece"]:.3f}.

| recordings | number | groups | right |
|---|---|---|---|
{_row("cries of Donate-a-Cry", sources["donateacry"])}
{_row("ESC-50, cries among them", sources["esc50"])}
{_row("UrbanSound8K, no cries", sources["urbansound8k"])}
{_row("a day in a forest", sources["field_day"])}
{_row("screaming piha", sources["screaming_piha"])}
{_row("children playing", judged["kinds"]["children_playing"])}
{_row("cats", judged["kinds"]["cat"])}
{_row("sirens", judged["kinds"]["siren"])}

The head has not heard what it is asked about, but the backbone has heard ESC-50 and UrbanSound8K with their classes; not Donate-a-Cry,
the forest or the bird. {heard}

### Does it hear the cry, or the telephone?
The same heads, the same recordings, changed; what lies between the lines is what the device is still worth to it.

| recordings | number | groups | right |
|---|---|---|---|
{_row("other sounds as they are", changed["as they are"])}
{_row("other sounds, nothing above 4 kHz", changed["low-passed"])}
{_row("other sounds through a telephone's codec", changed["telephoned"])}
{_row("cries of ESC-50 (full band) through a telephone's codec", changed["cries telephoned"])}
{_row("cries of Donate-a-Cry as they are", changed["cries as they are"])}
{_row("cries of Donate-a-Cry over full-band sounds, 6 dB fainter", changed["cries over sounds"])}

How often windows are changed in training was raised once, after a look at this table (telephoned 25 to 40 %, changed windows weighing
twice as much): at first 8.0 % of the telephoned other sounds were taken for cries, and 32 % of the cries over other sounds were missed.

### In long recordings
Regions found where there is no cry (median of three windows, on at .5, off at .3):

| recordings | regions | hours |
|---|---|---|
{chr(10).join(falls)}

## What it does not know
- Screams, laughter and calls of children, cats and other animals come nearest to a cry, and are sometimes taken for one.
- A faint cry under other sounds is missed more often than the table of clean recordings says.
- Other rooms, telephones and countries. One app recorded nearly all of the cries.
- Why a baby cries.
"""


def hungry(sounds: Sequence[Sound], found: Finding, voices: Finding, facts: dict[str, Any]) -> str:
    """The card of the model of hungry and other; `found` is the verdict on it, `voices` that on the measurements alone."""
    reasons = "\n".join(
        f"| {reason} | {count} | {len({s.group for s in sounds if s.own_class == reason})} |"
        for reason, count in Counter(sound.own_class for sound in sounds).most_common()
    )
    rows = "\n".join(
        _verdict_row(title, one) for title, one in (("this model", found), ("the voice's numbers", voices))
    )
    disclaimer, evidence, baseline = found.sentences()
    return f"""\
# Infant cry: hungry or other (infant-cry)

**{disclaimer}** **{evidence}** {baseline}

It is here because it is asked for, and to be taught with one's own baby's cries; not because it knows why a baby cries.
A linear head on the backbone of “{facts["backbone"]}”; only windows that the detector of cries takes for a cry count, and
a recording with none is none of these. Version {facts["version"]}.

{_MAY_I}

{_licences(facts["backbone"])}

SHA-256 over all {len(sounds)} recordings: `{facts["checksum"]}`

## What it was made from
Cleaned recordings of Donate-a-Cry, named by those who sent them in; nobody checked the reasons. “Hungry” is hungry, all else is “other”.
An app id is an installation of the app, that is, about a family.

| reason | recordings | app ids |
|---|---|---|
{reasons}

## How good it is
App ids kept whole, {found.folds} folds, dealt {found.repeats} times anew; 95 % intervals by bootstrap over app ids;
p by permuting whole app ids. Nothing was chosen on these figures. The gate that lets only cries through was taught with
the same recordings, but not with their reasons.

| hears | balanced accuracy | area under ROC | MCC | p |
|---|---|---|---|---|
{rows}

Always saying the commonest: accuracy {found.metrics.baseline["accuracy"]:.3f}, balanced accuracy .500, and nothing is known.
Published figures of 93 to 97 % come of the same families (or copies of the same cries) on both sides. In 39 201 cries of 24 babies
neither machines nor trained adults could reliably tell the cause (Lockhart-Bouron et al. 2023).

## What may work
One's own baby and one's own labels, tested on later days than those that taught it; and whether it is a cry at all.
"""


def _verdict_row(title: str, found: Finding) -> str:
    m = found.metrics
    cells = [
        f"{value:.3f} ({m.intervals[name][0]:.3f} to {m.intervals[name][1]:.3f})"
        for name, value in (("balanced_accuracy", m.balanced_accuracy), ("auroc", m.auroc or 0.0), ("mcc", m.mcc))
    ]
    return f"| {title} | {' | '.join(cells)} | {found.p:.2f} |"
