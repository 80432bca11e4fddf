"""One article: raw bytes -> its document and what it says."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, ParamSpec, TypeVar

import msgspec

from reportedly import __version__, ingest, lexicons, linking, model, reading, syntax, weighing
from reportedly.ingest.mend import Mended, Piece, mend
from reportedly.model import Document, Failure, Raw, Reading, ReadingFailed, ReportedlyError, Span, Unreadable

P = ParamSpec("P")
T = TypeVar("T")


@cache
def reading_version() -> str:
    """What readings are made by. Those of another version are made anew from the original bytes."""
    return _version(ingest, syntax, reading, lexicons, model)


@cache
def linking_version() -> str:
    """What links are made by. Those of another version are made anew from the readings."""
    return _version(linking, weighing, lexicons, model)


def _version(*rooms: ModuleType) -> str:
    """The release, and a hash over the rules, word lists and weights themselves: nobody has to remember to count up."""
    digest = hashlib.sha256()
    for room in rooms:
        for path in sorted(Path(room.__path__[0]).rglob("*")):
            if path.suffix in {".py", ".yaml", ".onnx", ".json"}:
                digest.update(path.name.encode() + path.read_bytes())
    return f"{__version__}+{digest.hexdigest()[:12]}"


class Outcome(msgspec.Struct, frozen=True):
    """What one input came to: a document and its reading, or a failure.

    A document whose reading failed has all three: its reading is empty, and holds the failure too.
    """

    document: Document | None = None
    reading: Reading | None = None
    failure: Failure | None = None


def analyse_one(raw: Raw) -> tuple[Document, Reading]:
    """The document that `raw` settles into, and its reading.

    Raises Unreadable or ReadingFailed, whatever went wrong within.
    """
    document = settled(raw)
    return document, read_one(document)


def settled(raw: Raw) -> Document:
    """The document that `raw` settles into. Raises Unreadable."""
    try:
        document = _stage("ingest", ingest.settle, raw)
        document.text.encode()  # half of a surrogate pair can be neither stored nor printed
    except (ReadingFailed, UnicodeEncodeError) as error:
        raise Unreadable(str(error)) from error
    return document


def read_one(document: Document) -> Reading:
    """What a document says; broken encoding is read mended, and every place found is one of the text as it came.

    Raises ReadingFailed.
    """
    mended = _stage("mending", mend, document.text)
    if mended is None:
        return _read(document)
    turned = tuple(Piece(p.start, p.end, p.new_start, p.new_end) for p in mended.pieces)
    there = Mended(document.text, turned)
    copy = msgspec.structs.replace(_moved(document, there), text=mended.text)
    result: Reading = _moved(_read(copy), mended)
    return result


def outcome_of(raw: Raw) -> Outcome:
    """As `analyse_one`, with what went wrong as a value: one bad article costs one article."""
    try:
        document = settled(raw)
    except ReportedlyError as error:
        return Outcome(failure=Failure(raw.name, "ingest", str(error)))
    try:
        return Outcome(document, read_one(document))
    except ReportedlyError as error:
        failure = Failure(raw.name, "reading", str(error))
        return Outcome(document, Reading(document.id, "", (), document.zones, (), (), (failure,)), failure)


def _read(document: Document) -> Reading:
    return _stage("reading", reading.read, document, _stage("syntax", syntax.parse, document))


def _stage(name: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run one stage; whatever it raises is named and costs this document only."""
    try:
        return work(*args, **kwargs)
    except ReportedlyError:
        raise
    except Exception as error:
        said = " ".join(str(error).split())[:200]
        raise ReadingFailed(f"{name} failed ({type(error).__name__}{': ' if said else ''}{said})") from error


def _moved(value: Any, way: Mended) -> Any:
    """`value` with every span in it moved along `way`."""
    if isinstance(value, Span):
        return Span(*way.span(value.start, value.end))
    if isinstance(value, tuple):
        return tuple(_moved(item, way) for item in value)
    if isinstance(value, msgspec.Struct):
        fields = ((name, getattr(value, name)) for name in value.__struct_fields__)
        return msgspec.structs.replace(
            value,
            **{name: _moved(field, way) for name, field in fields if isinstance(field, tuple | msgspec.Struct)},
        )
    return value
