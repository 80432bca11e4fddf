"""Marked-up paragraphs: `<1q>"We will stay,"</1q> <1s>Ms Merkel</1s> <1c>said</1c>.` held against what is read in them.

Those in `held_out` are scored apart and only as figures: nobody who writes rules has read them.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import msgspec

from evals.attributions import Item, Tally, count, figures
from evals.measures import Ruler
from evals.piles import all_names, items
from evals.suite import ROOT, Missing, Result, corpus_hash
from reportedly import reading, syntax
from reportedly.model import Actor, Document, Found, Reading, Span, Why, Zone

FOLDER = ROOT / "tests" / "examples"
_TAG = re.compile(r"<(/?)(\d+)([qsc])>")
_HEAD = re.compile(r"^([a-z]+)(?: (\d+))?:[ \t]*(.*)$")
_OPENED = re.compile(r"[\"“”„«‹‘'`]")
_CLOSED = re.compile(r"[\"”“»›’'][.,;]?$")
_INSIDE = re.compile(r"[\"”»›]\W*\s")  # a mark that closes before the end
_MARK = re.compile(r"[\"“”„«»‹›`]|''|(?<!\w)[‘'](?=\w)")
_ROLES = {"q": "content", "s": "source", "c": "cue"}
_NOBODY = {"", "-", "?", "none", "null", "nobody", "unknown"}


class Example(msgspec.Struct, frozen=True):
    """A paragraph without its marks; `heads` are its header lines by key and number, `places` the marked spans
    by number and role."""

    name: str
    text: str
    heads: dict[tuple[str, str], str]
    places: dict[tuple[str, str], tuple[Span, ...]]


def measure(part: str) -> Result | Missing:
    """The figures of one folder of examples (`attribution`, `held_out`)."""
    suite = f"examples/{part}"
    files = sorted((FOLDER / part).rglob("*.txt"))
    if not files:
        return Missing(suite, f"{FOLDER / part} holds no examples")
    tally, number = Tally(), 0
    for file in files:
        for example in parsed(file):
            number += 1
            found, labels = _read(example)
            ruler = Ruler(example.text)
            count(tally, items(ruler, found, labels), _true_items(example, ruler))
    return Result(suite, corpus_hash(files), figures(tally), (f"{number} examples",))


def parsed(file: Path) -> Iterator[Example]:
    """The examples of one file."""
    for block in re.split(r"(?m)^=== ?", file.read_text("utf-8"))[1:]:
        head, _, marked = block.partition("\n---\n")
        name, *lines = head.split("\n")
        found = (_HEAD.match(line) for line in lines)
        heads = {(m[1], m[2] or ""): m[3].strip() for m in found if m is not None}
        text, places = unmarked(marked.strip("\n"))
        yield Example(name.strip(), text, heads, places)


def unmarked(marked: str) -> tuple[str, dict[tuple[str, str], tuple[Span, ...]]]:
    """A text without its marks, and the places that were marked.

    Raises ValueError for a mark that is not closed or not opened.
    """
    text, at = "", 0
    opened: dict[tuple[str, str], int] = {}
    places: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    for tag in _TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        key = (tag[2], _ROLES[tag[3]])
        if not tag[1]:
            opened[key] = len(text)
        elif key in opened:
            places[key].append(Span(opened.pop(key), len(text)))
        else:
            raise ValueError(f"{tag[0]} closes nothing: {marked[:60]!r}")
    if opened:
        raise ValueError(f"{sorted(opened)} not closed: {marked[:60]!r}")
    return text + marked[at:], {key: tuple(spans) for key, spans in places.items()}


def _true_items(example: Example, ruler: Ruler) -> list[Item]:
    numbers = sorted({number for number, _ in example.places}, key=int)
    out: list[Item] = []
    for number in numbers:
        content = example.places.get((number, "content"), ())
        source = example.places.get((example.heads.get(("source", number), number), "source"), ())
        out.append(
            Item(
                id=number,
                kind=example.heads.get(("kind", number)) or _kind(example.text, content),
                source=ruler.words(source),
                cue=ruler.words(example.places.get((number, "cue"), ())),
                content=ruler.words(content),
                speaker=_person(example, "speaker", number),
                addressee=_person(example, "addressee", number),
                parent=parent_of(example, number),
                chain=_chain(example, number),
                denied=example.heads.get(("denied", number), "no").lower() in {"yes", "true"},
            )
        )
    return out


def _kind(text: str, content: tuple[Span, ...]) -> str:
    """Direct where every piece is in marks from end to end (or opens one that the next piece opens again), mixed
    where some mark is in it, indirect where none is."""
    pieces = [span.of(text).strip() for span in content]
    if pieces and all(
        _OPENED.match(piece) and (_CLOSED.search(piece) or not _INSIDE.search(piece)) for piece in pieces
    ):
        return "direct"
    return "mixed" if any(_MARK.search(piece) for piece in pieces) else "indirect"


def _person(example: Example, key: str, number: str) -> str | None:
    value = example.heads.get((key, number), "")
    return None if value.lower() in _NOBODY else value


def _chain(example: Example, number: str) -> tuple[str, ...]:
    links = (link.strip() for link in example.heads.get(("chain", number), "").split(">"))
    return tuple(link for link in links if link)


def parent_of(example: Example, number: str) -> str | None:
    """The attribution that holds this one: as the header says, or the one whose content its cue and content lie in."""
    said = example.heads.get(("parent", number))
    if said is not None:
        return None if said.lower() in _NOBODY else said
    mine = (*example.places.get((number, "cue"), ()), *example.places.get((number, "content"), ()))
    holders = [
        (sum(len(s) for s in spans), other)
        for (other, role), spans in example.places.items()
        if role == "content" and other != number and mine and all(any(s.holds(m) for s in spans) for m in mine)
    ]
    return min(holders)[1] if holders else None


def _read(example: Example) -> tuple[Reading, dict[str, str]]:
    found = read_example(example)
    wanted = {value for (key, _), value in example.heads.items() if key in {"speaker", "addressee", "author"}}
    wanted |= {link for key, number in example.heads if key == "chain" for link in _chain(example, number)}
    return found, {actor.id: _label(actor, sorted(wanted)) for actor in found.actors}


def read_example(example: Example) -> Reading:
    """What is read in a passage."""
    document = _document(example)
    return reading.read(document, syntax.parse(document))


def _document(example: Example) -> Document:
    """A bare paragraph, all of it body; `author` says in whose voice it is."""
    body = Zone("body", Span(0, len(example.text)), Why("example", "1"))
    voice = example.heads.get(("author", ""))
    return Document(
        id=f"sha256:{hashlib.sha256(example.name.encode()).hexdigest()}",
        name=example.name,
        text=example.text,
        media_type="text/plain",
        zones=(body,),
        outlet=Found(voice, "example") if voice is not None else None,  # nearly always one
    )


def _label(actor: Actor, wanted: list[str]) -> str:
    """The one of `wanted` that an actor's names mean: all words of the shorter one are in the longer one."""
    best = (0, f"?{actor.name}")
    for label in wanted:
        mine = _words(label)
        for name in all_names(actor):
            theirs = _words(name)
            if theirs and mine and (theirs <= mine or mine <= theirs) and _same_head(name, label):
                best = max(best, (len(theirs & mine), label), key=lambda pair: pair[0])
    return best[1]


def _same_head(name: str, label: str) -> bool:
    """Whether what is called after its owner is so called on both sides: Ozers's insurer is not Ozers."""
    owned = [re.search(r"['’]s .*?(\w+)$", each.casefold()) for each in (name, label)]
    return all(found is None or found[1] in _words(other) for found, other in zip(owned, (label, name), strict=True))


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", re.sub(r"['’]s\b", "", name.casefold()))) - {
        "the",
        "a",
        "an",
        "mr",
        "ms",
        "mrs",
        "dr",
    }
