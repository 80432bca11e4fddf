"""How many stand behind a claim, and the grade that follows: each rule in a small pile."""

import hashlib

from reportedly import linking, pipeline, weighing
from reportedly.model import Claim, Linked, Raw

SAID = "The old dam at Port Alder will be torn down before the winter"


def case(*articles: str) -> Linked:
    """What stands across articles of plain text."""
    read = []
    for number, text in enumerate(articles):
        data = text.encode()
        raw = Raw(f"{number}.txt", f"{number}.txt", data, "text/plain", hashlib.sha256(data).hexdigest())
        outcome = pipeline.outcome_of(raw)
        assert outcome.document is not None
        assert outcome.reading is not None
        read.append((outcome.document, outcome.reading))
    return weighing.weigh(linking.link(read))


def dam(found: Linked) -> Claim:
    """The claim about the dam."""
    (claim,) = [c for c in found.claims if any(a.words.startswith(SAID) for a in c.appearances)]
    return claim


def test_ten_that_relay_one_are_one_origin() -> None:
    """Many papers, one mayor."""
    papers = [f"Page {n} of the day\n\n{n} May 2021\n\n{SAID}, Mayor Ines Falk said on Monday.\n" for n in range(1, 11)]
    claim = dam(case(*papers))
    assert len({a.document for a in claim.appearances}) == 10
    assert (claim.origins_at_least, claim.origins_at_most) == (1, 1)
    assert [origin.name for origin in claim.origins] == ["Ines Falk"]


def test_an_interview_names_the_outlet_it_was_given_to() -> None:
    """Two relays of it are one origin."""
    found = case(
        f"Mayor Ines Falk told Reuters: “{SAID}.”\n", f"“{SAID},” Ines Falk told Reuters on Monday, rain or not.\n"
    )
    (claim,) = [c for c in found.claims if SAID in c.appearances[0].words]
    assert len(claim.appearances) == 2
    assert [origin.name for origin in claim.origins] == ["Ines Falk (to Reuters)"]


def test_two_who_differ_are_two() -> None:
    """No path between them, so two independent origins; about the future nothing is confirmed."""
    claim = dam(case(f"{SAID}, Mayor Ines Falk said on Monday.\n", f"{SAID}, engineer Tom Brandt said on Friday.\n"))
    assert (claim.origins_at_least, claim.origins_at_most) == (2, 2)
    assert claim.credibility == "2"


def test_an_unnamed_source_may_be_the_named_one() -> None:
    """In other words than hers, so it is no copy: the count is a range."""
    claim = dam(
        case(
            f"{SAID}, Mayor Ines Falk said on Monday.\n",
            f"{SAID} sets in, an official said, who did not want to be named.\n",
        )
    )
    assert (claim.origins_at_least, claim.origins_at_most) == (1, 2)
    assert claim.credibility == "3"


def test_what_nobody_else_bears_on_cannot_be_judged() -> None:
    """The default."""
    claim = dam(case(f"{SAID}, Mayor Ines Falk said on Monday.\n"))
    assert claim.credibility == "6"
    assert claim.credibility_reasons


def test_what_is_denied_is_doubtful() -> None:
    """Both sides of it."""
    no = SAID.replace("will be", "will not be")
    found = case(f"{SAID}, Mayor Ines Falk said on Monday.\n", f"{no}, engineer Tom Brandt said on Friday.\n")
    assert dam(found).credibility == "4"
    assert len(dam(found).contradicted_by) == 1
