"""A person is taken out of everything that is kept of a department, and of nothing else."""

import gzip
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update
from typer.testing import CliRunner

from api.command_line.app import app
from api.results import packed, unpacked
from api.store import departments as stored
from api.store.columns import now
from api.store.database import Database
from api.store.tables import (
    ComparisonRow,
    DepartmentRow,
    RepeatedRow,
    RunRow,
    ScenarioRow,
    State,
    Table,
)
from tests.api.security.house import House, house, planted, solved
from tests.small import small_department, small_scenario
from turnus.activities import Activities, Meeting
from turnus.department import Department
from turnus.employee import Newcomer, Wish
from turnus.people import named_in, renamed_department, renamed_result
from turnus.rules import check
from turnus.scenario import WeekendSwap
from turnus.schema import Period

PERSON = "Kari.Nordmann-77"
runner = CliRunner()


def department() -> Department:
    """The small ward, with the person everywhere that a department can name one."""
    ward = renamed_department(small_department(), {"s1": PERSON})
    first, second, *others = ward.employees
    first = first.replace(
        pregnancy=Period(first=date(2027, 2, 1), last=date(2027, 9, 1)),
        turns_60=2027,
        wishes=(Wish(kind="off", days=("monday",), points=50),),
    )
    second = second.replace(newcomer=Newcomer(first=date(2027, 1, 4), mentor=PERSON))
    meeting = Meeting(
        id="hms",
        name=f"HMS med {PERSON}",
        kind="hms",
        code="K",
        dates=(date(2027, 1, 6),),
        members=(PERSON, "h1"),
    )
    return ward.replace(
        employees=(first, second, *others), activities=Activities(meetings=(meeting,))
    )


@pytest.fixture
def built(tmp_path: Path) -> Iterator[House]:
    with house(tmp_path, plant=False) as found:
        result = renamed_result(solved(), {"s1": PERSON})
        found.own = planted(found.database, department(), result)
        found.next_door = planted(found.database, department().replace(name="Nabopost"), result)
        with found.database.write() as session:
            swap = WeekendSwap(employee=PERSON, gives=date(2027, 1, 4), takes=date(2027, 1, 11))
            row = session.get(ScenarioRow, found.own.scenario)
            assert row is not None
            changed = small_scenario().replace(weekend_swaps=(swap,), title=f"Bytte for {PERSON}")
            stored.revise_scenario(session, row, changed)
            told = f"Det finnes ingen lovlig årsturnus for {PERSON} (100 %)."
            failed = update(RunRow).where(RunRow.id == found.own.other)
            session.execute(failed.values(reason=told, progress={"detail": f"{PERSON}."}))
            answer = f'{{"employees":[{{"id":"{PERSON}"}}]}}'.encode()
            session.add(RepeatedRow(who="x", key="k", request="", status=200, body=answer))
        yield found


def erase(built: House, person: str = PERSON, where: str = "Liten post") -> Any:
    arguments = ["erase", "--person", person, "--department", where]
    return runner.invoke(
        app, [*arguments, "--data", str(built.settings.data)], env={"COLUMNS": "200"}
    )


def opened(value: Any) -> str:
    if isinstance(value, bytes):
        packed_up = value[:2] == b"\x1f\x8b"
        return (gzip.decompress(value) if packed_up else value).decode("utf-8", "replace")
    return str(value)


def holding(database: Database, person: str) -> dict[str, int]:
    """Tables that have the person in any column of any row, packed columns opened."""
    found = {}
    with database.read() as session:
        for table in Table.metadata.sorted_tables:
            rows = session.execute(select(table)).all()
            count = sum(any(person in opened(value) for value in row) for row in rows)
            if count:
                found[table.name] = count
    return found


def test_the_person_is_nowhere_afterwards(built: House) -> None:
    with built.database.write() as session:
        neighbour = session.get(DepartmentRow, built.next_door.department)
        assert neighbour is not None
        session.delete(neighbour)
    before = holding(built.database, PERSON)
    assert set(before) >= {"department", "scenario", "scenario_revision", "run", "repeated"}
    answer = erase(built)
    assert answer.exit_code == 0, answer.output
    assert holding(built.database, PERSON) == {}
    files = [each.read_bytes() for each in built.settings.data.glob("turnus.db*")]
    assert files
    assert not any(PERSON.encode() in each for each in files)
    for told in ("avdelingen: 1", "utgaver av alternativer: 1", "Sikkerhetskopier"):
        assert told in answer.output


def test_a_neighbour_who_is_called_the_same_stays(built: House) -> None:
    before = holding(built.database, PERSON)
    assert erase(built).exit_code == 0
    after = holding(built.database, PERSON)
    assert after["department"] == before["department"] - 1 == 1
    assert after["run"] == before["run"] - 2 == 2


def test_the_line_stays_without_age_pregnancy_and_wishes(built: House) -> None:
    lawful = check(solved().problem, solved().roster)
    erase(built)
    with built.database.read() as session:
        row = session.get(DepartmentRow, built.own.department)
        assert row is not None
        kept = Department.model_validate_json(row.document)
        run = session.get(RunRow, built.own.run)
        assert run is not None
        assert run.best is not None
        result = unpacked(run.best)
        other = session.get(RunRow, built.own.other)
        assert other is not None
        assert other.reason.startswith("Det finnes ingen lovlig årsturnus for slettet-")
    first, second = kept.employees[:2]
    assert first.id.startswith("slettet-")
    assert (first.pregnancy, first.turns_60, first.wishes) == (None, None, ())
    assert second.newcomer is not None
    assert second.newcomer.mentor == first.id
    assert kept.activities.meetings[0].members == (first.id, "h1")
    assert first.id in named_in(result.problem)
    assert result.roster.duties[first.id] == solved().roster.duties["s1"]
    assert len(tuple(check(result.problem, result.roster))) == len(tuple(lawful))
    assert packed(result)


def test_a_run_under_way_would_bring_the_person_back(built: House) -> None:
    with built.database.write() as session:
        waiting = update(RunRow).where(RunRow.id == built.own.run)
        session.execute(waiting.values(state=State.SOLVING))
    before = holding(built.database, PERSON)
    answer = erase(built)
    assert answer.exit_code == 2
    assert "Stopp dem først" in answer.output
    assert holding(built.database, PERSON) == before


def test_nobody_of_that_name_is_told(built: House) -> None:
    answer = erase(built, "Ola")
    assert answer.exit_code == 2
    assert "Ingen «Ola» er nevnt" in answer.output


def test_an_unknown_department_is_told_with_those_there_are(built: House) -> None:
    answer = erase(built, where="Storpost")
    assert answer.exit_code == 2
    assert "Nabopost" in answer.output


def test_the_same_name_twice_asks_which_one(built: House) -> None:
    planted(built.database, department(), solved())
    answer = erase(built)
    assert answer.exit_code == 2
    assert built.own.department in answer.output


def test_retention_removes_what_is_old_and_nothing_newer_shows(built: House) -> None:
    old = now() - timedelta(days=400)
    with built.database.write() as session:
        session.execute(update(RunRow).values(ended=old))
        gone = update(ComparisonRow).where(ComparisonRow.id == built.own.comparison)
        session.execute(gone.values(created=old))
    arguments = ["retention", "--older-than", "365", "--data", str(built.settings.data)]
    answer = runner.invoke(app, arguments)
    assert answer.exit_code == 0, answer.output
    with built.database.read() as session:
        assert session.get(ComparisonRow, built.own.comparison) is None
        assert session.get(RunRow, built.own.run) is None
        assert session.get(ComparisonRow, built.next_door.comparison) is not None
        assert session.get(RunRow, built.next_door.run) is not None
