"""Events against the corpus of our own, and the roots of marked pairs (PLV), where that stands beside the project.

python -m evals.world_events [--errors FILE] [--types]

What is told of the held-out part are figures: its texts and single errors are not shown.
"""

import argparse
import csv
import hashlib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from evals.corpus import markup
from evals.corpus.codes import FACTUALITY
from evals.suite import SHARED, Missing, Result, corpus_hash
from reportedly import reading, syntax
from reportedly.lexicons import load
from reportedly.model import Actor, Document, Event, Found, Reading, Span, Why, Zone
from reportedly.reading.plover.codebook import World, forms, verb_senses

PLV = SHARED / "data" / "events" / "PLV_train.tsv"
OPEN = ("sentences", "articles")
HELD_OUT = ("held_out/sentences", "held_out/articles")
YIELD = "YIELD"
_BYLINE = re.compile(r"^(?:By |Published|from our)", re.IGNORECASE)


class Count(msgspec.Struct):
    """Right, found and true ones."""

    right: int = 0
    found: int = 0
    true: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.true) if self.found + self.true else 0.0


class Tally(msgspec.Struct):
    """What is counted over blocks."""

    type: Count
    both: Count
    types: dict[str, Count]
    empty: int = 0
    extra: int = 0
    modes: list[bool] = []
    values: list[tuple[str, str]] = []
    holders: list[bool] = []


def measure(parts: tuple[str, ...], suite: str) -> tuple[Result | Missing, Tally]:
    """The figures of some parts of the corpus."""
    files = [file for part in parts for file in markup.files(part)]
    tally = Tally(Count(), Count(), defaultdict(Count), modes=[], values=[], holders=[])
    if not files:
        return Missing(suite, "the corpus holds no such part"), tally
    number = 0
    for file in files:
        for block in markup.blocks(file)[0]:
            number += 1
            _count(tally, block, read_block(block))
    return Result(suite, corpus_hash(files), _figures(tally), (f"{number} blocks",)), tally


def read_block(block: markup.Block) -> Reading:
    """What is read in a block."""
    document = document_of(block)
    return reading.read(document, syntax.parse(document), reading.EVERY)


def document_of(block: markup.Block) -> Document:
    """A block as a document: a first line that stands alone without a stop is its title."""
    text = block.text
    zones: list[Zone] = []
    first, gap, _ = text.partition("\n\n")
    body = 0
    if gap and "\n" not in first and len(first) < 120 and not first.rstrip().endswith((".", "!", '"', "”")):
        zones.append(Zone("title", Span(0, len(first)), Why("corpus", "1")))
        body = len(first)
    zones.append(Zone("body", Span(body, len(text)), Why("corpus", "1")))
    name = block.heads.get("outlet")
    published = block.published
    return Document(
        id=f"sha256:{hashlib.sha256(block.id.encode()).hexdigest()}",
        name=block.id,
        text=text,
        media_type="text/plain",
        zones=tuple(zones),
        outlet=Found(name, "corpus") if name else None,
        published=Found(published, "corpus") if published else None,
    )


def labels(found: Reading, block: markup.Block) -> dict[str, str | None]:
    """The true actor that each found one is: the one with which it shares most mentions, else the one so named."""
    return {actor.id: _label(actor, block) for actor in found.actors}


def _label(actor: Actor, block: markup.Block) -> str | None:
    shared = Counter(
        tag
        for tag, true in block.actors.items()
        for theirs in true.mentions
        if any(_same(mine, theirs, block.text) for mine in actor.mentions)
    )
    if shared:
        return shared.most_common(1)[0][0]
    names = {_bare(name) for name in (actor.name, *actor.names)}
    return next((tag for tag, true in block.actors.items() if _bare(true.name) in names), None)


def _same(mine: Span, theirs: Span, text: str) -> bool:
    """Whether the found mention holds the last word of the true one, or of what stands there before *of*."""
    head = text.find(" of ", theirs.start, theirs.end)
    ends = {theirs.end, head if head > 0 else theirs.end}
    return any(mine.meets(Span(max(text.rfind(" ", theirs.start, end) + 1, theirs.start), end)) for end in ends)


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|a|an) |['’]s\b", "", name.casefold())


def pairs(found: Reading, block: markup.Block) -> tuple[list[tuple[Event, str]], list[Event]]:
    """Found events with the true ones that they are (same type, a trigger shared; each true one once), and the rest."""
    taken: set[str] = set()
    matched: list[tuple[Event, str]] = []
    rest: list[Event] = []
    for event in found.events:
        tag = next(
            (
                tag
                for tag, true in block.events.items()
                if tag not in taken and true.type == event.type and any(event.trigger.meets(t) for t in true.triggers)
            ),
            None,
        )
        if tag is None:
            rest.append(event)
        else:
            taken.add(tag)
            matched.append((event, tag))
    return matched, rest


def _count(tally: Tally, block: markup.Block, found: Reading) -> None:
    matched, rest = pairs(found, block)
    who = labels(found, block)
    tally.type.right += len(matched)
    for count in (tally.type, tally.both):
        count.found += len(found.events)
        count.true += len(block.events)
    for event in found.events:
        tally.types[event.type].found += 1
    for true in block.events.values():
        tally.types[true.type].true += 1
    for event, tag in matched:
        true = block.events[tag]
        tally.types[event.type].right += 1
        tally.both.right += parties_right(event, true, who)
        if true.mode is not None:
            tally.modes.append(event.mode == true.mode)
        tally.values.append((true.held[0].factuality, event.held[0].factuality))
        tally.holders.append(
            (who.get(event.held[0].holder or "") if event.held[0].holder else None) == true.held[0].holder
        )
    if not block.events:
        tally.empty += 1
        tally.extra += len(found.events)
    _ = rest


def parties_right(event: Event, true: markup.EventOf, who: dict[str, str | None]) -> bool:
    """Whether all actors and all recipients are right."""
    return {who.get(each) for each in event.actors} == set(true.actors) and {
        who.get(each) for each in event.recipients
    } == set(true.recipients)


def _figures(tally: Tally) -> dict[str, float]:
    return {
        "type F1": tally.type.f1,
        "type precision": tally.type.right / max(1, tally.type.found),
        "type recall": tally.type.right / max(1, tally.type.true),
        "type with both actors F1": tally.both.f1,
        "1 less extra events a sentence without": max(0.0, 1 - tally.extra / max(1, tally.empty)),
        "factuality macro F1": macro([(t, f) for t, f in tally.values], FACTUALITY),
        "factuality accuracy": _share([t == f for t, f in tally.values]),
        "holder accuracy": _share(tally.holders),
        "mode accuracy": _share(tally.modes),
    }


def _share(right: list[bool]) -> float:
    return sum(right) / max(1, len(right))


def macro(answers: list[tuple[str, str]], values: Iterable[str]) -> float:
    """The mean F1 over values that occur."""
    scores: list[float] = []
    for value in values:
        right = sum(t == f == value for t, f in answers)
        true, found = sum(t == value for t, _ in answers), sum(f == value for _, f in answers)
        if true:
            scores.append(2 * right / (true + found))
    return sum(scores) / max(1, len(scores))


def plv() -> Result | Missing:
    """Root and quad of the event between two marked phrases, all sentences of the set."""
    if not PLV.exists():
        return Missing("plv", f"{PLV} is not here")
    quads = {each.name: str(each.quad) for each in load("world/plover", World).types} | {YIELD: "2"}
    roots: list[tuple[str, str]] = []
    classes: list[tuple[str, str]] = []
    found = 0
    for row in _rows():
        answer = root_of(row)
        found += answer is not None
        root = {"CONCEDE": YIELD, "RETREAT": YIELD}.get(answer or "", answer or "-")
        roots.append((row["gold_root"], root))
        classes.append((row["gold_penta"], quads.get(root, "-")))
    return Result(
        "plv",
        corpus_hash([PLV]),
        {
            "root macro F1": macro(roots, sorted({true for true, _ in roots})),
            "root accuracy": _share([t == f for t, f in roots]),
            "quad macro F1": macro(classes, sorted({true for true, _ in classes})),
            "given an answer": found / max(1, len(roots)),
        },
        (f"{len(roots)} sentences",),
    )


def _rows() -> Iterator[dict[str, str]]:
    with PLV.open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines, delimiter="\t")


def root_of(row: dict[str, str]) -> str | None:
    """The type of the event between the source and the target of a row."""
    text = re.sub(r"</?[st]>", "", row["marked_sentence"])
    source, target = _place(text, row["source"]), _place(text, row["target"])
    document = Document(
        id=f"sha256:{hashlib.sha256(text.encode()).hexdigest()}",
        name=row["sentence_id"],
        text=text,
        media_type="text/plain",
        zones=(Zone("body", Span(0, len(text)), Why("plv", "1")),),
    )
    found = reading.read(document, syntax.parse(document), reading.EVERY)
    best = max(found.events, key=lambda event: _fits(event, found, source, target), default=None)
    return _flat(best, text) if best is not None else None


def _flat(event: Event, text: str) -> str:
    """PLOVER's flat code: a planned cooperation is an agreement, a planned conflict a threat, a refused cooperation a
    rejection, a wish a request; the set has convictions as accusations."""
    value, word = event.held[0].factuality, event.trigger.of(text).lower().split()[0]
    agreeing = any(
        sense.type == "AGREE" for lemma, _ in forms().get(word, ()) for sense in verb_senses().get(lemma, ())
    )
    if event.type in _COOPERATION:
        if value in {"planned", "predicted", "hypothetical"} or (event.type == "CONCEDE" and agreeing):
            return "AGREE"
        if value == "denied":
            return "REJECT"
        return "REQUEST" if value == "requested" else event.type
    if event.type == "SANCTION" and event.mode == "convict":
        return "ACCUSE"
    if event.type in _CONFLICT and value in {"planned", "hypothetical"}:
        return "THREATEN"
    return event.type


_COOPERATION = {"AID", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT", "SUPPORT"}
_CONFLICT = {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"}


def _place(text: str, words: str) -> Span:
    """Where a phrase stands in a sentence; nowhere, at its start, if it does not."""
    start = max(0, text.find(words.strip()))
    return Span(start, start + len(words.strip()))


def _fits(event: Event, found: Reading, source: Span, target: Span) -> tuple[int, int]:
    """How well an event stands between two phrases: its parties are they, its trigger is between or near them."""
    mentions = {actor.id: actor.mentions for actor in found.actors}
    by = any(m.meets(source) for each in event.actors for m in mentions.get(each, ()))
    to = any(m.meets(target) for each in (*event.recipients, *event.actors) for m in mentions.get(each, ()))
    low, high = min(source.end, target.end), max(source.start, target.start)
    between = low <= event.trigger.start <= high
    inside = event.trigger.meets(source) or event.trigger.meets(target)
    return 3 * by + 2 * to + 2 * between - 3 * inside, -event.trigger.start


def main() -> int:
    """Print the figures of the open part, of the held-out part, and of PLV."""
    asked = argparse.ArgumentParser(prog="python -m evals.world_events", description=__doc__)
    asked.add_argument("--types", action="store_true", help="a table by type, of the open part")
    args = asked.parse_args()
    for parts, suite in ((OPEN, "corpus/open"), (HELD_OUT, "corpus/held_out")):
        result, tally = measure(parts, suite)
        _print(result)
        if suite == "corpus/open" or args.types:
            for name, count in sorted(tally.types.items()):
                print(
                    f"    {name:10} F1 {100 * count.f1:5.1f}   "
                    f"right {count.right:4} found {count.found:4} true {count.true:4}"
                )
    _print(plv())
    return 0


def _print(result: Result | Missing) -> None:
    if isinstance(result, Missing):
        print(f"SKIPPED {result.suite}: {result.why}", file=sys.stderr)
        return
    print(f"{result.suite} (corpus {result.corpus})")
    for name, figure in result.figures.items():
        print(f"  {name:36} {100 * figure:6.1f}")
    for note in result.notes:
        print(f"  - {note}")


if __name__ == "__main__":
    sys.exit(main())
