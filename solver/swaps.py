"""Weekends that people have swapped, as weeks of the plan."""

from turnus.scenario import Problem


def taken_for_given(problem: Problem, employee: str) -> dict[int, int]:
    """Weeks whose weekend a person takes, each with the week given for it; none in a base roster."""
    if problem.cyclic:
        return {}
    start = problem.scenario.start
    return {
        (swap.takes - start).days // 7: (swap.gives - start).days // 7
        for swap in problem.scenario.weekend_swaps
        if swap.employee == employee
    }
