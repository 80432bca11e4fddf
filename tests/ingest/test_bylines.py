"""Lines that say who, where and when."""

import pytest

from reportedly.ingest import bylines


def _said(line: str) -> tuple[list[str], str | None, str | None] | None:
    found = bylines.parse(line)
    if found is None:
        return None
    outlet = found.outlet.of(line) if found.outlet else None
    return [span.of(line) for span in found.authors], outlet, found.date.value if found.date else None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("May 11, 2016 By Joseph P. Farrell", (["Joseph P. Farrell"], None, "2016-05-11")),
        ("by time news", ([], "time news", None)),
        ("2023-05-10 16:36:13", ([], None, "2023-05-10T16:36:13")),
        ("By Jane Roe and John Doe, Example Times", (["Jane Roe", "John Doe"], "Example Times", None)),
        ("BY JANE ROE", (["JANE ROE"], None, None)),
        ("By Jane Roe, Senior Correspondent | May 3, 2020 | 3 min read", (["Jane Roe"], None, "2020-05-03")),
        ("Updated: May 4, 2020 | Published: May 3, 2020", ([], None, "2020-05-03")),
        ("By Reuters", ([], "Reuters", None)),
        ("By Maria van der Berg in Tokyo", (["Maria van der Berg"], None, None)),
        ("Posted by admin on May 3, 2020 in News", ([], None, "2020-05-03")),
        ("Last updated on: 31 February 2020", ([], None, None)),
    ],
)
def test_bylines_are_read(line: str, said: tuple[list[str], str | None, str | None]) -> None:
    """Names, outlet and date are each found in their place."""
    assert _said(line) == said


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday, the army had moved",
        "By the time he arrived",
        "On May 3, 2020 the minister said",
        "March 3, 2020 - Japan's minister said",
        "Published reports say otherwise",
        "Jane Roe",
        "",
    ],
)
def test_sentences_are_no_bylines(line: str) -> None:
    """A line that holds anything else is none, however it begins."""
    assert _said(line) is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("LONDON, March 3 (Reuters) - The", "Reuters"),
        ("HEMPSTEAD, N.Y., Sept. 26 (UPI) — Green", "UPI"),
        ("MOSCOW, May 3. /TASS/. The", "TASS"),
        ("LINDOW, May 14 (VNS) — Veltia", "VNS"),
        ("WASHINGTON -- The", None),
        ("The House (as it is called) - is", None),
    ],
)
def test_datelines(line: str, outlet: str | None) -> None:
    """The agency of a dateline is known by its name, or by its letters after a city."""
    span = bylines.dateline_outlet(line)
    assert (span.of(line) if span else None) == outlet


def test_credits_name_who_reported_and_not_who_edited() -> None:
    """A wire's credits name its authors."""
    line = "(Reporting by Jane Roe in London and John Doe; editing by Rosa Klein)"
    found = bylines.credit(line)
    assert found is not None
    assert [span.of(line) for span in found.authors] == ["Jane Roe", "John Doe"]
