"""Two solved scenarios of one department side by side: what is gained and lost, by how many."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from turnus.activities import Activities
from turnus.indicators import INDICATORS, Facts, Indicator
from turnus.indicators.indicator import Better
from turnus.result import Result
from turnus.texts.numbers import counted, number, with_unit

SEEN = ("verre", "bedre", "endret")
Verdict = Literal["gevinst", "tap", "uendret", "ingen bevist forskjell", "nøytral", "uten tall"]


@dataclass(frozen=True)
class Row:
    """One indicator on both sides."""

    id: str
    title: str
    unit: str
    before: float | None
    after: float | None
    verdict: Verdict
    affected: str = ""
    """Bokmål: whom the two head counts count, such as "ansatte med langvakter"."""
    affected_before: int | None = None
    affected_after: int | None = None
    decimals: int = 0
    missing: str = ""
    """Bokmål: why a value is missing, or cannot be compared, where that is so."""
    better: Better = "neutral"
    """Which way is better."""

    @property
    def seen(self) -> Literal["bedre", "verre", "endret"]:
        """What a reader of the two numbers sees, whether or not more computing can change it."""
        if self.better == "neutral" or not self.difference:
            return "endret"
        return "bedre" if (self.difference > 0) == (self.better == "higher") else "verre"

    @property
    def difference(self) -> float | None:
        if self.before is None or self.after is None:
            return None
        return self.after - self.before

    @property
    def people(self) -> int | None:
        """How many more (or fewer) people the difference concerns; None where nobody is counted."""
        if self.affected_before is None or self.affected_after is None:
            return None
        return abs(self.affected_after - self.affected_before)


@dataclass(frozen=True)
class SameCheck:
    """Whether the two sides were given the same of one thing."""

    id: str
    title: str
    same: bool
    before: str
    after: str


@dataclass(frozen=True)
class Comparison:
    """Both results and every indicator on both sides."""

    before: Result
    after: Result
    rows: tuple[Row, ...]
    """In the order of ``INDICATORS``, then posts that are removed."""
    same: tuple[SameCheck, ...]

    @property
    def gains(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.verdict == "gevinst")

    @property
    def unproved(self) -> tuple[Row, ...]:
        """Differences smaller than what either roster may still be improved by; the worse first."""
        found = [row for row in self.rows if row.verdict == "ingen bevist forskjell"]
        return tuple(sorted(found, key=lambda row: SEEN.index(row.seen)))

    @property
    def losses(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.verdict == "tap")

    def row(self, id: str) -> Row:
        return next(row for row in self.rows if row.id == id)


def compare(
    before: Result, after: Result, *, facts: tuple[Facts, Facts] | None = None
) -> Comparison:
    """Hold two results against each other; both must answer for the same demand and days.

    Parameters
    ----------
    facts
        What is counted of the two already, where it is.

    Raises
    ------
    ValueError
        The two have different demand or a different calendar.
    """
    same = tuple(_same(before, after))
    different = [check.title for check in same if not check.same and check.id in MUST_BE_SAME]
    if different:
        raise ValueError(f"Kan ikke sammenligne: ulik {' og ulik '.join(different)}.")
    facts = facts or (Facts.of(before), Facts.of(after))
    rows = [_row(indicator, before, after, *facts) for indicator in INDICATORS]
    return Comparison(before, after, (*rows, _removed_posts(before, after)), same)


MUST_BE_SAME = ("demand", "calendar")


def _same(before: Result, after: Result) -> Iterator[SameCheck]:
    old, new = before.problem, after.problem
    demand = [(each.department.demand, each.department.competences) for each in (old, new)]
    calendars = [each.calendar for each in (old, new)]
    spans = [f"{counted(each.weeks, 'uke')} fra {each.start}" for each in calendars]
    people = [each.department.employees for each in (old, new)]
    effort = [
        (r.settings.seconds, r.settings.workers, r.settings.deterministic) for r in (before, after)
    ]
    efforts = [_effort(result) for result in (before, after)]
    lines = [
        counted(len(each[0]), "linje i bemanningsplanen", "linjer i bemanningsplanen")
        for each in demand
    ]
    heads = [f"{counted(len(each), 'ansatt')} i dag" for each in people]
    yield SameCheck("demand", "behov", demand[0] == demand[1], lines[0], lines[1])
    yield SameCheck("calendar", "kalender", calendars[0] == calendars[1], spans[0], spans[1])
    yield SameCheck("people", "utgangspunkt", people[0] == people[1], heads[0], heads[1])
    beside = [each.department.activities for each in (old, new)]
    told = [_beside_care(each) for each in beside]
    yield SameCheck("activities", "kompetansetid og møter", beside[0] == beside[1], *told)
    yield SameCheck("effort", "regnetid", effort[0] == effort[1], efforts[0], efforts[1])
    seeds = before.settings.seed, after.settings.seed
    yield SameCheck(
        "seed", "startverdi for tilfeldige valg", seeds[0] == seeds[1], str(seeds[0]), str(seeds[1])
    )


def _beside_care(activities: Activities) -> str:
    learning = activities.competence_time
    meetings = sum(len(each.dates) for each in activities.meetings)
    return f"{learning.minutes_per_week if learning else 0} min/uke, {counted(meetings, 'møte')}"


def _effort(result: Result) -> str:
    settings = result.settings
    again = ", samme svar hver gang" if settings.deterministic else ""
    return (
        f"{number(settings.seconds)} sekunder tillatt, {number(result.seconds)} brukt, "
        f"{number(settings.workers)} parallelle søk{again}"
    )


def _row(indicator: Indicator, before: Result, after: Result, old: Facts, new: Facts) -> Row:
    values = indicator.value(old), indicator.value(new)
    affected, why = indicator.affected, _not_comparable(indicator, values, old, new)
    return Row(
        indicator.id,
        indicator.title,
        indicator.unit,
        values[0],
        values[1],
        "uten tall" if why else _verdict(indicator, before, after, *values),
        affected.title if affected else "",
        affected.count(old) if affected else None,
        affected.count(new) if affected else None,
        indicator.decimals,
        why,
        indicator.better,
    )


def _not_comparable(
    indicator: Indicator, values: tuple[float | None, float | None], old: Facts, new: Facts
) -> str:
    """Bokmål: why the two values cannot be held against each other; empty: they can."""
    sides = zip(values, (old, new), strict=True)
    reasons = [indicator.reason(facts) for value, facts in sides if value is None]
    if reasons or not indicator.counted:
        return ", ".join(dict.fromkeys(reasons))
    before, after = (indicator.counted.people(facts) for facts in (old, new))
    if before == after:
        return ""
    told = [with_unit(value, indicator.unit, indicator.decimals) for value in values]
    return (
        f"{counted(len(before), 'ansatt')} {indicator.counted.verb} i dag ({told[0]}) og "
        f"{number(len(after))} i ny turnus ({told[1]}), så tallene er ikke for de samme ansatte"
    )


def _verdict(
    indicator: Indicator, before: Result, after: Result, old: float | None, new: float | None
) -> Verdict:
    if old is None or new is None:
        return "uten tall"
    if round(old, indicator.decimals) == round(new, indicator.decimals):
        return "uendret"
    if indicator.stage and not _proved_to_differ(indicator.stage, before, after):
        return "ingen bevist forskjell"
    if indicator.better == "neutral":
        return "nøytral"
    return "gevinst" if (new > old) == (indicator.better == "higher") else "tap"


def _proved_to_differ(goal: str, before: Result, after: Result) -> bool:
    """Whether a goal's values are further apart than what either may still be improved by."""
    values, gaps = [], []
    for result in (before, after):
        stage = next((each for each in result.stages if each.goal == goal), None)
        if stage is None or stage.bound is None:
            return False
        values.append(stage.value)
        gaps.append(stage.value - stage.bound)
    return abs(values[1] - values[0]) > max(gaps)


def _removed_posts(before: Result, after: Result) -> Row:
    """Posts that go, counted by occupation and night work; nobody is named."""
    posts = [
        Counter((each.competence, each.night_only) for each in result.problem.employees)
        for result in (before, after)
    ]
    removed = (posts[0] - posts[1]).total()
    return Row(
        "posts-removed",
        "Stillinger som faller bort",
        "stillinger",
        0,
        removed,
        "tap" if removed else "uendret",
        "stillinger som faller bort",
        0,
        removed,
    )
