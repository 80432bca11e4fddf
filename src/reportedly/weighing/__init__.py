"""Links -> judgements with reasons: independent origins, contradictions, grades."""

import msgspec

from reportedly.model import Claim, Linked
from reportedly.weighing.grades import grade
from reportedly.weighing.origins import Heard, bounds, counted, heard_by, origins


def weigh(linked: Linked) -> Linked:
    """The same links with origins, bounds of their number, contradictions and grades."""
    names = {actor.id: actor for actor in linked.actors}
    voices = dict(linked.voices)
    against: dict[str, set[str]] = {claim.id: set() for claim in linked.claims}
    for dispute in linked.disputes:
        against[dispute.one].add(dispute.other)
        against[dispute.other].add(dispute.one)
    bounded: dict[str, Claim] = {}
    for claim in linked.claims:
        found = counted(origins(claim, names, Heard(voices, heard_by(claim, voices))), names)
        least, most = bounds(found)
        bounded[claim.id] = msgspec.structs.replace(
            claim,
            origins=found,
            origins_at_least=least,
            origins_at_most=most,
            contradicted_by=tuple(sorted(against[claim.id])),
        )
    graded = [grade(claim, [bounded[other] for other in claim.contradicted_by]) for claim in bounded.values()]
    ordered = sorted(
        graded,
        key=lambda c: (
            -c.origins_at_least,
            -len({a.document for a in c.appearances}),
            -len(c.appearances),
            c.first_seen or "9",
            c.id,
        ),
    )
    ordered.sort(key=lambda c: -len({a.document for a in c.appearances}))
    return msgspec.structs.replace(linked, claims=tuple(ordered))


__all__ = ["weigh"]
