"""The five articles of the brief, where they stand beside the project."""

from pathlib import Path

import pytest

from reportedly.ingest import gather, settle
from reportedly.model import Document, Raw

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"NOT CHECKED: there are no articles at {SEEDS}")


def _documents() -> list[Document]:
    return [settle(raw) for raw in gather([str(SEEDS)], None) if isinstance(raw, Raw)]


def test_the_text_is_the_file() -> None:
    """Nothing of a plain file is altered."""
    for document in _documents():
        assert document.text == (SEEDS / document.name).read_bytes().decode("utf-8")


def test_who_wrote_them_and_when() -> None:
    """Byline, bio, outlet and date stand in the text; two of the five say nothing of themselves."""
    found = [
        (
            [author.value for author in each.authors],
            each.outlet.value if each.outlet else None,
            each.published.value if each.published else None,
        )
        for each in _documents()
    ]
    assert found == [
        (["Joseph P. Farrell"], None, "2016-05-11"),
        (["Joseph P. Farrell"], None, None),
        ([], None, None),
        ([], None, None),
        ([], "time news", "2023-05-10T16:36:13"),
    ]


def test_readers_speak_in_their_own_zones() -> None:
    """The one page with comments has four, each with author and time."""
    comments = [(zone.author, zone.published) for each in _documents() for zone in each.zones if zone.kind == "comment"]
    assert comments == [
        ("marcos toledo", "2015-04-10T11:09"),
        ("moxie", "2015-04-10T10:10"),
        ("Robert Barricklow", "2015-04-10T09:21"),
        ("DanaThomas", "2015-04-10T06:24"),
    ]
