"""What the rules of AML § 10-5 share: caps on the day, the week, the 8-week and the plan mean."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from math import lcm

from turnus.agreement import Central
from turnus.employee import Employee
from turnus.law import Provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, date_text, hours, violation
from turnus.rules.week_norm import statutory_weeks
from turnus.scenario import Problem
from turnus.texts.numbers import counted
from turnus.unroll import cycle_weeks
from turnus.vacation import vacation_weeks
from turnus.worked import any_24_hours, block_sums, day_minutes, week_minutes

BLOCK_WEEKS = 8


def blocks_of_eight(problem: Problem) -> int:
    """Weeks of an endless roster until its 8-week blocks start again, twice for the turn."""
    return 2 * lcm(problem.scenario.base_weeks, BLOCK_WEEKS)


def cap(law: Provision, problem: Problem, name: str, day: date) -> int | None:
    """A limit of one level that is in force on a day; at L4 the agreement's own."""
    central = problem.agreement.central
    if law.id == "avg-central" and name in Central.model_fields:
        agreed: int | None = getattr(central, name)
        return agreed
    number: int | None = law.value(
        name, problem.agreement.level.value, problem.calendar.in_force(day)
    )
    return number


def day_cap(law: Provision, problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Days, or any 24 hours (I1), with more working time than the level allows."""
    rolling = problem.agreement.reading.day_window == "rolling"
    for employee in problem.employees:
        sums = any_24_hours if rolling else day_minutes
        for day, minutes in sums(problem, roster, employee).items():
            limit = cap(law, problem, "day_minutes", day)
            if limit is not None and minutes > limit:
                yield violation(
                    law,
                    employee.id,
                    day,
                    measured=minutes,
                    limit=limit,
                    text=f"{hours(minutes)} t i døgnet; grensen er {hours(limit)} t.",
                )


def week_cap(
    law: Provision,
    problem: Problem,
    roster: Roster,
    employee: Employee,
    limits: Sequence[int | Fraction | None],
) -> Iterator[Violation]:
    """Calendar weeks of one person with more working time than the week's limit."""
    sums = week_minutes(problem, roster, employee)
    for monday, minutes, limit in zip(problem.calendar.week_starts(), sums, limits, strict=True):
        if limit is not None and minutes > limit:
            yield violation(
                law,
                employee.id,
                monday,
                measured=minutes,
                limit=limit,
                text=f"{hours(minutes)} t i uken; grensen er {hours(limit)} t.",
            )


def averages(law: Provision, problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every breach of the caps of one averaging level."""
    yield from day_cap(law, problem, roster)
    mondays = tuple(problem.calendar.week_starts())
    weeks = [cap(law, problem, "week_minutes", monday) for monday in mondays]
    for employee in problem.employees:
        yield from week_cap(law, problem, roster, employee, weeks)
        yield from block_means(law, problem, roster, employee)
        yield from _plan_mean(law, problem, roster, employee)


def block_means(
    law: Provision, problem: Problem, roster: Roster, employee: Employee
) -> Iterator[Violation]:
    """Blocks of weeks of one person with more working time than the mean of their limits."""
    mondays, averaging = (
        problem.calendar.days[::7],
        problem.agreement.reading.averaging,
    )
    means = [cap(law, problem, "block_mean_minutes", monday) or 0 for monday in mondays]
    block = law.value("block_weeks", on=problem.scenario.start)
    sums = week_minutes(problem, roster, employee)
    for first, weeks, minutes in block_sums(sums, block, averaging):
        most = sum(means[first : first + weeks])
        if minutes > most:
            yield violation(
                law,
                employee.id,
                mondays[first],
                measured=minutes / weeks,
                limit=most / weeks,
                text=(
                    f"{hours(minutes / weeks)} t/uke i snitt over {counted(weeks, 'uke')} "
                    f"fra {date_text(mondays[first])}; grensen er {hours(most / weeks)} t."
                ),
            )


def _plan_mean(
    law: Provision, problem: Problem, roster: Roster, employee: Employee
) -> Iterator[Violation]:
    """The norm on average over each averaging period; weeks on vacation are left out.

    In a base roster the last of its copies is read: a split night from the copy before counts (I11).
    """
    period = cap(law, problem, "period_weeks", problem.scenario.start) or 1
    length = cycle_weeks(problem)
    mondays = problem.calendar.days[: 7 * length : 7]
    _, norms = statutory_weeks(problem, roster, employee, mondays)
    sums = week_minutes(problem, roster, employee)[-length:]
    away = frozenset() if problem.cyclic else vacation_weeks(problem, roster, employee)
    for first, weeks, minutes in block_sums(sums, period, "blocks"):
        there = [i for i in range(first, first + weeks) if mondays[i] not in away]
        most = sum(norms[i] for i in there)
        if minutes > most:
            span = max(1, len(there))
            yield violation(
                law,
                employee.id,
                mondays[first],
                measured=minutes / span,
                limit=most / span,
                text=(
                    f"{hours(minutes / span)} t/uke i snitt over {counted(len(there), 'uke')} uten ferie; "
                    f"normen er {hours(most / span)} t."
                ),
            )
