"""Whether a deed happened, and according to whom: by its verb group, what governs it, conditions and who speaks."""

import msgspec

from reportedly.model import Factuality
from reportedly.reading.plover.clauses import Clauses
from reportedly.reading.plover.governors import Operator, effect, names, operator, over_verb, signs
from reportedly.reading.plover.sketch import BE, Group, Noun, Sketch
from reportedly.reading.plover.triggers import Trigger

_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
SPOKEN = frozenset({"AGREE", "REQUEST", "ACCUSE", "THREATEN"})


class Judged(msgspec.Struct, frozen=True):
    """A value, and the operator by whose subject it is held, if any; `able` where only an ability is told."""

    value: Factuality
    holder: Operator | None = None
    operator: Operator | None = None
    able: bool = False
    future: bool = False


def judged(clauses: Clauses, trigger: Trigger) -> Judged:
    """What the sentence makes of a deed, apart from who speaks around it."""
    group = trigger.group or trigger.light
    own = _of_group(clauses, group) if group is not None else _of_noun(clauses, trigger)
    if trigger.light is not None and _no(clauses.sketch, trigger.noun):
        own = Judged("denied")
    if trigger.light is not None and own.value == "actual" and trigger.noun is not None:
        own = Judged(_beside(clauses.sketch, trigger.noun) or "actual")
    above = operator(clauses, trigger)
    if (
        above is not None
        and above.value == "denied"
        and trigger.group is None
        and trigger.type in SPOKEN
        and above.group is not None
    ):
        above = None  # a rejected offer was made
    composed = own if above is None else _composed(clauses, own, above)
    conditional = _conditional(clauses, trigger, composed, own)
    return conditional or composed


def _composed(clauses: Clauses, own: Judged, above: Operator) -> Judged:
    if own.value == "denied" and above.value != "denied":
        return Judged("denied", above if above.held else None, above)
    if above.value in {"actual", "ongoing"} and not above.held:
        outer = _of_group(clauses, above.group) if above.group is not None else own
        value = above.value if outer.value == "actual" else outer.value
        return Judged(value, outer.holder, above, future=outer.future)
    value = above.value
    if above.group is not None and _negated(clauses, above.group):
        if value == "denied":
            value = "actual"
        elif not above.held:
            value = "denied"
    return Judged(value, above if above.held else None, above)


def _negated(clauses: Clauses, group: Group) -> bool:
    s = clauses.sketch
    for at in range(group.first, group.at + 1):
        if s.words.low[at] in signs().negations or s.words.low[at].endswith(("n't", "n’t")):
            return True
    if (
        s.words.low[group.first - 1 : group.first]
        and s.tag(group.first - 1) == "A"
        and s.words.low[group.first - 1] in signs().negations
    ):
        return True
    if group.gerund and s.words.low[group.first - 1] == "without":
        return True
    subject = clauses.subject(group)
    if subject is not None and subject.last <= group.first and s.words.low[subject.first] in _NOBODY:
        return True
    target = s.noun(group.last)
    return target is not None and target.prep < 0 and s.words.low[target.first] in _NOBODY


def _no(s: Sketch, noun: Noun | None) -> bool:
    return noun is not None and (
        s.words.low[noun.first] == "no" or (noun.prep >= 0 and s.words.low[noun.prep] == "without")
    )


def _of_group(clauses: Clauses, group: Group, depth: int = 0) -> Judged:  # noqa: PLR0911, PLR0912
    """What a verb group says of its deed by itself: modals, tense, negation, hedges."""
    s, modals = clauses.sketch, signs().modals
    helpers = set(group.helpers)
    negated = _negated(clauses, group)
    adverbs = {s.words.low[n] for n in range(max(s.low, group.first - 1), group.at)}
    if helpers & modals.possible:
        return Judged("possible")
    if helpers & modals.hypothetical:
        return Judged("hypothetical", future=True)
    if negated:
        return Judged("denied")
    if adverbs & signs().hedges:
        return Judged("possible")
    if helpers & modals.future:
        return Judged("predicted" if adverbs & signs().likely else "planned", future=True)
    if helpers & modals.requested or (helpers & {"have", "has"} and group.infinitive):
        return Judged("requested")
    if helpers & modals.able:
        return Judged("possible", able=True)
    if group.form == "ing" and helpers & BE:
        return Judged("ongoing")
    if "being" in helpers:
        return Judged("ongoing")
    coordinated = s.tag(group.first - 1) == "C" and not group.helpers
    if (coordinated or (group.gerund and s.tag(group.first - 1) == ",")) and depth < 4:
        before = clauses.previous(group.first)
        if before is not None and (group.form in {"base", "participle", "ing"}):
            outer = _of_group(clauses, before, depth + 1)
            if coordinated and outer.value == "actual":
                above = over_verb(clauses, before)
                return _composed(clauses, outer, above) if above is not None else outer
            return outer
    if group.form == "base" and not group.helpers and not group.infinitive and s.tag(group.first - 1) in {".", '"'}:
        return Judged("requested")
    return Judged("actual")


def _beside(s: Sketch, noun: Noun) -> Factuality | None:
    """An adjective before a noun that says it: *alleged*, *planned*."""
    for at in range(noun.first, noun.head):
        value = effect(signs().adjectives, s.words.low[at])
        if value is not None:
            return value
    return None


def _of_noun(clauses: Clauses, trigger: Trigger) -> Judged:  # noqa: PLR0911, PLR0912
    s, noun = clauses.sketch, trigger.noun
    if noun is None:
        return Judged("actual")
    if _no(s, noun):
        return Judged("denied")
    value = _beside(s, noun)
    if value is not None:
        return Judged(value)
    after = clauses.following(noun.last)
    if after is not None and clauses.subject(after) is noun:
        if clauses.reduced(after) or after.passive:
            planned = effect(
                {"planned": signs().adjectives["planned"] | {"set", "fixed", "slated"}}, s.words.low[after.at]
            )
            if planned is not None:
                return Judged("planned")
            if set(after.lemmas) & signs().told["denied"] - {"ban", "drop"}:
                return Judged("denied")
        outer = _of_group(clauses, after)
        if after.lemmas == ("be",) and (
            s.tag(after.last) == "T"
            or (
                s.words.low[after.last : after.last + 1]
                and s.words.low[after.last] in {"due", "set", "scheduled", "planned"}
            )
        ):
            return Judged("planned")
        if outer.value not in {"actual", "denied", "ongoing"}:
            return outer
        found = next((v for name in names(s, after) if (v := effect(signs().happenings, name))), None)
        if found is not None:
            return Judged(found)
    if (
        noun.prep > s.low
        and s.words.low[noun.prep] == "on"
        and s.words.low[noun.prep - 1] in BE | {"been", "still", "now"}
    ):
        return Judged("ongoing")
    if any(s.words.low[n : n + 1] in {("next",), ("tomorrow",)} for n in range(noun.last, min(s.high, noun.last + 3))):
        return Judged("planned")
    if s.words.low[noun.last : noun.last + 1] and s.words.low[noun.last] in {"due", "planned", "scheduled", "set"}:
        return Judged("planned")
    return Judged("actual")


def _conditional(clauses: Clauses, trigger: Trigger, composed: Judged, own: Judged) -> Judged | None:
    """Hypothetical inside an if-clause, and what hangs on one: *will strike unless …*."""
    s = clauses.sketch
    at = trigger.first
    spans = conditions(s)
    if not spans:
        return None
    if any(first <= at < last for first, last in spans):
        return Judged("hypothetical", composed.holder, composed.operator)
    hanging = (
        own.future
        or composed.value in {"planned", "possible", "predicted"}
        or (composed.operator is not None and composed.value not in {"actual", "denied", "requested"})
    )
    near = any(not any(s.tag(n) == "." for n in range(min(at, last), max(at, first))) for first, last in spans)
    if hanging and near and composed.value != "denied" and (own.future or composed.value != "actual"):
        return Judged("hypothetical", composed.holder, composed.operator)
    return None


def conditions(s: Sketch) -> list[tuple[int, int]]:
    """The if-clauses of a sentence, as tokens."""
    found: list[tuple[int, int]] = []
    low = s.words.low
    for at in range(s.low, s.high):
        word = low[at]
        two = " ".join(low[at : at + 2])
        inverted = (
            word in {"had", "should", "were"} and _opens(s, at) and s.noun(at + 1) is not None and (word != "were")
        )
        if not (inverted or word in {"if", "unless", "lest"} or two in {"in case", "provided that", "on condition"}
                or (two == "as long" and low[at + 2 : at + 3] == ("as",))):  # fmt: skip
            continue
        if word == "if" and at > s.low and low[at - 1] in {"as", "ask", "asked", "wonder", "wondered", "even"}:
            continue
        end = at + 1
        while end < s.high and s.tag(end) not in {",", "."}:
            end += 1
        found.append((at, end))
    return found


def _opens(s: Sketch, at: int) -> bool:
    return at == s.low or s.tag(at - 1) in {",", ".", '"', "C"}
