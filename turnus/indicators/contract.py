"""One person's hours: the norm of a full position, what is paid, and what the contract says."""

from dataclasses import dataclass
from fractions import Fraction

from turnus.employee import Employee
from turnus.norm import Norm, contract_minutes, full_time_norm, paid_minutes, vacation_credit
from turnus.roster import Roster
from turnus.scenario import Problem


@dataclass(frozen=True, slots=True)
class Hours:
    """Minutes over the plan; ``paid`` holds the vacation credit."""

    norm: Norm
    paid: Fraction
    credit: Fraction
    contract: Fraction

    @property
    def balance(self) -> Fraction:
        """Above (+) or below (-) the contract."""
        return self.paid - self.contract


def hours(problem: Problem, roster: Roster, employee: Employee) -> Hours:
    """A person's hours over the plan, or over one cycle of a base roster."""
    norm = full_time_norm(problem, roster, employee)
    return Hours(
        norm,
        paid_minutes(problem, roster, employee, norm),
        vacation_credit(problem, roster, employee, norm),
        contract_minutes(problem, employee, norm),
    )
