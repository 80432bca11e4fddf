"""`sample/truth.yaml` read: its places found in the texts, its actors by all their names."""

import re
from pathlib import Path
from typing import Any

import yaml

from reportedly.model import Actor, Span

Place = str | dict[str, Any]


class Truth:
    """What is in the sample, as its authors say."""

    def __init__(self, path: Path) -> None:
        """Read the truth of a pile."""
        self.all: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
        self.documents: list[dict[str, Any]] = self.all["documents"]
        self.claims: list[dict[str, Any]] = self.all["claims"]
        self.contradictions: list[dict[str, Any]] = self.all["contradictions"]
        self.actors: dict[str, dict[str, Any]] = {actor["id"]: actor for actor in self.all["actors"]}
        self._named: dict[tuple[str, ...], set[str]] = {}
        for actor in self.actors.values():
            # whoever has no name is known by descriptions; of all others a description is not yet a resolution
            for name in (actor["name"], *(actor["names"] or actor.get("descriptions", []))):
                self._named.setdefault(_key(name), set()).add(actor["id"])

    def attributions(self, document: str) -> list[dict[str, Any]]:
        """The attributions of one document."""
        return [found for found in self.all["attributions"] if found["doc"] == document]

    def who(self, actor: Actor) -> str:
        """The id of the actor that is meant, or `?` and the name where no name says so."""
        for name in (actor.name, *actor.names):
            known = self.named(name)
            if known is not None:
                return known
        return f"?{actor.name}"

    def named(self, name: str) -> str | None:
        """The id of the one actor of that name, with or without a role before it."""
        key = _key(name)
        for start in range(max(1, len(key) - 1)):
            found = self._named.get(key[start:], set())
            if len(found) == 1:
                return next(iter(found))
        return None


def file_of(document: dict[str, Any]) -> str:
    """The name under which a document is read."""
    return f"{document['file']}#{document['line']}" if "line" in document else document["file"]


def _key(name: str) -> tuple[str, ...]:
    words = tuple(re.findall(r"\w+", re.sub(r"['’]s\b", "", name.casefold())))
    return words[1:] if words[:1] in {("the",), ("a",), ("an",)} and len(words) > 1 else words


def locate(text: str, place: Place) -> Span | None:
    """Where a string of the truth stands in a text; white space of any kind counts as one."""
    if isinstance(place, str):
        return _nth(text, place, 1, Span(0, len(text)))
    if "from" in place:
        first = locate(text, place["from"])
        last = None if first is None else _nth(text, _words(place["to"]), 1, Span(first.start, len(text)))
        return None if first is None or last is None else Span(first.start, last.end)
    within = Span(0, len(text)) if "in" not in place else locate(text, place["in"])
    nth = place.get("nth", 1) if "in" not in place else 1
    return None if within is None else _nth(text, place["text"], nth, within)


def _words(place: Place) -> str:
    return place if isinstance(place, str) else str(place["text"])


def _nth(text: str, words: str, nth: int, within: Span) -> Span | None:
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()))
    found = [Span(*m.span()) for m in pattern.finditer(text, within.start, within.end)]
    # a page's text may lack some of its navigation, so the count may run out
    return found[min(nth, len(found)) - 1] if found else None
