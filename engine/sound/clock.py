"""When and by what a recording was made, as comments in headers and file names tell it.

Everything is checked for plausibility (no month 13, no year 1971): no time at all is better than a wrong one.
Times are ISO 8601 texts, with their UTC offset where it is told and without where it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

FIRST_YEAR, LAST_YEAR = 1950, 2099

# AudioMoth: "Recorded at 05:30:00 04/05/2019 (UTC+5:30) by AudioMoth 24E144085B256F4F at ..." (day/month/year)
_AUDIOMOTH_TIME = re.compile(
    r"Recorded at (\d\d):(\d\d):(\d\d)(?:\.\d+)? (\d\d)/(\d\d)/(\d{4})"
    r"(?:\s*\((UTC)(?:([+-])(\d{1,2})(?::?(\d\d))?)?\))?"
)
_AUDIOMOTH_DEVICE = re.compile(r"\bAudioMoth ([0-9A-F]{16})\b", re.IGNORECASE)
_OFFSET = r"(Z|[+-]\d\d:?\d\d)"
# 20190504_053000, 20190504T053000Z, 20190504$053000, 20190504-053000+0100
_COMPACT = re.compile(rf"(?<!\d)(\d{{4}})(\d\d)(\d\d)[_T$ -](\d\d)(\d\d)(\d\d)(?:\.\d+)?{_OFFSET}?(?!\d)")
# 2019-05-04 05-30-00, 2019-05-04T05:30:00+01:00, 2019_05_04_05.30.00
_SPELT = re.compile(
    rf"(?<!\d)(\d{{4}})[-_.](\d\d)[-_.](\d\d)[T_ -]+(\d\d)[-:._h](\d\d)[-:._m](\d\d)(?:\.\d+)?s?{_OFFSET}?(?!\d)"
)
_ISO = re.compile(rf"^\s*(\d{{4}})[-:/](\d\d)[-:/](\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.\d+)?\s*{_OFFSET}?\s*$")
_HEX_SECONDS = re.compile(r"^(?=.*[A-F])[0-9A-F]{8}$")  # old AudioMoth firmware: seconds since 1970, UTC
# uuid-seconds-version-sex-age-reason, as the Donate-a-Cry telephones name their recordings
_CRY_SECONDS = re.compile(r"^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}-(\d{10}|\d{13})-\d+\.\d+-")
_SONG_METER_NAME = re.compile(r"^((?:S4A|S4U|SM2|SM3|SM4|SMM|SMA|SMU|2MM|2MA|2MU)[A-Z0-9]*)(?=[_+-])")
_AUDIOMOTH_NAME = re.compile(r"^([0-9A-F]{16})_(?=\d{8}_)")


def _offset(sign: str, hours: str | int, minutes: str | int | None) -> timezone | None:
    hours, minutes = int(hours), int(minutes or 0)
    if hours > 14 or minutes not in (0, 15, 30, 45):
        return None
    span = timedelta(hours=hours, minutes=minutes)
    return timezone(-span if sign == "-" else span)


def _iso(date: tuple, time: tuple, zone: str | timezone | None) -> str | None:
    """The text, or None if there is no such day, hour or offset."""
    try:
        year, month, day, hour, minute, second = (int(part) for part in (*date, *time))
        moment = datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    if isinstance(zone, str):
        zone = UTC if zone == "Z" else _offset(zone[0], zone[1:3], zone[-2:])
    return moment.replace(tzinfo=zone).isoformat()


def from_seconds(seconds: float) -> str | None:
    """Seconds since 1970 UTC as text, if they fall between 2000 and the year 2100."""
    if not 946_684_800 <= seconds < 4_102_444_800:
        return None
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def of_text(text: str) -> str | None:
    """The time in a header's date field or metadata line: "2019-05-04 05:30:00+01:00" and the like."""
    match = _ISO.match(text or "")
    return _iso(match.groups()[:3], match.groups()[3:6], match[7]) if match else None


def of_comment(comment: str) -> str | None:
    """The time in a header's comment, as AudioMoths write it (their days come before months)."""
    match = _AUDIOMOTH_TIME.search(comment or "")
    if not match:
        return None
    hour, minute, second, day, month, year, utc, sign, hours, minutes = match.groups()
    zone = (_offset(sign, hours, minutes) if sign else UTC) if utc else None
    return _iso((year, month, day), (hour, minute, second), zone)


def _stem(name: str) -> str:
    return name.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _matches(stem: str) -> Iterator[re.Match[str]]:
    for pattern in (_COMPACT, _SPELT):
        yield from pattern.finditer(stem)


def before_time(name: str) -> str:
    """What a file name says before its time, "S4A03895" of "S4A03895_20190522_053000.wav"; "" where it tells no time."""
    match = next(_matches(_stem(name)), None)
    return _stem(name)[: match.start()].rstrip("_-+ .") if match else ""


def of_name(name: str) -> str | None:
    """The time in a file name, year first, as Song Meters, AudioMoths, SWIFTs and many others write it."""
    stem = _stem(name)
    for match in _matches(stem):
        if found := _iso(match.groups()[:3], match.groups()[3:6], match[7]):
            return found
    if _HEX_SECONDS.match(stem) and 0x50000000 <= int(stem, 16) < 0x80000000:
        return from_seconds(int(stem, 16))
    if match := _CRY_SECONDS.match(stem):
        return from_seconds(int(match[1]) / (1000 if len(match[1]) == 13 else 1))
    return None


def device_of_comment(*texts: str) -> str | None:
    """The AudioMoth named in a header's comment or artist field."""
    for text in texts:
        if match := _AUDIOMOTH_DEVICE.search(text or ""):
            return f"AudioMoth {match[1].upper()}"
    return None


def device_of_name(name: str) -> str | None:
    """The recorder a file name begins with: a Song Meter's prefix or an AudioMoth's number."""
    stem = name.rsplit("/", 1)[-1]
    for kind, pattern in (("AudioMoth", _AUDIOMOTH_NAME), ("Song Meter", _SONG_METER_NAME)):
        match = pattern.match(stem)
        if match and of_name(stem):  # a prefix alone, without a time behind it, is anybody's name
            return f"{kind} {match[1]}"
    return None
