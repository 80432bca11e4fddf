"""The same statement found again, and what must never become one."""

from piles import case, claim_of

from reportedly.model import Claim

SAID = "The old dam at Port Alder will be torn down before the winter, Mayor Ines Falk said on Monday.\n"
WIRE = f"Port Alder, May 3, 2021\n\n{SAID}"
COPY = f"The Harbour Echo\n\n4 May 2021\n\nIt has rained for days.\n\n{SAID}"
OTHER = "The school kitchen will serve more fish next year, the headmaster Tom Brandt told parents on Wednesday.\n"
REWORDED = "Mayor Ines Falk told reporters that the old dam at Port Alder would be torn down before winter comes.\n"


def documents(found: Claim) -> int:
    """In how many documents a claim stands."""
    return len({a.document for a in found.appearances})


def test_a_copy_is_the_same_claim() -> None:
    """Whatever stands around it."""
    found = case(WIRE, COPY, OTHER)
    assert documents(claim_of(found, "dam at Port Alder will")) == 2
    assert documents(claim_of(found, "more fish")) == 1


def test_a_rewording_is_the_same_claim() -> None:
    """Other verb, other tense."""
    assert documents(claim_of(case(WIRE, REWORDED, OTHER), "will be torn down")) == 2


def test_a_denial_is_another_claim_and_contradicts() -> None:
    """One question, two answers."""
    denial = "The old dam at Port Alder will not be torn down before the winter, the water board said on Tuesday.\n"
    found = case(WIRE, denial, OTHER)
    yes, no = claim_of(found, "will be torn down"), claim_of(found, "will not be torn down")
    assert yes.id != no.id
    assert yes.contradicted_by == (no.id,)
    assert {dispute.about for dispute in found.disputes} == {"polarity"}


def test_other_numbers_of_one_thing_contradict() -> None:
    """Unless one is the other, rounded."""
    one = "The new dam at Port Alder will cost 340 million crowns, Mayor Ines Falk said on Monday.\n"
    other = "The new dam at Port Alder will cost 610 million crowns, the lawmaker Tom Brandt said on Tuesday.\n"
    rounded = "The new dam at Port Alder will cost 339.6 million crowns, the water board said on Friday.\n"
    found = case(one, other, rounded, OTHER)
    assert claim_of(found, "610 million").id in claim_of(found, "340 million").contradicted_by
    assert claim_of(found, "340 million").id == claim_of(found, "339.6 million").id


def test_copies_meet_in_a_large_case() -> None:
    """Words that are rare in a small pile are common in a large one; the same statement is still the same."""
    many = [
        f"The old bridge number {n} of Port Alder is closed to carts, the clerk Anna Weber said. "
        f"The dam of the mill Rotor{n} has been dry since March, the miller Karl Maier said. "
        f"Roofs were torn and fields lost in the winter of {1900 + n}, the farmer Lena Huber said.\n"
        for n in range(70)
    ]
    assert documents(claim_of(case(WIRE, COPY, *many), "dam at Port Alder will be torn down before the winter")) == 2
