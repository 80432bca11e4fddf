"""Small piles of invented articles, read, linked and weighed."""

import hashlib

from reportedly import linking, pipeline, weighing
from reportedly.model import CaseActor, Claim, Linked, Raw


def case(*articles: str) -> Linked:
    """What stands across articles of plain text."""
    read = []
    for number, text in enumerate(articles):
        data = text.encode()
        raw = Raw(f"{number}.txt", f"{number}.txt", data, "text/plain", hashlib.sha256(data).hexdigest())
        outcome = pipeline.outcome_of(raw)
        assert outcome.document is not None
        assert outcome.reading is not None
        read.append((outcome.document, outcome.reading))
    return weighing.weigh(linking.link(read))


def claim_of(found: Linked, words: str) -> Claim:
    """The one claim with these words in an appearance."""
    (claim,) = [c for c in found.claims if any(words in a.words for a in c.appearances)]
    return claim


def actors_of(found: Linked, word: str) -> list[CaseActor]:
    """Actors of the case with this word in a name."""
    return [actor for actor in found.actors if any(word in name.split() for name in (actor.name, *actor.names))]
