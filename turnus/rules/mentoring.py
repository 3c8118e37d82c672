"""As agreed: a new employee shares part of the first weeks' duties with a mentor."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from turnus.employee import Newcomer
from turnus.law import provision
from turnus.roster import Duty, Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted

LAW = provision("mentoring")


def governs(problem: Problem) -> bool:
    """Where somebody is new, in a roster with dates."""
    return not problem.cyclic and any(each.newcomer for each in problem.employees)


def first_duties(
    problem: Problem, roster: Roster, employee: str, newcomer: Newcomer
) -> tuple[Duty, ...]:
    """The newcomer's duties of care in the first weeks."""
    end = newcomer.first + timedelta(weeks=newcomer.weeks)
    return tuple(duty for duty in _care(problem, roster, employee, newcomer.first, end))


def together(
    problem: Problem, roster: Roster, duties: tuple[Duty, ...], newcomer: Newcomer
) -> tuple[Duty, ...]:
    """Those of the duties that one of the mentor's shares enough of."""
    least = Fraction(str(LAW.value("overlap_share", on=newcomer.first)))
    beside = tuple(_care(problem, roster, newcomer.mentor, date.min, date.max))
    return tuple(
        duty
        for duty in duties
        if any(duty.overlap(each.start, each.end) >= least * duty.minutes for each in beside)
    )


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every newcomer with the mentor on too few of the first weeks' duties."""
    ids = {each.id for each in problem.employees}
    for employee in problem.employees:
        newcomer = employee.newcomer
        if newcomer is None or newcomer.mentor not in ids:
            continue
        duties = first_duties(problem, roster, employee.id, newcomer)
        shared = together(problem, roster, duties, newcomer)
        limit = ceil(Fraction(str(newcomer.share)) * len(duties))
        if len(shared) < limit:
            text = (
                f"Fadderen {newcomer.mentor} er på vakt på {len(shared)} av "
                f"{counted(len(duties), 'vakt', 'vakter')} de første ukene; avtalt minst {limit}."
            )
            yield violation(LAW, employee.id, None, measured=len(shared), limit=limit, text=text)


def _care(
    problem: Problem, roster: Roster, employee: str, first: date, end: date
) -> Iterator[Duty]:
    """Duties that count towards demand and start on a day from ``first`` to before ``end``."""
    for duty in roster.duties.get(employee, ()):
        if first <= duty.day < end and problem.shift(duty.shift).counts:
            yield duty
