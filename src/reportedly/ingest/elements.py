"""Looking at a tree of HTML elements: their names, their words, what they hold."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias

import msgspec

from reportedly.lexicons import load

Element: TypeAlias = Any  # lxml ships no types
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr",
    "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul",
})  # fmt: skip
_UNSEEN = frozenset({"title", "head", "script", "style", "noscript", "button", "textarea", "select"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_+|-{2,}")


class Names(msgspec.Struct, frozen=True):
    """The names of parts of pages, as `lexicons/world/markup.yaml` has them."""

    comment: frozenset[str]
    comment_author: frozenset[str]
    comment_date: frozenset[str]
    comment_buttons: frozenset[str]
    comments: frozenset[str]
    byline: frozenset[str]
    meta_title: tuple[str, ...]
    meta_author: tuple[str, ...]
    meta_outlet: tuple[str, ...]
    meta_published: tuple[str, ...]
    article_types: frozenset[str]


def names() -> Names:
    """The lexicon of mark-up."""
    found: Names = load("world/markup", Names)
    return found


@cache
def _dashed(name: str) -> str:
    return _CAMEL.sub("-", name).lower()


def called(element: Element) -> frozenset[str]:
    """What `element` is called in `class`, `id`, `itemprop` and `rel`."""
    said = " ".join(filter(None, map(element.get, ("class", "id", "itemprop", "rel", "data-testid"))))
    return frozenset(map(_dashed, said.split()[:40]))


def text_of(element: Element, without: frozenset[Element] = frozenset()) -> str:
    """The words that `element` shows, a line for each block; `without` are elements whose words are left out."""
    return "\n".join(blocks_of(element, without))


def blocks_of(element: Element, without: frozenset[Element] = frozenset()) -> Iterator[str]:
    """The words that `element` shows, block by block, with white space as a page shows it."""
    words: list[str] = []
    for piece in _pieces(element, without):
        if piece is not None:
            words.append(piece)
            continue
        if shown := _spaced("".join(words)):
            yield shown
        words = []
    if shown := _spaced("".join(words)):
        yield shown


def _spaced(words: str) -> str:
    """White space as a page shows it: runs are one space; a hard space stays what it is."""
    return re.sub(r"[ \t\r\n\f]+", " ", words).strip()


def _pieces(element: Element, without: frozenset[Element]) -> Iterator[str | None]:
    """Text in the order of the page; None where a block begins or ends. Without recursion: pages may be deep."""
    todo: list[Element | str | None] = [element]
    while todo:
        item = todo.pop()
        if item is None or isinstance(item, str):
            yield item
            continue
        if not isinstance(item.tag, str) or item.tag in _UNSEEN or item in without:
            continue
        edge: list[Element | str | None] = [None] if item.tag in BLOCKS or item.tag == "br" else []
        inside: list[Element | str | None] = [*edge, item.text or ""]
        for child in item:
            inside += (child, child.tail or "")
        todo += reversed(inside + edge)
