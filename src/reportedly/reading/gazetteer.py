"""Names that are known beforehand: states, outlets, organisations; and words for roles, groups and given names."""

from functools import cache
from typing import Literal

import msgspec

from reportedly.lexicons import load
from reportedly.model import ActorKind

Sense = Literal["name", "adjective", "people", "seat"]


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of `world/states.yaml`."""

    code: str
    name: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    leaders_houses: tuple[str, ...] = ()


class Outlet(msgspec.Struct, frozen=True):
    """An entry of `world/outlets.yaml`."""

    name: str
    names: tuple[str, ...] = ()
    country: str | None = None
    form: str | None = None
    control: str | None = None
    domains: tuple[str, ...] = ()


class Organisation(msgspec.Struct, frozen=True):
    """An entry of `world/organisations.yaml`. `shared`: other states have one of that name too."""

    name: str
    names: tuple[str, ...] = ()
    form: str | None = None
    country: str | None = None
    sector: str | None = None
    shared: bool = False


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of `world/cities.yaml`."""

    code: str
    places: tuple[str, ...]


class Role(msgspec.Struct, frozen=True):
    """A noun for somebody's office, rank or profession."""

    lemma: str
    plural: str | None = None
    abbreviations: tuple[str, ...] = ()
    sector: str | None = None
    kind: str | None = None


class Title(msgspec.Struct, frozen=True):
    """A form before a name, with the gender that it tells."""

    form: str
    gender: Literal["m", "f"] | None = None


class Roles(msgspec.Struct, frozen=True):
    """`en/roles.yaml`."""

    roles: tuple[Role, ...]
    titles: tuple[Title, ...]


class Group(msgspec.Struct, frozen=True):
    """A noun for people who are not named (`en/groups.yaml`)."""

    lemma: str
    singular: str | None = None


class GivenNames(msgspec.Struct, frozen=True):
    """Given names by the gender that they tell; `words` are those that are common words too."""

    f: frozenset[str]
    m: frozenset[str]
    u: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


class Known(msgspec.Struct, frozen=True):
    """A form of a known name: what it names, and in which sense (*Japan*, *Japanese*, *Tokyo*)."""

    key: str
    name: str
    kind: ActorKind
    country: str | None
    sense: Sense


Forms = dict[str, list[tuple[str, Known]]]
_PRINTED = str.maketrans("\xa0’", " '")
KEY = 3  # characters by which forms are looked up


@cache
def known_forms() -> Forms:
    """Every form of every known name by its first characters, the longest first."""
    forms: Forms = {}
    for state in load("world/states", tuple[State, ...]):
        senses: tuple[tuple[Sense, tuple[str, ...]], ...] = (
            ("name", (state.name, *state.names)),
            ("adjective", state.adjectives),
            ("people", state.people),
            ("seat", (*state.seats, *state.leaders_houses)),
        )
        for sense, listed in senses:
            for form in listed:
                _add(forms, form, Known(f"state:{state.code}", state.name, "state", state.code, sense))
    for outlet in load("world/outlets", tuple[Outlet, ...]):
        for form in (outlet.name, *outlet.names):
            _add(forms, form, Known(f"outlet:{outlet.name}", outlet.name, "outlet", outlet.country, "name"))
    for body in load("world/organisations", tuple[Organisation, ...]):
        for form in (body.name, *body.names):
            _add(forms, form, Known(f"organisation:{body.name}", body.name, "organisation", body.country, "name"))
    for entries in forms.values():
        entries.sort(key=lambda pair: -len(pair[0]))
    return forms


def known_at(text: str, start: int) -> tuple[int, Known] | None:
    """The longest known name that begins at a place and ends with a word there: where it ends, and what it is."""
    forms = known_forms()
    for size in (KEY, KEY - 1):
        for form, known in forms.get(text[start : start + size].replace("’", "'"), ()):
            end = start + len(form)
            fits = text.startswith(form, start) or text[start:end].translate(_PRINTED) == form
            if fits and not (text[end - 1].isalnum() and text[end : end + 1].isalnum()):
                return end, known
    return None


def _add(forms: Forms, form: str, known: Known) -> None:
    form = form.removeprefix("the ")  # with a capital it belongs to the name: The Hill
    entries = forms.setdefault(form[:KEY], [])
    if all(form != other for other, _ in entries):
        entries.append((form, known))


@cache
def places() -> dict[str, str]:
    """The state of every known city and region, by its name as printed."""
    return {place: entry.code for entry in load("world/cities", tuple[Places, ...]) for place in entry.places}


@cache
def state_names() -> dict[str, str]:
    """The short English name of every state by its code."""
    return {state.code: state.name for state in load("world/states", tuple[State, ...])}


@cache
def role_words() -> dict[tuple[str, ...], Role]:
    """Roles by the lower-case tokens of their singular, plural and abbreviations."""
    found: dict[tuple[str, ...], Role] = {}
    for role in load("en/roles", Roles).roles:
        for form in (role.lemma, *role.abbreviations):
            found.setdefault(tuple(form.lower().split()), role)
    return found


@cache
def plural_roles() -> frozenset[str]:
    """The last tokens of roles in the plural."""
    return frozenset(r.plural.lower().split()[-1] for r in load("en/roles", Roles).roles if r.plural)


@cache
def titles() -> dict[str, Title]:
    """Titles by their form without full stops, lower case."""
    return {title.form.replace(".", "").lower(): title for title in load("en/roles", Roles).titles}


@cache
def groups() -> frozenset[str]:
    """The last tokens of nouns for unnamed groups."""
    return frozenset(group.lemma.lower().split()[-1] for group in load("en/groups", tuple[Group, ...]))


@cache
def gender_of(given: str) -> Literal["m", "f"] | None:
    """The gender that a given name tells, if any."""
    names = load("en/given_names", GivenNames)
    if given in names.f:
        return "f"
    return "m" if given in names.m else None


@cache
def is_given(name: str) -> bool:
    """Whether a word is a given name and no common word."""
    names = load("en/given_names", GivenNames)
    return (name in names.f or name in names.m or name in names.u) and name not in names.words
