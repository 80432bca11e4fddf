"""Events: which words tell a deed, of which type, and who does it to whom."""

import msgspec
import pytest
from said import body

from reportedly import reading, syntax


class Told(msgspec.Struct, frozen=True):
    """An event in words."""

    type: str
    trigger: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


def told(text: str) -> list[Told]:
    """The events of a text that is all body, in order."""
    found = reading.read(body(text), syntax.parse(body(text)), reading.EVERY)
    names = {actor.id: actor.name for actor in found.actors}
    return [
        Told(
            event.type,
            event.trigger.of(text),
            event.mode,
            tuple(names[each] for each in event.actors),
            tuple(names[each] for each in event.recipients),
        )
        for event in found.events
    ]


def types(text: str) -> list[tuple[str, str]]:
    """Types and triggers alone."""
    return [(event.type, event.trigger) for event in told(text)]


def test_active_verb() -> None:
    """Who stands before the verb does it, who stands behind it suffers it."""
    (event,) = told("France expelled three Iranian diplomats on Monday.")
    assert (event.type, event.mode, event.trigger) == ("SANCTION", "expel", "expelled")
    assert event.actors == ("France",)
    assert len(event.recipients) == 1


def test_passive_with_agent() -> None:
    """In a passive the subject suffers, and who stands behind *by* does it."""
    (event,) = told("The protesters were beaten by police in the square.")
    assert event.type == "ASSAULT"
    assert [name.removeprefix("the ").lower() for name in event.actors] == ["police"]
    assert [name.lower().removeprefix("the ") for name in event.recipients] == ["protesters"]


def test_passive_without_agent() -> None:
    """Nobody is made up where no agent is told."""
    (event,) = told("Five students were arrested in Riga.")
    assert (event.type, event.mode, event.actors) == ("COERCE", "arrest", ())
    assert len(event.recipients) == 1


def test_participle() -> None:
    """A participle behind a noun is a passive: *the men arrested on Monday*."""
    events = told("The men arrested on Monday were freed.")
    assert [(e.type, e.actors, len(e.recipients)) for e in events] == [("COERCE", (), 1), ("RETREAT", (), 1)]


def test_noun_with_owner() -> None:
    """Before a noun stands who does it, as an adjective or a possessive."""
    (event,) = told("Serbian shelling of the villagers went on.")
    assert (event.type, event.mode, event.actors) == ("ASSAULT", "heavy-weapons", ("Serbia",))


def test_light_verb() -> None:
    """Of *held talks* the noun alone is the trigger, and all who talk are actors."""
    (event,) = told("France held talks with Germany.")
    assert (event.type, event.trigger, event.recipients) == ("CONSULT", "talks", ())
    assert set(event.actors) == {"France", "Germany"}


def test_verb_with_its_noun() -> None:
    """*Lifted the curfew* is a concession, *lifted the box* is nothing."""
    assert ("CONCEDE", "lifted") in types("The government lifted the curfew.")
    assert types("The government lifted the box.") == []


def test_compound_parties() -> None:
    """Several parties are one event with lists."""
    (event,) = told("France and Germany condemned Russia.")
    assert (event.actors, event.recipients) == (("France", "Germany"), ("Russia",))


def test_relative_clause() -> None:
    """*Whom Warsaw dismissed*: who stands before the relative suffers it."""
    (event,) = told("He is a judge whom Poland dismissed.")
    assert event.actors == ("Poland",)
    assert len(event.recipients) == 1


def test_operator_and_deed() -> None:
    """A demand and what is demanded are two events; who is asked is to do it."""
    demand, release = told("France urged Iran to release the hostages.")
    assert (demand.type, demand.mode, demand.actors, demand.recipients) == ("REQUEST", "yield", ("France",), ("Iran",))
    assert (release.type, release.actors) == ("RETREAT", ("Iran",))


def test_agreeing_to_yield_is_conceding() -> None:
    """Who agrees to withdraw concedes."""
    assert types("Russia agreed to withdraw.")[0][0] == "CONCEDE"
    assert types("Russia agreed to meet the rebels.")[0][0] == "AGREE"


def test_mode_of_a_threat() -> None:
    """A threat has its mode by what is threatened."""
    threat, _ = told("Iran threatened to expel the diplomats.")
    assert (threat.type, threat.mode) == ("THREATEN", "expel")


def test_warning_of_own_force() -> None:
    """A warning of one's own deed is a threat, one of somebody else's is a statement."""
    assert types("Iran warned the agencies that it would expel them.")[0] == ("THREATEN", "warned")
    assert "THREATEN" not in [kind for kind, _ in types("Iran warned that prices would rise.")]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that prices were high.",
        "The minister denied this and explained the plan.",
        "The striker scored a goal and attacked from the first whistle.",
        "The novel is a battle of ideas, the poet wrote.",
        "The storm killed the power.",
    ],
)
def test_no_event(text: str) -> None:
    """Statements, sport, arts and weather are no events."""
    assert types(text) == []


def test_question_of_words_alone() -> None:
    """*Asked whether* is a question and no request."""
    assert types("Reporters asked the minister whether it was true.") == []


def test_taken_up_again() -> None:
    """*The raid* is the raid that was told: one event."""
    events = types("Police carried out a raid on a farm in Latvia. The raid lasted two hours.")
    assert [kind for kind, _ in events] == ["COERCE"]


def test_who_blocks_a_road() -> None:
    """Farmers who block a road protest, police who do restrict."""
    assert told("Farmers blocked the road.")[0].type == "PROTEST"
    assert told("Police blocked the road.")[0].type == "COERCE"


def test_pronoun_as_party() -> None:
    """A pronoun stands for the last subject that fits."""
    events = told("Spain arrested two smugglers. It deported the migrants.")
    assert events[-1].actors == ("Spain",)


def test_every_event_tells_why() -> None:
    """Each event has a rule and the place of its trigger."""
    text = "France expelled three diplomats after talks."
    found = reading.read(body(text), syntax.parse(body(text)), reading.EVERY)
    assert found.events
    for event in found.events:
        assert event.why.rule.startswith("event.")
        assert event.why.spans == (event.trigger,)


def test_long_text_is_read_in_linear_time() -> None:
    """Events of a text ten times as long are ten times as many."""
    once = "France expelled three diplomats. Police arrested a man in Riga.\n\n"
    assert len(told(once * 20)) == 10 * len(told(once * 2))
