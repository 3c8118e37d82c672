"""What of people a reader gets to see: everything, pseudonyms, or only figures of many.

Leaders and administrators see all of what is theirs. Reviewers see names where the group is large
enough, and no names, lines or figures of fewer people than ``settings.smallest_group``. Researchers see
every line, under a name that is the same in all of a department's documents and tells nothing.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from api.http.problems import ProblemError
from api.models.compared import Compared, Difference, Line
from api.security.principal import Principal
from api.texts import _
from turnus.department import Department
from turnus.employee import Employee
from turnus.people import (
    named_in,
    named_in_department,
    renamed_department,
    renamed_problem,
    renamed_roster,
    renamed_scenario,
    without_private,
)
from turnus.result import Result
from turnus.roster import Roster
from turnus.scenario import Problem, Scenario


def large_enough(who: Principal, count: int | None) -> bool:
    """Whether figures of so many people single nobody out for this reader."""
    return not count or count >= who.smallest_group


def may_name(who: Principal, people: int) -> bool:
    """Whether the reader sees the names of a group of so many."""
    return not who.pseudonyms and large_enough(who, people)


def sees_all(who: Principal) -> bool:
    """Whether nothing at all is left out for the reader."""
    return not who.pseudonyms and who.smallest_group == 1


def insist_on_many(who: Principal, people: int) -> None:
    """Refuse to show line by line a group that is too small for the reader."""
    if not large_enough(who, people):
        told = _(
            "Avdelingen har færre enn {} ansatte. Da ville hver linje peke ut én person, og den "
            "vises bare for lederen."
        )
        raise ProblemError(403, "small-group", _("For få"), told.format(who.smallest_group))


def pseudonym(who: Principal, department: str, employee: str) -> str:
    """What a person is called to this reader; ``department`` is the id that it is kept under."""
    message = f"{department}\n{employee}".encode()
    return "P-" + hmac.new(who.pseudonyms, message, hashlib.sha256).hexdigest()[:10]


def pseudonyms(who: Principal, department: str, employees: Iterable[str]) -> dict[str, str]:
    """New names by old ones; none where the reader sees names."""
    if not who.pseudonyms:
        return {}
    return {each: pseudonym(who, department, each) for each in employees}


def shown_department(who: Principal, id: str, department: Department) -> Department:
    """A department without what is only its leader's to know."""
    if sees_all(who):
        return department
    insist_on_many(who, len(department.employees))
    names = pseudonyms(who, id, named_in_department(department))
    found = renamed_department(department, names)
    people = _by_name(found.employees) if names else found.employees
    return found.replace(employees=tuple(without_private(each) for each in people))


def shown_scenario(who: Principal, id: str, scenario: Scenario, people: int) -> Scenario:
    """A scenario of a department with so many; who swaps weekends is told like everything else."""
    if not may_name(who, people) and not who.pseudonyms:
        return scenario.replace(weekend_swaps=())
    swappers = (each.employee for each in scenario.weekend_swaps)
    return renamed_scenario(scenario, pseudonyms(who, id, swappers))


def shown_roster(
    who: Principal, department: str, problem: Problem, roster: Roster
) -> tuple[Problem, Roster]:
    """A roster with the people's names to this reader.

    Raises
    ------
    ProblemError
        There are so few that every line singles out a person.
    """
    insist_on_many(who, len(problem.employees))
    names = pseudonyms(who, department, named_in(problem))
    if not names:
        return problem, roster
    return _disguised(problem, names), renamed_roster(roster, names)


def shown_result(who: Principal, department: str, result: Result) -> Result:
    """A result with the people's names to this reader; refused as its roster is."""
    insist_on_many(who, len(result.problem.employees))
    ids = named_in(result.problem) | (named_in(result.base.problem) if result.base else set())
    names = pseudonyms(who, department, ids)
    if not names:
        return result
    base = result.base
    if base is not None:
        base = replace(
            base,
            problem=_disguised(base.problem, names),
            roster=renamed_roster(base.roster, names),
        )
    return replace(
        result,
        problem=_disguised(result.problem, names),
        roster=renamed_roster(result.roster, names),
        base=base,
    )


def shown_text(who: Principal, department: str, text: str, problem: Problem) -> str:
    """A text of the program's own about a problem, with the people's names to this reader."""
    ids = named_in(problem)
    if not large_enough(who, len(problem.employees)):
        return in_text(text, dict.fromkeys(ids, _("en ansatt")))
    return in_text(text, pseudonyms(who, department, ids))


def shown_comparison(who: Principal, compared: Compared) -> Compared:
    """A comparison without figures that so few people are behind that they are singled out."""
    if sees_all(who):
        return compared
    return compared.replace(lines=tuple(_line(who, each) for each in compared.lines))


def in_text(text: str, names: Mapping[str, str]) -> str:
    """The text with new names for those that stand in it as words of their own.

    A name that is only digits counts where a position stands behind it: "12 (80 %)".
    """
    if not names or not text:
        return text
    known = "|".join(_as_word(each) for each in sorted(names, key=len, reverse=True))
    return re.sub(known, lambda found: names[found[0]], text)


def _as_word(name: str) -> str:
    behind = r"(?= \([^)]*%\))" if name.isdecimal() else r"(?![\w-]|[.]\w)"
    return rf"(?<![\w-])(?<!\w[.]){re.escape(name)}{behind}"


def _disguised(problem: Problem, names: Mapping[str, str]) -> Problem:
    """The same problem of people with other names, in an order that tells nothing of the old ones.

    Who has a seat in a meeting can hang on names where positions are equal, so it is settled first.
    """
    meetings = tuple(
        each.replace(members=tuple(sorted(problem.members(each))), seats={}) if each.seats else each
        for each in problem.department.activities.meetings
    )
    activities = problem.department.activities.replace(meetings=meetings)
    settled = problem.replace(department=problem.department.replace(activities=activities))
    found = renamed_problem(settled, names)
    return found.replace(
        department=found.department.replace(employees=_by_name(found.department.employees)),
        employees=_by_name(found.employees),
        colleagues=_by_name(found.colleagues),
    )


def _by_name(people: tuple[Employee, ...]) -> tuple[Employee, ...]:
    return tuple(sorted(people, key=lambda each: each.id))


def _line(who: Principal, line: Line) -> Line:
    others = tuple(_difference(who, line, each) for each in line.others)
    if large_enough(who, line.affected):
        return line.replace(others=others)
    return line.replace(value=None, affected=None, others=others)


def _difference(who: Principal, line: Line, each: Difference) -> Difference:
    """A small group on either side hides the difference, from which it could be worked out."""
    if all(large_enough(who, count) for count in (line.affected, each.affected)):
        return each
    told = _("Gjelder færre enn {} ansatte, og vises ikke.").format(who.smallest_group)
    hidden: dict[str, object] = {"difference": None, "people": None, "missing": told}
    if not large_enough(who, each.affected):
        hidden |= {"value": None, "affected": None}
    return each.replace(**hidden)
