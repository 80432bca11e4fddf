"""Attributions: their kind, where source, cue and content stand, what is nested, denied or doubted; where none is."""

import pytest
from said import only, said


@pytest.mark.parametrize(
    ("text", "kind", "cue", "content"),
    [
        (
            "Nadia Brunt said the harbour would reopen on Friday.",
            "indirect",
            "said",
            "the harbour would reopen on Friday",
        ),
        (
            "The harbour would reopen on Friday, Nadia Brunt said.",
            "indirect",
            "said",
            "The harbour would reopen on Friday",
        ),
        ("“The harbour reopens,” Nadia Brunt said.", "direct", "said", "“The harbour reopens,”"),
        ("“The harbour reopens,” said Nadia Brunt.", "direct", "said", "“The harbour reopens,”"),
        (
            "Nadia Brunt said that the harbour was “as dead as a boot”.",
            "mixed",
            "said",
            "that the harbour was “as dead as a boot”",
        ),
        ("Nadia Brunt knows that the crane is unsafe.", "indirect", "knows", "that the crane is unsafe"),
    ],
)
def test_kind_cue_and_content(text: str, kind: str, cue: str, content: str) -> None:
    """All in marks is direct, none of it indirect, some of it mixed; the cue may stand on either side."""
    found = only(text)
    assert (found.kind, found.cue, found.content, found.speaker) == (kind, cue, content, "Nadia Brunt")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "“The crane,” Owen Trask told reporters on Monday, “is older than I am.”",
            "“The crane,” / “is older than I am.”",
        ),
        (
            "“The crane is safe,” said Owen Trask, “and the harbour too.”",
            "“The crane is safe,” / “and the harbour too.”",
        ),
    ],
)
def test_a_broken_quotation_is_one(text: str, pieces: str) -> None:
    """Its pieces are those in marks, whatever the cue brings with it."""
    found = only(text)
    assert (found.kind, found.content, found.speaker) == ("direct", pieces, "Owen Trask")


@pytest.mark.parametrize(
    "text",
    [
        "According to a harbour report, two cranes were rusted through.",
        "Two cranes were rusted through, according to a harbour report.",
    ],
)
def test_according_to_stands_on_either_side(text: str) -> None:
    """The same source, the same content."""
    found = only(text)
    assert (found.kind, found.source, found.content.lower()) == (
        "indirect",
        "a harbour report",
        "two cranes were rusted through",
    )


def test_what_describes_a_source_is_not_content() -> None:
    """A clause behind its name is about who speaks."""
    found = only("Two cranes were rusted through, according to Nadia Brunt, who runs the harbour.")
    assert (found.speaker, found.content) == ("Nadia Brunt", "Two cranes were rusted through")


def test_what_one_says_of_another_is_nested() -> None:
    """The inner one has the outer one as its parent; two beside each other have none."""
    outer, inner = said("Nadia Brunt said that Owen Trask believed that the crane was safe.")
    assert (outer.speaker, outer.inside) == ("Nadia Brunt", None)
    assert (inner.speaker, inner.inside) == ("Owen Trask", outer.content)
    beside = said("Nadia Brunt said that the crane was safe. Owen Trask said that it was not.")
    assert [one.inside for one in beside] == [None, None]


def test_denied_is_not_said() -> None:
    """A denial and a silence are denied; what is simply said is not."""
    assert only("Nadia Brunt denied that the cranes were rusted.").denied
    assert only("Nadia Brunt did not say when the harbour would reopen.").denied
    assert not only("Nadia Brunt said that the cranes were rusted.").denied


def test_disbelief_is_denied_and_the_saying_of_it_is_not() -> None:
    """She says that she does not believe it."""
    outer, inner = said("Nadia Brunt said she did not believe that the crane was unsafe.")
    assert (outer.denied, inner.denied) == (False, True)


def test_reportedly_takes_distance_and_names_nobody() -> None:
    """The text doubts; a named speaker's words are not doubted by it."""
    found = only("The cranes were reportedly rusted through.")
    assert (found.source, found.speaker, found.doubted) == ("", None, True)
    assert not only("The cranes were rusted through, Nadia Brunt said.").doubted


@pytest.mark.parametrize(
    "text",
    [
        "The harbour lies north of the town. Twelve boats are moored there, and the oldest is green.",
        "The cook peeled onions for an hour. Nobody came.",
        "The ferry left at noon with forty passengers and a dog.",
        "Owen Trask painted the crane in May, and Nadia Brunt paid for it.",
        "",
    ],
)
def test_nobody_says_anything(text: str) -> None:
    """A plain account has no attribution."""
    assert said(text) == []


def test_who_is_described_behind_according_to() -> None:
    """The clause about the source is none of what the source says."""
    found = said("According to two sailors who asked not to be named, the pumps had failed in June.")
    (pumps,) = (one for one in found if one.cue == "According to")
    assert (pumps.speaker, pumps.content) == ("two sailors", "the pumps had failed in June")
