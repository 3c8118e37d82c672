"""Which paragraph of AML § 10-4 a person's own roster falls under, and its week."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Literal

from turnus.employee import Employee
from turnus.law import provision
from turnus.norm import conversion, plan_weeks
from turnus.roster import Roster
from turnus.roster_facts import roster_facts
from turnus.scenario import Problem

WeekRule = Literal["norm-40", "norm-38", "norm-36", "convert-law"]


def statutory_weeks(
    problem: Problem, roster: Roster, employee: Employee, mondays: Iterable[date]
) -> tuple[WeekRule, list[Fraction]]:
    """The paragraph that gives a person's ordinary week, and its minutes in each of some weeks.

    Round the clock 36 hours; three-part 38 to 36 by conversion of the person's own hours; every
    third Sunday or mainly nights 38; else 40.
    """
    facts = roster_facts(problem, roster, employee)
    days = [problem.calendar.in_force(monday) for monday in mondays]
    if facts.three_part and not facts.continuous:
        numbers = conversion(
            "convert-law", plan_weeks(problem), facts.sunday_by_duty, facts.night_by_duty
        )
        minutes = numbers.sunday * facts.sunday + numbers.night * facts.night
        credit = minutes / max(1, facts.weeks)
        return "convert-law", [_converted(day, credit) for day in days]
    rule: WeekRule = "norm-40"
    if facts.continuous:
        rule = "norm-36"
    elif facts.third_sunday or facts.mainly_night:
        rule = "norm-38"
    return rule, [_number(rule, "week_minutes", day) for day in days]


def _converted(day: date, credit: Fraction) -> Fraction:
    base, low, high = (
        _number("convert-law", f"{name}_minutes", day) for name in ("base", "lowest", "highest")
    )
    return min(high, max(low, base - credit))


def _number(id: str, name: str, day: date) -> Fraction:
    return Fraction(provision(id).value(name, on=day))
