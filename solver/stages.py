"""The goals of a roster with their values and what is proved of them."""

from collections.abc import Mapping, Sequence

from turnus.result import Stage, Status, Trace

FIRST = "uncovered-minimum"
"""The goal whose value and bound are traced."""
WITHDRAWN = "Grensen for målet {} motsa turnusen og er trukket tilbake. Det er en feil i turnus."
Point = tuple[float, float | None, float | None]


def stages_of(
    values: Mapping[str, int], bounds: Mapping[str, int], points: Sequence[Point]
) -> tuple[Stage, ...]:
    """Every goal with its value and bound, 0 where nothing better is proved.

    A bound that a lawful roster beats is wrong, through a fault of turnus or of the solver: it
    is withdrawn.
    """
    stages = []
    for goal, value in values.items():
        proved = bounds.get(goal, 0)
        bound = None if proved > value else proved
        trace = Trace(tuple(points) if goal == FIRST else ())
        reached = next((s for s, best, _ in trace.points if best == value), 0.0)
        status = Status.OPTIMAL if value == bound else Status.FEASIBLE
        stages.append(Stage(goal, value, bound, status, reached, trace))
    return tuple(stages)


def withdrawn(stages: Sequence[Stage]) -> list[str]:
    """What is said of bounds that were withdrawn."""
    return [WITHDRAWN.format(stage.goal) for stage in stages if stage.bound is None]
