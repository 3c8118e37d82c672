"""Hundredths of points of the wishes that are not granted."""

from solver.goals.terms import Terms
from solver.grid import Grid, Term, negation
from turnus.wishes import Asked, asked


def wishes(grid: Grid) -> Terms:
    """The worth of each day or week that a wish is not granted on."""
    found: Terms = []
    for e, employee in enumerate(grid.employees):
        for part in asked(grid.problem, employee, grid.vacation.get(employee.id, frozenset())):
            denied = _denied(grid, e, part)
            if not isinstance(denied, int):
                found.append((part.worth, denied))
    return found


def _denied(grid: Grid, e: int, part: Asked) -> Term:
    """Whether employee ``e`` is not given one part of a wish; for a week no less than that."""
    days = [grid.calendar.index(day) for day in part.days]
    match part.wish.kind:
        case "off":
            return grid.on(e, days[0])
        case "duty":
            wished = [s for s, shift in enumerate(grid.shifts) if shift.code == part.wish.shift]
            if part.wish.shift is None:
                return negation(grid.on(e, days[0]))
            return negation(grid.works(e, days[0], wished[0])) if wished else 1
        case "no-evenings":
            unwished = [s for s, shift in enumerate(grid.shifts) if shift.evening]
        case "evenings":
            unwished = [
                s for s, shift in enumerate(grid.shifts) if not (shift.evening or shift.night)
            ]
    return _any(grid, [grid.works(e, d, s) for d in days for s in unwished])


def _any(grid: Grid, terms: list[Term]) -> Term:
    """At least 1 where one of them is true; no more than that is needed of what is made small."""
    unknown = [term for term in terms if not isinstance(term, int)]
    if any(isinstance(term, int) and term for term in terms):
        return 1
    if len(unknown) < 2:
        return unknown[0] if unknown else 0
    denied = grid.model.new_bool_var("wish denied")
    for term in unknown:
        grid.model.add_implication(term, denied)
    return denied
