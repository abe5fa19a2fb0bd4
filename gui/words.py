"""Texts in the person's language.  The program speaks English; what that needs a translation for are its plurals."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, QTranslator

from engine.places import RESOURCES

FOLDER = RESOURCES / "words"  # earmark_en.ts and what `lrelease` makes of it

# What the engine says beside its progress: constant English texts, named here so that they can be translated.
NOTES = (
    QT_TRANSLATE_NOOP("notes", "Asking about families it has not heard"),
    QT_TRANSLATE_NOOP("notes", "Fetching"),
    QT_TRANSLATE_NOOP("notes", "Getting ready"),
    QT_TRANSLATE_NOOP("notes", "Judging"),
    QT_TRANSLATE_NOOP("notes", "Listening"),
    QT_TRANSLATE_NOOP("notes", "Looking for copies"),
    QT_TRANSLATE_NOOP("notes", "Looking for recordings"),
    QT_TRANSLATE_NOOP("notes", "Making the model"),
    QT_TRANSLATE_NOOP("notes", "Measuring"),
    QT_TRANSLATE_NOOP("notes", "Picturing mistakes"),
    QT_TRANSLATE_NOOP("notes", "Reading"),
    QT_TRANSLATE_NOOP("notes", "Reading headers"),
    QT_TRANSLATE_NOOP("notes", "Scoring"),
    QT_TRANSLATE_NOOP("notes", "Starting"),
    QT_TRANSLATE_NOOP("notes", "Training"),
    QT_TRANSLATE_NOOP("notes", "Writing"),
)


class Counted(QObject):
    """Texts with a number in them for plain functions: `lupdate` sees plurals in the `tr` of a class alone."""

    def days(self, n: int) -> str:
        return self.tr("%Ln day(s)", "", n)

    def other_classes(self, n: int) -> str:
        return self.tr("of %Ln other class(es)", "", n)

    def better(self, points: int) -> str:
        return self.tr("better by %Ln point(s)", "", points)

    def worse(self, points: int) -> str:
        return self.tr("worse by %Ln point(s)", "", points)


def install(app: QCoreApplication) -> None:
    """Before the first text is made."""
    english = QTranslator(app)
    if english.load("earmark_en", str(FOLDER)):
        app.installTranslator(english)
