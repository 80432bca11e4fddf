"""What is remembered of the actors of a document while it is read: where they stood, and what they were called."""

import msgspec

from reportedly.reading.actors import Cast, Draft
from reportedly.reading.mentioning.mentions import Mention
from reportedly.reading.mentioning.parties import Party
from reportedly.reading.mentioning.pronouns import Seen, Voices
from reportedly.reading.mentioning.sectors import sector_of_name
from reportedly.reading.names import forms
from reportedly.reading.words import Words

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
REMEMBERED = 12  # actors under one noun, and phrases that a definite one may take up
_GENERIC = frozenset({
    "agency", "alliance", "association", "authority", "bank", "board", "body", "bureau", "chamber", "charity", "club",
    "coalition", "collective", "commission", "committee", "company", "cooperative", "corporation", "council", "court",
    "federation", "firm", "force", "foundation", "group", "institute", "league", "maker", "ministry", "movement",
    "network", "newspaper", "operator", "organisation", "organization", "paper", "party", "school", "service",
    "society", "squad", "station", "tribe", "tribunal", "union", "university", "weekly", "daily", "channel",
})  # fmt: skip
_FOR_GROUPS = frozenset({"man", "woman", "group", "person", "crowd", "youth", "boy"})


class Meant(msgspec.Struct, frozen=True):
    """A mention with whom it means."""

    mention: Mention
    draft: Draft


class Told(msgspec.Struct, frozen=True):
    """What the text tells of an actor in one phrase; `owner` is whose it is."""

    draft: Draft
    party: Party
    owner: Draft | None

    def of(self, draft: Draft) -> "Told":
        """The same told of another."""
        return msgspec.structs.replace(self, draft=draft)


class Story(msgspec.Struct):
    """What is known while a document is read from its start."""

    words: Words
    who: Cast
    voices: Voices
    home: str | None  # the one state of which the document tells
    author: Draft | None
    states: dict[str, Draft]
    seen: list[Seen] = []
    under: dict[str, list[Draft]] = {}  # by a noun that they were called by, or that their name ends in
    words_of: dict[int, set[str]] = {}  # all words that somebody was called by
    at: dict[int, Draft] = {}  # who is meant at a token
    told: list[Told] = []
    new: list[Draft] = []
    described: dict[str, Draft] = {}
    alias: dict[int, Draft] = {}  # who was described before being named

    def named(self, draft: Draft) -> Draft:
        """Somebody under the name that a later mention gave."""
        return self.alias.get(id(draft), draft)


def met_before(story: Story, party: Party) -> Draft | None:
    """Who has been called so before; nobody where two have."""
    lemma = party.noun.lemma
    fitting = [d for d in story.under.get(lemma, ()) if _fits(story, d, party)]
    if not fitting:
        fitting = _more_general(story, party)
    near = {id(s.draft): s.draft for s in story.seen[-REMEMBERED:]}
    unique = list({id(d): d for d in fitting}.values())
    if len(unique) > 1:
        unique = [d for d in unique if id(d) in near][-1:] if party.noun.form != "person" else _one(unique, near)
    return unique[0] if unique else None


def _one(fitting: list[Draft], near: dict[int, Draft]) -> list[Draft]:
    """The one of several persons who is near: two near ones are not told apart."""
    found = [d for d in fitting if id(d) in near]
    return found if len(found) == 1 else []


def _more_general(story: Story, party: Party) -> list[Draft]:
    """Who may be called by a more general noun: an official who is a minister, a firm with another word in its name."""
    lemma, noun = party.noun.lemma, party.noun
    if noun.form == "person":
        special = forms().general_roles.get(lemma, frozenset())
        if party.first != party.head:
            return []
        return [d for role in sorted(special) for d in story.under.get(role, ())]
    recent = [s.draft for s in story.seen[-REMEMBERED:]]
    if noun.form == "body" and lemma in _GENERIC and party.first == party.head:
        kinds = {"outlet"} if noun.kind == "outlet" else {"organisation"}
        bodies = [d for d in recent if d.kind in kinds and d.rule != "description"]
        same = [d for d in bodies if sector_of_name(d.name.split()) in {party.sector, None}]
        return list({id(d): d for d in same}.values())[-1:] if len({id(d) for d in same}) == 1 else []
    if noun.form == "group" and lemma in _FOR_GROUPS and party.first == party.head and party.article in DEFINITE:
        groups = list({id(d): d for d in recent if d.kind == "group"}.values())
        return groups[-1:]
    return []


def _fits(story: Story, draft: Draft, party: Party) -> bool:
    """Whether nothing that a phrase says is at odds with what somebody has been called."""
    if party.state is not None and draft.country not in {None, party.state}:
        return False
    known = story.words_of.get(id(draft), set())
    mine = _modifiers(story.words, party)
    if party.owner is not None and story.at.get(party.owner) is draft:
        return False
    if mine <= known:
        return True
    return draft.rule == "description" and known <= mine | {party.noun.lemma, *_own(story.words, party)}


def _modifiers(words: Words, party: Party) -> set[str]:
    return {low for low in words.low[party.first : party.head] if low.isalpha() and not _number(low)} - {"own", "same"}


def _own(words: Words, party: Party) -> tuple[str, ...]:
    return words.low[party.head : party.last]


def _number(low: str) -> bool:
    return low in {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "other"}


def remember(story: Story, one: Mention, draft: Draft) -> None:
    """Takes in where somebody was met, and how called."""
    words = story.words
    story.seen.append(Seen.of(words, one, draft, story.voices))
    story.at[one.first] = draft
    story.at[one.last - 1] = draft
    called = story.words_of.setdefault(id(draft), set())
    party = one.party
    if party is not None:
        called.update(words.low[party.first : party.last])
        owner = story.at.get(party.owner) if party.owner is not None else None
        story.told.append(Told(draft, party, owner if owner is not draft else None))
        _file(story, party.noun.lemma, draft)
    if one.name is not None and one.sort == "name":
        called.update(words.low[one.first : one.last])
        for word in words.low[one.name.first : one.name.last]:
            if draft.kind in {"organisation", "outlet", None, "group"}:
                _file(story, word.removesuffix("s") if draft.kind == "group" else word, draft)
        for role in draft.roles:
            _file(story, role.lower().split()[-1], draft)
            called.update(role.lower().split())


def _file(story: Story, noun: str, draft: Draft) -> None:
    filed = story.under[noun]
    if not any(draft is one for one in filed):
        filed.append(draft)
        if len(filed) > REMEMBERED:
            del filed[0]
