"""Every text that the window may show is in the file of a language, in the place where it is looked for."""

from __future__ import annotations

import ast
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QLocale

from engine import datasets
from engine.errors import UserError
from engine.sound import ailments
from gui import actions, messages, words
from gui.comparing.opened_words import OpenedWords

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def known() -> set[tuple[str, str]]:
    """Context and text of all there are."""
    contexts = ElementTree.parse(words.FOLDER / "earmark_ko.ts").getroot().iter("context")
    return {(one.findtext("name") or "", text.text or "") for one in contexts for text in one.iter("source")}


@pytest.fixture
def korean(qapp):
    used = words.install(qapp, QLocale("ko_KR"))
    yield
    for translator in used:
        qapp.removeTranslator(translator)


def asked(tree: ast.AST, contexts: set[str], place: str = ""):
    """Where a text is looked for, and the text; "" for a `tr` outside of a class, which is looked for nobody knows where."""
    for part in ast.iter_child_nodes(tree):
        yield from asked(part, contexts, part.name if isinstance(part, ast.ClassDef) else place)
        if isinstance(part, ast.Call) and part.args and isinstance(part.args[0], ast.Constant):
            name = ast.unparse(part.func).rpartition(".")[2]
            if name == "tr":
                yield place if ast.unparse(part.func) == "self.tr" else "", part.args[0].value
            elif part.args[0].value in contexts and isinstance(part.args[-1], ast.Constant):
                yield part.args[0].value, part.args[-1].value  # `translate`, or whatever it is called there


@pytest.mark.parametrize("path", sorted((ROOT / "gui").rglob("*.py")), ids=lambda path: path.stem)
def test_every_text_is_found_where_it_is_asked_for(path: Path, known: set[tuple[str, str]]) -> None:
    assert set(asked(ast.parse(path.read_text("utf-8")), {context for context, _ in known})) <= known


@pytest.mark.parametrize(
    ("context", "text"),
    [
        ("errors", "The folder {folder} is not there."),  # of an error that is not called so
        ("errors", "There is no recipe named {name}; did you mean {near}?"),  # of two, as the case may be
        ("errors", "Close it in other programs, or choose another place."),  # by its name
        ("errors", "The file that was there is unchanged."),  # in a place of a sentence
        ("errors", "The model is being taught or judged."),  # of the window's own
        ("recipes", "A small network trained from scratch; the one the everyday model is made with."),
        (
            "recipes",
            "No network: mean, spread, peaks and change of the level in each of 64 frequency bands, and a linear head.",
        ),
        ("models", "Sounds around us"),
        ("settings", "Keys"),
        ("selftest", "sound out"),
    ],
)
def test_texts_that_are_in_no_tr_are_taken_in(context: str, text: str, known: set[tuple[str, str]]) -> None:
    assert (context, text) in known


def test_what_is_kept_of_a_recording_is_said_in_the_persons_language(korean) -> None:
    kept = ailments.truncated("a.wav", 1.134, 2.4).reason
    assert messages.problem(kept).startswith("파일이 적힌 것보다 짧습니다: 2.40초 가운데 1.13초만")
    assert messages.problem(ailments.silent("a.wav").reason).startswith("녹음이 무음입니다.")
    assert messages.problem("There is no sound in this span.") == "이 범위에는 소리가 없습니다."
    assert messages.problem("no words of ours") == "no words of ours"


def test_words_in_the_places_of_a_sentence_are_translated_too(korean) -> None:
    full = UserError("The disk is full, so {path} was not written. {whole}", path="a.csv", whole="Nothing was written.")
    assert messages.text(full).endswith("저장한 것이 없습니다.")
    alone = UserError("All labels belong to one {groups_by}, so none can judge the new model.", groups_by="folder")
    assert "폴더" in messages.text(alone)


def test_shipped_models_have_titles_in_the_persons_language(korean) -> None:
    assert messages.model_title("Sounds around us") == "우리 주변의 소리"
    assert messages.model_title("Ours") == "Ours"


def test_a_menus_letter_in_brackets_belongs_to_the_menu_alone(korean) -> None:
    assert actions.plain("&Open folder…") == "폴더 열기"
    assert actions.plain("&Project") == "프로젝트"


def test_keys_are_called_as_the_menus_call_them(korean) -> None:
    assert actions.shown("Down") == "아래"
    assert actions.shown("Shift+Right") == "Shift+오른쪽"
    assert actions.shown("Shift+J") == "Shift+J"


def test_a_data_set_is_described_in_the_persons_language(korean, tmp_path: Path) -> None:
    for seed, name in enumerate(("dog/a", "dog/b", "cat/a", "cat/b")):
        file = tmp_path / f"{name}.wav"
        file.parent.mkdir(exist_ok=True)
        soundfile.write(file, np.random.default_rng(seed).uniform(-0.5, 0.5, 4000), 8000)
    words = OpenedWords().of(datasets.open(tmp_path))
    assert "녹음 4개, 분류 2개, 그룹 4개" in words
