"""Any small department gets a lawful roster or a refusal, and the roster survives its files."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings

from solver import solve
from solver.annual import NoLawfulYearError
from solver.vacation import NoVacationPlanError
from tests.solver.random_departments import problems
from turnus.files import read_folder, write_result
from turnus.goals import score
from turnus.result import Settings
from turnus.rules import check
from turnus.scenario import Problem

EXAMPLES = 8
QUICK = Settings(seconds=2.0, seed=1)


def outcome(problem: Problem) -> str:
    """Solved and sound, or refused for a reason."""
    try:
        result = solve(problem, QUICK)
    except (NoLawfulYearError, NoVacationPlanError) as refusal:
        return "refused" if refusal.proved else "not found"
    assert check(result.problem, result.roster) == ()
    assert {each.goal: each.value for each in result.stages} == score(result.problem, result.roster)
    for stage in result.stages:
        assert stage.bound is not None, "withdrawn: a lawful roster has beaten it"
        assert stage.bound <= stage.value
    with TemporaryDirectory() as folder:
        write_result(result, Path(folder))
        again, roster = read_folder(Path(folder))
    assert (again, roster) == (result.problem, result.roster)
    assert check(again, roster) == ()
    return "solved"


def test_random_departments_get_lawful_rosters() -> None:
    outcomes: list[str] = []

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(problems())
    def solved_or_refused(problem: Problem) -> None:
        outcomes.append(outcome(problem))

    solved_or_refused()
    assert "not found" not in outcomes
    assert outcomes.count("solved") >= len(outcomes) / 2
