"""Tags texts with attributions: an ONNX network, numpy, and nothing else."""

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec
import numpy as np

from .decode import Floats, Found, Limits, Run, best_paths, chain_from, link, marginals, runs, steps
from .labels import TAGS
from .turns import Turn, cut, turns
from .windows import Batch, Window, Word, collate, inner, length, units, windows
from .wordpiece import WordPiece

Span = tuple[int, int]
SUREST = 6.0  # log odds
WINDOWS_AT_ONCE = 64  # decoded together; bounds memory
DOCUMENTS_AT_ONCE = 256  # texts encoded and sorted together; bounds memory


class Tagged(msgspec.Struct, frozen=True):
    """Somebody says something: spans [start, end) in code points of the text."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float


class Asked(msgspec.Struct, frozen=True):
    """An attribution to look into: the text from its beginning to its end, and where its content stands in that."""

    text: str
    content: tuple[Span, ...]


Weighed = tuple[Tagged, tuple[float, ...]]


class Scores(Protocol):
    """A network: a batch to tag scores [B, W, tags] and pointers to cues and to sources [B, W, W + 1]."""

    def __call__(self, batch: Batch) -> tuple[Floats, Floats, Floats]: ...


class Settings(msgspec.Struct, frozen=True):
    """What the weights' config.json says."""

    window: int
    context: int
    budget: int  # pieces in a batch
    chain: dict[str, list[object]]
    stretch: float  # see decode.Limits
    attach: float
    least: float  # attributions of less confidence are left out
    confidence: list[float]  # weights of the evidence, the last one constant


class Tagger:
    """Finds attributions in texts; holds the network once for all of them."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Loads `model.onnx`, `vocab.txt` and `config.json` from `folder`."""
        self.settings = msgspec.json.decode((folder / "config.json").read_bytes(), type=Settings)
        self.pieces = WordPiece(folder / "vocab.txt")
        self.chain = chain_from(self.settings.chain)
        self.limits = Limits(self.settings.stretch, self.settings.attach)
        self._scores = onnx_scores(folder / "model.onnx", threads)

    def tag(self, texts: Sequence[str]) -> list[list[Tagged]]:
        """The attributions of every text, in order of their first character."""
        least = self.settings.least
        return [[a for a, _ in found if a.confidence >= least] for found in self.weigh(texts)]

    def inside(self, asked: Sequence[Asked]) -> list[list[Tagged]]:
        """What is attributed within each content, one level deep; spans are places in the text of what was asked."""
        least = self.settings.least
        waiting = []
        for i, one in enumerate(asked):
            cut = inner(one.text, units(one.text, self.pieces), [(0, len(one.text))], one.content)
            waiting += windows(i, cut, self.settings.window, self.settings.context)
        found = self._decoded(waiting, len(asked))
        return [
            sorted((a for a, _ in some if a.confidence >= least), key=lambda a: min((*a.cue, *a.content)))
            for some in found
        ]

    def weigh(self, texts: Sequence[str]) -> list[list[Weighed]]:
        """All attributions of every text, the doubtful too, with the evidence behind their confidence."""
        found: list[list[Weighed]] = []
        for lo in range(0, len(texts), DOCUMENTS_AT_ONCE):
            found.extend(self._some(texts[lo : lo + DOCUMENTS_AT_ONCE]))
        return found

    def _some(self, texts: Sequence[str]) -> list[list[Weighed]]:
        waiting = [
            w
            for i, text in enumerate(texts)
            for w in windows(i, units(text, self.pieces), self.settings.window, self.settings.context)
        ]
        found = self._decoded(waiting, len(texts))
        for text, attributions in zip(texts, found, strict=True):
            self._rule(attributions, turns(text))
            attributions.sort(key=lambda a: min((*a[0].cue, *a[0].content)))
        return found

    def _decoded(self, waiting: list[Window], documents: int) -> list[list[Weighed]]:
        """What is found in windows, by their documents."""
        waiting.sort(key=length)
        found: list[list[Weighed]] = [[] for _ in range(documents)]
        for lo in range(0, len(waiting), WINDOWS_AT_ONCE):
            some = waiting[lo : lo + WINDOWS_AT_ONCE]
            for window, attributions in zip(some, self._decode(some), strict=True):
                found[window.document].extend(attributions)
        return found

    def _rule(self, found: list[Weighed], turns_: list[Turn]) -> None:
        """Adds the turns of a transcript; what spoke across their borders gives way, what stands inside stays."""
        if not turns_:
            return
        lines = [(t.source[0], t.content[1]) for t in turns_]
        labels = [(t.source[0], t.content[0]) for t in turns_]
        kept: list[Weighed] = []
        for spoken, evidence in found:
            inside = cut(spoken.cue, lines) == spoken.cue
            a = msgspec.structs.replace(spoken, content=cut(spoken.content, lines)) if inside else spoken
            if a.content and cut(a.cue, labels) == a.cue:
                kept.append((a, evidence))
        certain = (0.0,) * (len(self.settings.confidence) - 1)
        sure = confidence(self.settings.confidence, certain)
        found[:] = [*kept, *((Tagged((t.source,), (t.cue,), (t.content,), sure), certain) for t in turns_)]

    def _decode(self, some: list[Window]) -> Iterator[list[Weighed]]:
        """What is found in each of some windows; scored by equal length, decoded together."""
        batch = collate(some, self.pieces)
        scored = [
            tuple(part[row] for part in scores)
            for group in batches(some, self.settings.budget)
            for scores in (self._scores(collate(group, self.pieces)),)
            for row in range(len(group))
        ]
        emissions = np.zeros((*batch.mask.shape, len(TAGS)), np.float32)
        for row, (tags, _, _) in enumerate(scored):
            emissions[row, : len(tags)] = tags
        kinds = steps(batch)
        paths = best_paths(emissions, kinds, batch.mask, self.chain)
        sure = marginals(emissions, kinds, batch.mask, self.chain)
        for row, window in enumerate(some):
            n = int(batch.mask[row].sum())
            _, cues, sources = scored[row]
            own = runs(paths[row, :n], sure[row, :n], batch.opens[row, :n])
            first = sum(len(u.words) for u in window.units[: window.core])
            words = [w for u in window.units for w in u.words]
            linked = link(own, cues, sources, self.limits)
            yield [(self._tagged(a, words), a.evidence) for a in linked if a.cue.start >= first]

    def _tagged(self, found: Found, words: list[Word]) -> Tagged:
        return Tagged(
            _spans(found.source, words),
            _spans([found.cue], words),
            _spans(found.content, words),
            confidence(self.settings.confidence, found.evidence),
        )


def odds(evidence: Sequence[float]) -> list[float]:
    """Log odds of probabilities that are given as logarithms, none beyond `SUREST`."""
    return [max(-SUREST, min(SUREST, x - math.log(max(-math.expm1(min(x, 0.0)), 1e-9)))) for x in evidence]


def confidence(weights: Sequence[float], evidence: Sequence[float]) -> float:
    """A logistic function of the evidence's log odds; the last weight is the constant."""
    total = sum(w * x for w, x in zip(weights[:-1], odds(evidence), strict=True)) + weights[-1]
    return round(1 / (1 + math.exp(-total)), 4)


def _spans(chosen: Sequence[Run], words: list[Word]) -> tuple[Span, ...]:
    return tuple((words[r.start].start, words[r.end - 1].end) for r in chosen)


def batches(waiting: Sequence[Window], budget: int) -> Iterator[list[Window]]:
    """Groups windows sorted by length: only those of one length, at most `budget` pieces, none padded."""
    group: list[Window] = []
    for window in waiting:
        size = length(window)
        if group and (size != length(group[0]) or (len(group) + 1) * size > budget):
            yield group
            group = []
        group.append(window)
    if group:
        yield group


def onnx_scores(model: Path, threads: int) -> Scores:
    """The network in an ONNX file, run by ONNX Runtime, which is imported only here."""
    import onnxruntime  # noqa: PLC0415 - its import takes a third of a second: only who tags waits for it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

    def scores(batch: Batch) -> tuple[Floats, Floats, Floats]:
        tags, cues, sources = session.run(None, batch._asdict())
        return np.asarray(tags), np.asarray(cues), np.asarray(sources)

    return scores
