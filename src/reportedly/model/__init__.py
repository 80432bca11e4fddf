"""The nouns: frozen values, ids and spans; no behaviour beyond look-ups."""

from reportedly.model.document import Document, Failure, Found, Raw, Why, Zone, ZoneKind
from reportedly.model.errors import (
    CaseDamaged,
    NoSuchCase,
    NotFound,
    ReadingFailed,
    ReportedlyError,
    RunAborted,
    Unreadable,
)
from reportedly.model.links import Appearance, CaseActor, Claim, Dispute, Linked, Origin
from reportedly.model.reading import Actor, ActorKind, Attribution, AttributionKind, Parse, Reading
from reportedly.model.spans import Span, Spans, hull, trimmed, without, words_of

__all__ = [
    "Actor",
    "ActorKind",
    "Appearance",
    "Attribution",
    "AttributionKind",
    "CaseActor",
    "CaseDamaged",
    "Claim",
    "Dispute",
    "Document",
    "Failure",
    "Found",
    "Linked",
    "NoSuchCase",
    "NotFound",
    "Origin",
    "Parse",
    "Raw",
    "Reading",
    "ReadingFailed",
    "ReportedlyError",
    "RunAborted",
    "Span",
    "Spans",
    "Unreadable",
    "Why",
    "Zone",
    "ZoneKind",
    "hull",
    "trimmed",
    "without",
    "words_of",
]
