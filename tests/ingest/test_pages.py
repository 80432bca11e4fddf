"""Whole pages of plain text, scraped as people scrape them: each line marked with the zone it must fall in."""

import hashlib
from pathlib import Path

import pytest

from reportedly.ingest import settle
from reportedly.model import Document, Raw

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


def _marked(path: Path) -> tuple[str, list[tuple[str, str]], dict[str, list[str]]]:
    """The page as it came, its lines with the kind each must have, and what must be known of it."""
    known: dict[str, list[str]] = {}
    kinds: list[tuple[str, str]] = []
    text = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            key, value = line[2:].split(": ", 1)
            known.setdefault(key, []).append(value)
        elif line:
            kind, words = line.split("|", 1)
            kinds.append((kind, words))
            text += words + "\n"
        else:
            text += "\n"
    return text, kinds, known


def _settled(text: str) -> Document:
    data = text.encode()
    return settle(Raw("page.txt", "page.txt", data, "text/plain", hashlib.sha256(data).hexdigest()))


def _kind_at(document: Document, place: int) -> str:
    return next(zone.kind for zone in document.zones if zone.span.start <= place < zone.span.end)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_each_line_falls_in_its_zone(path: Path) -> None:
    """Every line of the page stands in the zone that a reader would give it."""
    text, kinds, _ = _marked(path)
    document = _settled(text)
    at = 0
    found = []
    for _, words in kinds:
        at = text.index(words, at)
        found.append((_kind_at(document, at), words))
        at += len(words)
    assert found == kinds


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_the_page_says_of_itself_is_known(path: Path) -> None:
    """Title, authors, outlet and date are those that stand in the text, and nothing else is made up."""
    text, _, known = _marked(path)
    document = _settled(text)
    comments = [zone for zone in document.zones if zone.kind == "comment"]
    found = {
        "title": [document.title.value if document.title else "-"],
        "authors": [", ".join(author.value for author in document.authors) or "-"],
        "outlet": [document.outlet.value if document.outlet else "-"],
        "published": [document.published.value if document.published else "-"],
        "comment": [f"{zone.author or '-'} @ {zone.published or '-'}" for zone in comments],
    }
    assert {key: value for key, value in found.items() if value} == known
    for each in (document.title, document.outlet, *document.authors):
        assert each is None or each.span is None or each.span.of(text) == each.value
