"""One CP-SAT solve: a model and its limits in, an answer with its bound and trace out."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ortools.sat.python import cp_model

from solver.stopping import Stop, heeding
from turnus.result import Settings, Status

OnBest = Callable[[float, float], None]
"""Called with (value, bound) at every better answer."""


@dataclass(frozen=True)
class Answer:
    """What one solve found; ``bound`` is proved, also without an answer."""

    status: Status
    value: int | None
    bound: int
    seconds: float
    trace: tuple[tuple[float, float | None, float | None], ...]
    solver: cp_model.CpSolver

    @property
    def found(self) -> bool:
        return self.value is not None


class Watch(cp_model.CpSolverSolutionCallback):
    """Every better answer of one solve as (second, value, bound)."""

    def __init__(self, on_best: OnBest | None = None) -> None:
        super().__init__()
        self.points: list[tuple[float, float | None, float | None]] = []
        self._on_best = on_best

    def on_solution_callback(self) -> None:
        value, bound = self.objective_value, self.best_objective_bound
        self.points.append((self.wall_time, value, bound))
        if self._on_best is not None:
            self._on_best(value, bound)


def new_solver(settings: Settings) -> cp_model.CpSolver:
    """A solver that leaves Ctrl-C to the program: CP-SAT would take its handler away for good."""
    solver = cp_model.CpSolver()
    solver.parameters.random_seed = settings.seed
    solver.parameters.catch_sigint_signal = False
    return solver


def run(
    model: cp_model.CpModel,
    settings: Settings,
    seconds: float,
    *,
    stop: Stop | None = None,
    at_least: float | None = None,
    on_best: OnBest | None = None,
    parameters: Mapping[str, object] | None = None,
) -> Answer:
    """Solve a model to a proof, or until the time is up or ``stop`` is set.

    Parameters
    ----------
    seconds
        Wall-clock limit; in a deterministic run the same number of deterministic seconds.
    at_least
        Seconds that a stop leaves the search, which must then have an answer; None: it ends it at once.
    """
    solver = new_solver(settings)
    solver.parameters.num_workers = 1 if settings.deterministic else settings.workers
    if settings.deterministic:
        solver.parameters.max_deterministic_time = seconds
    else:
        solver.parameters.max_time_in_seconds = max(seconds, 0.05)
    for name, value in (parameters or {}).items():
        setattr(solver.parameters, name, value)
    if settings.deterministic and solver.parameters.num_workers > 1:
        solver.parameters.interleave_search = True
    watch = Watch(on_best)
    began = time.monotonic()

    def give_up() -> None:
        if at_least is None or (watch.points and time.monotonic() - began >= at_least):
            solver.stop_search()

    with heeding(stop, give_up):
        status = solver.solve(model, watch)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Answer(
        _status(status),
        round(solver.objective_value) if found else None,
        _ceil(solver.best_objective_bound),
        time.monotonic() - began,
        tuple(watch.points),
        solver,
    )


def _ceil(bound: float) -> int:
    return int(-(-(bound - 1e-6) // 1)) if abs(bound) < 2**53 else 0


def _status(status: "cp_model.CpSolverStatus") -> Status:
    if status == cp_model.MODEL_INVALID:
        raise AssertionError("CP-SAT calls the model invalid; this is a fault of turnus")
    return {
        cp_model.OPTIMAL: Status.OPTIMAL,
        cp_model.FEASIBLE: Status.FEASIBLE,
        cp_model.INFEASIBLE: Status.INFEASIBLE,
    }.get(status, Status.UNKNOWN)
