"""What is typed, what is printed where, and how it ends."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.model import (
    Actor,
    Appearance,
    Attribution,
    CaseActor,
    Claim,
    Document,
    Found,
    Linked,
    Origin,
    Raw,
    Reading,
    Span,
    Why,
    Zone,
)
from reportedly.pipeline.analysing import reading_version
from reportedly.store import Writer
from reportedly.surfaces import cli

TEXT = 'By Ann Vale\nYomiuri reports that "We \x1b[31mstay\u202e", Lena Orr said.\nBob: nice piece!\n'
WHY = Why("quote.before", "7", (Span(33, 47),), 0.9)
SEEDS = ("One wrote: “We stay,” said Ann Vale on Tuesday in Orr.\n", "Nothing is said in this article at all.\n")
Ask = Callable[..., tuple[int, str, str]]


def span(words: str) -> Span:
    """Where words stand in the text."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def attribution(number: int, speaker: str, words: tuple[str, str], chain: tuple[str, ...]) -> Attribution:
    """An attribution of the quoted words."""
    source, cue = words
    content = (span('"We \x1b[31mstay\u202e"'),)
    parent = f"t{number - 1}" if number > 1 else None
    return Attribution(
        f"t{number}", "direct", (span(source),), (span(cue),), content, WHY, speaker, None, parent, chain
    )


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case with one article and one claim, in the folder where commands run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    raw = Raw("vale.txt", "/pile/vale.txt", TEXT.encode(), "text/plain", "ab" * 32)
    author = Found("Ann Vale", "text:byline", span("Ann Vale"))
    document = Document(f"sha256:{raw.sha256}", raw.name, TEXT, "text/plain", authors=(author,), language="en")
    names = (("Ann Vale", "person"), ("Yomiuri", "outlet"), ("Lena Orr", "person"))
    actors = tuple(
        Actor(f"a{number}", name, "outlet" if kind == "outlet" else "person")
        for number, (name, kind) in enumerate(names, 1)
    )
    said = (
        attribution(1, "a2", ("Yomiuri", "reports"), ("a1", "a2")),
        attribution(2, "a3", ("Lena Orr", "said"), ("a1", "a2", "a3")),
    )
    zones = (Zone("comment", span("Bob: nice piece!"), WHY, "Bob"),)
    reading = Reading(document.id, "1", ("attributions",), zones, actors, said)
    place = said[1].content[0]
    chain = tuple(name for name, _ in names)
    appearance = Appearance(document.id, "vale.txt", "t2", place.start, place.end, chain, place.of(TEXT))
    origins = (Origin("Lena Orr (to Yomiuri)", (0,), known=True, why=WHY),)
    claim = Claim("c1", "We stay", (appearance,), origins, 1, 2, "6", ("one origin",), (), "2024-05-01", WHY)
    people = tuple(
        CaseActor(f"x{number}", actor.name, actor.kind, None, (), (actor.name,), ((document.id, actor.id),), WHY)
        for number, actor in enumerate(actors, 1)
    )
    with Writer.open(tmp_path / "story.db") as writer, writer.together():
        writer.add(raw, document, reading, reading_version())
        writer.replace_links(Linked(people, (claim,)), "f")
    return tmp_path / "story.db"


@pytest.fixture
def ask(capfdbinary: pytest.CaptureFixture[bytes]) -> Ask:
    """Runs a command; gives its exit status, and what it printed on standard output and standard error."""

    def run(*arguments: object) -> tuple[int, str, str]:
        try:
            status = cli.main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return run


def test_claims_by_the_contract(case: Path, ask: Ask) -> None:
    """`claims --json` is a list whose objects have the contract's keys first, and both bounds of the origins."""
    status, out, err = ask("claims", "--json")
    [claim] = json.loads(out)
    assert (status, err) == (0, "")
    assert list(claim)[:5] == ["id", "text", "appearances", "origins", "independent_origins"]
    assert (claim["independent_origins"], claim["independent_origins_at_most"]) == (1, 2)
    assert claim["origins"] == ["Lena Orr (to Yomiuri)"]
    [place] = claim["appearances"]
    assert list(place)[:5] == ["doc", "attribution", "start", "end", "chain"]
    assert (place["id"], TEXT[place["start"] : place["end"]]) == ("abababab:t2", '"We \x1b[31mstay\u202e"')


def test_what_people_read(case: Path, ask: Ask) -> None:
    """Each question is answered in words on standard output, with exit status 0 and nothing to say beside it."""
    for command, *expected in (
        ("claims", "c1", "1-2", "Lena Orr (to Yomiuri)"),
        ("claim c", "one origin", "Ann Vale → Yomiuri → Lena Orr", "abababab:t2", "2024-05-01"),
        ("chain ab:t2", "└─ Yomiuri  (unseen", "└─ Lena Orr", "By Ann Vale"[3:]),
        ("chain c1", "└─ Lena Orr"),
        ("actors", "Yomiuri", "outlet"),
        ("sources", "unseen", "held"),
        ("search nice piece", "vale.txt", "nice"),
        ("search --said we", "abababab:t2"),
        ("show vale", "t2 Lena Orr", "/said/", "{Lena Orr}", "t2]", "nice piece!"),
        ("why ab:t1", "quote.before", "version 7", "0.90"),
        ("why c1", "origin Lena Orr"),
        ("why x2", "Yomiuri"),
    ):
        status, out, err = ask(*command.split())
        assert (status, err) == (0, ""), command
        for words in expected:
            assert words in out, command


@pytest.mark.parametrize("command", [name.name for name in cli.COMMANDS if name.name not in {"read", "analyse"}])
def test_nothing_in_an_article_acts(command: str, case: Path, ask: Ask) -> None:
    """Whatever is printed, escape sequences and marks that turn the writing come out as something to be seen."""
    arguments = {
        "claim": ["c1"],
        "chain": ["c1"],
        "why": ["ab:t2"],
        "show": ["vale"],
        "search": ["we"],
        "export": ["--what", "attributions"],
    }
    for end in ([], ["--json"]):
        _, out, err = ask(command, *arguments.get(command, []), *end)
        assert not {"\x1b", "\u202e"} & set(out + err)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("", 2),
        ("nosuch", 2),
        ("claims --case nosuch.db", 2),
        ("read nosuch.txt --case nowhere/s.db", 2),
        ("read --jobs 0 x", 2),
        ("claim c9", 3),
        ("chain x1", 3),
        ("show nosuch", 3),
        ("why nosuch", 3),
        ("search zebra", 3),
        ("export --what events", 3),
        ("export --what failures", 3),
        ("verify --case README.txt", 5),
        ("claims --case README.txt", 5),
        ("read nosuch.txt", 4),
        ("analyse nosuch.txt", 4),
        ("analyse empty-folder", 3),
        ("read empty-folder", 3),
        ("tour", 0),
    ],
)
def test_how_it_ends(line: str, status: int, case: Path, ask: Ask) -> None:
    """Each way to end has the exit status of the contract; what went wrong is told in a line on standard error."""
    (case.parent / "README.txt").write_text("Not a case at all, but some words to read.")
    (case.parent / "empty-folder").mkdir()
    ended, out, err = ask(*line.split())
    assert ended == status, err
    if status > 2:
        assert err.startswith("reportedly: ")
        assert not out
    assert "Traceback" not in err
    assert not (case.parent / "nosuch.db").exists()


def test_verify(tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """`verify` tells a sound case from one whose text, words or original were tampered with."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(SEEDS[0])
    assert ask("read", "a.txt")[0] == 0
    assert ask("verify")[0] == 0
    for change, told in (
        ("UPDATE attributions SET speaker = 'x', content = 'We leave' WHERE id = 't1'", "t1"),
        ("UPDATE documents SET text = substr(text, 5)", "its text"),
        ("DROP TRIGGER originals_no_update; UPDATE originals SET data = x'41'", "original"),
    ):
        with sqlite3.connect("story.db") as connection:
            connection.executescript(change)
        connection.close()
        status, _, err = ask("verify")
        assert status == 5
        assert told in err


def test_no_case_named(tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --case the usual file is meant; where it is not there, that is said, and none is made."""
    monkeypatch.chdir(tmp_path)
    status, _, err = ask("claims")
    assert (status, err) == (2, "reportedly: story.db: no such case here; name one with --case\n")
    assert not list(tmp_path.iterdir())


def test_read_and_analyse(tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """`analyse` gives the contract's keys in its order, a line an article; `read` closes with one line of numbers."""
    monkeypatch.chdir(tmp_path)
    for number, words in enumerate(SEEDS):
        (tmp_path / f"{number}.txt").write_text(words)
    (tmp_path / "empty.txt").touch()
    status, out, err = ask("analyse", "0.txt", "empty.txt", "1.txt")
    assert (status, err.count("\n")) == (4, 1)
    first, second = map(json.loads, out.splitlines())
    assert " ".join(first) == (
        "schema doc id title authors outlet published language text zones actors times attributions events "
        "predictions language_marks layers failures"
    )
    assert (first["schema"], first["doc"], second["doc"]) == ("reportedly/analysis/1", "0.txt", "1.txt")
    assert first["text"] == SEEDS[0]
    status, out, err = ask("read", "0.txt", "1.txt", "--json")
    assert (status, json.loads(out)["new"]) == (0, 2)
    assert err.startswith("reportedly: story.db: 2 documents (2 new, 0 known), 0 failed, ")


def test_standard_output_that_goes_away(case: Path) -> None:
    """A reader that has seen enough, as `head` does, is no error."""
    command = [sys.executable, "-m", "reportedly.surfaces.cli", "export", "--what", "documents"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=case.parent) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert (process.wait(), process.stderr.read()) == (0, b"")


def test_plain_locale(case: Path) -> None:
    """Where a terminal can't show a letter it is written out, and nothing fails."""
    command = [sys.executable, "-m", "reportedly.surfaces.cli", "chain", "c1"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, cwd=case.parent, env=environment, check=True)
    assert done.stderr == b""


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_loads_nothing_heavy(argument: str) -> None:
    """Help and version come at once: nothing is imported for them that takes time."""
    program = (
        "import sys, reportedly.surfaces.cli as cli\n"
        "try: cli.main([sys.argv[1]])\n"
        "except SystemExit: print(sorted(set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program, argument], capture_output=True, text=True, check=True)
    loaded = done.stderr
    for heavy in (
        "msgspec",
        "rich",
        "sqlite3",
        "lxml",
        "trafilatura",
        "yaml",
        "reportedly.pipeline",
        "reportedly.model",
    ):
        assert f"'{heavy}'" not in loaded
    assert done.stdout


def test_no_traceback(case: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of our own is one line; with REPORTEDLY_DEBUG it is shown whole."""
    from reportedly.surfaces import asking  # noqa: PLC0415 - loaded when needed, as the command line does

    monkeypatch.setattr(asking, "case_view", lambda _: 1 / 0)
    status, out, err = ask("claims")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "REPORTEDLY_DEBUG" in err
    monkeypatch.setenv("REPORTEDLY_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        ask("claims")
