"""Numbers in English, and notes of progress that a translator finds."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from gui import words
from gui.words import EDITS, NOTES, Counted

ROOT = Path(__file__).resolve().parents[2]
PLURAL = re.compile(r"%L?n.*\((s|es)\)")


def python(folder: str) -> list[tuple[Path, ast.Module]]:
    return [(path, ast.parse(path.read_text("utf-8"))) for path in sorted((ROOT / folder).rglob("*.py"))]


def plurals() -> list[tuple[str, str]]:
    """Class and text of every text with a number."""
    return [
        (part.name, text.value)
        for _, tree in python("gui")
        for part in ast.walk(tree)
        if isinstance(part, ast.ClassDef)
        for text in ast.walk(part)
        if isinstance(text, ast.Constant) and isinstance(text.value, str) and PLURAL.search(text.value)
    ]


@pytest.mark.parametrize(("place", "text"), plurals())
def test_every_text_with_a_number_has_its_two_english_forms(place: str, text: str) -> None:
    one, two = (QCoreApplication.translate(place, text, "", n) for n in (1, 2))
    assert "(" not in one + two, "python resources/words/make.py takes it in"
    assert one != two


def test_one_and_more() -> None:
    assert Counted().days(1) == "1 day"
    assert Counted().days(12000) in ("12,000 days", "12000 days")
    assert Counted().other_classes(1) == "of 1 other class"
    assert Counted().worse(2) == "worse by 2 points"


def test_every_note_of_progress_can_be_translated() -> None:
    said = {
        call.args[2].value
        for folder in ("engine", "gui")
        for _, tree in python(folder)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name | ast.Attribute)
        and "report" in ast.unparse(call.func)
        and len(call.args) == 3
        and isinstance(call.args[2], ast.Constant)
        and isinstance(call.args[2].value, str)
        and call.args[2].value[:1].isupper()  # the others are of commands that make models
    }
    assert len(said) > 8
    assert said <= set(NOTES)


def test_every_name_of_an_edit_can_be_translated() -> None:
    makers = ("_do", "_accept", "_label_as")
    said = {
        call.args[0].value
        for _, tree in python("engine/project")
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in makers
        and isinstance(call.args[0], ast.Constant)
    }
    assert said == set(EDITS)


def test_the_program_speaks_english_from_the_start() -> None:
    assert (words.FOLDER / "earmark_en.qm").is_file()


def test_a_person_in_korea_reads_korean_and_the_rest_in_english(qapp) -> None:
    used = words.install(qapp, QLocale("ko_KR"))
    try:
        assert QCoreApplication.translate("actions", "&Teach") == "가르치기(&T)"
        assert QCoreApplication.translate("actions", "no text of ours") == "no text of ours"
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "취소"
        assert QCoreApplication.translate("RecordingsPanel", "%Ln recording(s)", "", 3) == "녹음 3개"
    finally:
        for translator in used:
            qapp.removeTranslator(translator)
    assert Counted().days(2) == "2 days"


def test_a_language_that_nobody_has_translated_is_english(qapp) -> None:
    used = words.install(qapp, QLocale("eo"))
    assert len(used) == 1
    qapp.removeTranslator(used[0])


@pytest.mark.parametrize("file", sorted(words.FOLDER.glob("*.ts")), ids=lambda file: file.stem)
def test_what_is_loaded_is_made_of_what_is_translated(file: Path, tmp_path: Path) -> None:
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([tool, "-silent", file, "-qm", tmp_path / "made.qm"], check=True)
    assert (tmp_path / "made.qm").read_bytes() == file.with_suffix(".qm").read_bytes(), "make words"


def test_translations_have_the_places_of_their_texts() -> None:
    for file in words.FOLDER.glob("*.ts"):
        for message in ElementTree.parse(file).getroot().iter("message"):
            source, told = (message.findtext(name) or "" for name in ("source", "translation"))
            if told.strip():
                assert sorted(re.findall(r"\{\w*\}", told)) == sorted(re.findall(r"\{\w*\}", source)), source
