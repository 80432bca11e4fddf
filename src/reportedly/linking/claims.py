"""The same statement found again: candidates by rare words they share, decisions by an explained score.

Statements are compared by their stems and actors, weighed by how rare they are in the case (IDF, Spärck
Jones 1972). A statement and its denial are one question with two answers: they never become one claim,
but a `Dispute` between two.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from zlib import crc32

import msgspec

from reportedly.linking.groups import Groups
from reportedly.linking.ids import full, shortened
from reportedly.linking.statements import Statement
from reportedly.model import Appearance, Claim, Dispute, Why

VERSION = "1"
_COMMON = 60  # a term in so many statements leads to no candidates
_RAREST, _NEXT = 5, 4  # so many of a statement's rarest terms by twos, each with so many that have both
_SAME, _SAME_BOTH = 0.62, 0.34  # share of the shorter statement, and of both together, that must agree
_ALIKE, _ALIKE_BOTH = 0.5, 0.3  # the same for what may be in dispute
_SHARED = 3
_DISPUTED = {"polarity", "number"}  # other differences keep two statements apart, without contradiction


class Likeness(msgspec.Struct, frozen=True):
    """How alike two statements are: the weight they share as part of the shorter one and of both together."""

    shorter: float
    both: float
    shared: int


def gather_claims(said: list[Statement], names: dict[str, str]) -> tuple[tuple[Claim, ...], tuple[Dispute, ...]]:
    """Claims with their appearances, the same for every order of `said`; origins and grade stay open."""
    del names
    said = sorted(said, key=lambda s: (s.appearance.document, s.appearance.start, s.appearance.attribution))
    weight = _weights(said)
    groups = Groups(len(said))
    disputed: list[tuple[int, int, str, float, tuple[str, str]]] = []
    for one, other in _candidates(said, weight):
        likeness = alike(said[one], said[other], weight)
        differs = differing(said[one], said[other])
        if differs is None and _same(said[one], said[other], likeness):
            groups.join(one, other)
        elif (
            differs is not None
            and differs[0] in _DISPUTED
            and likeness.shorter >= _ALIKE
            and likeness.both >= _ALIKE_BOTH
            and likeness.shared >= _SHARED
        ):
            disputed.append((one, other, differs[0], likeness.both, differs[1]))
    whole = {root: _claim([said[n] for n in found]) for root, found in groups.sets().items()}
    short = shortened(claim.id for claim in whole.values())
    claims = {root: msgspec.structs.replace(claim, id=short[claim.id]) for root, claim in whole.items()}
    disputes = {
        (claims[groups.find(one)].id, claims[groups.find(other)].id): Dispute(
            claims[groups.find(one)].id, claims[groups.find(other)].id, about, round(score, 3), words
        )
        for one, other, about, score, words in disputed
        if groups.find(one) != groups.find(other)
    }
    ordered = sorted(
        claims.values(),
        key=lambda c: (-len({a.document for a in c.appearances}), -len(c.appearances), c.first_seen or "9", c.id),
    )
    return tuple(ordered), tuple(disputes[key] for key in sorted(disputes))


def _weights(said: list[Statement]) -> dict[str, float]:
    counted = Counter(term for statement in said for term in statement.terms)
    return {term: math.log(1 + len(said) / count) for term, count in counted.items()}


def _candidates(said: list[Statement], weight: dict[str, float]) -> Iterator[tuple[int, int]]:
    """Pairs that share at least two terms that are not common, or two of the rarest of each; once, in order."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, statement in enumerate(said):
        for term in statement.terms:
            holders[term].append(at)
    near = _near(said, weight)
    for at, statement in enumerate(said):
        shared = Counter(
            other for term in statement.terms if len(holders[term]) <= _COMMON for other in holders[term] if other > at
        )
        yield from ((at, other) for other in sorted({*(n for n in shared if shared[n] >= 2), *near.get(at, ())}))


def _near(said: list[Statement], weight: dict[str, float]) -> dict[int, list[int]]:
    """For each statement the next few that share two of their rarest terms: in a large case no term is rare by
    count, and the copies of a statement still have to meet. Each needs only to meet the next."""
    keys: list[int] = []
    for at, statement in enumerate(said):
        rarest = sorted(sorted(statement.terms, key=lambda term: (-weight[term], term))[:_RAREST])
        keys += [crc32(f"{one} {other}".encode()) << 32 | at for one, other in combinations(rarest, 2)]
    keys.sort()  # those of one pair of terms stand together, by position
    near: defaultdict[int, list[int]] = defaultdict(list)
    for n, key in enumerate(keys):
        for other in keys[n + 1 : n + 1 + _NEXT]:
            if other >> 32 == key >> 32:
                near[key & 0xFFFFFFFF].append(other & 0xFFFFFFFF)
    return near


def alike(one: Statement, other: Statement, weight: dict[str, float]) -> Likeness:
    """The weight of the terms that two statements share."""
    shared = one.terms & other.terms
    common = sum(weight[term] for term in shared)
    mine, theirs = (sum(weight[term] for term in s.terms) for s in (one, other))
    if not shared or not mine or not theirs:
        return Likeness(0.0, 0.0, 0)
    return Likeness(common / min(mine, theirs), common / (mine + theirs - common), len(shared))


def _same(one: Statement, other: Statement, likeness: Likeness) -> bool:
    longer, shorter = sorted((one.plain, other.plain), key=len, reverse=True)
    if len(shorter) > 30 and shorter in longer and one.direct == other.direct:
        return True
    enough = likeness.shared > _SHARED or likeness.both >= _SAME  # few words are shared by chance
    return enough and likeness.shorter >= _SAME and likeness.both >= _SAME_BOTH and likeness.shared >= _SHARED


def differing(one: Statement, other: Statement) -> tuple[str, tuple[str, str]] | None:
    """What keeps two statements from being one: that one denies, or that their numbers of one thing differ."""
    if one.appearance.denied != other.appearance.denied or _denies(one, other) or _denies(other, one):
        return "polarity", (one.appearance.words, other.appearance.words)
    if _undone(one, other) or _undone(other, one):
        return "outcome", (one.appearance.words, other.appearance.words)
    theirs = {unit: value for value, unit in other.numbers if unit}
    for value, unit in one.numbers:
        if unit in theirs and not _rounded(value, theirs[unit]):
            return "number", (f"{value:g} {unit}", f"{theirs[unit]:g} {unit}")
    return None


def _undone(one: Statement, other: Statement) -> bool:
    """Whether one statement has a verb undone by its particle that the other has plain: voted down, voted."""
    return any(" " in term and term.split()[0] in other.terms for term in one.terms - other.terms)


def _denies(one: Statement, other: Statement) -> bool:
    """Whether most of what one statement denies, the other says without denying it."""
    met = one.denied & (other.terms - other.denied)
    return bool(met) and 2 * len(met) >= len(one.denied) and not one.appearance.denied


def _rounded(one: float, other: float) -> bool:
    """Whether two numbers may be one, rounded."""
    return one == other or abs(one - other) <= 0.05 * max(abs(one), abs(other))


def _claim(said: list[Statement]) -> Claim:
    ordered = sorted(
        said, key=lambda s: (s.appearance.published or "9", not s.direct, s.appearance.document, s.appearance.start)
    )
    appearances = tuple(s.appearance for s in ordered)
    dates = sorted(a.published for a in appearances if a.published)
    first = appearances[0]
    return Claim(
        id=full("c", f"{first.document} {first.attribution}"),
        text=_text(ordered),
        appearances=appearances,
        origins=(),
        origins_at_least=0,
        origins_at_most=0,
        credibility="6",
        credibility_reasons=(),
        contradicted_by=(),
        first_seen=dates[0][:10] if dates else None,
        why=Why("claim.terms" if len(said) > 1 else "claim.single", VERSION, (), 0.8 if len(said) > 1 else 1.0),
    )


def _text(said: Iterable[Statement]) -> str:
    """The wording that shares most with the others: what the claim is called."""
    listed = list(said)
    counted = Counter(term for s in listed for term in s.terms)
    best = max(listed, key=lambda s: (sum(counted[t] for t in s.terms) / (len(s.terms) + 4), -listed.index(s)))
    return tidy(best.appearance)


def tidy(appearance: Appearance) -> str:
    """Its words without the `that` before them."""
    words = appearance.words.removeprefix("that ")
    return words[:1].upper() + words[1:]
