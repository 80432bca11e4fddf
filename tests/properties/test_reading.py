"""What must hold of every text: places lie in it, kinds agree with places, and twice is the same."""

import msgspec
import pytest
from any_texts import document, raw, texts
from hypothesis import given
from hypothesis import strategies as st

from reportedly import ingest, reading, syntax
from reportedly.model import Attribution, Reading, Unreadable
from reportedly.pipeline.verifying import spans_in


def read(text: str) -> Reading:
    """The reading of a text that is all body."""
    made = document(text)
    return reading.read(made, syntax.parse(made))


def words(one: Attribution, text: str) -> list[str]:
    """The words of a content's pieces."""
    return [span.of(text) for span in one.content]


@given(texts)
def test_places_lie_in_the_text_and_speak_of_what_is_there(text: str) -> None:
    """No place is empty, outside or out of order; every actor and parent that is named exists."""
    found = read(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans_in((found.actors, found.attributions)))
    actors = {actor.id for actor in found.actors}
    known = {one.id for one in found.attributions}
    assert len(known) == len(found.attributions)
    for one in found.attributions:
        assert one.content
        assert list(one.content) == sorted(one.content)
        named = {*one.chain, *(who for who in (one.speaker, one.addressee, one.venue) if who is not None)}
        assert named <= actors
        assert one.parent is None or one.parent in known - {one.id}
        assert one.speaker is None or one.chain[-1] == one.speaker


@given(texts)
def test_the_kind_is_what_the_marks_show(text: str) -> None:
    """A content with no mark of any kind in or beside it is indirect, but for blocks, turns and headlines."""
    marks = set("\"“”„‟«»‹›‘’‚‛'「」『』") | {"`"}
    if not marks & set(text) and "—" not in text and "\n" not in text and "\r" not in text:
        assert {
            one.kind for one in read(text).attributions if not one.why.rule.startswith(("block", "transcript"))
        } <= {"indirect"}


@given(texts)
def test_parents_hold_their_children_without_a_circle(text: str) -> None:
    """Going from parent to parent ends."""
    found = read(text)
    above = {one.id: one.parent for one in found.attributions}
    for one, parent in above.items():
        seen = {one}
        at = parent
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = above[at]


@given(texts)
def test_read_twice_is_the_same(text: str) -> None:
    """Nothing remembers the text before."""
    first = msgspec.json.encode(read(text))
    read("“Other words,” said somebody else, the Minister of Dikes Ola Nordmann.")
    assert msgspec.json.encode(read(text)) == first


@given(texts)
def test_the_settled_text_is_the_file(text: str) -> None:
    """Plain text is never mended, trimmed or wrapped; its zones lie in it, in order."""
    data = raw(text)
    try:
        settled = ingest.settle(data)
    except Unreadable:
        return
    if settled.encoding in {"utf-8", "utf_8", "ascii"}:
        assert settled.text == text.removeprefix("\ufeff")
    spans = [zone.span for zone in settled.zones]
    assert all(0 <= span.start < span.end <= len(settled.text) for span in spans)
    assert spans == sorted(spans)


@given(st.text("ab 🌊日é\u0301\n", max_size=40))
def test_offsets_are_code_points(before: str) -> None:
    """Whatever stands before them, the same words are found, moved by as many code points."""
    text = "Mayor Anna Holt said the bridge would open in May."
    lead = f"{before}\n\n"
    plain = [words(one, text) for one in read(text).attributions]
    moved = lead + text
    found = [words(one, moved) for one in read(moved).attributions if one.content[0].start >= len(lead)]
    assert plain == [["the bridge would open in May"]]
    assert found == plain


@pytest.mark.parametrize(
    "lead", ["🌊🌊🌊 ", "日本経済新聞によると。\n\n", "e\u0301te\u0301\n\n", "👩‍🚀\r\n\r\n", "\u200b\n\n"]
)
def test_emoji_and_japanese_count_as_code_points(lead: str) -> None:
    """A direct quotation is cut where it stands, however many bytes or UTF-16 units lie before it."""
    text = lead + '"We will stay 🌊 and wait," Anna Holt said.'
    (one,) = [one for one in read(text).attributions if one.kind == "direct"]
    assert words(one, text)[0].strip('"').startswith("We will stay 🌊 and wait")
    assert [span.of(text) for span in one.source] == ["Anna Holt"]
