"""Names as they stand in a text: known ones, and runs of capitals with the roles and titles before them."""

# long: where a name begins and ends hangs on the roles and titles on both sides of it, all looked up here

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from reportedly.lexicons import load
from reportedly.model import ActorKind, Span
from reportedly.reading.gazetteer import Known, gender_of, is_given, known_at, role_words, titles
from reportedly.reading.words import Words, grammar

Gender = Literal["m", "f"]
_JOINS = frozenset({"of", "for", "on", "and", "the", "&", "in", "to"})


class Forms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the forms of names tell (`en/forms.yaml`)."""

    outlet_endings: frozenset[str]
    outlet_starts: frozenset[str]
    outlet_words: frozenset[str]
    beside_outlets: frozenset[str]
    organisation_endings: frozenset[str]
    generic_bodies: frozenset[str]
    bodies: frozenset[str]
    organisation_starts: frozenset[str]
    place_endings: frozenset[str]
    event_endings: frozenset[str]
    particles: frozenset[str]
    state_nouns: frozenset[str]
    writings: frozenset[str]
    general_roles: dict[str, frozenset[str]]


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """One name in the text. `first` to `last` (not included) are the tokens of the name alone, without
    title and role; `words` are these as printed. `country` is that of its role (*the Japanese minister*)."""

    first: int
    last: int
    span: Span
    words: tuple[str, ...]
    text: str  # as printed, white space folded
    known: Known | None = None
    kind: ActorKind | None = None
    roles: tuple[str, ...] = ()
    country: str | None = None
    gender: Gender | None = None


@cache
def forms() -> Forms:
    """The lexicon of forms."""
    return load("en/forms", Forms)


def names(words: Words, skipped: tuple[Span, ...] = ()) -> tuple[Name, ...]:
    """The names of a text in order; those in titles are found by what the rest of the text names."""
    lowered = {words.word(at) for at in range(len(words.low)) if not words.capital(at)}
    titled = {n for n in range(len(words.first)) if _all_capitals(words, n)}
    found: list[Name] = []
    at = 0
    while at < len(words.low):
        if words.sentence[at] in titled or not (words.capital(at) or words.low[at] in forms().particles):
            at += 1
            continue
        name, at = _name_at(words, at, lowered)
        if name is not None and not any(span.holds(name.span) for span in skipped):
            found.append(name)
    found.extend(_in_titles(words, titled, found))
    return tuple(sorted(found, key=lambda name: name.first))


def _all_capitals(words: Words, sentence: int) -> bool:
    """Whether a sentence is printed like a title."""
    longer = [
        n
        for n in range(words.first[sentence], words.last[sentence])
        if len(words.low[n]) > 3 and words.low[n][0].isalpha()
    ]
    return len(longer) > 2 and sum(words.capital(n) for n in longer) >= 0.8 * len(longer)


def _in_titles(words: Words, titled: set[int], found: list[Name]) -> Iterator[Name]:
    seen = {name.words: name for name in reversed(found)}
    for name in found:
        if name.kind == "person" and len(name.words) > 1:
            seen.setdefault(name.words[-1:], msgspec.structs.replace(name, words=name.words[-1:], text=name.words[-1]))
    longest = max((len(key) for key in seen), default=0)
    for sentence in sorted(titled):
        at, end = words.first[sentence], words.last[sentence]
        while at < end:
            known = _known_at(words, at)
            found_here: Name | None = _from_known(words, at, *known) if known else None
            size = known[0] if known else 1
            for length in range(min(longest, end - at), size - 1 if known is None else size, -1):
                key = tuple(words.word(n) for n in range(at, at + length))
                if key in seen and not known:
                    other = seen[key]
                    start = at
                    if (
                        length == 1
                        and other.kind == "person"
                        and at > words.first[sentence]
                        and is_given(words.word(at - 1))
                    ):
                        start = at - 1  # a headline may be the only place that has the full name
                    found_here = msgspec.structs.replace(
                        other,
                        first=start,
                        last=at + length,
                        span=words.span(start, at + length),
                        words=tuple(words.word(n) for n in range(start, at + length)),
                        text=_printed(words, start, at + length),
                        roles=(),
                    )
                    size = length
                    break
            if found_here is not None:
                yield found_here
            at += size


def _known_at(words: Words, at: int) -> tuple[int, Known] | None:
    """The longest known name that begins at a token: how many tokens, and what it is."""
    found = known_at(words.text, words.parse.starts[at]) if at < len(words.low) else None
    if found is None:
        return None
    end = bisect_left(words.parse.starts, found[0], at)
    return end - at, found[1]


def _from_known(words: Words, at: int, size: int, known: Known) -> Name:
    printed = tuple(words.word(n) for n in range(at, at + size))
    return Name(
        first=at,
        last=at + size,
        span=words.span(at, at + size),
        words=printed,
        text=_printed(words, at, at + size),
        known=known,
        kind=known.kind,
        country=known.country,
    )


def _printed(words: Words, first: int, last: int) -> str:
    return " ".join(words.span(first, last).of(words.text).split())


def _name_at(words: Words, at: int, lowered: set[str]) -> tuple[Name | None, int]:
    """The name that begins at token `at` with its role and title, and the token behind it."""
    begin, ceiling = words.around(at)
    known = _known_at(words, at)
    end = _run(words, at, ceiling)
    if known is not None and not _longer_than_known(words, at, known, end):
        return _from_known(words, at, *known), at + known[0]
    if words.low[at] in forms().particles and not words.capital(at):
        return None, at + 1
    start = _behind_last_role(words, at, end)
    first, roles, gender, country = _past_titles(words, start or at, end)
    if start is not None:
        roles = (" ".join(words.word(n) for n in range(at, start)), *roles)
    if first >= end:
        return None, max(end, at + 1)
    if first > at:
        inner = _known_at(words, first)
        if inner is not None and inner[0] >= end - first:
            return _from_known(words, first, *inner), first + inner[0]
    if end - first == 1 and _only_a_word(words, first, begin, lowered):
        return None, end
    if words.word(end - 1) in forms().generic_bodies:
        first = _with_owner(words, first, begin)
    printed = tuple(words.word(n) for n in range(first, end) if words.low[n] != ".")
    before_roles, before_country = _role_before(words, at, begin)
    if roles and country is None:
        country = _country_before(words, at, begin)
    roles, country = (*roles, *before_roles), country or before_country
    behind_roles, behind_country = _role_behind(words, end, ceiling)
    kind = _kind(words, first, end, printed) or _introduced(words, first, end, ceiling)
    if kind is None and (roles or gender):
        kind = "person"
    if kind in {None, "person"} and behind_roles and not roles:
        roles, country, kind = behind_roles, country or behind_country, "person"
    gender = gender or (gender_of(printed[0]) if len(printed) > 1 or is_given(printed[0]) else None)
    return (
        Name(
            first=first,
            last=end,
            span=words.span(first, end),
            words=printed,
            text=_printed(words, first, end),
            kind=kind,
            roles=roles,
            country=country,
            gender=gender,
        ),
        end,
    )


def _run(words: Words, at: int, ceiling: int) -> int:
    """Where a run of capitals ends; `of` and the like go on where the run began as an organisation does."""
    end = at + 1
    joined = words.word(at) in forms().organisation_starts
    while end < ceiling:
        low = words.low[end]
        if low[0].isalpha() and words.parse.starts[end] == words.parse.ends[end - 1]:
            break  # two words that a bad scrape glued together
        if words.capital(end) and low[0].isalpha() and low != "i" and not _adjective_of_role(words, end):
            joined = joined or words.word(end) in forms().organisation_starts
            end += 1
        elif (
            (
                low == "."
                and len(words.low[end - 1]) <= 3
                and end + 1 < ceiling
                and words.capital(end + 1)
                and words.parse.starts[end] == words.parse.ends[end - 1]
            )
            or (
                low in {"-", "‐"}
                and end + 1 < ceiling
                and words.capital(end + 1)
                and words.parse.starts[end] == words.parse.ends[end - 1]
            )
            or (low in forms().particles and end + 1 < ceiling and words.capital(end + 1))
        ):
            end += 1
        elif joined and low in _JOINS and (nxt := _next_capital(words, end, ceiling)) is not None:
            end = nxt
        else:
            break
    return end


def _with_owner(words: Words, first: int, begin: int) -> int:
    """A ministry takes its state into its name: Dalmora’s Defence Ministry, the Karvian Foreign Ministry."""
    at = first
    if at > begin + 1 and words.low[at - 1] in {"'s", "’s"} and words.capital(at - 2):
        return at - 2
    known = _known_at(words, at - 1) if at > begin else None
    return at - 1 if known is not None and known[1].sense == "adjective" else first


def _behind_last_role(words: Words, at: int, end: int) -> int | None:
    """Behind the last role inside a run that does not begin with it: `Veltian Infrastructure Minister` Joren Valk."""
    for last in range(end - 1, at, -1):
        if (words.low[last - 1],) in role_words() and _first_word_is_no_role(words, at, last):
            return last
    return None


def _first_word_is_no_role(words: Words, at: int, last: int) -> bool:
    return _role_at(words, at) == 0 and words.low[at].replace(".", "") not in titles() and last - at > 1


def _adjective_of_role(words: Words, at: int) -> bool:
    """Whether a state's adjective and a role begin at a token: glued behind a name, they are no part of it."""
    known = _known_at(words, at)
    return known is not None and known[1].sense == "adjective" and bool(_role_at(words, at + known[0]))


def _next_capital(words: Words, at: int, ceiling: int) -> int | None:
    """The capital that a joining word leads to: `of Foreign`, `for the Study`."""
    step = at + 1
    if step < ceiling and words.low[step] == "the":
        step += 1
    return step if step < ceiling and words.capital(step) else None


def _longer_than_known(words: Words, at: int, known: tuple[int, Known], end: int) -> bool:
    """Whether a run is a longer name that only begins with a known one: China Rising Radio, Jordan Smith."""
    size, what = known
    rest = at + size
    if rest >= end or what.sense in {"adjective", "people"} or what.kind != "state":
        return False
    following = words.word(rest)
    if _known_at(words, rest) or _role_at(words, rest) or following.replace(".", "").lower() in titles():
        return False
    ending = words.word(end - 1)
    endings = forms().outlet_endings | forms().organisation_endings | forms().place_endings | forms().event_endings
    return ending in endings or is_given(words.word(at))


def _role_at(words: Words, at: int) -> int:
    """How many tokens of a role begin at a token, 0 for none."""
    for size in range(min(4, len(words.low) - at), 0, -1):
        if tuple(words.low[at : at + size]) in role_words():
            return size
    return 0


def _past_titles(words: Words, at: int, end: int) -> tuple[int, tuple[str, ...], Gender | None, str | None]:
    """Behind adjectives, roles and titles at the start of a run: the token, the roles, gender and country."""
    roles: list[str] = []
    gender: Gender | None = None
    country: str | None = None
    while at < end:
        title = titles().get(words.low[at])
        size = _role_at(words, at)
        known = _known_at(words, at)
        if known is not None and known[1].sense == "adjective" and at + known[0] < end:
            country = known[1].country
            at += known[0]
        elif size and at + size <= end and not (at + size == end and not roles and is_given(words.word(at))):
            roles.append(" ".join(words.word(n) for n in range(at, at + size)))
            at += size
        elif title is not None:
            gender = gender or title.gender
            at += 1
            if at < end and words.low[at] == ".":
                at += 1
        elif words.low[at] == "." or words.low[at] in _openers() or _only_before(words, at, end):
            at += 1
        else:
            break
    return at, tuple(roles), gender, country


def _only_before(words: Words, at: int, end: int) -> bool:
    """Whether a capital is a time, an auxiliary or an adverb before another name: `in June Beijing`, `Should Peru`."""
    low, closed = words.low[at], grammar()
    if at + 1 >= end or words.low[at + 1] == ".":
        return False
    told = _known_at(words, at + 1) is not None or _role_at(words, at + 1) > 0
    if low in closed.time_words:
        return told or low.endswith("day")
    opens = at == words.first[words.sentence[at]]
    return opens and told and (low in closed.auxiliaries or low.endswith(("ly", "ing", "ed")) or low == "thrice")


@cache
def _openers() -> frozenset[str]:
    closed = grammar()
    return (
        closed.sentence_adverbs | closed.prepositions | closed.determiners | closed.clause_openers | closed.conjunctions
    )


def _only_a_word(words: Words, at: int, begin: int, lowered: set[str]) -> bool:
    """Whether one capital is no name: a closed-class word, or the first of a sentence that is a common word."""
    low, closed = words.low[at], grammar()
    if (
        low
        in closed.determiners
        | closed.prepositions
        | closed.conjunctions
        | closed.subject_pronouns
        | closed.sentence_adverbs
    ):
        return True
    if low in closed.clause_openers | closed.auxiliaries | closed.time_words | closed.adverbs or len(low) == 1:
        return True
    opens = at == begin or not words.low[at - 1][0].isalnum()
    return opens and (
        low in lowered or low.endswith(("ing", "ly")) or (low.endswith("ed") and not is_given(words.word(at)))
    )


def _kind(words: Words, first: int, end: int, printed: tuple[str, ...]) -> ActorKind | None:
    """The kind that the form of a name tells, or a word beside it."""
    beside = {words.low[n] for n in (end, first - 1) if 0 <= n < len(words.low)}
    last = printed[-1]
    if beside & forms().beside_outlets:
        return "outlet"
    if "agency" in beside and (len(printed) == 1 or (first >= 2 and words.low[first - 2] in {"news", "wire", "press"})):
        return "outlet"
    if len(printed) > 1 and printed[0] in forms().outlet_starts:
        return "outlet"
    if len(printed) > 1 and last in forms().outlet_endings and not is_given(printed[0]):
        return "outlet"
    if last in forms().organisation_endings or printed[0] in forms().organisation_starts:
        return "organisation"
    if last in forms().place_endings | forms().event_endings:
        return None
    if 1 < len(printed) <= 4 and is_given(printed[0]):
        return "person"
    return None


def _introduced(words: Words, first: int, end: int, ceiling: int) -> ActorKind | None:
    """A person by the commas around the name, behind a common noun: `The municipal geologist, Vegard Tangen, …`."""
    if not (2 <= end - first <= 3 and first > 1 and words.low[first - 1] == "," and end < ceiling):
        return None
    noun = words.low[first - 2]
    person = noun.endswith(("ist", "er", "or", "ian", "ant", "ent", "man", "woman", "wife", "husband", "ee"))
    return "person" if person and words.low[end] == "," and not words.capital(first - 2) else None


def _role_before(words: Words, at: int, begin: int) -> tuple[tuple[str, ...], str | None]:
    """A role in small letters before a name, with the state that it is of: `the French president, Emmanuel Macron`."""
    end = at
    if end > begin and words.low[end - 1] == ",":
        end -= 1
    for size in range(min(4, end - begin), 0, -1):
        start = end - size
        if tuple(words.low[start:end]) in role_words():
            if end < at and not _defined(words, start, begin):
                continue
            return (" ".join(words.word(n) for n in range(start, end)),), _country_before(words, start, begin)
    return (), None


def _defined(words: Words, start: int, begin: int) -> bool:
    """Whether a role names one person (`the French president`), so that the name behind its comma is hers."""
    defining = grammar().possessives | {"the", "'s", "’s"}
    return any(words.low[n] in defining for n in range(max(begin, start - 3), start))


def _country_before(words: Words, at: int, begin: int) -> str | None:
    """The state of an adjective or a possessive right before token `at`."""
    for start in range(at - 1, max(begin - 1, at - 5), -1):
        known = _known_at(words, start)
        if known is not None and known[1].kind == "state":
            between = {words.low[n] for n in range(start + known[0], at)}
            return known[1].country if between <= {"'s", "’s", "'", "’", "deputy", "former", "then", "new"} else None
    return None


def _role_behind(words: Words, at: int, ceiling: int) -> tuple[tuple[str, ...], str | None]:
    """A role behind a name and a comma: `Yu Koizumi, senior fellow at …`, `Ada Brenn, the Karvian envoy,`."""
    if at + 1 >= ceiling:
        return (), None
    known = _known_at(words, at)
    glued = known is not None and known[1].sense == "adjective" and words.parse.starts[at] == words.parse.ends[at - 1]
    if words.low[at] != "," and not glued:
        return (), None
    start = at + 1
    if glued and known is not None and not _role_at(words, at + known[0]):
        return (), None
    while start < min(ceiling, at + 9) and words.low[start] != ",":
        size = _role_at(words, start)
        if size and start + size < ceiling and words.capital(start + size):
            return (), None  # the role of the next name: In Brodny, spokeswoman Mira Oslenko
        if size:
            return (" ".join(words.word(n) for n in range(start, start + size)),), _country_before(words, start, at - 1)
        if words.low[start] in grammar().common_verbs | grammar().auxiliaries | grammar().subject_pronouns - {"one"}:
            return (), None
        start += 1
    return (), None
