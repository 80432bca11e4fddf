"""`show`: an article as it came, with who says what marked in it."""

import re
from argparse import Namespace
from collections.abc import Iterator

import msgspec
from rich.table import Table
from rich.text import Text

from reportedly.model import Attribution, Document, Reading, Span
from reportedly.store import finding
from reportedly.surfaces.case import case_view
from reportedly.surfaces.cli import FINE
from reportedly.surfaces.terminal import console, text

_LINE = re.compile(r"[^\n]+")
_STYLES = {"source": "bold cyan", "cue": "yellow", "content": "green"}
_ZONES = {"title": "bold", "byline": "italic", "comment": "dim", "furniture": "dim"}
_BRACKETS = {"source": ("{", "}"), "cue": ("/", "/")}
_LEGEND = "[t1 … t1] what is said   {…} by whom   /…/ the word for saying   left: who it is"


class Part(msgspec.Struct, frozen=True):
    """A part of an attribution as it is drawn: `opens` and `closes` stand around it where there are no colours."""

    span: Span
    style: str
    opens: str
    closes: str


def show(arguments: Namespace) -> int:
    """Print an article with its attributions marked."""
    with case_view(arguments.case) as view:
        document, reading = view.document(finding.document(view, arguments.doc))
    out = console()
    coloured = out.is_terminal and not out.no_color
    out.print(_head(document))
    out.print(text(_LEGEND, "dim"))
    parts = sorted(_parts(reading), key=lambda part: (part.span.start, -part.span.end))
    page = Table.grid(padding=(0, 2, 0, 0))
    page.add_column(width=24, overflow="fold")
    page.add_column(overflow="fold")
    for line in _LINE.finditer(document.text):
        span = Span(*line.span())
        if span.of(document.text).strip():
            here = [part for part in parts if part.span.meets(span)]
            page.add_row(_margin(reading, span), _line(span, document, reading, (here, coloured)))
    out.print(page)
    return FINE


def _head(document: Document) -> Text:
    found = [*document.authors, document.outlet, document.published]
    known = ", ".join(one.value for one in found if one)
    return text(document.name, "bold") + text(f"  {known}")


def _parts(reading: Reading) -> Iterator[Part]:
    for one in reading.attributions:
        for name, spans in (("source", one.source), ("cue", one.cue)):
            yield from (Part(span, _STYLES[name], *_BRACKETS[name]) for span in spans)
        yield from (Part(span, _STYLES["content"], f"[{one.id} ", f" {one.id}]") for span in one.content)


def _margin(reading: Reading, line: Span) -> Text:
    """Who says what begins in this line."""
    names = {actor.id: actor.name for actor in reading.actors}
    begun = [one for one in reading.attributions if one.content and line.start <= one.content[0].start < line.end]
    return Text("\n").join(_speaker(one, names) for one in begun)


def _speaker(one: Attribution, names: dict[str, str]) -> Text:
    said = names.get(one.speaker or "", "not known who")
    return (
        text(f"{one.id} ", "dim")
        + text(said, "cyan")
        + text(" (does not say so)" if one.negated else " (denies)" if one.denied else "", "red")
    )


def _line(line: Span, document: Document, reading: Reading, how: tuple[list[Part], bool]) -> Text:
    """One line, cut wherever a part or a zone begins or ends."""
    parts, coloured = how
    zones = [zone for zone in reading.zones if zone.span.meets(line)]
    edges = {line.start, line.end}
    for span in (*(part.span for part in parts), *(zone.span for zone in zones)):
        edges |= {max(span.start, line.start), min(span.end, line.end)}
    drawn = Text()
    cuts = sorted(edges)
    for start, end in zip(cuts, [*cuts[1:], line.end], strict=True):
        drawn += _marks_at(start, line, parts, coloured=coloured)
        if start < end:
            piece = Span(start, end)
            styles = [_ZONES.get(zone.kind, "") for zone in zones if zone.span.holds(piece)]
            styles += [part.style for part in reversed(parts) if part.span.holds(piece)] if coloured else []
            drawn += text(piece.of(document.text), " ".join(filter(None, styles)))
    return drawn


def _marks_at(at: int, line: Span, parts: list[Part], *, coloured: bool) -> Text:
    """What closes at a place, then what opens; with colours only the number of what opens."""
    closes = [part.closes for part in reversed(parts) if part.span.end == at and part.span.start < at]
    opens = [part.opens for part in parts if part.span.start == at and at < line.end]
    if coloured:
        return text("".join(mark.removeprefix("[") for mark in opens if mark.startswith("[")), "dim")
    return text("".join(closes) + "".join(opens), "")
