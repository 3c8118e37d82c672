"""Writing that is stopped at any moment leaves the old roster, the new one, or one that is refused."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.small import roster_of, small_problem, small_result, small_roster
from turnus.files import FolderFaults, read_folder, write_result
from turnus.files.replace import replace_file
from turnus.roster import Roster

EVENTS = {"open", "os.chmod", "os.remove", "os.rename"}


def killed(writing: Callable[[], None], at: int) -> bool:
    """Whether a process that does the writing is killed before it touches files so many times."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    count = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if event in EVENTS and "/files/" in str(arguments[0]):
            count += 1
            if count > at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    writing()
    os._exit(0)


def read(folder: Path) -> Roster | None:
    try:
        return read_folder(folder)[1]
    except FolderFaults as error:
        return None if "ikke skrevet ferdig" in str(error) else Roster({})


def test_a_roster_is_of_one_writing_whenever_the_writer_is_killed(tmp_path: Path) -> None:
    problem = small_problem()
    old, new = small_roster(problem), roster_of(problem, {"s1": "D D D D"})
    folder, seen, at = tmp_path / "files", [], 0
    while True:
        write_result(small_result(old), folder)
        if not killed(lambda: write_result(small_result(new), folder), at):
            break
        seen.append(read(folder))
        at += 1
    assert read(folder) == new
    assert all(each in (old, new, None) for each in seen)
    assert old in seen
    assert None in seen


def test_a_file_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    path, at = tmp_path / "files" / "report.html", 0
    path.parent.mkdir()
    path.write_bytes(b"old")
    while killed(lambda: replace_file(path, b"new" * 100_000), at):
        assert path.read_bytes() in (b"old", b"new" * 100_000)
        at += 1
    assert at >= 3
    assert path.read_bytes() == b"new" * 100_000


def test_a_failed_writing_leaves_no_scraps(tmp_path: Path) -> None:
    (tmp_path / "roster.csv").mkdir()
    with pytest.raises(OSError, match=r"roster\.csv"):
        write_result(small_result(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["roster.csv"]
