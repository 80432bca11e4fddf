"""Annotated text as training examples: encoded paragraphs with tags and links for every word.

PolNeAR gives outermost attributions, our own passages also those inside. What stands inside a content is asked for
separately (`windows.inner`), so its examples are made here too: from our own passages, and from paragraphs of PolNeAR
that are put into somebody's mouth.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from evals.examples import parent_of, parsed
from reportedly.model import Span
from reportedly.reading.tagger.labels import ROLES, tag
from reportedly.reading.tagger.windows import Batch, Unit, Window, Word, collate, inner, length, units, windows
from reportedly.reading.tagger.wordpiece import WordPiece

Spans = list[tuple[int, int]]
Roles = dict[str, Spans]
RESTYLED = 0.15  # share of articles whose printed marks are exchanged for those of another country, each epoch
PUT_IN = 0.15  # share of short paragraphs that are put into somebody's mouth, each epoch
PUT_IN_LENGTH = 700  # characters
OWN_AGAIN = 2  # our own passages are read so often an epoch: they are few
_STYLES = tuple(str.maketrans("“”", marks) for marks in ("«»", "„“", "‘’", '""'))
_NESTED = str.maketrans("“”", "‘’")


class Labels(NamedTuple):
    """What one annotator says of the words of a document, by [start, end) places of words."""

    tags: dict[int, int]  # first character of a word -> tag
    owner: dict[int, int]  # the same -> number of its attribution, for cues and contents
    sources: dict[int, set[int]]  # number of an attribution -> first characters of its source words
    discarded: Spans


class Copy(NamedTuple):
    """What one annotator marked: attributions as spans by role, and what was set aside."""

    attributions: list[Roles]
    discarded: Spans


class Document(NamedTuple):
    """An article of PolNeAR, its units, and what each annotator marked."""

    text: str
    units: list[Unit]
    copies: list[Copy]
    labels: list[Labels]


class Passage(NamedTuple):
    """One of our own: its attributions, and for each the numbers of those that stand directly in it."""

    text: str
    attributions: list[Roles]
    outer: list[int]
    children: dict[int, list[int]]


Labelled = tuple[Window, Labels]


class Example(NamedTuple):
    """A batch with its targets; B windows, W words."""

    inputs: Batch
    tags: npt.NDArray[np.int64]  # [B, W]
    cues: npt.NDArray[np.bool_]  # [B, W, W + 1]: the words that a content's word may point to, none last
    sources: npt.NDArray[np.bool_]  # [B, W, W + 1]: the same for a cue's word
    known: npt.NDArray[np.bool_]  # [2, B, W]: whether the row of cues, sources counts


class Corpus(NamedTuple):
    """All that is learned from; either part may be empty."""

    documents: list[Document]
    passages: list[Passage]


def read(folder: Path, pieces: WordPiece) -> list[Document]:
    """The articles of one split of PolNeAR (text/NAME.txt, attributions/NAME_ANNOTATOR.ann)."""
    documents = []
    for path in sorted(folder.glob("text/*.txt")):
        text = path.read_bytes().decode("utf-8")
        found = units(text, pieces)
        files = sorted(folder.glob(f"attributions/{path.stem}_*.ann"))
        copies = [_annotations(f) for f in files if "_" not in f.stem[len(path.stem) + 1 :]]
        labels = [_labels(found, copy.attributions, copy.discarded) for copy in copies]
        documents.append(Document(text, found, copies, labels))
    return documents


def read_passages(folder: Path) -> list[Passage]:
    """Our own marked-up passages (tests/examples/README.md has the form)."""
    found = []
    for file in sorted(folder.glob("*.txt")):
        for example in parsed(file):
            numbers = sorted({number for number, _ in example.places}, key=int)
            attributions: list[Roles] = []
            for number in numbers:
                shared = example.heads.get(("source", number), number)
                named = {"source": shared, "cue": number, "content": number}
                attributions.append({r: _pairs(example.places.get((n, r), ())) for r, n in named.items()})
            parents = [parent_of(example, number) for number in numbers]
            children: dict[int, list[int]] = {}
            for n, parent in enumerate(parents):
                if parent is not None and _stands_in(attributions[n], attributions[numbers.index(parent)]):
                    children.setdefault(numbers.index(parent), []).append(n)
            outer = [n for n, parent in enumerate(parents) if parent is None]
            found.append(Passage(example.text, attributions, outer, children))
    return found


def _pairs(spans: Sequence[Span]) -> Spans:
    return [(span.start, span.end) for span in spans]


def _stands_in(child: Roles, parent: Roles) -> bool:
    """Whether cue and content of one lie in the content of the other: what only cites beside it is left to the rules."""
    return all(any(s <= a and b <= e for s, e in parent["content"]) for a, b in child["cue"] + child["content"])


def _annotations(file: Path) -> Copy:
    """What one brat file marks."""
    spans: dict[str, tuple[str, Spans]] = {}
    events, discarded = [], []
    for line in file.read_text(encoding="utf-8").split("\n"):
        parts = line.split("\t")
        if line.startswith("T") and len(parts) >= 3:
            label, places = parts[1].split(" ", 1)
            pairs = [tuple(map(int, p.split())) for p in places.split(";")]
            spans[parts[0]] = label.lower(), [(p[0], p[1]) for p in pairs]
            discarded += spans[parts[0]][1] if label == "Discard" else []
        elif line.startswith("E") and len(parts) >= 2:
            events.append([argument.split(":", 1)[1] for argument in parts[1].split()])
    attributions = []
    for arguments in events:
        roles: Roles = {role: [] for role in ROLES}
        for name in arguments:
            role, places_ = spans.get(name, ("", []))
            if role in roles:
                roles[role] += places_
        if roles["content"]:
            attributions.append(roles)
    return Copy(attributions, discarded)


def _labels(found: Sequence[Unit], attributions: list[Roles], discarded: Spans) -> Labels:
    words = [(w, u.paragraph) for u in found for w in u.words]
    starts = np.array([w.start for w, _ in words])
    ends = np.array([w.end for w, _ in words])
    labels = Labels({}, {}, {}, discarded)
    for number, roles in enumerate(attributions):
        for role, name in enumerate(ROLES):
            touched = sorted({int(i) for s, e in roles[name] for i in np.flatnonzero((starts < e) & (ends > s))})
            touched = [i for i in touched if words[i][0].start not in labels.tags]
            for k, i in enumerate(touched):
                begins = k == 0 or touched[k - 1] != i - 1 or words[i - 1][1] != words[i][1]
                last = k == len(touched) - 1 or touched[k + 1] != i + 1 or words[i + 1][1] != words[i][1]
                at = words[i][0].start
                labels.tags[at] = tag(role, 3 if begins and last else 0 if begins else 2 if last else 1)
                labels.owner[at] = number
            if name == "source":
                labels.sources[number] = {words[i][0].start for i in touched}
    _share_sources(labels, attributions, [w for w, _ in words])
    return labels


def _share_sources(labels: Labels, attributions: list[Roles], words: list[Word]) -> None:
    """A source that several attributions share belongs to each of them."""
    for number, roles in enumerate(attributions):
        labels.sources[number] = {
            w.start
            for s, e in roles["source"]
            for w in words
            if w.start < e and w.end > s and 1 <= labels.tags.get(w.start, 0) <= 4
        }


def _dropped(unit: Unit, labels: Labels) -> bool:
    """Whether most of a unit stands in text that the annotator set aside."""
    out = sum(any(s <= w.start < e for s, e in labels.discarded) for w in unit.words)
    return 2 * out > len(unit.words) and not any(w.start in labels.tags for w in unit.words)


def epoch(corpus: Corpus, pieces: WordPiece, rng: Random, size: int, budget: int) -> Iterator[Example]:
    """One pass in random order: random window borders, a random annotator's copy, batches of `budget` pieces."""
    chosen: list[Labelled] = []
    for number, document in enumerate(corpus.documents):
        which = rng.randrange(len(document.copies))
        labels, found = document.labels[which], document.units
        if rng.random() < RESTYLED:
            found = units(document.text.translate(rng.choice(_STYLES)), pieces)
        kept = [u for u in found if not _dropped(u, labels)]
        cut = rng.randrange(len(kept) + 1)
        both = windows(number, kept[:cut], size, 0) + windows(number, kept[cut:], size, 0)
        chosen += [(w, labels) for w in both]
        chosen += _put_in(document, document.copies[which], pieces, rng)
    for passage in corpus.passages * OWN_AGAIN:
        chosen += _own(passage, pieces, rng, size)
    yield from _batched(chosen, pieces, rng, budget)


def _batched(chosen: list[Labelled], pieces: WordPiece, rng: Random, budget: int) -> Iterator[Example]:
    rng.shuffle(chosen)
    chosen.sort(key=lambda c: length(c[0]) + rng.randrange(40))
    groups: list[list[Labelled]] = [[]]
    for item in chosen:
        if groups[-1] and (len(groups[-1]) + 1) * max(length(w) for w, _ in [*groups[-1], item]) > budget:
            groups.append([])
        groups[-1].append(item)
    rng.shuffle(groups)
    for group in groups:
        yield example(group, pieces)


def _own(passage: Passage, pieces: WordPiece, rng: Random, size: int) -> Iterator[Labelled]:
    """One of our own passages: what is outermost, then what stands inside each content."""
    text = passage.text.translate(rng.choice(_STYLES)) if rng.random() < RESTYLED else passage.text
    found = units(text, pieces)
    labels = _labels(found, [passage.attributions[n] for n in passage.outer], [])
    yield from ((w, labels) for w in windows(0, found, size, 0))
    for n, whole in enumerate(passage.attributions):
        children = passage.children.get(n, [])
        content = whole["content"]
        if not children and sum(e - s for s, e in content) < 40 and rng.random() < 0.5:
            continue  # most short contents hold nobody
        around = [span for spans in whole.values() for span in spans]
        cut = inner(text, found, around, content)
        yield Window(0, cut, 0), _labels(cut, [passage.attributions[c] for c in children], [])


def _put_in(document: Document, copy: Copy, pieces: WordPiece, rng: Random) -> Iterator[Labelled]:
    """Some short paragraphs as if somebody had said them: its own attributions are then what stands inside."""
    sayings = [a for a in copy.attributions if len(a["source"]) == len(a["cue"]) == 1]
    at = 0
    for line in document.text.split("\n"):
        start, at = at, at + len(line) + 1
        own = [a for a in copy.attributions if any(start <= s < at for spans in a.values() for s, _ in spans)]
        outside = any(not start <= s < at for a in own for spans in a.values() for s, _ in spans)
        set_aside = any(s < at and e > start for s, e in copy.discarded)
        if not 40 < len(line) < PUT_IN_LENGTH or outside or set_aside or not sayings or rng.random() > PUT_IN:
            continue
        if not own and rng.random() < 0.6:
            continue
        who = rng.choice(sayings)
        source, cue = (document.text[slice(*who[role][0])].replace("\n", " ") for role in ("source", "cue"))
        before, after = rng.choice(_mouths(source, cue, plain=not re.search("[\"“‘]|''", line)))
        text = before + line.translate(_NESTED) + after
        moved = [{r: [(s - start + len(before), e - start + len(before)) for s, e in a[r]] for r in ROLES} for a in own]
        content = [(len(before) - before.endswith("“"), len(before) + len(line) + after.startswith("”"))]
        cut = inner(text, units(text, pieces), [(0, len(text))], content)
        yield Window(0, cut, 0), _labels(cut, moved, [])


def _mouths(source: str, cue: str, *, plain: bool) -> list[tuple[str, str]]:
    """What may stand before and after words that somebody says; with no marks in them, also without marks around."""
    marked = [("“", f"” {source} {cue}."), (f"{source} {cue}: “", "”"), ("“", f"” {cue} {source}.")]
    bare = [(f"{source} {cue} that ", ""), ("", f", {source} {cue}."), (f"{source} {cue} ", "")]
    return [*marked, *bare] if plain else [*bare, ("“", f"” {source} {cue}.")]


def example(batch: list[Labelled], pieces: WordPiece) -> Example:
    """Inputs and targets of some windows."""
    inputs = collate([w for w, _ in batch], pieces)
    b, width = inputs.mask.shape
    tags = np.zeros((b, width), np.int64)
    targets = np.zeros((2, b, width, width + 1), np.bool_)
    known = np.zeros((2, b, width), np.bool_)
    for row, (window, labels) in enumerate(batch):
        words = [w.start for u in window.units for w in u.words]
        tags[row, : len(words)] = _closed([labels.tags.get(s, 0) for s in words], inputs.opens[row])
        _targets(targets[:, row], known[:, row], words, labels)
    return Example(inputs, tags, targets[0], targets[1], known)


def _closed(tags: list[int], opens: npt.NDArray[np.int64]) -> list[int]:
    """Makes whole again the runs that the window's border, or a paragraph left out, cut through."""
    closed = list(tags)
    for i, number in enumerate(tags):
        role, place = divmod(number - 1, 4)
        before = tags[i - 1] if i and not opens[i] else 0
        after = tags[i + 1] if i + 1 < len(tags) and not opens[i + 1] else 0
        begins = place in (0, 3) or before not in (tag(role, 0), tag(role, 1))
        ends = place in (2, 3) or after not in (tag(role, 1), tag(role, 2))
        if number:
            closed[i] = tag(role, 3 if begins and ends else 0 if begins else 2 if ends else 1)
    return closed


def _targets(targets: npt.NDArray[np.bool_], known: npt.NDArray[np.bool_], words: list[int], labels: Labels) -> None:
    """Fills the rows of one window: targets [2, W, W + 1], known [2, W]."""
    place = {start: i for i, start in enumerate(words)}
    cues: dict[int, list[int]] = {}
    for i, start in enumerate(words):
        if 5 <= labels.tags.get(start, 0) <= 8:
            cues.setdefault(labels.owner[start], []).append(i)
    known[0, : len(words)] = True
    for i, start in enumerate(words):
        mark = labels.tags.get(start, 0)
        if mark >= 9:
            own = cues.get(labels.owner[start], [])
            targets[0, i, own] = True
            known[0, i] = bool(own)
        else:
            targets[0, i, -1] = True
        if 5 <= mark <= 8:
            whole = labels.sources[labels.owner[start]]
            inside = [place[s] for s in whole if s in place]
            targets[1, i, inside or [-1]] = True
            known[1, i] = bool(inside) or not whole
