"""Live progress: stage, seconds, best, bound; a table on a terminal, else plain lines."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from rich.console import Console
from rich.live import Live
from rich.table import Table

from api.command_line.wording import number
from turnus.result import Progress

Report = Callable[[Progress], None]


@contextmanager
def progress(console: Console) -> Iterator[Report]:
    """A function that shows each line of progress it is given."""
    if console.is_terminal:
        with Live(console=console, refresh_per_second=4, transient=True) as live:
            yield _Steps(live).show
    else:
        yield _lines(console)


class _Steps:
    """The newest line of each step, one row a step, the last ones on screen."""

    MOST = 14

    def __init__(self, live: Live) -> None:
        self._live = live
        self._rows: dict[tuple[str, str], Progress] = {}

    def show(self, line: Progress) -> None:
        self._rows[line.scenario, line.step] = line
        table = Table(box=None, pad_edge=False)
        for title in ("Alternativ", "Steg"):
            table.add_column(title)
        for title in ("Sekunder", "Beste", "Grense"):
            table.add_column(title, justify="right")
        for row in list(self._rows.values())[-self.MOST :]:
            table.add_row(row.scenario, _step(row), number(row.seconds), *_values(row))
        self._live.update(table)


def _lines(console: Console) -> Report:
    last: list[Progress] = []

    def show(line: Progress) -> None:
        if last and replace(line, seconds=last[0].seconds) == last[0]:
            return
        last[:] = [line]
        best, bound = _values(line)
        parts = [f"{line.scenario}: {_step(line)}", f"{number(line.seconds)} s"]
        parts += [f"beste {best}"] if line.best is not None else []
        parts += [f"grense {bound}"] if line.bound is not None else []
        console.print(", ".join(parts), soft_wrap=True, highlight=False, markup=False)

    return show


def _step(line: Progress) -> str:
    return f"{line.step}, {line.detail}" if line.detail else line.step


def _values(line: Progress) -> tuple[str, str]:
    return _with_unit(line.best, line.unit), _with_unit(line.bound, line.unit)


def _with_unit(value: float | None, unit: str) -> str:
    return "–" if value is None else f"{number(value, 2)} {unit}".rstrip()
