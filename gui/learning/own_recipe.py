"""What a person changes of a recipe: numbers of it; or all of it, by a file of their own, whose code runs only after a yes."""

from __future__ import annotations

import re
import sys
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.errors import UserError
from gui import messages
from gui.messages import translate

if TYPE_CHECKING:
    from engine.recipe import Recipe


def is_own(name: str) -> bool:
    """Whether a recipe is a file of the person's own, which the window's process never runs."""
    return name.endswith(".py")


def ask(parent: QWidget) -> str:
    """The file of a recipe that the person wants to be run, or "".  It is run in a child process, when something is trained with it."""
    if getattr(sys, "frozen", False):
        messages.tell(parent, translate("own_recipe", "A recipe of your own"), messages.text(
            UserError("The packed app runs no recipe of your own.", "Earmark installed with pip does.")))  # fmt: skip
        return ""
    kinds = translate("own_recipe", "Python files (*.py)")
    file = messages.ask_file(
        parent, translate("own_recipe", "The file of a recipe of your own"), str(Path.home()), kinds
    )
    if not file:
        return ""
    if "," in file:
        messages.tell(
            parent,
            translate("own_recipe", "A recipe of your own"),
            translate("own_recipe", "A comma in its name or folder stands in the way: rename it."),
        )
        return ""
    words = translate(
        "own_recipe",
        "{file} is a program. When you train with it, its code runs with all that you may do on this computer: read, change and delete "
        "files. Use it only if you wrote it, or trust who did.",
    )
    yes, no = translate("own_recipe", "Let it run"), translate("messages", "Cancel")
    title = translate("own_recipe", "Run the code in {file}?")
    name = Path(file).name
    return file if messages.ask(parent, title.format(file=name), words.format(file=name), yes, no, danger=True) else ""


class Changes(QLineEdit):
    """Numbers of a recipe that are set otherwise, as `batch=64, peak_rate=0.001`; `wrong` says what cannot be, "" when all can."""

    wrong = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._recipe: Recipe | None = None
        self.setPlaceholderText(self.tr("nothing, or for example batch=64, peak_rate=0.001"))
        self.setAccessibleName(self.tr("Changes to the recipe"))
        self.editingFinished.connect(self.check)

    @property
    def settings(self) -> list[str]:
        """Each as "field=value"."""
        return [one for one in re.split(r"[,;\s]+", re.sub(r"\s*=\s*", "=", self.text())) if one]

    def of(self, recipe: Recipe | None) -> None:
        """Whose numbers they are; None: of one that is not known here, or of several."""
        self._recipe = recipe
        self.setToolTip(_all_of(recipe) if recipe is not None else "")

    def check(self) -> bool:
        """Whether the recipe can be so; `wrong` tells why not."""
        from engine.recipe import changed

        try:
            if self._recipe is not None:
                changed(self._recipe, self.settings)
        except UserError as error:
            self.wrong.emit(messages.text(error))
            return False
        self.wrong.emit("")
        return True


def _all_of(recipe: Recipe) -> str:
    """Every field and what it is now."""
    own = [f"{one.name}={getattr(recipe.schedule, one.name)}" for one in fields(recipe.schedule)]
    heard = [f"frontend.{one.name}={getattr(recipe.frontend, one.name)}" for one in fields(recipe.frontend)]
    return "<p>" + "<br>".join([*own, f"copies={recipe.copies}", *heard]) + "</p>"
