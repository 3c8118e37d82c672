"""As agreed: those who belong to a meeting are on duty in its hours, or called in for it."""

from collections.abc import Iterator
from datetime import date

from turnus.activities import Meeting
from turnus.law import provision
from turnus.roster import DAYS_AWAY, Duty, Roster, duty
from turnus.rules.rule import Violation, date_text, violation
from turnus.scenario import Problem
from turnus.texts.numbers import counted

LAW = provision("meetings")


def governs(problem: Problem) -> bool:
    """Where the department has meetings, in a roster with dates."""
    return not problem.cyclic and bool(problem.department.activities.meetings)


def expected_on(
    problem: Problem, roster: Roster, employee: str, meeting: Meeting
) -> tuple[date, ...]:
    """The meeting's dates in the plan on which the person has no vacation and no F3 or F5."""
    return tuple(
        day
        for day in sorted(set(meeting.dates))
        if day in problem.calendar and roster.mark(employee, day) not in DAYS_AWAY
    )


def meets(problem: Problem, duties: tuple[Duty, ...], meeting: Meeting, day: date) -> bool:
    """Whether one of the duties is the meeting of that day, or holds its hours."""
    called = duty(problem, day, meeting.code)
    return any(
        (each.day, each.shift) == (day, meeting.code)
        or (each.start <= called.start and called.end <= each.end)
        for each in duties
    )


def attended(problem: Problem, roster: Roster, employee: str, meeting: Meeting) -> tuple[date, ...]:
    """The dates on which a member takes part."""
    duties = roster.duties.get(employee, ())
    days = expected_on(problem, roster, employee, meeting)
    return tuple(day for day in days if meets(problem, duties, meeting, day))


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Every meeting that a member misses, every member at too few, and calls without a meeting."""
    for meeting in problem.department.activities.meetings:
        members = problem.members(meeting)
        for employee in (each.id for each in problem.employees if each.id in members):
            yield from _missed(problem, roster, employee, meeting)
    yield from _called_for_nothing(problem, roster)


def _missed(
    problem: Problem, roster: Roster, employee: str, meeting: Meeting
) -> Iterator[Violation]:
    expected = expected_on(problem, roster, employee, meeting)
    found = attended(problem, roster, employee, meeting)
    if meeting.attend is None:
        for day in expected:
            if day not in found:
                text = f"Er ikke på vakt eller kalt inn til {meeting.name} {date_text(day)}."
                yield violation(LAW, employee, day, measured=0, limit=1, text=text)
        return
    limit = min(meeting.attend, len(expected))
    if len(found) < limit:
        text = f"Er med på {counted(len(found), 'møte', 'møter')} av typen {meeting.name}; "
        text += f"avtalt minst {limit}."
        yield violation(LAW, employee, None, measured=len(found), limit=limit, text=text)


def _called_for_nothing(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Duties of a meeting's code on another day, or of somebody else."""
    meetings = problem.department.activities.meetings
    codes = {meeting.code for meeting in meetings}
    asked = {
        (member, meeting.code, day)
        for meeting in meetings
        for member in problem.members(meeting)
        for day in meeting.dates
    }
    for employee in problem.employees:
        for each in roster.duties.get(employee.id, ()):
            if each.shift in codes and (employee.id, each.shift, each.day) not in asked:
                text = f"Har {each.shift} en dag uten møte for denne ansatte."
                yield violation(LAW, employee.id, each.day, measured=1, limit=0, text=text)
