"""Places -> raw articles, one at a time: files, folders, JSON Lines, standard input."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

from reportedly.ingest import decode, records
from reportedly.model import Failure, Raw
from reportedly.model.document import MediaType

LIMIT = 50_000_000

_TEXT = {".txt", ".text"}
_HTML = {".html", ".htm", ".xhtml", ".shtml"}
_LINES = {".jsonl", ".ndjson"}
# Beside a pile of articles stand notes, tables, programs and the parts of saved pages. None of them is an article.
_OTHER = frozenset({
    ".yaml", ".yml", ".toml", ".ini", ".cfg", ".md", ".rst", ".adoc", ".csv", ".tsv", ".log", ".lock",
    ".py", ".pyc", ".sh", ".js", ".mjs", ".ts", ".css", ".map", ".db", ".sqlite", ".sqlite3",
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".bmp", ".tif", ".tiff",
    ".woff", ".woff2", ".ttf", ".eot", ".mp3", ".mp4", ".webm",
})  # fmt: skip
_NOTES = ("readme", "license", "licence", "changelog")


def gather(
    places: Iterable[str], stdin: BinaryIO | None, limit: int = LIMIT, retrieved: str | None = None
) -> Iterator[Raw | Failure]:
    """The articles at `places`, in order, and a Failure for each input that can't be had; never raises for one.

    A place is a file, a folder (walked down, sorted by name) or `-` for `stdin`. In a folder, hidden files and
    those that are no articles by their name are passed over (`passed_over` counts them); a file that is named
    is always read. `limit` is in bytes, for a file or for a line of JSON Lines; `retrieved` is an ISO time.
    """
    for place in places:
        if place == "-":
            yield from _stream(stdin, limit, retrieved) if stdin else (_failed("-", "there is no standard input"),)
            continue
        for name, found in _walk(place):
            if isinstance(found, str):
                yield _failed(name, found)
            else:
                yield from _file(name, found, limit, retrieved)


def passed_over(places: Iterable[str]) -> int:
    """How many files in the folders among `places` are no articles by their name, and so are not read."""
    found = (each for place in places if place != "-" for _, each in _walk(place, wanted=False))
    return sum(isinstance(each, Path) for each in found)


def _failed(name: str, why: str) -> Failure:
    return Failure(name, "ingest", why)


def _no(error: OSError) -> str:
    """What the system said, in its own few words and lower case."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    return (error.strerror or type(error).__name__).lower()


def _readable(path: str) -> str:
    """A path that can be printed, whatever bytes the file system holds."""
    return os.fsencode(path).decode("utf-8", "replace")


def _walk(place: str, *, wanted: bool = True) -> Iterator[tuple[str, Path | str]]:
    """Each file at `place` with its name, or the reason why there is none; depth first, sorted."""
    if place.startswith(("http://", "https://")):
        yield place, "addresses are not fetched: save the page, and name the file"
        return
    top = Path(place)
    todo: list[tuple[Path, frozenset[tuple[int, int]]]] = [(top, frozenset())]
    seen: set[tuple[int, int]] = set()
    while todo:
        path, above = todo.pop()
        name = _readable(str(path.relative_to(top)) if path != top else path.name or place)
        try:
            about = path.stat()
            here = (about.st_dev, about.st_ino)
            if not S_ISDIR(about.st_mode):
                if path == top or _is_article(path.name) == wanted:
                    yield from _plain_file(name, path, regular=S_ISREG(about.st_mode) or path == top, wanted=wanted)
            elif here in above:
                yield name, "a link that leads back to a folder above it"
            elif here not in seen:
                seen.add(here)
                inside = sorted(os.listdir(path), reverse=True)  # noqa: PTH208 - names only, and cheap
                todo += [(path / entry, above | {here}) for entry in inside if not entry.startswith(".")]
        except OSError as error:
            why = "a link that leads nowhere" if path.is_symlink() else _no(error)
            yield name, why
        except ValueError:
            yield name, "no name that a file can have"


def _plain_file(name: str, path: Path, *, regular: bool, wanted: bool) -> Iterator[tuple[str, Path | str]]:
    if wanted or path.is_file():
        yield name, path if regular else "neither a file nor a folder"


def _is_article(name: str) -> bool:
    stem, suffix = os.path.splitext(name.lower())  # noqa: PTH122 - a name, no path
    return not (suffix in _OTHER or name.endswith("~") or stem in _NOTES)


def _file(name: str, path: Path, limit: int, retrieved: str | None) -> Iterator[Raw | Failure]:
    try:
        about = path.stat()
        suffix = path.suffix.lower()
        if suffix not in _LINES and S_ISREG(about.st_mode) and about.st_size > limit:
            yield _failed(name, _large(about.st_size, limit))
            return
        with path.open("rb") as opened:
            at = _readable(str(path.absolute()))
            if suffix in _LINES:
                yield from _lines(name, at, opened, (limit, retrieved))
            else:
                yield from _whole(name, at, opened.read(limit + 1), (limit, retrieved))
    except OSError as error:
        yield _failed(name, _no(error))


def _stream(stdin: BinaryIO, limit: int, retrieved: str | None) -> Iterator[Raw | Failure]:
    try:
        first = stdin.readline(limit + 1)
        if len(first) <= limit and records.is_record(first):
            yield from _lines("-", "-", stdin, (limit, retrieved), first)
        else:
            yield from _whole("-", "-", first + stdin.read(max(0, limit + 1 - len(first))), (limit, retrieved))
    except OSError as error:
        yield _failed("-", _no(error))


def _lines(
    name: str, at: str, opened: BinaryIO, how: tuple[int, str | None], first: bytes = b""
) -> Iterator[Raw | Failure]:
    """One article a line; a line that is no record costs only itself."""
    limit, retrieved = how
    number = empty = 0
    line = first or opened.readline(limit + 1)
    while line:
        number += 1
        part = f"{name}#{number}"
        if len(line) > limit and not line.endswith(b"\n"):
            yield _failed(part, _large(None, limit))
            _to_end_of_line(opened)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            why = records.refusal(line)
            yield (
                _failed(part, why)
                if why
                else _raw(part, f"{at}#{number}", line.strip(), ("application/json", retrieved))
            )
        else:
            empty += 1
        line = opened.readline(limit + 1)
    if number == empty:
        yield _failed(name, "empty")


def _to_end_of_line(opened: BinaryIO) -> None:
    while True:
        rest = opened.readline(1 << 20)
        if not rest or rest.endswith(b"\n"):
            return


def _whole(name: str, at: str, data: bytes, how: tuple[int, str | None]) -> Iterator[Raw | Failure]:
    limit, retrieved = how
    if len(data) > limit:
        yield _failed(name, _large(None, limit))
        return
    why = decode.refusal(data)
    if why is not None:
        yield _failed(name, why)
        return
    kind = _kind(name, data)
    if kind != "application/json":
        yield _raw(name, at, data, (kind, retrieved))
        return
    for number, record in records.split(data):
        part = f"{name}#{number}" if number else name
        why = records.refusal(record)
        yield _failed(part, why) if why else _raw(part, f"{at}#{number}" if number else at, record, (kind, retrieved))


def _kind(name: str, data: bytes) -> MediaType:
    """By suffix; without a known one, by how the data begins."""
    suffix = os.path.splitext(name.lower())[1]  # noqa: PTH122 - a name, no path
    if suffix == ".json":
        return "application/json"
    if suffix in _HTML:
        return "text/html"
    if suffix in _TEXT:
        return "text/plain"
    head = data[:2048].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if (
        head.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<!--", b"<meta"))
        or b"<html" in head
    ):
        return "text/html"
    if records.is_record(data) or (head.startswith(b"[") and records.is_list(data)):
        return "application/json"
    return "text/plain"


def _raw(name: str, at: str, data: bytes, how: tuple[MediaType, str | None]) -> Raw:
    media_type, retrieved = how
    return Raw(name, at, data, media_type, hashlib.sha256(data).hexdigest(), retrieved)


def _large(size: int | None, limit: int) -> str:
    been = f"{size / 1e6:,.0f} MB" if size else "too large"
    return f"{been}; up to {limit / 1e6:,.0f} MB is read" if size else f"too large; up to {limit / 1e6:,.0f} MB is read"
