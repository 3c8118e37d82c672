"""Which shifts a person may have: consents, exemptions, and employment for nights alone."""

from typing import Protocol

from turnus.department import ShiftType
from turnus.scenario import Problem


class Worker(Protocol):
    """An employee, or people who are alike in this."""

    @property
    def nights(self) -> bool: ...
    @property
    def night_only(self) -> bool: ...
    @property
    def long_shift_consent(self) -> bool: ...


def may_have(worker: Worker, shift: ShiftType) -> bool:
    """Whether the worker may have the shift at all; days and hours apart."""
    at_that_time = worker.nights if shift.night else not worker.night_only
    return at_that_time and (worker.long_shift_consent or not shift.long)


def longest(problem: Problem, worker: Worker) -> int:
    """Paid minutes of the longest shift that the worker may have; 0 where there is none."""
    return max((each.paid_minutes for each in problem.shifts if may_have(worker, each)), default=0)
