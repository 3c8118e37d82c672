"""CP-SAT at work: position plans, base rosters and annual rosters."""

from solver.annual import NoLawfulYearError
from solver.positions import plan_positions
from solver.solve import UnlawfulRosterError, solve
from solver.vacation import NoVacationPlanError

__all__ = [
    "NoLawfulYearError",
    "NoVacationPlanError",
    "UnlawfulRosterError",
    "plan_positions",
    "solve",
]
