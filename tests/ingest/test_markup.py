"""The look at a page before any parser: linear, whatever the page holds."""

import time

import pytest

from reportedly.ingest.markup import tamed
from reportedly.ingest.page import page
from reportedly.model import Unreadable

BODY = "<p>The minister said on Tuesday that the plan was ready and would be signed in a week, officials said.</p>" * 5

HOSTILE = {
    "nested 100,000 deep": "<html><body>" + "<div>" * 100_000 + BODY + "</div>" * 100_000,
    "100,000 attributes": "<div " + " ".join(f"a{number}=1" for number in range(100_000)) + ">" + BODY,
    "attributes without values": "<div " + "b/" * 100_000 + ">" + BODY,
    "remarks that never end": "<!--" * 100_000 + BODY,
    "scripts that never end": "<script>" * 50_000 + BODY,
    "ends without beginnings": "</div>" * 100_000 + BODY,
    "paragraphs that never end": "<p>" * 100_000 + BODY,
    "letters in letters": "<b><p>" * 50_000 + BODY,
    "tables in tables": "<table><tr><td>" * 20_000 + BODY,
    "lists in lists": "<ul><li>" * 30_000 + "<dl><dd>" * 30_000 + BODY,
    "comments in comments": "<div class=comment><span class=author>A b</span> hello there" * 10_000 + BODY,
    "json in depth": '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + BODY,
}


@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_broken_page_is_read_in_a_moment(markup: str) -> None:
    """Broken pages cost seconds at most, and their words are kept."""
    began = time.process_time()
    text = page(markup).text
    assert "The minister said on Tuesday" in text
    assert time.process_time() - began < 5


@pytest.mark.parametrize("markup", ["", "<html></html>", '<a href="x', "<a " * 1000, "<script>let x = 1</script>"])
def test_a_page_without_words_is_refused(markup: str) -> None:
    """A page that shows nothing is named, not made up."""
    with pytest.raises(Unreadable, match="a page without text"):
        page(markup)


def test_what_is_not_shown_goes_and_words_stay() -> None:
    """Scripts, styles and remarks are cut; a quotation mark in the text hides no tag."""
    assert tamed("<p>don't <b>go</b><!-- x --><script>'<p>'</script> it's</p>") == "<p>don't <b>go</b>  it's</p>"
    assert "ld+json" in tamed('<script type="application/ld+json">{}</script>')


def test_a_page_of_endless_markup_is_refused() -> None:
    """Above the limit a page is no article."""
    with pytest.raises(Unreadable, match="MB of mark-up"):
        tamed("<i>x</i>" * 3_000_000)
