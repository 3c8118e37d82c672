"""Legal cases as data: a roster, the agreement it is read under, and what each rule finds.

The YAML files beside this one are written to be read by people who know rosters and not Python;
README.md tells how. Numbers stand in the rule's own unit, minutes written as hours.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from turnus.activities import Activities
from turnus.agreement import Agreement
from turnus.department import Demand, Department, ShiftType
from turnus.employee import Employee
from turnus.health import Health
from turnus.roster import Mark, Roster, duty, sort_duties
from turnus.scenario import Problem, Scenario

FOLDER = Path(__file__).parent
START = date(2027, 1, 4)
OFF = {"-", "F"}
MARKS = {mark.value for mark in Mark}
SHIFTS = {
    "D": {"start": "07:30", "end": "15:00", "paid_break_minutes": 20},
    "A": {"start": "14:45", "end": "22:15", "paid_break_minutes": 20},
    "N": {"start": "22:00", "end": "07:45", "paid_break_minutes": 30},
}


@dataclass(frozen=True)
class Expected:
    """What one rule finds: how many breaches, and the size of the first where it is told."""

    breaches: int = 0
    measured: float | None = None
    limit: float | None = None


@dataclass(frozen=True)
class Case:
    """One roster under one agreement; ``expected`` by rule id names the rules it concerns."""

    id: str
    why: str
    problem: Problem
    roster: Roster
    expected: Mapping[str, Expected]
    norm: Mapping[str, Any]
    """What turnus.norm says of the first person; empty where the case does not concern it."""

    @property
    def rules(self) -> tuple[str, ...]:
        return tuple(self.expected)

    @property
    def valid(self) -> bool:
        return not any(each.breaches for each in self.expected.values())

    def accepts(self, rule: str) -> bool:
        """Whether the rule, alone, lets the roster through."""
        return not self.expected[rule].breaches


def load_cases() -> tuple[Case, ...]:
    """Every case of every file, in order; one for each agreement a roster is read under."""
    return tuple(
        case
        for path in sorted(FOLDER.glob("*.yaml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")).get("cases", [])
        for case in _readings(entry)
    )


def load_conversions() -> tuple[Mapping[str, Any], ...]:
    """Numbers alone for the conversion of R-T4: hours a week in, hours of a full position out."""
    data = yaml.safe_load((FOLDER / "full-time.yaml").read_text(encoding="utf-8"))
    return tuple(data["conversions"])


def _readings(entry: Mapping[str, Any]) -> Iterator[Case]:
    readings = entry.get("readings", [{}])
    for number, reading in enumerate(readings):
        merged = {**entry, **reading}
        suffix = chr(ord("a") + number) if len(readings) > 1 else ""
        yield _case(entry["id"] + (f"-{suffix}" if suffix else ""), merged)


def _case(id: str, entry: Mapping[str, Any]) -> Case:
    rows = entry["roster"] if isinstance(entry["roster"], dict) else {"P1": entry["roster"]}
    weeks = {name: _weeks(lines) for name, lines in rows.items()}
    problem = _problem(entry, {name: len(row) for name, row in weeks.items()})
    return Case(
        id,
        entry["why"],
        problem,
        _roster(problem, weeks),
        {rule: _expected(what) for rule, what in entry.get("expect", {}).items()},
        entry.get("norm", {}),
    )


def _expected(what: Any) -> Expected:
    if what == "lawful":
        return Expected()
    if isinstance(what, int):
        return Expected(what)
    return Expected(what.get("breaches", 1), what.get("measured"), what.get("limit"))


def _weeks(lines: list[str]) -> list[list[str]]:
    """Weeks of seven cells; ``4 x D D D D D F F1`` is the same week four times."""
    weeks: list[list[str]] = []
    for line in lines:
        times, x, rest = line.partition(" x ")
        cells = (rest if x else line).split()
        assert len(cells) == 7, f"expected seven days: {line}"
        weeks += [cells] * (int(times) if x else 1)
    return weeks


def _problem(entry: Mapping[str, Any], weeks: Mapping[str, int]) -> Problem:
    shifts = {code: dict(each) for code, each in SHIFTS.items()}
    for code, text in entry.get("shifts", {}).items():
        shifts[code] = _shift(text)
    agreement = dict(entry.get("agreement", {}))
    agreement["reading"] = entry.get("reading", {})
    people: dict[str, Any] = {name: {} for name in weeks} | dict(entry.get("people", {}))
    employees = tuple(
        Employee.model_validate(
            {"id": name, "competence": "health-worker", "position_percent": 100, "nights": True}
            | dict(entry.get("person", {}))
            | dict(people[name])
        )
        for name in weeks
    )
    department = Department(
        id="cases",
        name="Turnuser i lovtestene",
        competences=({"id": "health-worker", "name": "helsefagarbeider"},),  # type: ignore[arg-type]
        shifts=tuple(
            ShiftType.model_validate({"code": code, "name": code} | each)
            for code, each in shifts.items()
        ),
        demand=(
            Demand.model_validate(
                {
                    "name": "dag",
                    "days": ["weekday"],
                    "start": "08:00",
                    "end": "15:00",
                    "minimum": 0,
                    "target": 0,
                }
            ),
        ),
        employees=employees,
        agreement=Agreement.model_validate(agreement),
        activities=Activities.model_validate(entry.get("activities", {})),
        health=Health.model_validate(entry.get("health", {})),
    )
    cyclic = entry.get("cyclic", False)
    length = max(weeks.values())
    scenario = Scenario.model_validate(
        {
            "id": "case",
            "title": entry["why"],
            "weekend_patterns": ["1/3"],
            "shifts": [
                {"code": code} | ({"days": days} if days else {})
                for code, each in shifts.items()
                if each.get("counts", True)
                for days in [entry.get("allowed", {}).get(code)]
            ],
            "start": entry.get("start", START),
            "published": entry.get("published"),
            "keep_shorter_week": entry.get("keep_shorter_week", False),
            "keep_three_part": entry.get("keep_three_part", False),
            ("base_weeks" if cyclic else "weeks"): length,
        }
    )
    return Problem(department=department, scenario=scenario, employees=employees, cyclic=cyclic)


def _shift(text: str | Mapping[str, Any]) -> dict[str, Any]:
    """``08:00-20:30``, with half an hour of paid break; or the fields of a shift type."""
    if not isinstance(text, str):
        return dict(text)
    start, end = text.split("-")
    return {"start": start, "end": end, "paid_break_minutes": 30}


def _roster(problem: Problem, weeks: Mapping[str, list[list[str]]]) -> Roster:
    duties: dict[str, list[Any]] = {name: [] for name in weeks}
    marks: dict[str, dict[date, Mark]] = {name: {} for name in weeks}
    for name, row in weeks.items():
        for week, cells in enumerate(row):
            for weekday, cell in enumerate(cells):
                day = problem.calendar.start + timedelta(days=7 * week + weekday)
                for code in cell.split("+"):
                    if code in MARKS:
                        marks[name][day] = Mark(code)
                    elif code not in OFF:
                        duties[name].append(duty(problem, day, code))
    return Roster({name: sort_duties(row) for name, row in duties.items()}, marks)
