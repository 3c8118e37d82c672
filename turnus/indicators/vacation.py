"""Indicator of vacation: hours against the weeks that are owed."""

from fractions import Fraction

from turnus.employee import Employee
from turnus.indicators.contract import Hours
from turnus.indicators.facts import YEAR_WEEKS, Facts
from turnus.indicators.indicator import Affected, Indicator
from turnus.position import mean_share
from turnus.scenario import Problem
from turnus.vacation import days_owed

WORKING_DAYS_A_WEEK = 6
IN_BALANCE = 30
"""Minutes; less than that is in balance."""


def owed_minutes(problem: Problem, employee: Employee, found: Hours) -> Fraction:
    """Minutes of the weeks owed, at the person's own week: 177.5 h for five weeks of 35.5 h.

    A plan shorter than a year has its share of them.
    """
    share = min(Fraction(1), Fraction(problem.calendar.weeks, YEAR_WEEKS))
    weeks = Fraction(days_owed(employee, problem.calendar), WORKING_DAYS_A_WEEK)
    return share * weeks * found.norm.minutes_per_week * mean_share(problem, employee)


def _gaps(facts: Facts) -> list[float]:
    people = zip(facts.problem.employees, facts.hours, strict=True)
    return [abs(float(h.credit - owed_minutes(facts.problem, e, h))) for e, h in people]


VACATION: tuple[Indicator, ...] = (
    Indicator(
        id="vacation-hours-max",
        title="Største avvik i ferietimer",
        definition="Største forskjell for én ansatt mellom ferietimene i planen og ukene den "
        "ansatte har til gode, regnet med egen arbeidsuke: fem uker er 177,5 t når uka er 35,5 t.",
        unit="t",
        better="lower",
        source="praksis i årsturnus",
        value=lambda facts: max(_gaps(facts)) / 60,
        decimals=1,
        affected=Affected(
            "ansatte med en halv time eller mer i avvik",
            lambda facts: sum(gap >= IN_BALANCE for gap in _gaps(facts)),
        ),
    ),
)
