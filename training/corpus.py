"""PolNeAR as training examples: encoded paragraphs with tags and links for every word."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reportedly.reading.tagger.labels import ROLES, tag
from reportedly.reading.tagger.windows import Batch, Unit, Window, collate, length, units, windows
from reportedly.reading.tagger.wordpiece import WordPiece

Spans = list[tuple[int, int]]


class Labels(NamedTuple):
    """What one annotator says of the words of a document, by [start, end) places of words."""

    tags: dict[int, int]  # first character of a word -> tag
    owner: dict[int, int]  # the same -> number of its attribution, for cues and contents
    sources: dict[int, set[int]]  # number of an attribution -> first characters of its source words
    discarded: Spans


class Document(NamedTuple):
    """An article's units and one `Labels` for each annotator."""

    units: list[Unit]
    copies: list[Labels]


class Example(NamedTuple):
    """A batch with its targets; B windows, W words."""

    inputs: Batch
    tags: npt.NDArray[np.int64]  # [B, W]
    cues: npt.NDArray[np.bool_]  # [B, W, W + 1]: the words that a content's word may point to, none last
    sources: npt.NDArray[np.bool_]  # [B, W, W + 1]: the same for a cue's word
    known: npt.NDArray[np.bool_]  # [2, B, W]: whether the row of cues, sources counts


def read(folder: Path, pieces: WordPiece) -> list[Document]:
    """The articles of one split of PolNeAR (text/NAME.txt, attributions/NAME_ANNOTATOR.ann)."""
    documents = []
    for path in sorted(folder.glob("text/*.txt")):
        found = units(path.read_bytes().decode("utf-8"), pieces)
        files = sorted(folder.glob(f"attributions/{path.stem}_*.ann"))
        copies = [_labels(found, *_annotations(f)) for f in files if "_" not in f.stem[len(path.stem) + 1 :]]
        documents.append(Document(found, copies))
    return documents


def _annotations(file: Path) -> tuple[list[dict[str, Spans]], Spans]:
    """(attributions as spans by role, discarded spans) of one brat file."""
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
        roles: dict[str, Spans] = {role: [] for role in ROLES}
        for name in arguments:
            role, places_ = spans.get(name, ("", []))
            if role in roles:
                roles[role] += places_
        if roles["content"]:
            attributions.append(roles)
    return attributions, discarded


def _labels(found: Sequence[Unit], attributions: list[dict[str, Spans]], discarded: Spans) -> Labels:
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
    _share_sources(labels, attributions, words)
    return labels


def _share_sources(labels: Labels, attributions: list[dict[str, Spans]], words: list[tuple]) -> None:  # type: ignore[type-arg]
    """A source that several attributions share belongs to each of them."""
    for number, roles in enumerate(attributions):
        labels.sources[number] = (
            {
                w.start
                for s, e in roles["source"]
                for w, _ in words
                if w.start < e and w.end > s and 1 <= labels.tags.get(w.start, 0) <= 4
            }
            if roles["source"]
            else set()
        )


def _dropped(unit: Unit, labels: Labels) -> bool:
    """Whether most of a unit stands in text that the annotator set aside."""
    out = sum(any(s <= w.start < e for s, e in labels.discarded) for w in unit.words)
    return 2 * out > len(unit.words) and not any(w.start in labels.tags for w in unit.words)


def epoch(documents: Sequence[Document], pieces: WordPiece, rng: Random, size: int, budget: int) -> Iterator[Example]:
    """One pass in random order: random window borders, a random annotator's copy, batches of `budget` pieces."""
    chosen: list[tuple[Window, Labels]] = []
    for number, document in enumerate(documents):
        labels = rng.choice(document.copies)
        kept = [u for u in document.units if not _dropped(u, labels)]
        cut = rng.randrange(len(kept) + 1)
        both = windows(number, kept[:cut], size, 0) + windows(number, kept[cut:], size, 0)
        chosen += [(w, labels) for w in both]
    rng.shuffle(chosen)
    chosen.sort(key=lambda c: length(c[0]) + rng.randrange(40))
    batches: list[list[tuple[Window, Labels]]] = [[]]
    for item in chosen:
        if batches[-1] and (len(batches[-1]) + 1) * max(length(w) for w, _ in [*batches[-1], item]) > budget:
            batches.append([])
        batches[-1].append(item)
    rng.shuffle(batches)
    for batch in batches:
        yield example(batch, pieces)


def example(batch: list[tuple[Window, Labels]], pieces: WordPiece) -> Example:
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
