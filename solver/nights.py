"""Shares of the nights by position, where they are agreed to be even."""

from math import ceil, floor

from turnus.demand import demand_on
from turnus.employee import NightDuties
from turnus.law import provision
from turnus.scenario import Problem

TWO_AT_NIGHT = 26 * 60
YEAR = 52


def share_nights(problem: Problem) -> Problem:
    """The problem with a share of the nights for everybody who works days and nights.

    The nights at minimum are shared by position; a share of one's own stays. What night staff
    cover is not shared, and nobody has to take nights before 18 or in pregnancy.
    """
    tolerance = problem.agreement.even_nights
    group = [each for each in problem.employees if each.nights and not each.night_only]
    if tolerance is None or not group:
        return problem
    present = provision("night-duties").value("year_weeks", on=problem.scenario.start) / YEAR
    points = sum(each.position_points for each in group)
    nights = max(0, _nights(problem) - _of_night_staff(problem))
    shared = []
    for employee in problem.employees:
        if employee in group and employee.night_duties is None:
            share = nights * present * employee.position_points / points
            least, most = floor(share * (1 - tolerance)), ceil(share * (1 + tolerance))
            if employee.turns_18 or employee.pregnancy:
                least = 0
            employee = employee.replace(night_duties=NightDuties(least=least, most=most))
        shared.append(employee)
    return problem.replace(employees=tuple(shared))


def _nights(problem: Problem) -> int:
    """Heads wanted at two in the morning, all nights of a year together."""
    dated = problem.replace(cyclic=False)
    days = dated.calendar.days
    heads = sum(
        line.minimum
        for day in days
        for line in demand_on(dated, day)
        if line.competence is None and line.start_minute < TWO_AT_NIGHT < line.end_minute
    )
    return round(heads * 7 * YEAR / len(days))


def _of_night_staff(problem: Problem) -> int:
    """Night duties a year that the hours of those who work only nights come to."""
    minutes = max((each.paid_minutes for each in problem.shifts if each.night), default=0)
    week = provision("R-T2").value("week_minutes", on=problem.scenario.start)
    points = sum(each.position_points for each in problem.employees if each.night_only)
    return floor(YEAR * week * points / 10_000 / minutes) if minutes else 0
