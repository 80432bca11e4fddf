"""Who is meant where an actor is mentioned, within one document: each mention in the order of the text.

A name is its bearer. A definite noun is somebody met under that noun before, if nobody else could be; a pronoun is the
most salient one who fits. Who speaks has been decided already, and stays so.
"""

from collections import defaultdict

from reportedly.model import Span
from reportedly.reading.actors import Cast, Draft
from reportedly.reading.gazetteer import state_names
from reportedly.reading.mentioning.mentions import Mention, kind_by_form
from reportedly.reading.mentioning.parties import Party
from reportedly.reading.mentioning.pronouns import FIRST, Voices, meant, relative
from reportedly.reading.mentioning.sectors import sector_of_name
from reportedly.reading.mentioning.stories import DEFINITE, REMEMBERED, Meant, Story, met_before, remember
from reportedly.reading.words import Words


def follow(
    words: Words, who: Cast, found: list[Mention], voices: Voices, home: str | None, author: Draft | None = None
) -> tuple[list[Meant], Story]:
    """Who is meant by each mention that means somebody, and all that was told of them; linear."""
    story = Story(
        words, who, voices, home, author,
        states={d.key.removeprefix("state:"): d for d in who.drafts if d.key.startswith("state:")},
        seen=[], under=defaultdict(list), words_of={}, at={}, told=[], new=[], described={}, alias={},
    )  # fmt: skip
    meant_by: list[Meant] = []
    here: dict[int, Draft] = {}
    for one in found:
        draft = _who(story, one, here)
        if draft is None:
            continue
        here[id(one)] = draft
        remember(story, one, draft)
        meant_by.append(Meant(one, draft))
    story.told = [one.of(story.named(one.draft)) for one in story.told]
    story.new = [draft for draft in story.new if story.named(draft) is draft]
    return [Meant(one.mention, story.named(one.draft)) for one in meant_by], story


def _who(story: Story, one: Mention, here: dict[int, Draft]) -> Draft | None:
    beside = here.get(id(one.apposed)) if one.apposed is not None else None
    if one.sort == "pronoun":
        return _pronoun(story, one)
    if one.sort == "adjective":
        return _adjective(story, one)
    if one.sort == "name":
        draft = _as_heard(story, one)
        if draft is not None and beside is not None and beside is not draft:
            _merge(story, beside, draft)
        return draft if draft is None or _settled(one, draft, beside) else None
    return beside if beside is not None else _party(story, one)


def _adjective(story: Story, one: Mention) -> Draft | None:
    """A state by its adjective, or its people by theirs."""
    code = one.name.country if one.name is not None else None
    if one.name is None or one.name.known is None or one.name.known.sense != "people" or code is None:
        return _state(story, code)
    key = f"people:{code}"
    if key not in story.described:
        draft = Draft(
            key, one.name.text, "group", country=code, roles=[], names=[one.name.text], spans=[], rule="description"
        )
        story.described[key] = draft
        story.new.append(draft)
    return story.described[key]


def _as_heard(story: Story, one: Mention) -> Draft | None:
    """Who bears a name: one body whom a source calls by more words (`The Shetland Fishermen's Union`) is that one."""
    draft = one.draft
    known = story.voices.source_at(one.span)
    if (
        draft is None
        or known is None
        or known is draft
        or known.rule != "description"
        or draft.kind in {"person", "state"}
    ):
        return draft
    if not known.name.endswith(draft.name) or draft.name == known.name:
        return draft
    known.kind = draft.kind or known.kind
    story.alias[id(draft)] = known
    return known


def _settled(one: Mention, draft: Draft, beside: Draft | None) -> bool:
    """Gives a name of no known kind the kind that the words beside it tell, or its own form; whether it has one."""
    for party in (one.party, one.beside):
        if draft.kind is None and party is not None:
            draft.kind = party.noun.kind
    if draft.kind is None and beside is not None:
        draft.kind = beside.kind
    if (
        draft.kind is None
        and one.name is not None
        and (len(one.name.words) > 1 or sector_of_name(list(one.name.words)))
    ):
        draft.kind = kind_by_form(one.name)
    return True


def _merge(story: Story, described: Draft, named: Draft) -> None:
    """`The spokeswoman, Inna Roth`: who was only described has a name now."""
    if described.rule == "description" and any(described is d for d in story.new[-REMEMBERED:]):
        story.alias[id(described)] = named
        named.kind = named.kind or described.kind


def _pronoun(story: Story, one: Mention) -> Draft | None:
    known = story.voices.source_at(one.span)
    if known is not None:
        return known
    if one.low in FIRST:
        frame = story.words.frame[one.first]
        return story.voices.speaker(frame) if frame >= 0 else story.author
    if one.low in {"who", "whom", "whose", "which"}:
        return relative(story.words, story.seen, one)
    return meant(story.words, story.seen, one, story.voices)


def _state(story: Story, code: str | None) -> Draft | None:
    if code is None:
        return None
    if code not in story.states:
        name = state_names()[code]
        draft = Draft(f"state:{code}", name, "state", country=code, roles=[], names=[], spans=[])
        story.states[code] = draft
        story.new.append(draft)
    return story.states[code]


def _party(story: Story, one: Mention) -> Draft | None:
    party = one.party
    if party is None:
        return None
    known = story.voices.source_at(one.span)
    if known is not None:
        return known
    owner = story.at.get(party.owner) if party.owner is not None else None
    if party.noun.form == "state":
        return _state_noun(story, one, party, owner)
    definite = party.article in DEFINITE or (party.article == "'s")
    if definite or (party.article is None and party.state is None and party.noun.form != "person"):
        before = met_before(story, party)
        if before is not None:
            return before
    return _new(story, one, party, owner)


def _state_noun(story: Story, one: Mention, party: Party, owner: Draft | None) -> Draft | None:
    """`The German government`, `its government`, `the country`: the state; a government of nobody known is a body."""
    code = party.state or (owner.country if owner is not None else None)
    if code is not None:
        return _state(story, code)
    if owner is not None and owner.kind == "state":
        return owner
    if party.owner is not None:
        return _new(story, one, party, owner)
    states = list({id(s.draft): s.draft for s in story.seen[-40:] if s.draft.kind == "state"}.values())
    if party.noun.lemma == "side" and len(states) != 1:
        return None
    if len(states) == 1:
        return states[0]
    if story.home is not None and not states:
        return _state(story, story.home)
    if party.noun.lemma in {"government", "country", "nation"} and states:
        return states[-1]
    return (
        _new(story, one, party, owner) if party.noun.lemma in {"government", "authorities", "administration"} else None
    )


def _new(story: Story, one: Mention, party: Party, owner: Draft | None) -> Draft | None:
    """Somebody without a name; the same words again, not after *a* or a number, are the same actor."""
    printed = " ".join(one.span.of(story.words.text).split())
    whose = f"{owner.key}'s {printed}" if owner is not None else printed
    key = f"described:{whose.lower()}"
    if key in story.described and party.article not in {"a", "an", "another"}:
        return story.described[key]
    draft = Draft(
        key, printed, party.noun.kind, country=party.state, roles=[], names=[printed], spans=[], rule="description"
    )
    story.described[key] = draft
    story.new.append(draft)
    return draft


def places_of(meant_by: list[Meant]) -> dict[int, list[Span]]:
    """The places of each actor."""
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for one in meant_by:
        found[id(one.draft)].append(one.mention.span)
    return found
