"""Fetches one file from the web: beside its place first, resumed where it broke off, and put there when its hash is right."""

from __future__ import annotations

import hashlib
import os
import shutil
import urllib.error
import urllib.request
from collections.abc import Sequence
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

from engine.errors import UserError
from engine.job import Report, silent

BLOCK = 1 << 16  # bytes between two progress points
PATIENCE_S = 20.0  # a server that says nothing for so long is given up


def fetch(url: str, target: Path, sha256: Sequence[str] = (), report: Report = silent) -> str:
    """Fetches `url` to `target`, unless that is there already; returns its SHA-256, which must be one of `sha256` if there are any.

    `report(done, total, note)` counts bytes. What a broken or cancelled download has brought stays beside the target and is
    gone on with next time, where the server can. Raises UserError, and Cancelled.
    """
    if target.is_file() and (not sha256 or sha256_of(target) in sha256):
        return sha256_of(target)
    if urlsplit(url).scheme not in ("http", "https"):
        raise UserError("{url} is no address on the web.", "It must begin with https:// or http://.", url=url)
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not sha256 and not _state(part).exists():  # nobody could tell whether the rest belongs to it
            part.unlink(missing_ok=True)
        _receive(url, part, report)
    except OSError as error:
        raise _broken(url, part, error) from error
    except HTTPException as error:
        raise _broken(url, part, OSError(str(error) or type(error).__name__)) from error
    _state(part).unlink(missing_ok=True)
    found = sha256_of(part)
    if sha256 and found not in sha256:
        part.unlink()
        raise UserError(
            "What came from {host} is not the file it should be (SHA-256 {found}).",
            "Nothing was kept. Try again, or get the file elsewhere and add it.",
            host=urlsplit(url).hostname,
            found=found,
        )
    os.replace(part, target)
    return found


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with open(file, "rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _state(part: Path) -> Path:
    """The file that keeps what the server calls the state of the file that `part` is of: its ETag, or when it was changed."""
    return part.with_name(part.name + ".state")


def _receive(url: str, part: Path, report: Report) -> None:
    """Adds to `part` what is missing of it. A server that knows no ranges, or another file by now, begins anew."""
    have = part.stat().st_size if part.exists() else 0
    asked = urllib.request.Request(url, headers={"Range": f"bytes={have}-"} if have else {})
    if have and _state(part).exists():
        asked.add_header("If-Range", _state(part).read_text("latin-1"))
    try:
        answer = urllib.request.urlopen(asked, timeout=PATIENCE_S)
    except urllib.error.HTTPError as error:
        if error.code != 416:  # there is nothing beyond what we have, or that is too much
            raise
        error.close()
        if error.headers.get("Content-Range", "").rpartition("/")[2] == str(have):
            return
        part.unlink()
        return _receive(url, part, report)
    with answer:
        goes_on = answer.status == 206 and answer.headers.get("Content-Range", "").startswith(f"bytes {have}-")
        if not goes_on:
            part.write_bytes(b"")  # first, that part and state are never of two files
            _state(part).unlink(missing_ok=True)
            etag = answer.headers.get("ETag", "")  # a weak one (W/...) does not speak for every byte
            if state := etag if etag.startswith('"') else answer.headers.get("Last-Modified", ""):
                _state(part).write_text(state, "latin-1")
        _keep(answer, part, have if goes_on else 0, report)


def _keep(answer: HTTPResponse, part: Path, have: int, report: Report) -> None:
    length = answer.headers.get("Content-Length")
    total = have + int(length) if length and length.isdigit() else 0
    free = shutil.disk_usage(part.parent).free
    if total - have > free:
        raise OSError(f"{(total - have) / 1e6:.0f} MB are needed and {free / 1e6:.0f} MB are free")
    with open(part, "ab" if have else "wb") as file:
        report(have, total, "Fetching")
        while block := answer.read(BLOCK):
            file.write(block)
            have += len(block)
            report(have, total, "Fetching")
    if have < total:
        raise OSError("the connection ended early")


def _broken(url: str, part: Path, error: OSError) -> UserError:
    host = urlsplit(url).hostname
    if isinstance(error, urllib.error.HTTPError):
        error.close()
        said = f"{error.code} {error.reason}"
        if error.code in (404, 410):
            return UserError("{host} does not have the file any more: {said}.", "Get it elsewhere, and add the file.",
                             host=host, said=said)  # fmt: skip
        return UserError("{host} does not give the file now: {said}.", "Try again later, or get it elsewhere and add the file.",
                         host=host, said=said)  # fmt: skip
    why = getattr(error, "reason", None) or error
    said = getattr(why, "strerror", None) or str(why)
    kept = part.stat().st_size if part.exists() else 0
    if kept:
        return UserError("The download from {host} broke off at {kept} MB: {said}.", "Start it again: it goes on from there.",
                         host=host, kept=f"{kept / 1e6:.1f}", said=said)  # fmt: skip
    return UserError("{host} cannot be reached: {said}.", "Is this computer online? A file from elsewhere can be added instead.",
                     host=host, said=said)  # fmt: skip
