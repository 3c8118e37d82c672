"""What one person's vacation may be: a wish or none, and where the days left over may lie."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from solver.owed import holds_a_year, working_days_owed
from solver.rules.vacation import months_before
from solver.weekends import own_weekend
from turnus.calendar import DAY
from turnus.employee import Employee
from turnus.law import provision
from turnus.scenario import Problem
from turnus.schema import Period

Days = frozenset[date]
Stretch = tuple[int, bool, int]
"""Working days, whether it is the main vacation, and which of those alike."""
WEEK = 6
"""Working days in a week of vacation."""
WITH_FIFTH_WEEK = 12
"""Working days beside the main vacation that are kept together where nothing else is asked."""


@dataclass(frozen=True)
class Choice:
    """One way to settle a person's vacation."""

    wish: int | None
    """Place of the wish that is granted, 0 the best; None: none of them."""
    days: Days
    """Working days that are settled with it."""
    places: Mapping[Stretch, tuple[Days, ...]]
    """For each stretch still to be placed, where it may lie."""


def choices(problem: Problem, employee: Employee) -> Iterator[Choice]:
    """Every wish that can be granted within the days owed, and the choice without one."""
    own = _Own(problem, employee)
    yield own.choice(None, own.given)
    for place, wish in enumerate(employee.vacation_wishes):
        days = own.given | own.working(wish)
        if days > own.given and len(days) <= max(own.owed, len(own.given)) and own.lawful(days):
            yield own.choice(place, days)


def given_days(problem: Problem, employee: Employee) -> Days:
    """Working days of the plan in the vacation that is settled already."""
    own = _Own(problem, employee)
    return own.given


class _Own:
    """The rules of vacation as they concern one person's days."""

    def __init__(self, problem: Problem, employee: Employee) -> None:
        self.problem, self.employee = problem, employee
        self.calendar = problem.calendar
        self.owed = working_days_owed(problem, employee)
        self.given = frozenset().union(*(self.working(span) for span in employee.vacation))
        law = provision("vac-main")
        self.main = int(law.value("working_days"))
        self.months = range(law.value("first_month"), law.value("last_month") + 1)
        rest = int(provision("vac-rest").value("working_days"))
        self.rest = min(rest, self.owed - self.main) if problem.agreement.vacation_rest else 0

    def working(self, span: Period) -> Days:
        """Working days of the plan in a period."""
        return frozenset(
            day for day in self.calendar.days if day in span and not self.calendar.is_red(day)
        )

    def choice(self, wish: int | None, days: Days) -> Choice:
        """The choice of a wish, with the stretches that are left to be placed."""
        left = self.owed - len(days) if holds_a_year(self.problem) else 0
        places: dict[Stretch, tuple[Days, ...]] = {}
        fits = left >= self.main or not self.employee.main_vacation_waived
        if left > 0 and fits and not self.has_main(days):
            length = min(self.main, left)
            places[length, True, 0] = self._places(length, days, self.has_main, summer=True)
            left -= length
        enough = bool(places) or self.has_rest(days)
        while left > 0:
            length = min(left, WEEK if len(places) > 1 else WITH_FIFTH_WEEK)
            wanted = _anything if enough else self.has_rest
            alike = sum(each == length and not main for each, main, _ in places)
            places[length, False, alike] = self._places(length, days, wanted)
            left, enough = left - length, True
        return Choice(wish, days, places)

    def lawful(self, days: Days) -> bool:
        """Whether vacation on these days is told in time and takes few own weekends."""
        return self._in_time(days - self.given) and all(
            self._own_weekends(stretch) <= most
            for most in (self.problem.agreement.vacation_weekends,)
            if most is not None
            for stretch in self.stretches(days)
        )

    def has_main(self, days: Days) -> bool:
        """Whether there is a main vacation among these days."""
        return any(
            sum(day.month in self.months for day in stretch) >= self.main
            for stretch in self.stretches(days)
        )

    def has_rest(self, days: Days) -> bool:
        """Whether there is a long enough stretch beside a main vacation."""
        stretches = self.stretches(days)
        for stretch in stretches:
            others = max((len(each) for each in stretches if each is not stretch), default=0)
            summer = [i for i, day in enumerate(stretch) if day.month in self.months]
            for start, end in zip(summer, summer[self.main - 1 :], strict=False):
                if max(others, start, len(stretch) - end - 1) >= self.rest:
                    return True
        return self.rest <= 0

    def stretches(self, days: Days) -> list[list[date]]:
        """Days in a row, where Sundays and holidays between them do not count."""
        found: list[list[date]] = []
        for day in sorted(days):
            before = day - DAY
            while self.calendar.is_red(before):
                before -= DAY
            if found and found[-1][-1] >= before:
                found[-1].append(day)
            else:
                found.append([day])
        return found

    def _places(
        self, length: int, days: Days, wanted: Callable[[Days], bool], summer: bool = False
    ) -> tuple[Days, ...]:
        """Stretches of whole weeks without holidays, the last of them cut where it is too long.

        Where none does what is wanted, all of them stay: then the rule that is broken is told.
        """
        mondays = list(self.calendar.week_starts())
        weeks = ceil(length / WEEK)
        every = []
        for first in range(len(mondays) - weeks + 1):
            span = [
                monday + i * DAY for monday in mondays[first : first + weeks] for i in range(WEEK)
            ]
            free = not any(self.calendar.is_red(day) or day in days for day in span)
            if free and (not summer or all(day.month in self.months for day in span)):
                every.append(frozenset(span[:length]))
        lawful = [each for each in every if self.lawful(each)] or every
        return tuple(each for each in lawful if wanted(days | each)) or tuple(lawful)

    def _in_time(self, days: Iterable[date]) -> bool:
        told = self.problem.scenario.vacation_published
        months = int(provision("vac-notice").value("notice_months"))
        return told is None or all(told <= months_before(day, months) for day in days)

    def _own_weekends(self, stretch: Sequence[date]) -> int:
        """Own weekends from the first to the last day; none where the group is not known."""
        if self.employee.weekend_group is None:
            return 0
        first, last = (self.calendar.index(day) for day in (stretch[0], stretch[-1]))
        return sum(
            own_weekend(self.problem, self.employee, week)
            for week in range(first // 7, last // 7 + 1)
            if first <= 7 * week + 6 and 7 * week + 5 <= last
        )


def _anything(_: Days) -> bool:
    return True
