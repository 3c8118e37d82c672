"""Indicators of vacation: the hours it displaces in the base roster, against the weeks owed."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from turnus.calendar import DAY
from turnus.employee import Employee
from turnus.indicators.contract import Hours
from turnus.indicators.facts import YEAR_WEEKS, Facts
from turnus.indicators.indicator import Affected, Indicator
from turnus.position import mean_share
from turnus.roster import Mark
from turnus.scenario import Problem
from turnus.vacation import days_owed, vacation_blocks

WORKING_DAYS_A_WEEK = 6
SATURDAY = 5
NO_BASE = "det er ingen ferie, eller ingen grunnturnus å måle den mot"


def owed_minutes(problem: Problem, employee: Employee, found: Hours) -> Fraction:
    """Minutes of the weeks owed, at the person's own week: 177.5 h for five weeks of 35.5 h.

    A plan shorter than a year has its share of them.
    """
    share = min(Fraction(1), Fraction(problem.calendar.weeks, YEAR_WEEKS))
    weeks = Fraction(days_owed(employee, problem.calendar), WORKING_DAYS_A_WEEK)
    return share * weeks * found.norm.minutes_per_week * mean_share(problem, employee)


def displaced_minutes(facts: Facts, employee: Employee) -> int | None:
    """Minutes that the base roster has in the person's vacation; None where there is none.

    Sundays and holidays inside a vacation are part of it, and so is a Sunday off right after it.
    """
    base = facts.base
    if base is None or not base.roster.codes:
        return None
    start, days = facts.problem.calendar.start, base.problem.calendar.days
    same = (days[(day - start).days % len(days)] for day in _days_away(facts, employee))
    codes = (base.roster.codes.get((employee.id, day)) for day in same)
    return sum(base.problem.shift(code).paid_minutes for code in codes if code)


def vacation_gap(facts: Facts, employee: Employee, found: Hours) -> float | None:
    """Minutes that the vacation displaces above (+) or below (-) those of the weeks owed."""
    displaced = displaced_minutes(facts, employee)
    if displaced is None:
        return None
    return float(displaced - owed_minutes(facts.problem, employee, found))


def _days_away(facts: Facts, employee: Employee) -> Iterator[date]:
    problem, roster = facts.problem, facts.roster
    worked = {duty.day for duty in roster.duties.get(employee.id, ())}
    for block in vacation_blocks(problem, roster, employee):
        after = DAY if block.last.weekday() == SATURDAY else 0 * DAY
        for i in range((block.last + after - block.first).days + 1):
            day = block.first + i * DAY
            if day in problem.calendar and day not in worked:
                yield day


def _gaps(facts: Facts) -> list[tuple[Employee, float]]:
    """Minutes of those who have vacation in the plan, without a sign."""
    people = zip(facts.problem.employees, facts.hours, strict=True)
    found = ((e, vacation_gap(facts, e, h)) for e, h in people if _has_vacation(facts, e))
    return [(employee, abs(gap)) for employee, gap in found if gap is not None]


def _has_vacation(facts: Facts, employee: Employee) -> bool:
    return bool(facts.roster.marked(employee.id, Mark.FE))


def _largest_hours(facts: Facts) -> float | None:
    gaps = [gap for _, gap in _gaps(facts)]
    return max(gaps) / 60 if gaps else None


def _mean_hours(facts: Facts) -> float | None:
    gaps = [gap for _, gap in _gaps(facts)]
    return sum(gaps) / len(gaps) / 60 if gaps else None


def _more_than_a_duty(facts: Facts) -> int:
    return sum(gap > facts.problem.own_shift_minutes(each) for each, gap in _gaps(facts))


AFFECTED = Affected("ansatte med mer enn én egen vakt i avvik", _more_than_a_duty)
DISPLACED = (
    "timene grunnturnusen har i ferien, søndager og helligdager i den medregnet, og ukene den "
    "ansatte har til gode, regnet med egen arbeidsuke: fem uker er 177,5 t når uka er 35,5 t."
)

VACATION: tuple[Indicator, ...] = (
    Indicator(
        id="vacation-hours-max",
        title="Største avvik i ferietimer",
        definition=f"Største forskjell for én ansatt mellom {DISPLACED}",
        unit="t",
        better="lower",
        source="praksis i årsturnus",
        value=_largest_hours,
        decimals=1,
        missing=NO_BASE,
        affected=AFFECTED,
    ),
    Indicator(
        id="vacation-hours-mean",
        title="Gjennomsnittlig avvik i ferietimer",
        definition=f"Gjennomsnitt av forskjellen for hver ansatt, uten fortegn, mellom {DISPLACED}",
        unit="t",
        better="lower",
        source="praksis i årsturnus",
        value=_mean_hours,
        decimals=1,
        missing=NO_BASE,
        affected=AFFECTED,
    ),
)
