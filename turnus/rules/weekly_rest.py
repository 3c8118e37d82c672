"""AML § 10-8 (2) (3): every calendar week has one day off F1 inside at least 35 hours of rest."""

from collections.abc import Iterator
from datetime import date, timedelta

from turnus.employee import Employee
from turnus.free_time import Free, free_times, whole_day, whole_week
from turnus.law import provision
from turnus.roster import Mark, Roster
from turnus.rules.rule import Violation, hours, violation
from turnus.scenario import Problem

LAW = provision("weekly-rest")


WINDOW_DAYS = 7


def weeks(problem: Problem) -> int:
    """Weeks that show every pair of weeks in an endless roster, or every seven days of it."""
    rolling = problem.agreement.reading.week_window == "rolling"
    return (3 if rolling else 2) * problem.scenario.base_weeks


def limit(problem: Problem, day: date) -> int:
    """Minutes of weekly rest in the week of a day: as agreed, never below the law's floor."""
    agreement, monday = problem.agreement, day - timedelta(days=day.weekday())
    floor: int = LAW.value("rest_minutes", agreement.level, problem.calendar.in_force(monday))
    return max(floor, agreement.weekly_rest_minutes)


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every week without exactly one F1, and every F1 with too little free time around it.

    Where weeks are read as any seven days (I2), also all seven days without a weekly rest.
    """
    for employee in problem.employees:
        duties = roster.duties.get(employee.id, ())
        free, worked = tuple(free_times(duties)), {duty.day for duty in duties}
        marks: dict[date, list[date]] = {}
        for day in roster.marked(employee.id, Mark.F1):
            marks.setdefault(day - timedelta(days=day.weekday()), []).append(day)
        for monday in problem.calendar.week_starts():
            days = marks.get(monday, [])
            if not days and _on_vacation(problem, roster, employee, monday, free):
                continue
            if len(days) != 1:
                yield violation(
                    LAW,
                    employee.id,
                    monday,
                    measured=len(days),
                    limit=1,
                    text=f"Uka har {len(days) or 'ingen'} fridøgn merket F1; den skal ha ett.",
                    unit="days",
                )
            for day in days:
                yield from _too_short(problem, employee, day, () if day in worked else free)
        if problem.agreement.reading.week_window == "rolling":
            yield from _seven_days(problem, employee, free)


def rest_around(problem: Problem, day: date, free: tuple[Free, ...]) -> Free | None:
    """The free time that is the weekly rest of an F1 day (I4, I5); None where there is none."""
    reading = problem.agreement.reading
    start, end = whole_day(problem, day)
    if reading.weekly_rest_whole_day:
        around = [each for each in free if each.contains(start, end)]
    else:
        around = [each for each in free if each.touches(start, end)]
    if reading.weekly_rest == "clipped":
        week = whole_week(problem, day - timedelta(days=day.weekday()))
        around = [each.clipped(*week) for each in around]
    return max(around, key=lambda each: each.minutes, default=None)


def _too_short(
    problem: Problem, employee: Employee, day: date, free: tuple[Free, ...]
) -> Iterator[Violation]:
    least = limit(problem, day)
    rest = rest_around(problem, day, free)
    minutes = rest.minutes if rest else 0
    if minutes < least:
        text = (
            f"{hours(minutes)} t fri rundt F1; kravet er {hours(least)} t."
            if rest
            else f"F1 er ikke et helt fridøgn; kravet er {hours(least)} t fri rundt det."
        )
        yield violation(LAW, employee.id, day, measured=minutes, limit=least, text=text)


def _seven_days(
    problem: Problem, employee: Employee, free: tuple[Free, ...]
) -> Iterator[Violation]:
    """Every seven days in a row without a whole day inside a free time of the weekly rest."""
    since = 0
    for day in problem.calendar.days:
        least, (start, end) = limit(problem, day), whole_day(problem, day)
        rests = any(each.minutes >= least and each.contains(start, end) for each in free)
        since = 0 if rests else since + 1
        if since == WINDOW_DAYS:
            since = 0
            yield violation(
                LAW,
                employee.id,
                day - timedelta(days=WINDOW_DAYS - 1),
                measured=0,
                limit=1,
                text=f"Sju døgn på rad uten et fridøgn inne i {hours(least)} t fri.",
                unit="days",
            )


def _on_vacation(
    problem: Problem, roster: Roster, employee: Employee, monday: date, free: tuple[Free, ...]
) -> bool:
    """Whether a day of vacation is the weekly rest, in a week with many enough of them."""
    days = (monday + timedelta(days=i) for i in range(7))
    away = [day for day in days if roster.mark(employee.id, day) == Mark.FE]
    if len(away) < LAW.value("vacation_days", on=problem.calendar.in_force(monday)):
        return False
    worked = {duty.day for duty in roster.duties.get(employee.id, ())}
    rests = (rest_around(problem, day, free) for day in away if day not in worked)
    return any(rest is not None and rest.minutes >= limit(problem, monday) for rest in rests)
