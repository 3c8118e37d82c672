"""A roster pasted from a spreadsheet, read with every fault by its row and column.

Two forms are read: a grid with dates in the first row and the employees' ids in the first column,
and the rows of ``roster.csv``.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from api.texts import _
from turnus.files.cells import day_of, moment_of
from turnus.files.folder import original
from turnus.roster import Cell, Duty, Mark, Roster, duty, sort_duties
from turnus.scenario import Problem

MOST_CELLS = 200_000
OFF = frozenset({"", "-", "–", "−", ".", "0", "fri"})
MARKS = {mark.value: mark for mark in Mark}
SHORT_DAY = re.compile(r"(?:\w+\.?\s+)?(\d{1,2})\.(\d{1,2})\.?(?:(\d{4}|\d{2}))?")
ROWS = ("employee", "date")


@dataclass(frozen=True)
class PastedFault:
    """One thing that cannot be read; rows and columns are counted from 1."""

    row: int
    column: int
    text: str


@dataclass
class Pasted:
    """What was read, and what could not be."""

    duties: dict[Cell, Duty] = field(default_factory=dict)
    marks: dict[Cell, Mark] = field(default_factory=dict)
    faults: list[PastedFault] = field(default_factory=list)

    def roster(self, problem: Problem) -> Roster:
        """The roster; days that are left out are days off."""
        people = [each.id for each in problem.employees]
        return Roster(
            {
                id: sort_duties(each for (who, _day), each in self.duties.items() if who == id)
                for id in people
            },
            {
                id: {day: mark for (who, day), mark in self.marks.items() if who == id}
                for id in people
            },
        )

    def fault(self, row: int, column: int, text: str) -> None:
        self.faults.append(PastedFault(row, column, text))


def read_pasted(problem: Problem, text: str) -> Pasted:
    """A grid or the rows of ``roster.csv``, with tab, semicolon or comma between the cells."""
    found = Pasted()
    rows = [[cell.strip() for cell in row] for row in _rows(text)]
    if sum(map(len, rows)) > MOST_CELLS:
        found.fault(1, 1, _("Det er for mange celler. Lim inn én avdeling om gangen."))
    elif not any(any(row) for row in rows):
        found.fault(1, 1, _("Lim inn turnusen her. Det står ingenting ennå."))
    elif set(ROWS) <= {cell.casefold() for cell in next(row for row in rows if any(row))}:
        _lines(problem, rows, found)
    else:
        _grid(problem, rows, found)
    return found


def _rows(text: str) -> Iterator[list[str]]:
    sample = text.lstrip("\ufeff")
    first = next((line for line in sample.splitlines() if line.strip()), "")
    mark = next((mark for mark in "\t;," if mark in first), "\t")
    yield from csv.reader(io.StringIO(sample), delimiter=mark)


def _grid(problem: Problem, rows: list[list[str]], found: Pasted) -> None:
    head = next(place for place, row in enumerate(rows) if any(row))
    days = _days(problem, rows[head], head + 1, found)
    seen: dict[str, int] = {}
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        if not any(row):
            continue
        id = original(row[0])
        if not _known(problem, id, number, 1, found):
            continue
        if id in seen:
            told = _("«{}» står også på rad {}. Hver ansatt skal ha én rad.")
            found.fault(number, 1, told.format(id, seen[id]))
            continue
        seen[id] = number
        for column, text in enumerate(row[1:], start=2):
            day = days.get(column)
            if day is not None:
                _cell(problem, (id, day), text, (number, column), found)
            elif text not in OFF and column not in days:
                told = _("«{}» står i en kolonne uten dato i første rad.")
                found.fault(number, column, told.format(text))
    _everybody(problem, seen, found)


def _days(problem: Problem, head: list[str], row: int, found: Pasted) -> dict[int, date | None]:
    """The date of each column; None where what stands there is no day of the plan."""
    days: dict[int, date | None] = {}
    seen: dict[date, int] = {}
    for column, text in enumerate(head[1:], start=2):
        if not text:
            continue
        day = _day(problem, text)
        days[column] = None
        if day is None:
            told = _("«{}» er ikke en dato. Skriv datoene som 4.1.2027 eller 2027-01-04.")
            found.fault(row, column, told.format(text))
        elif day not in problem.calendar:
            found.fault(row, column, _outside(problem, text))
        elif day in seen:
            told = _("«{}» står også i kolonne {}. Hver dato skal stå én gang.")
            found.fault(row, column, told.format(text, seen[day]))
        else:
            days[column], seen[day] = day, column
    if not days:
        told = _("Første rad skal ha datoer, fra andre kolonne og utover.")
        found.fault(row, 1, told)
    return days


def _day(problem: Problem, text: str) -> date | None:
    """A date with or without weekday and year; without a year it is the one inside the plan."""
    short = SHORT_DAY.fullmatch(text)
    try:
        if short is None:
            return day_of(text)
        day, month, year = (int(each) if each else None for each in short.groups())
        assert day is not None
        assert month is not None
        if year is not None:
            return date(year if year > 99 else 2000 + year, month, day)
        calendar = problem.calendar
        near = (date(each, month, day) for each in {each.year for each in calendar.days})
        return next(
            (each for each in near if each in calendar), date(calendar.start.year, month, day)
        )
    except ValueError:
        return None


def _lines(problem: Problem, rows: list[list[str]], found: Pasted) -> None:
    head = next(place for place, row in enumerate(rows) if any(row))
    names = [cell.casefold() for cell in rows[head]]
    seen: dict[Cell, int] = {}
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        if not any(row):
            continue
        cells = dict(zip(names, row, strict=False))
        id, column = original(cells.get("employee", "")), names.index("date") + 1
        if not _known(problem, id, number, names.index("employee") + 1, found):
            continue
        day = _day(problem, cells.get("date", ""))
        if day is None or day not in problem.calendar:
            found.fault(number, column, _outside(problem, cells.get("date", "")))
            continue
        if (id, day) in seen:
            told = _("«{}» har denne dagen også på rad {}.")
            found.fault(number, column, told.format(id, seen[id, day]))
            continue
        seen[id, day] = number
        for name in ("shift", "mark"):
            if name in names:
                place = number, names.index(name) + 1
                _cell(problem, (id, day), cells.get(name, ""), place, found)
        _times(problem, (id, day), cells, (number, names), found)
    _everybody(problem, {id: row for (id, _day), row in seen.items()}, found)


def _times(
    problem: Problem,
    at: Cell,
    cells: dict[str, str],
    place: tuple[int, list[str]],
    found: Pasted,
) -> None:
    """A start and an end of its own win over the shift's."""
    usual = found.duties.get(at)
    texts = [cells.get(name, "") for name in ("start", "end")]
    if usual is None or not all(texts):
        return
    try:
        start, end = (moment_of(text).astimezone(problem.calendar.zone) for text in texts)
    except ValueError:
        told = _("Start og slutt skal være tidspunkter som 2027-01-04T07:30+01:00.")
        found.fault(place[0], place[1].index("start") + 1, told)
        return
    if start.date() != at[1] or not start < end:
        told = _("Vakten skal starte denne dagen, og slutte etter at den starter.")
        found.fault(place[0], place[1].index("start") + 1, told)
        return
    found.duties[at] = Duty(at[1], usual.shift, start, end, usual.unpaid_break_minutes)


def _cell(problem: Problem, at: Cell, text: str, place: tuple[int, int], found: Pasted) -> None:
    """A shift code, a mark, or both with a space between; ``!`` after is a mark of a violation."""
    if text.casefold() in OFF:
        return
    codes = {each.code: each.code for each in problem.department.shifts}
    for part in text.rstrip("!").split():
        if part in codes:
            found.duties[at] = duty(problem, at[1], part)
        elif part.upper() in MARKS:
            found.marks[at] = MARKS[part.upper()]
        else:
            told = _("«{}» er verken en vaktkode ({}) eller et merke ({}).")
            known = ", ".join(codes), ", ".join(MARKS)
            found.fault(*place, told.format(part, *known))


def _known(problem: Problem, id: str, row: int, column: int, found: Pasted) -> bool:
    people = [each.id for each in problem.employees]
    if id in people:
        return True
    if not id:
        found.fault(row, column, _("Raden har ingen kode for den ansatte."))
    else:
        told = _("Det er ingen ansatt «{}» i avdelingen. Kodene er {}.")
        found.fault(row, column, told.format(id, ", ".join(people)))
    return False


def _everybody(problem: Problem, seen: dict[str, int], found: Pasted) -> None:
    missing = [each.id for each in problem.employees if each.id not in seen]
    if missing:
        told = _("Disse mangler i turnusen: {}. Alle skal ha en rad, også de uten vakter.")
        found.fault(1, 1, told.format(", ".join(missing)))


def _outside(problem: Problem, text: str) -> str:
    calendar = problem.calendar
    told = _("«{}» er ikke en dag i planen, som går fra {} til {}.")
    first, last = calendar.days[0], calendar.days[-1]
    return told.format(text, f"{first:%d.%m.%Y}", f"{last:%d.%m.%Y}")
