"""From the words of a source to an actor: names, roles, pronouns, groups; and no answer where two are possible."""

from itertools import pairwise

from reportedly.model import ActorKind, Span
from reportedly.reading import descriptions
from reportedly.reading.actors import Cast, Draft
from reportedly.reading.gazetteer import groups, plural_roles, role_words, state_names
from reportedly.reading.mentioning.parties import is_noun
from reportedly.reading.mentioning.sectors import nouns
from reportedly.reading.names import Name, forms
from reportedly.reading.scenes import (
    BODIES,
    NEAR,
    PRONOUNS,
    Answer,
    Scene,
    Speaking,
    may_be_person,
    nearest,
    pronoun,
    relative,
    somebody,
)
from reportedly.reading.words import Words, grammar

_MOUTHPIECES = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative"})
_DEFINITE = frozenset({"the", "this", "that"})
_DESCRIBED = 40  # people without a name who are remembered
# what stands for anybody, or for somebody whom the words before must name
_OPEN_WORDS = frozenset(
    {"another", "anybody", "anyone", "both", "each", "either", "everybody", "everyone", "neither", "nobody", "none",
     "other", "somebody", "someone", "such", "these", "this", "that", "those", "what", "whom", "whose", "yours"}
)  # fmt: skip


def resolve(scene: Scene, span: Span, inside: Speaking) -> Answer:
    """The actor that a source phrase names, among the words that `inside` speaks."""
    first, last = _tokens(scene.words, span)
    if first >= last:
        return Answer(None, "none")
    while last - first > 1 and scene.words.low[last - 1] in {"'s", "’s", "'", "’"}:
        last -= 1
    low = scene.words.low[first:last]
    if (len(low) == 1 or (len(low) == 2 and low[1][0] in "'’")) and low[0] in PRONOUNS:
        return pronoun(scene, span, low[0], inside)
    if descriptions.is_age(scene.words, first, last):
        return somebody(scene, span, lambda _: True, "description.age")
    if low[-1] == "them" and low[0] in {"one", "both", "two", "some"}:
        return nearest(scene, span, lambda d: d.kind == "group", "group.of-them")
    named = [(name, draft) for name, draft in scene.cast.at(span) if not is_noun(name)]
    inner = scene.cast.within(span)
    head = _head(scene.words, first, last)
    return (
        _by_several(named, scene.words, first, last)
        or _by_person(named, scene.words, first, head)
        or _by_writing(scene, named, low, head)
        or _by_state(scene, named, inner, head)
        or _owned(scene, span, named, inside, first, last)
        or _by_group(scene, inner, span, head)
        or _by_role(scene, inner, span, first, head)
        or _by_name(named, head)
        or _described(scene, span, head)
    )


def _tokens(words: Words, span: Span) -> tuple[int, int]:
    starts = words.parse.starts
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) // 2
        if starts[middle] < span.start:
            low = middle + 1
        else:
            high = middle
    last = low
    while last < len(starts) and words.parse.ends[last] <= span.end:
        last += 1
    return low, last


def _head(words: Words, first: int, last: int) -> int:
    """The head noun of a phrase: its last token before the first preposition, comma or relative."""
    at = first
    while at < last:
        low = words.low[at]
        if at > first and (
            low in {",", "(", "who", "which", "that"} or (low in grammar().prepositions and low != "to")
        ):
            break
        at += 1
    return at - 1


def _owned(
    scene: Scene, span: Span, named: list[tuple[Name, Draft]], inside: Speaking, first: int, last: int
) -> Answer | None:
    """`Her brother`: somebody named as such, a spokesman's own body, or an actor called after whose brother it is."""
    words = scene.words
    if not descriptions.is_owned(words, first, last):
        return None
    head = _head(words, first, last)
    beside = [draft for name, draft in named if name.first > head and may_be_person(draft)]
    known = beside or descriptions.meant(scene.nouns, words.low[head], span.start)
    if len(known) == 1:
        return Answer(known[0], "description.apposition")
    whose = words.span(first, first + 1)
    owner = (
        relative(scene, whose) if words.low[first] == "whose" else pronoun(scene, whose, words.low[first], inside)
    ).draft
    if owner is None:
        return None
    if words.low[head] in _MOUTHPIECES and owner.kind in BODIES:
        return Answer(owner, "role.mouthpiece")
    if words.low[head] in forms().state_nouns and owner.country in state_names():
        return Answer(_state(scene, str(owner.country)), "state.noun")
    rest = " ".join(words.word(n) for n in range(first + 1, head + 1))
    plural = words.low[head] in groups() or words.low[head] in plural_roles()
    kind: ActorKind | None = "group" if plural else "organisation" if words.low[head] in forms().bodies else None
    person = (words.low[head],) in role_words()
    return Answer(_called(scene, span, f"{owner.name}'s {rest}", "person" if person and not kind else kind), "owned")


def _called(scene: Scene, span: Span, name: str, kind: ActorKind | None) -> Draft:
    """Somebody called after another; the same words again are the same actor."""
    key = f"described:{name.lower()}"
    draft = next((d for _, _, d in scene.described[-_DESCRIBED:] if d.key == key), None)
    if draft is None:
        draft = Draft(key, name, kind, roles=[], names=[name], spans=[], rule="description")
        scene.described.append((span.start, name.rsplit(maxsplit=1)[-1].lower(), draft))
        scene.cast.drafts.append(draft)
    draft.spans.append(span)
    return draft


def _by_several(named: list[tuple[Name, Draft]], words: Words, start: int, last: int) -> Answer | None:
    """`Tokyo and Washington`: two at once; which of them speaks is not ours to choose."""
    for (one, first), (two, second) in pairwise(named):
        if (
            words.low[one.last : two.first] in {("and",), ("and", "the"), (",",)}
            and first is not second
            and first.kind == second.kind
            and two.last >= last - 1
            and one.first - start <= 2
        ):
            return Answer(None, "several.open")
    return None


def _by_person(named: list[tuple[Name, Draft]], words: Words, first: int, head: int) -> Answer | None:
    """A person named in the phrase itself, before any apposition; the owner of something is not its head."""
    for name, draft in named:
        if draft.kind == "person" or (draft.kind is None and name.last - 1 == head):
            behind = words.low[name.last] if name.last < len(words.low) else ""
            if behind in {"'s", "’s"} and name.last <= head:
                continue
            if _belongs_to_another(words, name.first, first):
                continue
            return Answer(draft, "name")
    return None


def _belongs_to_another(words: Words, at: int, first: int) -> bool:
    """Whether a name is only part of another's: `a spokeswoman for Mr Valk`, `the office of Prime Minister Renck`."""
    while at > first and (words.capital(at - 1) or words.low[at - 1] in {".", "the"}):
        at -= 1
    return at > first and words.low[at - 1] in {"for", "of", "to", "at", "with", "by", "from"}


def _by_writing(scene: Scene, named: list[tuple[Name, Draft]], low: tuple[str, ...], head: int) -> Answer | None:
    """An article speaks for its outlet: `the Sputnik article`, `this article`, `the newspaper's report`."""
    if scene.words.low[head] not in forms().writings:
        return None
    for _, draft in named:
        if draft.kind in {"outlet", "organisation", "person"}:
            return Answer(draft, "writing.named")
    if scene.upstream is not None and low[0] in {"the", "this", "that"}:
        return Answer(scene.upstream, "writing.upstream")
    return None


def _by_state(scene: Scene, named: list[tuple[Name, Draft]], inner: list[Name], head: int) -> Answer | None:
    """`Tokyo`, `the Japanese government`, `the country`: the state itself."""
    words = scene.words
    for name, draft in named:
        if draft.kind == "state" and name.last - 1 == head:
            return Answer(draft, "state.seat" if name.known is not None and name.known.sense == "seat" else "name")
    if words.low[head] in {"country", "nation"} and scene.spoken:
        last = scene.spoken[-1][1]
        states = [
            d for d in scene.cast.drafts if d.kind == "state" and d.country is not None and d.country == last.country
        ]
        return Answer(states[0], "state.of-speaker") if states else None
    if words.low[head] in forms().state_nouns:
        own = [scene.cast.adjectives[low] for low in words.low[max(0, head - 3) : head] if low in scene.cast.adjectives]
        if own:
            return Answer(own[0], "state.noun")
        country = _country(inner, head)
        if country is not None:
            return Answer(_state(scene, country), "state.noun")
    return None


def _state(scene: Scene, code: str) -> Draft:
    """A state that the text may name by its adjective alone: it and its government are one actor."""
    known = next((d for d in scene.cast.drafts if d.kind == "state" and d.country == code), None)
    if known is None:
        known = Draft(f"state:{code}", state_names()[code], "state", country=code, roles=[], names=[], spans=[])
        scene.cast.drafts.append(known)
    return known


def _country(names: list[Name], head: int) -> str | None:
    """The state of an adjective or possessive before a head noun of the same phrase."""
    before = [n for n in names if n.last <= head + 1 and n.known is not None and n.known.kind == "state"]
    return before[-1].country if before else None


def _by_group(scene: Scene, named: list[Name], span: Span, head: int) -> Answer | None:
    """Unnamed people: `Japanese officials`, `Sputnik's interlocutors`, `two people familiar with the talks`."""
    first, _ = _tokens(scene.words, span)
    if not any(_several(low) for low in scene.words.low[first : head + 1]):
        return None
    if scene.words.low[first] in {"one", "none", "neither"}:
        return Answer(None, "group.one-of.open")
    noun = next(n for n in range(first, head + 1) if _several(scene.words.low[n]))
    outlets = [draft for name, draft in scene.cast.at(span) if draft.kind == "outlet" and name.first > noun]
    if len(outlets) == 1 and scene.words.low[noun] in {"media", "press", "newspapers", "outlets"}:
        return Answer(outlets[0], "name.in-marks")
    return Answer(_new(scene, span, "group", _country(named, head), "group"), "group")


def _several(low: str) -> bool:
    """Whether a word means several people."""
    noun = nouns().get((low,))
    return low in groups() or low in plural_roles() or (noun is not None and noun.form == "group")


def _by_role(scene: Scene, named: list[Name], span: Span, first: int, head: int) -> Answer | None:
    """`the foreign minister`, `the North Korean expert`: the one person near who has or may have that role."""
    words = scene.words
    role = next(
        (
            size
            for size in range(min(4, head - first + 1), 0, -1)
            if tuple(words.low[head - size + 1 : head + 1]) in role_words()
        ),
        0,
    )
    special = words.low[head] in forms().general_roles
    if not role and not special:
        return None
    lemma = " ".join(words.low[head - role + 1 : head + 1]) if role else words.low[head]
    country = _country(named, head)
    if words.low[first] in {"a", "an", "one", "another", "some"} and words.low[head] not in _MOUTHPIECES:
        return Answer(_new(scene, span, "person", country, words.low[head]), "role.unnamed")
    if words.low[head] in _MOUTHPIECES:
        bodies = [draft for _, draft in scene.cast.at(span) if draft.kind in {"organisation", "state", "outlet"}]
        if len(bodies) == 1:
            return Answer(bodies[0], "role.mouthpiece")
    in_title = any(title.holds(span) for title in scene.titles)
    before = len(words.text) if in_title else span.start
    fitting = _bearers(scene, lemma, words.low[head], country, before)
    if not fitting and words.low[first] in _DEFINITE:
        fitting = descriptions.meant(scene.nouns, words.low[head], before)
    if len(fitting) == 1:
        return Answer(fitting[0], "role")
    if len(fitting) > 1:
        last = next((draft for _, draft in reversed(scene.spoken) if draft in fitting), None)
        recent = [d for at, d in scene.spoken if span.start - at < NEAR and d in fitting]
        if last is not None and len({id(d) for d in recent}) == 1:
            return Answer(last, "role.recent")
        return Answer(None, "role.open")
    return Answer(_new(scene, span, "person", country, words.low[head]), "role.unnamed")


def roles_of(who: Cast) -> dict[str, list[Draft]]:
    """The people of a document by their roles: `foreign minister` stands under `minister` too."""
    found: dict[str, list[Draft]] = {}
    for draft in who.drafts:
        if draft.kind == "person" and draft.spans:
            keys = {key for role in draft.roles for key in (role.lower(), role.lower().split()[-1])}
            for key in keys:
                found.setdefault(key, []).append(draft)
    return found


def _bearers(scene: Scene, lemma: str, head: str, country: str | None, before: int) -> list[Draft]:
    """Who may be meant by a role: one named before who has it, or later with the same office of the same state."""
    general = forms().general_roles.get(lemma, frozenset())
    found: dict[int, Draft] = {}
    for role in (lemma, *sorted(general)):
        for draft in scene.roles.get(role, ()):
            if country is not None and draft.country not in {None, country}:
                continue
            named_before = draft.spans[0].start <= before
            exactly = not general and (" " in lemma or (country is not None and draft.country == country))
            if named_before or (exactly and lemma in {mine.lower() for mine in draft.roles}):
                found[id(draft)] = draft
    for _, noun, draft in scene.described[-_DESCRIBED:]:
        if noun == head and (country is None or draft.country in {None, country}):
            found[id(draft)] = draft
    return list(found.values())


def _by_name(named: list[tuple[Name, Draft]], head: int) -> Answer | None:
    """An outlet or organisation: the name that is the head, or stands before a word for what it is."""
    for name, draft in named:
        if name.last - 1 == head:
            return Answer(draft, "name")
    for _, draft in named:
        if draft.kind in {"outlet", "organisation"}:
            return Answer(draft, "name.within")
    return None


def _described(scene: Scene, span: Span, head: int) -> Answer:
    low = scene.words.low[head]
    start, _ = _tokens(scene.words, span)
    if scene.words.low[start] in _DEFINITE:
        known = descriptions.meant(scene.nouns, low, span.start)
        if not known and (low in forms().bodies or low in forms().outlet_words):
            near = Span(max(0, span.start - NEAR), span.start)
            known = descriptions.bodies_meant(scene.cast.at(near), low)
        if len(known) == 1:
            return Answer(known[0], "description.apposition")
    if low in forms().bodies:
        return Answer(_new(scene, span, "organisation", None, low), "body.described")
    if low in {"others", "many", "some", "people", "sources"}:
        return Answer(_new(scene, span, "group", None, low), "group")
    first, _ = _tokens(scene.words, span)
    noun = low.isalpha() and not scene.words.capital(head)
    if noun and (scene.words.low[first] in grammar().determiners or head > first):
        return Answer(_new(scene, span, None, None, low), "description")
    if noun and len(low) > 3 and low not in _OPEN_WORDS:
        plural = low.endswith("s") and not low.endswith("ss")
        return Answer(_new(scene, span, "group" if plural else None, None, low), "description")
    return Answer(None, "unknown")


def _new(scene: Scene, span: Span, kind: ActorKind | None, country: str | None, noun: str) -> Draft:
    """Somebody without a name: the same words again are the same actor."""
    printed = " ".join(span.of(scene.words.text).split()).strip(' ,“”"‘’«»').removesuffix(" who")
    key = f"described:{printed.lower()}"
    for _, _, draft in scene.described[-_DESCRIBED:]:
        if draft.key == key:
            draft.spans.append(span)
            return draft
    draft = Draft(key, printed, kind, country=country, roles=[], names=[printed], spans=[span], rule="description")
    scene.described.append((span.start, noun, draft))
    scene.cast.drafts.append(draft)
    return draft


__all__ = ["Answer", "Scene", "Speaking", "resolve", "roles_of"]
