"""Weekend groups: which weekends each person works, balanced by competence."""

from collections.abc import Container, Iterable
from math import lcm

from ortools.sat.python import cp_model

from solver.clock import Clock
from solver.run import run
from solver.stopping import Stop
from solver.swaps import taken_for_given
from solver.turns import seasons_off, weekends_off
from turnus.calendar import DAY, DayKind
from turnus.demand import profile
from turnus.employee import Employee, WeekendPattern
from turnus.result import Settings
from turnus.scenario import Problem


def on_weeks(pattern: WeekendPattern, group: int) -> tuple[int, ...]:
    """Weeks of the pattern's cycle that group ``group`` works, spread as evenly as they can be."""
    return tuple(
        sorted((i * pattern.of // pattern.on + group) % pattern.of for i in range(pattern.on))
    )


def works_weekend(employee: Employee, week: int) -> bool:
    """Whether a week's weekend is on in the person's pattern."""
    if employee.weekend is None:
        return False
    group = employee.weekend_group or 0
    return week % employee.weekend.of in on_weeks(employee.weekend, group)


def own_weekend(problem: Problem, employee: Employee, week: int) -> bool:
    """Whether a week's weekend is the person's to work, as the swaps have left it."""
    swaps = taken_for_given(problem, employee.id)
    if week in swaps:
        return True
    return works_weekend(employee, week) and week not in swaps.values()


def assign_weekend_groups(
    problem: Problem, settings: Settings, stop: Stop | None = None
) -> Problem:
    """The problem with a weekend group for everybody who has none.

    Least missing heads over all weekends and competence needs first, then few weekends lost to
    vacation that is given and to holiday seasons worked last year, then even groups. Swaps and
    agreed weekends in a vacation that is given leave some groups out, where they leave any.
    """
    horizon, dated = _horizon(problem.employees), Clock(problem.replace(cyclic=False))
    model = cp_model.CpModel()
    chosen: dict[tuple[str, int], cp_model.IntVar] = {}
    cost: list[tuple[int, cp_model.IntVar]] = []
    for employee in problem.employees:
        if employee.weekend is None:
            continue
        groups = [
            model.new_bool_var(f"{employee.id} group {g}") for g in range(employee.weekend.of)
        ]
        model.add_exactly_one(groups)
        if employee.weekend_group is not None:
            model.add(groups[employee.weekend_group % employee.weekend.of] == 1)
        elif fitting := [g for g in range(len(groups)) if _fits(problem, employee, g)]:
            model.add_bool_or([groups[g] for g in fitting])
        off = weekends_off(dated, seasons_off(dated, employee))
        for g, group in enumerate(groups):
            chosen[employee.id, g] = group
            cost.append((10 * _lost(problem, employee, g, off), group))
    for nights in (False, True):
        staff = [each for each in problem.employees if each.weekend and each.night_only == nights]
        for competences, heads in _heads_needed(problem, nights):
            members = [each for each in staff if each.competence in competences]
            cost += _missing(model, chosen, members, heads, horizon, weight=100)
    model.minimize(cp_model.LinearExpr.weighted_sum([v for _, v in cost], [w for w, _ in cost]))
    answer = run(model, settings, seconds=3.0, stop=stop, at_least=0.0)
    if not answer.found:
        return problem
    return problem.replace(
        employees=tuple(
            employee.replace(
                weekend_group=next(
                    g
                    for g in range(employee.weekend.of)
                    if answer.solver.boolean_value(chosen[employee.id, g])
                )
            )
            if employee.weekend
            else employee
            for employee in problem.employees
        )
    )


def _fits(problem: Problem, employee: Employee, group: int) -> bool:
    """Whether the weekends given are the group's, those taken are not, and vacation takes few."""
    alike = employee.replace(weekend_group=group)
    swaps = taken_for_given(problem.replace(cyclic=False), employee.id)
    most = problem.agreement.vacation_weekends
    return (
        all(works_weekend(alike, week) for week in swaps.values())
        and not any(works_weekend(alike, week) for week in swaps)
        and (most is None or all(each <= most for each in _lost_by_vacation(problem, alike)))
    )


def _lost_by_vacation(problem: Problem, employee: Employee) -> list[int]:
    """Weekends of the person's group in each vacation that is already given."""
    first = problem.scenario.start
    saturdays = [first + (7 * week + 5) * DAY for week in range(problem.scenario.weeks)]
    return [
        sum(
            works_weekend(employee, week) and span.first <= saturday <= span.last
            for week, saturday in enumerate(saturdays)
        )
        for span in employee.vacation
    ]


def _lost(problem: Problem, employee: Employee, group: int, off: Container[int]) -> int:
    """Weekends of a group in vacation that is given, or in a season worked last year."""
    alike = employee.replace(weekend_group=group)
    first = problem.scenario.start
    saturdays = (first + (7 * week + 5) * DAY for week in range(problem.scenario.weeks))
    return sum(
        works_weekend(alike, week)
        and (week in off or any(v.first <= saturday <= v.last for v in alike.vacation))
        for week, saturday in enumerate(saturdays)
    )


def _horizon(employees: Iterable[Employee]) -> int:
    return min(lcm(*(each.weekend.of for each in employees if each.weekend), 1), 60)


def _heads_needed(problem: Problem, nights: bool) -> list[tuple[tuple[str, ...], int]]:
    """Most heads wanted at once on a weekend, by competence need, by day or by night."""
    calendar = problem.calendar
    most: dict[tuple[str, ...], int] = {}
    for segment in profile(problem):
        if calendar.kind(segment.day) is not DayKind.SATURDAY:
            continue
        hour = segment.start.astimezone(calendar.zone).hour
        if (hour >= 22 or hour < 7) != nights or segment.minutes < 60:
            continue
        for need in segment.needs:
            most[need.competences] = max(most.get(need.competences, 0), need.minimum)
    return list(most.items())


def _missing(
    model: cp_model.CpModel,
    chosen: dict[tuple[str, int], cp_model.IntVar],
    staff: list[Employee],
    heads: int,
    horizon: int,
    weight: int,
) -> list[tuple[int, cp_model.IntVar]]:
    """Costs for weekends with too few of these people, and for uneven weekends."""
    costs = []
    top = model.new_int_var(0, len(staff), "most on")
    for week in range(horizon):
        on = cp_model.LinearExpr.sum(
            [
                chosen[each.id, g]
                for each in staff
                if each.weekend
                for g in range(each.weekend.of)
                if week % each.weekend.of in on_weeks(each.weekend, g)
            ]
        )
        short = model.new_int_var(0, heads, "short")
        model.add(on + short >= heads)
        model.add(on <= top)
        costs.append((weight, short))
    return [*costs, (1, top)]
