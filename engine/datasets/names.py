"""Data sets whose recordings' names say what they are: Donate-a-Cry, a pattern the user gives, and two that are plain to see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from engine.datasets.listing import Listing, Problem, Row
from engine.datasets.tables import fold_of
from engine.errors import UserError
from engine.exchange import imports
from engine.labels.classes import well_named

# hungry-f-04-07 (sex, age in months, which one), and awake_42; a word of digits is a date or a recorder, never a class
PLAIN = (
    r"(?P<label>[^\W\d_]+(?:[ _-][^\W\d_]+)*?)[-_](?P<sex>[mf])[-_](?P<months>\d+)[-_](?P<number>\d+)",
    r"(?P<label>[^\W\d_]+(?:[ _-][^\W\d_]+)*)[ _-]*\(?(?P<number>\d+)\)?",
)
MOST = 0.9  # of all names must fit one of these
HALF = 0.5  # of all names must be Donate-a-Cry's

DONATE_A_CRY = re.compile(
    r"(?P<app>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(?P<time>\d+)-(?P<version>[\d.]+)-(?P<sex>[mf])-(?P<age>\d+)-(?P<reason>[a-z]{2})",
    re.IGNORECASE,
)
# The codes of the corpus's own description (github.com/gveres/donateacry-corpus); its cleaned part counts cold or hot as discomfort.
REASONS = {"hu": "hungry", "bu": "burping", "bp": "belly_pain", "dc": "discomfort", "ti": "tired", "lo": "lonely",
           "ch": "cold_hot", "sc": "scared", "dk": "unknown"}  # fmt: skip
AGES = {"04": "0 to 4 weeks", "48": "4 to 8 weeks", "26": "2 to 6 months", "72": "7 months to 2 years", "22": "over 2 years"}  # fmt: skip
_ALSO = {"discomfort": ("ch",)}


def is_donate_a_cry(files: Sequence[str]) -> bool:
    """Whether most recordings are called as the app calls them: app id, time, version, sex, age, reason."""
    return sum(DONATE_A_CRY.fullmatch(_stem(file)) is not None for file in files) > HALF * len(files)


def donate_a_cry(root: Path, files: Iterable[str]) -> Listing:
    """The class is the reason's folder where it lies in one, else the name's reason; a group is an app id, that is, an installation."""
    rows: list[Row] = []
    problems: list[Problem] = []
    folders = set(REASONS.values())
    for file in files:
        found = DONATE_A_CRY.fullmatch(_stem(file))
        code = found["reason"].lower() if found else ""
        folder = PurePosixPath(file).parent.name
        if found is None:
            problems.append(Problem("unlabelled", file, "", UserError("Its name is not one of Donate-a-Cry.")))
        elif code not in REASONS:
            problems.append(Problem("unlabelled", file, "", UserError("Its reason “{code}” is not known.", code=code)))
        elif folder in folders and folder != REASONS[code] and code not in _ALSO.get(folder, ()):
            why = UserError(
                "It lies in the folder {folder}, but its name says {reason}.", folder=folder, reason=REASONS[code]
            )
            problems.append(Problem("mislabelled", file, "", why))
        else:
            columns = {"sex": found["sex"].lower(), "age": AGES.get(found["age"], found["age"]), "reason": code}
            names = (folder if folder in folders else REASONS[code],)
            rows.append(
                Row(root / file, names, "", group=found["app"].lower(), identity=_stem(file).lower(), columns=columns)
            )
    return Listing("Donate-a-Cry names", root.resolve().name, root, rows, problems, "app id")


def listed(root: Path, files: Iterable[str], pattern: str) -> Listing:
    """What names say by a pattern, see `engine.exchange.imports.from_names`; places other than label and group become columns.

    Raises UserError for a pattern that cannot be read.
    """
    expression = imports.compiled(pattern)
    by_path = "/" in pattern.replace("(?P<", "")
    rows: list[Row] = []
    problems: list[Problem] = []
    for file in files:
        path = PurePosixPath(file).with_suffix("")
        found = expression.fullmatch(str(path) if by_path else path.name)
        said = {name: text.strip() for name, text in found.groupdict().items() if text} if found else {}
        try:
            name = well_named(said.pop("label"))
        except KeyError:
            problems.append(Problem("unlabelled", file, "", UserError("The name does not fit the pattern.")))
        except UserError as why:
            problems.append(Problem("mislabelled", file, "", why))
        else:
            group = said.get("group", "")
            rows.append(Row(root / file, (name,), "", group=group, fold=fold_of(said.get("fold", "")), columns=said))
    groups_by = "name" if any(row.group for row in rows) else "recording"
    return Listing("names by a pattern", root.resolve().name, root, rows, problems, groups_by)


def plain_pattern(files: Sequence[str]) -> str | None:
    """The first of PLAIN that fits nearly all names and gives two classes of two; None where none does."""
    for pattern in PLAIN:
        found = [re.fullmatch(pattern, _stem(file)) for file in files]
        labels = [one["label"] for one in found if one]
        if len(labels) >= MOST * len(files) and sum(labels.count(name) > 1 for name in set(labels)) > 1:
            return pattern
    return None


def _stem(file: str) -> str:
    return PurePosixPath(file).stem
