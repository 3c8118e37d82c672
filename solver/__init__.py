"""CP-SAT at work: position plans, base rosters and annual rosters."""

from solver.annual import NoLawfulYearError
from solver.decided import CheckpointError
from solver.lawful import UnlawfulRosterError
from solver.positions import plan_positions
from solver.solve import solve
from solver.vacation import NoVacationPlanError

__all__ = [
    "CheckpointError",
    "NoLawfulYearError",
    "NoVacationPlanError",
    "UnlawfulRosterError",
    "plan_positions",
    "solve",
]
