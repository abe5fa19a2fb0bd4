"""Texts in the person's language: a file of `resources/words` each.  English is written in the code and needs one for its plurals only."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from engine.places import RESOURCES

FOLDER = RESOURCES / "words"  # earmark_<language>.ts and what `lrelease` makes of them

# What the engine says beside its progress: constant English texts, named here so that they can be translated.
NOTES = (
    QT_TRANSLATE_NOOP("notes", "Asking about families it has not heard"),
    QT_TRANSLATE_NOOP("notes", "Fetching"),
    QT_TRANSLATE_NOOP("notes", "Finding regions"),
    QT_TRANSLATE_NOOP("notes", "Getting ready"),
    QT_TRANSLATE_NOOP("notes", "Writing the network"),
    QT_TRANSLATE_NOOP("notes", "Judging"),
    QT_TRANSLATE_NOOP("notes", "Listening"),
    QT_TRANSLATE_NOOP("notes", "Looking for copies"),
    QT_TRANSLATE_NOOP("notes", "Looking for recordings"),
    QT_TRANSLATE_NOOP("notes", "Making the model"),
    QT_TRANSLATE_NOOP("notes", "Measuring"),
    QT_TRANSLATE_NOOP("notes", "Picturing mistakes"),
    QT_TRANSLATE_NOOP("notes", "Reading"),
    QT_TRANSLATE_NOOP("notes", "Reading headers"),
    QT_TRANSLATE_NOOP("notes", "Rejecting"),
    QT_TRANSLATE_NOOP("notes", "Scoring"),
    QT_TRANSLATE_NOOP("notes", "Starting"),
    QT_TRANSLATE_NOOP("notes", "Training"),
    QT_TRANSLATE_NOOP("notes", "Writing"),
    QT_TRANSLATE_NOOP("notes", "Writing the network"),
)

# The names of edits, as undo and redo say them.
EDITS = (
    QT_TRANSLATE_NOOP("edits", "Accept"),
    QT_TRANSLATE_NOOP("edits", "Accept all above"),
    QT_TRANSLATE_NOOP("edits", "Add class"),
    QT_TRANSLATE_NOOP("edits", "Change class"),
    QT_TRANSLATE_NOOP("edits", "Copy region"),
    QT_TRANSLATE_NOOP("edits", "Delete class"),
    QT_TRANSLATE_NOOP("edits", "Don't know"),
    QT_TRANSLATE_NOOP("edits", "Import labels"),
    QT_TRANSLATE_NOOP("edits", "Label"),
    QT_TRANSLATE_NOOP("edits", "Merge classes"),
    QT_TRANSLATE_NOOP("edits", "Move region"),
    QT_TRANSLATE_NOOP("edits", "Not sure"),
    QT_TRANSLATE_NOOP("edits", "Note"),
    QT_TRANSLATE_NOOP("edits", "Reject"),
    QT_TRANSLATE_NOOP("edits", "Remove label"),
    QT_TRANSLATE_NOOP("edits", "Rename class"),
)

# What recordings may be grouped by, as errors and data sets say it; a table's column has a name of its own.
GROUPED_BY = (
    QT_TRANSLATE_NOOP("errors", "recording"),
    QT_TRANSLATE_NOOP("errors", "folder"),
    QT_TRANSLATE_NOOP("errors", "name"),
    QT_TRANSLATE_NOOP("errors", "table"),
    QT_TRANSLATE_NOOP("errors", "day"),
)


class Counted(QObject):
    """Texts with a number in them for plain functions: `lupdate` sees plurals in the `tr` of a class alone."""

    def days(self, n: int) -> str:
        return self.tr("%Ln day(s)", "", n)

    def recordings(self, n: int) -> str:
        return self.tr("%Ln recording(s)", "", n)

    def other_classes(self, n: int) -> str:
        return self.tr("of %Ln other class(es)", "", n)

    def better(self, points: int) -> str:
        return self.tr("better by %Ln point(s)", "", points)

    def worse(self, points: int) -> str:
        return self.tr("worse by %Ln point(s)", "", points)


def install(app: QCoreApplication, locale: QLocale | None = None) -> list[QTranslator]:
    """Before the first text is made: English, above it Qt's words and ours in the language of `locale` (None: the system's).

    Returns what is in use now.
    """
    locale = locale or QLocale.system()
    used = []
    for name, language, folder in (
        ("earmark", QLocale(QLocale.Language.English), str(FOLDER)),
        ("qtbase", locale, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("earmark", locale, str(FOLDER)),
    ):
        translator = QTranslator(app)
        if translator.load(language, name, "_", folder):
            app.installTranslator(translator)
            used.append(translator)
    return used
