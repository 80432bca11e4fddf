"""A linear look at a page before any parser sees it.

Parsers of HTML take quadratic time on deep nesting and on very many attributes, and pages that are broken or mean
to break something have both. What is cut here is mark-up, never words; scripts, styles and remarks go too.
"""

import re
from collections import Counter
from collections.abc import Iterator

from reportedly.model import Unreadable

DEPTH = 250
ATTRIBUTES = 500
SIZE = 20_000_000

# Possessive throughout: each character is looked at once. A quotation mark counts only after `=`, as in browsers.
_TAG = re.compile(
    r"""<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>?+"""
    r"|<!--|<[!?][^>]*+>?+"
)
_UNFIT = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what no tree of elements may hold
_SILENT = frozenset({"script", "style", "svg", "iframe", "object", "noembed", "template", "select", "math"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
# Their end may be left out, so that a thousand in a row are not a thousand deep (`dd` and its like nest in libxml2).
_UNENDED = frozenset({"p", "li", "tr", "td", "th", "option", "tbody", "body", "html", "head"})
_KEPT_SCRIPT = "ld+json"


def tamed(markup: str) -> str:
    """`markup` with nesting, attributes and all that is not shown cut down to what a parser reads in linear time.

    Raises Unreadable where the page is too large to be an article.
    """
    kept = "".join(_kept(_UNFIT.sub(" ", markup)))
    if len(kept) > SIZE:
        raise Unreadable(f"a page with {len(kept) / 1e6:,.0f} MB of mark-up; up to {SIZE / 1e6:,.0f} MB is read")
    return kept


def _kept(markup: str) -> Iterator[str]:
    lower = markup.lower()
    lower = lower if len(lower) == len(markup) else markup  # a few letters change their length
    nesting, gone = _Nesting(), set[str]()
    at = 0
    while (tag := _TAG.search(markup, at)) is not None:
        yield markup[at : tag.start()]
        at = tag.end()
        name = tag["name"]
        if name is None:
            at = _after(lower, "-->", at, gone) if tag[0] == "<!--" else at
        elif tag["close"]:
            yield nesting.closed(name.lower(), tag[0])
        elif name.lower() in _SILENT:
            end = _after(lower, f"</{name.lower()}", at, gone)
            end = _after(lower, ">", end, gone) if end > at else at
            keep = name.lower() == "script" and _KEPT_SCRIPT in tag["attributes"].lower()
            yield f"{tag[0]}{markup[at:end]}" if keep else " "
            at = end
        else:
            yield nesting.opened(name.lower(), tag)
    yield markup[at:]


def _after(lower: str, mark: str, at: int, gone: set[str]) -> int:
    """Behind the next `mark`, or `at` where none follows; `gone` remembers those, so that none is sought twice."""
    found = -1 if mark in gone else lower.find(mark, at)
    if found < 0:
        gone.add(mark)
        return at
    return found + len(mark)


class _Nesting:
    """Which elements are open, so that those too deep are left out with their ends."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.names: Counter[str] = Counter()

    def opened(self, name: str, tag: re.Match[str]) -> str:
        if name not in _VOID and name not in _UNENDED and not tag[0].endswith("/>"):
            self.open.append(name)
            self.names[name] += 1
            if len(self.open) > DEPTH:
                return "\n"
        attributes = tag["attributes"]
        if len(attributes) > ATTRIBUTES and attributes.count("=") + len(attributes.split()) > ATTRIBUTES:
            return f"<{name}>"
        return tag[0]

    def closed(self, name: str, tag: str) -> str:
        if name in _UNENDED or name in _VOID:
            return tag
        if not self.names[name]:
            return ""
        while True:
            last = self.open.pop()
            self.names[last] -= 1
            if last == name:
                return tag if len(self.open) < DEPTH else "\n"
