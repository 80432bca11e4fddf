"""Is a case sound? Everything that was stored is held against the bytes that came in."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec

from reportedly.model import Appearance, Document, Reading, ReportedlyError, RunAborted, Span, words_of
from reportedly.pipeline.analysing import reading_version, settled
from reportedly.store import View


def faults(view: View) -> Iterator[str]:
    """What is wrong with a case, a line each; nothing if it is sound.

    Raises CaseDamaged where the file can't be read any further.
    """
    yield from view.integrity()
    stands: dict[str, list[tuple[str, Appearance]]] = defaultdict(list)
    for claim in view.claims():
        for place in claim.appearances:
            stands[place.document].append((claim.id, place))
    known = view.ids()
    for document in known:
        try:
            yield from _faults_of(view, document, stands.get(document, []))
        except RunAborted:
            raise
        except ReportedlyError as error:
            yield f"{document}: {error}"
    for document in sorted(stands.keys() - set(known)):
        yield f"{stands[document][0][0]}: appears in {document}, which is not here"


def _faults_of(view: View, document: str, stands: list[tuple[str, Appearance]]) -> Iterator[str]:
    raw = view.original(document)
    digest = hashlib.sha256(raw.data).hexdigest()
    if digest != raw.sha256 or document != f"sha256:{digest}":
        yield f"{raw.name}: its original is not the bytes that came in"
        return
    found, reading = view.document(document)
    if view.version(document) == reading_version() and settled(raw).text != found.text:
        yield f"{raw.name}: its text is not what its original says"
    wrong = sum(not 0 <= span.start <= span.end <= len(found.text) for span in spans_in((found, reading)))
    if wrong:
        yield f"{raw.name}: {wrong} places lie outside its text"
    yield from _words(view, found, reading)
    yield from _appearances(found, reading, stands)


def _words(view: View, document: Document, reading: Reading) -> Iterator[str]:
    """Whether the words stored for each attribution are those at its places."""
    expected = {
        one.id: tuple(words_of(spans, document.text) for spans in (one.content, one.source, one.cue))
        for one in reading.attributions
    }
    stored = {row[0]: row[1:] for row in view.attribution_words(document.id)}
    for one in sorted(expected.keys() | stored.keys()):
        if expected.get(one) != stored.get(one):
            yield f"{document.name}: the words stored for {one} are not those of the text"


def _appearances(document: Document, reading: Reading, stands: list[tuple[str, Appearance]]) -> Iterator[str]:
    """Whether each claim stands where it says: in an attribution of that name, at a place of the text."""
    known = {one.id for one in reading.attributions}
    for claim, place in stands:
        if place.attribution not in known or not 0 <= place.start <= place.end <= len(document.text):
            yield f"{claim}: does not stand in {document.name} where it says"


def spans_in(value: Any) -> Iterator[Span]:
    """Every span in a value, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans_in(getattr(value, name))
