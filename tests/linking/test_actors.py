"""Who is who over several documents; one name that could be two people stays two."""

import pytest
from piles import actors_of, case


def test_one_person_under_one_name_is_one() -> None:
    """With a title here and none there."""
    found = case("Mayor Ines Falk said the dam would hold.\n", "Ines Falk denied on Monday that the dam was leaking.\n")
    assert len(actors_of(found, "Falk")) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Shinzo Abe", "Abe Shinzo"), ("Kim Hyo-myung", "Hyo-myung Kim"), ("JOSÉ Ramos", "José Ramos")]
)
def test_spelling_and_order_do_not_make_two(one: str, other: str) -> None:
    """Name order, hyphens and capitals are the printer's."""
    found = case(f"{one} said the talks would go on.\n", f"The talks were over, {other} said on Monday.\n")
    assert len([a for a in found.actors if a.kind == "person" and len(a.name.split()) > 1]) == 1


def test_two_of_one_surname_stay_two() -> None:
    """And a bare surname elsewhere is neither for certain."""
    found = case(
        "Leona Dask said the price was too high. Corin Dask said the price was fair.\n",
        "Dask said the price would be published.\n",
    )
    both = [{name for name in (a.name, *a.names) if " " in name} for a in actors_of(found, "Dask")]
    assert not any({"Leona Dask", "Corin Dask"} <= names for names in both)
    assert len(both) == 3


def test_a_bare_surname_is_the_one_who_bears_it() -> None:
    """If there is just one in the case."""
    found = case("Leona Dask said the price was too high.\n", "Dask said on Friday that the price would fall.\n")
    assert len(actors_of(found, "Dask")) == 1


def test_an_organisation_and_its_abbreviation_are_one() -> None:
    """Over documents too."""
    found = case(
        "The North Atlantic Treaty Organization said on Monday that it would open an office.\n",
        "NATO said on Tuesday that nothing had been signed.\n",
    )
    assert (
        len([actor for actor in found.actors if {"NATO", "North Atlantic Treaty Organization"} & set(actor.names)]) == 1
    )
