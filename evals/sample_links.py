"""What stands across the sample's documents: actors, claims, independent origins, contradictions."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Any

from evals.measures import Ratio, Score, b_cubed
from evals.piles import Pile
from evals.truth import Truth
from reportedly.model import Claim

Pairs = dict[str, tuple[str, str]]


def link_figures(
    truth: Truth, pile: Pile, pairs: Pairs, speakers: list[tuple[tuple[str, str | None], str]]
) -> dict[str, float]:
    """All figures of linking and weighing. `pairs` says which attribution was found for each of the truth,
    `speakers` who was found to speak (document, actor there), and who does."""
    of = {member: actor.id for actor in pile.linked.actors for member in actor.members}
    labels = [(of.get((doc, actor), f"{doc} {n}") if actor else f"{doc} {n}", true)
              for n, ((doc, actor), true) in enumerate(speakers)]  # fmt: skip
    cubed = b_cubed(labels)
    found_in = _claims_of(pile, pairs)
    aligned = {claim["id"]: _aligned(claim, pile, found_in) for claim in truth.claims}
    return {
        "actors: B-cubed precision of speakers": cubed.precision.value,
        "actors: B-cubed recall of speakers": cubed.recall.value,
        "actors: B-cubed F1 of speakers": cubed.f1,
        "actors: two of one surname stay two": float(_stay_two(pile)),
        **_claim_figures(truth, found_in),
        **_origin_figures(truth, aligned),
        **_dispute_figures(truth, pile, found_in),
    }


def _stay_two(pile: Pile) -> bool:
    """Leona Dask and Corin Dask are two, and both are there."""
    wanted = ("Leona Dask", "Corin Dask")
    bearers = [[a.id for a in pile.linked.actors if name in a.names] for name in wanted]
    return all(bearers) and not set(bearers[0]) & set(bearers[1])


def _claims_of(pile: Pile, pairs: Pairs) -> dict[str, set[str]]:
    """For each attribution of the truth, the claims that it was found to carry."""
    carried: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in pile.linked.claims:
        for appearance in claim.appearances:
            carried[appearance.document, appearance.attribution].add(claim.id)
    return {true: carried.get(found, set()) for true, found in pairs.items()}


def _joined(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}


def _claim_figures(truth: Truth, found_in: dict[str, set[str]]) -> dict[str, float]:
    true = _joined(claim["appearances"] for claim in truth.claims)
    known = {one for claim in truth.claims for one in claim["appearances"]}
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for one in known:
        for claim in found_in.get(one, ()):
            groups[claim].append(one)
    found = _joined(groups.values())
    score = Score()
    score.count(len(found & true), len(found), len(true))
    return {
        "claims: pairs precision": score.precision.value,
        "claims: pairs recall": score.recall.value,
        "claims: pairs F1": score.f1,
    }


def _aligned(claim: dict[str, Any], pile: Pile, found_in: dict[str, set[str]]) -> Claim | None:
    """The claim found that shares most appearances with one of the truth, the smallest of those."""
    shared = Counter(found for one in claim["appearances"] for found in found_in.get(one, ()))
    by_id = {found.id: found for found in pile.linked.claims if found.id in shared}
    return min(by_id.values(), key=lambda c: (-shared[c.id], len(c.appearances), c.id), default=None)


def _origin_figures(truth: Truth, aligned: dict[str, Claim | None]) -> dict[str, float]:
    meets, exact, found_at_all = Ratio(), Ratio(), Ratio()
    for claim in truth.claims:
        found, wanted = aligned[claim["id"]], claim["independent_origins"]
        bounds = (found.origins_at_least, found.origins_at_most) if found else (0, -1)
        found_at_all.add(found is not None)
        meets.add(bounds[0] <= wanted["max"] and wanted["min"] <= bounds[1])
        exact.add(bounds == (wanted["min"], wanted["max"]))
    return {
        "claims: found at all": found_at_all.value,
        "origins: count can be right": meets.value,
        "origins: count exact": exact.value,
    }


def _dispute_figures(truth: Truth, pile: Pile, found_in: dict[str, set[str]]) -> dict[str, float]:
    meant: defaultdict[str, set[str]] = defaultdict(set)  # claim found -> claims of the truth
    for claim in truth.claims:
        for one in claim["appearances"]:
            for found in found_in.get(one, ()):
                meant[found].add(claim["id"])
    true = {frozenset((each["a"], each["b"])) for each in truth.contradictions}
    hit: set[frozenset[str]] = set()
    right = 0
    for dispute in pile.linked.disputes:
        here = {frozenset((a, b)) for a in meant[dispute.one] for b in meant[dispute.other]} & true
        right += bool(here)
        hit |= here
    return {
        "contradictions: precision": Ratio(right, len(pile.linked.disputes)).value,
        "contradictions: recall": Ratio(len(hit), len(true)).value,
    }
