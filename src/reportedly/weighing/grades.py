"""The credibility digit of the Admiralty code (NATO AJP-2.1; FM 2-22.3), each with its reasons.

The default is 6, *truth cannot be judged*. 1 needs two independent origins; 4 and 5 need a stated
contradiction. The digit is never derived from the reliability letter of a source, nor the letter from it.
"""

import re

import msgspec

from reportedly.model import Claim

_FORWARD = re.compile(
    r"^[^,.;]{2,40} to [a-z]+\b|"
    r"\b(?:will|would|shall|plans? to|intends? to|expects? to|expected to|going to|next (?:week|month|year))\b",
    re.IGNORECASE,
)


def grade(claim: Claim, against: list[Claim]) -> Claim:
    """The claim with its digit and the reasons for it, in full sentences."""
    digit, reasons = _judged(claim, against)
    return msgspec.structs.replace(claim, credibility=digit, credibility_reasons=reasons)


def _judged(claim: Claim, against: list[Claim]) -> tuple[str, tuple[str, ...]]:
    least, most = claim.origins_at_least, claim.origins_at_most
    documents = len({appearance.document for appearance in claim.appearances})
    count = f"{documents} {'document carries' if documents == 1 else 'documents carry'} it; " + _counted(least, most)
    known = [origin.name for origin in claim.origins if origin.counted]
    if against:
        stronger = [other for other in against if other.origins_at_least > least]
        first = (stronger or against)[0]
        what = f"It is contradicted by {first.id} (“{first.text[:120]}”)"
        if stronger:
            return "5", (count, f"{what}, behind which more independent origins stand ({first.origins_at_least}).")
        return "4", (count, f"{what}, behind which no more independent origins stand than behind this one.")
    if least >= 2 and _FORWARD.search(claim.text):
        return "2", (
            count,
            f"{_listed(known)} say so independently, but it speaks of the future, which nobody can confirm yet.",
        )
    if least >= 2:
        return "1", (
            count,
            f"{_listed(known)} say so, and no path between them was found; nothing in the case contradicts it.",
        )
    if most >= 2 and known:
        return "3", (
            count,
            "A second origin may stand behind it, but who that is isn't said, so it may be the same one.",
        )
    return "6", (count, "Nothing else in the case bears on it, so there is no basis to judge it.")


def _counted(least: int, most: int) -> str:
    if least == most:
        return "1 origin stands behind it." if least == 1 else f"{least} independent origins stand behind it."
    return f"at least {least} and at most {most} independent origins stand behind it."


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
