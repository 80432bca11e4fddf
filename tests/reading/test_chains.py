"""Through whom it is heard: what stands inside what, outlets spoken to, agencies, blocks taken over."""

import msgspec
import pytest
from said import body, only, said, said_in, voice

from reportedly import reading, syntax
from reportedly.model import Found, Span, Why, Zone

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


def test_a_blog_an_agency_a_newspaper_and_who_spoke() -> None:
    """Each report inside the one before, each chain one link longer."""
    found = said(
        "Reuters reported that the Financial Times had reported that Hana Orlik had said that the mine would close."
    )
    links = ("Reuters", "Financial Times", "Hana Orlik")
    assert [one.chain for one in found] == [links[:1], links[:2], links]
    assert [one.inside for one in found] == [None, found[0].content, found[1].content]


def test_the_author_is_the_first_link() -> None:
    """A blog's author, before everybody it passes on."""
    blog = msgspec.structs.replace(
        body("The BBC reported that Hana Orlik had said that the mine would close."),
        authors=(Found("Ivy Sand", "record:author"),),
    )
    assert voice(blog) == "Ivy Sand"
    assert said_in(blog)[-1].chain == ("BBC", "Hana Orlik")


@pytest.mark.parametrize(
    "text",
    [
        "In an interview with CNN, Hana Orlik said that the mine would close.",
        "The mine will close, Hana Orlik said on CNN.",
    ],
)
def test_an_outlet_one_speaks_on_is_a_link(text: str) -> None:
    """Told, said on, said in an interview with: we hear it through that outlet."""
    assert only(text).chain == ("CNN", "Hana Orlik")


def test_who_is_told_but_is_no_outlet_is_no_link() -> None:
    """Her staff passes nothing on to us."""
    assert only("Hana Orlik told her staff that the mine would close.").chain == ("Hana Orlik",)


def test_an_occasion_goes_on() -> None:
    """What she says next, she says to the same outlet."""
    found = said("“The mine will close,” Hana Orlik told Reuters. “It will not reopen,” she said.")
    assert {one.chain for one in found} == {("Reuters", "Hana Orlik")}


def test_another_occasion_ends_the_first() -> None:
    """What she told the council, the agency did not hear."""
    first, second = said(
        "Hana Orlik told Reuters that the mine would close. "
        "On Friday she told the council that the mine would stay open."
    )
    assert (first.chain, second.chain) == (("Reuters", "Hana Orlik"), ("Hana Orlik",))


def test_a_commenter_is_heard_as_such() -> None:
    """What a reader passes on under an article has the reader as a link; the article's speakers do not."""
    article, comment = "The ferry is late again, Lena Quist said.", "The captain told me that the engine was broken."
    text = f"{article}\n\n{comment}"
    why = Why("test", "1")
    zones = (
        Zone("body", Span(0, len(article)), why),
        Zone("comment", Span(len(article) + 2, len(text)), why, author="harbourrat"),
    )
    document = msgspec.structs.replace(body(text), zones=zones)
    found = reading.read(document, syntax.parse(document))
    names = {actor.id: actor.name for actor in found.actors}
    above, below = ([names[link] for link in one.chain] for one in found.attributions)
    assert above[1:] == ["Lena Quist"]
    assert below == ["harbourrat", "The captain"]
