"""Whether results can be written somewhere, found out before the long work."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from turnus.files.folder import EMPLOYEES, PROBLEM, RESULT, ROSTER, WORKBOOK
from turnus.files.trouble import reason
from turnus.texts.numbers import number

FILES = (ROSTER, EMPLOYEES, PROBLEM, RESULT, WORKBOOK)
MB = 1_000_000
ROOM = 20 * MB
"""Bytes: two solved scenarios and a report, with room to spare."""


def obstacles(folder: Path, parts: Sequence[str], files: Sequence[str] = ()) -> tuple[str, ...]:
    """What keeps results from being written there, in bokmål; none: they can be.

    Parameters
    ----------
    folder
        Made where it is missing.
    parts
        Folders in it, one for each solved scenario; "" is the folder itself.
    files
        Other files that are to stand in it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        return (f"Mappen {folder} kan ikke lages: {_reason(error)}.",)
    try:
        return tuple(_obstacles(folder, parts, files))
    except OSError as error:
        return (_no_writing(folder, error),)


def _obstacles(folder: Path, parts: Sequence[str], files: Sequence[str]) -> Iterator[str]:
    for each in dict.fromkeys((folder, *(folder / part for part in parts))):
        if os.path.lexists(each):
            yield from _unwritable(each)
    wanted = [folder / file for file in files]
    wanted += [folder / part / file for part in parts for file in FILES]
    for path in wanted:
        if path.is_dir():
            yield f"{path} er en mappe, men der skal det skrives en fil. Flytt mappen."
    room = shutil.disk_usage(folder)
    if room.total and room.free < ROOM:
        yield (
            f"Disken med {folder} har {number(room.free / MB, 1)} MB ledig. Det trengs omtrent "
            f"{number(ROOM / MB)} MB. Rydd plass."
        )


def _unwritable(folder: Path) -> Iterator[str]:
    if not folder.is_dir():
        yield f"{folder} er en fil, men der skal det være en mappe. Flytt filen."
        return
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".turnus-") as file:
            file.write(b"x")
            file.flush()
    except OSError as error:
        yield _no_writing(folder, error)


def _no_writing(folder: Path, error: OSError) -> str:
    return f"Det går ikke an å skrive i {folder}: {reason(error)}."


def _reason(error: OSError | ValueError) -> str:
    return reason(error) if isinstance(error, OSError) else "navnet kan ikke brukes"
