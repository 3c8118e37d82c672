"""One person's duties as an iCalendar file (RFC 5545) for a telephone's calendar."""

from datetime import datetime

from icalendar import Calendar, Event

from turnus.employee import Employee
from turnus.roster import Roster
from turnus.scenario import Problem
from turnus.texts.numbers import number


def calendar_of(problem: Problem, roster: Roster, employee: Employee, made: datetime) -> bytes:
    """Every duty as an event with its start and end; days off have none.

    Parameters
    ----------
    made
        When the calendar is written; aware.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//turnus//turnus//NO")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{problem.department.name}: {employee.id}")
    for duty in roster.duties.get(employee.id, ()):
        event = Event()
        event.add("uid", f"{problem.hash[:16]}-{employee.id}-{duty.day.isoformat()}@turnus")
        event.add("dtstamp", made)
        event.add("dtstart", duty.start)
        event.add("dtend", duty.end)
        event.add("summary", f"{duty.shift} {problem.shift(duty.shift).name}")
        event.add("description", f"{number(duty.paid_minutes / 60, 2)} t")
        calendar.add_component(event)
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written
