"""Transactions: many at once, stale ones refused, moments and rows alike on both databases."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import text
from sqlalchemy.exc import StatementError
from sqlalchemy.orm.exc import StaleDataError

from api.store import departments as stored
from api.store import runs
from api.store.columns import now
from api.store.database import Database
from api.store.tables import ComparisonRow, DepartmentRow, RunRow, State
from tests.api.quick_ward import quick_department, quick_scenario


def ward(database: Database) -> tuple[str, str]:
    with database.write() as session:
        department = stored.add_department(session, quick_department())
        return department.id, stored.add_scenario(session, department.id, quick_scenario()).id


def run_of(department: str, scenario: str, title: str = "t") -> RunRow:
    return RunRow(
        department_id=department,
        scenario_id=scenario,
        revision=1,
        title=title,
        settings={"seconds": 5.0},
        problem=b"\x00\xff",
    )


def test_what_is_read_is_what_was_written(database: Database) -> None:
    department, scenario = ward(database)
    moment = datetime(2027, 3, 28, 2, 30, 0, 123456, tzinfo=timezone(timedelta(hours=2)))
    with database.write() as session:
        row = runs.enqueue(session, run_of(department, scenario, "æøå «» – 💊"))
        row.best, row.best_at = bytes(range(256)), moment
        row.facts = {"share_percent": 12.5, "navn": "Åse", "none": None, "all": [1, "to"]}
    with database.read() as session:
        found = runs.find(session, row.id)
        assert found is not None
        assert found.title == "æøå «» – 💊"
        assert (found.best, found.problem) == (bytes(range(256)), b"\x00\xff")
        assert found.best_at == moment
        assert found.best_at.utcoffset() == timedelta(0)
        assert found.facts == {"share_percent": 12.5, "navn": "Åse", "none": None, "all": [1, "to"]}
        assert found.state is State.QUEUED


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    department, scenario = ward(database)
    row = run_of(department, scenario)
    row.ended = datetime(2027, 1, 1)  # noqa: DTZ001 - what is refused

    def keep() -> None:
        with database.write() as session:
            runs.enqueue(session, row)

    with pytest.raises(StatementError, match="no time zone"):
        keep()


def test_what_fails_is_undone(database: Database) -> None:
    def half() -> None:
        with database.write() as session:
            stored.add_department(session, quick_department())
            raise RuntimeError("halfway")

    with pytest.raises(RuntimeError):
        half()
    with database.read() as session:
        assert stored.departments(session, None, None, 10) == []


def test_a_change_of_a_stale_version_is_refused(database: Database) -> None:
    department, _ = ward(database)
    with database.read() as session:
        stale = session.get(DepartmentRow, department)
        assert stale is not None
    with database.write() as session:
        row = session.get(DepartmentRow, department)
        assert row is not None
        stored.change_department(session, row, quick_department("Ny"))
        assert row.version == 2

    def late() -> None:
        with database.write() as session:
            session.add(stale)
            stored.change_department(session, stale, quick_department("Gammel"))

    with pytest.raises(StaleDataError):
        late()
    with database.read() as session:
        kept = session.get(DepartmentRow, department)
        assert kept is not None
        assert (kept.name, kept.version) == ("Ny", 2)


def test_a_removed_department_takes_all_that_is_its_own(database: Database) -> None:
    department, scenario = ward(database)
    other, _ = ward(database)
    with database.write() as session:
        row = runs.enqueue(session, run_of(department, scenario))
        session.add(
            ComparisonRow(department_id=department, title="t", runs=[row.id, row.id], document=b"")
        )
    with database.write() as session:
        session.delete(session.get_one(DepartmentRow, department))
    with database.read() as session:
        for table in ("scenario", "scenario_revision"):
            assert session.scalar(text(f"SELECT count(*) FROM {table}")) == 1
        for table in ("run", "comparison"):
            assert session.scalar(text(f"SELECT count(*) FROM {table}")) == 0
        assert [each.id for each in stored.departments(session, None, None, 10)] == [other]


def test_revisions_stay_and_the_newest_is_found(database: Database) -> None:
    _, scenario = ward(database)
    for number in range(2, 5):
        with database.write() as session:
            row = session.get_one(stored.ScenarioRow, scenario)
            stored.revise_scenario(session, row, quick_scenario(f"Utgave {number}"))
    with database.read() as session:
        row = session.get_one(stored.ScenarioRow, scenario)
        found = [stored.revision(session, row, number) for number in (None, 1, 2, 4, 5)]
    documents = [each and each.document for each in found]
    assert [bool(each) for each in documents] == [True, True, True, True, False]
    assert documents[0] == documents[3]
    assert "Hver tredje helg" in str(documents[1])
    assert "Utgave 2" in str(documents[2])


def test_many_write_at_once_and_none_fails(database: Database) -> None:
    department, _ = ward(database)
    writers, changes = 8, 12
    together = threading.Barrier(writers)

    def writes(place: int) -> None:
        together.wait()
        for number in range(changes):
            with database.write() as session:
                row = session.get_one(DepartmentRow, department, with_for_update=True)
                stored.change_department(session, row, quick_department(f"{place}-{number}"))
                stored.add_scenario(session, department, quick_scenario(f"{place}-{number}"))

    with ThreadPoolExecutor(writers) as pool:
        for done in [pool.submit(writes, place) for place in range(writers)]:
            done.result()
    with database.read() as session:
        assert session.get_one(DepartmentRow, department).version == 1 + writers * changes
        assert len(stored.scenarios(session, department)) == 1 + writers * changes


def test_each_run_in_the_queue_is_given_out_once_and_in_its_turn(database: Database) -> None:
    department, scenario = ward(database)
    for place in range(12):
        with database.write() as session:
            runs.enqueue(session, run_of(department, scenario, f"{place:02}"))
    taken: list[str] = []

    def takes() -> None:
        while True:
            with database.write() as session:
                row = runs.next_in_queue(session)
                if row is None:
                    return
                taken.append(row.title)

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(takes) for _ in range(4)]:
            done.result()
    assert sorted(taken) == [f"{place:02}" for place in range(12)]
    with database.write() as session:
        runs.put_back(session, but=())
        first = runs.next_in_queue(session)
        assert first is not None
        assert (first.title, first.attempt) == ("00", 2), "one that is put back has lost its place"


def test_a_run_that_was_to_stop_is_not_taken_up(database: Database) -> None:
    department, scenario = ward(database)
    with database.write() as session:
        kept, without, other = (
            runs.enqueue(session, run_of(department, scenario)) for _ in range(3)
        )
        for row in (kept, without, other):
            row.state, row.attempt = State.SOLVING, 1
        runs.keep_best(session, kept.id, b"best", {"heads": 1})
        runs.ask_to_stop(session, kept)
        runs.ask_to_stop(session, without)
        assert {kept.state, without.state} == {State.SOLVING}
    with database.write() as session:
        left = runs.put_back(session)
    assert {run for run, _ in left} == {kept.id, without.id, other.id}
    with database.read() as session:
        found = [runs.find(session, row.id) for row in (kept, without, other)]
        assert [row and row.state for row in found] == [State.STOPPED, State.STOPPED, State.QUEUED]
        assert [row and row.best for row in found] == [b"best", None, None]


def test_readers_do_not_wait_for_a_writer(database: Database) -> None:
    department, _ = ward(database)
    with database.write() as writing:
        row = writing.get_one(DepartmentRow, department)
        stored.change_department(writing, row, quick_department("Underveis"))
        began = now()
        with database.read() as reading:
            assert reading.get_one(DepartmentRow, department).name == quick_department().name
        assert now() - began < timedelta(seconds=1)
    with database.read() as session:
        assert session.get_one(DepartmentRow, department).name == "Underveis"


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_sqlite_keeps_a_log_ahead_that_survives_a_crash(database: Database) -> None:
    with database.engine.connect() as connection:
        for pragma, wanted in (("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == wanted
    ward(database)
    path = str(database.url.database)
    with sqlite3.connect(path) as other:
        assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert other.execute("SELECT count(*) FROM department").fetchone() == (1,)


def test_moments_are_in_utc() -> None:
    assert now().tzinfo is UTC
