"""CP-SAT at work: position plans, base rosters and annual rosters."""

from solver.annual import NoLawfulYearError
from solver.positions import plan_positions
from solver.solve import UnlawfulRosterError, solve

__all__ = ["NoLawfulYearError", "UnlawfulRosterError", "plan_positions", "solve"]
