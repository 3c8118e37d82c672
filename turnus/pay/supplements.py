"""Hours and kroner of supplements, by duty and by person, each day at its own rate."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from turnus.employee import Employee
from turnus.pay.rates import hourly_pay, rate, steps
from turnus.pay.windows import Kind, Stretch, stretches
from turnus.roster import Duty, Roster
from turnus.scenario import Problem


@dataclass(frozen=True)
class Supplements:
    """Minutes and kroner by kind; kroner are None where a rate or the pay is not known."""

    minutes: Mapping[Kind, int]
    kroner: Mapping[Kind, Fraction | None]

    @property
    def total(self) -> Fraction | None:
        """Kroner of all kinds."""
        known = [kroner for kroner in self.kroner.values() if kroner is not None]
        return sum(known, Fraction(0)) if len(known) == len(self.kroner) else None


def of_duty(problem: Problem, duty: Duty, hourly: Fraction | None) -> Supplements:
    """The supplements of one duty alone, as if it were the first of its year."""
    return _summed(_at_their_rates(stretches(problem, duty), hourly))


def of_person(
    problem: Problem, roster: Roster, employee: Employee, minutes_per_week: Fraction
) -> Supplements:
    """A person's supplements over the plan, by the pay of the competence.

    Parameters
    ----------
    problem, roster
        The plan.
    employee
        The person.
    minutes_per_week
        The week of a full position that the person's own roster gives (R-T11).
    """
    yearly = problem.department.competence(employee.competence).yearly_pay
    hourly = None
    if yearly is not None:
        hourly = hourly_pay(yearly, minutes_per_week, problem.scenario.start)
    worked = (
        each for duty in roster.duties.get(employee.id, ()) for each in stretches(problem, duty)
    )
    return _summed(_at_their_rates(tuple(worked), hourly))


def _at_their_rates(
    worked: tuple[Stretch, ...], hourly: Fraction | None
) -> Iterator[tuple[Stretch, Fraction | None]]:
    """Each stretch with its kroner; weekend hours add up through the calendar year."""
    weekend: Counter[int] = Counter()
    for stretch in worked:
        before = weekend[stretch.day.year] if stretch.kind is Kind.WEEKEND else 0
        if stretch.kind is Kind.WEEKEND:
            weekend[stretch.day.year] += stretch.minutes
        try:
            yield stretch, _kroner(stretch, hourly, before)
        except LookupError:
            yield stretch, None


def _kroner(stretch: Stretch, hourly: Fraction | None, before: int) -> Fraction:
    edges = [before, before + stretch.minutes]
    if stretch.kind is Kind.WEEKEND:
        edges += [60 * step for step in steps(stretch.day)]
    inside = sorted(edge for edge in edges if before <= edge <= before + stretch.minutes)
    return sum(
        (
            rate(stretch.kind, hourly, stretch.day, Fraction(first, 60)) * (last - first) / 60
            for first, last in pairwise(inside)
        ),
        Fraction(0),
    )


def _summed(priced: Iterator[tuple[Stretch, Fraction | None]]) -> Supplements:
    minutes: Counter[Kind] = Counter(dict.fromkeys(Kind, 0))
    kroner: dict[Kind, Fraction | None] = {kind: Fraction(0) for kind in Kind}
    for stretch, paid in priced:
        minutes[stretch.kind] += stretch.minutes
        so_far = kroner[stretch.kind]
        kroner[stretch.kind] = None if so_far is None or paid is None else so_far + paid
    return Supplements(minutes, kroner)
