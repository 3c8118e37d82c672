"""How long a full position's week is (R-T1, R-T2, R-T4), read off the person's own roster."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from turnus.employee import Employee
from turnus.law import provision
from turnus.paid_off import days_off_credit
from turnus.position import mean_share, week_shares, weeks_off
from turnus.roster import Duty, Roster
from turnus.scenario import Problem
from turnus.unroll import cycle_weeks
from turnus.vacation import vacation_weeks
from turnus.worked import red_days_worked, red_minutes, window_minutes

NormRule = Literal["R-T1", "R-T2", "R-T4"]


@dataclass(frozen=True, slots=True)
class RosterFacts:
    """What the norm depends on, summed over one plan or one cycle; minutes."""

    weeks: int
    """Weeks of the plan that are not vacation."""
    sundays_worked: int
    worked: int
    night: int
    """In the night hours of the conversion (I8)."""
    evening_test: int
    """In the hours of the 1.39 h test (I8)."""
    sunday: int
    """In red windows; without night hours where an hour counts once (I9)."""
    day_shifts: int
    evening_shifts: int
    night_shifts: int
    night_shift_minutes: int
    third_sunday: bool
    mainly_night: bool


@dataclass(frozen=True, slots=True)
class Norm:
    """Weekly minutes of a full position for one person, and why."""

    minutes_per_week: Fraction
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


def roster_facts(problem: Problem, roster: Roster, employee: Employee) -> RosterFacts:
    """The sums that decide a person's norm, over the plan or, for a base roster, one cycle."""
    reading = problem.agreement.reading
    duties = _of_one_cycle(problem, roster, employee)
    own = Roster({employee.id: duties}, {employee.id: roster.marks.get(employee.id, {})})
    away = frozenset() if problem.cyclic else vacation_weeks(problem, roster, employee)
    weeks = cycle_weeks(problem) - len(away)
    sundays = sum(day.weekday() == 6 for day in red_days_worked(problem, own, employee))
    worked = sum(duty.paid_minutes for duty in duties)
    nights = [duty for duty in duties if is_night(duty)]
    evenings = [duty for duty in duties if is_evening(duty)]
    night = sum(window_minutes(duty, reading.night_start, reading.night_end) for duty in duties)
    sunday = sum(red_minutes(problem, own, employee).values())
    if reading.sunday_and_night == "once":
        sunday -= _sunday_and_night(problem, duties)
    share = Fraction(provision("R-T2").value("mainly_night_share", on=problem.scenario.start))
    return RosterFacts(
        weeks=weeks,
        sundays_worked=sundays,
        worked=worked,
        night=night,
        evening_test=sum(
            window_minutes(duty, reading.evening_test_start, reading.evening_test_end)
            for duty in duties
        ),
        sunday=sunday,
        day_shifts=len(duties) - len(nights) - len(evenings),
        evening_shifts=len(evenings),
        night_shifts=len(nights),
        night_shift_minutes=sum(duty.paid_minutes for duty in nights),
        third_sunday=_third_sunday(reading.third_sunday, sundays, weeks),
        mainly_night=bool(duties) and (night >= share * worked or len(nights) == len(duties)),
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
    on = problem.scenario.start
    ordinary, shift_work = _minutes("R-T1", on), _minutes("R-T2", on)
    weeks = max(1, facts.weeks)
    test = Fraction(str(provision("R-T2").value("evening_test_hours", on=on))) * 60
    reasons: list[str] = []
    if facts.mainly_night:
        reasons.append("Arbeider hovedsakelig om natten.")
    if facts.third_sunday:
        reasons.append(
            f"Arbeider minst hver tredje søndag: {facts.sundays_worked} av {facts.weeks}."
        )
    if facts.evening_test >= test * weeks:
        hours = _comma(Fraction(facts.evening_test, 60 * weeks))
        reasons.append(f"Arbeider {hours} t/uke på kveld og natt; grensen er {_comma(test / 60)}.")
    rule: NormRule = "R-T2" if reasons else "R-T1"
    minutes = shift_work if reasons else ordinary
    if not reasons:
        reasons.append("Verken hovedsakelig natt, hver tredje søndag eller nok kveld og natt.")
    if three_part(facts, on):
        rule = "R-T4"
        minutes = converted(
            Fraction(facts.sunday, weeks),
            Fraction(facts.night, weeks),
            mean_share(problem, employee),
            problem.agreement.reading.part_time_method,
            on,
        )
        reasons.append("Tredelt turnus: søndags- og nattimer er regnet om.")
    return Norm(
        minutes,
        rule,
        tuple(reasons),
        facts.sundays_worked,
        facts.weeks,
        facts.evening_test / (60 * weeks),
        facts.sunday / (60 * weeks),
        facts.night / (60 * weeks),
    )


def three_part(facts: RosterFacts, on: date = date.max) -> bool:
    """R-T4a: every third Sunday; day, evening and night shifts; a quarter on day and evening."""
    return all(_conditions(facts, on).values())


def three_part_conditions(problem: Problem, roster: Roster, employee: Employee) -> dict[str, bool]:
    """Each condition of R-T4a in bokmål, and whether a person's own roster meets it."""
    return _conditions(roster_facts(problem, roster, employee), problem.scenario.start)


def _conditions(facts: RosterFacts, on: date) -> dict[str, bool]:
    share = Fraction(str(provision("R-T4").value("day_and_evening_share", on=on)))
    by_day = facts.worked - facts.night_shift_minutes
    return {
        "hver tredje søndag": facts.third_sunday,
        "dagvakter": facts.day_shifts > 0,
        "aftenvakter": facts.evening_shifts > 0,
        "nattevakter": facts.night_shifts > 0,
        "en firedel av tiden på dag og aften": by_day >= share * facts.worked,
    }


def converted(
    sunday: Fraction,
    night: Fraction,
    position: Fraction = Fraction(1),
    part_time_method: str = "gross-up",
    on: date = date.max,
) -> Fraction:
    """R-T4: minutes of a full position's week after conversion, within its two ends.

    Parameters
    ----------
    sunday, night
        The person's own minutes a week that count as Sunday or holiday, and as night.
    position
        Share of a full position.
    part_time_method
        R-T4b: "gross-up" scales both to a full position, "scaled" the night hours alone.
    on
        Day whose numbers are in force.
    """
    law = provision("R-T4")
    base, low, high = (
        Fraction(law.value(name, on=on))
        for name in ("base_minutes", "lowest_minutes", "highest_minutes")
    )
    sunday_part = Fraction(law.value("sunday_credit_minutes", on=on), 60)
    night_part = Fraction(law.value("night_credit_minutes", on=on), 60)
    own_sunday = sunday / position if part_time_method == "gross-up" else sunday
    return min(high, max(low, base - sunday_part * own_sunday - night_part * night / position))


def vacation_credit(problem: Problem, roster: Roster, employee: Employee, norm: Norm) -> Fraction:
    """Paid minutes of vacation: six working days are one week of the person's position."""
    return weeks_off(problem, roster, employee) * norm.minutes_per_week


def paid_minutes(
    problem: Problem, roster: Roster, employee: Employee, norm: Norm | None = None
) -> Fraction:
    """Worked minutes, vacation and other days off with pay, over the plan or the cycle."""
    norm = norm or full_time_norm(problem, roster, employee)
    worked = sum(duty.paid_minutes for duty in _of_one_cycle(problem, roster, employee))
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


def is_night(duty: Duty) -> bool:
    """A duty at work at 02:00."""
    start, end = _wall_minutes(duty)
    return end > 26 * 60 or start < 2 * 60


def is_evening(duty: Duty) -> bool:
    """A duty that ends after 20:00 and is no night."""
    return not is_night(duty) and _wall_minutes(duty)[1] > 20 * 60


def _wall_minutes(duty: Duty) -> tuple[int, int]:
    """Start and end on the wall clock, in minutes after 00:00 of the day the duty belongs to."""
    days = (duty.end.date() - duty.day).days
    return (
        duty.start.hour * 60 + duty.start.minute,
        days * 24 * 60 + duty.end.hour * 60 + duty.end.minute,
    )


def _of_one_cycle(problem: Problem, roster: Roster, employee: Employee) -> tuple[Duty, ...]:
    duties = roster.duties.get(employee.id, ())
    end = problem.scenario.start + timedelta(days=7 * cycle_weeks(problem))
    return tuple(duty for duty in duties if duty.day < end)


def _third_sunday(reading: str, worked: int, weeks: int) -> bool:
    if weeks <= 0:
        return False
    return worked * 3 >= weeks if reading == "strict" else worked >= max(1, weeks // 3)


def _sunday_and_night(problem: Problem, duties: Sequence[Duty]) -> int:
    """Minutes that are both inside a red window and at night."""
    reading, calendar = problem.agreement.reading, problem.calendar
    both = 0
    for duty in duties:
        for offset in range((duty.end.date() - duty.day).days + 2):
            day = duty.day + timedelta(days=offset)
            if day in calendar and calendar.is_red(day):
                start, end = calendar.red_window(day)
                first, last = max(duty.start, start), min(duty.end, end)
                if first < last:
                    part = Duty(duty.day, duty.shift, first, last)
                    both += window_minutes(part, reading.night_start, reading.night_end)
    return both


def _minutes(rule: str, on: date) -> Fraction:
    return Fraction(provision(rule).value("week_minutes", on=on))


def _comma(number: Fraction) -> str:
    return f"{float(number):.2f}".replace(".", ",")
