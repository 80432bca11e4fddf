"""By whom a deed is taken for what: whose plan, wish or refusal it is, else who speaks."""

import msgspec

from reportedly.model import Factuality, Spans
from reportedly.reading.actors import Draft
from reportedly.reading.plover.clauses import Clauses
from reportedly.reading.plover.codebook import forms
from reportedly.reading.plover.factuality import SPOKEN, Judged, conditions
from reportedly.reading.plover.governors import Operator, signs
from reportedly.reading.plover.parties import Parties, parties
from reportedly.reading.plover.resolving import Finder
from reportedly.reading.plover.triggers import Trigger
from reportedly.reading.scenes import Scene, Speaking


class Voice(msgspec.Struct, frozen=True):
    """An attribution that is done: its id, where its content stands, who says it, and whether that one denies it."""

    attribution: str
    content: Spans
    speaker: Draft | None
    denied: bool = False
    cue: Spans = ()


def held(
    scene: Scene, clauses: Clauses, trigger: Trigger, how: Judged, who: Parties, heard: list[Voice]
) -> list[tuple[Draft | None, Factuality]]:
    """What the closest holder takes the event for: whose plan, wish or refusal it is, else who speaks."""
    if heard and heard[0].denied and trigger.group is None and trigger.type in SPOKEN:
        heard = heard[1:]  # a rejected offer was made
    speaker = heard[0].speaker if heard else None
    value = how.value
    if how.holder is not None:
        holder = _subject_of(scene, clauses, how.holder, speaker)
        return [(holder if holder is not None else speaker, value)]
    if how.future and value in {"planned", "hypothetical"}:
        value = _later(clauses, trigger, value, who, heard)
    if _asked(clauses) and value in {"actual", "ongoing", "planned"}:
        value = "possible"
    if heard and heard[0].denied and value in {"actual", "ongoing", "planned"}:
        value = "denied"
    return [(speaker, value)]


def _later(clauses: Clauses, trigger: Trigger, value: Factuality, who: Parties, heard: list[Voice]) -> Factuality:
    """*will* and the *would* of what was said: planned by who does it or belongs to them, predicted by others."""
    if value == "hypothetical" and (not heard or conditions(clauses.sketch)):
        return value
    s, first = clauses.sketch, trigger.group.first if trigger.group is not None else trigger.first
    if set(s.words.low[max(s.low, first - 3) : trigger.first + 1]) & signs().likely:
        return "predicted"
    if not heard:
        return "planned"
    speaker = heard[0].speaker
    if any(_expects(span.of(s.words.text)) for span in heard[0].cue):
        return "predicted"
    if speaker is None:
        return "planned"
    name = f"{speaker.name} {' '.join(speaker.roles)}".lower().split()
    if set(name) & signs().outsiders:
        return "predicted"
    if not who.actors or any(draft is speaker for draft in who.actors):
        return "planned"
    countries = {draft.country for draft in who.actors} - {None}
    if speaker.country is not None and countries and speaker.country not in countries:
        return "predicted"
    return "planned"


def _expects(cue: str) -> bool:
    """Whether a word for saying is one for expecting."""
    return any(
        lemma in signs().expecting
        for word in cue.lower().split()
        for lemma in (word, *(lemma for lemma, _ in forms().get(word, ())))
    )


def _asked(clauses: Clauses) -> bool:
    s = clauses.sketch
    return s.words.low[s.high - 1] == "?" or (s.high > s.low + 1 and s.words.low[s.high - 2] == "?")


def _subject_of(scene: Scene, clauses: Clauses, operator: Operator, speaker: Draft | None) -> Draft | None:
    """Whose plan, wish or refusal an operator tells."""
    words = clauses.sketch.words
    voice = Speaking(speaker, quoted=words.frame[operator.at] >= 0)
    finder = Finder(scene, clauses, voice)
    if operator.group is not None:
        if operator.group.passive or clauses.reduced(operator.group):
            agent = next((noun for prep, noun in clauses.phrases(operator.group.last) if prep == "by"), None)
            return finder.draft(agent, "actor", owner=True) if agent is not None else None
        subject = clauses.subject(operator.group)
        return finder.draft(subject, "actor", owner=True) if subject is not None else None
    if operator.noun is not None:
        fake = Trigger(operator.at, operator.at + 1, "REQUEST", None, "event.noun", noun=operator.noun)
        owners = parties(finder, fake).actors
        if owners:
            return owners[0]
        before = clauses.previous(operator.noun.first)
        subject = clauses.subject(before) if before is not None else None
        return finder.draft(subject, "actor", owner=True) if subject is not None else None
    return None
