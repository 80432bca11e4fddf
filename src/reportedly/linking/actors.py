"""Actors over the documents of a case: the same name of the same kind, in any order and spelling - and two
where two people could bear it."""

import re
from collections import Counter, defaultdict

import msgspec

from reportedly.linking.groups import Groups
from reportedly.linking.ids import full, shortened
from reportedly.model import Actor, ActorKind, CaseActor, Reading, Why

VERSION = "1"
_PART = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*|\d+")
Member = tuple[str, Actor]  # document id, the actor there


def case_actors(readings: list[Reading]) -> tuple[tuple[CaseActor, ...], dict[tuple[str, str], str]]:
    """The actors of a case, and for each (document id, actor id there) the id of its case actor."""
    members = [(reading.document, actor) for reading in readings for actor in reading.actors]
    groups = Groups(len(members))
    _join_by_names(members, groups)
    _join_single(members, groups)
    actors: list[CaseActor] = []
    of: dict[tuple[str, str], str] = {}
    found = [_actor([members[n] for n in positions]) for positions in groups.sets().values()]
    short = shortened(actor.id for actor in found)
    for whole in found:
        actor = msgspec.structs.replace(whole, id=short[whole.id])
        actors.append(actor)
        of.update(dict.fromkeys(actor.members, actor.id))
    return tuple(sorted(actors, key=lambda a: (-len(a.members), a.name, a.id))), of


def parts_of(name: str) -> tuple[str, ...]:
    """A name's words in lower case, without marks: the same for every way to print them."""
    return tuple(re.sub(r"[^\w]", "", part).lower() for part in _PART.findall(name))


def _keys(actor: Actor) -> list[tuple[str, ...]]:
    """The names under which an actor can be met in another document; a role or a single family name is none."""
    if actor.why is not None and actor.why.rule in {"description", "author.unnamed", "name.ambiguous", "commenter"}:
        return []
    found: list[tuple[str, ...]] = []
    for name in (actor.name, *actor.names):
        parts = parts_of(name)
        if actor.kind == "person":
            if len(parts) > 1:
                found.append(("person", *sorted(parts)))
        elif actor.kind in {"state", "organisation", "outlet"}:
            found.append(("body", *(parts[1:] if parts[:1] == ("the",) else parts)))
        elif len(parts) > 1:
            found.append(("any", *parts))
    return found


def _join_by_names(members: list[Member], groups: Groups) -> None:
    first: dict[tuple[str, ...], int] = {}
    for at, (_, actor) in enumerate(members):
        for key in _keys(actor):
            groups.join(first.setdefault(key, at), at)
    for at, (_, actor) in enumerate(members):
        body = first.get(("body", *parts_of(actor.name)))
        if actor.kind is None and body is not None and actor.why is not None and actor.why.rule == "name.single":
            groups.join(body, at)  # what one article does not tell, another does: Veltia is a state


def _join_single(members: list[Member], groups: Groups) -> None:
    """A person met only under one word is the one person of the case who bears it, if there is just one."""
    bearers: defaultdict[str, set[int]] = defaultdict(set)
    for at, (_, actor) in enumerate(members):
        if actor.kind != "person":
            continue
        for name in (actor.name, *actor.names):
            parts = parts_of(name)
            if len(parts) > 1:
                for part in (parts[0], parts[-1]):
                    bearers[part].add(groups.find(at))
    for at, (_, actor) in enumerate(members):
        names = {parts_of(name) for name in (actor.name, *actor.names)}
        if actor.kind not in {"person", None} or any(len(parts) != 1 for parts in names):
            continue
        if actor.why is None or actor.why.rule != "name.single":
            continue
        found = {groups.find(n) for parts in names for n in bearers.get(parts[0], ())}
        if len(found) == 1:
            groups.join(next(iter(found)), at)


def _actor(members: list[Member]) -> CaseActor:
    names = Counter(name for _, actor in members for name in (actor.name, *actor.names) if name)
    labels = Counter(actor.name for _, actor in members)
    label = min(labels, key=lambda name: (-len(parts_of(name)) if _person(members) else 0, -labels[name], name))
    ids = tuple(sorted((document, actor.id) for document, actor in members))
    rules = {actor.why.rule for _, actor in members if actor.why is not None}
    return CaseActor(
        id=full("a", repr((label, ids[0]))),
        name=label,
        kind=_kind(members),
        country=_one([actor.country for _, actor in members if actor.country]),
        roles=tuple(sorted({role for _, actor in members for role in actor.roles})),
        names=tuple(sorted(names, key=lambda name: (-names[name], name))),
        members=ids,
        why=Why("actor.description" if rules == {"description"} else "actor.name", VERSION, (), 0.9),
    )


def _person(members: list[Member]) -> bool:
    return any(actor.kind == "person" for _, actor in members)


def _kind(members: list[Member]) -> ActorKind | None:
    kinds = Counter(actor.kind for _, actor in members if actor.kind is not None)
    return min(kinds.items(), key=lambda pair: (-pair[1], pair[0]))[0] if kinds else None


def _one(values: list[str]) -> str | None:
    """The value that most give, if no other is given as often."""
    counted = Counter(values).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]
