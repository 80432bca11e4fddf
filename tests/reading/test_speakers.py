"""Who speaks: names, roles, pronouns, groups and mouthpieces; and nobody where it cannot be told."""

import pytest
from said import only, said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rupert Pell, the miller, said that the wheel turned.", "Rupert Pell"),
        ("Sir Rupert Pell runs the mill. “The wheel turns,” Pell said.", "Rupert Pell"),
        ("Finance Minister Olga Pell opened the session. “The budget holds,” the minister said.", "Olga Pell"),
        (
            "The French foreign minister, Odile Varenne, spoke first. “We agree,” the foreign minister said.",
            "Odile Varenne",
        ),
        ("Olga Pell opened the session. “The budget holds,” she said.", "Olga Pell"),
        ("Berlin said that the treaty stood.", "Germany"),
        ("The German government said that the treaty stood.", "Germany"),
        ("A spokesman for the Ministry of Fisheries said that the quota would stay.", "Ministry of Fisheries"),
        ("“The mill burned all night,” a neighbour said.", "a neighbour"),
        ("A treaty is a treaty, Pell’s lawyer Anna Voss said.", "Anna Voss"),
    ],
)
def test_who_is_meant(text: str, speaker: str) -> None:
    """By name, family name, office, pronoun, capital, government, mouthpiece or description."""
    assert only(text).speaker == speaker


def test_a_pronoun_goes_on_with_who_spoke() -> None:
    """Over two sentences, in marks and without."""
    found = said("“I saw the fire,” Olga Pell said. “I ran.” Then she added that the bell had rung.")
    assert {one.speaker for one in found} == {"Olga Pell"}
    assert found[-1].content == "that the bell had rung"


def test_a_group_is_one_speaker_again() -> None:
    """*They* are those who spoke."""
    first, second = said("Fishermen said that the nets were empty. They feared that the herring had left for good.")
    assert first.speaker is not None
    assert second.speaker == first.speaker


def test_two_of_one_family_name_are_not_mixed_up() -> None:
    """A bare *Pell* is neither for certain, and a first name tells them apart."""
    bare = only("Olga Pell and her brother Rupert Pell own the mill. “The mill is sold,” Pell said.")
    assert bare.speaker not in {"Olga Pell", "Rupert Pell"}
    full = only("Olga Pell and her brother Rupert Pell own the mill. “The mill is sold,” Rupert Pell said.")
    assert full.speaker == "Rupert Pell"


@pytest.mark.parametrize(
    "text",
    [
        "Olga Pell met Karen Hume at noon. “The budget holds,” she said.",
        "It said that the quota would stay.",
        "“Sold,” he said.",
    ],
)
def test_who_cannot_be_told_is_nobody(text: str) -> None:
    """Two women, or nobody before: the pronoun is the source, and no speaker is guessed."""
    found = only(text)
    assert found.source.lower() in {"she", "it", "he"}
    assert found.speaker is None


def test_a_mouthpiece_of_a_person_is_not_that_person() -> None:
    """Who speaks for her is somebody else."""
    found = only("A spokeswoman for Olga Pell said that the budget would hold.")
    assert found.source == "A spokeswoman for Olga Pell"
    assert found.speaker != "Olga Pell"


def test_a_relative_is_not_whom_he_is_related_to() -> None:
    """*Her brother* is not she."""
    _, other = said("Olga Pell blamed the storm. Her brother said that the roof was rotten.")
    assert other.source == "Her brother"
    assert other.speaker != "Olga Pell"
