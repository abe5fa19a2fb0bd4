"""Errors a person can act on.  Anything else that is raised is a fault of ours and is reported as one."""

from __future__ import annotations


class UserError(Exception):
    """One sentence for the person at the screen, and one on what to do.

    `template` and `hint` are constant English texts with `{named}` places, so that they can be translated; `fields` fill the places.
    """

    def __init__(self, template: str, hint: str = "", /, **fields: object):
        super().__init__(template)
        self.template = template
        self.hint = hint
        self.fields = fields

    def __str__(self) -> str:
        sentence = self.template.format(**self.fields)
        return f"{sentence} {self.hint.format(**self.fields)}" if self.hint else sentence

    def __reduce__(self):
        return _rebuild, (type(self), self.template, self.hint, self.fields)


def _rebuild(kind: type[UserError], template: str, hint: str, fields: dict[str, object]) -> UserError:
    return kind(template, hint, **fields)
