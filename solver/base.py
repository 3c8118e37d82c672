"""The base roster (grunnturnus): a lawful pattern of some weeks that repeats for ever."""

import threading
import time
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from solver.goals import Terms, objectives
from solver.grid import Grid
from solver.rules import add_rules
from solver.run import Answer, OnBest, run
from solver.weekends import works_weekend
from turnus.result import Settings, Status
from turnus.roster import Cell
from turnus.scenario import Problem

SHARES = {
    "uncovered-minimum": 0.7,
    "uncovered-target": 0.4,
    "overcover": 0.3,
    "quick-returns": 0.4,
    "nights-in-a-row": 0.4,
    "isolated-days": 0.6,
    "uneven": 0.9,
}
"""Share of the time that is left for each goal in turn."""


def keep_own_weekends(grid: Grid) -> None:
    """No duty in a weekend that is not one of the person's own."""
    for week in grid.weeks(around=1):
        saturday = 7 * week + 5
        first, last = grid.weekend_window(saturday)
        cells = [
            (d, s)
            for d in (saturday - 1, saturday, saturday + 1)
            for s in range(len(grid.shifts))
            if grid.exists(d) and grid.start(d, s) < last and grid.end(d, s) > first
        ]
        for e, employee in enumerate(grid.employees):
            if not works_weekend(employee, week):
                for d, s in cells:
                    grid.forbid(e, d, s)


def total(terms: Terms) -> cp_model.LinearExpr:
    """The weighted sum of a goal's terms."""
    return cp_model.LinearExpr.weighted_sum([v for _, v in terms], [w for w, _ in terms])


@dataclass(frozen=True)
class Pattern:
    """A base roster's codes, with what is proved of the minutes below minimum in one cycle."""

    codes: dict[Cell, str]
    uncovered_minimum: int
    bound: int
    status: Status


def solve_base(
    problem: Problem,
    settings: Settings,
    seconds: float,
    stop: threading.Event | None = None,
    on_best: OnBest | None = None,
) -> Pattern | None:
    """The best lawful pattern for a cyclic problem, goal by goal; None where none was found.

    Parameters
    ----------
    seconds
        Wall-clock limit; a goal that is proved early leaves its time to the next ones.
    """
    deadline = time.monotonic() + seconds
    grid = Grid(problem)
    keep_own_weekends(grid)
    add_rules(grid)
    found: Pattern | None = None
    for id, terms in objectives(grid).items():
        grid.model.minimize(total(terms))
        left = max(deadline - time.monotonic(), 0.5)
        answer = run(
            grid.model, settings, SHARES[id] * left, stop=stop, on_best=None if found else on_best
        )
        if not answer.found:
            break
        assert answer.value is not None
        codes = grid.codes(answer.solver)
        if found is None:
            found = Pattern(codes, answer.value, answer.bound, answer.status)
        else:
            found = replace(found, codes=codes)
        grid.model.add(total(terms) <= answer.value)
        hint_everything(grid.model, answer)
        if stop is not None and stop.is_set():
            break
    return found


def hint_everything(model: cp_model.CpModel, answer: Answer) -> None:
    """The answer as a complete hint for the next solve of the same model."""
    model.clear_hints()
    for i in range(len(model.proto.variables)):
        variable = model.get_int_var_from_proto_index(i)
        model.add_hint(variable, answer.solver.value(variable))
