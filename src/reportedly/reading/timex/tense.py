"""Which way a bare weekday or month lies: by the verb that is nearest in its clause."""

from reportedly.reading.timex import lexicon
from reportedly.reading.words import Words, grammar

_FAR = 30
"""So many words on each side are looked at: a clause is hardly longer, and a text without full stops stays linear."""
_BE = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re"})


def toward(words: Words, first: int, last: int) -> int:
    """-1 where the clause of a time speaks of the past, 1 of what is to come, 0 where it does not say."""
    begin, end = words.first[words.sentence[first]], words.last[words.sentence[first]]
    begin, end = _inside(words, first, max(begin, first - _FAR), min(end, last + _FAR))
    before = words.low[first - 1] if first > begin else ""
    tense = lexicon.times().tense
    if before in tense.behind:
        return -1
    near = words.low[max(begin, first - 3) : first]
    if before == "for" and _set_for(words, first, begin):
        return 1
    left = _leftward(words, first - 1, begin)
    beside = _beside(words, last, end)
    if beside and _leftward(words, first - 1, max(begin, first - 3)) <= 0:
        return beside
    if before in tense.ahead or near in {("no", "later", "than"), ("as", "early", "as"), ("as", "soon", "as")}:
        return _ahead(words, first, begin, before, left)
    if words.low[last : last + 1] in {("'s",), ("’s",)}:
        return 1 if near[-2:] == ("ahead", "of") else left
    if left == 0 and words.low[begin] in {"after", "following"} and "," not in words.low[begin:first]:
        return -1
    if _opens(words, first, begin):
        return _rightward(words, last, end) or left
    return left or _rightward(words, last, end)


def _inside(words: Words, at: int, low: int, high: int) -> tuple[int, int]:
    """The tokens around `at` in the same quotation."""
    frame, begin, end = words.frame[at], at, at + 1
    while begin > low and words.frame[begin - 1] == frame:
        begin -= 1
    while end < high and words.frame[end] == frame:
        end += 1
    return begin, end


def _opens(words: Words, first: int, begin: int) -> bool:
    """Whether a time stands at the head of its clause: its verb comes behind."""
    at = first - 1
    if at >= begin and words.low[at] in grammar().prepositions:
        at -= 1
    return at < begin or words.low[at] in lexicon.times().beside.clause_heads


def _beside(words: Words, at: int, end: int) -> int:
    """The verb right behind a time: `the chamber on Tuesday called on …`, `which until Friday, had …`."""
    if words.low[at : at + 2] in {(",", "had"), (",", "was"), (",", "were")}:
        return -1
    while at < end and (words.low[at].endswith("ly") or words.low[at] in {"again", "also"}):
        at += 1
    if at >= end:
        return 0
    tense = lexicon.times().tense
    if words.low[at] in tense.unmarked:
        return -1
    verb = words.low[at] in tense.past or words.low[at].endswith("ed") or words.low[at] in tense.perfect
    modal = words.low[at] in {"will", "would", "shall", "must", "should"}
    return sign(words, at, at) if verb or modal else 0


def _ahead(words: Words, first: int, begin: int, before: str, left: int) -> int:
    """`by Friday`, `until March`: ahead, unless the clause tells that it was so."""
    if before == "for":
        return left
    return 1 if before in {"by", "than"} or left >= 0 else _until(words, first, begin)


def _set_for(words: Words, first: int, begin: int) -> bool:
    return any(word in lexicon.times().beside.set_for for word in words.low[max(begin, first - 4) : first - 1])


def _until(words: Words, first: int, begin: int) -> int:
    near = words.low[max(begin, first - 8) : first - 1]
    return -1 if any(word in {"was", "were", "had"} for word in near) else 1


def _leftward(words: Words, at: int, begin: int) -> int:
    for index in range(at, begin - 1, -1):
        found = sign(words, index, begin)
        if found:
            return found
    return 0


def _rightward(words: Words, at: int, end: int) -> int:
    for index in range(at, end):
        found = sign(words, index, at)
        if found:
            return found
    return 0


def sign(words: Words, at: int, begin: int) -> int:
    """What one word says of the time of its clause: -1, 1, or 0 for nothing."""
    low = words.low[at]
    tense = lexicon.times().tense
    if low in tense.future:
        return _modal(words, at)
    if low == "to":
        return _infinitive(words, at, begin)
    if low in tense.perfect:
        return -1 if at + 1 < len(words.low) and words.low[at + 1] != "to" else 1
    if low.endswith("ing") and at > begin:
        return _progressive(words, at, begin)
    if low in tense.past or (low.endswith("ed") and len(low) > 3 and low not in lexicon.times().beside.not_past):
        return 0 if _adjective(words, at, begin) else _group(words, at, begin)
    return 0


def _modal(words: Words, at: int) -> int:
    """`will`, `may`; `may have` and `could have` tell of the past."""
    follows = words.low[at + 1 : at + 4]
    return -1 if words.low[at] not in {"will", "shall", "'ll", "’ll"} and "have" in follows[:2] else 1


def _adjective(words: Words, at: int, begin: int) -> bool:
    """`the abandoned trenches`: a participle before a noun."""
    if at == begin or at + 1 >= len(words.low):
        return False
    closed = grammar()
    before, behind = words.low[at - 1], words.low[at + 1]
    return before in closed.determiners and behind.isalpha() and behind not in closed.prepositions | closed.determiners


def _progressive(words: Words, at: int, begin: int) -> int:
    """`is coming in March`, `from rallying on Sunday` are ahead; `was coming` is past."""
    near = words.low[max(begin, at - 3) : at]
    if near and near[-1] in {"from", "out"}:
        banning = lexicon.times().tense.banning
        return 1 if near[-1] == "out" or any(w in banning for w in words.low[max(begin, at - 6) : at]) else 0
    if any(word in {"was", "were"} for word in near):
        return -1
    return 1 if any(word in _BE for word in near) else 0


def _group(words: Words, at: int, begin: int) -> int:
    """A past form or participle with the auxiliaries before it: `arrested`, `will be arrested`, `to be arrested`."""
    tense = lexicon.times().tense
    have = False
    for index in range(at - 1, max(begin, at - 6) - 1, -1):
        low = words.low[index]
        if low in tense.future:
            return -1 if have and low not in {"will", "shall", "'ll", "’ll"} else 1
        if low == "to":
            return -1 if have else _infinitive(words, index, begin) or 1
        if low not in lexicon.times().beside.verb_group and not low.endswith("ly"):
            break
        have = have or low == "have"
    return -1


def _infinitive(words: Words, at: int, begin: int) -> int:
    """`to meet` is ahead, unless a verb before it tells that it came about: `managed to flee`."""
    following = words.low[at + 1] if at + 1 < len(words.low) else ""
    closed = grammar()
    if not following.isalpha() or words.capital(at + 1) or following.endswith(("ing", "s")):
        return 0
    if following in closed.determiners or following in closed.prepositions or following in {"him", "them", "us", "me"}:
        return 0
    if following == "have" or following in lexicon.times().tense.nouns_behind_to:
        return -1 if following == "have" else 0
    before = words.low[max(begin, at - 2) : at]
    if before and before[-1] in lexicon.times().tense.giving:
        return 0
    return 0 if any(word in lexicon.times().tense.came_about for word in before) else 1


__all__ = ["sign", "toward"]
