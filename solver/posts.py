"""The kinds of post a position plan may count, kept and new ones, in exact integers."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from turnus.employee import Employee, WeekendPattern
from turnus.law import provision
from turnus.scenario import Problem

FULL = 10000
"""Hundredths of a percent."""
WORKING_WEEKS = Fraction(47, 52)
"""What is left of a year when people take their five weeks of vacation."""


@dataclass(frozen=True)
class Norms:
    """Paid minutes a week of a full position, as the law stands when the plan starts."""

    day: int
    """37.5 h (R-T1)."""
    turnus: int
    """35.5 h: mainly night, every third Sunday, or evening and night hours enough (R-T2)."""
    lowest: int
    """33.6 h: the least that three-part conversion gives (R-T4)."""
    evening: Fraction
    """Minutes a week between 20:00 and 06:00 that are enough for the turnus norm (R-T2)."""


def norms(problem: Problem) -> Norms:
    """The norms in force on the first day of the plan."""
    on = problem.scenario.start
    return Norms(
        provision("R-T1").value("week_minutes", on=on),
        provision("R-T2").value("week_minutes", on=on),
        provision("R-T4").value("lowest_minutes", on=on),
        Fraction(str(provision("R-T2").value("evening_test_hours", on=on))) * 60,
    )


@dataclass(frozen=True)
class Pool:
    """Posts that differ in nothing but their size; ``kept`` heads of one size are given."""

    competence: str
    weekend: WeekendPattern | None
    long_shift_consent: bool
    night_only: bool
    nights: bool
    norm: int
    """Most paid minutes a week of a full position."""
    sizes: tuple[int, ...]
    """Hundredths of a percent, largest first."""
    kept: int | None = None

    def weekends(self, weeks: int) -> int:
        """Most worked weekends of one person in a cycle of ``weeks`` weeks."""
        return self.weekend.on * weeks // self.weekend.of if self.weekend else 0

    def third_sunday_possible(self, weeks: int) -> bool:
        """Whether one person may work every third Sunday, on the mildest reading of it."""
        return self.nights or self.weekends(weeks) >= max(1, weeks // 3)

    def minutes(self, problem: Problem, size: int, slack: bool = True) -> tuple[int, int]:
        """Least and most paid minutes of one post of ``size`` over a base roster.

        The rounding that a roster may have is in the least, and with ``slack`` in the most. Work
        by day and night may be three-part, with the lowest norm.
        """
        someone = Employee(
            id="post",
            competence=self.competence,
            position_percent=size / 100,
            night_only=self.night_only,
            nights=self.nights,
        )
        three_part = self.nights and not self.night_only
        lowest = norms(problem).lowest if three_part else self.norm
        time = Fraction(size * problem.scenario.base_weeks, FULL) * supply(problem)
        least = time * lowest - problem.balance_under(someone)
        most = time * self.norm + (problem.balance_over(someone) if slack else 0)
        return max(0, ceil(least)), floor(most)


def supply(problem: Problem) -> Fraction:
    """Share of the hours that own staff are there: less when they cover vacation and absence."""
    positions = problem.scenario.positions
    present = WORKING_WEEKS if positions.vacation_cover == "own" else Fraction(1)
    if positions.absence_cover == "own":
        present *= 1 - Fraction(str(positions.absence_margin))
    return present


def kept_employees(problem: Problem) -> tuple[Employee, ...]:
    """Today's people whose posts the scenario leaves as they are."""
    positions = problem.scenario.positions
    people = problem.department.employees
    if positions.mode == "keep":
        return people
    return tuple(person for person in people if positions.keep_nights and person.night_only)


def rotating(problem: Problem) -> frozenset[str]:
    """Competences whose staff work both days and nights today; new posts then do so too."""
    return frozenset(
        person.competence
        for person in problem.department.employees
        if person.nights and not person.night_only
    )


def new_sizes(problem: Problem) -> tuple[int, ...]:
    """Sizes a new post may have, largest first."""
    positions = problem.scenario.positions
    sizes = {round(size * 100) for size in positions.sizes if size >= positions.smallest}
    return tuple(sorted(sizes, reverse=True))


def today_points(problem: Problem) -> dict[str, int]:
    """Today's positions by competence, vacant ones included."""
    points = {competence.id: 0 for competence in problem.department.competences}
    for person in problem.department.employees:
        points[person.competence] += person.position_points
    for vacancy in problem.department.vacancies:
        points[vacancy.competence] += round(vacancy.position_percent * 100)
    return points


def frame_points(problem: Problem) -> int:
    """The FTE frame: the scenario's, or today's positions."""
    frame = problem.scenario.positions.fte_frame
    return sum(today_points(problem).values()) if frame is None else int(round(frame * FULL, 6))


def pools(problem: Problem) -> tuple[Pool, ...]:
    """Every pool of posts the plan may count; kept posts first."""
    return (*_kept(problem), *_new(problem))


def _norms(problem: Problem, night_only: bool) -> tuple[int, ...]:
    """Full-time weeks a post may have; the ordinary one only where the shorter is not kept."""
    each = norms(problem)
    short = night_only or problem.scenario.keep_shorter_week
    return (each.turnus,) if short else (each.turnus, each.day)


def _kept(problem: Problem) -> Iterator[Pool]:
    alike = Counter(
        (
            person.competence,
            person.weekend,
            person.long_shift_consent,
            person.night_only,
            person.nights,
            person.position_points,
        )
        for person in kept_employees(problem)
    )
    for (competence, weekend, long, night_only, nights, size), heads in alike.items():
        for norm in _norms(problem, night_only):
            yield Pool(competence, weekend, long, night_only, nights, norm, (size,), heads)


def _new(problem: Problem) -> Iterator[Pool]:
    scenario = problem.scenario
    if scenario.positions.mode == "keep":
        return
    long_shifts = any(shift.long and shift.counts for shift in problem.shifts)
    long_nights = any(shift.long and shift.night and shift.counts for shift in problem.shifts)
    volunteers = scenario.positions.volunteers_percent
    consents = (
        *((True,) if long_shifts and volunteers > 0 else ()),
        *((False,) if not long_shifts or volunteers < 100 else ()),
    )
    sizes, at_night = new_sizes(problem), rotating(problem)
    for competence in problem.department.competences:
        nights = competence.id in at_night
        for pattern in scenario.weekend_patterns:
            for norm in _norms(problem, False):
                for long in consents:
                    yield Pool(competence.id, pattern, long, False, nights, norm, sizes)
            if not scenario.positions.keep_nights:
                (norm,) = _norms(problem, True)
                for long in consents if long_nights else (False,):
                    yield Pool(competence.id, pattern, long, True, True, norm, sizes)
