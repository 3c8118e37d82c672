"""How many full-time equivalents a department needs when own staff cover everything, step by step."""

from dataclasses import dataclass
from fractions import Fraction

from turnus.coverage import Level, cover
from turnus.law import provision
from turnus.roster import Roster, duty
from turnus.scenario import Problem

YEAR_WEEKS = 52
WORKING_DAYS_A_WEEK = 6


@dataclass(frozen=True, slots=True)
class Dimensioning:
    """Hours a year at one level of demand, and the full-time equivalents they ask for."""

    level: Level
    care_hours: Fraction
    """Hours of demand, as the fewest people who meet every need of it."""
    competence_hours: Fraction
    """Competence time of all the full-time equivalents that are needed."""
    meeting_hours: Fraction
    week_hours: Fraction
    """Hours a week of a full position."""
    weeks: Fraction
    """Weeks a year without vacation."""
    margin: Fraction
    """Share of the agreed hours that is absence."""
    care_fte: Fraction
    """For the demand alone, as if nobody had vacation."""
    vacation_fte: Fraction
    competence_fte: Fraction
    meeting_fte: Fraction
    absence_fte: Fraction
    frame_fte: Fraction
    """The plan's positions in all."""

    @property
    def fte(self) -> Fraction:
        """Full-time equivalents with everything counted."""
        parts = self.vacation_fte + self.competence_fte + self.meeting_fte + self.absence_fte
        return self.care_fte + parts

    @property
    def missing_fte(self) -> Fraction:
        """What the plan's positions leave to temps; below 0 where they are more than enough."""
        return self.fte - self.frame_fte


def dimensioning(problem: Problem, level: Level) -> Dimensioning:
    """The need for own staff at one level of demand, a year of 52 weeks.

    Vacation is five weeks of 52. Competence time follows the full-time equivalents, or the heads
    of the plan where everybody has the same. Every member's meetings are hours away from care, also
    of those who are on duty. Absence comes last and takes its share of all agreed hours.
    """
    on = problem.scenario.start
    rule = "R-T2" if problem.scenario.keep_shorter_week else "R-T1"
    week = Fraction(provision(rule).value("week_minutes", on=on), 60)
    days_off = int(provision("vac-days").value("working_days", on=on))
    weeks = YEAR_WEEKS - Fraction(days_off, WORKING_DAYS_A_WEEK)
    margin = Fraction(str(problem.scenario.positions.absence_margin))
    care = _a_year(problem, cover(problem, Roster({})).shortage_minutes(level))
    meetings = _a_year(problem, meeting_minutes(problem))
    each, same_for_all = _competence(problem, weeks)
    alone = care / (YEAR_WEEKS * week)
    present = care / (weeks * week)
    learning = (care + same_for_all) / (weeks * week - each)
    meeting = (care + same_for_all + meetings) / (weeks * week - each)
    return Dimensioning(
        level,
        care,
        each * meeting + same_for_all,
        meetings,
        week,
        weeks,
        margin,
        alone,
        present - alone,
        learning - present,
        meeting - learning,
        meeting / (1 - margin) - meeting,
        Fraction(sum(person.position_points for person in problem.employees), 10_000),
    )


def meeting_minutes(problem: Problem) -> int:
    """Minutes that the members spend in the plan's meetings, vacation left out of account."""
    total = 0
    for meeting in problem.department.activities.meetings:
        days = sorted({day for day in meeting.dates if day in problem.calendar})
        if meeting.attend is not None:
            days = days[: meeting.attend]
        minutes = sum(duty(problem, day, meeting.code).paid_minutes for day in days)
        total += minutes * len(problem.members(meeting))
    return total


def _competence(problem: Problem, weeks: Fraction) -> tuple[Fraction, Fraction]:
    """Hours a year of each full-time equivalent, and of all heads together; one of them is 0."""
    agreed = problem.department.activities.competence_time
    if agreed is None:
        return Fraction(0), Fraction(0)
    hours = weeks * Fraction(agreed.minutes_per_week, 60)
    return (
        (hours, Fraction(0))
        if agreed.by_position
        else (Fraction(0), hours * len(problem.employees))
    )


def _a_year(problem: Problem, minutes: int) -> Fraction:
    """Minutes in the plan as hours in 52 weeks."""
    return Fraction(minutes, 60) * Fraction(YEAR_WEEKS, problem.calendar.weeks)
