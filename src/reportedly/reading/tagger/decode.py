"""From the network's scores to linked attributions: best tag paths, their certainty, and who points to whom."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .labels import OUTSIDE, TAGS, closing_tags, opening_tags, role_of
from .quotes import Quote
from .windows import Batch

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
SOURCE, CUE, CONTENT = 0, 1, 2
FORBIDDEN = -1e4
_WITHIN = np.zeros((len(Quote), len(Quote)), np.int64)  # neighbouring words that stand in one quotation
for _pair in (
    (Quote.OPENING, Quote.OPENING),
    (Quote.OPENING, Quote.INSIDE),
    (Quote.INSIDE, Quote.INSIDE),
    (Quote.INSIDE, Quote.CLOSING),
    (Quote.CLOSING, Quote.CLOSING),
    (Quote.OPENING, Quote.CLOSING),
):
    _WITHIN[_pair] = 1


class Chain(NamedTuple):
    """The CRF's weights, forbidden moves very low."""

    moves: Floats  # [tags, tags]
    opening: Floats  # [tags]
    closing: Floats  # [tags]


class Limits(NamedTuple):
    """How freely contents and cues are joined, in mean log probability."""

    stretch: float  # a cue without content takes a piece from a cue with several, at this loss at most
    attach: float  # a further piece joins only when the pointer is as sure as this


class Run(NamedTuple):
    """Neighbouring words [start, end) with one role, and how sure the tags are (mean log probability)."""

    role: int
    start: int
    end: int
    certainty: float


class Found(NamedTuple):
    """An attribution in words of its window, and the evidence its confidence is computed from."""

    source: list[Run]
    cue: Run
    content: list[Run]
    evidence: tuple[float, ...]


def steps(batch: Batch) -> Ints:
    """[B, W]: by what kind of move a word is reached: 0 any, 1 into a paragraph, 2 within one quotation."""
    quote = np.take_along_axis(batch.quote, batch.first, 1)
    kinds = np.zeros_like(quote)
    kinds[:, 1:] = 2 * _WITHIN[quote[:, :-1], quote[:, 1:]]
    kinds[batch.opens == 1] = 1
    return kinds


def best_paths(emissions: Floats, kinds: Ints, mask: Ints, chain: Chain) -> Ints:
    """Viterbi over a batch: emissions [B, W, tags], kinds and mask [B, W] to tags [B, W], 0 on padding."""
    b, width, n = emissions.shape
    table = _table(chain)
    back = np.zeros((b, width, n), np.int64)
    score = chain.opening + emissions[:, 0]
    for t in range(1, width):
        through = score[:, :, None] + table[kinds[:, t]]
        back[:, t] = through.argmax(1)
        ahead = through.max(1) + emissions[:, t]
        score = np.where(mask[:, t, None] == 1, ahead, score)
        back[:, t] = np.where(mask[:, t, None] == 1, back[:, t], np.arange(n))
    path = np.zeros((b, width), np.int64)
    path[:, -1] = (score + chain.closing).argmax(1)
    for t in range(width - 1, 0, -1):
        path[:, t - 1] = back[np.arange(b), t, path[:, t]]
    return path * mask


def marginals(emissions: Floats, kinds: Ints, mask: Ints, chain: Chain) -> Floats:
    """Probability of every tag of every word, given the whole window: [B, W, tags]."""
    b, width, n = emissions.shape
    heat = np.exp(emissions - emissions.max(2, keepdims=True))
    table = np.exp(_table(chain))
    forward = np.zeros((b, width, n), np.float32)
    backward = np.zeros((b, width, n), np.float32)
    at = np.exp(chain.opening) * heat[:, 0]
    for t in range(width):
        if t:
            ahead = np.matmul(at[:, None], table[kinds[:, t]])[:, 0] * heat[:, t]
            at = np.where(mask[:, t, None] == 1, ahead, at)
        at = at / at.sum(1, keepdims=True)
        forward[:, t] = at
    after = np.tile(np.exp(chain.closing), (b, 1))
    for t in range(width - 1, -1, -1):
        after = after / after.sum(1, keepdims=True)
        backward[:, t] = after
        before = np.matmul(table[kinds[:, t]], (after * heat[:, t])[:, :, None])[:, :, 0]
        after = np.where(mask[:, t, None] == 1, before, after)
    both = forward * backward
    return np.asarray(both / both.sum(2, keepdims=True), np.float32)


def _table(chain: Chain) -> Floats:
    """[3, tags, tags]: the moves of each kind. A content neither begins nor ends within a quotation."""
    across = chain.closing[:, None] + chain.opening[None, :]
    within = chain.moves.copy()
    content = np.array([role_of(t) == CONTENT for t in range(len(TAGS))])
    within[(content & closing_tags())[:, None] | (content & opening_tags())[None, :]] = FORBIDDEN
    return np.stack([chain.moves, across, within])


def runs(path: Ints, certainty: Floats, breaks: Ints) -> list[Run]:
    """The runs of one window: path, breaks [W] (1 where a paragraph begins), certainty [W, tags]."""
    found, start = [], -1
    roles = [role_of(int(t)) for t in path]
    sure = np.log(np.maximum(certainty[np.arange(len(path)), path], 1e-9))
    for i, number in enumerate(path):
        if number != OUTSIDE and ((number - 1) % 4 in (0, 3) or breaks[i]):
            start = i
        ends = number != OUTSIDE and ((number - 1) % 4 in (2, 3) or i + 1 == len(path) or breaks[i + 1])
        if ends and start >= 0:
            found.append(Run(roles[i], start, i + 1, float(sure[start : i + 1].mean())))
            start = -1
    return found


def link(found: Sequence[Run], cues: Floats, sources: Floats, limits: Limits) -> list[Found]:
    """Joins runs: cues, sources [W, W + 1] are log probabilities of the pointers, none last."""
    heads = [r for r in found if r.role == CUE]
    says = [r for r in found if r.role == SOURCE]
    pieces = [r for r in found if r.role == CONTENT]
    scores = np.array([[_mean(cues[p.start : p.end], h) for h in heads] for p in pieces], np.float32)
    linked = []
    if not heads or not pieces:
        return []
    owner = _owners(scores, limits)
    for j, head in enumerate(heads):
        own = [i for i in range(len(pieces)) if owner[i] == j]
        if own:
            who, sure = _speaker(sources[head.start : head.end], says)
            chosen = [pieces[i] for i in own]
            length = [r.end - r.start for r in chosen]
            evidence = (
                head.certainty,
                float(np.average([r.certainty for r in chosen], weights=length)),
                float(np.average(scores[own, j], weights=length)),
                sure,
                who[0].certainty if who else 0.0,
            )
            linked.append(Found(who, head, chosen, evidence))
    return linked


def _owners(scores: Floats, limits: Limits) -> list[int]:
    """For every piece of content its cue, or -1: scores [pieces, cues]."""
    owner = [int(j) for j in scores.argmax(1)]
    for _ in range(scores.shape[1]):
        many = [i for i, j in enumerate(owner) if owner.count(j) > 1]
        bare = [j for j in range(scores.shape[1]) if j not in owner]
        moves = [(float(scores[i, j] - scores[i, owner[i]]), i, j) for i in many for j in bare]
        if not moves or max(moves)[0] < -limits.stretch:
            break
        _, i, j = max(moves)
        owner[i] = j
    best = {j: max(scores[i, j] for i, k in enumerate(owner) if k == j) for j in set(owner)}
    return [j if scores[i, j] in (best[j], max(scores[i, j], limits.attach)) else -1 for i, j in enumerate(owner)]


def _speaker(rows: Floats, says: Sequence[Run]) -> tuple[list[Run], float]:
    """The source that a cue's words, rows [n, W + 1], point to, if any, and the mean log probability of that."""
    nobody = float(rows[:, -1].mean())
    best, who = max(((_mean(rows, s), s) for s in says), default=(-99.0, None))
    return ([who] if who and best > nobody else []), max(best, nobody)


def _mean(rows: Floats, target: Run) -> float:
    """Mean log probability that words [n, W + 1] point into a run."""
    inside = np.exp(rows[:, target.start : target.end]).sum(1)
    return float(np.log(np.maximum(inside, 1e-9)).mean())


def chain_from(weights: dict[str, list[object]]) -> Chain:
    """The chain as kept in config.json."""
    moves, opening, closing = (np.array(weights[k], np.float32) for k in ("moves", "opening", "closing"))
    if moves.shape != (len(TAGS), len(TAGS)):
        raise ValueError(f"the model has other tags than this program: {moves.shape[0]}")
    return Chain(moves, opening, closing)
