"""Where results go: what cannot be written is found first, and what fails at the end is kept."""

import errno
import io
import os
from pathlib import Path

import pytest
from rich.console import Console

from api.command_line.outputs import OutputFault, Outputs
from tests.small import small_result
from turnus.files import read_folder, write_result
from turnus.files.places import obstacles
from turnus.files.trouble import REASONS, reason

UNWRITABLE = ("/proc/turnus", "/proc", "/sys/kernel")


@pytest.fixture
def said() -> io.StringIO:
    return io.StringIO()


def outputs(folder: Path, said: io.StringIO) -> Outputs:
    return Outputs(folder, Console(file=said, width=300))


def test_a_folder_that_can_be_written_has_no_obstacles(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert obstacles(folder, ("before", "after"), ("report.html",)) == ()
    assert list(folder.iterdir()) == []
    write_result(small_result(), folder / "before")
    (folder / "report.html").write_text("gammel")
    assert obstacles(folder, ("before", "after"), ("report.html",)) == ()


@pytest.mark.parametrize("place", UNWRITABLE)
def test_a_place_that_the_system_keeps_is_told_before_the_work(
    place: str, said: io.StringIO
) -> None:
    if not Path(place).parent.is_dir():
        pytest.skip("no such place here")
    with pytest.raises(OutputFault):
        outputs(Path(place), said).probe(("",))
    told = said.getvalue()
    assert place in told
    assert "Ingenting er regnet ut" in told
    assert "--out" in told
    assert not any(word in told for word in ("No such", "Permission", "denied"))


def test_every_obstacle_is_told_at_once(tmp_path: Path, said: io.StringIO) -> None:
    (tmp_path / "before").write_text("x")
    (tmp_path / "report.html").mkdir()
    (tmp_path / "after" / "roster.csv").mkdir(parents=True)
    with pytest.raises(OutputFault):
        outputs(tmp_path, said).probe(("before", "after"), ("report.html",))
    told = said.getvalue()
    for name, what in (
        ("before", "er en fil"),
        ("report.html", "er en mappe"),
        ("after/roster.csv", "er en mappe"),
    ):
        assert any(name in line and what in line for line in told.splitlines())


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    for place in ("fil", "fil/under"):
        (told,) = obstacles(tmp_path / place, ("",))
        assert "kan ikke lages" in told


def test_too_little_room_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("turnus.files.places.ROOM", 2**62)
    (told,) = obstacles(tmp_path, ("",))
    assert "MB ledig" in told


def test_what_cannot_be_written_at_the_end_is_kept_whole_elsewhere(
    tmp_path: Path, said: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    asked = tmp_path / "ut"
    given = outputs(asked, said)
    given.write(lambda folder: write_result(small_result(), folder / "before"))
    assert not given.moved
    (asked / "after").write_text("somebody was here")
    given.write(lambda folder: write_result(small_result(), folder / "after"))
    assert given.moved
    assert given.folder != asked
    assert str(given.folder) in said.getvalue()
    for name in ("before", "after"):
        assert read_folder(given.folder / name)[1] == small_result().roster
    given.write(lambda folder: (folder / "report.html").write_text("r") and None)
    assert (given.folder / "report.html").is_file()


def test_every_reason_is_in_bokmal() -> None:
    for code in REASONS:
        assert os.strerror(code) not in reason(OSError(code, os.strerror(code)))
    assert "feil 7" in reason(OSError(errno.E2BIG, "Argument list too long"))
    assert "systemet" in reason(OSError("?"))
