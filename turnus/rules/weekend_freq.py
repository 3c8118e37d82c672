"""As agreed: at most so many worked weekends in any run of weeks; exempt staff none."""

from collections.abc import Iterator

from turnus.employee import Employee
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted
from turnus.weekend import swapped, weekends_worked

LAW = provision("weekend-freq")


def weeks(problem: Problem) -> int:
    """Weeks of an endless roster that hold every run of weeks starting in one cycle."""
    longest = max((each.weekend.of for each in problem.employees if each.weekend), default=1)
    return problem.scenario.base_weeks + longest


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every run of weeks with too many worked weekends, and every weekend of exempt staff.

    A weekend that was taken in a swap counts where the other one was given.
    """
    mondays = tuple(problem.calendar.week_starts())
    for employee in problem.employees:
        swaps = swapped(problem, employee)
        worked = [
            swaps.get(monday, monday) for monday in weekends_worked(problem, roster, employee)
        ]
        on, of = (employee.weekend.on, employee.weekend.of) if employee.weekend else (0, 1)
        for first in range(max(1, len(mondays) - of + 1)):
            run = mondays[first : first + of]
            count = sum(monday in run for monday in worked)
            if count > on:
                yield violation(
                    LAW,
                    employee.id,
                    run[0],
                    measured=count,
                    limit=on,
                    text=_text(employee, count),
                )


def _text(employee: Employee, count: int) -> str:
    if employee.weekend is None:
        return "Arbeider en helg, men er fritatt for helg."
    on, of = employee.weekend.on, employee.weekend.of
    return f"{counted(count, 'arbeidshelg')} på {counted(of, 'uke')}; avtalen er høyst {on}."
