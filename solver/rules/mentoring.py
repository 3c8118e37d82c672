"""As agreed: a newcomer's first duties lie beside the mentor's, whichever of the two is decided."""

from fractions import Fraction

from solver.clock import overlap
from solver.grid import Grid, Term, is_known
from solver.rules.norm import Weighted
from turnus.employee import Newcomer
from turnus.law import provision


def add_mentoring(grid: Grid) -> None:
    """Pairs of which one is not in the grid, and has no duties yet, are left for later."""
    settled = {*grid.rows, *(id for id, _ in grid.others)}
    for employee in (*grid.problem.employees, *grid.problem.colleagues):
        newcomer = employee.newcomer
        if newcomer is not None and {employee.id, newcomer.mentor} <= settled:
            _add_pair(grid, employee.id, newcomer)


def _add_pair(grid: Grid, id: str, newcomer: Newcomer) -> None:
    """Share × duties is no more than the duties together."""
    share = Fraction(str(newcomer.share))
    first = grid.calendar.index(newcomer.first)
    terms: Weighted = []
    for d in range(max(0, first), min(grid.size, first + 7 * newcomer.weeks)):
        for s, shift in enumerate(grid.shifts):
            duty = grid.duty_of(id, d, s)
            if shift.counts and not (is_known(duty) and duty == 0):
                beside = _beside(grid, newcomer, d, s)
                both = grid.all_of([duty, beside], f"{id} {newcomer.mentor} {d} {s}")
                terms += [(share.denominator, both), (-share.numerator, duty)]
    grid.at_least(terms, 0)
    known = [weight * term for weight, term in terms if isinstance(term, int)]
    if len(known) == len(terms) and len(grid.free) == grid.size and sum(known) < 0:
        grid.refuse()


def _beside(grid: Grid, newcomer: Newcomer, d: int, s: int) -> Term:
    """Whether one of the mentor's duties shares enough of shift ``s`` on day ``d``."""
    part = provision("mentoring").value("overlap_share", on=newcomer.first)
    span = grid.start(d, s), grid.end(d, s)
    least = Fraction(str(part)) * (span[1] - span[0])
    cells = [
        grid.duty_of(newcomer.mentor, day, other)
        for day in range(d - 1, d + 2)
        if grid.exists(day)
        for other, shift in enumerate(grid.shifts)
        if shift.counts and overlap(span, (grid.start(day, other), grid.end(day, other))) >= least
    ]
    return grid.any_of(cells, f"{newcomer.mentor} beside {d} {s}")
