"""What part of speech each token of a sentence seems to be: by closed classes, forms, and what is beside it."""

from functools import cache

from reportedly.reading.cues import lexicon
from reportedly.reading.plover.classes import (
    BE,
    DAYS,
    DO,
    HAVE,
    MODALS,
    MONTHS,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    UNITS,
    WEEK,
    WISHES,
)
from reportedly.reading.plover.codebook import Form, forms, noun_senses, people_nouns
from reportedly.reading.words import Words, grammar


def tagged(words: Words, low: int, high: int) -> list[str]:
    """One tag a token: N noun, V verb, X auxiliary, M modal, T to, D determiner, W pronoun, R relative, H that, P
    preposition, S subordinator, C conjunction, A adverb, and marks."""
    titled = _titled(words, low, high)
    tags = [_closed(words, at, low) for at in range(low, high)]
    _times(words, low, high, tags)
    for at in range(low, high):
        if tags[at - low] == "":
            tags[at - low] = _open(words, at, low, high, tags, titled=titled)
    return tags


def _before_time(at: int, low: int, tags: list[str]) -> int:
    """Where the words end before *in 1956* or *for three weeks*, if such a time ends at a token; else the token."""
    back = at
    while back > low and at - back < 4 and tags[back - low] in {"N", "D", "A"}:
        back -= 1
    if tags[back - low] == "P" and back > low:
        back -= 1
        while back > low and tags[back - low] == "A":
            back -= 1
        return back
    return at


def _times(words: Words, low: int, high: int, tags: list[str]) -> None:
    """Times without a preposition are adverbs: *next week*, *this spring*, *last January*, *3 May*."""
    for at in range(low, high):
        word, after = words.low[at], words.low[at + 1] if at + 1 < high else ""
        if word in {"next", "last", "this", "every", "each", "that", "the"} and (
            after in UNITS or (words.capital(at + 1 if after else at) and after in MONTHS | WEEK)
        ):
            if word == "the" or (word == "that" and after not in {"day", "night", "week", "year", "month"}):
                continue
            tags[at - low] = tags[at + 1 - low] = "A"
        elif word in {"early", "late", "mid"} and after in MONTHS | WEEK:
            tags[at - low] = "A"
        elif word in UNITS and at > low and after in {"ago", "later", "earlier", "before"}:
            tags[at - low] = tags[at - 1 - low] = "A"
        elif (
            word in MONTHS
            and words.capital(at)
            and (word not in {"may", "march"} or words.low[at - 1].isdigit() or after.isdigit())
        ) or (word in {"daily", "weekly", "long", "first", "last"} and at > low and tags[at - 1 - low] == "X"):
            tags[at - low] = "A"


def _titled(words: Words, low: int, high: int) -> bool:
    """Whether nearly all longer words have a capital, as in a headline."""
    longer = [at for at in range(low, high) if len(words.low[at]) > 4]
    return len(longer) > 3 and sum(words.capital(at) for at in longer) > 0.8 * len(longer)


@cache
def _tags() -> dict[str, str]:
    """Words of closed classes by their tag; later lines win."""
    closed = grammar()
    table: dict[str, str] = {}
    for listed, tag in (
        (closed.adverbs | {"however", "moreover", "meanwhile", "therefore", "instead", "nevertheless", "jointly"}, "A"),
        (DAYS, "A"),
        (closed.prepositions | PREPOSITIONS, "P"),
        (SUBORDINATORS, "S"),
        (closed.determiners, "D"),
        (PRONOUNS, "W"),
        (closed.negations, "A"),
        (RELATIVES, "R"),
        (BE | HAVE | DO, "X"),
        (MODALS, "M"),
        ({"and", "or", "but", "nor"}, "C"),
        ({"that"}, "H"),
        ({"to"}, "P"),
        ({"no", "more", "most"}, "D"),
        ({"her", "his", "its", "their", "our", "my", "your", "whose"}, "D"),
        ({"'s", "’s", "'", "’"}, "'"),
        ({"first", "last", "next", "later", "further", "long", "late", "early"}, "N"),
        ({"not", "n't", "never"}, "A"),
        ({"before", "after", "since", "until", "as", "than", "like"}, "P"),
        ({"there"}, "W"),
        ({"later"}, "A"),
    ):
        table.update(dict.fromkeys(listed, tag))
    return table


def _closed(words: Words, at: int, low: int) -> str:
    word = words.low[at]
    if not word[0].isalnum() and word not in {"'s", "’s"} and word not in _tags():
        return "," if word in {",", "–", "—"} else "." if word in {";", ":", ".", "!", "?"} else '"'
    if (
        words.capital(at)
        and at > low
        and word not in {"i", "that"}
        and (word in DAYS or word not in grammar().auxiliaries)
    ):
        return "A" if word in DAYS else ""
    if word == "to" and at + 1 < len(words.low):
        return (
            "T" if _is_base(words.low[at + 1]) or words.low[at + 1] in {"be", "have", "not", "also", "further"} else "P"
        )
    if (
        word.endswith("ly")
        and len(word) > 4
        and word
        not in {
            "family",
            "italy",
            "assembly",
            "ally",
            "july",
            "reply",
            "supply",
            "early",
            "elderly",
            "friendly",
            "deadly",
            "daily",
            "weekly",
            "monthly",
            "likely",
            "rally",
            "apply",
            "comply",
            "monopoly",
            "bully",
            "only",
            "yearly",
        }
    ):
        return "A"
    return _tags().get(word, "")


def _is_base(word: str) -> bool:
    return any(form == "base" for _, form in forms().get(word, ()))


def _open(words: Words, at: int, low: int, high: int, tags: list[str], *, titled: bool) -> str:
    """Whether a word of an open class is a verb or a noun where it stands."""
    word = words.low[at]
    kinds = {form for _, form in forms().get(word, ())}
    if not kinds or (words.capital(at) and at > low and not titled and words.low[at - 1][0].isalnum()):
        return "N"
    back = at - 1
    while back >= low and tags[back - low] == "A":
        back -= 1
    if (
        back < at - 1
        and back > low
        and tags[back - low] == "P"
        and words.low[back] in {"on", "by", "in", "since", "until", "from"}
    ):
        back -= 1  # on Monday
        while back >= low and tags[back - low] == "A":
            back -= 1
    elif back > low and tags[back - low] == "N" and (words.low[back] in UNITS or words.low[back].isdigit()):
        back = _before_time(back, low, tags)
    before = tags[back - low] if back >= low else "^"
    behind = _behind(words, at + 1, high, tags, low)
    if kinds & {"past", "participle"} and not (kinds & {"base"} and before in {"T", "M", "D", "P", "'"}):
        return _ed(words, at, back, before, behind, tags, low)
    if "ing" in kinds:
        return _gerund(words, at, before, behind)
    return _present(words, at, back, before, behind, kinds, tags, low)


def _behind(words: Words, at: int, high: int, tags: list[str], low: int) -> str:
    """The tag of the token behind, N for one of an open class."""
    return (tags[at - low] or ("K" if words.capital(at) else "N")) if at < high else "."


def _ed(words: Words, at: int, back: int, before: str, behind: str, tags: list[str], low: int) -> str:  # noqa: PLR0913, PLR0917
    """*arrested*: an adjective between a determiner and a noun, else a verb."""
    if before in {"D", "'", "P"} and behind in {"N", "K"}:
        return "N"
    if before == "^" and behind == "N" and not words.low[at + 1].endswith(("ing", "ed")):
        return "N"
    if before in {"D", "'"}:
        return "N"
    if (
        before in {"C", ","}
        and words.low[at] not in {"said", "told"}
        and behind == "N"
        and not any(tag in {"V", "X", "M"} for tag in tags[: at - low])
    ):
        return "N"
    if before == "N" and behind == "N" and words.low[back] in NUMBERS:
        return "N"
    return "V"


def _gerund(words: Words, at: int, before: str, behind: str) -> str:
    named = words.low[at] in noun_senses()
    if before in {"D", "'"}:
        return "N"
    if before == "X":
        return "V"
    if named:
        return "V" if behind in {"D", "W", "K"} and before in {"P", ",", "V", "S", "C", "^"} else "N"
    if before == "N" and behind == "N" and not words.capital(at - 1):
        return "V" if words.low[at - 1].endswith("s") else "N"
    return "V"


def _present(  # noqa: PLR0911, PLR0913, PLR0917
    words: Words, at: int, back: int, before: str, behind: str, kinds: set[Form], tags: list[str], low: int
) -> str:
    """*strike*, *strikes*: a verb behind *to*, an auxiliary or a fitting subject, else a noun."""
    if before in {"T", "M"} and "base" in kinds:
        return "V"
    if before == "X":
        return "V" if "base" in kinds and words.low[back] in DO else "N"
    if before in {"D", "'", "P"}:
        return "N"
    if before in {"W", "R"}:
        return "V"
    if before == "^":
        return "V" if "base" in kinds and behind in {"D", "W"} and words.low[at] not in noun_senses() else "N"
    noun = words.low[at] in noun_senses() or words.low[at] in lexicon().also_nouns or words.low[at] in people_nouns()
    after = {form for _, form in forms().get(words.low[at + 1], ())} if behind == "N" else set()
    if before == "N" and noun and ("past" in after or behind in {"X", "M"}):
        return "N"
    verbal = behind in {"D", "W", "H", "K", "P", "T", "A", "S"} or (behind in {"N", ".", ",", '"', "C"} and not noun)
    if "base" in kinds and before in {"N", "A"} and _pending(words, at, low, tags):
        return "V"
    if before == "C":
        earlier = [tag for tag in tags[: at - low] if tag]
        return "V" if "V" in earlier and verbal and behind in {"D", "W", "K", "A", "H", "N", "P"} and not noun else "N"
    if before == "N" and "base" in kinds and _inverted(words, back, low, tags):
        return "V"
    if before in {"N", '"', ",", "H"}:
        if noun and (_busy(tags, back - low) or (behind in {"P", "A", "S"} and not words.capital(back))):
            return "N"
        plural = words.low[back].endswith("s") or words.low[back] in {"people", "men", "women", "police", "troops"}
        agrees = ("s" in kinds and (not plural or words.capital(back))) or (
            "base" in kinds and (plural or behind in {"D", "W"})
        )
        if before == "N" and words.capital(back) and "s" in kinds and behind == "N" and not _busy(tags, back - low):
            return "V"
        return "V" if agrees and verbal else "N"
    return "N"


def _pending(words: Words, at: int, low: int, tags: list[str]) -> bool:
    """Whether a modal waits for its verb: *will on 29 July once more sit down*."""
    back, seen = at - 1, 0
    while back >= low and seen < 8 and tags[back - low] in {"N", "D", "A", "P"}:
        back, seen = back - 1, seen + 1
    if back < low or tags[back - low] != "M" or back + 1 >= at:
        return False
    return tags[back + 1 - low] in {"P", "A"} or words.low[at + 1 : at + 2] in {(".",), (",",), (";",)}


def _inverted(words: Words, back: int, low: int, tags: list[str]) -> bool:
    """Whether a question's auxiliary stands before the subject, as in *Did Ankara make a deal*."""
    while back >= low and tags[back - low] in {"N", "D", "C", "'"}:
        back -= 1
    if back > low and tags[back - low] == "H":  # demanded that Canada take it back
        return any(lemma in WISHES for lemma, _ in forms().get(words.low[back - 1], ()))
    if back < low or not (tags[back - low] == "M" or words.low[back] in DO):
        return False
    return back == low or tags[back - 1 - low] in {",", ".", '"', "C", "S"}


def _busy(tags: list[str], back: int) -> bool:
    """Whether the clause so far has a verb already."""
    for tag in reversed(tags[: back + 1]):
        if tag in {"V", "M"}:
            return True
        if tag in {".", ",", "S", "R", "H", '"'}:
            return False
    return False
