"""The largest share of full-time posts, proved by Dinkelbach steps, and ties broken in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from time import perf_counter

from ortools.sat.python import cp_model

from solver.plan_model import Linear, PlanModel
from solver.run import Watch, new_solver
from solver.stopping import Stop, heeding
from turnus.result import Settings, Status

SHARE_SECONDS = 5.0
"""Limit of one step towards the share."""
TIE_SECONDS = 0.5
"""Limit of one tie-break: a plan a little off it is as true."""
STATUS = {
    cp_model.OPTIMAL: Status.OPTIMAL,
    cp_model.FEASIBLE: Status.FEASIBLE,
    cp_model.INFEASIBLE: Status.INFEASIBLE,
}


@dataclass(frozen=True)
class Share:
    """Share of full-time posts found, and the bound proved on it."""

    status: Status
    value: Fraction | None
    bound: Fraction | None


@dataclass(frozen=True)
class Search:
    """The effort of a search, and who may stop it."""

    settings: Settings
    stop: Stop | None = None

    @property
    def stopped(self) -> bool:
        return self.stop is not None and self.stop.is_set()


class Stages:
    """Solves of one model, one after another, within one limit of seconds.

    One worker: these models take some hundredths of a second, less than more workers need to start,
    and the same input then gives the same plan.
    """

    def __init__(self, plan: PlanModel, search: Search) -> None:
        self.plan = plan
        self.settings, self.stop = search.settings, search.stop
        self.end = perf_counter() + search.settings.seconds
        self.values: list[int] = []

    def solve(self, seconds: float) -> tuple[Status, cp_model.CpSolver]:
        """The model with the objective it has now, hinted with the last answer.

        A stop waits for the first answer of all, and for nothing after it.
        """
        model = self.plan.model
        model.clear_hints()  # type: ignore[no-untyped-call]
        for index, value in enumerate(self.values):
            model.add_hint(model.get_int_var_from_proto_index(index), value)
        solver = new_solver(self.settings)
        solver.parameters.num_workers = 1
        if self.settings.deterministic:
            solver.parameters.max_deterministic_time = seconds
        else:
            left = self.end - perf_counter()
            solver.parameters.max_time_in_seconds = min(seconds, max(0.05, left))
        watch = Watch()

        def give_up() -> None:
            if self.values or watch.points:
                solver.stop_search()

        with heeding(self.stop, give_up):
            status = STATUS.get(solver.solve(model, watch), Status.UNKNOWN)
        if status in (Status.OPTIMAL, Status.FEASIBLE):
            self.values = list(solver.response_proto.solution)
        return status, solver

    def minimize(self, goal: Linear, seconds: float = TIE_SECONDS) -> tuple[Status, int | None]:
        """The least value of ``goal``; from now on it may not be larger."""
        self.plan.model.minimize(goal)
        status, solver = self.solve(seconds)
        if status not in (Status.OPTIMAL, Status.FEASIBLE):
            return status, None
        value = solver.value(goal)
        self.plan.model.add(goal <= value)
        return status, value

    def largest_share(self, first_guess: Fraction) -> Share:
        """The largest share of full-time posts; afterwards the model keeps to it.

        A step with share a/b maximizes b * full-time - a * heads: an optimum of 0 proves a/b.
        From a guess above or below, each step's share is the next guess.
        """
        plan, guess = self.plan, first_guess
        best: Share | None = None
        for _ in range(50):
            gain = guess.denominator * plan.full_time - guess.numerator * plan.heads
            plan.model.maximize(gain)
            status, solver = self.solve(SHARE_SECONDS)
            if status not in (Status.OPTIMAL, Status.FEASIBLE):
                return best or Share(status, None, None)
            share = Fraction(solver.value(plan.full_time), solver.value(plan.heads))
            bound = guess
            if solver.best_objective_bound > 0.5:
                over = Fraction(round(solver.best_objective_bound), guess.denominator)
                bound = min(Fraction(1), guess + over / plan.fewest_heads)
            if best is not None and best.bound is not None:
                bound = min(bound, best.bound)
            proved = share == bound
            best = Share(Status.OPTIMAL if proved else Status.FEASIBLE, share, bound)
            if proved or status is Status.FEASIBLE or share == guess:
                break
            guess = share
        if best is None or best.value is None:
            raise RuntimeError("no Dinkelbach step was taken")
        value = best.value
        plan.model.add(value.denominator * plan.full_time >= value.numerator * plan.heads)
        return best


def tie_breaks(plan: PlanModel, needed_points: int) -> Iterator[Linear]:
    """What decides among plans of equal share, most important first."""
    yield plan.day_norm_heads
    yield plan.mix_deviation
    yield plan.smallest_then_heads
    yield plan.distance_to(needed_points)
