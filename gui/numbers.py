"""Numbers and moments on the screen, as the person's system writes them.  Exported tables know no locale."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QTime


def whole(count: float) -> str:
    """`12,345`, with the separators of the person's language."""
    return QLocale().toString(round(count))


def decimal(value: float, digits: int = 1) -> str:
    """`2.5`, or `2,5`."""
    return QLocale().toString(float(value), "f", digits)


def rough(value: float) -> str:
    """One decimal below ten, none above."""
    return decimal(value) if abs(value) < 10 else whole(value)


def point() -> str:
    """What stands between seconds and their tenths."""
    return QLocale().decimalPoint()


def compact(value: float) -> str:
    """`44.1`, `48`: no more decimals than there are."""
    return f"{value:g}".replace(".", point())


def percent(fraction: float) -> str:
    """ "93 %", never 100 for what is a little less."""
    return f"{min(int(fraction * 100 + 0.5), 99 if fraction < 0.9995 else 100)} %"


def moment(at: datetime, seconds: bool = True) -> str:
    """Date and time of day in the order that the person's system has them, the year with four digits."""
    locale, short = QLocale(), QLocale.FormatType.ShortFormat
    if locale.language() == QLocale.Language.C:
        return at.strftime("%Y-%m-%d %H:%M:%S" if seconds else "%Y-%m-%d %H:%M")
    day_format, time_format = locale.dateFormat(short), locale.timeFormat(short)
    if "yyyy" not in day_format:
        day_format = day_format.replace("yy", "yyyy")
    if seconds and "ss" not in time_format:
        time_format = time_format.replace("mm", "mm:ss")
    day = locale.toString(QDate(at.year, at.month, at.day), day_format)
    return f"{day} {locale.toString(QTime(at.hour, at.minute, at.second), time_format)}"
