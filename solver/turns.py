"""Holiday seasons in turns, and the weekends that a person is sure to have free."""

from collections.abc import Iterable

from solver.clock import Clock, Span, overlap
from turnus.agreement import Season
from turnus.employee import Employee, Turn
from turnus.seasons import stretches


def season_spans(clock: Clock, season: Season) -> dict[int, Span]:
    """The plan's stretches of a season in order, in minutes from its start, by their winter."""
    spans = {}
    for each in stretches(clock.calendar, season):
        first, last = (
            clock.minute(moment.date(), 60 * moment.hour) for moment in (each.start, each.end)
        )
        spans[each.winter] = first, last
    return spans


def seasons_off(clock: Clock, employee: Employee) -> list[Span]:
    """Seasons that the person has free this year after working them last year."""
    before = employee.last_year
    sides = {
        Season.CHRISTMAS: before.christmas,
        Season.NEW_YEAR: before.new_year,
        Season.EASTER: before.easter,
    }
    off = []
    for season in set(clock.problem.agreement.holiday_turns):
        if sides[season] is Turn.WORKED:
            off += list(season_spans(clock, season).values())[:1]
    return off


def weekends_off(clock: Clock, spans: Iterable[Span]) -> frozenset[int]:
    """Weeks whose weekend has time in one of the spans."""
    taken = list(spans)
    if not taken:
        return frozenset()
    return frozenset(
        week
        for week in range(clock.size // 7)
        for window in [clock.weekend_window(week)]
        if any(overlap(window, span) for span in taken)
    )
