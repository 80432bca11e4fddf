"""Where an actor is mentioned: names, adjectives, roles, nouns and pronouns; and who is meant by each."""

import pytest
from said import body

from reportedly import reading, syntax


def mentioned(text: str) -> dict[str, list[str]]:
    """The words by which each actor of a text is mentioned, by its name."""
    document = body(text)
    found = reading.read(document, syntax.parse(document))
    return {actor.name: [span.of(text) for span in actor.mentions] for actor in found.actors if actor.mentions}


def test_who_acts_and_does_not_speak_is_an_actor() -> None:
    """By a noun for a group or a body."""
    found = mentioned("The army arrested four miners.")
    assert found == {"army": ["army"], "four miners": ["four miners"]}


def test_a_role_stands_before_its_name() -> None:
    """Both are one mention, and the role alone means the same person later."""
    found = mentioned("Finance Minister Olga Pell closed the mill. The minister left. Farmers cheered her.")
    assert found["Olga Pell"] == ["Finance Minister Olga Pell", "minister", "her"]


def test_a_capital_that_acts_is_the_state() -> None:
    """And where it only says where, it is none."""
    assert mentioned("Moscow lifted the ban.") == {"Russia": ["Moscow"]}
    assert "Russia" not in mentioned("Farmers marched in Moscow.")
    assert "Japan" not in mentioned("The envoy flew to Tokyo.")


def test_a_state_is_its_government_and_its_adjective_before_a_deed() -> None:
    """One actor, named as the state."""
    found = mentioned("The German government left. Berlin praised it. German shelling had stopped.")
    assert found == {"Germany": ["German government", "Berlin", "it", "German"]}


@pytest.mark.parametrize(
    "text",
    [
        "The police station burned.",
        "The council building burned.",
        "It is clear that rain fell.",
    ],
)
def test_what_only_looks_like_an_actor(text: str) -> None:
    """A noun before another noun, a pronoun that means nobody."""
    assert mentioned(text) == {}


def test_a_definite_noun_takes_up_who_was_called_so() -> None:
    """The same court, by the noun alone; a second one with another adjective is another."""
    assert mentioned("The Peruvian court sat. The court freed nobody.") == {
        "Peruvian court": ["Peruvian court", "court"]
    }
    two = mentioned("The Peruvian court sat. The Chilean court rose.")
    assert set(two) == {"Peruvian court", "Chilean court"}


def test_an_apposition_is_a_mention_of_its_own() -> None:
    """Of the same person, before the name or behind it."""
    assert mentioned("Olga Pell, a baker, fled.") == {"Olga Pell": ["Olga Pell", "baker"]}
    assert mentioned("The spokeswoman, Olga Pell, fled.") == {"Olga Pell": ["spokeswoman", "Olga Pell"]}


def test_a_pronoun_fits_in_kind_and_number() -> None:
    """*They* are the miners, *its* the army's, *he* the miller."""
    found = mentioned("Rupert Pell hid four miners from the army. They thanked him. The army fed its mules.")
    assert found["four miners"] == ["four miners", "They"]
    assert found["Rupert Pell"] == ["Rupert Pell", "him"]
    assert found["army"] == ["army", "army", "its"]


def test_i_is_who_speaks() -> None:
    """In marks, whoever says them."""
    assert mentioned("“I saw the fire,” Olga Pell said.")["Olga Pell"] == ["I", "Olga Pell"]


def test_two_of_one_surname_stay_two() -> None:
    """A bare surname that two people bear is neither."""
    found = mentioned("Olga Pell and her brother Rupert Pell own the mill. Pell sold it.")
    assert found["Olga Pell"] == ["Olga Pell", "her"]
    assert found["Rupert Pell"] == ["brother Rupert Pell"]


def test_a_long_sentence_is_read_to_its_end() -> None:
    """Nouns by the thousand in one sentence are as many mentions of few actors."""
    found = mentioned("The police met the army of Chad and its court " * 1000 + ".")
    assert found["police"].count("police") == 1000
