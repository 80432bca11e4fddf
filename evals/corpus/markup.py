"""Blocks of marked-up text, and the values they stand for.

The mark-up is told in `corpus/GUIDELINE.md`. What cannot be read raises `Misread`; what can be read and breaks a rule
is a matter of `checks`.
"""

import re
from collections import defaultdict
from pathlib import Path

import msgspec

from evals.corpus.codes import FACTUALITY, MARKS, TIMES, TYPES
from evals.suite import ROOT
from reportedly.model import Span

FOLDER = ROOT / "corpus"
MAIN = ("sentences", "articles", "held_out/sentences", "held_out/articles")
_TAG = re.compile(r"<(?:/([a-z]?\d*c?)|([adep]\d+|f\d+c?|[hoxl]))>")
_HEAD = re.compile(r"^([adepf]\d+|[a-z]+):[ \t]*(.*)$")
_KEYS = frozenset({"published", "author", "outlet", "manner", "note"})
_HELD = re.compile(rf"^({'|'.join(FACTUALITY)})(?:@(a\d+|-))?$")


class Misread(ValueError):
    """A block that keeps not to the mark-up, and where."""


class ActorOf(msgspec.Struct, frozen=True):
    """An actor with all its mentions; `country` and `sectors` are of the published day."""

    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[Span, ...]


class TimeOf(msgspec.Struct, frozen=True):
    """A TIMEX3; more than one value where it can be read in more than one way, none where nothing resolves it."""

    type: str
    values: tuple[str, ...]
    span: Span


class PlaceOf(msgspec.Struct, frozen=True):
    """A place, with its mentions."""

    name: str | None
    country: str | None
    mentions: tuple[Span, ...]


class Held(msgspec.Struct, frozen=True):
    """What one holder takes an event for; `holder` is an actor's tag, None the author."""

    factuality: str
    holder: str | None


class EventOf(msgspec.Struct, frozen=True):
    """An event. `triggers[0]` is where it is told, the others take it up again; `held[0]` is of the closest holder."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    times: tuple[str, ...]
    places: tuple[str, ...]
    held: tuple[Held, ...]
    triggers: tuple[Span, ...]


class PredictionOf(msgspec.Struct, frozen=True):
    """A forward-looking statement; `holder` is an actor's tag, None the author."""

    holder: str | None
    horizon: str | None
    span: Span
    condition: Span | None


class MarkOf(msgspec.Struct, frozen=True):
    """A marked piece of language."""

    mark: str
    span: Span


class Block(msgspec.Struct, frozen=True):
    """A sentence or article without its marks; actors, times, places, events and predictions by tag."""

    id: str
    text: str
    heads: dict[str, str]
    actors: dict[str, ActorOf]
    times: dict[str, TimeOf]
    places: dict[str, PlaceOf]
    events: dict[str, EventOf]
    predictions: dict[str, PredictionOf]
    marks: tuple[MarkOf, ...]

    @property
    def published(self) -> str | None:
        value = self.heads.get("published", "-")
        return None if value == "-" else value


def files(part: str) -> list[Path]:
    """The files of one part of the corpus, such as `sentences` or `held_out/articles`."""
    return sorted((FOLDER / part).glob("*.txt"))


def blocks(file: Path) -> tuple[list[Block], list[str]]:
    """The blocks of a file, and what is wrong with those that cannot be read."""
    first, *rest = re.split(r"(?m)^=== ?", file.read_text("utf-8"))
    good: list[Block] = []
    bad: list[str] = []
    try:
        common = _heads(first.strip().split("\n"))
    except Misread as why:
        return [], [f"{file.name}: {why}"]
    for raw in rest:
        try:
            good.append(block(raw, common))
        except Misread as why:
            bad.append(f"{file.name}: {raw.partition(chr(10))[0].strip()}: {why}")
    return good, bad


def block(raw: str, common: dict[str, str] | None = None) -> Block:
    """One block from behind its `===`; `common` are header lines for all blocks of its file."""
    head, bar, marked = raw.partition("\n---\n")
    name, *lines = head.split("\n")
    if not bar:
        raise Misread("no line --- behind the header")
    heads = {**(common or {}), **_heads(lines)}
    text, places = unmarked(marked.strip("\n"))
    _paired(heads, places)
    return Block(
        id=name.strip(),
        text=text,
        heads={key: value for key, value in heads.items() if key in _KEYS},
        actors={tag: _actor(heads[tag], spans) for tag, spans in places.items() if tag[0] == "a"},
        times={tag: _time(tag, heads[tag], spans) for tag, spans in places.items() if tag[0] == "d"},
        places={tag: _place(heads.get(tag, ""), spans) for tag, spans in places.items() if tag[0] == "p"},
        events={tag: _event(tag, heads[tag], spans) for tag, spans in places.items() if tag[0] == "e"},
        predictions={
            tag: _prediction(tag, heads[tag], places) for tag in places if tag[0] == "f" and not tag.endswith("c")
        },
        marks=tuple(
            sorted((MarkOf(MARKS[tag], s) for tag in MARKS for s in places.get(tag, ())), key=lambda m: m.span)
        ),
    )


def unmarked(marked: str) -> tuple[str, dict[str, tuple[Span, ...]]]:
    """A text without its marks, and the places of each tag. `</>` closes what was opened last."""
    text, at = "", 0
    opened: list[tuple[str, int]] = []
    places: defaultdict[str, list[Span]] = defaultdict(list)
    for tag in _TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        if tag[2] is not None:
            opened.append((tag[2], len(text)))
            continue
        if not opened or tag[1] not in {"", opened[-1][0]}:
            raise Misread(f"{tag[0]} closes nothing, or crosses another mark: …{marked[max(0, at - 40) : at]}")
        name, start = opened.pop()
        places[name].append(Span(start, len(text)))
    text += marked[at:]
    if opened:
        raise Misread(f"<{opened[-1][0]}> is not closed")
    if re.search(r"</|<\w{1,5}>", text):
        raise Misread("a mark of no known kind is left in the text")
    return text, {name: tuple(sorted(spans)) for name, spans in places.items()}


def _heads(lines: list[str]) -> dict[str, str]:
    heads: dict[str, str] = {}
    for line in filter(str.strip, lines):
        found = _HEAD.match(line)
        if found is None or (found[1].isalpha() and found[1] not in _KEYS):
            raise Misread(f"no header line: {line!r}")
        if found[1] in heads:
            raise Misread(f"{found[1]} stands twice in the header")
        heads[found[1]] = found[2].strip()
    return heads


def _paired(heads: dict[str, str], places: dict[str, tuple[Span, ...]]) -> None:
    """Every tag has its header line (a place may go without), every line its tag."""
    for tag in places:
        if tag[0] in "adef" and tag not in MARKS and tag not in heads and not tag.endswith("c"):
            raise Misread(f"<{tag}> has no header line")
        if tag.endswith("c") and tag[:-1] not in places:
            raise Misread(f"<{tag}> is the condition of nothing")
    for key in heads:
        if key not in _KEYS and key not in places:
            raise Misread(f"{key} stands in the header and nowhere in the text")


def _actor(line: str, mentions: tuple[Span, ...]) -> ActorOf:
    name, codes, roles = (*(field.strip() for field in line.split("|")), "", "")[:3]
    kind, country, *sectors = (*codes.split(), "", "")
    listed = tuple(sector for sector in sectors if sector not in {"", "-"})
    if kind == "state" and not listed:
        listed = ("GOV",)
    return ActorOf(
        name=name,
        kind=kind,
        country=country if country not in {"", "-"} else None,
        sectors=listed,
        roles=tuple(role.strip() for role in roles.split(";") if role.strip() not in {"", "-"}),
        mentions=mentions,
    )


def _time(tag: str, line: str, spans: tuple[Span, ...]) -> TimeOf:
    kind, _, rest = line.partition(" ")
    values = tuple(value.strip() for value in re.split(r"\s/\s", rest.strip()))
    if kind not in TIMES or not rest.strip():
        raise Misread(f"{tag}: not a TYPE and a value: {line!r}")
    return TimeOf(kind, () if values == ("-",) else values, _only(tag, spans))


def _place(line: str, mentions: tuple[Span, ...]) -> PlaceOf:
    name, _, country = (part.strip() for part in line.partition("|"))
    return PlaceOf(name or None, country if country not in {"", "-"} else None, mentions)


def _event(tag: str, line: str, triggers: tuple[Span, ...]) -> EventOf:
    """The words of an event's line tell by their form what they are; only the sign > has a place."""
    kind, *words = line.split() or [""]
    if kind not in TYPES:
        raise Misread(f"{tag}: {kind!r} is no type")
    found: defaultdict[str, list[str]] = defaultdict(list)
    held: list[Held] = []
    side = "actors"
    for word in words:
        if word == ">":
            side = "recipients"
        elif holds := _HELD.match(word):
            held.append(Held(holds[1], holds[2] if holds[2] not in {None, "-"} else None))
        elif word in TYPES[kind]:
            found["mode"].append(word)
        else:
            found[_sort(tag, word, side)].append(word.lstrip("+"))
    return EventOf(
        type=kind,
        mode=found["mode"][0] if found["mode"] else None,
        contexts=tuple(found["contexts"]),
        actors=tuple(found["actors"]),
        recipients=tuple(found["recipients"]),
        times=tuple(found["times"]),
        places=tuple(found["places"]),
        held=tuple(held),
        triggers=triggers,
    )


def _sort(tag: str, word: str, side: str) -> str:
    if re.fullmatch(r"a\d+", word):
        return side
    if re.fullmatch(r"d\d+", word):
        return "times"
    if re.fullmatch(r"p\d+", word):
        return "places"
    if word.startswith("+"):
        return "contexts"
    raise Misread(f"{tag}: {word!r} is no mode of its type, no factuality, no tag")


def _prediction(tag: str, line: str, places: dict[str, tuple[Span, ...]]) -> PredictionOf:
    words = line.split()
    if len(words) != 2 or not re.fullmatch(r"@(a\d+|-)", words[0]):
        raise Misread(f"{tag}: not @holder and horizon: {line!r}")
    condition = places.get(f"{tag}c")
    return PredictionOf(
        holder=None if words[0] == "@-" else words[0][1:],
        horizon=None if words[1] == "-" else words[1],
        span=_only(tag, places[tag]),
        condition=None if condition is None else _only(f"{tag}c", condition),
    )


def _only(tag: str, spans: tuple[Span, ...]) -> Span:
    if len(spans) != 1:
        raise Misread(f"<{tag}> is marked {len(spans)} times, may be once")
    return spans[0]
