"""Pregnancy is about health: what is written beside a name does not tell it."""

import json
from datetime import timedelta
from pathlib import Path

from tests.small import START, small_problem, small_result, small_roster
from turnus.compare import compare
from turnus.employee import Reduction
from turnus.files import write_result
from turnus.report import render
from turnus.result import Result
from turnus.scenario import Problem
from turnus.schema import Period
from turnus.texts.numbers import SPACE


def private() -> Problem:
    """The small ward, one of the night staff pregnant; she works many nights all the same."""
    problem = small_problem()
    period = Period(first=START, last=START + timedelta(days=20))
    reduced = Reduction(first=START, last=START + timedelta(days=6), position_percent=40)
    people = tuple(
        each.replace(pregnancy=period, reduced=(reduced,)) if each.id == "h2" else each
        for each in problem.employees
    )
    return problem.replace(
        employees=people, department=problem.department.replace(employees=people)
    )


def result() -> Result:
    problem = private()
    return small_result(small_roster(problem), problem)


def test_only_the_input_in_a_folder_tells_it(tmp_path: Path) -> None:
    write_result(result(), tmp_path)
    telling = {
        path.name
        for path in tmp_path.iterdir()
        if path.suffix in {".csv", ".json"} and "pregnancy" in path.read_text(encoding="utf-8")
    }
    assert telling == {"problem.json"}
    written = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    breaches = [each for each in written["violations"] if each["rule"] == "pregnant-nights"]
    assert [each["employee"] for each in breaches] == [None, None]
    assert not any("gravid" in each["text"].lower() for each in written["violations"])


def test_the_report_counts_and_names_nobody() -> None:
    page = render(compare(small_result(), result())).replace(SPACE, " ")
    counts = page.split("Hensyn til enkeltpersoner")[-1].split("</table>")[0]
    assert "h2" not in counts
    assert "Høyst én natt i uken i en periode" in counts
    assert "Redusert stilling i en periode" in counts
    row = next(each for each in page.split("<tr") if "nattevakter i en uke der høyst" in each)
    assert "navnet vises ikke" in row
    assert "h2" not in row
