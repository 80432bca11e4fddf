"""Sentences in which somebody says, thinks, wants or knows something, without marks."""

import pytest
from said import only, said


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Paula Reyes said that the dam would hold until spring and that nobody had to leave.", "Paula Reyes",
         "that the dam would hold until spring and that nobody had to leave"),
        ("The dam, Paula Reyes said, would hold until spring.", "Paula Reyes", "The dam / would hold until spring"),
        ("The dam will hold, according to the water board.", "the water board", "The dam will hold"),
        ("According to Paula Reyes, the dam will hold until spring.", "Paula Reyes", "the dam will hold until spring"),
        ("Experts warn that the next flood could be worse.", "Experts", "that the next flood could be worse"),
        ("Brandt threatened to sue the board if the dam leaked.", "Brandt", "to sue the board if the dam leaked"),
        ("The court ruled on Tuesday that the contract was void.", "The court", "that the contract was void"),
        ("A leaked memo shows that the pumps had failed.", "A leaked memo", "that the pumps had failed"),
        ("Moscow accused Kyiv of breaking the ceasefire.", "Moscow", "Kyiv of breaking the ceasefire"),
        ("Never, said Falk, would she sell the river.", "Falk", "Never / would she sell the river"),
        ("In Brandt's view, the wall came too late.", "Brandt's", "the wall came too late"),
    ],
)  # fmt: skip
def test_who_says_what(text: str, source: str, content: str) -> None:
    """One sentence, one attribution, indirect."""
    found = only(text)
    assert (found.kind, found.source, found.content) == ("indirect", source, content)


def test_a_headline_has_a_speaker_too() -> None:
    """Behind a comma, and before a colon."""
    assert only("Dam Will Hold, Says Water Board").source == "Water Board"
    assert only("Reyes: Dam will hold").source == "Reyes"


def test_what_is_denied_is_marked() -> None:
    """Denied, refused and not said; a denial denied is none."""
    assert only("Officials in Port Alder denied that the dam was leaking.").denied
    assert only("The water board did not say whether the dam was leaking.").denied
    assert only("The governor refused to say who had signed the contract.").denied
    assert not only("Falk did not deny that the dam leaks.").denied
    assert not only("It is not true that the dam leaks, Falk said.").denied


def test_a_passive_without_a_source_has_no_speaker() -> None:
    """And the text itself takes distance."""
    for text in ("It was reported that the dam had been leaking since March.",
                 "The mayor is said to be looking for another house."):  # fmt: skip
        found = only(text)
        assert (found.source, found.speaker, found.doubted) == ("", None, True)


def test_two_verbs_are_two_attributions() -> None:
    """The second has the speaker of the first."""
    vowed, promised = said("Falk vowed to rebuild the wall and promised that no tax would rise.")
    assert (vowed.speaker, vowed.content) == ("Falk", "to rebuild the wall")
    assert (promised.speaker, promised.content) == ("Falk", "that no tax would rise")


def test_a_participle_goes_on_with_its_speaker() -> None:
    """*Adding that*."""
    _, added = said('"We will build," said Falk, adding that the money was there.')
    assert (added.speaker, added.cue, added.content) == ("Falk", "adding", "that the money was there")


def test_a_relative_pronoun_speaks_for_its_name() -> None:
    """*Who said in May*."""
    found = only("Paula Reyes, who said in May that the dam would hold, resigned on Friday.")
    assert (found.source, found.speaker, found.content) == ("who", "Paula Reyes", "that the dam would hold")


def test_two_clauses_have_each_their_own() -> None:
    """Belief and fear in one sentence."""
    first, second = said("Paula Reyes believes the dam will hold, but Tom Brandt fears that it will not.")
    assert (first.speaker, first.content) == ("Paula Reyes", "the dam will hold")
    assert (second.speaker, second.content) == ("Tom Brandt", "that it will not")


def test_words_about_saying_are_no_content() -> None:
    """Nothing is claimed."""
    assert said("He said, she said.") == []
