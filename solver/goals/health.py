"""How often advice on health is not followed; nothing where the department has made it a rule."""

from collections.abc import Iterable

from ortools.sat.python import cp_model

from solver.goals.stretches_of_work import add_cuts
from solver.goals.terms import Terms
from solver.grid import Grid
from solver.health import CASES, Case
from solver.rules import governs

Counted = dict[tuple[int, int], cp_model.IntVar]
"""By employee and day."""


def health(grid: Grid) -> dict[str, Terms]:
    """The free part of each goal on health, by goal id."""
    shared: dict[frozenset[frozenset[int]], cp_model.IntVar] = {}
    found: dict[str, Counted] = {
        goal: {} if governs(grid.problem, rule) else _counted(grid, cases(grid), shared)
        for rule, (goal, cases) in CASES.items()
    }
    add_cuts(grid, found["isolated-days"], found["long-runs"])
    return {goal: [(1, term) for term in each.values()] for goal, each in found.items()}


def _counted(
    grid: Grid, cases: Iterable[Case], shared: dict[frozenset[frozenset[int]], cp_model.IntVar]
) -> Counted:
    """One for each case of which some way comes about.

    A case that another goal counts as well, such as a day after an evening, has one variable.
    """
    found: Counted = {}
    for case in cases:
        ways = [way for way in case.ways if not any(isinstance(t, int) and not t for t in way)]
        key = frozenset(
            frozenset(term.index for term in way if not isinstance(term, int)) for way in ways
        )
        if not any(key):
            continue
        if key not in shared:
            shared[key] = grid.model.new_bool_var("not as advised")
            for way in ways:
                grid.never_together(*way, shared[key].negated())
        found[case.e, case.d] = shared[key]
    return found
