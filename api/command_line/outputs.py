"""Where results are written; when that fails at the end, they are kept somewhere else."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rich.console import Console

from turnus.files.places import obstacles
from turnus.files.trouble import reason

Writing = Callable[[Path], None]
"""Writes something in the folder it is given."""


class OutputFault(Exception):  # noqa: N818 - told as the faults of the input are
    """Results cannot be written; the text has been told."""


class Outputs:
    """The folder for results: the one asked for, or one that can be written when it cannot."""

    def __init__(self, folder: Path, errors: Console) -> None:
        self.folder = folder
        self.moved = False
        self._errors = errors
        self._done: list[Writing] = []

    def probe(self, parts: Sequence[str], files: Sequence[str] = ()) -> None:
        """Find out before the long work whether everything can be written.

        Raises
        ------
        OutputFault
            When it cannot.
        """
        if found := obstacles(self.folder, parts, files):
            self._tell("Resultatet kan ikke skrives dit. Ingenting er regnet ut.")
            for each in found:
                self._tell(f"  {each}")
            self._tell("  Rett det, eller velg en annen mappe med --out.")
            raise OutputFault

    def write(self, writing: Writing) -> None:
        """Write in the folder; where that fails, write all there is so far in another one.

        Raises
        ------
        OutputFault
            When nothing can be written anywhere.
        """
        self._done.append(writing)
        try:
            writing(self.folder)
        except OSError as error:
            self._move(error)

    def _move(self, error: OSError) -> None:
        self._tell(f"Det gikk ikke an å skrive i {self.folder}: {reason(error)}.")
        for folder in _elsewhere():
            try:
                for each in self._done:
                    each(folder)
            except OSError:
                shutil.rmtree(folder, ignore_errors=True)
                continue
            self.folder, self.moved = folder, True
            self._tell(f"Resultatet er lagt i {folder} i stedet. Flytt det derfra.")
            return
        self._tell(
            "Resultatet kunne ikke skrives noe annet sted heller, og er tapt. Rydd plass på "
            "disken, og kjør på nytt."
        )
        raise OutputFault

    def _tell(self, text: str) -> None:
        self._errors.print(text, markup=False, highlight=False, soft_wrap=True)


def _elsewhere() -> Iterator[Path]:
    """New folders, each on another place that can usually be written."""
    for root in (tempfile.gettempdir, Path.home, Path.cwd):
        try:
            yield Path(tempfile.mkdtemp(prefix="turnus-", dir=root()))
        except (OSError, RuntimeError):
            continue
