"""Draws SVG: plain shapes and text in named colours, sized by hand, with a title and a description for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Ubuntu, sans-serif"
_WIDE, _NARROW = set("MWmw@%ÄÖÜ—"), set("iljtfrI.,:;'|!()[] ")


class Drawing:
    """A picture `width` by `height`; x to the right, y down.  Colours are names of `colours.LIGHT`."""

    def __init__(self, width: float, height: float):
        self.width, self.height = width, height
        self._parts: list[str] = []

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: str = "line", width: float = 1, dash: str = ""
    ) -> None:
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
        self._parts.append(f'<line {ends} stroke="{_colour(colour)}" stroke-width="{_n(width)}"{dashed}/>')

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        colour: str,
        opacity: float = 1,
        radius: float = 0,
        tip: str = "",
    ) -> None:
        """A filled rectangle; `tip` is told when the mouse rests on it."""
        look = f'fill="{_colour(colour)}"' + (f' fill-opacity="{_n(opacity)}"' if opacity < 1 else "")
        rounded = f' rx="{_n(radius)}"' if radius else ""
        shape = (
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(max(0, width))}" height="{_n(max(0, height))}" {look}{rounded}'
        )
        self._parts.append(f"{shape}><title>{escape(tip)}</title></rect>" if tip else f"{shape}/>")

    def dot(self, x: float, y: float, radius: float, colour: str, hollow: bool = False, tip: str = "") -> None:
        look = f'fill="{_colour("panel" if hollow else colour)}" stroke="{_colour(colour)}" stroke-width="1.6"'
        shape = f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" {look}'
        self._parts.append(f"{shape}><title>{escape(tip)}</title></circle>" if tip else f"{shape}/>")

    def path(
        self,
        points: Iterable[tuple[float, float]],
        colour: str,
        width: float = 2,
        opacity: float = 1,
        dash: str = "",
        filled: bool = False,
    ) -> None:
        """A line through all points, or with `filled` the area they enclose."""
        way = " ".join(f"{'L' if k else 'M'}{_n(x)} {_n(y)}" for k, (x, y) in enumerate(points))
        if not way:
            return
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        if filled:
            self._parts.append(f'<path d="{way} Z" fill="{_colour(colour)}" fill-opacity="{_n(opacity)}"/>')
            return
        look = f'fill="none" stroke="{_colour(colour)}" stroke-width="{_n(width)}" stroke-linejoin="round" stroke-linecap="round"'
        self._parts.append(f'<path d="{way}" {look} stroke-opacity="{_n(opacity)}"{dashed}/>')

    def text(
        self,
        x: float,
        y: float,
        words: str,
        colour: str = "ink",
        size: float = 12,
        anchor: str = "start",
        bold: bool = False,
        turn: float = 0,
        room: float | None = None,
    ) -> None:
        """`y` is the baseline; `anchor` start, middle or end; cut to `room` pixels (the whole is then told as a tip)."""
        shown = words if room is None else cut(words, room, size)
        look = f'fill="{_colour(colour)}" font-size="{_n(size)}"' + (' font-weight="600"' if bold else "")
        where = f'x="{_n(x)}" y="{_n(y)}"' + (f' text-anchor="{anchor}"' if anchor != "start" else "")
        turned = f' transform="rotate({_n(turn)} {_n(x)} {_n(y)})"' if turn else ""
        tip = f"<title>{escape(words)}</title>" if shown != words else ""
        self._parts.append(f"<text {where} {look}{turned}>{escape(shown)}{tip}</text>")

    def rendered(self, name: str, title: str, description: str) -> str:
        """The SVG; `name` makes its ids its own among others on a page."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(self.width)} {_n(self.height)}" width="{_n(self.width)}" '
            f'height="{_n(self.height)}" role="img" aria-labelledby="{name}-title {name}-about" font-family="{FONT}">'
        )
        words = f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-about">{escape(description)}</desc>'
        return head + words + "".join(self._parts) + "</svg>"


def breadth(words: str, size: float = 12) -> float:
    """About how wide text is, in pixels: fonts differ, so a little more than most need."""
    return size * sum(
        0.92 if letter in _WIDE else 0.32 if letter in _NARROW else 1.05 if ord(letter) > 0x2E80 else 0.63
        for letter in words
    )


def cut(words: str, room: float, size: float = 12) -> str:
    """Text with its end cut off so that it fits into `room` pixels."""
    if breadth(words, size) <= room:
        return words
    while words and breadth(words + "…", size) > room:
        words = words[:-1]
    return words.rstrip() + "…"


def widest(names: Sequence[str], most: float, size: float = 12) -> float:
    """The room that names need, but not more than `most`."""
    return min(most, max((breadth(name, size) for name in names), default=0.0))


def _colour(name: str) -> str:
    return f"var(--{name})"


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
