"""Predictions: what a holder says will be, and neither does nor decides."""

import time

import msgspec
import pytest

from reportedly import reading, syntax
from reportedly.model import Actor, Document, Prediction, Span, Time, Why, Zone
from reportedly.reading import agencies
from reportedly.reading.foretelling.forecasts import forecasts
from reportedly.reading.foretelling.horizons import after
from reportedly.reading.quotes import quotations
from reportedly.reading.words import Words, words


class Told(msgspec.Struct, frozen=True):
    """A prediction in words."""

    text: str
    by: str | None
    horizon: str | None
    condition: str | None
    hedges: tuple[str, ...]
    rule: str


def columns(document: Document) -> Words:
    """The columns of a document."""
    parse = syntax.parse(document)
    return words(
        document.text,
        parse,
        quotations(document.text, parse),
        agencies.datelines(document.text, document.zones),
    )


def found(text: str, **times: str) -> list[Told]:
    """The predictions of a text published on 5 March 2024; `times` are values by their words (blanks as `_`)."""
    body = (Zone("body", Span(0, len(text)), Why("test", "1")),)
    document = Document("sha256:0", "test", text, "text/plain", body)
    given = tuple(_time(text, key.replace("_", " "), value) for key, value in times.items())
    read = reading.read(document, syntax.parse(document))
    names = {actor.id: actor.name for actor in read.actors}
    return [
        _told(text, names, one)
        for one in forecasts(columns(document), read.attributions, given, "2024-03-05", read.actors)
    ]


def _time(text: str, printed: str, value: str) -> Time:
    start = text.index(printed)
    kind = "DURATION" if value.startswith("P") and value[1:2].isalnum() and "_" not in value else "DATE"
    return Time(Span(start, start + len(printed)), kind, value, Why("test", "1"))  # type: ignore[arg-type]


def _told(text: str, names: dict[str, str], one: Prediction) -> Told:
    return Told(
        one.span.of(text),
        names.get(one.by or ""),
        one.horizon,
        one.condition.of(text) if one.condition is not None else None,
        tuple(hedge.of(text) for hedge in one.hedges),
        one.why.rule,
    )


def test_an_expectation_is_held_by_who_expects() -> None:
    """The speaker of the smallest attribution around it holds it; the reporting clause is no part of it."""
    [one] = found("The economist Dora Velt expects that wages will fall by 2026.", **{"2026": "2026"})
    assert (one.text, one.by, one.horizon) == ("wages will fall by 2026", "Dora Velt", "2026")
    assert one.rule == "prediction.horizon"


def test_without_a_speaker_the_author_holds_it() -> None:
    """Nobody is made up."""
    [one] = found("The glacier will probably have vanished by 2040.", **{"2040": "2040"})
    assert (one.by, one.hedges) == (None, ("probably",))


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("If the dam breaks, three towns will probably be flooded.", "If the dam breaks"),
        ("Three towns will probably be flooded unless the dam is mended.", "unless the dam is mended"),
        ("Should the dam break, three towns will probably be flooded.", "Should the dam break"),
        ("Prices will probably rise as long as the harbour stays shut.", "as long as the harbour stays shut"),
    ],
)
def test_what_it_hangs_on_is_its_condition(text: str, condition: str) -> None:
    """A clause with if, unless, as long as, or with its verb first."""
    [one] = found(text)
    assert one.condition == condition


@pytest.mark.parametrize(
    ("text", "times", "horizon"),
    [
        ("Prices will probably double within five years.", {"five_years": "P5Y"}, "2029"),
        ("Prices will probably double in the next six months.", {"the_next_six_months": "P6M"}, "2024-09"),
        ("Prices will probably double in ten days.", {"ten_days": "P10D"}, "2024-03-15"),
        ("Prices will probably double in the coming weeks.", {"the_coming_weeks": "PXW"}, "PXW"),
        ("Prices will soon double, most likely.", {"soon": "FUTURE_REF"}, "FUTURE_REF"),
        ("Prices will probably double next summer.", {"next_summer": "2024-SU"}, "2024-SU"),
        ("Prices, stable since 2019, will probably double one day.", {"2019": "2019"}, None),
        ("Prices will probably stay high for two years.", {"two_years": "P2Y"}, None),
    ],
)
def test_the_horizon_is_when_it_is_to_come(text: str, times: dict[str, str], horizon: str | None) -> None:
    """Counted from the published day where it is a length of time; a past time and a mere length are none."""
    [one] = found(text, **times)
    assert one.horizon == horizon


def test_a_length_of_time_needs_a_published_day() -> None:
    """Without one it stays open, and a day that cannot be is none."""
    assert after(None, "P3Y") is None
    assert after("2024-02-31", "P3Y") is None
    assert after("2024-02-29", "P99999999999Y") is not None or after("2024-02-29", "P999999Y") is None
    assert after("2024-01-31", "P1M") == "2024-02"
    assert after("2024-12-30", "P1W") == "2025-W02"


@pytest.mark.parametrize(
    "text",
    [
        "We will open the bridge on Monday.",
        "The minister said he would visit Oslo in May.",
        "The union threatened that its members would strike on Friday.",
        "The two presidents will meet in Geneva on 3 June.",
        "Norland promised that it would release the sailors.",
        "The firm agreed that it would pay the fine.",
        "He would later win the prize that his brother had refused.",
        "The court will rule on Monday.",
        "She could not tell who had paid.",
        "The tanker may have sold its load to smugglers.",
    ],
)
def test_plans_promises_threats_and_schedules_are_none(text: str) -> None:
    """Whoever does or decides it predicts nothing; nor does a story of the past."""
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["They met on 5 May in Oslo.", "It was done against his will.", "The might of Rome fell."]
)
def test_months_and_nouns_are_no_signs(text: str) -> None:
    """A month, a wish and strength have the same letters."""
    assert found(text) == []


def test_a_day_that_cannot_be_is_no_published_day() -> None:
    """What is told with a date keeps it, what counts from the published day stays open."""
    text = "Prices will probably double by 2026. Wages will probably double within five years."
    times = (_time(text, "2026", "2026"), _time(text, "five years", "P5Y"))
    body = (Zone("body", Span(0, len(text)), Why("test", "1")),)
    document = Document("sha256:0", "test", text, "text/plain", body)
    for published in (None, "soon", "2024-02-31"):
        assert [one.horizon for one in forecasts(columns(document), (), times, published)] == ["2026", None]


def test_a_holder_whom_no_attribution_names_is_found_beside() -> None:
    """A reporting clause behind, with a verb of expecting, tells whose it is, if the actor is known."""
    text = "Rents will fall by May, reckons Dora Velt."
    body = (Zone("body", Span(0, len(text)), Why("test", "1")),)
    document = Document("sha256:0", "test", text, "text/plain", body)
    velt = Actor("a7", "Dora Velt", "person", mentions=(Span(32, 41),))
    [one] = forecasts(columns(document), (), (), None, (velt,))
    assert (one.by, one.span.of(text)) == ("a7", "Rents will fall by May")


def test_likelihood_is_kept_as_printed() -> None:
    """The holder's own words, none of ours."""
    [one] = found("The lake will in all likelihood freeze, and Almost certainly.")
    assert one.hedges[0] == "in all likelihood"


def test_a_phrase_may_be_the_sign() -> None:
    """Is likely to, is expected to, is bound to."""
    assert [one.text for one in found("Rents are likely to rise in the spring.")] == [
        "Rents are likely to rise in the spring"
    ]
    assert len(found("The bank is expected to fail by June.")) == 1


def test_ids_count_in_order() -> None:
    """Each has its own, from f1."""
    text = "Rents will probably rise. Wages will probably fall."
    body = (Zone("body", Span(0, len(text)), Why("test", "1")),)
    document = Document("sha256:0", "test", text, "text/plain", body)
    assert [one.id for one in forecasts(columns(document), (), (), None)] == ["f1", "f2"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "will",
        "Will.",
        "may may may may",
        "if if if, will will",
        "“will” “may",
        "expects to expects to",
        "is likely",
        "\n\nwill\n\nbe likely to",
        "unless, should, will,",
        "’ll ’ll",
        "Prices will,",
    ],
)
def test_scraps_break_nothing(text: str) -> None:
    """A text that says nothing costs nothing."""
    found(text)


def test_a_sentence_without_end_takes_linear_time() -> None:
    """Twice the text takes about twice the time."""

    def seconds(count: int) -> float:
        text = "prices will probably rise if, and they may fall, unless " * count
        document = Document("sha256:0", "test", text, "text/plain", (Zone("body", Span(0, len(text)), Why("t", "1")),))
        ready = columns(document)
        began = time.process_time()
        forecasts(ready, (), (), "2024-03-05")
        return time.process_time() - began

    seconds(50)
    assert seconds(2000) < 8 * seconds(500) + 0.2
