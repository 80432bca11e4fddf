"""A run can be cut off, repeated, split and shuffled: the case comes out the same."""

import random
import re
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportedly.model import Failure, Raw
from reportedly.pipeline import workers

Pile = Callable[[int], Path]
Start = Callable[..., "subprocess.Popen[str]"]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def exported(run: Run, case: Path) -> tuple[str, ...]:
    """All that a case exports, without the times of retrieval, which differ from run to run."""
    kinds = ("claims", "attributions", "documents")
    outs = [run("export", "--what", what, "--case", case).stdout for what in kinds]
    assert all(outs)
    return tuple(re.sub(r'"retrieved":"[^"]*"', "", out) for out in outs)


def test_killed_at_random_and_started_again(run: Run, start: Start, pile: Pile, tmp_path: Path) -> None:
    """A run killed with -9 at ten random moments leaves a sound file each time, and comes to the same case."""
    folder = pile(240)
    assert run("read", folder, "--case", tmp_path / "calm.db").returncode == 0
    chance = random.Random()
    case = tmp_path / "killed.db"
    cut_off = 0
    for number in range(10):
        jobs = str(number % 2 + 1)
        process = start("read", folder, "--case", case, "--jobs", jobs, FAKES_DELAY="0.008")
        time.sleep(chance.uniform(0.1, 1.2))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=20)
        cut_off += process.returncode == -signal.SIGKILL
        if case.exists() and case.stat().st_size:
            with sqlite3.connect(case) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            connection.close()
    assert cut_off
    assert run("read", folder, "--case", case).returncode == 0
    assert exported(run, case) == exported(run, tmp_path / "calm.db")
    assert run("verify", "--case", case).returncode == 0


def test_the_same_for_every_number_of_jobs_and_order(run: Run, pile: Pile, tmp_path: Path) -> None:
    """Processes and the order of the files change nothing, nor does reading the pile in two parts."""
    files = sorted(pile(40).iterdir())
    shuffled = random.Random(3).sample(files, len(files))
    for name, jobs, order in (("a", 1, files), ("b", 2, shuffled), ("c", 5, files[::-1])):
        assert run("read", *order, "--case", tmp_path / f"{name}.db", "--jobs", jobs).returncode == 0
    for part in (shuffled[:11], shuffled[5:]):
        assert run("read", *part, "--case", tmp_path / "d.db").returncode == 0
    first, *others = (exported(run, tmp_path / f"{name}.db") for name in "abcd")
    assert all(other == first for other in others)


def test_two_at_once(run: Run, start: Start, pile: Pile, tmp_path: Path) -> None:
    """Two runs into one new case, begun together, both end well, and the case is as if one had read it all."""
    folder = pile(160)
    files = sorted(folder.iterdir())
    case = tmp_path / "both.db"
    parts = (files[:100], files[60:])
    processes = [start("read", *part, "--case", case, FAKES_DELAY="0.005") for part in parts]
    said = [process.communicate(timeout=60)[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], said
    run("read", folder, "--case", tmp_path / "one.db")
    assert exported(run, case) == exported(run, tmp_path / "one.db")


def test_again_is_harmless(run: Run, pile: Pile, tmp_path: Path) -> None:
    """The same bytes are one document, under whatever names they come; it goes by the first in the alphabet."""
    folder = pile(3)
    case = tmp_path / "s.db"
    shutil.copy(folder / "article-0001.txt", folder / "zz-copy.txt")
    run("read", folder, "--case", case)
    once = exported(run, case)
    again = run("read", folder, "--case", case)
    assert "3 documents (0 new, 4 known), 0 failed" in again.stderr
    assert exported(run, case) == once
    shutil.copy(folder / "article-0001.txt", folder / "aa-copy.txt")
    assert "3 documents (0 new, 5 known), 0 failed" in run("read", folder, "--case", case).stderr
    assert '"doc":"aa-copy.txt"' in run("export", "--what", "claims", "--case", case).stdout
    assert run("verify", "--case", case).returncode == 0


def test_what_fails_costs_only_itself(run: Run, pile: Pile, tmp_path: Path) -> None:
    """An article that kills its process, one that raises and one that is empty are named; the others are read."""
    folder = pile(20)
    (folder / "b-crash.txt").write_text("CRASH of a plane, said the ministry.")
    (folder / "c-raise.txt").write_text("They RAISE the flag over the town.")
    (folder / "d-empty.txt").write_text("")
    done = run("read", folder, "--case", tmp_path / "s.db", "--jobs", "3")
    assert done.returncode == 4
    told = done.stderr.splitlines()
    assert len(told) == 4
    assert [line.split(":")[1].strip() for line in told[:3]] == ["b-crash.txt", "c-raise.txt", "d-empty.txt"]
    assert "LookupError: the fake was asked to" in told[1]
    assert "21 documents (20 new, 0 known), 3 failed" in told[3]  # one was kept, though it could not be read
    failures = run("export", "--what", "failures", "--case", tmp_path / "s.db").stdout
    assert failures.count("\n") == 3
    (folder / "b-crash.txt").write_text("No more than a scare, said the ministry.")
    assert "2 failed" in run("read", folder, "--case", tmp_path / "s.db", "--jobs", "2").stderr


def test_full_disk(run: Run, pile: Pile, tmp_path: Path) -> None:
    """Where nothing more can be written the run says so in one line; what was there before is whole."""
    case = tmp_path / "s.db"
    folder = pile(8)
    run("read", folder, "--case", case)
    before = exported(run, case)
    more = tmp_path / "more"
    more.mkdir()
    for number in range(8):
        (more / f"big-{number}.txt").write_text(
            f'"Word {number}." said Zoe\n' + f"All is well in town {number}.\n" * 3000
        )
    full = run("read", more, "--case", case, FAKES_FILE_SIZE=str(case.stat().st_size + 200_000))
    assert full.returncode == 1
    assert len(full.stderr.splitlines()) == 1
    assert "disk full" in full.stderr
    assert run("verify", "--case", case).returncode == 0
    for had, has in zip(before, exported(run, case), strict=True):
        assert set(had.splitlines()) <= set(has.splitlines())
    assert run("read", more, "--case", case).returncode == 0
    assert run("verify", "--case", case).returncode == 0


def test_interrupted(start: Start, run: Run, pile: Pile, tmp_path: Path) -> None:
    """Ctrl-C ends a run at once and in silence, and another run goes on."""
    folder = pile(200)
    process = start("read", folder, "--case", tmp_path / "s.db", "--jobs", "2", FAKES_DELAY="0.05")
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert (process.returncode, err) == (130, "")
    assert "200 documents" in run("read", folder, "--case", tmp_path / "s.db").stderr


def test_rules_of_another_version(run: Run, pile: Pile, tmp_path: Path) -> None:
    """Documents that were read by other rules are read anew from their originals, even if the files are gone."""
    case = tmp_path / "s.db"
    folder = pile(4)
    run("read", folder, "--case", case)
    once = exported(run, case)
    with sqlite3.connect(case) as connection:
        connection.execute("UPDATE readings SET version = 'old', record = '{}'")
        connection.execute("DELETE FROM marks")
    connection.close()
    shutil.rmtree(folder)
    renewed = run("read", "--case", case)
    assert renewed.returncode == 0
    assert "4 documents (0 new, 0 known, 4 read anew), 0 failed" in renewed.stderr
    assert exported(run, case) == once


def test_links_out_of_date_are_told_and_made(run: Run, pile: Pile, tmp_path: Path) -> None:
    """A run cut off before linking is noticed by whoever looks, and finished by `read` without a path."""
    case = tmp_path / "s.db"
    run("read", pile(4), "--case", case)
    with sqlite3.connect(case) as connection:
        connection.execute("DELETE FROM marks")
        connection.execute("DELETE FROM appearances")
    connection.close()
    looked = run("claims", "--case", case)
    assert "a run was cut off" in looked.stderr
    assert run("read", "--case", case).returncode == 0
    assert not run("claims", "--case", case).stderr


def test_the_case_among_its_articles(run: Run, pile: Pile, tmp_path: Path) -> None:
    """A case that lies in the folder that is read is not read into itself, whatever its name ends in."""
    folder = pile(2)
    for _ in range(2):
        assert run("read", folder, "--case", folder / "my.case").returncode == 0


def test_worker_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that does not answer in time is ended, and its article alone is given up."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "fakes"))
    monkeypatch.setenv("FAKES", "1")
    monkeypatch.setenv("FAKES_DELAY", "30")
    monkeypatch.setattr(workers, "_PATIENCE", 1.5)
    raw = Raw("slow.txt", "slow.txt", b"A slow one, this.", "text/plain", "0" * 64)
    began = time.monotonic()
    [(item, outcome)] = workers.outcomes([raw], jobs=2)
    assert item is raw
    assert outcome.failure
    assert outcome.failure.stage == "worker"
    assert time.monotonic() - began < 10


def test_results_come_in_order_and_little_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Outcomes follow the order of the inputs, and no more inputs are taken than are in hand."""
    taken = 0

    def items() -> Iterator[Failure]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield Failure(str(number), "ingest", "empty")

    results = workers.outcomes(items(), jobs=2)
    assert [next(results)[0].name for _ in range(3)] == ["0", "1", "2"]
    assert taken < 20


def test_analyse_keeps_nothing(run: Run, pile: Pile) -> None:
    """`analyse` prints an object for each article, and no file appears."""
    folder = pile(2)
    done = run("analyse", folder)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2
    assert sorted(path.name for path in folder.parent.iterdir()) == ["pile"]
