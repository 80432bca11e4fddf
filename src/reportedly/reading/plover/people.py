"""Which noun phrases are people or bodies."""

from reportedly.reading.gazetteer import groups, plural_roles, role_words
from reportedly.reading.names import forms as name_forms
from reportedly.reading.plover.codebook import book, noun_senses, people_nouns
from reportedly.reading.plover.sketch import UNITS, Noun, Sketch


def is_party(s: Sketch, noun: Noun) -> bool:
    """Whether a noun phrase may be somebody: a pronoun, a name, people or a body."""
    low = s.words.low
    head = low[noun.head]
    if noun.last - noun.first == 1 and s.tag(noun.first) == "W":
        return head not in {"none", "nothing", "there"}
    if s.words.capital(noun.head) and noun.head > s.low:
        return head not in UNITS
    return is_person(head) or (noun.head == s.low and s.words.capital(noun.head) and head not in noun_senses())


def is_person(head: str) -> bool:
    """Whether a noun is one for people or a body: by lists, or by its ending."""
    if head in people_nouns() or head in groups() or head in plural_roles() or (head,) in role_words():
        return True
    if head in name_forms().bodies or head.removesuffix("s") in name_forms().bodies:
        return True
    if "-" in head and head.rsplit("-", 1)[1] in people_nouns():
        return True
    return len(head) > 5 and head.endswith(_AGENTS) and head not in book().things and f"{head}s" not in book().things


_AGENTS = ("ers", "ors", "ists", "ees", "ians", "men", "women", "ist", "ants", "er", "or", "ian", "man", "woman")


def owned_by_party(s: Sketch, noun: Noun) -> bool:
    """Whether a name or a possessive in a phrase may be somebody's whose thing it is."""
    named = any(s.words.capital(n) for n in range(noun.first, noun.last) if n > s.low)
    return named or s.words.low[noun.first] in {"their", "his", "her", "its", "our", "my"}
