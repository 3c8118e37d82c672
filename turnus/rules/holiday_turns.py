"""As agreed: who worked a holiday season last year is free this year; never Christmas and New Year."""

from collections.abc import Iterator
from itertools import pairwise

from turnus.agreement import Season
from turnus.employee import Employee, Turn
from turnus.law import provision
from turnus.roster import Duty, Roster
from turnus.rules.rule import Violation, violation
from turnus.scenario import Problem
from turnus.seasons import Stretch, stretches

LAW = provision("holiday-turns")
NAMES = {Season.CHRISTMAS: "jula", Season.NEW_YEAR: "nyttår", Season.EASTER: "påska"}


def governs(problem: Problem) -> bool:
    """Where seasons are taken in turns, in a plan with dates."""
    return not problem.cyclic and bool(problem.agreement.holiday_turns)


def seasons_off(problem: Problem, employee: Employee) -> Iterator[Stretch]:
    """Seasons of the plan that the person has free because of last year's."""
    for season in dict.fromkeys(problem.agreement.holiday_turns):
        worked = getattr(employee.last_year, season.replace("-", "_")) == Turn.WORKED
        yield from stretches(problem.calendar, season)[: int(worked)]


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every season worked after that of last year, and every winter with both of its seasons."""
    turns = dict.fromkeys(problem.agreement.holiday_turns)
    found = {season: stretches(problem.calendar, season) for season in turns}
    one_of_two = [
        (christmas, new_year)
        for christmas in found.get(Season.CHRISTMAS, ())
        for new_year in found.get(Season.NEW_YEAR, ())
        if christmas.winter == new_year.winter
    ]
    for employee in problem.employees:
        for stretch in seasons_off(problem, employee):
            yield from _broken(
                roster, employee, stretch, f"Arbeidet {NAMES[stretch.season]} i fjor"
            )
        for season in turns:
            for first, second in pairwise(found[season]):
                if _duties(roster, employee, first):
                    before = f"Arbeider {NAMES[season]} {first.winter}"
                    yield from _broken(roster, employee, second, before)
        for christmas, new_year in one_of_two:
            if _duties(roster, employee, christmas):
                yield from _broken(roster, employee, new_year, "Arbeider jula")


def _broken(
    roster: Roster, employee: Employee, stretch: Stretch, before: str
) -> Iterator[Violation]:
    duties = _duties(roster, employee, stretch)
    most: int = LAW.value("duties", on=stretch.end.date())
    if len(duties) > most:
        yield violation(
            LAW,
            employee.id,
            duties[0].day,
            measured=len(duties),
            limit=most,
            text=f"{before}, og har vakt {NAMES[stretch.season]} {stretch.winter}.",
        )


def _duties(roster: Roster, employee: Employee, stretch: Stretch) -> list[Duty]:
    return [
        duty
        for duty in roster.duties.get(employee.id, ())
        if duty.overlap(stretch.start, stretch.end) > 0
    ]
