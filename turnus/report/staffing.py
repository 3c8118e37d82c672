"""Panel on service: staff over the day against the demand."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from turnus import charts
from turnus.calendar import DAY, DayKind
from turnus.charts.day import KINDS, half_hours
from turnus.coverage import Coverage
from turnus.report.bounds import least
from turnus.report.panel import Panel
from turnus.report.side import Pair, Side
from turnus.report.table import Table, table
from turnus.texts.numbers import number

DAY_MINUTES = 24 * 60
KIND_OF = {
    DayKind.WEEKDAY: KINDS[0],
    DayKind.SATURDAY: KINDS[1],
    DayKind.SUNDAY: KINDS[2],
    DayKind.RED: KINDS[2],
}
THINNER = 0.25
"""Fewer heads than this is not worth telling."""
STEP = 0.5
"""A change of heads that begins a new stretch."""


@dataclass(frozen=True)
class Edge:
    """A stretch of a kind of day where the new roster has fewer on duty."""

    kind: str
    first: float
    last: float
    before: float
    after: float
    minimum: float
    target: float

    @property
    def missing(self) -> float:
        """Hours a day that are on duty today and not in the new roster."""
        return (self.before - self.after) * (self.last - self.first)

    @property
    def text(self) -> str:
        return (
            f"{self.kind} kl. {_clock(self.first)}–{_clock(self.last)} er det i snitt "
            f"{number(self.after, 1)} på vakt i ny turnus, mot {number(self.before, 1)} i dag "
            f"(minst {number(self.minimum, 1)}, ønsket {number(self.target, 1)})"
        )


def day_profile(pair: Pair) -> pd.DataFrame:
    """Mean heads by kind of day and half hour: demand and both rosters (all competences)."""
    before, after = (_by_kind(side) for side in pair.sides)
    return after.assign(before=before["on_duty"]).rename(columns={"on_duty": "after"})


def thin_edges(profile: pd.DataFrame) -> tuple[Edge, ...]:
    """Stretches below the target and thinner than today, the most missing hours first."""
    edges: list[Edge] = []
    for kind in KINDS:
        rows = profile[profile["kind"] == kind]
        thinner = (rows["before"] - rows["after"] >= THINNER) & (
            rows["target"] - rows["after"] >= THINNER
        )
        breaks = (
            (thinner != thinner.shift())
            | (rows[["minimum", "target"]] != rows[["minimum", "target"]].shift()).any(axis=1)
            | (rows["after"].diff().abs() >= STEP)
        )
        for _, run in rows[thinner].groupby(breaks.cumsum()[thinner]):
            means = run[["before", "after", "minimum", "target"]].mean()
            first, last = float(run["hour"].iloc[0]), float(run["hour"].iloc[-1]) + 0.5
            edges.append(Edge(kind, first, last, *(float(mean) for mean in means)))
    return tuple(sorted(edges, key=lambda edge: -edge.missing))


def day(pair: Pair) -> Panel:
    """Demand against planned staff over the day, for three kinds of day."""
    profile = day_profile(pair)
    edges = thin_edges(profile)
    return Panel(
        "dogn",
        edges[0].text
        if edges
        else "Ingen tid på døgnet kommer merkbart lenger under ønsket bemanning enn i dag",
        "Antall på vakt i snitt, per halvtime. Grått felt er minstebehovet, stiplet linje er "
        "ønsket bemanning. Ferieukene er med, så snittet kan ligge under behovet.",
        charts.to_json(charts.day(profile)),
        tuple(_profile_table(profile, kind) for kind in KINDS if (profile["kind"] == kind).any()),
        f"{least(pair, 'uncovered-target')} Det gjelder timene under ønsket bemanning i hele "
        "planen. Planens første dag er ikke regnet med i snittet.",
    )


def _by_kind(side: Side) -> pd.DataFrame:
    """Mean heads wanted and on duty, one row a kind of day and half hour."""
    coverage = side.facts.coverage
    nobody = replace(coverage, heads=np.zeros_like(coverage.heads))
    series = {
        "minimum": nobody.temps("minimum").sum(axis=0),
        "target": nobody.temps("target").sum(axis=0),
        "on_duty": coverage.on_duty,
    }
    calendar = side.problem.calendar
    days = [day for day in calendar.days[1:] if _minutes_of(side, day) == DAY_MINUTES]
    kinds = np.array([KIND_OF[calendar.kind(day)] for day in days])
    starts = [int(calendar.wall(day, 0).timestamp()) // 60 for day in days]
    half_hourly = {name: _days(coverage, values, starts) for name, values in series.items()}
    parts = [
        pd.DataFrame(
            {"kind": kind, "hour": half_hours()}
            | {name: values[kinds == kind].mean(axis=0) for name, values in half_hourly.items()}
        )
        for kind in KINDS
        if (kinds == kind).any()
    ]
    return pd.concat(parts, ignore_index=True)


def _days(coverage: Coverage, values: np.ndarray, starts: list[int]) -> np.ndarray:
    """A series cut into days of 48 half-hour means; shape (days, 48)."""
    minutes = np.repeat(values, coverage.minutes)
    first = int(coverage.start[0])
    padded = np.pad(minutes, (DAY_MINUTES, 2 * DAY_MINUTES))
    rows = [padded[start - first + DAY_MINUTES :][:DAY_MINUTES] for start in starts]
    means: np.ndarray = np.array(rows, dtype=float).reshape(len(rows), 48, 30).mean(axis=2)
    return means


def _minutes_of(side: Side, day: date) -> int:
    calendar = side.problem.calendar
    seconds = calendar.wall(day + DAY, 0).timestamp() - calendar.wall(day, 0).timestamp()
    return int(seconds) // 60


def _profile_table(profile: pd.DataFrame, kind: str) -> Table:
    """Half hours with like numbers told as one stretch."""
    rows = profile[profile["kind"] == kind].reset_index(drop=True)
    columns = ["minimum", "target", "before", "after"]
    rounded = rows[columns].round(1)
    change = (rounded != rounded.shift()).any(axis=1).cumsum()
    stretches = [
        (
            f"{_clock(float(part['hour'].iloc[0]))}–{_clock(float(part['hour'].iloc[-1]) + 0.5)}",
            *(float(part[column].iloc[0]) for column in columns),
        )
        for _, part in rows.groupby(change)
    ]
    return table(
        f"På vakt i snitt: {kind.lower()}",
        ["Klokken", "Minimum", "Ønsket", "I dag", "Ny turnus"],
        stretches,
        decimals=1,
    )


def _clock(hour: float) -> str:
    whole = int(hour)
    return f"{whole:02d}.{round(60 * (hour - whole)):02d}"
