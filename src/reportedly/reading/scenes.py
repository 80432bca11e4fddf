"""What is known while a document is read for its speakers, and whom a pronoun as a source means."""

from bisect import bisect_left
from collections.abc import Callable

import msgspec

from reportedly.model import Span
from reportedly.reading import descriptions
from reportedly.reading.actors import Cast, Draft
from reportedly.reading.words import Words

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "theirs"})
_IT = frozenset({"it", "its", "itself"})
BODIES = frozenset({"state", "organisation", "outlet"})
_I = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours"})
PRONOUNS = _HE | _SHE | _THEY | _IT | _I | {"who", "which"}
NEAR = 1500  # characters back to which a pronoun or a role looks


class Scene(msgspec.Struct):
    """What is known while a document is read from its start: who has spoken, and who is the author."""

    words: Words
    cast: Cast
    author: Draft
    spoken: list[tuple[int, Draft]] = []
    described: list[tuple[int, str, Draft]] = []  # where, head noun, who: people named by a role alone
    titles: tuple[Span, ...] = ()
    lost: list[int] = []  # where sources stand that could not be resolved
    said: dict[int | None, list[int]] = {}  # attributions with a speaker so far, by their parent
    roles: dict[str, list[Draft]] = {}  # who has a role, by its words and by the last of them
    nouns: dict[str, list[descriptions.Described]] = {}  # who is described by a noun
    upstream: Draft | None = None  # whose article this one passes on
    agency: Draft | None = None  # whose report the author prints as a whole


class Answer(msgspec.Struct, frozen=True):
    """Who is meant, by which rule; nobody where it stays open."""

    draft: Draft | None
    rule: str


class Speaking(msgspec.Struct, frozen=True):
    """Who speaks the words around a source: the one that *I* and *we* mean; nobody known where that stayed open."""

    draft: Draft | None
    quoted: bool


def may_be_person(draft: Draft) -> bool:
    """A person, or a name of two to four words that no list knows."""
    return draft.kind == "person" or (draft.kind is None and draft.rule == "name" and 2 <= len(draft.name.split()) <= 4)


def pronoun(scene: Scene, span: Span, low: str, inside: Speaking) -> Answer:
    """Whom a pronoun means, among the words that `inside` speaks."""
    if low in _I and inside.quoted:
        return Answer(inside.draft, "pronoun.first" if inside.draft is not None else "pronoun.first.open")
    if low in _I:
        return Answer(inside.draft or scene.author, "pronoun.first")
    if low in {"who", "which"}:
        return relative(scene, span)
    if low in _THEY:
        return nearest(scene, span, lambda d: d.kind == "group", "pronoun.they")
    if low in _IT:
        return _it(scene, span)
    gender = "m" if low in _HE else "f"
    return somebody(scene, span, lambda d: d.gender in {None, gender}, "pronoun")


def somebody(scene: Scene, span: Span, fits: Callable[[Draft], bool], rule: str) -> Answer:
    """The nearest person who fits; where no person is near, the nearest name that may be one's."""
    near = scene.cast.at(Span(max(0, span.start - NEAR), span.start))
    if any(d.kind == "person" and fits(d) for _, d in near) or any(
        d.kind == "person" and fits(d) and span.start - at < NEAR for at, d in scene.spoken[-8:]
    ):
        return nearest(scene, span, lambda d: d.kind == "person" and fits(d), rule)
    return nearest(scene, span, lambda d: may_be_person(d) and fits(d), rule)


def _it(scene: Scene, span: Span) -> Answer:
    """`it`: the one body that the sentence has named, or who spoke last in the same paragraph."""
    words = scene.words
    at = bisect_left(words.parse.starts, span.start)
    sentence = words.parse.sentences[words.sentence[at]]
    named = {id(d): d for _, d in scene.cast.at(Span(sentence.start, span.start)) if d.kind in BODIES}
    if len(named) == 1:
        return Answer(next(iter(named.values())), "pronoun.it")
    paragraph = words.text.rfind("\n", 0, span.start) + 1
    if not named and scene.spoken and scene.spoken[-1][0] >= paragraph and scene.spoken[-1][1].kind in BODIES:
        return (
            Answer(scene.spoken[-1][1], "pronoun.it")
            if not scene.lost or scene.lost[-1] < scene.spoken[-1][0]
            else Answer(None, "pronoun.it.open")
        )
    return Answer(None, "pronoun.it.open")


def relative(scene: Scene, span: Span) -> Answer:
    """`who` stands for the name right before it."""
    before = scene.cast.at(Span(max(0, span.start - 200), span.start))
    if not before:
        return Answer(None, "relative.open")
    name, draft = before[-1]
    gap = scene.words.text[name.span.end : span.start]
    return (
        Answer(draft, "relative")
        if len(gap) <= 80 and gap.count(",") <= 3 and "." not in gap
        else Answer(None, "relative.open")
    )


def nearest(scene: Scene, span: Span, fits: Callable[[Draft], bool], rule: str) -> Answer:
    """Who spoke last, if that one fits and no other is named since; else the one who fits in this sentence or before.

    Who is named only in what somebody says is not whom the text goes on to speak of.
    """
    spoken = next(((at, d) for at, d in reversed(scene.spoken) if span.start - at < NEAR and fits(d)), None)
    since = spoken[0] if spoken is not None else max(0, span.start - NEAR)
    paragraph = scene.words.text.rfind("\n", 0, span.start) + 1
    at = bisect_left(scene.words.parse.starts, span.start)
    frame = scene.words.frame[at]
    near = [
        (name, draft)
        for name, draft in scene.cast.at(Span(max(0, span.start - NEAR), span.start))
        if fits(draft) and scene.words.frame[name.first] == frame
    ]
    named = {id(draft): draft for name, draft in near if name.span.start >= max(since, paragraph)}
    if spoken is not None and (not named or set(named) == {id(spoken[1])} or spoken[0] >= paragraph):
        return Answer(spoken[1], rule)
    if len(named) == 1:
        return Answer(next(iter(named.values())), rule)
    if named:
        return Answer(None, f"{rule}.open")
    earlier = [draft for _, draft in near]
    if earlier and len({id(draft) for draft in earlier[-2:]}) == 1:
        return Answer(earlier[-1], rule)
    return Answer(None, f"{rule}.open")
