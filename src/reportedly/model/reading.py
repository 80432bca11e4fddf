"""What one document says: actors, times, attributions, events, predictions and marks, as places in its text."""

from typing import Literal

import msgspec

from reportedly.model.document import Failure, Why, Zone
from reportedly.model.spans import Span, Spans

ActorKind = Literal["person", "state", "organisation", "outlet", "group"]
AttributionKind = Literal["direct", "indirect", "mixed"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Factuality = Literal["actual", "ongoing", "planned", "predicted", "possible", "hypothetical", "requested", "denied"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
MarkKind = Literal["opinion", "speculation", "hedge", "loaded"]


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

    `country` is a code of ISO 3166 (alpha-3), `sector` one of PLOVER's.

    `names` are the forms as printed, longest first; `mentions` hold names, roles and pronouns.
    A `kind` or `country` that is not known is None.
    """

    id: str
    name: str
    kind: ActorKind | None
    country: str | None = None
    sector: str | None = None
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


class Time(msgspec.Struct, frozen=True):
    """A time expression (TIMEX3, ISO-TimeML). `value` is None where nothing in the document resolves it; `others`
    are further readings, where more than one is possible."""

    span: Span
    type: TimeType
    value: str | None
    why: Why
    others: tuple[str, ...] = ()


class Held(msgspec.Struct, frozen=True):
    """What a holder takes an event for (FactBank's axes in eight values); `holder` None is the document's author."""

    holder: str | None
    factuality: Factuality


class Event(msgspec.Struct, frozen=True):
    """Who did what to whom (PLOVER 2023), at its trigger.

    `actors` and `recipients` are actor ids, `attribution` the id of the one it stands in. `held` is never empty, the
    closest holder first. `time` is the value of the time that the text ties to it, `place` as printed.
    """

    id: str
    trigger: Span
    type: EventType
    held: tuple[Held, ...]
    why: Why
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    time: str | None = None
    place: str | None = None
    attribution: str | None = None


class Prediction(msgspec.Struct, frozen=True):
    """What a holder (`by`, an actor id; None is the author) expects and neither does nor decides.

    `horizon` is a TIMEX3 value, `condition` the place of what it hangs on, `hedges` the holder's own words for how
    likely it is, as printed.
    """

    id: str
    span: Span
    by: str | None
    why: Why
    horizon: str | None = None
    condition: Span | None = None
    hedges: Spans = ()
    attribution: str | None = None


class LanguageMark(msgspec.Struct, frozen=True):
    """A word or clause that hedges, values, guesses or is loaded; its why says by which word."""

    span: Span
    mark: MarkKind
    why: Why


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
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    language_marks: tuple[LanguageMark, ...] = ()
