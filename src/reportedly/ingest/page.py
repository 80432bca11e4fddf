"""An HTML page -> its article as text, with zones and metadata."""

import logging
from collections.abc import Iterator, Sequence

import msgspec

from reportedly.ingest import bylines
from reportedly.ingest.elements import Element, blocks_of, called, names, text_of
from reportedly.ingest.head import moved
from reportedly.ingest.marks import Mark
from reportedly.ingest.markup import tamed
from reportedly.ingest.mend import mend
from reportedly.ingest.metadata import Metadata, first_of, from_text
from reportedly.ingest.page_metadata import address, from_markup
from reportedly.ingest.remarks import Remark, taken
from reportedly.ingest.zones import VERSION, layout, zones
from reportedly.model import Span, Unreadable, Why, Zone

# Beyond these an extractor that weighs elements against each other takes seconds: then all visible text is taken.
_MOST_ELEMENTS = 30_000
_MOST_MARKUP = 3_000_000
_QUOTED = Mark("quotation", "markup.blockquote")
_BODY = Mark("body", "markup.body")


class Page(msgspec.Struct, frozen=True):
    """What was extracted from one HTML page."""

    text: str
    zones: tuple[Zone, ...]
    metadata: Metadata
    url: str | None = None


class Block(msgspec.Struct, frozen=True):
    """A stretch of the text to be: its words, and what the mark-up says that it is."""

    text: str
    mark: Mark


def page(markup: str) -> Page:
    """The article of a page: title, byline, body and comments, an empty line between any two.

    Raises Unreadable where the page shows no words or is too large.
    """
    mended = mend(markup)
    kept = tamed(mended.text if mended else markup)
    tree = _parsed(kept)
    remarks = taken(tree)  # first: their authors and dates are not the article's
    known, url = from_markup(tree), address(tree)
    body = [] if kept.count("<") > _MOST_ELEMENTS or len(kept) > _MOST_MARKUP else list(_extracted(tree))
    blocks = body or [Block(words, _BODY) for words in blocks_of(tree)]
    if not blocks and not remarks:
        raise Unreadable("a page without text")
    return _page((*_headed(blocks, known, tree), *map(_remark, remarks)), known, url)


def _parsed(markup: str) -> Element:
    import lxml.etree  # noqa: PLC0415
    import lxml.html  # noqa: PLC0415 - heavy, and needed for pages alone

    if not markup.strip():
        raise Unreadable("a page without text")
    parser = lxml.html.HTMLParser(huge_tree=True)
    try:
        return lxml.html.document_fromstring(markup, parser=parser, ensure_head_body=True)
    except lxml.etree.ParserError:
        raise Unreadable("a page without text") from None


def _extracted(tree: Element) -> Iterator[Block]:
    """The main text as trafilatura finds it, and comments that only it knows."""
    import trafilatura  # noqa: PLC0415 - heavy, and needed for pages alone

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # that it found nothing is no news to a user
    found: Element = trafilatura.bare_extraction(tree, include_comments=True, include_formatting=False)
    if found is None or found.body is None:
        return
    yield from _blocks(found.body)
    rest = "\n".join(block.text for block in _blocks(found.commentsbody)) if found.commentsbody is not None else ""
    if rest:
        yield Block(rest, Mark("comment", "markup.comments"))


def _blocks(body: Element) -> Iterator[Block]:
    """The blocks of an extracted body; what stands in a block quotation is one."""
    for part in body:
        if part.tag == "quote":
            lines = [_words(one) for one in part] if len(part) and not (part.text or "").strip() else [_words(part)]
            yield from (Block(words, _QUOTED) for words in lines if words)
        elif part.tag in {"list", "table"}:
            yield from (Block(words, _BODY) for words in map(_words, part) if words)
        elif words := _words(part):
            yield Block(words, _BODY)


def _words(element: Element) -> str:
    """The words of one extracted block; a line break stays one."""
    pieces: list[str] = []
    for part in element.iter():
        if part.tag == "lb":
            pieces.append("\n")
        elif part.tag in {"cell", "item", "p"} and part is not element:
            pieces.append("\n" if part.tag != "cell" else " ")
        pieces.append(part.text or "")
        pieces.append("" if part is element else part.tail or "")
    return "\n".join(filter(None, (line.strip() for line in "".join(pieces).split("\n"))))


def _headed(blocks: Sequence[Block], known: Metadata, tree: Element) -> Iterator[Block]:
    """`blocks` with the title first and then the byline, if the page shows one."""
    head = [_same(block.text) for block in blocks[:6]]
    rest = list(blocks)
    if known.title is not None:
        title = _same(known.title.value)
        if title in head:
            rest = [block for number, block in enumerate(blocks) if number >= 6 or head[number] != title]
        yield Block(known.title.value, Mark("title", "markup.title"))
    byline = _byline(tree)
    if byline is not None and not any(byline.text in block.text for block in rest[:4]):
        yield byline
    yield from rest


def _same(words: str) -> str:
    return " ".join(words.lower().split())


def _byline(tree: Element) -> Block | None:
    """The line over the article that says who wrote it, if an element calls itself so and reads so."""
    known = names().byline
    for element in tree.iter("p", "div", "span", "a", "address", "li", "header"):
        if not called(element) & known:
            continue
        words = " ".join(text_of(element).split())
        line = bylines.parse(words)
        if line is None and bylines.is_person(words):
            line = bylines.Byline(authors=(Span(0, len(words)),))
        if line is not None and (line.authors or line.outlet or line.date):
            return Block(words, Mark("byline", "markup.byline", byline=line))
    return None


def _remark(remark: Remark) -> Block:
    head = ", ".join(filter(None, (remark.author, remark.date_shown)))
    mark = Mark("comment", "markup.comment", remark.author, remark.published, Span(0, len(head)))
    return Block(f"{head}\n{remark.text}" if head else remark.text, mark)


def _page(blocks: Sequence[Block], known: Metadata, url: str | None) -> Page:
    text = "\n\n".join(block.text for block in blocks)
    given: list[tuple[Span, Mark]] = []
    at = 0
    for block in blocks:
        mark = block.mark
        if mark.byline is not None:
            mark = msgspec.structs.replace(mark, byline=moved(mark.byline, at))
        if mark.header is not None:
            mark = msgspec.structs.replace(mark, header=Span(at, at + mark.header.end) if mark.header.end else None)
        given.append((Span(at, at + len(block.text)), mark))
        at += len(block.text) + 2
    laid = layout(text, [(span, mark) for span, mark in given if mark.kind not in ("body", "quotation")])
    found = zones(laid)
    quoted = _quotations([span for span, mark in given if mark is _QUOTED], found)
    every = sorted((*found, *quoted), key=lambda zone: (zone.span.start, -zone.span.end))
    return Page(text, tuple(every), first_of((known, from_text(text, laid))), url)


def _quotations(quoted: Sequence[Span], found: Sequence[Zone]) -> Iterator[Zone]:
    """Block quotations as zones inside the body; those that touch are one."""
    bodies = [zone.span for zone in found if zone.kind == "body"]
    joined: list[Span] = []
    for span in quoted:
        if joined and span.start - joined[-1].end <= 2:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    for span in joined:
        if any(body.holds(span) for body in bodies):
            yield Zone("quotation", span, Why(_QUOTED.rule, VERSION))
