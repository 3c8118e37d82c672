"""What a rule is: a declaration and a check that finds every breach with its place and size."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from turnus.department import ShiftType
from turnus.law import Provision
from turnus.roster import Duty, Roster
from turnus.scenario import Problem


@dataclass(frozen=True)
class Violation:
    """A breach of one rule: who, when, how much."""

    rule: str
    paragraph: str
    employee: str | None
    day: date | None
    measured: float
    limit: float
    unit: str
    text: str
    """Bokmål, one sentence."""


Check = Callable[[Problem, Roster], Iterator[Violation]]


def always(_: Problem) -> bool:
    """A rule that governs every problem."""
    return True


def dated(problem: Problem) -> bool:
    """A rule on the calendar: it has no say in a base roster, which has no dates."""
    return not problem.cyclic


def two_cycles(problem: Problem) -> int:
    """Weeks that show every pair of neighbours in an endless roster."""
    return 2 * problem.scenario.base_weeks


def as_it_stands(_: Problem) -> None:
    """A rule that reads one cycle as a whole, or no roster at all."""


@dataclass(frozen=True)
class Rule:
    """One rule: declared in YAML, checked by its module."""

    id: str
    law: Provision
    check: Check
    """Every breach, for a problem that the rule governs."""
    governs: Callable[[Problem], bool] = always
    weeks: Callable[[Problem], int | None] = two_cycles
    """How many weeks of an endless roster the check must see; None: the cycle as it stands."""
    tells: Callable[[Problem], bool] = always
    """Whether the problem holds what the check needs to say that the rule is kept."""


def violation(
    law: Provision,
    employee: str | None,
    day: date | None,
    *,
    measured: float | Fraction,
    limit: float | Fraction,
    text: str,
    unit: str | None = None,
) -> Violation:
    """A breach of ``law``; numbers in the law's unit where no other is given."""
    return Violation(
        law.id, law.paragraph, employee, day, float(measured), float(limit), unit or law.unit, text
    )


def hours(minutes: float | Fraction) -> str:
    """Minutes as hours the way Norwegians write them: 9,25 and 1 846,5."""
    text = f"{float(minutes) / 60:,.2f}".rstrip("0").rstrip(".")
    return text.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")


def date_text(day: date) -> str:
    """A day the way Norwegians write it: 4.1.2027."""
    return f"{day.day}.{day.month}.{day.year}"


def known_shift(problem: Problem, duty: Duty) -> ShiftType | None:
    """The duty's shift type; None for a code the department does not have."""
    return next((each for each in problem.department.shifts if each.code == duty.shift), None)
