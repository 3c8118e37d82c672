"""What the rules of AML § 10-5 share: caps on the day, the week, the 8-week and the plan mean."""

from collections.abc import Iterator
from datetime import timedelta
from math import lcm

from turnus.employee import Employee
from turnus.law import Provision, provision
from turnus.norm import roster_facts
from turnus.roster import Roster
from turnus.rules.rule import Violation, date_text, hours, violation
from turnus.scenario import Problem
from turnus.unroll import cycle_weeks
from turnus.vacation import vacation_weeks
from turnus.worked import block_sums, day_minutes, week_minutes

BLOCK_WEEKS = 8


def blocks_of_eight(problem: Problem) -> int:
    """Weeks of an endless roster until its 8-week blocks start again, twice for the turn."""
    return 2 * lcm(problem.scenario.base_weeks, BLOCK_WEEKS)


def statutory_week(problem: Problem, roster: Roster, employee: Employee) -> int:
    """AML § 10-4 (1) (4): 38 hours for every third Sunday or mainly nights, else 40; minutes."""
    law, on = provision("norm-40"), problem.scenario.start
    facts = roster_facts(problem, roster, employee)
    shorter = facts.third_sunday or facts.mainly_night
    minutes: int = law.value("sunday_week_minutes" if shorter else "week_minutes", on=on)
    return minutes


def day_cap(law: Provision, problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Days with more working time than the level allows."""
    limit = law.value("day_minutes", on=problem.scenario.start)
    for employee in problem.employees:
        for day, minutes in day_minutes(problem, roster, employee).items():
            if minutes > limit:
                yield violation(
                    law,
                    employee.id,
                    day,
                    measured=minutes,
                    limit=limit,
                    text=f"{hours(minutes)} t i døgnet; grensen er {hours(limit)} t.",
                )


def week_cap(
    law: Provision, problem: Problem, roster: Roster, employee: Employee, limit: int
) -> Iterator[Violation]:
    """Calendar weeks of one person with more working time than the limit."""
    for week, minutes in enumerate(week_minutes(problem, roster, employee)):
        if minutes > limit:
            yield violation(
                law,
                employee.id,
                problem.calendar.days[7 * week],
                measured=minutes,
                limit=limit,
                text=f"{hours(minutes)} t i uken; grensen er {hours(limit)} t.",
            )


def averages(law: Provision, problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every breach of the caps of one averaging level."""
    on = problem.scenario.start
    yield from day_cap(law, problem, roster)
    week = law.value("week_minutes", on=on)
    for employee in problem.employees:
        if week is not None:
            yield from week_cap(law, problem, roster, employee, week)
        yield from _block_means(law, problem, roster, employee)
        yield from _plan_mean(law, problem, roster, employee)


def _block_means(
    law: Provision, problem: Problem, roster: Roster, employee: Employee
) -> Iterator[Violation]:
    on, averaging = problem.scenario.start, problem.agreement.reading.averaging
    mean, block = law.value("block_mean_minutes", on=on), law.value("block_weeks", on=on)
    sums = week_minutes(problem, roster, employee)
    for first, weeks, minutes in block_sums(sums, block, averaging):
        if minutes > mean * weeks:
            day = problem.calendar.days[7 * first]
            yield violation(
                law,
                employee.id,
                day,
                measured=minutes / weeks,
                limit=mean,
                text=(
                    f"{hours(minutes / weeks)} t/uke i snitt over {weeks} uker "
                    f"fra {date_text(day)}; grensen er {hours(mean)} t."
                ),
            )


def _plan_mean(
    law: Provision, problem: Problem, roster: Roster, employee: Employee
) -> Iterator[Violation]:
    """The norm on average over each averaging period; weeks on vacation are left out.

    In a base roster the last of its copies is read: a split night from the copy before counts (I11).
    """
    period = law.value("period_weeks", on=problem.scenario.start)
    norm = statutory_week(problem, roster, employee)
    sums = week_minutes(problem, roster, employee)[-cycle_weeks(problem) :]
    away = frozenset() if problem.cyclic else vacation_weeks(problem, roster, employee)
    for first, weeks, minutes in block_sums(sums, period, "blocks"):
        day = problem.calendar.days[7 * first]
        last = day + timedelta(days=7 * weeks)
        counted = weeks - sum(day <= monday < last for monday in away)
        if minutes > norm * counted:
            mean = minutes / max(1, counted)
            yield violation(
                law,
                employee.id,
                day,
                measured=mean,
                limit=norm,
                text=(
                    f"{hours(mean)} t/uke i snitt over {counted} uker uten ferie; "
                    f"normen er {hours(norm)} t."
                ),
            )
