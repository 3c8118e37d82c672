"""How a command ends when what it was given can't be used."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console

from api.command_line.summary import NOTHING_DONE, print_faults
from turnus.faults import InputFaults

BAD_INPUT = 2
"""Exit code when the files given can't be used."""
errors = Console(stderr=True)


@contextmanager
def input_faults(done: str = NOTHING_DONE) -> Iterator[None]:
    """Tell every fault of the input and end with its exit code."""
    try:
        yield
    except InputFaults as error:
        print_faults(errors, error.faults, done)
        raise typer.Exit(BAD_INPUT) from error


def refuse(text: str) -> typer.Exit:
    """Tell why nothing was done, and give what ends the command."""
    errors.print(text, markup=False, highlight=False, soft_wrap=True)
    return typer.Exit(BAD_INPUT)
