"""Every place where a department, a scenario or a roster names a person, and how they get other names."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from turnus.department import Department
from turnus.employee import Employee, LastYear
from turnus.result import Result
from turnus.roster import Roster
from turnus.scenario import Problem, Scenario

Names = Mapping[str, str]
"""New names by old ones; whoever is not in it keeps the old one."""


def named_in(problem: Problem) -> frozenset[str]:
    """Ids of all who are named anywhere in a problem."""
    return frozenset((*_in_department(problem.department), *_in_problem(problem)))


def named_in_department(department: Department) -> frozenset[str]:
    """Ids of all who are named anywhere in a department."""
    return frozenset(_in_department(department))


def renamed_department(department: Department, names: Names) -> Department:
    """The department with people's new names."""
    meetings = tuple(
        each.replace(members=_all(each.members, names)) for each in department.activities.meetings
    )
    return department.replace(
        employees=_people(department.employees, names),
        activities=department.activities.replace(meetings=meetings),
    )


def renamed_scenario(scenario: Scenario, names: Names) -> Scenario:
    """The scenario with people's new names."""
    swaps = tuple(
        each.replace(employee=names.get(each.employee, each.employee))
        for each in scenario.weekend_swaps
    )
    return scenario.replace(weekend_swaps=swaps)


def renamed_problem(problem: Problem, names: Names) -> Problem:
    """The problem with people's new names."""
    return problem.replace(
        department=renamed_department(problem.department, names),
        scenario=renamed_scenario(problem.scenario, names),
        employees=_people(problem.employees, names),
        colleagues=_people(problem.colleagues, names),
    )


def renamed_roster(roster: Roster, names: Names) -> Roster:
    """The roster with people's new names."""
    return Roster(
        {names.get(id, id): duties for id, duties in roster.duties.items()},
        {names.get(id, id): marks for id, marks in roster.marks.items()},
    )


def renamed_result(result: Result, names: Names) -> Result:
    """The result with people's new names in all that is not text."""
    base = result.base
    if base is not None:
        base = replace(
            base,
            problem=renamed_problem(base.problem, names),
            roster=renamed_roster(base.roster, names),
        )
    return replace(
        result,
        problem=renamed_problem(result.problem, names),
        roster=renamed_roster(result.roster, names),
        base=base,
    )


def without_private(person: Employee) -> Employee:
    """The person's work without age, pregnancy, wishes, and what other work there is."""
    return person.replace(
        other_positions_percent=0,
        wanted_percent=None,
        turns_18=None,
        turns_60=None,
        pregnancy=None,
        vacation_wishes=(),
        last_year=LastYear(),
        wishes=(),
    )


def _in_department(department: Department) -> Iterator[str]:
    yield from _in_people(department.employees)
    for meeting in department.activities.meetings:
        yield from meeting.members


def _in_problem(problem: Problem) -> Iterator[str]:
    yield from _in_people(problem.employees)
    yield from _in_people(problem.colleagues)
    for swap in problem.scenario.weekend_swaps:
        yield swap.employee


def _in_people(people: tuple[Employee, ...]) -> Iterator[str]:
    for each in people:
        yield each.id
        if each.newcomer is not None:
            yield each.newcomer.mentor


def _people(people: tuple[Employee, ...], names: Names) -> tuple[Employee, ...]:
    return tuple(_person(each, names) for each in people)


def _person(person: Employee, names: Names) -> Employee:
    newcomer = person.newcomer
    if newcomer is not None:
        newcomer = newcomer.replace(mentor=names.get(newcomer.mentor, newcomer.mentor))
    return person.replace(id=names.get(person.id, person.id), newcomer=newcomer)


def _all(ids: tuple[str, ...], names: Names) -> tuple[str, ...]:
    return tuple(names.get(id, id) for id in ids)
