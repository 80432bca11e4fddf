"""Whether a deed happened, and according to whom."""

import pytest
from said import body

from reportedly import reading, syntax


def held(text: str) -> dict[str, list[tuple[str | None, str]]]:
    """By its trigger, what each holder takes an event for; the holder None is the author."""
    found = reading.read(body(text), syntax.parse(body(text)), reading.EVERY)
    names = {actor.id: actor.name for actor in found.actors}
    return {
        event.trigger.of(text): [(names.get(each.holder or ""), each.factuality) for each in event.held]
        for event in found.events
    }


@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("Police arrested five men.", "arrested", "actual"),
        ("Police are arresting the protesters.", "arresting", "ongoing"),
        ("The minister will visit Japan.", "visit", "planned"),
        ("Police may arrest the leader.", "arrest", "possible"),
        ("Police reportedly arrested the leader.", "arrested", "possible"),
        ("Police did not arrest the leader.", "arrest", "denied"),
        ("Nobody arrested the leader.", "arrested", "denied"),
        ("Police failed to arrest the leader.", "arrest", "denied"),
        ("Police tried to arrest the leader.", "arrest", "possible"),
        ("Police managed to arrest the leader.", "arrest", "actual"),
        ("If police arrest the leader, the town will riot.", "arrest", "hypothetical"),
        ("The army would have attacked the rebels.", "attacked", "hypothetical"),
        ("The police must release the students.", "release", "requested"),
        ("Did police arrest the leader?", "arrest", "possible"),
        ("The leader is expected to be arrested.", "arrested", "predicted"),
    ],
)
def test_values(text: str, trigger: str, value: str) -> None:
    """Tense, modals, negation, conditions and verbs over a deed tell what the author takes it for."""
    assert held(text)[trigger] == [(None, value)]


def test_wish_belongs_to_who_wishes() -> None:
    """What is demanded is requested by who demands it; the demand itself is told by the author."""
    values = held("France urged Iran to release the hostages.")
    assert values["urged"] == [(None, "actual")]
    assert values["release"] == [("France", "requested")]


def test_plan_belongs_to_who_plans() -> None:
    """What is planned is planned by who plans it."""
    assert [value for _, value in held("France plans to visit Japan.")["visit"]] == ["planned"]


def test_refusal_belongs_to_who_refuses() -> None:
    """What is refused is denied by who refuses."""
    assert held("Iran refused to release the hostages.")["release"] == [("Iran", "denied")]


def test_accusation() -> None:
    """What somebody is accused of happened, as the accuser has it."""
    assert held("Chad accused Sudan of arming the rebels.")["arming"] == [("Chad", "actual")]


def test_rejected_offer_was_made() -> None:
    """The rejection of an offer leaves the offer a fact."""
    assert held("Iran rejected the offer.")["offer"] == [(None, "actual")]


def test_noun_without_deed() -> None:
    """*No arrests were made*: none took place."""
    assert held("No arrests were made by police.")["arrests"] == [(None, "denied")]


def test_scheduled_noun() -> None:
    """Talks that are planned are no fact yet."""
    assert held("The planned talks between France and Germany matter.")["talks"] == [(None, "planned")]


def test_said_by_a_speaker() -> None:
    """In what somebody says, the speaker is the holder."""
    values = held("Japan's foreign minister, Aki Mori, said that police had arrested five men.")
    assert values["arrested"] == [("Aki Mori", "actual")]


def test_expected_by_another() -> None:
    """What an analyst says will be is predicted: he does not decide it."""
    values = held('Russia will attack Estonia, said Ann Grey, an analyst. "Russia will bomb the rebels," said Ms Grey.')
    assert ("Ann Grey", "predicted") in values["attack"]
