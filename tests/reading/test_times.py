"""Times: which words are one, what they mean on a day of publication, in a tense, in a narrative; and what is none."""

import hashlib

import pytest

from reportedly import syntax
from reportedly.lexicons import load
from reportedly.model import Document, Span, Time
from reportedly.reading.quotes import quotations
from reportedly.reading.times import times
from reportedly.reading.words import words

TUESDAY = "2024-03-05"


def read(text: str, published: str | None = TUESDAY, silent: tuple[Span, ...] = ()) -> tuple[Time, ...]:
    """The times of a text that is all body."""
    name = f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
    parse = syntax.parse(Document(name, "test", text, "text/plain"))
    return times(words(text, parse, quotations(text, parse)), published, silent)


def told(text: str, published: str | None = TUESDAY) -> list[str]:
    """Each time of a text as `words = TYPE value / other`."""
    out = []
    for time in read(text, published):
        readings = " / ".join((time.value or "-", *time.others))
        out.append(f"{time.span.of(text)} = {time.type} {readings}")
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge opened on 3 May 2019.", "3 May 2019 = DATE 2019-05-03"),
        ("The bridge opened on May 3, 2019, at last.", "May 3, 2019 = DATE 2019-05-03"),
        ("It fell in Sept. 1987, he recalled.", "Sept. 1987 = DATE 1987-09"),
        ("It was built in the late 1970s.", "the late 1970s = DATE 197"),
        ("A fort of the seventeenth century stands there.", "the seventeenth century = DATE 16"),
        ("They lived there in the winter of 1962-63.", "the winter of 1962-63 = DATE 1962-WI"),
        ("Sales doubled in the second quarter of 2021.", "the second quarter of 2021 = DATE 2021-Q2"),
        ("The file is dated 2022-11-09.", "2022-11-09 = DATE 2022-11-09"),
        ("They ruled from exile, 2003-09.", "2003-09 = DATE 2003/2009"),
        ("The fair ran on 7-9 June 2021.", "7-9 June 2021 = DATE 2021-06-07/2021-06-09"),
    ],
)
def test_a_full_date_needs_no_day_of_publication(text: str, expected: str) -> None:
    """What is printed with its year means the same with and without a day of publication."""
    assert told(text) == told(text, None) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy left yesterday.", "yesterday = DATE 2024-03-04"),
        ("The envoy leaves tomorrow.", "tomorrow = DATE 2024-03-06"),
        ("They met the day before yesterday.", "the day before yesterday = DATE 2024-03-03"),
        ("Prices rose last year.", "last year = DATE 2023"),
        ("It will be decided next month.", "next month = DATE 2024-04"),
        ("It was decided this week.", "this week = DATE 2024-W10"),
        ("She arrived three years ago.", "three years ago = DATE 2021"),
        ("She arrived three weeks ago.", "three weeks ago = DATE 2024-W07"),
        ("She arrived three days ago.", "three days ago = DATE 2024-03-02"),
        ("The ban ends by the end of next year.", "the end of next year = DATE 2025"),
        ("He was seen on Thursday last week.", "Thursday last week = DATE 2024-02-29"),
        ("The court sits again on Friday week.", "Friday week = DATE 2024-03-15"),
        ("They wed on Easter Sunday last year.", "Easter Sunday last year = DATE 2023-04-09"),
    ],
)
def test_relative_days_are_counted_from_publication(text: str, expected: str) -> None:
    """`yesterday`, `last year`, `three weeks ago`: in the units that the words name."""
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Divers found the wreck on Monday.", "2024-03-04"),
        ("Divers will search the wreck on Monday.", "2024-03-11"),
        ("Divers are to search the wreck on Monday.", "2024-03-11"),
        ("The wreck, raised on Monday, is empty.", "2024-03-04"),
        ("The wreck may have been looted on Monday.", "2024-03-04"),
        ("Divers managed to raise the wreck on Monday.", "2024-03-04"),
        ("The hearing was set for Monday.", "2024-03-11"),
        ("The crew must be out by Monday.", "2024-03-11"),
        ("The crew has been missing since Monday.", "2024-03-04"),
        ("Police raided the yard and on Monday will question its owner.", "2024-03-11"),
        ("The owner will sue, but on Monday he paid.", "2024-03-04"),
        ("A judge on Tuesday closed the yard.", "2024-03-05"),
        ("A judge will on Tuesday close the yard.", "2024-03-12"),
    ],
)
def test_the_tense_tells_which_weekday(text: str, value: str) -> None:
    """A bare weekday is the nearest on the side of the verb; the day itself counts as past."""
    assert [time.value for time in read(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mill burned down in October.", "2023-10"),
        ("The mill will reopen in October.", "2024-10"),
        ("The mill burned down on 20 November.", "2023-11-20"),
        ("The mill will reopen on 20 November.", "2024-11-20"),
        ("The mill was to open in the autumn.", "2024-FA"),
    ],
)
def test_the_tense_tells_which_year(text: str, value: str) -> None:
    """A month, day or season without a year is the nearest on the side of the verb."""
    assert [time.value for time in read(text)] == [value]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("They meet next Friday.", ("2024-03-08", "2024-03-15")),
        ("They meet next Monday.", ("2024-03-11",)),
        ("They met last Monday.", ("2024-03-04", "2024-02-26")),
        ("They met last Friday.", ("2024-03-01",)),
        ("They met last February.", ("2024-02", "2023-02")),
        ("They met last March.", ("2023-03",)),
        ("They meet next July.", ("2024-07", "2025-07")),
        ("They signed it on 04/05/2019.", ("2019-05-04", "2019-04-05")),
        ("They signed it on 04/25/2019.", ("2019-04-25",)),
    ],
)
def test_what_can_be_read_twice_keeps_both(text: str, readings: tuple[str, ...]) -> None:
    """`next Friday` on a Tuesday: the nearer one first, the other beside it, and less sure."""
    (time,) = read(text)
    assert (time.value, *time.others) == readings
    assert (time.why.confidence < 0.7) == (len(readings) > 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guards fired at 10:30 p.m. on Sunday.", "10:30 p.m. on Sunday = TIME 2024-03-03T22:30"),
        ("Guards fired at half past six on Sunday.", "half past six on Sunday = TIME 2024-03-03T06:30"),
        ("Guards fired at three on Sunday morning.", "three on Sunday morning = TIME 2024-03-03T03:00"),
        ("Guards fired at eight this evening.", "eight this evening = TIME 2024-03-05T20:00"),
        ("The siren went off at 0615 GMT on 2 March.", "0615 GMT on 2 March = TIME 2024-03-02T06:15Z"),
        ("Guards fired on Sunday evening.", "Sunday evening = TIME 2024-03-03TEV"),
        ("Guards fired in the night to Sunday.", "the night to Sunday = TIME 2024-03-02TNI"),
        ("Guards fired last night.", "last night = TIME 2024-03-04TNI"),
        ("Tomorrow at nine the gate will be opened.", "Tomorrow at nine = TIME 2024-03-06T09:00"),
    ],
)
def test_hours_and_parts_of_days(text: str, expected: str) -> None:
    """An hour or part of a day with the day beside it is one time."""
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He hid for three years.", "three years = DURATION P3Y"),
        ("He hid for a year and a half.", "a year and a half = DURATION P18M"),
        ("He hid for half an hour.", "half an hour = DURATION PT0.5H"),
        ("He hid for decades.", "decades = DURATION PXDE"),
        ("He hid for several weeks.", "several weeks = DURATION PXW"),
        ("He hid for forty-two minutes.", "forty-two minutes = DURATION PT42M"),
        ("A two-day truce was signed.", "two-day = DURATION P2D"),
        ("It grew over the past six months.", "the past six months = DURATION P6M"),
        ("They pray every Friday.", "every Friday = SET XXXX-WXX-5"),
        ("They vote every two years.", "every two years = SET P2Y"),
        ("The ferry runs daily.", "daily = SET P1D"),
        ("They meet twice a year.", "twice a year = SET P1Y"),
        ("It floods each spring.", "each spring = SET XXXX-SP"),
        ("The firm currently owns two mines.", "currently = DATE PRESENT_REF"),
        ("The firm recently bought a mine.", "recently = DATE PAST_REF"),
        ("The firm will soon buy a mine.", "soon = DATE FUTURE_REF"),
    ],
)
def test_lengths_sets_and_references(text: str, expected: str) -> None:
    """What is no place on the calendar has a value of its own, with or without a day of publication."""
    assert told(text) == told(text, None) == [expected]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The dam broke on 9 August 1975. The day before, it had rained.", "1975-08-08"),
        ("The dam broke on 9 August 1975. Two weeks later the army came.", "1975-08-23"),
        ("The dam broke on 9 August 1975. That year nobody sowed.", "1975"),
        ("The dam broke in August 1975. The same month a bridge fell.", "1975-08"),
        ("The dam broke on 9 August 1975. That night they fled.", "1975-08-09TNI"),
        ("The dam broke in 1975. Ten years earlier it had leaked.", "1965"),
    ],
)
def test_what_leans_on_a_time_told_before(text: str, value: str) -> None:
    """`the day before` and `that year` are counted from the last time told, even in an undated text."""
    assert [time.value for time in read(text)][1:] == [time.value for time in read(text, None)][1:] == [value]


def test_what_leans_on_nothing_stays_open() -> None:
    """Without a time told before, `the same day` is not resolved, and the reason says so."""
    (time,) = read("The same day they fled.")
    assert (time.value, time.why.rule) == (None, "time.open")


def test_an_undated_text_leaves_relative_times_open() -> None:
    """Without a day of publication they have no value, and the reason says so; a day of no known year keeps what it
    says."""
    found = read("She left yesterday, came back on Monday and was gone on 3 May and in June.", None)
    assert [time.value for time in found] == [None, None, "XXXX-05-03", "XXXX-06"]
    assert [time.why.rule for time in found[:2]] == ["time.undated", "time.undated"]


def test_a_range_fills_up_its_first_half() -> None:
    """In `between 3 and 5 May 2019` and `from May to July 2019` the first takes what it lacks from the second."""
    assert told("It was shut between 3 and 5 May 2019.") == ["3 = DATE 2019-05-03", "5 May 2019 = DATE 2019-05-05"]
    assert told("It was shut from May to July 2019.") == ["May = DATE 2019-05", "July 2019 = DATE 2019-07"]
    assert told("It was shut from 30 December to 2 January 2019.")[0] == "30 December = DATE 2018-12-30"


@pytest.mark.parametrize(
    "text",
    [
        "He is 45 years old and she is aged 12 years.",
        "A three-year-old girl was there.",
        "It was then decided, later confirmed and already known.",
        "The former minister once sang.",
        "She joined the 5 March Movement.",
        "Theresa May sang, and you may go.",
        "They march on, and prices fall.",
        "It cost $2019 and 1984 tanks were sold under Resolution 1701.",
        "The Sunday Times was not there, nor was Russia Today.",
        "He saw the minutes of the second meeting.",
        "It was not just so, nor as soon as that.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    """Ages, names, numbers of things and words that only look like a time are left alone."""
    assert [entry for entry in told(text) if "Sunday" not in entry] == []


@pytest.mark.parametrize(
    "text", ["on 31 February", "on February 30, 2020", "on 2023-02-29", "at 27:00", "on 31/02/2020"]
)
def test_a_date_that_cannot_be_is_no_time(text: str) -> None:
    """Nothing is made of 31 February or 27 o'clock, not even its month or year."""
    assert told(f"The form says that he left {text}.") == []


def test_leap_days_and_turns_of_years() -> None:
    """29 February is a day in some years; weeks belong to the year that ISO 8601 gives them."""
    assert told("It closed on 29 February 2020.") == ["29 February 2020 = DATE 2020-02-29"]
    assert told("It closed on 29 February 2021.") == ["29 February 2021 = DATE -"]
    assert told("It closed last week.", "2021-01-05") == ["last week = DATE 2020-W53"]
    assert told("It closed last month.", "2021-01-05") == ["last month = DATE 2020-12"]


def test_days_beyond_the_calendar_have_no_value() -> None:
    """Counting beyond the first or last year of the calendar gives no value and no error."""
    assert told("It was 900000 years ago, and 99999999 days ago.", "0001-01-01") == [
        "900000 years ago = DATE -",
        "99999999 days ago = DATE -",
    ]
    assert told("Tomorrow, next week, next year, on Sunday he will come.", "9999-12-31")[0] == "Tomorrow = DATE -"


@pytest.mark.parametrize("published", ["", "soon", "2024-13-45", "2024-02-31", "20240305", "٢٠٢٤-٠٣-٠٥x"])
def test_a_day_of_publication_that_is_none_counts_as_none(published: str) -> None:
    """A broken date leaves relative times open like a missing one."""
    (time,) = read("She left yesterday.", published)
    assert (time.value, time.why.rule) == (None, "time.undated")


def test_silent_places_have_no_times() -> None:
    """What stands in a byline or in furniture is not read."""
    text = "By Ann Roe, 1 January 2099\n\nThe dam broke on 9 August 1975."
    found = read(text, silent=(Span(0, 26),))
    assert [time.value for time in found] == ["1975-08-09"]


@pytest.mark.parametrize(
    "text",
    [
        "1" * 10_000,
        "1 " * 5_000,
        "12:" * 5_000,
        "3-" * 5_000 + " May",
        "twenty-" * 5_000,
        "the end of " * 3_000,
        "Monday at " * 3_000,
        "between 3 and " * 3_000,
        "every other last next this " * 1_000,
        "half past a quarter to " * 2_000,
        "²⁰²⁴ ١٩٩٩ ２０２４ ½ years ago, \u0661 May, ①② March, ⁵ p.m.",
        "May 99999999999999999999, 9999999999999999999999 years ago, 1e999 days, 1.1.1.1 hours, 5,,5 weeks",
        "\0 3 \0May\0 2019\r\n\u2028 yesterday \ud83d\ude00".encode("utf-8", "replace").decode(),
        "",
    ],
)
def test_hostile_texts_do_no_harm(text: str) -> None:
    """Whatever the text, there is an answer: places inside it, in order, that do not overlap."""
    end = 0
    for time in read(text):
        assert end <= time.span.start < time.span.end <= len(text)
        end = time.span.end


def test_a_long_transcript_is_read_in_proportion() -> None:
    """Two megabytes of talk give as many times as their lines do, one by one."""
    line = "OREN: So we met on Monday morning, and, well, nobody came until 3 March 2024, you know, or next week. "
    number = 2_000_000 // len(line)
    assert len(read(line * number)) == number * len(read(line))


def test_every_rule_has_its_sentence() -> None:
    """A rule that a time names is explained in the list of rules."""
    text = (
        "On Monday, 3 May 2019, at 5 p.m., last Friday, in June, on 4 July, next summer, in the third quarter, for "
        "a year, every day, now, two weeks ago, an hour ago, yesterday, on Christmas Day, this morning, 1914-18."
    )
    rules = {time.why.rule for published in (TUESDAY, None) for time in read(text, published)}
    sentences = load("en/rules", dict[str, str])
    assert {rule for rule in rules if rule not in sentences} == set()
