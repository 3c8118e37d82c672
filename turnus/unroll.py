"""A base roster repeats for ever (I11): so many copies of it in a row, and back again."""

from datetime import date, timedelta
from functools import cached_property

from turnus.calendar import Calendar
from turnus.roster import Duty, Roster
from turnus.scenario import Problem


class UnrolledProblem(Problem):
    """A cyclic problem whose calendar holds several copies of the cycle, without holidays."""

    copies: int

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar(self.scenario.start, self.scenario.base_weeks * self.copies, True)


def cycle_weeks(problem: Problem) -> int:
    """Weeks until a roster of this problem starts again; the whole plan where it does not."""
    return problem.scenario.base_weeks if problem.cyclic else problem.calendar.weeks


def unroll(problem: Problem, roster: Roster, weeks: int) -> tuple[Problem, Roster]:
    """The cyclic problem and roster repeated until they hold at least ``weeks`` weeks."""
    base = problem.scenario.base_weeks
    copies = -(-weeks // base)
    steps = [timedelta(days=7 * base * copy) for copy in range(copies)]
    duties = {
        id: tuple(_later(duty, step) for step in steps for duty in row)
        for id, row in roster.duties.items()
    }
    marks = {
        id: {day + step: mark for step in steps for day, mark in row.items()}
        for id, row in roster.marks.items()
    }
    fields = {name: getattr(problem, name) for name in Problem.model_fields}
    return UnrolledProblem.model_construct(**fields, copies=copies), Roster(duties, marks)


def in_cycle(problem: Problem, day: date) -> date:
    """The day of the first cycle that a day of a copy stands for."""
    start = problem.scenario.start
    days = 7 * problem.scenario.base_weeks
    return start + timedelta(days=(day - start).days % days)


def _later(duty: Duty, step: timedelta) -> Duty:
    return Duty(
        duty.day + step,
        duty.shift,
        duty.start + step,
        duty.end + step,
        duty.unpaid_break_minutes,
    )
