"""As agreed: no fewer and no more night duties than a person's share of the nights."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from turnus.law import provision
from turnus.position import contract_weeks
from turnus.roster import Roster
from turnus.roster_facts import is_night
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted

LAW = provision("night-duties")


def governs(problem: Problem) -> bool:
    """Where nights are shared, or somebody has agreed on a number of them."""
    return problem.agreement.even_nights is not None or any(
        each.night_duties for each in problem.employees
    )


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Everyone with an agreed share who has too few nights, or too many."""
    year = LAW.value("year_weeks", on=problem.scenario.start)
    for employee in problem.employees:
        agreed = employee.night_duties
        if agreed is None:
            continue
        part = Fraction(contract_weeks(problem, roster, employee), year)
        least, most = floor(agreed.least * part), ceil(agreed.most * part)
        nights = sum(
            is_night(duty)
            for duty in roster.duties.get(employee.id, ())
            if duty.day in problem.calendar
        )
        if not least <= nights <= most:
            yield violation(
                LAW,
                employee.id,
                None,
                measured=nights,
                limit=least if nights < least else most,
                text=(
                    f"{counted(nights, 'nattevakt', 'nattevakter')}; "
                    f"avtalen er {least} til {most} i denne planen."
                ),
            )
