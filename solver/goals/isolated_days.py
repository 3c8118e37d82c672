"""Single working days between days off, and single days off between working days."""

from solver.goals.coverage import Terms
from solver.grid import Grid, Term


def isolated_days(grid: Grid) -> Terms:
    """One for each isolated day with both neighbours in the plan, vacation apart."""
    found: Terms = []
    for e, employee in enumerate(grid.employees):
        away = grid.vacation.get(employee.id, frozenset())
        for d in grid.near(before=1, after=1):
            if not (grid.exists(d - 1) and grid.exists(d) and grid.exists(d + 1)):
                continue
            if any(grid.day(day) in away for day in (d - 1, d, d + 1)):
                continue
            before, on, after = (grid.on(e, day) for day in (d - 1, d, d + 1))
            if all(isinstance(term, int) for term in (before, on, after)):
                continue
            isolated = grid.model.new_bool_var(f"isolated {e} {d}")
            grid.never_together(_not(before), on, _not(after), isolated.negated())
            grid.never_together(before, _not(on), after, isolated.negated())
            found.append((1, isolated))
    return found


def _not(term: Term) -> Term:
    return 1 - term if isinstance(term, int) else term.negated()
