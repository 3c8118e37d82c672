"""Part of an annual roster made anew: some people on some days, all else as it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from solver.clock import Clock
from solver.goals import Terms, objectives, strain
from solver.grid import DaysOff, Grid
from solver.ledger import Ledger
from solver.rules import PERSONAL, add_rules, governs
from solver.run import Answer, run
from solver.stopping import Stop
from solver.structure import free_sundays, keep_own_weekends, no_spare_learning, total
from solver.weights import IDLE, WEIGHTS
from turnus.employee import Employee
from turnus.law import provision
from turnus.result import Settings
from turnus.roster import Cell
from turnus.scenario import Problem

Search = Mapping[str, object]
"""Parameters of CP-SAT."""
ALONE: Search = {
    "num_workers": 1,
    "linearization_level": 2,
    "relative_gap_limit": 2e-6,
}
"""One person's year is almost a path through the days: its linear relaxation is nearly whole, and
one worker that leans on it proves in half a second what the default leaves open after two."""
MEND: Search = {}
"""Begins with the duties as they are, and first mends what is not lawful in them."""
ANEW: Search = {"hint_conflict_limit": 0}
"""Begins with the duties as they are if they are lawful, and else from nothing, which is quicker."""
LIGHT: Search = {"linearization_level": 1}
"""Leans less on the linear relaxation: a first answer comes sooner, a proof later."""
SECONDS = 2.0
"""For each question whether rules are in the way."""
Codes = Mapping[Cell, str]
Vacation = Mapping[str, frozenset[date]]


@dataclass(frozen=True)
class Part:
    """A model of some people on some days, ready to be solved."""

    grid: Grid
    parameters: Search

    def solve(
        self,
        settings: Settings,
        seconds: float,
        stop: Stop | None = None,
        at_least: float | None = None,
    ) -> tuple[dict[Cell, str], Answer]:
        """The best lawful duties; no codes where none were found."""
        answer = run(
            self.grid.model,
            settings,
            seconds,
            stop=stop,
            at_least=at_least,
            parameters=self.parameters,
        )
        return (self.grid.codes(answer.solver) if answer.found else {}), answer


def reopen(
    problem: Problem,
    people: Sequence[Employee],
    days: range,
    codes: Codes,
    vacation: Vacation,
    ledger: Ledger,
    days_off: DaysOff | None = None,
    search: Search = MEND,
) -> Part:
    """What ``people`` may do on ``days``, priced by every goal.

    Every rule holds for the whole plan of each of them, so a lawful roster stays lawful.

    Parameters
    ----------
    days
        Indices into the plan's days.
    codes
        The duties that are settled: kept on other days and for others, a hint on these.
    ledger
        Duties of all others, without ``people``.
    """
    part = problem.of_people(people)
    ids = {each.id for each in people}
    own = {cell: code for cell, code in codes.items() if cell[0] in ids}
    others = {cell: code for cell, code in codes.items() if cell[0] not in ids}
    grid = _opened(part, own, days, vacation, PERSONAL, days_off, others, ledger.clock)
    grid.model.minimize(total(_costs(grid, ledger)))
    for e, d, s, variable in grid.cells():
        cell = part.employees[e].id, grid.day(d)
        grid.model.add_hint(variable, own.get(cell) == grid.shifts[s].code)
    alone: Search = ALONE if len(people) == 1 else {}
    return Part(grid, {**alone, **search})


def in_the_way(
    problem: Problem,
    employee: Employee,
    codes: Codes,
    vacation: Vacation,
    settings: Settings,
    days_off: DaysOff | None = None,
) -> tuple[str, ...]:
    """Rules that together must give way for a person to have a year; none of them can stay.

    Agreements are given up before tariff and law. The set is enough, and perhaps not the smallest.
    """
    alone = problem.of_people((employee,))
    others = {cell: code for cell, code in codes.items() if cell[0] != employee.id}
    days = range(7 * problem.calendar.weeks)

    def possible(without: frozenset[str]) -> bool:
        grid = _opened(alone, {}, days, vacation, PERSONAL - without, days_off, others)
        return run(grid.model, settings, SECONDS, parameters=ALONE).found

    governing = [
        id
        for scope in ("agreement", "tariff", "law")
        for id in sorted(PERSONAL)
        if provision(id).scope == scope and governs(alone, id)
    ]
    given_up: list[str] = []
    for id in governing:
        given_up.append(id)
        if possible(frozenset(given_up)):
            break
    for id in given_up[:-1]:
        fewer = [each for each in given_up if each != id]
        if possible(frozenset(fewer)):
            given_up = fewer
    return tuple(given_up)


def _opened(
    part: Problem,
    own: Codes,
    days: range,
    vacation: Vacation,
    rules: frozenset[str],
    days_off: DaysOff | None,
    others: Codes,
    like: Clock | None = None,
) -> Grid:
    grid = Grid(part, own, days, vacation, days_off, others, like)
    keep_own_weekends(grid)
    free_sundays(grid)
    no_spare_learning(grid)
    add_rules(grid, only=rules)
    return grid


def _costs(grid: Grid, ledger: Ledger) -> Terms:
    """Every goal in one sum. One person's duties do not meet, so each has a price of its own."""
    if len(grid.employees) > 1:
        return _beside_care(grid) + _weighted(objectives(grid, ledger))
    prices = ledger.cost_of_one_more(grid.employees[0].competence)
    duties = [(prices.get((d, s), 0), variable) for _, d, s, variable in grid.cells()]
    return duties + _beside_care(grid) + _weighted(strain(grid, ledger))


def _beside_care(grid: Grid) -> Terms:
    """A little for every minute that covers no demand, so that no more of it is planned than owed."""
    return [
        (IDLE * grid.paid(d, s), variable)
        for _, d, s, variable in grid.cells()
        if not grid.shifts[s].counts
    ]


def _weighted(goals: Mapping[str, Terms]) -> Terms:
    return [
        (WEIGHTS[id] * weight, variable)
        for id, terms in goals.items()
        for weight, variable in terms
    ]
