"""Evenings and nights above a person's share by position size, rounded up, summed."""

from collections.abc import Callable, Sequence

from ortools.sat.python import cp_model

from solver.goals.terms import Terms
from solver.grid import Grid
from solver.ledger import Ledger
from turnus.employee import Employee


def uneven(grid: Grid, ledger: Ledger | None = None) -> Terms:
    """Each person's evenings and nights above the share that follows from the position.

    Parameters
    ----------
    ledger
        Duties of those who are not in the grid. They count in everybody's share; what a change of
        that share does to them is left out.
    """
    evenings = [s for s, shift in enumerate(grid.shifts) if shift.evening]
    nights = [s for s, shift in enumerate(grid.shifts) if shift.night]
    return _excess(grid, ledger, lambda each: not each.night_only, evenings) + _excess(
        grid, ledger, lambda each: each.nights, nights
    )


def _excess(
    grid: Grid, ledger: Ledger | None, belongs: Callable[[Employee], bool], shifts: Sequence[int]
) -> Terms:
    everybody = ledger.problem.employees if ledger else grid.employees
    group = [each for each in everybody if belongs(each)]
    if len(group) < 2 or not shifts:
        return []
    points = sum(each.position_points for each in group)
    own = {e: each for e, each in enumerate(grid.employees) if belongs(each)}
    counts = {}
    for e in own:
        terms = [grid.works(e, d, s) for d in range(grid.size) for s in shifts]
        known = sum(term for term in terms if isinstance(term, int))
        counts[e] = known + cp_model.LinearExpr.sum([t for t in terms if not isinstance(t, int)])
    others = 0
    if ledger:
        inside = {each.id for each in own.values()}
        absent = [each.id for each in group if each.id not in inside]
        others = sum(ledger.duties[id, s] for id in absent for s in shifts)
    all_duties = cp_model.LinearExpr.sum([*counts.values(), others])
    found: Terms = []
    for e, employee in own.items():
        excess = grid.model.new_int_var(0, grid.size, f"uneven {e}")
        share = employee.position_points * all_duties
        grid.model.add(points * excess >= points * counts[e] - share)
        found.append((1, excess))
    return found
