"""Whose an actor is and what it does: state and sector, where the text or common knowledge tells; else None."""

import pytest
from said import body

from reportedly import reading, syntax
from reportedly.lexicons import load
from reportedly.model import Actor
from reportedly.reading.gazetteer import State, places


def actor(text: str, words: str) -> Actor:
    """The one actor of a text that is mentioned by these words."""
    document = body(text)
    found = reading.read(document, syntax.parse(document))
    (one,) = [a for a in found.actors if any(words in m.of(text) for m in a.mentions)]
    return one


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("The Lebanese army shelled the hills.", "army", "LBN", "MIL"),
        ("Peru's supreme court freed nobody.", "supreme court", "PER", "JUD"),
        ("The president of Chad left.", "president", "TCD", "GOV"),
        ("Police in Lille fired tear gas.", "Police", "FRA", "COP"),
        ("Two Kenyan gunmen fled.", "gunmen", "KEN", "UAF"),
        ("Hanna Lindqvist, a fisherman from Hainan, saw it.", "Hanna Lindqvist", "CHN", "AGR"),
        ("Hanna Lindqvist, Ottawa's agriculture minister, left.", "Hanna Lindqvist", "CAN", "GOV"),
        ("The Polish opposition leader Anna Zaremba was arrested.", "Anna Zaremba", "POL", "OPP"),
        ("The Norwegian union leader Kari Holt marched.", "Kari Holt", "NOR", "LAB"),
        ("The Finnish Air Force scrambled four jets.", "Air Force", "FIN", "MIL"),
        ("The Bank of Lithuania raised rates.", "Bank of Lithuania", "LTU", "GOV"),
    ],
)
def test_what_the_words_tell(text: str, words: str, country: str, sector: str) -> None:
    """By adjective, possessive, *of*, place, apposition, the word before an open noun, and the words of a name."""
    found = actor(text, words)
    assert (found.country, found.sector) == (country, sector)


@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        ("The European Union lifted the ban.", "European Union", "EUR"),
        ("UNICEF sent tents.", "UNICEF", "UNO"),
        ("NATO moved ships.", "NATO", "IGO"),
        ("Amnesty International praised the court.", "Amnesty International", "NGO"),
        ("The EU envoy left Riga.", "envoy", "EUR"),
    ],
)
def test_international_bodies_have_no_country(text: str, words: str, sector: str) -> None:
    """Nor has who is theirs, wherever that may be."""
    found = actor(text, words)
    assert (found.country, found.sector) == (None, sector)


def test_a_person_named_alone_is_of_no_state() -> None:
    """Not even where the text tells of one state only."""
    found = actor("Hanna Lindqvist crossed the bridge in Lille.", "Hanna Lindqvist")
    assert (found.country, found.sector) == (None, None)


def test_what_every_state_has_is_of_the_state_told_of() -> None:
    """The mayor where one state alone is named; of two states, neither is taken for a group that may be of both."""
    assert actor("Youths rioted in Grenoble. The mayor called for calm.", "mayor").country == "FRA"
    assert actor("In Lille and in Milan nothing stirred. Farmers slept.", "Farmers").country is None


def test_who_once_had_an_office() -> None:
    """Is of the elite, no longer of the government."""
    assert actor("Former finance minister Hanna Lindqvist was jailed.", "Hanna Lindqvist").sector == "ELI"


def test_an_owner_gives_its_state() -> None:
    """*Its troops* are the state's."""
    assert actor("Chad said that its troops had left.", "troops").country == "TCD"


def test_the_states_of_the_world_are_known() -> None:
    """Those of the United Nations and of the past, each with a name; nearly all with an adjective."""
    states = {state.code: state for state in load("world/states", tuple[State, ...])}
    assert {"SUN", "YUG", "CSK", "DDR", "XKX", "VAT", "PSE", "TWN"} <= states.keys()
    assert len(states) >= 200
    assert sum(not state.adjectives for state in states.values()) <= 3


def test_a_place_is_of_a_known_state() -> None:
    """No city stands for a code that no state has, or for a capital that the states have already."""
    states = load("world/states", tuple[State, ...])
    codes = {state.code for state in states}
    assert set(places().values()) <= codes
    assert not {seat for state in states for seat in state.seats} & places().keys()
