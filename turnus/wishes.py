"""What a wish asks for, day by day or week by week, and what each of them is worth in points."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from turnus.employee import Employee, Weekday, Wish
from turnus.scenario import Problem

HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """One day, or the seven days of one week, that a wish is granted on or not."""

    wish: Wish
    days: tuple[date, ...]
    worth: int
    """Hundredths of a point; the parts of a wish add up to its points exactly."""


def asked(problem: Problem, employee: Employee, away: Collection[date]) -> tuple[Asked, ...]:
    """Everything a person asks for in the plan.

    A named date, and every such weekday, that is no vacation; for ``evenings`` and
    ``no-evenings`` every week without vacation. A base roster has no dates.

    Parameters
    ----------
    away
        The person's days of vacation.
    """
    return tuple(
        Asked(wish, days, _share(wish.points, i, len(parts)))
        for wish in employee.wishes
        for parts in [tuple(_parts(problem, wish, away))]
        for i, days in enumerate(parts)
    )


def _parts(problem: Problem, wish: Wish, away: Collection[date]) -> Iterator[tuple[date, ...]]:
    calendar = problem.calendar
    if not wish.days:
        for i in range(0, len(calendar.days), 7):
            week = calendar.days[i : i + 7]
            if not any(day in away for day in week):
                yield week
        return
    weekdays = {day.number for day in wish.days if isinstance(day, Weekday)}
    dates = {day for day in wish.days if not isinstance(day, Weekday)}
    for day in calendar.days:
        named = day.weekday() in weekdays or (day in dates and not calendar.cyclic)
        if named and day not in away:
            yield (day,)


def _share(points: int, i: int, parts: int) -> int:
    whole = HUNDREDTHS * points
    return (i + 1) * whole // parts - i * whole // parts
