"""Ferieloven § 7 (2): of the vacation beside the main one seven working days are in one stretch."""

from collections.abc import Iterator
from datetime import date

from turnus.law import provision
from turnus.roster import Roster
from turnus.rules.rule import Violation, violation
from turnus.rules.vac_main import summers
from turnus.scenario import Problem
from turnus.texts.numbers import counted
from turnus.vacation import Block, days_owed, is_a_year, vacation_blocks

LAW = provision("vac-rest")


def governs(problem: Problem) -> bool:
    """Where the right has been asked for, in a plan with dates."""
    return not problem.cyclic and problem.agreement.vacation_rest


def check(problem: Problem, roster: Roster) -> Iterator[Violation]:
    """Everyone in a plan of a year whose longest other vacation is too short.

    Whoever is owed less has that much in one stretch. Without a main vacation there is no rest of
    it, and only its own rule is broken.
    """
    if not is_a_year(problem.calendar):
        return
    on = problem.scenario.start
    stretch, main = (LAW.value(name, on=on) for name in ("working_days", "main_days"))
    whole = tuple(summers(problem))
    for employee in problem.employees:
        blocks = tuple(vacation_blocks(problem, roster, employee))
        owed = days_owed(employee, problem.calendar)
        least = max(0, min(stretch, owed - (main if whole else 0)))
        rests = list(_rests(blocks, whole, main))
        if rests and max(rests) < least:
            yield violation(
                LAW,
                employee.id,
                None,
                measured=max(rests),
                limit=least,
                text=(
                    f"Utenom hovedferien er lengste ferie {counted(max(rests), 'virkedag')} i ett strekk; "
                    f"kravet er {least}."
                ),
            )


def _rests(
    blocks: tuple[Block, ...], summers: tuple[tuple[date, date], ...], main: int
) -> Iterator[int]:
    """Longest stretch beside each main vacation that there can be."""
    if not summers:
        yield max((len(block.working_days) for block in blocks), default=0)
    for block in blocks:
        days = block.working_days
        others = [len(other.working_days) for other in blocks if other is not block]
        for first, last in summers:
            inside = [i for i, day in enumerate(days) if first <= day <= last]
            for start, end in zip(inside, inside[main - 1 :], strict=False):
                yield max(start, len(days) - end - 1, *others)
