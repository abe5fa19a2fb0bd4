"""The colours of a report, light and dark: those of the window, so that both look like one program."""

from __future__ import annotations

import re

LIGHT = {
    "ground": "#f4f3f0",
    "panel": "#ffffff",
    "ink": "#20262b",
    "faint": "#676e74",
    "line": "#dcd9d3",
    "accent": "#17708a",
    "on-accent": "#ffffff",
    "soft": "#d7e9ee",
    "good": "#2c7a4b",
    "warn": "#96630a",
    "bad": "#b23b34",
    "on-bad": "#ffffff",
}
DARK = {
    "ground": "#1a1c1f",
    "panel": "#212427",
    "ink": "#e7e5e1",
    "faint": "#9aa0a5",
    "line": "#363b40",
    "accent": "#5cb7cf",
    "on-accent": "#0d2a32",
    "soft": "#24434d",
    "good": "#6cc08b",
    "warn": "#dba94a",
    "bad": "#e77b72",
    "on-bad": "#2d0f0c",
}
_VARIABLE = re.compile(r"var\(--([a-z-]+)\)")
# Viridis at nine places (Smith and van der Walt 2015, CC0): loud is bright, and it survives a black-and-white printer.
_VIRIDIS = ("440154", "472d7b", "3b528b", "2c728e", "21918c", "28ae80", "5ec962", "addc30", "fde725")


def css() -> str:
    """The variables `--ink`, `--panel` and so on, in light, dark and on paper."""

    def variables(colours: dict[str, str]) -> str:
        return "".join(f"--{name}:{colour};" for name, colour in colours.items())

    dark = f"@media screen and (prefers-color-scheme:dark){{:root{{color-scheme:dark;{variables(DARK)}}}}}"
    return f":root{{color-scheme:light;{variables(LIGHT)}}}{dark}"


def resolved(svg: str) -> str:
    """A figure with the light colours in place of the variables, for programs that know none."""
    return _VARIABLE.sub(lambda found: LIGHT[found[1]], svg)


def viridis() -> bytes:
    """256 colours, red, green and blue each a byte, from quiet to loud."""
    stops = [tuple(bytes.fromhex(stop)) for stop in _VIRIDIS]
    table = bytearray()
    for level in range(256):
        place = level / 255 * (len(stops) - 1)
        left = min(int(place), len(stops) - 2)
        table += bytes(round(a + (b - a) * (place - left)) for a, b in zip(stops[left], stops[left + 1]))
    return bytes(table)
