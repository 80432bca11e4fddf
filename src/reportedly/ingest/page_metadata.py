"""What the mark-up of a page says about its article: JSON-LD first, then meta tags, then what is shown."""

import re
from collections.abc import Iterator

import msgspec

from reportedly.ingest import bylines, dates
from reportedly.ingest.elements import Element, called, names, text_of
from reportedly.ingest.metadata import Metadata, first_of
from reportedly.model import Found

_MOST_NODES = 5_000
_BEHIND = re.compile(r"\s(?:[|·»–—-]|::)\s(?P<name>[^|·»–—]{3,40})")


def from_markup(tree: Element) -> Metadata:
    """Title, authors, outlet and date from a page's mark-up."""
    found = first_of((*map(_from_linked, _articles(tree)), _from_meta(tree), _from_shown(tree)))
    return msgspec.structs.replace(found, title=_without_site(found, tree))


def address(tree: Element) -> str | None:
    """The page's own address, as it gives it."""
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            return str(link.get("href"))
    return next((value for name, value in _meta(tree) if name == "og:url" and value.startswith("http")), None)


def _articles(tree: Element) -> Iterator[dict[str, object]]:
    """The articles in JSON-LD, wherever they lie in it."""
    wanted, left = names().article_types, _MOST_NODES
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            todo: list[object] = [msgspec.json.decode((script.text or "").strip(" \n\t;").encode())]
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            continue
        while todo and left:
            left -= 1
            node = todo.pop()
            if isinstance(node, list):
                todo += reversed(node[:left])
            elif isinstance(node, dict):
                kinds = node.get("@type")
                if any(str(kind).lower() in wanted for kind in (kinds if isinstance(kinds, list) else [kinds])):
                    yield node
                todo += [node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node]


def _from_linked(article: dict[str, object]) -> Metadata:
    where = "markup:ld+json"
    title, outlet = _line(article.get("headline") or article.get("name")), _line(article.get("publisher"))
    published = dates.iso(_line(article.get("datePublished")) or "")
    people = article.get("author") or article.get("creator")
    authors = map(_line, people if isinstance(people, list) else [people])
    return Metadata(
        Found(title, f"{where}[headline]") if title else None,
        tuple(found for name in authors for found in _people(name or "", f"{where}[author]")),
        Found(outlet, f"{where}[publisher]") if outlet else None,
        Found(published, f"{where}[datePublished]") if published else None,
    )


def _line(value: object) -> str | None:
    """A string, or the name of a thing, as one line."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _people(said: str, where: str) -> Iterator[Found]:
    """The names in what an author field says, which may be a whole byline, an address or nobody."""
    if said.startswith(("http", "@", "/")) or not said:
        return
    words = said if said[:3].lower() == "by " else f"by {said}"
    line = bylines.parse(words)
    if line is None:
        if len(said.split()) <= 6 and said.lower() not in bylines.words().nobody:
            yield Found(said, where)
        return
    for span in line.authors:
        yield Found(span.of(words), where)


def _meta(tree: Element) -> Iterator[tuple[str, str]]:
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        value = " ".join((tag.get("content") or "").split())
        if name and value:
            yield name.lower(), value


def _from_meta(tree: Element) -> Metadata:
    known = names()
    tags: dict[str, list[str]] = {}
    for name, value in _meta(tree):
        tags.setdefault(name, []).append(value)

    def first(wanted: tuple[str, ...]) -> Found | None:
        return next((Found(tags[name][0], f"markup:meta[{name}]") for name in wanted if name in tags), None)

    people = ([*_people(value, f"markup:meta[{name}]")] for name in known.meta_author for value in tags.get(name, ()))
    days = ((name, dates.iso(value)) for name in known.meta_published for value in tags.get(name, ()))
    published = next((Found(day, f"markup:meta[{name}]") for name, day in days if day), None)
    return Metadata(first(known.meta_title), tuple(next(filter(None, people), ())), first(known.meta_outlet), published)


def _from_shown(tree: Element) -> Metadata:
    """What the page shows, in elements that say what they are."""
    heading = next((" ".join(text_of(one).split()) for one in tree.iter("h1") if text_of(one).strip()), None)
    bar = next((" ".join((one.text or "").split()) for one in tree.iter("title")), None)
    title = Found(heading, "markup:h1") if heading else Found(bar, "markup:title") if bar else None
    stamps = (one for one in tree.iter("time", "span", "abbr") if _is_publication(one))
    days = (dates.iso(one.get("datetime") or one.get("content") or text_of(one)) for one in stamps)
    published = next(filter(None, days), None)
    outlet = _behind_title(bar, heading) if bar and heading else None
    return Metadata(title, (), outlet, Found(published, "markup:time") if published else None)


def _behind_title(bar: str, heading: str) -> Found | None:
    """The outlet as pages put it behind their title: `Storm closes harbour | The Example Times`."""
    behind = _BEHIND.fullmatch(bar[len(heading) :]) if bar.lower().startswith(heading.lower()) else None
    return Found(behind["name"], "markup:title") if behind else None


def _is_publication(element: Element) -> bool:
    said = called(element)
    return element.get("pubdate") is not None or bool(
        said & {"datepublished", "date-published", "published", "entry-date"}
    )


def _without_site(found: Metadata, tree: Element) -> Found | None:
    """A title without the outlet's name, which pages put behind it; as the page's heading has it, if it has it so."""
    title = found.title
    if title is None:
        return None
    for heading in tree.iter("h1"):
        words = " ".join(text_of(heading).split())
        if len(words.split()) >= 3 and title.value.lower().startswith(words.lower()):
            return Found(words, title.where)
    for mark in (" | ", " - ", " – ", " — ", " « ", " :: "):
        head, _, tail = title.value.rpartition(mark)
        if head and found.outlet and tail.strip().lower() == found.outlet.value.lower():
            return Found(head.strip(), title.where)
    return title
