"""What stands across documents: actors of a case, claims with their appearances, and judgements of them."""

import msgspec

from reportedly.model.document import Why
from reportedly.model.reading import ActorKind


class CaseActor(msgspec.Struct, frozen=True):
    """An actor over all documents of a case. `members` are pairs (document id, actor id there)."""

    id: str
    name: str
    kind: ActorKind | None
    country: str | None
    roles: tuple[str, ...]
    names: tuple[str, ...]
    members: tuple[tuple[str, str], ...]
    why: Why


class Appearance(msgspec.Struct, frozen=True):
    """One place where a claim stands: an attribution of a document, with the names of its chain."""

    document: str
    doc: str
    attribution: str
    start: int
    end: int
    chain: tuple[str, ...]
    words: str
    denied: bool = False
    links: tuple[str, ...] = ()  # the chain as case actor ids
    venue: str | None = None  # the outlet that was spoken to, as case actor id
    published: str | None = None


class Origin(msgspec.Struct, frozen=True):
    """A speaker or outlet at the far end of chains; `appearances` are positions in the claim's own tuple.

    `known` is False where the text does not show who it was: such an origin may be one of the others.
    """

    name: str
    appearances: tuple[int, ...]
    known: bool
    why: Why
    actor: str | None = None  # the case actor
    counted: bool = True  # among the origins that are shown to be independent


class Claim(msgspec.Struct, frozen=True):
    """One proposition, however many documents and speakers carry it.

    `origins_at_least` and `origins_at_most` bound the number of independent origins;
    `credibility` is the Admiralty digit with its reasons.
    """

    id: str
    text: str
    appearances: tuple[Appearance, ...]
    origins: tuple[Origin, ...]
    origins_at_least: int
    origins_at_most: int
    credibility: str
    credibility_reasons: tuple[str, ...]
    contradicted_by: tuple[str, ...]
    first_seen: str | None
    why: Why


class Dispute(msgspec.Struct, frozen=True):
    """Two claims (by id) that may not both hold: about what (`polarity`, `number`), how alike they are
    otherwise (0-1), and the words that differ."""

    one: str
    other: str
    about: str
    score: float
    words: tuple[str, str]


class Linked(msgspec.Struct, frozen=True):
    """What linking and weighing make of all readings of a case.

    `voices` says whose voice each document is: pairs (document id, case actor id).
    """

    actors: tuple[CaseActor, ...]
    claims: tuple[Claim, ...]
    disputes: tuple[Dispute, ...] = ()
    voices: tuple[tuple[str, str], ...] = ()
