"""The command line: what it says, writes and returns; the solver is played by a stand-in."""

import json
import os
import re
import signal
import sys
import threading
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import solver
from api.command_line.app import app
from tests.small import small_result
from turnus.employee import RedDaysOwed
from turnus.files import write_result
from turnus.result import Progress, Result, Settings
from turnus.scenario import Problem

WARD = Path(__file__).parents[3] / "scenarios" / "short-term-ward"
runner = CliRunner()


def run(*arguments: object) -> Any:
    return runner.invoke(app, [str(each) for each in arguments], env={"COLUMNS": "200"})


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Settings]]:
    """The scenarios and settings the stand-in solver was asked for."""
    calls: list[tuple[str, Settings]] = []

    def solve(problem: Problem, settings: Settings, on_progress: Any, stop: Any) -> Result:
        calls.append((problem.scenario.id, settings))
        on_progress(Progress(problem.scenario.id, "årsturnus", 1.25, 90.0, 60.0, "t"))
        return small_result()

    report = types.ModuleType("turnus.report")
    report.write_report = lambda comparison, path: path.write_text("rapport")  # type: ignore[attr-defined]
    monkeypatch.setattr(solver, "solve", solve, raising=False)
    monkeypatch.setattr(
        solver, "plan_positions", lambda problem: small_result().positions, raising=False
    )
    monkeypatch.setitem(sys.modules, "turnus.report", report)
    return calls


@pytest.mark.parametrize("command", ["compare", "solve", "positions", "check", "rules"])
def test_help_is_norwegian(command: str) -> None:
    answer = run(command, "--help")
    assert answer.exit_code == 0
    assert any(letter in answer.output for letter in "æøå")


def test_compare_writes_both_folders_and_the_report(
    asked: list[tuple[str, Settings]], tmp_path: Path
) -> None:
    answer = run("compare", WARD, "--out", tmp_path / "ut", "--seconds", 5, "--seed", 7)
    assert answer.exit_code == 0, answer.output
    assert [id for id, _ in asked] == ["before", "after"]
    assert {settings for _, settings in asked} == {Settings(5, 7, Settings.workers, False)}
    for name in ("before/roster.csv", "after/result.json", "report.html"):
        assert (tmp_path / "ut" / name).is_file()
    assert "report.html" in answer.output
    assert "before: årsturnus, 1,2 s, beste 90 t, grense 60 t" in answer.output


def test_solve_writes_its_folder(asked: list[tuple[str, Settings]], tmp_path: Path) -> None:
    answer = run("solve", WARD / "after.yaml", "--out", tmp_path / "ut", "--deterministic")
    assert answer.exit_code == 0, answer.output
    assert asked[0][1].deterministic
    assert (tmp_path / "ut" / "roster.xlsx").is_file()


def test_positions_as_json(asked: list[tuple[str, Settings]]) -> None:
    answer = run("positions", WARD, "--json")
    assert answer.exit_code == 0, answer.output
    plans = json.loads(answer.output)
    assert list(plans) == ["before", "after"]
    assert plans["after"][0]["full_time"] == 2


def test_positions_as_tables(asked: list[tuple[str, Settings]]) -> None:
    answer = run("positions", WARD / "before.yaml")
    assert answer.exit_code == 0, answer.output
    assert "14,08 %" in answer.output


def test_every_fault_is_told_and_nothing_is_solved(
    asked: list[tuple[str, Settings]], tmp_path: Path
) -> None:
    text = (WARD / "department.yaml").read_text(encoding="utf-8")
    text = text.replace("minimum: 6", "minimum: -6").replace("id: SPL02", "id: SPL01")
    (tmp_path / "department.yaml").write_text(text, encoding="utf-8")
    for name in ("before", "after"):
        scenario = (WARD / f"{name}.yaml").read_text(encoding="utf-8")
        text = scenario.replace("weeks: 52\n", "weeks: 99\n", 1)
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    answer = run("compare", tmp_path, "--out", tmp_path / "ut")
    assert answer.exit_code == 2
    assert "4 feil i inndata" in answer.output
    assert "demand[0].minimum" in answer.output
    assert answer.output.count("weeks: ") == 2
    assert asked == []


def test_a_missing_department_is_told() -> None:
    answer = run("positions", "finnes-ikke.yaml")
    assert answer.exit_code == 2
    assert "Filen finnes ikke" in answer.output


def test_alternatives_of_different_departments_are_not_compared(
    asked: list[tuple[str, Settings]], tmp_path: Path
) -> None:
    other = WARD.parent / "home-care"
    for name, source in (("before", WARD), ("after", other)):
        text = (source / f"{name}.yaml").read_text(encoding="utf-8")
        path = source.as_posix()
        text = text.replace("department: ", f"department: {path}/", 1)
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    answer = run("compare", tmp_path, "--out", tmp_path / "ut")
    assert answer.exit_code == 2
    assert "samme avdeling" in answer.output


def test_check_names_every_violation(asked: list[tuple[str, Settings]], tmp_path: Path) -> None:
    run("solve", WARD / "before.yaml", "--out", tmp_path)
    answer = run("check", tmp_path)
    assert answer.exit_code == 1
    assert "aml §" in answer.output
    told = [line for line in answer.output.splitlines() if "målt" in line]
    assert any(
        re.search(r"målt [\d\s]+(,\d+)? t, grense [\d\s]+(,\d+)? t\.", line) for line in told
    )
    assert not any(re.search(r"(målt|grense) \d[\d\s]{2,}(,\d+)? min", line) for line in told)
    assert "grense" in answer.output


def test_check_tells_what_it_cannot_check(tmp_path: Path) -> None:
    plain = small_result()
    write_result(plain, tmp_path / "without")
    people = tuple(each.replace(red_days_owed=RedDaysOwed()) for each in plain.problem.employees)
    write_result(small_result(problem=plain.problem.replace(employees=people)), tmp_path / "with")
    answers = [run("check", tmp_path / name) for name in ("without", "with")]
    told = "Fri på rød dag (F3) kan ikke kontrolleres uten grunnturnus"
    assert [told in each.output for each in answers] == [True, False]
    assert [each.exit_code for each in answers] == [1, 1]


def test_check_of_nothing_says_which_folder_it_wants(tmp_path: Path) -> None:
    answer = run("check", tmp_path)
    assert answer.exit_code == 2
    assert answer.output.count("solve eller compare har skrevet") == 1


def test_check_refuses_alternatives_of_two_comparisons(tmp_path: Path) -> None:
    result = small_result()
    other = result.problem.replace(department=result.problem.department.replace(name="Annen"))
    write_result(result, tmp_path / "before")
    write_result(small_result(problem=other), tmp_path / "after")
    answer = run("check", tmp_path)
    assert answer.exit_code == 2
    assert "ikke fra samme sammenligning" in answer.output
    assert run("check", tmp_path / "before").exit_code == 1


def test_check_reads_a_roster_beside_a_comparison(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "before", tmp_path / "after"):
        write_result(small_result(), folder)
    (tmp_path / "roster.csv").write_text("spoilt")
    answer = run("check", tmp_path)
    assert answer.exit_code == 2
    assert "roster.csv" in answer.output


@pytest.mark.parametrize("command", ["check", "positions", "solve", "compare", "rules"])
def test_no_name_however_odd_gives_a_traceback(command: str, tmp_path: Path) -> None:
    name = "a" * 300
    rest = {"solve": ("--out", tmp_path), "compare": ("--out", tmp_path)}.get(command, ())
    answer = run(command, *(("--department",) if command == "rules" else ()), name, *rest)
    assert answer.exit_code == 2
    answer = run("solve", WARD / "after.yaml", "--out", tmp_path / name)
    assert answer.exit_code == 2
    assert "kan ikke lages" in answer.output


def test_what_cannot_be_written_is_told_before_anything_is_solved(
    asked: list[tuple[str, Settings]], tmp_path: Path
) -> None:
    (tmp_path / "after").write_text("x")
    (tmp_path / "report.html").mkdir()
    answer = run("compare", WARD, "--out", tmp_path)
    assert answer.exit_code == 2
    assert "Flytt filen" in answer.output
    assert "Flytt mappen" in answer.output
    assert run("solve", WARD / "after.yaml", "--out", tmp_path / "after").exit_code == 2
    assert asked == []


def test_a_result_that_cannot_be_written_is_kept_and_told(
    asked: list[tuple[str, Settings]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    out = tmp_path / "ut"
    kept = solver.solve

    def solve(*given: Any) -> Result:
        if not asked:
            out.rmdir()
            out.write_text("in the way")
        return kept(*given)

    monkeypatch.setattr(solver, "solve", solve)
    answer = run("compare", WARD, "--out", out)
    assert answer.exit_code == 2
    (rescued,) = tmp_path.glob("turnus-*")
    assert str(rescued) in answer.output
    for name in ("before/roster.csv", "after/roster.csv", "report.html"):
        assert (rescued / name).is_file()


def test_an_old_report_never_stands_beside_new_rosters(
    asked: list[tuple[str, Settings]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "report.html"
    assert run("compare", WARD, "--out", tmp_path).exit_code == 0
    kept = solver.solve

    def solve(problem: Problem, *rest: Any) -> Result:
        assert report.exists() == (problem.scenario.id == "before")
        return kept(problem, *rest)

    monkeypatch.setattr(solver, "solve", solve)
    assert run("compare", WARD, "--out", tmp_path).exit_code == 0
    assert report.is_file()


MISUSE = {
    "nothing to solve": (("solve",), "SCENARIO må oppgis: Et scenario"),
    "no folder": (("solve", "x.yaml"), "--out må oppgis"),
    "no value": (("solve", "x.yaml", "--out"), "--out må ha en verdi"),
    "too many": (("solve", "x.yaml", "y z", "--out", "ut"), "«y z» er mer enn"),
    "unknown command": (("slove",), "Mente du solve?"),
    "unknown option": (("solve", "x.yaml", "--sed", "1"), "Ukjent valg --sed"),
    "a flag with a value": (("rules", "--markdown=1"), "skal stå alene"),
    "no time": (("solve", "x.yaml", "--out", "ut", "--seconds", "0"), "fra 1 og oppover"),
    "endless time": (("solve", "x.yaml", "--out", "ut", "--seconds", "inf"), "ikke «inf»"),
    "time that is no number": (("solve", "x.yaml", "--out", "ut", "--seconds", "nan"), "«nan»"),
    "half a seed": (("solve", "x.yaml", "--out", "ut", "--seed", "1.5"), "et helt tall fra 0"),
    "no workers": (("solve", "x.yaml", "--out", "ut", "--workers", "0"), "et helt tall fra 1"),
}


@pytest.mark.parametrize("case", MISUSE)
def test_misuse_is_told_in_bokmal(case: str) -> None:
    arguments, told = MISUSE[case]
    answer = run(*arguments)
    assert answer.exit_code == 2
    assert told in answer.output
    assert "--help" in answer.output
    for word in ("Usage", "Invalid", "Input should", "Missing", "such", "Try", "OPTIONS"):
        assert word not in answer.output


@pytest.mark.parametrize("command", ["compare", "solve", "positions", "check", "rules", ""])
def test_no_english_in_the_help(command: str) -> None:
    answer = run(*filter(None, (command, "--help")))
    assert answer.exit_code == 0
    assert "Bruk: turnus" in answer.output or "Bruk: root" in answer.output
    for word in ("Usage", "OPTIONS", "Show this", "COMMAND", "ARGS"):
        assert word not in answer.output


def test_a_folder_in_place_of_a_scenario_is_told() -> None:
    answer = run("positions", WARD / "before.yaml" / "..")
    assert answer.exit_code == 2
    answer = run("solve", WARD, "--out", "ut")
    assert answer.exit_code == 2
    assert "en mappe, ikke en fil" in answer.output
    assert "after.yaml" in answer.output


@pytest.fixture
def restored() -> Iterator[None]:
    handler = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, handler)


def test_ctrl_c_keeps_the_best_so_far(
    asked: list[tuple[str, Settings]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    restored: None,
) -> None:
    def solve(problem: Problem, settings: Settings, report: Any, stop: threading.Event) -> Result:
        os.kill(os.getpid(), signal.SIGINT)
        assert stop.wait(10)
        return small_result()

    monkeypatch.setattr(solver, "solve", solve)
    answer = run("compare", WARD, "--out", tmp_path)
    assert answer.exit_code == 130
    assert "tatt vare på" in answer.output
    assert (tmp_path / "before" / "roster.csv").is_file()
    assert not (tmp_path / "after").exists()
