"""Whose an actor is and what it does: its state and its sector of PLOVER, where the text or common knowledge tells.

What is not told stays None. A person named alone is of no state and no sector.
"""

from collections.abc import Iterable

import msgspec

from reportedly.reading.actors import Draft
from reportedly.reading.mentioning.maps import Map
from reportedly.reading.mentioning.mentions import Mention
from reportedly.reading.mentioning.parties import Party
from reportedly.reading.mentioning.sectors import bodies_by_name, nouns, sector_of_body, sector_of_name, sectors
from reportedly.reading.mentioning.stories import Meant, Story, Told
from reportedly.reading.names import Name
from reportedly.reading.words import Words, grammar

_WHERE = frozenset({"in", "at", "from", "near", "outside", "across", "off", "around", "of", "above", "on"})
_BEHIND = 6  # tokens behind a phrase in which its place may stand


class Affiliation(msgspec.Struct, frozen=True):
    """The state (ISO 3166 alpha-3) and the sector of an actor, as far as they are known."""

    country: str | None = None
    sector: str | None = None


class _Facts(msgspec.Struct):
    """All that a document tells of one actor."""

    told: list[Told] = []
    at: list[Mention] = []


def affiliated(words: Words, story: Story, meant_by: Iterable[Meant], where: Map) -> dict[int, Affiliation]:
    """State and sector of each actor of a document, by the identity of its draft; linear."""
    facts: dict[int, _Facts] = {}
    drafts: dict[int, Draft] = {}
    for one in story.told:
        facts.setdefault(id(one.draft), _Facts([], [])).told.append(one)
        drafts[id(one.draft)] = one.draft
    for each in meant_by:
        facts.setdefault(id(each.draft), _Facts([], [])).at.append(each.mention)
        drafts[id(each.draft)] = each.draft
    known: dict[int, Affiliation] = {}
    for key, draft in drafts.items():
        sector = sector_of(draft, facts[key].told)
        country = _country(words, draft, facts[key], where)
        if sector is None and draft.kind == "person" and _by_line(words, facts[key].at):
            sector = "JRN"
        known[key] = Affiliation(country, sector)
    for _ in range(2):  # an owner may have an owner
        for key, draft in drafts.items():
            known[key] = _by_others(words, story, draft, facts[key], known)
    for key, draft in drafts.items():
        if known[key].country is None and _takes_home(draft, known[key].sector, facts[key]):
            known[key] = Affiliation(where.home, known[key].sector)
    return known


def sector_of(draft: Draft, told: list[Told]) -> str | None:
    """The sector that an actor's kind, name, roles and descriptions tell."""
    if draft.kind == "state":
        return "GOV"
    if draft.kind == "outlet":
        return "JRN"
    body = bodies_by_name().get(draft.key.removeprefix("organisation:")) if draft.kind == "organisation" else None
    if body is not None and draft.key.startswith("organisation:"):
        return sector_of_body(body)
    of_body = _of_no_state(told)
    if of_body is not None:
        return of_body
    if draft.kind == "person" and any(one.party.past for one in told):
        return "ELI"
    said = [one.party.sector for one in told if one.party.sector is not None and not _vague(draft, one.party)]
    if draft.kind == "organisation" and (draft.rule != "description" or not said):
        named = sector_of_name(draft.name.split())
        return named or (said[0] if said else None)
    if said:
        return said[0]
    return _by_roles(draft) if draft.kind == "person" else sector_of_name(draft.name.split())


def _of_no_state(told: list[Told]) -> str | None:
    """The sector of an international body that somebody is said to be of: `the EU envoy`."""
    bodies = [bodies_by_name()[one.party.body] for one in told if one.party.body in bodies_by_name()]
    return next((sector for body in bodies if (sector := sector_of_body(body)) in _ABROAD), None)


def _by_line(words: Words, at: list[Mention]) -> bool:
    """Whether somebody wrote the text: `By Jarvis Roth` at the start of a line."""
    for mention in at[:2]:
        before = mention.first - 1
        if before >= 0 and words.low[before] == "by":
            start = words.parse.starts[before]
            return start == 0 or words.text[start - 1] == "\n"
    return False


def _vague(draft: Draft, party: Party) -> bool:
    """Whether a noun says little of somebody: a man, a citizen; others decide where there are any."""
    return draft.kind == "person" and party.noun.lemma in {"man", "woman", "boy", "girl", "father", "mother", "son"}


def _by_roles(draft: Draft) -> str | None:
    for role in draft.roles:
        low = role.lower().split()
        if low and low[0] in sectors().past:
            return "ELI"
        for size in range(min(4, len(low)), 0, -1):
            noun = nouns().get(tuple(low[-size:]))
            if noun is not None and noun.sector is not None:
                return noun.sector
    return None


def _country(words: Words, draft: Draft, facts: _Facts, where: Map) -> str | None:
    """The state that is told by knowledge, an adjective, a possessive, or a place behind it."""
    if draft.kind == "state":
        return draft.country
    if _of_no_state(facts.told):
        return None
    body = (
        bodies_by_name().get(draft.key.removeprefix("organisation:")) if draft.key.startswith("organisation:") else None
    )
    if body is not None and not body.shared:
        return body.country
    for one in facts.told:
        if one.party.state is not None:
            return one.party.state
    for mention in facts.at:
        code = _inside(mention, where) or _behind(words, mention, where)
        if code is not None:
            return code
    if body is not None:
        return where.home or body.country
    return draft.country if draft.kind != "outlet" or draft.key.startswith("outlet:") else None


def _inside(mention: Mention, where: Map) -> str | None:
    """The state that a mention's own words name: `Bank of Lithuania`, `the Tegucigalpa council`."""
    if mention.sort == "pronoun" or (mention.sort == "name" and mention.party is None and _person(mention.name)):
        return None
    last = mention.last if mention.name is None or not _person(mention.name) else mention.name.first
    return next((where.by_first[at] for at in range(mention.first, last) if at in where.by_first), None)


def _person(name: Name | None) -> bool:
    return name is not None and name.kind == "person"


def _behind(words: Words, mention: Mention, where: Map) -> str | None:
    """The state of what follows: `president of Chad`, `police in Lille`, `minister of trade of Latvia`."""
    at, end = mention.last, words.last[words.sentence[mention.first]]
    if at >= end or words.low[at] not in _WHERE or mention.sort == "pronoun":
        return None
    if mention.sort == "name" and mention.party is None and mention.apposed is None and _person(mention.name):
        return None
    for step in range(at + 1, min(at + _BEHIND, end)):
        if step in where.by_first:
            return where.by_first[step]
        low = words.low[step]
        if not low[0].isalpha() or (low in grammar().prepositions and low not in {"of", "in", "at"}):
            return None
        if low in grammar().auxiliaries | grammar().common_verbs | grammar().clause_openers:
            return None
    return None


def _by_others(words: Words, story: Story, draft: Draft, facts: _Facts, known: dict[int, Affiliation]) -> Affiliation:
    """What owners, and the bodies that somebody is of, add: `its troops`, `a spokesman for the navy`."""
    mine = known[id(draft)]
    if draft.kind in {"state", "outlet"}:
        return mine
    for one in facts.told:
        owner = story.named(one.owner) if one.owner is not None else _body_behind(words, story, one.party)
        theirs = known.get(id(owner)) if owner is not None else None
        if owner is None or theirs is None or owner is draft:
            continue
        country = mine.country or theirs.country
        open_noun = words.low[one.party.last - 1] in sectors().open and one.party.first == one.party.head
        sector = theirs.sector if open_noun and owner.kind == "organisation" and theirs.sector else mine.sector
        mine = Affiliation(country, mine.sector if mine.sector == "ELI" else sector)
    return mine


def _body_behind(words: Words, story: Story, party: Party) -> Draft | None:
    """The body that a role is at or of: `chief economist at Prairie Mutual`."""
    at = party.last
    if at >= len(words.low) or words.low[at] not in {"of", "at", "for", "with", "from", "in"}:
        return None
    for step in range(at + 1, min(at + 4, len(words.low))):
        if step in story.at:
            return story.at[step]
        if words.low[step] not in {"the", "a", "an"}:
            return None
    return None


def _takes_home(draft: Draft, sector: str | None, facts: _Facts) -> bool:
    """Whether an actor of no told state is of the one that the text tells of: what a state has, and who lives there;
    never a person named alone."""
    if sector in _ABROAD or draft.kind in {"outlet", "state", None}:
        return False
    if draft.kind == "group":
        return sector != "CRM"
    return draft.kind == "organisation" or bool(facts.told or draft.roles)


_ABROAD = frozenset({"UAF", "IGO", "UNO", "EUR", "NGO", "ISM", "MNC", "IMG"})
