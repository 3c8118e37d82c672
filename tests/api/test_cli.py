"""The command line: what it says, writes and returns; the solver is played by a stand-in."""

import json
import os
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
from api.cli import app
from tests.small import small_result
from turnus.result import Progress, Result, Settings
from turnus.scenario import Problem

WARD = Path(__file__).parent.parent.parent / "scenarios" / "short-term-ward"
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
    assert "grense" in answer.output


def test_check_of_nothing_is_bad_input(tmp_path: Path) -> None:
    answer = run("check", tmp_path)
    assert answer.exit_code == 2
    assert "feil" in answer.output


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
