"""Mojibake: a mended copy, and the way back into the text as it came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ingest import mend


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("He said â€œdonâ€™t go.â€\x9d", "He said “don’t go.”"),
        ("She left, â€œnow.â€ He stayed.", "She left, “now.” He stayed."),
        ("CafÃ© â€“ itÃ¢â‚¬â„¢s shut", "Café – it’s shut"),
        ("It\x92s Â£5", "It’s £5"),
    ],
)
def test_broken_text_is_mended(broken: str, whole: str) -> None:
    """What was read in the wrong encoding, once or twice, is read rightly."""
    mended = mend(broken)
    assert mended is not None
    assert mended.text == whole


@pytest.mark.parametrize("text", ["plain", "“Don’t,” she said – “é…” »x«", "naïve—“é”", "Москва, 東京"])
def test_whole_text_is_left_alone(text: str) -> None:
    """Where nothing is broken there is nothing to mend."""
    assert mend(text) is None


_PIECES = st.sampled_from(
    [("â€œ", "“"), ("â€™", "’"), ("Ã©", "é"), (" a ", " a "), ("b", "b"), ("\n", "\n"), (" ", " ")]
)


@given(st.lists(_PIECES, max_size=40))
def test_every_place_leads_back(pieces: list[tuple[str, str]]) -> None:
    """Each character of the mended text leads back to exactly what it was made of, and so does any stretch."""
    spaced = [piece for each in pieces for piece in (each, ("x", "x"))]
    broken, whole = ("".join(side) for side in zip(*spaced, strict=True)) if spaced else ("", "")
    mended = mend(broken)
    if mended is None:
        assert broken == whole
        return
    assert mended.text == whole
    at = new = 0
    for was, became in spaced:
        assert mended.span(new, new + len(became)) == (at, at + len(was))
        assert mended.span(0, new + len(became)) == (0, at + len(was))
        at, new = at + len(was), new + len(became)


def test_a_cut_through_a_piece_takes_all_of_it() -> None:
    """A stretch that begins or ends inside a mended piece is never smaller than what it stands for."""
    text = "ÐœÐ¾ÑÐºÐ²Ð° and more"
    mended = mend(text)
    assert mended is not None
    start, end = mended.span(1, 2)
    assert (start, text[start:end]) == (0, text.split(" ", 1)[0])
