"""Whether the agreed weekend frequency can give enough people on a weekend at all."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import floor

from turnus.calendar import DayKind
from turnus.department import Demand, Department, ShiftType
from turnus.employee import WeekendPattern
from turnus.faults import Fault
from turnus.files.source import Source
from turnus.scenario import Problem, Scenario
from turnus.texts.nouns import amount

DAY = 24 * 60
OFTENEST = Fraction(1, 2)
Window = tuple[int, int, int]
"""Start minute, end minute, heads."""


def weekend_fault(problem: Problem, source: Source) -> Iterator[Fault]:
    """A fault when even all employees, or all posts allowed, are too few for a weekend.

    The need is a lower bound: the fewest duties that cover the minimum on a Saturday or Sunday,
    one duty a person. Vacant posts are counted as filled. Where not even every other weekend, the
    most that the law allows, would do, the frequency is not at fault: then people are missing, and
    the roster shows how many hours.
    """
    needed = max(_fewest(problem, DayKind.SATURDAY), _fewest(problem, DayKind.SUNDAY))
    redesign = problem.scenario.positions.mode == "redesign"
    department, scenario = problem.department, problem.scenario
    at_most = _redesigned(department, scenario) if redesign else _kept(department)
    if floor(at_most) >= needed:
        return
    people = _most_posts(department, scenario) if redesign else _heads(department)
    if floor(people * OFTENEST) < needed:
        return
    best = max(scenario.weekend_patterns, key=_share)
    posts = "Stillingsrammen gir høyst" if redesign else "Avdelingen har"
    pattern = f"Med {best} " if redesign else "Med dagens helgefrekvens "
    text = (
        f"Helgene kan ikke dekkes. En helgedag krever minst {amount(needed, 'person')} på vakt. "
        f"{posts} {amount(people, 'ansatt')} i helgeturnus. {pattern}"
        f"kan høyst {floor(at_most)} av dem jobbe hver helg."
    )
    found = f"høyst {amount(floor(at_most), 'person')} per helg"
    yield source.fault(
        ("weekend_patterns",), found, f"minst {amount(needed, 'person')} per helg", text
    )


def _kept(department: Department) -> Fraction:
    shares = [_share(each.weekend) for each in department.employees if each.weekend]
    vacant = len(department.vacancies) * max(shares, default=Fraction(0))
    return sum(shares, Fraction(0)) + vacant


def _heads(department: Department) -> int:
    return sum(each.weekend is not None for each in department.employees) + len(
        department.vacancies
    )


def _redesigned(department: Department, scenario: Scenario) -> Fraction:
    best = max(_share(pattern) for pattern in scenario.weekend_patterns)
    if not scenario.positions.keep_nights:
        return _most_posts(department, scenario) * best
    nights = [each for each in department.employees if each.night_only]
    kept = sum((_share(each.weekend) for each in nights if each.weekend), Fraction(0))
    return kept + (_most_posts(department, scenario) - len(nights)) * best


def _most_posts(department: Department, scenario: Scenario) -> int:
    """Posts that the frame can be cut into when all new ones are as small as allowed."""
    positions = scenario.positions
    if positions.heads is not None:
        return positions.heads
    staff = department.employees
    frame = positions.fte_frame or sum(each.position_percent for each in staff) / 100
    nights = [each for each in staff if each.night_only] if positions.keep_nights else []
    left = frame - sum(each.position_percent for each in nights) / 100
    smallest = min(size for size in positions.sizes if size >= positions.smallest)
    return len(nights) + max(0, floor(left * 100 / smallest + 1e-6))


def _share(pattern: WeekendPattern) -> Fraction:
    return Fraction(pattern.on, pattern.of)


def _fewest(problem: Problem, kind: DayKind) -> int:
    """The fewest duties starting on a day of this kind that can cover its minimum."""
    shifts = [
        shift for shift in problem.shifts if shift.counts and kind in problem.shift_days[shift.code]
    ]
    if not shifts:
        return 0
    ends = [shift.end_minute - DAY for shift in problem.shifts]
    first = max(0, *ends)
    last = DAY + min(shift.start_minute for shift in problem.shifts)
    needs = [line for line in problem.department.demand if kind in line.days]
    return max(
        (
            _greedy(_clipped(needs, competence, first, last), shifts)
            for competence in {line.competence for line in needs}
        ),
        default=0,
    )


def _clipped(
    lines: Iterable[Demand], competence: str | None, first: int, last: int
) -> list[Window]:
    """Windows without the hours that people of the day before or after can also cover."""
    windows = (
        (max(line.start_minute, first), min(line.end_minute, last), line.minimum)
        for line in lines
        if line.competence == competence
    )
    return [window for window in windows if window[0] < window[1] and window[2]]


def _greedy(windows: list[Window], shifts: list[ShiftType]) -> int:
    """Fewest duties covering the windows: at each gap, those that reach furthest (exact)."""
    moments = sorted(
        {window[0] for window in windows}
        | {shift.start_minute for shift in shifts}
        | {shift.end_minute for shift in shifts}
    )
    placed: list[ShiftType] = []
    for moment in moments:
        need = sum(heads for start, end, heads in windows if start <= moment < end)
        there = sum(each.start_minute <= moment < each.end_minute for each in placed)
        able = [each for each in shifts if each.start_minute <= moment < each.end_minute]
        if need > there and able:
            longest = max(able, key=lambda each: each.end_minute)
            placed += [longest] * (need - there)
    return len(placed)
