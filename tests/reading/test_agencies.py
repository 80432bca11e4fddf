"""Datelines and credit lines: they name the agency, and are no words of the report."""

import msgspec
import pytest
from said import body, only, said, said_in, voice

from reportedly.model import Found

REPORT = "The mine will close, Hana Orlik said."


@pytest.mark.parametrize(
    "dateline",
    [
        "MARLOW, June 9 (AP) — ",
        "MARLOW, June 9 — ",
        "PORT MARLOW, Karvia, 9 June (Northwire) -- ",
        "MARLOW (Reuters) - ",
        "",
    ],
)
def test_a_dateline_is_not_said(dateline: str) -> None:
    """The speaker's words begin behind it."""
    found = only(f"{dateline}{REPORT}")
    assert (found.content, found.source) == ("The mine will close", "Hana Orlik")


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"MARLOW, June 9 (Northwire) — {REPORT}", "Northwire"),
        (f"{REPORT}\n\n(Reuters)", "Reuters"),
        (f"{REPORT}\n\nSource: Northwire", "Northwire"),
        (f"{REPORT}\n\nReuters contributed to this report.", "Reuters"),
    ],
)
def test_a_named_agency_is_the_voice(text: str, agency: str) -> None:
    """On a page that does not say whose it is, in the dateline or in a line at the foot."""
    assert voice(body(text)) == agency
    assert only(text).chain == ("Hana Orlik",)


def test_an_outlet_that_prints_an_agency_stands_before_it() -> None:
    """The agency is heard through the paper that took its report."""
    printed = msgspec.structs.replace(
        body(f"MARLOW, June 9 (Northwire) — {REPORT}"), outlet=Found("Marlow Gazette", "record:outlet")
    )
    assert voice(printed) == "Marlow Gazette"
    (found,) = said_in(printed)
    assert found.chain == ("Northwire", "Hana Orlik")


def test_brackets_in_a_sentence_credit_nobody() -> None:
    """A year, or an abbreviation, is no agency."""
    for text in (
        "The mine (opened in 1920) will close, Hana Orlik said.",
        "The Free Miners Union (FMU) said that it would sue.",
    ):
        assert voice(body(text)) == "unnamed author"


def test_a_credit_line_says_nothing() -> None:
    """It is no attribution of its own."""
    assert len(said(f"{REPORT}\n\nSource: Northwire")) == 1
