"""Operators that are events themselves, and the deeds under them: what the one tells of the other.

*Demanded the release*: who is asked is to release. *Agreed to withdraw*: to yield is to concede.
*Threatened to arrest*: the deed threatened gives the threat its mode.
"""

from collections.abc import Sequence

from reportedly.model import EventType
from reportedly.reading.plover.clauses import Clauses
from reportedly.reading.plover.codebook import book
from reportedly.reading.plover.factuality import Judged
from reportedly.reading.plover.parties import Parties
from reportedly.reading.plover.triggers import Trigger

Found = tuple[Trigger, Judged, Parties]
_OVER = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "CONCEDE"})
_CLAIMS: dict[EventType, str] = {
    "AID": "assist",
    "CONSULT": "meet",
    "RETREAT": "yield",
    "CONCEDE": "yield",
    "COOPERATE": "assist",
}
_THREATS: dict[EventType, str] = {
    "ASSAULT": "violence",
    "MOBILIZE": "violence",
    "SANCTION": "restrict",
    "COERCE": "restrict",
    "PROTEST": "restrict",
    "REJECT": "relations",
}


def compose(found: Sequence[Found]) -> None:
    """Fills parties, modes and types of operators and of what stands under them, in place."""
    by_token = {trigger.first: (trigger, how, who) for trigger, how, who in found}
    for trigger, how, who in found:
        above = how.operator
        outer = by_token.get(above.at) if above is not None else None
        if outer is not None and outer[0] is not trigger and outer[0].type in _OVER:
            _join(outer[0], outer[2], trigger, who)
    for trigger, _, _ in found:
        if trigger.type in {"REQUEST", "REJECT"} and trigger.mode is None:
            trigger.mode = "change" if trigger.type == "REQUEST" else None


def _join(outer: Trigger, whole: Parties, inner: Trigger, part: Parties) -> None:
    if outer.type == "AGREE" and inner.type in {"RETREAT", "CONCEDE"}:
        outer.type, outer.mode = "CONCEDE", None
    elif outer.type in {"REQUEST", "REJECT"} and outer.mode is None:
        outer.mode = _CLAIMS.get(inner.type, "change" if outer.type == "REQUEST" else None)
    elif outer.type == "THREATEN":
        outer.mode = _threat(inner)
    if not part.actors and inner.type not in {"CONSULT", "COOPERATE"}:
        doing = whole.recipients if outer.type in {"REQUEST", "ACCUSE"} else whole.actors
        part.add("actor", doing)
    if outer.type == "REQUEST" and (inner.type == "AID" or inner.about_guilt) and not part.recipients:
        part.add("recipient", whole.actors)
    if inner.type in {"CONSULT", "COOPERATE"} and inner.mode not in {"visit", "third-party"} and len(part.actors) < 2:
        part.add("actor", [*whole.actors, *whole.recipients])
    passed_on = outer.type == "THREATEN" or (
        outer.type in {"AGREE", "REJECT"}
        and inner.type in {"CONSULT", "COOPERATE", "AID", "SUPPORT"}
        and inner.mode != "third-party"
    )
    if not whole.recipients and passed_on:
        others = part.recipients or [draft for draft in part.actors if all(draft is not mine for mine in whole.actors)]
        whole.add("recipient", others)


def _threat(inner: Trigger) -> str | None:
    if inner.type == "COERCE" and inner.mode == "arrest":
        return "arrest"
    if (inner.type == "SANCTION" and inner.mode == "expel") or inner.mode == "deport":
        return "expel"
    if inner.type == "SANCTION" and inner.mode in {"discontinue", "withdraw"}:
        return "relations"
    if inner.type == "COERCE" and inner.mode == "seize":
        return "territory"
    return _THREATS.get(inner.type)


def dropped(clauses: Clauses, trigger: Trigger, who: Parties, *, public: bool) -> bool:
    """Whether a noun is no deed after all: nobody does or suffers it, and nothing beside it is of public life.

    `public` where the sentence names a state or a body."""
    if who.actors or who.recipients or public or trigger.group is not None or trigger.light is not None:
        return False
    s = clauses.sketch
    return not any(word in book().civil for word in s.words.low[s.low : s.high] if word not in trigger.words)


__all__ = ["compose", "dropped"]
