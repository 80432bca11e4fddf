"""Words that tell a deed: verbs in their groups, nouns, and phrases of a verb with its noun."""

from collections.abc import Iterator

import msgspec

from reportedly.model import EventType
from reportedly.reading.plover.clauses import Clauses
from reportedly.reading.plover.codebook import Sense, book, noun_senses, verb_senses
from reportedly.reading.plover.people import is_party, owned_by_party
from reportedly.reading.plover.sketch import Group, Noun, Sketch

_WINDOW = 9  # tokens behind a verb in which the noun of its phrase stands


class Trigger(msgspec.Struct):
    """A word that tells a deed: tokens `first` to `last` (not included) and what they tell."""

    first: int
    last: int
    type: EventType
    mode: str | None
    rule: str
    group: Group | None = None
    noun: Noun | None = None
    light: Group | None = None
    sense: Sense | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its sense."""
        return self.sense.words if self.sense is not None else ()

    @property
    def about_guilt(self) -> bool:
        """Whether it is an apology or its payment: whoever asks for it is to get it."""
        return self.sense is not None and self.sense.words[0].startswith(("apolog", "compensat", "atone"))


def triggers(clauses: Clauses) -> list[Trigger]:
    """The triggers of a sentence, in order; a word gives one at most."""
    s = clauses.sketch
    if _elsewhere(s):
        return []
    found: list[Trigger] = []
    taken: set[int] = set()
    for group in s.groups:
        trigger = _warning(clauses, group) or _verb(clauses, group)
        if trigger is not None:
            found.append(trigger)
            taken.update(range(trigger.first, trigger.last))
    for noun in s.nouns:
        for trigger in _named(clauses, noun):
            if not taken & set(range(trigger.first, trigger.last)):
                found.append(trigger)
                taken.update(range(trigger.first, trigger.last))
    return sorted(found, key=lambda t: t.first)


def _elsewhere(s: Sketch) -> bool:
    """Whether a sentence is of sport, weather, markets, arts or cooking, and of public life in no word."""
    low = s.words.low[s.low : s.high]
    other = sum(word in book().lookalikes or word.removesuffix("s") in book().lookalikes for word in low)
    return other > 0 and other > sum(word in book().civil for word in low)


def _verb(clauses: Clauses, group: Group) -> Trigger | None:
    s = clauses.sketch
    for lemma in group.lemmas:
        for sense in verb_senses().get(lemma, ()):
            last = _matched(s, group, sense)
            if last is not None and _allowed(clauses, group, sense, last):
                passive = group.passive or clauses.reduced(group)
                kind, mode = _by_doer(clauses, group, sense)
                rule = "event.passive" if passive else "event.phrase" if sense.nouns else "event.verb"
                return Trigger(group.at, last, kind, mode, rule, group=group, sense=sense)
    return None


def _by_doer(clauses: Clauses, group: Group, sense: Sense) -> tuple[EventType, str | None]:
    """Whether citizens or a power do it: farmers who block a road protest, a government that does restricts."""
    s, subject = clauses.sketch, clauses.subject(group)
    if subject is None or group.passive or clauses.reduced(group):
        return sense.type, sense.mode
    citizens = any(
        n in book().citizens or n.removesuffix("s") in book().citizens
        for n in s.words.low[subject.first : subject.last]
    )
    if (
        citizens
        and sense.type == "COERCE"
        and sense.words[0] in {"block", "blockade", "occupy", "close", "shut", "barricade", "obstruct", "bar"}
    ):
        return "PROTEST", "obstruct"
    if not citizens and sense.type == "PROTEST" and sense.words[0] == "protest":
        return "ACCUSE", "disapprove"
    if (
        not citizens
        and sense.type == "PROTEST"
        and sense.mode == "obstruct"
        and sense.words[0] in {"block", "close", "shut"}
    ):
        return "COERCE", "restrict"
    return sense.type, sense.mode


def _warning(clauses: Clauses, group: Group) -> Trigger | None:
    """*warned the agencies that it will expel them*: one's own hard deed behind a warning is a threat."""
    s = clauses.sketch
    if not set(group.lemmas) & {"warn", "caution"} or group.passive:
        return None
    for n in range(group.last, min(s.high, group.last + 25)):
        later = s.group(n)
        if later is None or later.at == group.at or not set(later.helpers) & {"will", "would", "shall", "'ll", "’ll"}:
            continue
        subject = clauses.subject(later)
        own = later.passive or (subject is not None and s.words.low[subject.first] in _OWN)
        kinds = {sense.type for lemma in later.lemmas for sense in verb_senses().get(lemma, ())}
        if own and kinds & {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"}:
            return Trigger(group.at, group.at + 1, "THREATEN", None, "event.verb", group=group)
        return None
    return None


_OWN = frozenset({"it", "he", "she", "they", "we", "i", "its", "his", "her", "their", "our"})


def _matched(s: Sketch, group: Group, sense: Sense) -> int | None:
    """Where the trigger ends, if the words behind the verb are those of a sense."""
    words, at = s.words.low, group.at
    rest = sense.words[1:]
    if not rest:
        return at + 1
    if words[at + 1 : at + 1 + len(rest)] == rest:
        return at + len(sense.words)
    if len(rest) == 1 and rest[0] in _SPLIT:  # took the men in
        for n in range(at + 2, min(s.high, at + 6)):
            if words[n] == rest[0] and s.noun(n - 1) is not None and s.tag(n + 1) not in {"N", "D", "W"}:
                return at + 1
            if s.tag(n) not in {"N", "D", "W", "'"}:
                break
    return None


_SPLIT = frozenset({"up", "out", "off", "back", "down", "in", "away", "over", "along", "aside", "home", "free"})


def _heads(clauses: Clauses, group: Group, last: int) -> Iterator[Noun]:
    """The phrases that may be the object of a verb: in the passive its subject, else those soon behind it."""
    s = clauses.sketch
    if group.passive or clauses.reduced(group):
        subject = clauses.subject(group)
        if subject is not None:
            yield subject
            if s.words.low[subject.last : subject.last + 1] == ("of",):
                inner = s.noun(subject.last + 1)
                if inner is not None:
                    yield inner
    else:
        found = clauses.object(group, last)
        if found is not None:
            yield from clauses.joined(found)
    at = group.last
    while at < min(s.high, group.last + _WINDOW):
        noun = s.noun(at)
        if noun is not None:
            yield noun
            at = noun.last
        elif s.group(at) is not None or s.tag(at) in {".", "R", "H", "S"}:
            return
        else:
            at += 1


def _allowed(clauses: Clauses, group: Group, sense: Sense, last: int) -> bool:
    s, name = clauses.sketch, " ".join(sense.words)
    heads = list(_heads(clauses, group, last))
    if _only_said(clauses, group, sense, last):
        return False
    if sense.nouns:
        return any(_contains(s, noun, sense.nouns) for noun in heads)
    if not _able(clauses, group, sense):
        return False
    first = _object(clauses, group, last)
    if sense.people or name in book().people_only:
        return first is not None and is_party(s, first)
    if name in book().object_only:
        return first is not None
    if sense.place:
        return first is not None and s.words.capital(first.head)
    if name in book().both_only:
        subject = clauses.subject(group)
        passive = group.passive or clauses.reduced(group)
        does = subject is None or passive or is_party(s, subject)
        return does and (first is None or is_party(s, first) or owned_by_party(s, first))
    return first is None or s.words.low[first.head] not in book().abstract


def _able(clauses: Clauses, group: Group, sense: Sense) -> bool:
    """Whether who does it can: a storm, a market or a film does no deed."""
    if group.passive or clauses.reduced(group):
        return True
    s, subject = clauses.sketch, clauses.subject(group)
    if subject is None or is_party(s, subject) or sense.type == "PROTEST" or s.words.low[subject.first] == "there":
        return True
    head = s.words.low[subject.head]
    return (
        head in book().means
        or head.removesuffix("s") in book().means
        or (owned_by_party(s, subject) and head not in book().abstract)
    )


def _only_said(clauses: Clauses, group: Group, sense: Sense, last: int) -> bool:
    """*asked whether*, *I suspect,*, *called it a nest*: no deed but words."""
    s = clauses.sketch
    behind = s.words.low[last] if last < s.high else "."
    if sense.words == ("ask",) and behind in _QUESTIONS:
        return True
    if sense.words == ("ask",) and (noun := s.noun(last)) is not None and noun.first == last and noun.last < s.high:
        return s.words.low[noun.last] in _QUESTIONS
    if sense.words == ("suspect",) and not group.passive and (behind in {",", "that"} or s.tag(last) in {"P", "."}):
        return not clauses.reduced(group)
    if sense.mode == "phone" and sense.words == ("call",):
        target = clauses.object(group, last)
        return target is not None and s.tag(target.last) in {"N", "D", "W"}
    return False


_QUESTIONS = frozenset({"whether", "how", "why", "what", "when", "where", "about", "if", "who", "which"})


def _object(clauses: Clauses, group: Group, last: int) -> Noun | None:
    if group.passive or clauses.reduced(group):
        return clauses.subject(group)
    return clauses.object(group, last)


def _contains(s: Sketch, noun: Noun, heads: frozenset[str]) -> bool:
    return any(word in heads for word in s.words.low[noun.first : noun.last])


def _named(clauses: Clauses, noun: Noun) -> Iterator[Trigger]:
    """The deeds that a noun phrase names: by its head, or by a noun before the possessive of another."""
    s = clauses.sketch
    if s.tag(noun.head) != "N":
        return
    if s.words.capital(noun.head) and noun.head > s.low and not _headline(s):
        return
    low = s.words.low
    if low[noun.head] in book().kinds and low[noun.head] not in noun_senses():
        return
    for sense in noun_senses().get(low[noun.head], ()):
        first = noun.head - len(sense.words) + 1
        if first > noun.first and low[first - 1] in book().abstract | {
            "news",
            "press",
            "bidding",
            "star",
            "word",
            "snowball",
            "tug",
        }:
            return
        if first < noun.first or low[first : noun.head + 1] != sense.words:
            continue
        light = _light(clauses, noun)
        yield Trigger(first, noun.head + 1, sense.type, sense.mode, "event.light" if light else "event.noun",
                      noun=noun, light=light, sense=sense)  # fmt: skip
        return


def _headline(s: Sketch) -> bool:
    longer = [n for n in range(s.low, s.high) if len(s.words.low[n]) > 4]
    return len(longer) > 3 and sum(s.words.capital(n) for n in longer) > 0.8 * len(longer)


def _light(clauses: Clauses, noun: Noun) -> Group | None:
    """The light verb that carries a noun: *launched an attack*, *the curfew that was imposed*."""
    s = clauses.sketch
    before = s.group(noun.first - 1)
    if before is not None and set(before.lemmas) & book().light and before.last == noun.first:
        return before
    if before is None and s.tag(noun.first - 1) == "A":
        before = clauses.previous(noun.first)
        if before is not None and before.last >= noun.first - 1 and set(before.lemmas) & book().light:
            return before
    after = clauses.following(noun.last)
    if after is not None and set(after.lemmas) & book().light and (after.passive or clauses.reduced(after)):
        return after if clauses.subject(after) is noun else None
    return None
