"""Small repairs of a finished year: one duty of one person, moved until the hours add up."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice

from solver.marks import marked
from solver.weekends import works_weekend
from turnus.calendar import DAY
from turnus.department import Employee
from turnus.goals import uncovered_target
from turnus.norm import roster_facts
from turnus.roster import Cell, Roster
from turnus.rules import check
from turnus.scenario import Problem

MOST_TRIED = 80
"""Moves that are checked at all; each takes some hundredths of a second."""
TRIALS = 12
"""Lawful moves that are weighed against each other."""
HOURS = {"R-T1", "R-T2", "R-T4", "shorter-week", "hours-balance"}
Codes = dict[Cell, str]


def move_to_sunday(
    problem: Problem,
    codes: Mapping[Cell, str],
    vacation: Mapping[str, frozenset[date]],
    employee: Employee,
) -> Codes | None:
    """The least costly lawful roster in which one duty moves to a Sunday of one's own weekends.

    None where no such move is lawful for the person.
    """
    alone = problem.replace(employees=(employee,))
    away = {employee.id: vacation.get(employee.id, frozenset())}
    before = _breaches(alone, codes, away)
    found: list[Codes] = []
    for moved in islice(_moves(problem, codes, employee, away[employee.id]), MOST_TRIED):
        if _breaches(alone, moved, away) < before:
            found.append(moved)
            if len(found) == TRIALS:
                break
    return min(found, key=lambda each: _uncovered(problem, each), default=None)


def _moves(
    problem: Problem, codes: Mapping[Cell, str], employee: Employee, away: frozenset[date]
) -> Iterator[Codes]:
    own = sorted(day for id, day in codes if id == employee.id)
    for week in range(problem.calendar.weeks):
        sunday = problem.calendar.start + (7 * week + 6) * DAY
        if not works_weekend(employee, week) or sunday in own or sunday - DAY in away:
            continue
        near = sorted((d for d in own if d.weekday() < 6), key=lambda d: abs((d - sunday).days))
        for shift in problem.shifts:
            if shift.night or shift.long or not shift.counts:
                continue
            for day in near[:8]:
                kept = {cell: code for cell, code in codes.items() if cell != (employee.id, day)}
                yield kept | {(employee.id, sunday): shift.code}


def _breaches(
    alone: Problem, codes: Mapping[Cell, str], away: Mapping[str, frozenset[date]]
) -> tuple[int, int]:
    """Breaches of the other rules, and Sundays or hours still missing."""
    (employee,) = alone.employees
    own = {cell: code for cell, code in codes.items() if cell[0] == employee.id}
    roster = marked(alone, own, away)
    found = check(alone, roster)
    hours = [each for each in found if each.rule in HOURS]
    facts = roster_facts(alone, roster, employee)
    return len(found) - len(hours), bool(hours) * (1000 - facts.sundays_worked)


def _uncovered(problem: Problem, codes: Mapping[Cell, str]) -> int:
    return uncovered_target.measure(problem, Roster.from_codes(problem, codes))
