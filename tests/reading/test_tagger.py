"""The small network: its tokenizer, marks, turns of transcripts, and the shipped weights on plain and odd text."""

import json
from pathlib import Path

import pytest

from reportedly.reading.tagged import WEIGHTS, tagger
from reportedly.reading.tagger.quotes import Quote, quotations, states
from reportedly.reading.tagger.turns import turns
from reportedly.reading.tagger.wordpiece import WordPiece

REFERENCE = json.loads((Path(__file__).parent / "wordpiece.json").read_text("utf-8"))


def test_pieces_are_those_of_the_reference() -> None:
    """Pieces and offsets equal what the reference tokenizer gave, as recorded."""
    pieces = WordPiece(WEIGHTS / "vocab.txt")
    for row in REFERENCE:
        assert [list(piece) for piece in pieces.pieces(row["text"])] == row["pieces"], row["text"]


@pytest.mark.parametrize(
    "text", ["He “came” in", 'He "came" in', "He ''came'' in", "He «came» in", "He „came“ in", "He ‘came’ in"]
)
def test_marks_of_all_kinds_pair(text: str) -> None:
    """Each kind of mark encloses the one word."""
    (found,), strays = quotations(text)
    assert text[found.start + found.mark : found.end - found.mark] == "came"
    assert strays == []


def test_apostrophes_and_open_quotations() -> None:
    """An apostrophe opens nothing; a quotation that the next paragraph opens again goes on."""
    assert quotations("The workers' union doesn't mind the '90s") == ([], [])
    assert set(states('"We go on.', '"And on."')) == {Quote.OPENING, Quote.UNCLOSED}
    assert quotations('"We stop.', "Nothing.") == ([], [0])


def test_turns_of_a_transcript() -> None:
    """Labels of speakers who return are turns; other words in capitals are not."""
    text = "SMITH: Will you go?\n\nJONES: No.  \n\nSMITH: Why?"
    assert [text[slice(*turn.content)] for turn in turns(text)] == ["Will you go?", "No.", "Why?"]
    assert turns("UPDATE: It rained.\nCORRECTION: It snowed.") == []


def test_the_weights_read_plain_and_odd_text() -> None:
    """A broken quotation is one attribution; empty, unclosed and strange texts cost nothing."""
    text = "“The bridge will open in May,” the mayor said on Tuesday. “We are ready.”"
    (found,), *rest = tagger().tag([text, "", "“", "a" * 5000, "\u200b\x00"])
    assert [text[slice(*span)] for span in found.source] == ["the mayor"]
    assert [text[slice(*span)] for span in found.content] == ["“The bridge will open in May,”", "“We are ready.”"]
    assert rest == [[], [], [], []]
