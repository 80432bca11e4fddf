"""Ids are short while they can be."""

from reportedly.linking.ids import full, shortened


def test_an_id_is_short_and_the_same_in_every_run() -> None:
    """A letter and eight digits, by what it is the id of."""
    one = full("c", "sha256:ab t1")
    assert one == full("c", "sha256:ab t1")
    assert shortened([one, one]) == {one: one[:9]}


def test_two_things_never_share_an_id() -> None:
    """In a large case two hashes begin alike: only these get longer ones, whatever their order."""
    one, other, third = "a1234567890", "a1234567899", "a9999999999"
    found = shortened([one, other, third])
    assert found == shortened([third, other, one])
    assert len(set(found.values())) == 3
    assert found[third] == "a99999999"
