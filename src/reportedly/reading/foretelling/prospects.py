"""What tells a prediction from a plan, as signals that are weighed."""

from collections.abc import Iterator

import msgspec

from reportedly.model import Attribution, Time
from reportedly.reading.foretelling.clauses import Clause, reporting
from reportedly.reading.foretelling.horizons import dated
from reportedly.reading.foretelling.outlooks import Sign, outlook, phrases_of
from reportedly.reading.foretelling.people import People
from reportedly.reading.gazetteer import groups, plural_roles, role_words
from reportedly.reading.words import Words, grammar

_BY_THEN = frozenset({"by", "before", "within", "until", "than", "as", "through", "latest", "throughout"})
_THIRD = frozenset({"he", "she", "it", "they"})
_LEARNED = ("ologist", "ologists", "ographer", "ographers", "ist", "ists", "watcher", "watchers")
_NOBODY = frozenset({"nobody", "none", "hardly", "no"})
REASONS = {
    "condition": "condition",
    "expecting": "expecting",
    "foretold": "horizon",
    "happening": "happening",
    "hedged": "hedged",
    "onlooker": "onlooker",
    "open": "open",
    "outlook": "outlook",
    "plain": "outlook",
    "soon": "horizon",
    "thing": "happening",
    "warning": "warning",
}
"""The rule that each signal is told by; the others only tip the balance."""


def weight(signals: frozenset[str]) -> int:
    """The sum of the weights; below 0 it is no prediction."""
    weights = outlook().weights
    return weights.get("start", 0) + sum(weights.get(signal, 0) for signal in signals)


def strongest(signals: frozenset[str]) -> str:
    """The reason that weighs most."""
    weights = outlook().weights
    told = max(sorted(signals & set(REASONS)), key=lambda signal: weights.get(signal, 0), default=None)
    return REASONS[told] if told is not None else "sign"


class Scene(msgspec.Struct, frozen=True):
    """What a clause is judged by."""

    words: Words
    sign: Sign
    around: Clause
    holder: Attribution | None
    people: People
    times: list[Time]
    published: str | None

    @property
    def subject(self) -> tuple[int, int]:
        """The tokens before the sign, without a condition before them."""
        found = self.around.condition
        return (found[1] if found is not None and found[1] <= self.sign.at else self.around.first), self.sign.at


def prospects(scene: Scene) -> frozenset[str]:
    """The signals of one clause."""
    words, around, sign = scene.words, scene.around, scene.sign
    found = {sign.kind, *_of_holder(scene), *_of_subject(scene), *_of_verb(words, sign, around), *_of_time(scene)}
    if around.condition is not None:
        found.add("condition")
    first, _ = scene.subject
    hedges = phrases_of("likelihood").within(words, first, around.last)
    if any(words.low[n] not in outlook().open | outlook().due for n, _ in hedges):
        found.add("hedged")
    if {"warning", "other"} <= found and "himself" not in found:
        found.add("warned-of")
    return frozenset(found)


def _of_holder(scene: Scene) -> Iterator[str]:
    words, around, holder, lexicon = scene.words, scene.around, scene.holder, outlook()
    said = _words_of(words, holder)
    beside = reporting(words, around.first, around.last) if holder is None else None
    if beside is not None:
        said = {words.low[n] for n in range(*beside[:2])}
    if said & lexicon.expecting_forms:
        yield "expecting"
    if said & lexicon.warning:
        yield "warning"
    if said & lexicon.committing_forms:
        yield "committing"
    outlet = holder is not None and scene.people.kind(holder.speaker) == "outlet"
    if outlet or said & lexicon.onlookers or any(_learned(word) for word in said):
        yield "onlooker"
    elif said & lexicon.officials:
        yield "official"
    if holder is not None and holder.kind != "indirect":
        yield "quoted"
    if holder is None and beside is None:
        yield "author"
    if words.low[around.first] in {"whether", "what", "who", "how", "where", "why"}:
        yield "question"


def _learned(word: str) -> bool:
    """Whether a word names a calling by its ending: a hydrologist, a cartographer, a harpist."""
    return len(word) > 6 and word.endswith(_LEARNED) and word.rstrip("s") not in outlook().partisans


def _words_of(words: Words, holder: Attribution | None) -> set[str]:
    if holder is None:
        return set()
    said = " ".join(span.of(words.text) for span in (*holder.cue, *holder.source))
    return set(said.lower().replace(",", " ").replace("'s", " ").replace("’s", " ").split())


def _of_subject(scene: Scene) -> Iterator[str]:
    words, (first, last) = scene.words, scene.subject
    subject = [words.low[n] for n in range(first, last) if words.low[n] != ","]
    clause = set(words.low[first : scene.around.last])
    yield from _of_pronoun(scene, subject)
    yield from _of_party(scene, subject)
    if "there" in subject[-2:]:
        yield "there"
    if _NOBODY & set(subject) or {"nobody", "never"} & clause:
        yield "nobody"
    if subject and subject[-1] in {"who", "which", "that"}:
        yield "relative"
    if _is_thing(scene, subject):
        yield "thing"
    if not subject:
        yield "shared"


def _of_pronoun(scene: Scene, subject: list[str]) -> Iterator[str]:
    holder = scene.holder
    reported = holder is not None and holder.kind == "indirect"
    if {"i", "we"} & set(subject[-3:]):
        yield "first"
    elif "you" in subject[-2:]:
        yield "you"
    elif pronoun := set(subject[-2:]) & _THIRD:
        yield "pronoun"
        if holder is not None and reported and scene.people.fits(holder.speaker, pronoun):
            yield "himself"
    if {"our", "my"} & set(subject[:2]) or (reported and {"his", "her", "its", "their"} & set(subject[:1])):
        yield "own"


def _of_party(scene: Scene, subject: list[str]) -> Iterator[str]:
    """Whether the subject is the holder, of the holder's country, or somebody else."""
    holder = scene.holder
    if holder is None or not subject:
        return
    meant = scene.people.within(scene.words.span(*scene.subject))
    if set(subject) & _names(scene.words, holder) or (holder.speaker in meant and "his" not in subject):
        yield "himself"
    elif scene.people.same_country(holder.speaker, meant):
        yield "own"
    elif meant:
        yield "other"


def _is_thing(scene: Scene, subject: list[str]) -> bool:
    """Whether a subject names nobody who could decide anything: prices, the harvest, a quake."""
    words, (first, last) = scene.words, scene.subject
    if not subject or {"i", "we", "you", "who", "nobody", *_THIRD} & set(subject) or "there" in subject:
        return False
    if any(low in groups() or low in plural_roles() or (low,) in role_words() for low in subject):
        return False
    if set(subject) & (outlook().officials | outlook().onlookers):
        return False
    named = any(words.capital(n) for n in range(first + 1, last)) or scene.people.within(words.span(first, last))
    return not named


def _names(words: Words, holder: Attribution) -> set[str]:
    """The capitalised words of a source."""
    cut = " ".join(span.of(words.text) for span in holder.source).replace("'s", " ").replace("’s", " ").split()
    return {word.lower().strip(",.") for word in cut if word[0].isupper()} - grammar().determiners


def _of_verb(words: Words, sign: Sign, around: Clause) -> Iterator[str]:
    verb = words.low[sign.verb]
    between = set(words.low[sign.at + 1 : sign.verb + 1])
    lexicon = outlook()
    if "have" in between:
        yield "perfect"
    if verb == "be" or "be" in between:
        following = words.low[sign.verb + 1] if sign.verb + 1 < around.last else ""
        yield "passive" if following.endswith(("ed", "en")) else "going-on" if following.endswith("ing") else "being"
        if following in lexicon.arranged_forms:
            yield "arranged"
    elif verb in lexicon.happening_forms:
        yield "happening"
    elif verb in lexicon.arranged:
        yield "arranged"
    else:
        yield "deed"
    if between & {"not", "never", "hardly"}:
        yield "negated"


def _of_time(scene: Scene) -> Iterator[str]:
    ahead = dated(scene.words, scene.around, scene.times, scene.published)
    first, last = scene.subject[0], scene.around.last
    if next(phrases_of("one_day").within(scene.words, first, last), None) is not None:
        yield "one-day"
    elif not ahead:
        yield "timeless"
    for time, leading in ahead:
        value = time.value or ""
        if leading in _BY_THEN or (leading in {"in", "over"} and time.type == "DURATION"):
            yield "foretold"
        elif value == "FUTURE_REF":
            yield "soon"
        elif len(value) >= 10 and value[:4].isdigit():
            yield "on-a-day"
        else:
            yield "in-a-time"
