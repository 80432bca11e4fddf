"""What must hold of every pile: the order of its documents changes nothing."""

import random
from pathlib import Path

import msgspec
from any_texts import news, raw
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import ingest, linking, pipeline, weighing
from reportedly.model import Document, Linked, Raw, Reading

SAMPLE = Path(__file__).resolve().parents[2] / "sample"
Pair = tuple[Document, Reading]


def judged(pairs: list[Pair]) -> Linked:
    """Linked and weighed."""
    return weighing.weigh(linking.link(pairs))


def outcomes(raws: list[Raw]) -> list[Pair]:
    """Those that can be read."""
    done = [pipeline.outcome_of(each) for each in raws]
    return [(one.document, one.reading) for one in done if one.document is not None and one.reading is not None]


def sample() -> list[Pair]:
    """The sample pile."""
    return outcomes([item for item in ingest.gather([str(SAMPLE)], None) if isinstance(item, Raw)])


SAMPLED = sample()


@settings(max_examples=15)
@given(st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(dice: random.Random) -> None:
    """Actors, claims, origins and grades of a shuffled pile are the same, byte for byte."""
    shuffled = [*SAMPLED]
    dice.shuffle(shuffled)
    assert msgspec.json.encode(judged(shuffled)) == msgspec.json.encode(judged(SAMPLED))


@settings(max_examples=25)
@given(st.lists(news.map(lambda text: f"The mayor said on Monday that the old bridge would open again in May. {text}"),
                min_size=1, max_size=5, unique=True))  # fmt: skip
def test_links_speak_of_what_is_there(texts: list[str]) -> None:
    """Each appearance is an attribution of a document of the pile, in one claim; bounds and disputes agree."""
    pairs = outcomes([raw(text, f"{n}.txt") for n, text in enumerate(texts)])
    found = judged(pairs)
    there = {(d.id, one.id) for d, r in pairs for one in r.attributions}
    places = [(a.document, a.attribution) for claim in found.claims for a in claim.appearances]
    assert set(places) <= there
    assert len(places) == len(set(places))
    claims = {claim.id: claim for claim in found.claims}
    for claim in found.claims:
        assert 1 <= claim.origins_at_least <= claim.origins_at_most
        assert sum(origin.known for origin in claim.origins) <= claim.origins_at_most
        assert {n for origin in claim.origins for n in origin.appearances} == set(range(len(claim.appearances)))
        assert all(claim.id in claims[other].contradicted_by for other in claim.contradicted_by)
        assert claim.credibility_reasons
    members = [member for actor in found.actors for member in actor.members]
    assert len(members) == len(set(members))


def test_grades_follow_their_rules() -> None:
    """Nothing is confirmed by one origin; what is disputed is never better than 4."""
    for claim in judged(SAMPLED).claims:
        assert claim.credibility in set("123456")
        assert claim.credibility != "1" or claim.origins_at_least >= 2
        assert not claim.contradicted_by or claim.credibility in {"4", "5"}
