"""The roster as it hangs on the wall: people × days, in blocks of 13 weeks side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import groupby

from turnus.calendar import DAY, holidays
from turnus.charts import AFTER, BEFORE
from turnus.department import ShiftType
from turnus.employee import Employee
from turnus.report.side import Side
from turnus.report.table import Table, table
from turnus.roster import Mark
from turnus.rules.rule import Violation
from turnus.texts.numbers import MONTHS, counted, day_text, number

WEEKS = 13
"""In one block: a quarter of a year, and one printed A3."""
LETTERS = "MTOTFLS"
MARKS = {
    Mark.F1: "ukentlig fridøgn",
    Mark.F2: "fridag nummer to",
    Mark.F3: "fri på rød dag",
    Mark.F5: "erstatningsfri for rød dag",
    Mark.FE: "ferie",
}
NAMELESS = frozenset({"pregnant-nights"})
"""Rules on health: their breaches are told without a name."""
MOST = 200
"""Violations told one by one."""
TALL = 20


@dataclass(frozen=True)
class Grid:
    """One side's roster as HTML, and its violations in words."""

    name: str
    blocks: tuple[str, ...]
    """HTML tables, escaped."""
    violations: Table | None


def grid(side: Side, only: str | None = None) -> Grid:
    """The whole roster of one side; ``only``: one employee's."""
    days = side.problem.calendar.days
    breaches = _by_cell(side)
    people = [each for each in side.problem.employees if only in {None, each.id}]
    people.sort(key=lambda each: _place(side, each))
    blocks = tuple(
        "".join(_block(side, people, days[first : first + 7 * WEEKS], breaches))
        for first in range(0, len(days), 7 * WEEKS)
    )
    return Grid(side.name, blocks, _violations(side, only))


def _block(
    side: Side,
    people: Sequence[Employee],
    days: Sequence[date],
    breaches: dict[tuple[str, date], list[Violation]],
) -> Iterator[str]:
    first, last = days[0].isocalendar().week, days[-1].isocalendar().week
    yield f'<table class="grid"><caption>{side.name}: uke {first}–{last}</caption>'
    yield from _columns(side, days)
    yield from _head(days)
    names = {each.id: each.name for each in side.problem.department.competences}
    for (night_only, competence), group in groupby(people, key=_group):
        name = names[competence] + (", bare natt" if night_only else "")
        span = len(days) + 1
        yield f"<tbody><tr class=c><th scope=rowgroup colspan={span}><span>{escape(name)}</span>"
        for employee in group:
            yield from _row(side, employee, days, breaches)
    yield "</table>"


def _columns(side: Side, days: Sequence[date]) -> Iterator[str]:
    """Shade Saturdays, Sundays and red days by column, so that cells stay small."""
    yield "<colgroup><col class=p>"
    for kind, run in groupby(days, key=lambda day: _shade(side, day)):
        yield f"<col class={kind} span={len(list(run))}>"


def _shade(side: Side, day: date) -> str:
    if side.problem.calendar.is_red(day):
        return "r"
    return "s" if day.weekday() == 5 else "w"


def _head(days: Sequence[date]) -> Iterator[str]:
    yield "<thead><tr><th rowspan=3 scope=col>Ansatt"
    for (_, month), run in groupby(days, key=lambda day: (day.year, day.month)):
        yield f"<th scope=colgroup colspan={len(list(run))}><span>{MONTHS[month - 1]}</span>"
    yield "<tr>"
    for monday in days[::7]:
        yield f"<th scope=colgroup colspan=7>uke {monday.isocalendar().week}"
    yield "<tr class=d>"
    for day in days:
        name = holidays(day.year).get(day)
        title = f' title="{name}" class=r' if name else " class=r" if day.weekday() == 6 else ""
        yield f"<th scope=col{title}>{LETTERS[day.weekday()]}<br>{day.day}"


def _row(
    side: Side,
    employee: Employee,
    days: Sequence[date],
    breaches: dict[tuple[str, date], list[Violation]],
) -> Iterator[str]:
    size = number(employee.position_percent, 2)
    yield f"<tr><th scope=row>{escape(employee.id)} <i>{size}&nbsp;%</i>"
    codes, marks = side.roster.codes, side.roster.marks.get(employee.id, {})
    for day in days:
        code, mark = codes.get((employee.id, day)), marks.get(day)
        text = code or (mark.value if mark else "")
        look = _look(side, code) if code else "f" if mark is Mark.FE else "m" if mark else ""
        found = breaches.get((employee.id, day))
        if found:
            words = escape(_in_words(employee, day, text, found), quote=True)
            yield f'<td class="{look} x" tabindex=0 aria-label="{words}">{escape(text)}!'
        else:
            yield f"<td class={look}>{escape(text)}" if look else "<td>"


def _in_words(employee: Employee, day: date, text: str, found: Sequence[Violation]) -> str:
    """What a screen reader says of a cell, and what focus and pointer show."""
    told = " ".join(f"{each.paragraph}: {each.text}" for each in found)
    return f"{employee.id}, {day_text(day)}, {text or 'fri'}. Brudd. {told}"


def _look(side: Side, code: str) -> str:
    """One letter: long, night, evening, day, or not care."""
    known = {shift.code: shift for shift in side.problem.department.shifts}
    shift = known.get(code)
    if shift is None or not shift.counts:
        return "o"
    return "l" if shift.long else "n" if shift.night else "a" if shift.evening else "d"


def _group(employee: Employee) -> tuple[bool, str]:
    return employee.night_only, employee.competence


def _place(side: Side, employee: Employee) -> tuple[bool, int, float, str]:
    order = [each.id for each in side.problem.department.competences]
    return (
        employee.night_only,
        order.index(employee.competence),
        -employee.position_percent,
        employee.id,
    )


def _by_cell(side: Side) -> dict[tuple[str, date], list[Violation]]:
    found: dict[tuple[str, date], list[Violation]] = {}
    for each in side.violations:
        if each.employee is not None and each.day is not None:
            found.setdefault((each.employee, each.day), []).append(each)
    return found


def legend(sides: Sequence[Side]) -> Table:
    """Every code of the two rosters, and which of them has it."""
    codes = [set(side.roster.codes.values()) for side in sides]
    marks = [
        {mark for row in side.roster.marks.values() for mark in row.values()} for side in sides
    ]
    rows = [
        (shift.code, shift.name, _times(shift), f"{number(shift.paid_minutes / 60, 2)} t", where)
        for shift in sides[-1].problem.department.shifts
        if (where := _where([shift.code in each for each in codes]))
    ]
    rows += [
        (mark.value, MARKS[mark], "", "", where)
        for mark in Mark
        if (where := _where([mark in each for each in marks]))
    ]
    return table(
        "Koder i turnusene",
        ["Kode", "Navn", "Tid", "Betalt", "Brukt i"],
        rows,
        words=(0, 1, 2, 4),
    )


def _where(used: Sequence[bool]) -> str:
    if len(used) > 1 and all(used):
        return "begge"
    names = (BEFORE, AFTER) if len(used) > 1 else ("turnusen",)
    return next((name.lower() for name, here in zip(names, used, strict=True) if here), "")


def _times(shift: ShiftType) -> str:
    return f"kl. {shift.start:%H.%M}–{shift.end:%H.%M}"


def _violations(side: Side, only: str | None) -> Table | None:
    found = [each for each in side.violations if only is None or each.employee == only]
    if not found:
        return None
    told = found[:MOST]
    more = len(found) - len(told)
    return table(
        f"Brudd: {side.name.lower()}",
        ["Hvem", "Når", "Paragraf", "Hva som er galt"],
        [
            (
                each.employee or ("navnet vises ikke" if each.rule in NAMELESS else "hele planen"),
                day_text(each.day) if each.day else "hele planen",
                each.paragraph,
                each.text,
            )
            for each in told
        ],
        words=(0, 1, 2, 3),
        note=f"{number(more)} brudd til er ikke skrevet ut her." if more else "",
        tall=len(told) > TALL,
    )


def weeks_of(side: Side) -> str:
    """The period in words."""
    calendar = side.problem.calendar
    last = calendar.end - DAY
    return f"{counted(calendar.weeks, 'uke')}, fra {day_text(calendar.start)} til {day_text(last)}"
