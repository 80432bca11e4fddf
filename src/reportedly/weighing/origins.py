"""How many stand behind a claim independently: relays folded into whom they pass on.

Independence is shown, not assumed: a speaker whom nobody names may be one of those who are named, so
the count is a range - *at least* by those who are known to differ, *at most* with the others as their own.
"""

import msgspec

from reportedly.model import Appearance, CaseActor, Claim, Origin, Why

VERSION = "1"


class Heard(msgspec.Struct, frozen=True):
    """What a case holds: whose voice each document is, and from whom each voice has this claim."""

    voices: dict[str, str]
    sources: dict[str, frozenset[str]]


def heard_by(claim: Claim, voices: dict[str, str]) -> dict[str, frozenset[str]]:
    """For each voice that carries the claim in a document that we hold, the far ends of its chains there."""
    found: dict[str, set[str]] = {}
    for appearance in claim.appearances:
        voice = voices.get(appearance.document)
        if voice is not None and appearance.links and appearance.links[-1] != voice:
            found.setdefault(voice, set()).add(appearance.links[-1])
    return {voice: frozenset(ends) for voice, ends in found.items()}


def origins(claim: Claim, actors: dict[str, CaseActor], heard: Heard) -> tuple[Origin, ...]:
    """The far ends of a claim's chains, each once; an outlet whose own article we hold counts as those it names."""
    ends: dict[str, list[int]] = {}
    for at, appearance in enumerate(claim.appearances):
        for end in _far_ends(appearance, heard):
            ends.setdefault(end, []).append(at)
    ends = _same_words(ends, claim.appearances, actors)
    found = [_origin(end, positions, claim.appearances, actors) for end, positions in ends.items()]
    return tuple(sorted(found, key=lambda o: (not o.known, -len(o.appearances), o.name)))


def _far_ends(appearance: Appearance, heard: Heard) -> list[str]:
    if not appearance.links:
        return ["?"]
    end = appearance.links[-1]
    behind = heard.sources.get(end, frozenset()) - {end, "?"}
    return sorted(behind) if behind and heard.voices.get(appearance.document) != end else [end]


def _same_words(
    ends: dict[str, list[int]], appearances: tuple[Appearance, ...], actors: dict[str, CaseActor]
) -> dict[str, list[int]]:
    """Folds the unnamed: who says in the same words what another appearance says was heard from there."""
    said: dict[str, str] = {}
    for end in sorted(ends, key=lambda end: (not _named(end, actors), end)):
        for at in ends[end]:
            words = " ".join(appearances[at].words.lower().split())
            if len(words.split()) >= _COPIED:
                said.setdefault(words, end)
    folded: dict[str, list[int]] = {}
    for end, positions in ends.items():
        for at in positions:
            words = " ".join(appearances[at].words.lower().split())
            home = end if _named(end, actors) else said.get(words, end)
            folded.setdefault(home, []).append(at)
    return folded


_COPIED = 6  # words from which the same words are no accident


def _named(end: str, actors: dict[str, CaseActor]) -> bool:
    actor = actors.get(end)
    return actor is not None and actor.kind != "group" and actor.why.rule != "actor.description"


def _origin(
    end: str, positions: list[int], appearances: tuple[Appearance, ...], actors: dict[str, CaseActor]
) -> Origin:
    actor = actors.get(end)
    venues = sorted({actors[v].name for n in positions if (v := appearances[n].venue) is not None and v in actors})
    if actor is None:
        return Origin(
            "somebody who is not named", tuple(positions), known=False, why=Why("origin.unresolved", VERSION, (), 0.3)
        )
    name = f"{actor.name} (to {', '.join(venues)})" if venues else actor.name
    known = _named(end, actors)
    rule = "origin.speaker" if known else "origin.unnamed"
    return Origin(name, tuple(positions), known=known, why=Why(rule, VERSION, (), 0.9 if known else 0.4), actor=end)


def counted(found: tuple[Origin, ...], actors: dict[str, CaseActor]) -> tuple[Origin, ...]:
    """The origins, with those marked that are shown to be independent of each other.

    A state is not shown to be independent of a person or body that may speak for it.
    """
    known = [actors[o.actor] for o in found if o.known and o.actor is not None and o.actor in actors]
    speakers = [actor for actor in known if actor.kind in {"person", "organisation"}]
    doubtful = {
        actor.id
        for actor in known
        if actor.kind == "state" and any(s.country in {None, actor.country} or actor.country is None for s in speakers)
    }
    return tuple(msgspec.structs.replace(o, counted=o.known and o.actor not in doubtful) for o in found)


def bounds(found: tuple[Origin, ...]) -> tuple[int, int]:
    """At least and at most how many independent origins: those shown to be, and with the others as their own."""
    least = sum(origin.counted for origin in found)
    return max(least, 1 if found else 0), len(found)
