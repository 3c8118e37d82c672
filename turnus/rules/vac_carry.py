"""Ferieloven § 7 (3): at most 12 working days in advance, and 12 carried over, by written agreement."""

from collections.abc import Iterator

from turnus.employee import Employee
from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted
from turnus.vacation import days_owed, is_a_year, vacation_working_days

LAW = provision("vac-carry")


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """More days carried than the law lets anyone agree to, and more in the plan than are owed."""
    most = LAW.value("most_days", on=problem.scenario.start)
    for employee in problem.employees:
        for what, carried in _carried(employee):
            if carried > most:
                yield violation(
                    LAW,
                    employee.id,
                    None,
                    measured=carried,
                    limit=most,
                    text=f"{counted(carried, 'virkedag')} ferie er {what}; høyst {most} kan avtales.",
                )
        owed = days_owed(employee, problem.calendar)
        days = len(vacation_working_days(problem, roster, employee))
        if is_a_year(problem.calendar) and days > owed:
            yield violation(
                LAW,
                employee.id,
                None,
                measured=days,
                limit=owed,
                text=f"{counted(days, 'virkedag')} ferie i planen; til gode er {owed}.",
            )


def _carried(employee: Employee) -> Iterator[tuple[str, int]]:
    yield "overført hit", employee.vacation_carried_in
    yield "tatt på forskudd i fjor", -employee.vacation_carried_in
    yield "overført til neste år", employee.vacation_carried_out
