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
    assert (inner.speaker, inner.content) == ("Reyes's father", "'Never trust a quiet river,'")
    assert inner.inside == outer.content
    assert inner.chain == ("Reyes", "Reyes's father")


def test_scare_quotes_say_nothing() -> None:
    """A word in marks that nobody speaks is no attribution."""
    assert said('The so-called "safe dam" leaked twice in May.') == []


def test_an_apostrophe_opens_nothing() -> None:
    """Neither a possessive nor the nineties."""
    found, inner = said("The workers' union doesn't think the '90s wall is safe, its leader Jan Post said.")
    assert (inner.speaker, inner.inside) == ("The workers' union", found.content)
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


@pytest.mark.parametrize(
    "marked", ['"The tide gates are shut,”', "``The tide gates are shut,''", "「The tide gates are shut,」"]
)
def test_marks_need_not_match(marked: str) -> None:
    """A typewriter's mark closed by a printer's, and those of other scripts, still enclose what is said."""
    found = only(f"{marked} Nadia Brunt said.")
    assert (found.kind, found.content, found.speaker) == ("direct", marked, "Nadia Brunt")


def test_a_paragraph_opens_the_quotation_again() -> None:
    """What one paragraph leaves open and the next opens again is one quotation."""
    found = only("“The tide gates are shut.\n\n“The pumps are running,” Nadia Brunt said.")
    assert found.content == "“The tide gates are shut. / “The pumps are running,”"
    assert (found.kind, found.speaker) == ("direct", "Nadia Brunt")


def test_a_mark_that_is_never_closed_costs_its_paragraph_only() -> None:
    """What follows is not turned inside out."""
    found = said(
        "“The tide gates are shut and nobody goes out tonight\n\n"
        "The harbour was quiet. Owen Trask said that the ferry would sail."
    )
    assert not any("The harbour was quiet" in one.content for one in found)
    (spoken,) = (one for one in found if one.source)
    assert (spoken.kind, spoken.speaker, spoken.content) == ("indirect", "Owen Trask", "that the ferry would sail")
    assert spoken.inside is None


@pytest.mark.parametrize(
    "words",
    [
        "In the ’80s the fishermen’s huts stood here",
        "Rock 'n' roll was banned at the fair",
        "The cable is 5' 10\" long and the dogs' kennel isn't",
    ],
)
def test_apostrophes_decades_and_feet_are_no_marks(words: str) -> None:
    """What is said without marks stays indirect."""
    found = only(f"{words}, Nadia Brunt said.")
    assert (found.kind, found.content, found.speaker) == ("indirect", words, "Nadia Brunt")


def test_an_apostrophe_closes_no_single_mark() -> None:
    """The quotation ends at its own mark."""
    found = only("‘The harbour’s gates don’t close,’ Nadia Brunt said.")
    assert (found.kind, found.content) == ("direct", "‘The harbour’s gates don’t close,’")


def test_the_name_of_a_paper_in_marks_is_no_quotation() -> None:
    """Nobody says it."""
    assert said("The crew read the 'Evening Lamp' every day, and the cook sang.") == []
