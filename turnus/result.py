"""What a run tells: position plan, roster, stages with bounds, and how it was made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from turnus.roster import Roster
from turnus.scenario import Problem


class Status(StrEnum):
    """What was proved."""

    OPTIMAL = "optimal"
    """The value equals its bound."""
    FEASIBLE = "feasible"
    """A lawful answer; its bound is beside it."""
    STOPPED = "stopped"
    """Stopped by the user; the best so far."""
    INFEASIBLE = "infeasible"
    """Proved that nothing fits."""
    UNKNOWN = "unknown"
    """Neither an answer nor a proof within the time."""


@dataclass(frozen=True)
class Certificate:
    """An arithmetic bound on a position plan: one number, one sentence (bokmål), no solver."""

    id: str
    """"weekend", "hours", "night", or "competence:<id>"."""
    value: float
    unit: str
    sentence: str
    binds: bool


@dataclass(frozen=True)
class PositionLine:
    """Like posts: ``heads`` people of one competence, size, weekend pattern and group."""

    competence: str
    position_percent: float
    weekend: str | None
    """"1/4"; None for staff exempt from weekends."""
    long_shifts: bool
    night_only: bool
    heads: int


@dataclass(frozen=True)
class PositionPlan:
    """Posts that cover the demand, with the share of 100 % positions as high as it can be."""

    id: str
    """"minimum", "target", "target-frame-free", "todays-pattern", "todays-frame", or "today" for
    kept posts."""
    title: str
    """Bokmål."""
    status: Status
    lines: tuple[PositionLine, ...]
    bound: Fraction | None
    """No plan can have a larger share of 100 % positions than this; None: nothing proved."""
    fte_frame: float
    seconds: float
    certificates: tuple[Certificate, ...] = ()
    note: str = ""
    """Bokmål: why it is infeasible, or what was assumed."""

    @property
    def heads(self) -> int:
        return sum(line.heads for line in self.lines)

    @property
    def full_time(self) -> int:
        """Number of people with a 100 % position."""
        return sum(line.heads for line in self.lines if line.position_percent >= 100)

    @property
    def share(self) -> Fraction | None:
        """Share of people with a 100 % position."""
        return Fraction(self.full_time, self.heads) if self.heads else None

    @property
    def fte(self) -> float:
        return sum(line.heads * line.position_percent for line in self.lines) / 100


@dataclass(frozen=True)
class Trace:
    """How value and bound of a stage moved: (second, value, bound)."""

    points: tuple[tuple[float, float | None, float | None], ...] = ()


@dataclass(frozen=True)
class Stage:
    """One goal of the roster with its value and the proof so far; minutes or counts."""

    goal: str
    value: int
    bound: int | None
    """No lawful roster of this problem has less; None where nothing is known."""
    status: Status
    seconds: float = 0.0
    """When the value was first reached, where it was watched; else 0."""
    trace: Trace = Trace()


@dataclass(frozen=True)
class Settings:
    """Effort and repeatability of a run."""

    seconds: float = 75.0
    """Wall-clock limit of one scenario, position plan and both rosters included."""
    seed: int = 1
    workers: int = 2
    deterministic: bool = False
    """One worker and deterministic time: the same roster twice, at the cost of quality."""


@dataclass(frozen=True)
class BaseRoster:
    """A repeating pattern with its own cyclic problem; uncovered minutes a cycle."""

    problem: Problem
    roster: Roster
    uncovered_minimum: int
    bound: int | None
    status: Status
    seconds: float


@dataclass(frozen=True)
class Result:
    """One scenario solved: the plan of posts, the base roster and the annual roster behind it."""

    problem: Problem
    """With the employees of the plan."""
    roster: Roster
    stages: tuple[Stage, ...]
    """In order of importance."""
    status: Status
    positions: tuple[PositionPlan, ...]
    """First the one the roster realizes, then its variants."""
    base: BaseRoster | None
    seconds: float
    settings: Settings
    versions: Mapping[str, str]
    notes: tuple[str, ...] = field(default=())
    """Bokmål: what a reader must know, such as a run that was stopped."""
    problem_hash: str = ""
    """Of the input, before posts and weekend groups were decided."""

    @property
    def plan(self) -> PositionPlan:
        return self.positions[0]

    def stage(self, goal: str) -> Stage:
        return next(stage for stage in self.stages if stage.goal == goal)


@dataclass(frozen=True)
class Progress:
    """One line of live progress."""

    scenario: str
    step: str
    """Bokmål: "stillingsplan", "grunnturnus", "ferie", "årsturnus, utkast" ..."""
    seconds: float
    best: float | None = None
    bound: float | None = None
    unit: str = ""
    detail: str = ""
    """Bokmål: how far the step has come, such as "13 av 31 ansatte"."""
