"""What one document says: actors and attributions, as places in its text."""

from typing import Literal

import msgspec

from reportedly.model.document import Failure, Why, Zone
from reportedly.model.spans import Spans

ActorKind = Literal["person", "state", "organisation", "outlet", "group"]
AttributionKind = Literal["direct", "indirect", "mixed"]


class Parse(msgspec.Struct, frozen=True):
    """Columns over a text: tokens by `starts` and `ends`, `sentences` and `paragraphs` as spans of the text.

    A paragraph is a line, or a run of lines, that stands by itself; no sentence crosses one.
    """

    document: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: Spans
    paragraphs: Spans


class Actor(msgspec.Struct, frozen=True):
    """A person, state, organisation, outlet or group of one document, over all its mentions there.

    `names` are the forms as printed, longest first; `mentions` hold names, roles and pronouns.
    A `kind` or `country` that is not known is None.
    """

    id: str
    name: str
    kind: ActorKind | None
    country: str | None = None
    roles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    mentions: Spans = ()
    why: Why | None = None


class Attribution(msgspec.Struct, frozen=True):
    """Somebody says, thinks, wants or knows something (source, cue and content as in PARC 3 and PolNeAR).

    `speaker`, `addressee` and `chain` are actor ids of the same reading, `parent` an attribution id.
    `doubted` is set where the text itself takes distance (*reportedly*, *allegedly*); `about` are the
    places that a content such as *the news* stands for; `venue` is the outlet that was spoken to;
    `negated` is set where the cue says that it was not said (*did not say*), which is one way of `denied`.
    """

    id: str
    kind: AttributionKind
    source: Spans
    cue: Spans
    content: Spans
    why: Why
    speaker: str | None = None
    addressee: str | None = None
    parent: str | None = None
    chain: tuple[str, ...] = ()
    denied: bool = False
    doubted: bool = False
    about: Spans = ()
    venue: str | None = None
    negated: bool = False


class Reading(msgspec.Struct, frozen=True):
    """All that was found in one document. `layers` names what was looked for: an empty list of a layer
    that is not named there says nothing."""

    document: str
    version: str
    layers: tuple[str, ...]
    zones: tuple[Zone, ...]
    actors: tuple[Actor, ...]
    attributions: tuple[Attribution, ...]
    failures: tuple[Failure, ...] = ()
