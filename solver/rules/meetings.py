"""As agreed: on a meeting's date a member has a duty around its hours, or the meeting itself."""

from datetime import date

from solver.grid import Grid, Term
from turnus.activities import Meeting


def add_meetings(grid: Grid) -> None:
    for meeting in grid.problem.department.activities.meetings:
        members = grid.problem.members(meeting)
        for e, employee in enumerate(grid.employees):
            if employee.id in members:
                _add_member(grid, e, meeting)
    _call_nobody_else(grid)


def _add_member(grid: Grid, e: int, meeting: Meeting) -> None:
    away = grid.away(e)
    days = [d for d in _days(grid, meeting) if grid.day(d) not in away]
    taken = [_takes_part(grid, e, meeting, d) for d in days]
    if meeting.attend is not None:
        _insist(grid, taken, min(meeting.attend, len(days)))
        return
    for term in taken:
        _insist(grid, [term], 1)


def _insist(grid: Grid, taken: list[Term], least: int) -> None:
    """So many of the terms hold; no roster at all where the whole plan is open and they cannot."""
    grid.at_least([(1, term) for term in taken], least)
    known = [term for term in taken if isinstance(term, int)]
    if len(known) == len(taken) and len(grid.free) == grid.size and sum(known) < least:
        grid.refuse()


def _days(grid: Grid, meeting: Meeting) -> list[int]:
    return sorted({grid.calendar.index(day) for day in meeting.dates if day in grid.calendar})


def _takes_part(grid: Grid, e: int, meeting: Meeting, d: int) -> Term:
    """Whether the person is called in, or has a duty from before its start to after its end."""
    called = next(s for s, shift in enumerate(grid.shifts) if shift.code == meeting.code)
    start, end = grid.start(d, called), grid.end(d, called)
    cells = [
        grid.works(e, day, s)
        for day in (d - 1, d)
        if grid.exists(day)
        for s in range(len(grid.shifts))
        if grid.start(day, s) <= start and end <= grid.end(day, s)
    ]
    return grid.any_of(cells, f"{grid.employees[e].id} {meeting.id} {grid.day(d)}")


def _call_nobody_else(grid: Grid) -> None:
    """Codes of meetings stand on their dates, with their members."""
    meetings = grid.problem.department.activities.meetings
    for s, shift in enumerate(grid.shifts):
        asked: dict[str, set[date]] = {}
        alike = [meeting for meeting in meetings if meeting.code == shift.code]
        for meeting in alike:
            for member in grid.problem.members(meeting):
                asked.setdefault(member, set()).update(meeting.dates)
        for e, employee in enumerate(grid.employees) if alike else ():
            for d in grid.free:
                if grid.day(d) not in asked.get(employee.id, set()):
                    grid.forbid(e, d, s)
