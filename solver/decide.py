"""The steps before the year: position plan, base roster, vacation and days off."""

from solver.base import Pattern, solve_base
from solver.days_off import plan_days_off
from solver.decided import Decided
from solver.lawful import insist_on_law
from solver.live import Live
from solver.marks import marked
from solver.nights import share_nights
from solver.parts import shares
from solver.positions import employees_of, plan_positions
from solver.stopping import Stop
from solver.vacation import plan_vacation
from solver.weekends import assign_weekend_groups
from turnus.goals import score
from turnus.result import BaseRoster, Settings, Status
from turnus.scenario import Problem

BASE_SHARE = 0.25
"""The base roster's share of all the time."""


def decide(problem: Problem, settings: Settings, stop: Stop | None, live: Live) -> Decided:
    """The frame of the year; after a stop the first one found."""
    live.tell("stillingsplan")
    plans = plan_positions(problem, settings, stop)
    problem = share_nights(problem.replace(employees=employees_of(plans[0], problem)))
    base, without = _base(problem, settings, stop, live)
    problem = base.problem.replace(cyclic=False)
    live.tell("ferie")
    vacation = plan_vacation(problem, settings, base.roster.codes, stop)
    problem, days_off = plan_days_off(problem, base.roster, vacation, without)
    return Decided(problem, plans, base, vacation, days_off)


def _base(
    problem: Problem, settings: Settings, stop: Stop | None, live: Live
) -> tuple[BaseRoster, frozenset[str]]:
    """The base roster, and the ids of those for whom no lawful pattern was found in time."""
    began = live.seconds
    live.tell("grunnturnus")
    cyclic = assign_weekend_groups(problem.replace(cyclic=True), settings, stop)

    def pattern(part: Problem, share: float) -> Pattern | None:
        seconds = share * BASE_SHARE * settings.seconds
        return solve_base(
            part,
            settings,
            seconds,
            stop,
            lambda best, bound: live.tell("grunnturnus", best / 60, bound / 60),
        )

    found = [(part, pattern(part, share)) for part, share in shares(cyclic)]
    patterns = [each for _, each in found]
    roster = marked(
        cyclic, {cell: c for each in patterns if each for cell, c in each.codes.items()}
    )
    without = frozenset(e.id for part, each in found if each is None for e in part.employees)
    if not without:
        insist_on_law(cyclic, roster)
    value = score(cyclic, roster)["uncovered-minimum"]
    bound = sum(each.bound for each in patterns if each)
    status = Status.OPTIMAL if value <= bound else Status.FEASIBLE
    base = BaseRoster(
        cyclic,
        roster,
        value,
        min(bound, value),
        Status.UNKNOWN if without else status,
        live.seconds - began,
    )
    return base, without
