"""Which word tells which sector: trades of people, kinds of bodies, groups, and what stands before them."""

from functools import cache
from typing import Literal

import msgspec

from reportedly.lexicons import load
from reportedly.model import ActorKind
from reportedly.reading.gazetteer import Group, Organisation, Roles
from reportedly.reading.names import forms

LONGEST = 4  # tokens of a noun in the list
Listed = dict[str, frozenset[str]]


class Sectors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lexicon of sectors (`en/sectors.yaml`)."""

    categories: dict[str, str]
    forms: dict[str, str]
    forms_of_no_country: dict[str, str]
    people: Listed
    crowds: Listed
    bodies: Listed
    names: Listed
    modifiers: Listed
    open: frozenset[str]
    open_default: dict[str, str]
    past: frozenset[str]
    of_the_state: frozenset[str]
    compounds: frozenset[str]
    bare: frozenset[str]
    deeds: frozenset[str]
    ways: frozenset[str]
    parts: frozenset[str]
    apiece: frozenset[str]


class Noun(msgspec.Struct, frozen=True):
    """A noun that means an actor: its kind, the sector that it tells, its singular."""

    kind: ActorKind
    sector: str | None
    lemma: str
    form: Literal["person", "group", "body", "crowd", "state"]

    @property
    def plural(self) -> bool:
        """Whether it means several."""
        return self.form in {"group", "crowd"}


@cache
def sectors() -> Sectors:
    """The lexicon."""
    return load("en/sectors", Sectors)


@cache
def nouns() -> dict[tuple[str, ...], Noun]:
    """Every noun for an actor by its lower-case tokens; the list of sectors goes before those of roles and groups."""
    found: dict[tuple[str, ...], Noun] = {}
    listed = sectors()
    for noun in forms().state_nouns | {"country", "nation", "republic", "kingdom"}:
        found[noun,] = Noun("state", "GOV", noun, "state")
    for sector, words in listed.crowds.items():
        for word in words:
            kind: ActorKind = "organisation" if word in _ORGANISED else "group"
            found.setdefault(_tokens(word), Noun(kind, sector, word, "crowd"))
    for sector, words in listed.people.items():
        for word in sorted(words):
            found.setdefault(_tokens(word), Noun("person", sector, word, "person"))
            found.setdefault(_tokens(plural_of(word)), Noun("group", sector, word, "group"))
    for sector, words in listed.bodies.items():
        for word in sorted(words):
            found.setdefault(_tokens(word), Noun("organisation", sector, word, "body"))
            found.setdefault(_tokens(plural_of(word)), Noun("group", sector, word, "group"))
    _of_older_lists(found)
    return found


_ORGANISED = frozenset({"bench", "cartel", "garrison", "jury", "judiciary", "mafia", "management", "syndicate"})


def _of_older_lists(found: dict[tuple[str, ...], Noun]) -> None:
    categories = sectors().categories
    for role in load("en/roles", Roles).roles:
        sector = categories.get(role.sector or "")
        for form in (role.lemma, *role.abbreviations):
            found.setdefault(_tokens(form), Noun("person", sector, role.lemma, "person"))
        if role.plural:
            found.setdefault(_tokens(role.plural), Noun("group", sector, role.lemma, "group"))
    for group in load("en/groups", tuple[Group, ...]):
        found.setdefault(_tokens(group.lemma), Noun("group", None, group.singular or group.lemma, "group"))
        if group.singular:
            found.setdefault(_tokens(group.singular), Noun("person", None, group.singular, "person"))
    for body in forms().bodies:
        found.setdefault((body,), Noun("organisation", None, body, "body"))
        found.setdefault((plural_of(body),), Noun("group", None, body, "group"))
    for word in forms().outlet_words - {"agency", "corporation", "network", "paper"} | {"weekly", "paper"}:
        found.setdefault((word,), Noun("outlet", "JRN", word, "body"))


def _tokens(word: str) -> tuple[str, ...]:
    return tuple(word.lower().replace("'", " '").replace("' s", "'s").split())


def plural_of(word: str) -> str:
    """The plural of a noun by rule."""
    for one, many in (
        ("woman", "women"),
        ("man", "men"),
        ("child", "children"),
        ("thief", "thieves"),
        ("wife", "wives"),
    ):
        if word.endswith(one):
            return word.removesuffix(one) + many
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh", "z")) else f"{word}s"


@cache
def modifiers() -> dict[str, str]:
    """The sector that a word tells before an open noun."""
    return {word: sector for sector, words in sectors().modifiers.items() for word in sorted(words)}


@cache
def name_words() -> dict[tuple[str, ...], str]:
    """The sector that words inside a body's name tell."""
    found: dict[tuple[str, ...], str] = {}
    for listed in (sectors().names, sectors().bodies):
        for sector, words in listed.items():
            for word in sorted(words):
                found.setdefault(_tokens(word), sector)
                found.setdefault(_tokens(plural_of(word)), sector)
    return found


@cache
def bodies_by_name() -> dict[str, Organisation]:
    """The bodies that are known by name."""
    return {body.name: body for body in load("world/organisations", tuple[Organisation, ...])}


def sector_of_body(body: Organisation) -> str | None:
    """The sector of a known body: its own, or what its form tells."""
    listed = sectors()
    if body.sector is not None or body.form is None:
        return body.sector
    return (listed.forms if body.country else listed.forms_of_no_country).get(body.form)


def sector_of_name(tokens: list[str]) -> str | None:
    """The sector that a body's name tells: by its last words rather than by its first ones."""
    low = [token.lower().replace("’", "'") for token in tokens]
    if low[:2] == ["bank", "of"]:  # a state's own
        return "GOV"
    if "of" in low and low.index("of") > 0:  # Bank of Lithuania, Ministry of Trade
        head = sector_of_name(low[: low.index("of")])
        if head is not None:
            return head
    for last in range(len(low), 0, -1):
        for first in range(max(0, last - LONGEST), last):
            found = name_words().get(tuple(low[first:last]))
            if found is not None and not (found == "SOC" and last - first == 1 and first):
                return found
            if found is not None:
                return sector_of_name(low[:first]) or found  # a federation of metalworkers, a union of teachers
    return None
