"""JSON records: what a line of JSON Lines or a `.json` file says of an article."""

from collections.abc import Iterator

import msgspec

from reportedly.model import Unreadable


class Record(msgspec.Struct, frozen=True):
    """The fields that are read; others are left alone. A field of another type than expected is taken as not there."""

    text: str | None = None
    html: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()


def is_record(data: bytes) -> bool:
    """Whether `data` is one JSON object with `text` or `html`."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and refusal(data) is None


def is_list(data: bytes) -> bool:
    """Whether `data` is a JSON list with such an object first."""
    try:
        items = msgspec.json.decode(_bare(data), type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return bool(items) and is_record(bytes(items[0]))


def refusal(data: bytes) -> str | None:
    """Why `data` is no record, in a few words; None where it is one."""
    try:
        fields = msgspec.json.decode(_bare(data))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return "not JSON"
    if not isinstance(fields, dict):
        return "JSON, but not a record"
    bodies = [fields.get(key) for key in ("text", "html")]
    if not any(isinstance(body, str) for body in bodies):
        return "a record without text"
    if not any(isinstance(body, str) and body.strip() for body in bodies):
        return "empty"
    return None


def split(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a `.json` file with their numbers from 1 (0 where the file is one record), as they stand there."""
    try:
        items = msgspec.json.decode(_bare(data), type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        yield 0, data
        return
    for number, item in enumerate(items, 1):
        yield number, bytes(item)
    if not items:
        yield 0, data


def read(data: bytes) -> Record:
    """The fields of one record. Raises Unreadable where `data` is none."""
    why = refusal(data)
    if why is not None:
        raise Unreadable(why)
    fields: dict[str, object] = msgspec.json.decode(_bare(data))
    text, html = fields.get("text"), fields.get("html")
    names = fields.get("authors", fields.get("author"))
    several = names if isinstance(names, list) else [names]
    return Record(
        **{key: _words(fields.get(key)) for key in ("url", "title", "published", "outlet")},
        text=text if isinstance(text, str) else None,
        html=html if isinstance(html, str) else None,
        authors=tuple(name for name in map(_words, several) if name),
    )


def _words(value: object) -> str | None:
    if isinstance(value, dict):  # as in schema.org: {"name": "Jane Roe"}
        value = value.get("name")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _bare(data: bytes) -> bytes:
    return data.removeprefix(b"\xef\xbb\xbf")
