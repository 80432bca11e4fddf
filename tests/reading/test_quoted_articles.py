"""Blocks: another's article quoted whole, whose it is, and who speaks in it."""

import pytest
from said import said

ARTICLE = "The mine at Marlow is empty.\n\nThe pumps have been sold, Hana Orlik said."


@pytest.mark.parametrize(("opening", "closing"), [('"', '"'), ("“", "”"), ("«", "»")])
def test_marks_paragraphs_apart_enclose_a_block(opening: str, closing: str) -> None:
    """The outlet named before it says it all, and those who speak in it are heard through that outlet."""
    block, inner = said(
        f"I read this in the Marlow Gazette this morning:\n\n{opening}{ARTICLE}{closing}\n\nToo bad for the town.\n"
    )
    assert (block.kind, block.speaker) == ("direct", "Marlow Gazette")
    assert block.content == f"{opening}{' '.join(ARTICLE.split())}{closing}"
    assert (inner.speaker, inner.inside) == ("Hana Orlik", block.content)
    assert inner.chain == ("Marlow Gazette", "Hana Orlik")


def test_a_credit_behind_a_block_names_whose_it_is() -> None:
    """The last part of the credit is the outlet."""
    block, inner = said(f'Here is what I found.\n\n"{ARTICLE}" -Tom Varga, Marlow Gazette\n\nToo bad for the town.\n')
    assert (block.source, block.speaker) == ("Tom Varga, Marlow Gazette", "Marlow Gazette")
    assert inner.chain == ("Marlow Gazette", "Hana Orlik")


def test_the_authors_own_words_behind_a_block_are_outside() -> None:
    """They have no outlet in their chain."""
    found = said(f'I read this in the Marlow Gazette:\n\n"{ARTICLE}"\n\nOwen Trask told me that he wept.\n')
    last = found[-1]
    assert (last.speaker, last.inside, last.chain) == ("Owen Trask", None, ("Owen Trask",))


def test_a_pronoun_in_a_block_stays_in_it() -> None:
    """Single marks in the block belong to who speaks there."""
    found = said(
        "I read this in the Marlow Gazette:\n\n"
        "\"The mine will close in June, Hana Orlik said.\n\n'Nobody will be paid,' she added.\"\n\nToo bad.\n"
    )
    assert [one.speaker for one in found] == ["Marlow Gazette", "Hana Orlik", "Hana Orlik"]
    assert found[2].content == "'Nobody will be paid,'"
    assert found[2].chain == ("Marlow Gazette", "Hana Orlik")


def test_speech_in_one_paragraph_is_no_block() -> None:
    """What one person says between two marks is hers."""
    found = said('"The mine is empty. The pumps have been sold," Hana Orlik said.\n\nThe town was quiet.')
    assert [(one.speaker, one.chain) for one in found] == [("Hana Orlik", ("Hana Orlik",))]
