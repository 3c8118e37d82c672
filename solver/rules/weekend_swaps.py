"""Swapped weekends: no duty in the one that is given, and as many as in an own one where it is taken."""

from solver.clock import overlap
from solver.eligible import may_have
from solver.grid import Grid
from solver.rules.own_weekends import all_held
from solver.swaps import taken_for_given
from solver.turns import seasons_off
from turnus.law import provision
from turnus.roster import Mark

LAW = provision("weekend-swaps")


def add_weekend_swaps(grid: Grid) -> None:
    near = grid.weeks(around=1)
    for e, employee in enumerate(grid.employees):
        for taken, given in taken_for_given(grid.problem, employee.id).items():
            if given in near:
                most = _number(grid, "duties_when_given")
                grid.at_most([(1, grid.works(e, *one)) for one in grid.weekend_duties(given)], most)
            if taken in near:
                _work(grid, e, taken)


def _work(grid: Grid, e: int, week: int) -> None:
    terms = [(1, grid.works(e, *one)) for one in grid.weekend_duties(week)]
    least = _least(grid, e, week)
    grid.at_least(terms, least)
    known = [term for _, term in terms if isinstance(term, int)]
    if len(known) == len(terms) and len(grid.free) == grid.size and sum(known) < least:
        grid.refuse()


def _least(grid: Grid, e: int, week: int) -> int:
    agreement = grid.problem.agreement
    wanted = one = _number(grid, "duties_when_taken")
    if agreement.own_weekends and all_held(grid, e):
        law = provision("own-weekends")
        wanted = law.value("duties_a_weekend", on=grid.problem.scenario.start)
    if agreement.sunday_average_weeks is None or agreement.level == "L0":
        red = sum(grid.calendar.is_red(grid.day(7 * week + i)) for i in (4, 5))
        wanted = max(one, wanted - red)
    return min(wanted, _days(grid, e, week))


def _days(grid: Grid, e: int, week: int) -> int:
    """Days on which some duty of the weekend is open to the employee, vacation apart."""
    employee = grid.employees[e]
    resting = grid.marked_off(e, Mark.F3, Mark.F5)
    off = seasons_off(grid, employee)
    off += [
        grid.red_window(d)
        for d in grid.marked_off(e, Mark.F3)
        if 0 <= d < grid.size and grid.calendar.is_red(grid.day(d))
    ]
    return len(
        {
            d
            for d, s in grid.weekend_duties(week)
            if d not in resting
            and may_have(employee, grid.shifts[s])
            and grid.calendar.kind(grid.day(d)) in grid.problem.shift_days[grid.shifts[s].code]
            and not any(overlap((grid.start(d, s), grid.end(d, s)), span) for span in off)
        }
    )


def _number(grid: Grid, name: str) -> int:
    number: int = LAW.value(name, on=grid.problem.scenario.start)
    return number
