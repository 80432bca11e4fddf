"""What is written, what can never be unwritten, and how it is found again."""

from pathlib import Path

import pytest

from reportedly.model import (
    Actor,
    Appearance,
    Attribution,
    CaseActor,
    Claim,
    Document,
    Failure,
    Found,
    Linked,
    NotFound,
    Origin,
    Raw,
    Reading,
    RunAborted,
    Span,
    Why,
)
from reportedly.store import View, Writer, chain, finding, search, search_said, sources

WHY = Why("quote.fake", "1")
TEXT = 'Café owners wait. The Yomiuri reports that "Zoë will stay \U0001f30a in NATO", Merkel said. NATO\0 is silent.'
AUTHOR = Actor("a1", "J. Farrell", "person")
OUTLET = Actor("a2", "Yomiuri", "outlet")
SPEAKER = Actor("a3", "Merkel", "person")


def place(words: str) -> Span:
    """Where words stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def article(name: str, sha: str, text: str = TEXT, at: str = "/pile") -> tuple[Raw, Document, Reading]:
    """An article in which an outlet reports what somebody said."""
    raw = Raw(name, f"{at}/{name}", text.encode(), "text/plain", sha, "2024-01-01T00:00:00+00:00")
    document = Document(f"sha256:{sha}", name, text, "text/plain", authors=(Found("J. Farrell", "text:byline"),))
    inner = (place("Zoë will stay \U0001f30a in NATO"),)
    outer = Attribution(
        "t1", "indirect", (place("The Yomiuri"),), (place("reports"),), inner, WHY, "a2", chain=("a1", "a2")
    )
    said = Attribution(
        "t2", "direct", (place("Merkel"),), (place("said"),), inner, WHY, "a3", None, "t1", ("a1", "a2", "a3")
    )
    return raw, document, Reading(document.id, "1", ("attributions",), (), (AUTHOR, OUTLET, SPEAKER), (outer, said))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with two articles, one claim and two actors across them."""
    path = tmp_path / "s.db"
    with Writer.open(path) as writer, writer.together():
        documents = [article("one.txt", "ab" * 32), article("two.txt", "ab12" + "cd" * 30)]
        for raw, document, reading in documents:
            assert writer.add(raw, document, reading, "v1")
        span = place("Zoë will stay \U0001f30a in NATO")
        ids = [document.id for _, document, _ in documents]
        appearances = tuple(
            Appearance(one, "doc", "t2", span.start, span.end, ("J. Farrell", "Merkel"), span.of(TEXT)) for one in ids
        )
        origins = (Origin("Merkel", (0, 1), known=True, why=WHY),)
        claim = Claim("c12", "Zoë will stay", appearances, origins, 1, 1, "6", (), (), None, WHY)
        actors = tuple(
            CaseActor(f"x{local.id}", name, local.kind, None, (), (name,), tuple((one, local.id) for one in ids), WHY)
            for local, name in ((OUTLET, "Yomiuri"), (SPEAKER, "Angela Merkel"))
        )
        writer.fail(Failure("bad.txt", "ingest", "empty"))
        writer.replace_links(Linked(actors, (claim,)), "f1")
    return path


def test_round_trip(case: Path) -> None:
    """What went in comes out: documents with NUL and emoji, readings, original bytes, failures, links."""
    with View.open(case) as view:
        raw, document, reading = article("one.txt", "ab" * 32)
        assert view.document(document.id) == (document, reading)
        assert view.original(document.id) == raw
        assert [one.name for one in view.documents()] == ["one.txt", "two.txt"]
        assert view.failures() == [Failure("bad.txt", "ingest", "empty")]
        assert [claim.id for claim in view.claims()] == ["c12"]
        assert view.linked_from() == "f1"
        assert not view.unfinished
        assert (view.counts.documents, view.counts.attributions, view.counts.actors) == (2, 4, 2)
        assert list(view.integrity()) == []


@pytest.mark.parametrize("table", ["originals", "verdicts"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid + 1"])
def test_never_unwritten(case: Path, table: str, change: str) -> None:
    """Original bytes and what people judged can be added to, but neither changed nor taken out."""
    with Writer.open(case) as writer:
        writer.view.row("INSERT INTO verdicts (about, says, by, at) VALUES ('c12', 'no', 'me', 'today')")
        with pytest.raises(RunAborted, match="only ever added to"):
            writer.view.row(change.format(table))


def _add_and_fail(writer: Writer) -> None:
    with writer.together():
        assert writer.add(*article("three.txt", "ef" * 32), "v1")
        writer.view.row("SELEKT")


def test_all_or_nothing(case: Path) -> None:
    """An error inside a transaction leaves nothing of it."""
    with Writer.open(case) as writer:
        with pytest.raises(RunAborted, match="syntax"):
            _add_and_fail(writer)
        assert len(writer.view.ids()) == 2


def test_first_name_counts(case: Path) -> None:
    """The same bytes under several names are one document, which goes by the first in the alphabet."""
    with Writer.open(case) as writer:
        for name, expected in (("zwei.txt", "one.txt"), ("eins.txt", "eins.txt"), ("one.txt", "eins.txt")):
            with writer.together():
                assert not writer.add(*article(name, "ab" * 32), "v1")
            assert writer.view.document("sha256:" + "ab" * 32)[0].name == expected
        assert [each.name for each in writer.view.places("sha256:" + "ab" * 32)] == ["eins.txt", "one.txt", "zwei.txt"]
        assert writer.view.unfinished
        assert list(writer.view.integrity()) == []


def test_search_finds_the_place(case: Path) -> None:
    """A hit gives offsets in code points, and the innermost attribution that the words stand in."""
    with View.open(case) as view:
        hit = search(view, "nato")[0]
        assert [TEXT[one.start : one.end] for one in hit.places] == ["NATO", "NATO"]
        assert [one.attribution for one in hit.places] == ["ab12cdcd:t2", None]
        assert hit.places[0].chain == ("J. Farrell", "Yomiuri", "Merkel")
        assert [one.words for one in search(view, '"zoe will"')[0].places] == ["Zoë will"]
        assert search(view, "silent")[0].places[0].words == "silent"
        assert search(view, "caf*")[0].places[0].words == "Café"
        assert len(search_said(view, "stay")) == 4
        assert search_said(view, "cafe") == []


HOSTILE = ("", '"', '""', "NATO AND", "NEAR(", "a:b", "-", "*", "^x", '"open', "title : x", "{}", "(", "'", ";--", "\0")


@pytest.mark.parametrize("words", HOSTILE)
def test_search_has_no_syntax(case: Path, words: str) -> None:
    """Nothing that is typed is an error; what holds no word finds nothing."""
    with View.open(case) as view:
        assert isinstance(search(view, words), list)
        assert isinstance(search_said(view, words), list)


def test_found_by_what_people_type(case: Path) -> None:
    """Unambiguous beginnings are enough; what could be several is refused, with them."""
    one, two = "sha256:" + "ab" * 32, "sha256:ab12" + "cd" * 30
    with View.open(case) as view:
        for typed, meant in (("one.txt", one), ("two", two), ("wo.t", two), ("aba", one), ("AB12", two), (one, one)):
            assert finding.document(view, typed) == meant
        assert finding.attribution(view, "ab12:t1") == (two, "t1")
        assert finding.anything(view, "c1") == ("claim", "", "c12")
        assert finding.anything(view, "angela merkel") == ("actor", "", "xa3")
        for typed in ("ab:t1", "t1"):
            with pytest.raises(NotFound, match="several"):
                finding.attribution(view, typed)
        for typed in ("three.txt", "", "ff"):
            with pytest.raises(NotFound):
                finding.document(view, typed)
        for typed in ("aba:t9", "q:t1", "c9", ""):
            with pytest.raises(NotFound):
                finding.anything(view, typed)


def test_short_ids_stay_apart(tmp_path: Path) -> None:
    """Two documents whose ids begin alike get longer ones."""
    with Writer.open(tmp_path / "s.db") as writer:
        with writer.together():
            for end in ("0", "1"):
                writer.add(*article(f"{end}.txt", "ab" * 6 + end + "f" * 51), "v1")
        shorts = [finding.reference(writer.view, one, "t1") for one in writer.view.ids()]
        assert shorts == ["abababababab0fff:t1", "abababababab1fff:t1"]
        assert [finding.attribution(writer.view, short)[0] for short in shorts] == writer.view.ids()


def test_sources_and_chain(case: Path) -> None:
    """Each source with what is heard through it; each link with its words, and whether its text is held."""
    with View.open(case) as view:
        heard = {one.name: one for one in sources(view)}
        assert (heard["Yomiuri"].documents, heard["Yomiuri"].says, heard["Yomiuri"].relays) == (2, 2, 2)
        assert (heard["Angela Merkel"].says, heard["Angela Merkel"].origin_of) == (2, 1)
        assert [name for name, one in heard.items() if one.held] == ["J. Farrell"]
        author, outlet, speaker = chain(view, view.ids()[0], "t2")
        assert (author.held, outlet.held, outlet.kind) == (True, False, "outlet")
        assert (outlet.words, outlet.attribution) == ("The Yomiuri reports", "t1")
        assert (speaker.words, speaker.start) == ("Merkel said", TEXT.index("Merkel"))
