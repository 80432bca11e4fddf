"""Any number of articles made from the sample: the same manners, other people, other words, other numbers.

Each sixteen are one world: its names, numbers and half of its longer words are its own, so that articles of one
world have claims in common and those of two worlds hardly any. The same seed gives the same pile.
"""

import random
import re
from collections.abc import Callable
from pathlib import Path

import yaml

SAMPLE = Path(__file__).resolve().parents[1] / "sample"
_MARKUP = re.compile(r"(<(?:script|style|head)\b.*?</(?:script|style|head)>|<[^>]*>)", re.DOTALL | re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]{4,}|(?<![\d:.-])\d{2,3}(?![\d:-])")
_ONSETS = ["b", "br", "d", "dr", "f", "g", "h", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "z"]
_VOWELS = ["a", "e", "i", "o", "u", "ei", "ou"]
_ENDS = ["n", "r", "l", "s", "k", "nd", "sk", "rt", "m", "ven"]
_LEAST = 7  # letters: shorter words are mostly grammar and verbs of saying


def write(folder: Path, number: int, seed: int = 7) -> int:
    """Write `number` articles below `folder`; returns how many words they have."""
    originals = [path for path in sorted(SAMPLE.iterdir()) if path.suffix in {".txt", ".html", ".jsonl"}]
    texts = [(path.suffix, _decoded(path.read_bytes())) for path in originals]
    articles = [part for suffix, text in texts for part in _parts(suffix, text)]
    names, vocabulary = _names(), _vocabulary(articles)
    words = 0
    for at in range(number):
        if at % len(articles) == 0:
            change = _change(random.Random(f"{seed} {at}"), names, vocabulary)  # noqa: S311 - a pile, no secret
        suffix, text = articles[at % len(articles)]
        made = _changed(text, change, markup=suffix == ".html")
        place = folder / f"{at // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{at:06}{suffix}").write_text(made, encoding="utf-8")
        words += len(_MARKUP.sub(" ", made).split())
    return words


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252")  # the one that is not UTF-8 on purpose


def _parts(suffix: str, text: str) -> list[tuple[str, str]]:
    """A file of JSON Lines is several articles; all else is one."""
    return [(".json", line) for line in text.splitlines()] if suffix == ".jsonl" else [(suffix, text)]


def _names() -> frozenset[str]:
    """The words that are names in the sample."""
    truth = yaml.safe_load((SAMPLE / "truth.yaml").read_text("utf-8"))
    told = " ".join(name for actor in truth["actors"] for name in (*actor["names"], str(actor["country"])))
    common = {
        "Foreign",
        "Minister",
        "Prime",
        "News",
        "Press",
        "Today",
        "Commission",
        "Committee",
        "Defence",
        "Ministry",
        "Review",
    }
    return frozenset(w for w in _WORD.findall(told) if w[0].isupper()) - common | {"Hallow", "Halava", "Skarn"}


def _vocabulary(articles: list[tuple[str, str]]) -> list[str]:
    found = {w for _, text in articles for w in re.findall(r"\b[a-z]+\b", _MARKUP.sub(" ", text)) if len(w) >= _LEAST}
    return sorted(found)


def _change(dice: random.Random, names: frozenset[str], vocabulary: list[str]) -> Callable[[re.Match[str]], str]:
    """What becomes of each word in one world."""
    new = {name: _name(dice) for name in sorted(names)}
    turned = dice.sample(vocabulary, len(vocabulary))
    other = {a: b for a, b in zip(vocabulary, turned, strict=True) if dice.random() < 0.5}
    factor = dice.uniform(0.4, 2.5)

    def change(match: re.Match[str]) -> str:
        word = match.group()
        if word.isdigit():
            return word if int(word) < 32 else str(max(32, int(int(word) * factor)))
        if word.isupper() and word.title() in new:
            return new[word.title()].upper()
        return new.get(word) or other.get(word, word)

    return change


def _name(dice: random.Random) -> str:
    parts = [dice.choice(_ONSETS) + dice.choice(_VOWELS) for _ in range(dice.choice((1, 2, 2)))]
    return ("".join(parts) + dice.choice(_ENDS)).capitalize()


def _changed(text: str, change: Callable[[re.Match[str]], str], *, markup: bool) -> str:
    if not markup:
        return _WORD.sub(change, text)
    return "".join(piece if piece.startswith("<") else _WORD.sub(change, piece) for piece in _MARKUP.split(text))
