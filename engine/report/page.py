"""A page of HTML in one file: its dress, and the pieces that reports are put together from.  Everything shown is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from engine import __version__
from engine.report import colours
from engine.report.figures import Figure
from engine.report.svg import FONT

_DRESS = """
*{box-sizing:border-box}
html{background:var(--ground);color:var(--ink);font:16px/1.55 FONT;-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:1080px;padding:40px 28px 64px}
header{margin-bottom:28px}
.brand{color:var(--accent);font-weight:600;letter-spacing:.02em;font-size:14px;margin:0 0 6px}
h1{font-size:36px;line-height:1.15;letter-spacing:-.02em;font-weight:650;margin:0 0 12px;overflow-wrap:anywhere}
h2{font-size:23px;letter-spacing:-.01em;font-weight:620;margin:52px 0 6px;line-height:1.25}
h3{font-size:15px;font-weight:620;margin:0 0 2px}
p{margin:0 0 12px;max-width:76ch}
.card>p:last-child{margin-bottom:0}
p,td,figcaption,blockquote,.mistake{overflow-wrap:anywhere}
.faint,figcaption,.lead{color:var(--faint)}
.lead{font-size:17px}
a{color:var(--accent)}
nav{margin:18px 0 0;font-size:14px;display:flex;flex-wrap:wrap;gap:4px 18px}
nav a{text-decoration:none}nav a:hover{text-decoration:underline}
.card{background:var(--panel);border:1px solid var(--line);border-radius:12px;padding:22px 24px;margin:16px 0;break-inside:avoid}
.pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:16px}
.pair .card{margin:0}
figure{margin:0}
figure svg{display:block;width:100%;height:auto;margin:0 auto;max-width:960px}
.card figure.half svg{max-width:520px}
figcaption{font-size:14.5px;margin-top:10px;max-width:76ch}
.big{font-size:21px;line-height:1.4;margin:0 0 6px;max-width:60ch;font-weight:500}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:16px 0}
.tile{background:var(--panel);border:1px solid var(--line);border-radius:12px;padding:14px 18px;break-inside:avoid}
.tile b{display:block;font-size:25px;font-weight:620;letter-spacing:-.01em;line-height:1.25;font-variant-numeric:tabular-nums}
.tile span{color:var(--faint);font-size:13.5px;display:block;line-height:1.35}
.note{border-left:4px solid var(--colour);background:color-mix(in srgb,var(--colour) 11%,var(--panel));border-radius:4px 10px 10px 4px}
.note{padding:12px 18px;margin:12px 0;break-inside:avoid}
.note p{margin:0;max-width:none}
.good{--colour:var(--good)}.warn{--colour:var(--warn)}.bad{--colour:var(--bad)}
.scroll,.card.wide figure:not(.hero){overflow-x:auto;background:
linear-gradient(to right,var(--panel) 35%,transparent) left/36px 100% no-repeat local,
linear-gradient(to left,var(--panel) 35%,transparent) right/36px 100% no-repeat local,
linear-gradient(to right,color-mix(in srgb,var(--ink) 22%,transparent),transparent) left/12px 100% no-repeat scroll,
linear-gradient(to left,color-mix(in srgb,var(--ink) 22%,transparent),transparent) right/12px 100% no-repeat scroll}
table{border-collapse:collapse;width:100%;font-size:14.5px;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--faint);font-size:14.5px;padding:0 0 12px}
caption span{display:block;max-width:min(76ch,calc(100vw - 68px))}
th,td{padding:7px 12px 7px 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{color:var(--faint);font-weight:500;font-size:13px;border-bottom-color:var(--faint)}
tbody th{font-weight:500;overflow-wrap:break-word;max-width:26ch}
td:not(.number){min-width:13ch}td:not(.number):last-child{min-width:22ch}
tbody tr:last-child>*{border-bottom:0}
td.number,th.number{text-align:right;white-space:nowrap}
td:last-child,th:last-child{padding-right:0}
.mistakes{display:grid;grid-template-columns:repeat(auto-fill,minmax(286px,1fr));gap:14px;margin:16px 0}
.mistake{background:var(--panel);border:1px solid var(--line);border-radius:12px;overflow:hidden;break-inside:avoid}
.mistake img{display:block;width:100%;height:112px;background:#440154;image-rendering:auto}
.mistake div{padding:10px 14px 14px;font-size:14.5px;line-height:1.4}
.mistake audio{display:block;width:100%;height:34px;margin-top:9px}
.mistake .faint{font-size:12.5px;overflow-wrap:anywhere}
blockquote{margin:0;font-size:15px;user-select:all;max-width:80ch}
footer{margin-top:56px;color:var(--faint);font-size:13.5px;border-top:1px solid var(--line);padding-top:14px}
@media screen and (max-width:760px){
body{padding:24px 16px 40px}h1{font-size:27px}.pair{grid-template-columns:minmax(0,1fr)}.card{padding:16px}
.card.wide figure:not(.hero) svg{min-width:620px}figcaption{position:sticky;left:0}}
@media print{
@page{size:A4;margin:14mm}
html{background:#fff;font-size:10pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{max-width:none;padding:0}nav,audio{display:none!important}
h1{font-size:21pt}h2{font-size:14pt;margin-top:22pt;break-after:avoid}.lead{font-size:11pt}section>.faint,section>.note{break-after:avoid}.big{font-size:13pt}
.card,.tile,.mistake{border-color:#ccc}.card{padding:10pt 12pt;margin:8pt 0}.pair{gap:8pt}.tile{padding:8pt 10pt}.tile b{font-size:14pt}
.card.wide svg,.card figure.half svg{max-height:90mm}.scroll{overflow:visible;background:none}.card.wide figure:not(.hero){background:none}
table,caption,figcaption,.tile span,blockquote,.mistake div{font-size:8.5pt}thead th{font-size:8pt}th,td{padding:3pt 7pt 3pt 0}
td:not(.number),td:not(.number):last-child{min-width:0}tr{break-inside:avoid}thead{display:table-header-group}
.mistakes{grid-template-columns:repeat(3,minmax(0,1fr));gap:8pt}.mistake img{height:22mm}}
"""


def whole(title: str, body: Iterable[str]) -> str:
    """The file: nothing is fetched from anywhere, and no script runs."""
    dress = colours.css() + _DRESS.replace("FONT", FONT)
    safe = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:"
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{safe}"><meta name="generator" content="Earmark {escape(__version__)}">'
        f"<title>{escape(title)}</title><style>{dress}</style></head><body>\n"
        + "\n".join(body)
        + f"\n<footer>Made with Earmark {escape(__version__)} on {date.today().isoformat()}. "
        "Nothing in this file is fetched from anywhere, and no script runs."
        "</footer></body></html>\n"
    )


def header(kind: str, title: str, lead: str, sections: Sequence[tuple[str, str]] = ()) -> str:
    """What it is, and the way to the `sections` (id and title)."""
    ways = "".join(f'<a href="#{where}">{escape(name)}</a>' for where, name in sections)
    menu = f'<nav aria-label="Sections">{ways}</nav>' if ways else ""
    brand = f'<p class="brand">Earmark · {escape(kind)}</p>'
    return f'<header>{brand}<h1>{escape(title)}</h1><p class="lead">{escape(lead)}</p>{menu}</header>'


def section(where: str, title: str, *content: str, lead: str = "") -> str:
    words = f'<p class="faint">{escape(lead)}</p>' if lead else ""
    return f'<section id="{where}"><h2>{escape(title)}</h2>{words}{"".join(content)}</section>'


def card(*content: str, wide: bool = False) -> str:
    return f'<div class="card{" wide" if wide else ""}">{"".join(content)}</div>'


def shown(figure: Figure) -> str:
    """A figure in a card, with its sentence below."""
    half = "" if figure.wide else ' class="half"'
    words = f"<h3>{escape(figure.title)}</h3>"
    return card(
        f"{words}<figure{half}>{figure.svg}<figcaption>{escape(figure.sentence)}</figcaption></figure>",
        wide=figure.wide,
    )


def beside(*cards: str) -> str:
    """Two cards side by side where there is room."""
    return f'<div class="pair">{"".join(cards)}</div>'


def note(kind: str, *sentences: str) -> str:
    """A remark in a colour: "good", "warn" or "bad"."""
    return f'<div class="note {kind}" role="note">{"".join(f"<p>{escape(one)}</p>" for one in sentences)}</div>'


def tiles(rows: Sequence[tuple[str, str]]) -> str:
    """Large values with a few words below each."""
    each = (f'<div class="tile"><b>{escape(value)}</b><span>{escape(words)}</span></div>' for value, words in rows)
    return f'<div class="tiles">{"".join(each)}</div>'


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[str] = ()) -> str:
    """A table whose first column names the rows; the columns named in `numbers` are aligned right, empty ones left out."""
    rows = list(rows)
    used = [k for k in range(len(head)) if any(row[k] for row in rows)]

    def cell(column: int, value: str, kind: str, scope: str = "") -> str:
        right = ' class="number"' if head[column] in numbers else ""
        return f"<{kind}{scope}{right}>{escape(value)}</{kind}>"

    def line(row: Sequence[str]) -> str:
        return "".join(cell(k, row[k], *(("td",) if k else ("th", ' scope="row"'))) for k in used)

    top = "".join(cell(k, head[k], "th", ' scope="col"') for k in used)
    body = "".join(f"<tr>{line(row)}</tr>" for row in rows)
    words = f"<caption><span>{escape(caption)}</span></caption>"
    return card(f'<div class="scroll"><table>{words}<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>')
