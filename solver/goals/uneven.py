"""Evenings and nights above a person's share by position size, rounded up, summed."""

from collections.abc import Sequence

from ortools.sat.python import cp_model

from solver.goals.coverage import Terms
from solver.grid import Grid


def uneven(grid: Grid) -> Terms:
    """Each person's evenings and nights above the share that follows from the position."""
    evenings = [s for s, shift in enumerate(grid.shifts) if shift.evening]
    nights = [s for s, shift in enumerate(grid.shifts) if shift.night]
    day_staff = [e for e, employee in enumerate(grid.employees) if not employee.night_only]
    night_staff = [e for e, employee in enumerate(grid.employees) if employee.nights]
    return _excess(grid, day_staff, evenings) + _excess(grid, night_staff, nights)


def _excess(grid: Grid, staff: Sequence[int], shifts: Sequence[int]) -> Terms:
    if len(staff) < 2 or not shifts:
        return []
    points = {e: grid.employees[e].position_points for e in staff}
    total = sum(points.values())
    counts = {}
    for e in staff:
        terms = [grid.works(e, d, s) for d in range(grid.size) for s in shifts]
        known = sum(term for term in terms if isinstance(term, int))
        counts[e] = known + cp_model.LinearExpr.sum([t for t in terms if not isinstance(t, int)])
    everybody = cp_model.LinearExpr.sum(list(counts.values()))
    found: Terms = []
    for e in staff:
        excess = grid.model.new_int_var(0, grid.size, f"uneven {e}")
        grid.model.add(total * excess >= total * counts[e] - points[e] * everybody)
        found.append((1, excess))
    return found
