"""How long a full position's week is (R-T1 to R-T4), read off the person's own roster."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from turnus.employee import Employee
from turnus.law import provision
from turnus.paid_off import days_off_credit
from turnus.position import mean_share, week_shares, weeks_off
from turnus.roster import Roster
from turnus.roster_facts import (
    Dated,
    RosterFacts,
    duties_of_one_cycle,
    evening_test_minutes,
    roster_facts,
)
from turnus.scenario import Problem
from turnus.unroll import cycle_weeks

NormRule = Literal["R-T1", "R-T2", "R-T3", "R-T4"]


@dataclass(frozen=True, slots=True)
class Norm:
    """Weekly minutes of a full position for one person, and why."""

    minutes_per_week: Fraction
    """Over a plan in which the number changes, the mean of its weeks."""
    rule: NormRule
    reasons: tuple[str, ...]
    """Bokmål."""
    sundays_worked: int
    weeks: int
    evening_test_hours: float
    """A week, between 20:00 and 06:00."""
    sunday_hours: float
    """S: a week, Sunday and holiday hours in the conversion."""
    night_hours: float
    """N: a week, night hours in the conversion."""

    @property
    def hours_per_week(self) -> float:
        return float(self.minutes_per_week / 60)

    @property
    def sunday_share(self) -> float:
        """Share of Sundays worked."""
        return self.sundays_worked / self.weeks if self.weeks else 0.0


@dataclass(frozen=True, slots=True)
class Conversion:
    """The numbers of one conversion rule (R-T4, convert-law); minutes a week of a full position."""

    base: Fraction
    lowest: Fraction
    highest: Fraction
    sunday: Fraction
    """Minutes taken off for each minute that is Sunday or holiday."""
    night: Fraction
    """Minutes taken off for each minute at night."""


def conversion(id: str, weeks: Iterable[date], sunday: Dated = (), night: Dated = ()) -> Conversion:
    """The numbers of a conversion: the mean over some weeks, and over the hours that are converted.

    Parameters
    ----------
    weeks
        Days whose law holds for each week.
    sunday, night
        The minutes that are converted, by the day whose law holds for them.
    """
    days = tuple(weeks)
    return Conversion(
        _mean(id, "base_minutes", days),
        _mean(id, "lowest_minutes", days),
        _mean(id, "highest_minutes", days),
        _rate(id, "sunday_credit_minutes", sunday, days[0]),
        _rate(id, "night_credit_minutes", night, days[0]),
    )


def full_time_norm(problem: Problem, roster: Roster, employee: Employee) -> Norm:
    """The norm of a full position that a person's own roster gives.

    Returns
    -------
    Norm
        Minutes a week of a 100 % position. A part-time post's week is its share of that; a position
        that is reduced for a time is converted with its mean over the plan.
    """
    facts = roster_facts(problem, roster, employee)
    days = plan_weeks(problem)
    weeks = max(1, facts.weeks)
    rule: NormRule
    reasons: tuple[str, ...]
    if facts.continuous:
        rule, reasons = "R-T3", ("Natt- og søndagstimer som i helkontinuerlig arbeid.",)
        minutes = _mean("R-T3", "week_minutes", days)
    elif facts.three_part:
        rule = "R-T4"
        reasons = (*_shorter(problem, facts), "Tredelt turnus: søndags- og nattimer er regnet om.")
        minutes = converted(
            Fraction(facts.sunday, weeks),
            Fraction(facts.night, weeks),
            mean_share(problem, employee),
            problem.agreement.reading.part_time_method,
            conversion("R-T4", days, facts.sunday_by_duty, facts.night_by_duty),
        )
    elif reasons := tuple(_shorter(problem, facts)):
        rule, minutes = "R-T2", _mean("R-T2", "week_minutes", days)
    else:
        rule, minutes = "R-T1", _mean("R-T1", "week_minutes", days)
        reasons = ("Verken hovedsakelig natt, hver tredje søndag eller nok kveld og natt.",)
    return Norm(
        minutes,
        rule,
        reasons,
        facts.sundays_worked,
        facts.weeks,
        facts.evening_test / (60 * weeks),
        facts.sunday / (60 * weeks),
        facts.night / (60 * weeks),
    )


def three_part_conditions(problem: Problem, roster: Roster, employee: Employee) -> dict[str, bool]:
    """Each condition of R-T4a in bokmål, and whether a person's own roster meets it."""
    return dict(roster_facts(problem, roster, employee).three_part_conditions)


def _shorter(problem: Problem, facts: RosterFacts) -> Iterable[str]:
    """R-T2: what gives the shorter week, in bokmål."""
    if facts.mainly_night:
        yield "Arbeider hovedsakelig om natten."
    if facts.third_sunday:
        yield f"Arbeider minst hver tredje søndag: {facts.sundays_worked} av {facts.weeks}."
    if facts.evenings_enough:
        hours = _comma(Fraction(facts.evening_test, 60 * max(1, facts.weeks)))
        test = evening_test_minutes(problem, plan_weeks(problem)) / cycle_weeks(problem)
        yield f"Arbeider {hours} t/uke på kveld og natt; grensen er {_comma(test / 60)}."


def converted(
    sunday: Fraction,
    night: Fraction,
    position: Fraction,
    part_time_method: str,
    numbers: Conversion,
) -> Fraction:
    """Minutes of a full position's week after conversion, within its two ends.

    Parameters
    ----------
    sunday, night
        The person's own minutes a week that count as Sunday or holiday, and as night.
    position
        Share of a full position.
    part_time_method
        R-T4b: "gross-up" scales both to a full position, "scaled" the night hours alone.
    """
    own_sunday = sunday / position if part_time_method == "gross-up" else sunday
    credit = numbers.sunday * own_sunday + numbers.night * night / position
    return min(numbers.highest, max(numbers.lowest, numbers.base - credit))


def plan_weeks(problem: Problem) -> tuple[date, ...]:
    """By week of the plan or the cycle, the day whose law holds for it."""
    mondays = problem.calendar.days[: 7 * cycle_weeks(problem) : 7]
    return tuple(problem.calendar.in_force(monday) for monday in mondays)


def lowest_week(problem: Problem) -> Fraction:
    """Minutes of the shortest week that a conversion gives a full position (R-T4)."""
    return _mean("R-T4", "lowest_minutes", plan_weeks(problem))


def vacation_credit(problem: Problem, roster: Roster, employee: Employee, norm: Norm) -> Fraction:
    """Paid minutes of vacation: six working days are one week of the person's position."""
    return weeks_off(problem, roster, employee) * norm.minutes_per_week


def paid_minutes(
    problem: Problem, roster: Roster, employee: Employee, norm: Norm | None = None
) -> Fraction:
    """Worked minutes, vacation and other days off with pay, over the plan or the cycle."""
    norm = norm or full_time_norm(problem, roster, employee)
    worked = sum(duty.paid_minutes for duty in duties_of_one_cycle(problem, roster, employee))
    off = days_off_credit(
        problem, roster, employee, mean_share(problem, employee) * norm.minutes_per_week
    )
    return worked + vacation_credit(problem, roster, employee, norm) + off


def contract_minutes(problem: Problem, employee: Employee, norm: Norm) -> Fraction:
    """Minutes that the position comes to over the plan or the cycle."""
    return norm.minutes_per_week * sum(week_shares(problem, employee), Fraction(0))


def balance_minutes(problem: Problem, roster: Roster, employee: Employee) -> float:
    """Paid minutes above (+) or below (-) the contract over the plan or the cycle."""
    norm = full_time_norm(problem, roster, employee)
    paid = paid_minutes(problem, roster, employee, norm)
    return float(paid - contract_minutes(problem, employee, norm))


def _mean(id: str, name: str, days: tuple[date, ...]) -> Fraction:
    return sum((_number(id, name, day) for day in days), Fraction(0)) / len(days)


def _rate(id: str, name: str, hours: Dated, day: date) -> Fraction:
    """What an hour is worth: the mean over the hours there are, else the number of one day."""
    total = sum(minutes for _, minutes in hours)
    if not total:
        return _number(id, name, day) / 60
    credit = sum((_number(id, name, each) * minutes for each, minutes in hours), Fraction(0))
    return credit / total / 60


def _number(id: str, name: str, day: date) -> Fraction:
    return Fraction(str(provision(id).value(name, on=day)))


def _comma(number: Fraction) -> str:
    return f"{float(number):.2f}".replace(".", ",")
