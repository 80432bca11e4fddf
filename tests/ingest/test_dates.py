"""Dates as pages print them."""

import pytest

from reportedly.ingest import dates


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("May 11, 2016", "2016-05-11"),
        ("MAY 11 2016", "2016-05-11"),
        ("11th of May, 2016", "2016-05-11"),
        ("Wednesday, 11 May 2016", "2016-05-11"),
        ("Sept. 5, 2020", "2020-09-05"),
        ("11.05.2016", "2016-05-11"),
        ("13/04/2016", "2016-04-13"),
        ("04/13/2016", "2016-04-13"),
        ("12-May-2016", "2016-05-12"),
        ("2023-05-10 16:36:13", "2023-05-10T16:36:13"),
        ("2023-05-10T16:36:13+09:00", "2023-05-10T16:36:13+09:00"),
        ("2016-05-11T10:00:00.000Z", "2016-05-11T10:00:00Z"),
        ("April 10, 2015 at 11:09 am", "2015-04-10T11:09"),
        ("April 10, 2015 at 12:09 am", "2015-04-10T00:09"),
        ("08:14, 11 February 2021", "2021-02-11T08:14"),
    ],
)
def test_dates_that_are_one(printed: str, iso: str) -> None:
    """Each common way to print a date is read."""
    assert dates.iso(printed) == iso


@pytest.mark.parametrize(
    "printed",
    [
        "31 February 2020",
        "May 32, 2016",
        "2016-13-01",
        "03/04/2016",
        "May 2016",
        "2016",
        "May 11, 0016",
        "x May 11, 2016",
        "",
    ],
)
def test_dates_that_are_none(printed: str) -> None:
    """The impossible, the ambiguous and the incomplete are no dates."""
    assert dates.iso(printed) is None
