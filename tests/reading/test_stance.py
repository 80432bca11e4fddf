"""Marks of language: hedges, loaded words, opinions and guesses."""

import time

import pytest

from reportedly import reading, syntax
from reportedly.model import Document, Span, Why, Zone
from reportedly.reading.quotes import quotations
from reportedly.reading.stance import language_marks
from reportedly.reading.words import Words, words


def document(text: str) -> Document:
    """A document that is all body."""
    return Document("sha256:0", "test", text, "text/plain", (Zone("body", Span(0, len(text)), Why("test", "1")),))


def columns(whole: Document) -> Words:
    """Its columns."""
    parse = syntax.parse(whole)
    return words(whole.text, parse, quotations(whole.text, parse))


def marks(text: str) -> list[tuple[str, str]]:
    """The marks of a text by kind and words."""
    whole = document(text)
    said = reading.read(whole, syntax.parse(whole)).attributions
    return [(one.mark, one.span.of(text)) for one in language_marks(columns(whole), said)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ship reportedly sank.", "reportedly"),
        ("The ship may sink.", "may"),
        ("It was, it seems, the cook.", "it seems"),
        ("The cook is said to own a boat.", "is said to"),
        ("In all likelihood the ship sank.", "In all likelihood"),
        ("The suspected thief left.", "suspected"),
    ],
)
def test_a_word_of_doubt_is_a_hedge(text: str, word: str) -> None:
    """As printed, and no more than the words that carry it."""
    assert ("hedge", word) in marks(text)


@pytest.mark.parametrize(
    "text",
    [
        "They met in May.",
        "He could not find the key.",
        "The might of Rome fell.",
        "Police suspected that he lied.",
        "He is suspected of theft.",
        "It was possible for him to leave.",
    ],
)
def test_months_abilities_and_accusations_are_no_hedges(text: str) -> None:
    """The same letters may do another work."""
    assert [kind for kind, _ in marks(text)].count("hedge") == 0


def test_a_judging_word_is_loaded() -> None:
    """A word of judgement where a plain one was to hand."""
    assert marks("The regime sent its thugs.") == [("loaded", "regime"), ("loaded", "thugs")]


def test_a_name_is_not_loaded() -> None:
    """What a body calls itself is no judgement."""
    assert marks("The National Heroic Orchestra played.") == []


def test_admitted_judges_only_where_it_tells_a_saying() -> None:
    """*Admitted* for said; not where somebody is let in."""
    assert ("loaded", "admitted") in marks("The minister admitted that he had met the firm.")
    assert marks("The patient was admitted on Monday.") == []


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("The plan was read out; it is a disgrace.", "it is a disgrace"),
        ("It was the finest speech of the year.", "It was the finest speech of the year"),
        ("What a shameless show!", "What a shameless show"),
    ],
)
def test_a_word_of_worth_makes_its_clause_an_opinion(text: str, clause: str) -> None:
    """The clause between two marks of punctuation."""
    assert ("opinion", clause) in marks(text)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Perhaps it was no accident that the lamp was out.", "Perhaps it was no accident that the lamp was out"),
        ("The lamp was out, one wonders why.", "one wonders why"),
        ("Somebody must have told them.", "Somebody must have told them"),
        ("Perhaps the lamp was out.", "Perhaps the lamp was out"),
    ],
)
def test_a_guess_without_a_ground_is_speculation(text: str, clause: str) -> None:
    """A phrase that opens a guess marks its clause."""
    assert ("speculation", clause) in marks(text)


def test_a_forecast_is_no_speculation() -> None:
    """*Perhaps* with what comes hedges it, and guesses at nothing that is hidden."""
    assert marks("Perhaps it will rain.") == [("hedge", "Perhaps")]


def test_every_mark_says_by_which_word() -> None:
    """The why holds the rule and the place of the word that told it."""
    whole = document("The talks were a farce.")
    [one] = language_marks(columns(whole), ())
    assert (one.why.rule, [span.of(whole.text) for span in one.why.spans]) == ("mark.opinion", ["farce"])


@pytest.mark.parametrize("text", ["", ".", "may", "?!?", "“", "who?", "perhaps", "somebody", "the best", "so-called"])
def test_scraps_break_nothing(text: str) -> None:
    """A text that says nothing costs nothing."""
    marks(text)


def test_a_sentence_without_end_takes_linear_time() -> None:
    """Twice the text takes about twice the time."""

    def seconds(count: int) -> float:
        ready = columns(document("somebody perhaps wanted the finest regime " * count))
        began = time.process_time()
        language_marks(ready, ())
        return time.process_time() - began

    seconds(50)
    assert seconds(2000) < 8 * seconds(500) + 0.2
