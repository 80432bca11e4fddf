"""Through whom it is heard: what stands inside what, outlets spoken to, agencies, blocks taken over."""

from said import only, said

BLOCK = """May 3, 2021 By Tom Brandt

I found this in the Alder Post today:

"Dam leaks, says engineer

Paula Reyes told the Alder Post that the dam leaks. 'We saw it in March,' she said."

I do not believe a word of it.
"""


def test_what_is_reported_of_somebody_is_inside() -> None:
    """The inner one has the outer one as its parent, and its chain leads through it."""
    outer, inner = said("According to the Alder Post, Ines Falk said that the dam leaks.")
    assert (outer.speaker, inner.speaker) == ("Alder Post", "Ines Falk")
    assert inner.inside == outer.content
    assert inner.chain == ("Alder Post", "Ines Falk")


def test_three_deep() -> None:
    """What one official says a state believes."""
    outer, inner = said("Seoul believes that Pyongyang will return to the talks, a South Korean official said.")
    assert outer.source == "a South Korean official"
    assert (inner.speaker, inner.inside) == ("South Korea", outer.content)


def test_an_outlet_that_was_told_is_a_link() -> None:
    """We hear it through that outlet."""
    found = only("Paula Reyes told CNN that the dam would hold.")
    assert (found.addressee, found.chain) == ("CNN", ("CNN", "Paula Reyes"))


def test_a_dateline_names_whose_voice_it_is() -> None:
    """The agency is the author."""
    assert only("PORT ALDER, May 3 (Orbis) - The dam will hold, Ines Falk said on Monday.").chain == ("Ines Falk",)


def test_a_block_belongs_to_the_article_it_is_from() -> None:
    """Its speakers are heard through that article, and what comes behind it is not in it."""
    found = said(BLOCK)
    block = found[0]
    assert (block.kind, block.speaker) == ("direct", "Alder Post")
    assert "I do not believe" not in block.content
    inner = [one for one in found if one.speaker == "Paula Reyes"]
    assert [one.content for one in inner] == ["that the dam leaks", "'We saw it in March,'"]
    assert {one.chain for one in inner} == {("Alder Post", "Paula Reyes")}


def test_a_quoted_article_keeps_its_speakers_inside() -> None:
    """Marks within marks."""
    article = "The water board denies everything. 'Nothing leaks,' its chairwoman, Ines Falk, said."
    found = said(f'Here is what Orbis writes:\n\n"{article}"\n\nDraw your own conclusions.')
    assert found[-1].chain == ("Orbis", "Ines Falk")
    assert {one.speaker for one in found} == {"Orbis", "The water board", "Ines Falk"}
