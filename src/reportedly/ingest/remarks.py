"""Readers' comments in the mark-up of a page: taken out of the tree, with who wrote each and when."""

from collections.abc import Iterator

import msgspec

from reportedly.ingest import dates
from reportedly.ingest.elements import Element, called, names, text_of

_KINDS = frozenset({"li", "div", "article", "section", "dd", "tr", "td", "p", "blockquote", "ul"})
_MOST = 20_000


class Remark(msgspec.Struct, frozen=True):
    """A reader's comment: its words, and its author and date as far as the page shows them."""

    text: str
    author: str | None
    published: str | None
    date_shown: str | None


def taken(tree: Element) -> tuple[Remark, ...]:
    """The comments of a page in order. They, and what only holds them, are no longer in `tree` afterwards."""
    known = names()
    likely = [one for one in tree.iter(*_KINDS) if _is_comment(one, known.comment)][:_MOST]
    sure = [
        one for one, parts in _owned(likely) if _signs(parts) != (None, None)
    ]  # the rest is part of what it stands in
    owned, every = _owned(sure), frozenset(sure)
    found = tuple(filter(None, (_remark(one, parts, every) for one, parts in owned)))
    for one in sure:
        if one.getparent() is not None:
            one.drop_tree()
    if found:
        _drop_holders(tree, known.comments)
    return found


def _is_comment(element: Element, words: frozenset[str]) -> bool:
    return bool(called(element) & words) or "Comment" in (element.get("itemtype") or "")


def _owned(likely: list[Element]) -> list[tuple[Element, list[Element]]]:
    """Each comment with the elements that are its own, not those of a reply inside it; in one walk over each tree."""
    parts: dict[Element, list[Element]] = {one: [] for one in likely}
    outermost = [one for one in likely if not any(above in parts for above in one.iterancestors())]
    for top in outermost:
        todo = [(top, top)]
        while todo:
            element, owner = todo.pop()
            mine = element if element in parts else owner
            parts[mine].append(element)
            todo += ((child, mine) for child in reversed(element) if isinstance(child.tag, str))
    return list(parts.items())


def _signs(parts: list[Element]) -> tuple[Element | None, Element | None]:
    """The elements that show who wrote a comment and when."""
    known = names()
    calls = [(part, called(part)) for part in parts[1:]]
    who = next((part for part, words in calls if words & known.comment_author and _short(part)), None)
    when = next((part for part, words in calls if part.tag == "time" or words & known.comment_date), None)
    return who, when


def _remark(comment: Element, parts: list[Element], every: frozenset[Element]) -> Remark | None:
    """The comment that `parts` make; None where it has no words."""
    known = names()
    who, when = _signs(parts)
    aside = {who, when} - {None}
    for part in parts[1:]:
        words = called(part)
        if words & known.comment_buttons or part.tag == "button" or (words & known.comment_date and _short(part)):
            aside.add(part)
    held = {child for part in parts for child in part if child in every}
    text = text_of(comment, frozenset(held | aside))
    author = _author(who, frozenset(aside)) if who is not None else None
    shown = _date_of(when) if when is not None else (None, None)
    return Remark(text, author, *shown) if text.strip() else None


def _short(element: Element) -> bool:
    return 0 < len(text_of(element).split()) <= 14


def _author(who: Element, without: frozenset[Element]) -> str | None:
    inner = next((part for part in who.iter() if isinstance(part.tag, str) and called(part) & {"fn", "name"}), who)
    words = " ".join(text_of(inner, without - {inner, who}).split())
    for said in (" says:", " says", " said:", " said", " wrote:"):
        words = words.removesuffix(said)
    return words.strip(" :,") or None


def _date_of(when: Element) -> tuple[str | None, str | None]:
    """The date as ISO and as the page shows it."""
    stamped = next((part for part in when.iter("time") if part.get("datetime")), when)
    shown = " ".join(text_of(when).split()) or None
    marked = stamped.get("datetime") or stamped.get("content") or stamped.get("title") or ""
    found = dates.find(shown) if shown else None
    value = dates.iso(marked) or (found.value if found else None)
    return value, shown if shown and len(shown) <= 60 else None


def _drop_holders(tree: Element, words: frozenset[str]) -> None:
    """Takes out the headings and forms around comments; never what holds the article itself."""
    for holder in list(_holders(tree, words)):
        if holder.getparent() is not None and not any(True for _ in holder.iter("h1")):
            holder.drop_tree()


def _holders(tree: Element, words: frozenset[str]) -> Iterator[Element]:
    for one in tree.iter("div", "section", "ol", "ul", "aside", "form"):
        if called(one) & words and len(text_of(one).split()) <= 80:
            yield one
