"""CP-SAT at work: position plans, base rosters and annual rosters."""

from solver.positions import plan_positions
from solver.solve import UnlawfulRosterError, solve

__all__ = ["UnlawfulRosterError", "plan_positions", "solve"]
