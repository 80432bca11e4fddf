"""Words in marks: of all kinds, before, around and behind their cue, over paragraphs, in one another."""

import pytest
from said import only, said


@pytest.mark.parametrize(
    "marked",
    [
        '"The dam will hold,"',
        "“The dam will hold,”",
        "‘The dam will hold,’",
        "''The dam will hold,''",
        "«The dam will hold»",
        "„The dam will hold“",
        "‹The dam will hold›",
    ],
)
def test_marks_of_every_kind_are_marks(marked: str) -> None:
    """What stands in them is a direct quotation, marks and comma included."""
    comma = "" if "," in marked else ","
    found = only(f"{marked}{comma} Paula Reyes said.")
    assert (found.kind, found.content, found.speaker) == ("direct", marked, "Paula Reyes")


def test_a_quotation_may_be_split_by_its_cue() -> None:
    """Two pieces of one sentence are one attribution."""
    found = only("“The dam,” Reyes said, “will hold until spring.”")
    assert (found.kind, found.content, found.source) == ("direct", "“The dam,” / “will hold until spring.”", "Reyes")


def test_a_cue_may_stand_first() -> None:
    """With a comma or a colon before the marks, and the outlet that was told."""
    found = only('Paula Reyes told the Alder Post, "The dam will hold."')
    assert (found.content, found.speaker, found.addressee) == ('"The dam will hold."', "Paula Reyes", "Alder Post")


def test_a_short_answer_is_a_quotation() -> None:
    """Even if nobody can tell who *she* is."""
    found = only('"No," she said.')
    assert (found.kind, found.content, found.source, found.speaker) == ("direct", '"No,"', "she", None)


def test_a_quotation_in_a_quotation_is_inside_it() -> None:
    """The inner one has its own speaker, and the outer one as its parent."""
    outer, inner = said("Reyes said: \"My father told me, 'Never trust a quiet river,' and he was right.\"")
    assert (outer.speaker, outer.kind) == ("Reyes", "direct")
    assert (inner.speaker, inner.content) == ("My father", "'Never trust a quiet river,'")
    assert inner.inside == outer.content
    assert inner.chain == ("Reyes", "My father")


def test_scare_quotes_say_nothing() -> None:
    """A word in marks that nobody speaks is no attribution."""
    assert said('The so-called "safe dam" leaked twice in May.') == []


def test_an_apostrophe_opens_nothing() -> None:
    """Neither a possessive nor the nineties."""
    found = only("The workers' union doesn't think the '90s wall is safe, its leader Jan Post said.")
    assert (found.kind, found.speaker) == ("indirect", "Jan Post")
    assert found.content == "The workers' union doesn't think the '90s wall is safe"


def test_a_fragment_in_marks_makes_it_mixed() -> None:
    """Words of the paper with words of the speaker among them."""
    found = only('Paula Reyes called the report "a fairy tale for wet weather".')
    assert (found.kind, found.speaker) == ("mixed", "Paula Reyes")
    assert found.content == 'the report "a fairy tale for wet weather"'


def test_question_and_answer() -> None:
    """Each of two quotations in a row has its own speaker."""
    asked, answered = said('"Is it safe?" asked a reporter. "It is," said Reyes.')
    assert (asked.content, asked.source) == ('"Is it safe?"', "a reporter")
    assert (answered.content, answered.speaker) == ('"It is,"', "Reyes")
