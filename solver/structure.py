"""What every roster model shares beside the rules: own weekends, sums, hints."""

from collections.abc import Sequence

from ortools.sat.python import cp_model

from solver.grid import Grid, Term
from solver.rules.competence_time import learning, owed_minutes
from solver.run import Answer
from solver.weekends import own_weekend
from turnus.calendar import DAY


def keep_own_weekends(grid: Grid) -> None:
    """No duty in a weekend that is not one of the person's own."""
    for week in grid.weeks(around=1):
        cells = grid.weekend_duties(week)
        for e, employee in enumerate(grid.employees):
            if not own_weekend(grid.problem, employee, week):
                for d, s in cells:
                    grid.forbid(e, d, s)


def free_sundays(grid: Grid) -> None:
    """The Sunday that ends a week of vacation is free."""
    for e, employee in enumerate(grid.employees):
        for day in grid.vacation.get(employee.id, frozenset()):
            if day.weekday() == 5 and day + DAY in grid.calendar:
                d = grid.calendar.index(day + DAY)
                if d in grid.free:
                    for s in range(len(grid.shifts)):
                        grid.forbid(e, d, s)


def no_spare_learning(grid: Grid) -> None:
    """No whole duty of competence time beyond what is owed; it would only fill up hours."""
    agreed = grid.problem.department.activities.competence_time
    if agreed is None:
        return
    longest = max(grid.problem.shift(code).paid_minutes for code in agreed.codes)
    for e in range(len(grid.employees)):
        grid.at_most(learning(grid, e), owed_minutes(grid, e) + longest - 1)


def total(terms: Sequence[tuple[int, Term]]) -> cp_model.LinearExpr:
    """The weighted sum of terms, known ones included."""
    return cp_model.LinearExpr.weighted_sum([v for _, v in terms], [w for w, _ in terms])


def hint_everything(model: cp_model.CpModel, answer: Answer) -> None:
    """The answer as a complete hint for the next solve of the same model."""
    model.clear_hints()  # type: ignore[no-untyped-call]
    for i in range(len(model.proto.variables)):
        variable = model.get_int_var_from_proto_index(i)
        model.add_hint(variable, answer.solver.value(variable))
