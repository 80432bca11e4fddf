"""The corpus' mark-up is read as the guideline tells it, its rules are held, and two annotators are compared."""

import pytest
from evals.corpus import agreement, counts
from evals.corpus.checks import is_value, problems
from evals.corpus.codes import TYPES
from evals.corpus.markup import MAIN, Block, Held, Misread, block, blocks, files

SEIZED = """seized
published: 2024-03-05
a1: Lena Orlik | person FIN GOV | foreign minister; former envoy
a2: Latvia | state LVA
d1: DATE 2024-03-08 / 2024-03-15
e1: COERCE seize > a2 actual@a1 denied@- d1 p1 +economic
f1: @a1 2026
---
<a1>Lena Orlik</a1> said <a2>Riga's</> <l>so-called</> ship was <e1>seized</> in <p1>Oslo</> <d1>next Friday</>: \
<f1><a1>she</> would go <f1c>if <h>maybe</> asked</></>.
"""


def changed(old: str, new: str) -> Block:
    """The block with one piece of it changed."""
    assert SEIZED.count(old) == 1
    return block(SEIZED.replace(old, new))


def test_marks_leave_a_clean_text_and_right_places() -> None:
    """All places are of the text without marks; what is closed shortly is what was opened last."""
    found = block(SEIZED)
    assert (
        found.text
        == "Lena Orlik said Riga's so-called ship was seized in Oslo next Friday: she would go if maybe asked."
    )
    assert [span.of(found.text) for span in found.actors["a1"].mentions] == ["Lena Orlik", "she"]
    assert found.predictions["f1"].span.of(found.text) == "she would go if maybe asked"
    condition = found.predictions["f1"].condition
    assert condition is not None
    assert condition.of(found.text) == "if maybe asked"
    assert [(mark.mark, mark.span.of(found.text)) for mark in found.marks] == [
        ("loaded", "so-called"),
        ("hedge", "maybe"),
    ]
    assert problems(found) == []


def test_header_lines_are_values() -> None:
    """Each word of an event's line finds its place by its form."""
    found = block(SEIZED)
    event = found.events["e1"]
    assert (event.type, event.mode, event.actors, event.recipients) == ("COERCE", "seize", (), ("a2",))
    assert (event.times, event.places, event.contexts) == (("d1",), ("p1",), ("economic",))
    assert event.held == (Held("actual", "a1"), Held("denied", None))
    assert found.times["d1"].values == ("2024-03-08", "2024-03-15")
    actor = found.actors["a1"]
    assert (actor.kind, actor.country, actor.sectors) == ("person", "FIN", ("GOV",))
    assert actor.roles == ("foreign minister", "former envoy")
    assert found.actors["a2"].sectors == ("GOV",)


def test_a_files_lines_hold_for_its_blocks_unless_they_say_else() -> None:
    """The header before the first block is a default."""
    plain = "one\n---\nNothing.\n"
    assert block(plain, {"published": "2020-01-01"}).published == "2020-01-01"
    assert block(plain.replace("\n", "\npublished: -\n", 1), {"published": "2020-01-01"}).published is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<e1>seized</>", "<e1>seized"),
        ("<e1>seized</>", "seized"),
        ("<e1>seized</>", "<e1>seized</a1>"),
        ("<e1>seized</>", "<e2>seized</>"),
        ("<p1>Oslo</>", "<q>Oslo</q>"),
        ("COERCE seize", "SEIZE"),
        ("COERCE seize", "COERCE firearms"),
        ("DATE 2024-03-08", "DAY 2024-03-08"),
        ("f1: @a1 2026", "f1: 2026"),
        ("published: 2024-03-05", "printed: 2024-03-05"),
        ("---", "--"),
    ],
)
def test_what_cannot_be_read_is_told(old: str, new: str) -> None:
    """A slip of the pen stops the block, with a reason."""
    with pytest.raises(Misread):
        changed(old, new)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("person FIN", "person FIX", "FIX is no country"),
        ("FIN GOV", "FIN GOX", "GOX is no sector"),
        ("person FIN", "man FIN", "kind 'man'"),
        ("state LVA", "state -", "a state has a country"),
        ("2024-03-08", "2024-02-30", "no value of a DATE"),
        ("denied@-", "denied@a1", "two factualities"),
        ("denied@-", "denied@a7", "a7 is not marked"),
        ("+economic", "+money", "no context"),
        (" actual@a1 denied@-", "", "no factuality"),
        ("published: 2024-03-05", "published: 2023-02-29", "is no day"),
        ("<p1>Oslo</>", "<p1>Oslo </>", "a blank at its edge"),
        ("@a1 2026", "@a1 someday", "no horizon"),
    ],
)
def test_broken_rules_are_told(old: str, new: str, told: str) -> None:
    """Each rule names what breaks it."""
    found = problems(changed(old, new))
    assert [line for line in found if told in line] == found != []


@pytest.mark.parametrize(
    ("kind", "value", "right"),
    [
        ("DATE", "2015-SU", True),
        ("DATE", "2015/2018", True),
        ("DATE", "199", True),
        ("DATE", "XXXX-02-29", True),
        ("DATE", "2024-W10-WE", True),
        ("DATE", "FUTURE_REF", True),
        ("DATE", "2024-W60", False),
        ("DATE", "2024-13", False),
        ("DATE", "2023-02-29", False),
        ("DATE", "P3D", False),
        ("TIME", "2024-03-05TNI", True),
        ("TIME", "2024-03-05T10:00", True),
        ("TIME", "2024-03-05", False),
        ("DURATION", "PXDE", True),
        ("DURATION", "P1Y6M", True),
        ("DURATION", "PT36H", True),
        ("DURATION", "P", False),
        ("SET", "XXXX-WXX-1", True),
        ("SET", "XXXX-SU", True),
        ("SET", "weekly", False),
    ],
)
def test_values_of_times(*, kind: str, value: str, right: bool) -> None:
    """TIMEX3 in the guideline's selection, and only days that there are."""
    assert is_value(kind, value) is right


def test_one_agrees_with_oneself() -> None:
    """Every layer of the same marks is 1."""
    figures = agreement.agreement({"seized": block(SEIZED)}, {"seized": block(SEIZED)})
    assert len(figures) == 24
    assert set(figures.values()) == {1.0}


def test_two_who_differ_differ_in_that_layer_only() -> None:
    """Another type costs the type and what rests on it, not the trigger; another number of an actor costs nothing."""
    other = changed("COERCE seize", "ASSAULT destroy")
    figures = agreement.agreement({"seized": block(SEIZED)}, {"seized": other})
    wrong = {layer for layer, figure in figures.items() if figure < 1}
    assert wrong == {"events, type", "events, type and mode", "events, type and actors"}
    renumbered = block(SEIZED.replace("a1", "a9"))
    assert set(agreement.agreement({"seized": block(SEIZED)}, {"seized": renumbered}).values()) == {1.0}
    assert agreement.disagreeing_texts({"seized": block(SEIZED)}, {"seized": changed("in <p1>", "at <p1>")}) != []


def test_what_lacks_is_counted() -> None:
    """The statistics say how far it is to each target."""
    lines = list(counts.table([block(SEIZED)], []))
    assert f"{'sentences':26} {1:6}   1499 to go" in lines
    assert [line for line in lines if line.startswith("  COERCE")] == [f"  {'COERCE':24} {1:6} {1:6}   39 to go"]
    assert sum(line.strip().split(" ")[0] in TYPES for line in lines) == 16


@pytest.mark.parametrize("part", [*MAIN, "agreement/a", "agreement/b"])
def test_the_corpus_keeps_to_its_rules(part: str) -> None:
    """Every block of every part can be read and is right."""
    for file in files(part):
        found, bad = blocks(file)
        assert bad == []
        assert [f"{one.id}: {line}" for one in found for line in problems(one)] == []
