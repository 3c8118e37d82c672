"""A roster pasted from a spreadsheet is read as people write it, and every fault told at once."""

import html
import re
from collections.abc import Iterator

import pytest

from api.pasted import read_pasted
from tests.api.web.service import Service, results, service
from tests.small import SMALL_ROWS, small_problem, small_roster
from turnus.files.write import roster_csv
from turnus.roster import Mark
from turnus.rules import check

PROBLEM = small_problem()
DAYS = PROBLEM.calendar.days


def grid(
    dates: list[str] | None = None, rows: dict[str, str] | None = None, mark: str = "\t"
) -> str:
    head = dates or [f"{day.day}.{day.month}.{day.year}" for day in DAYS]
    lines = [mark.join(["Ansatt", *head])]
    for id, row in (rows or SMALL_ROWS).items():
        lines.append(mark.join([id, *("" if code == "." else code for code in row.split())]))
    return "\r\n".join(lines) + "\r\n"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with service(tmp_path_factory.mktemp("service")) as made:
        yield made


@pytest.mark.parametrize(
    "form", ["{d}.{m}.{y}", "{y}-{m:02}-{d:02}", "{d:02}.{m:02}.", "man {d}.{m}.", "{d}.{m}.27"]
)
@pytest.mark.parametrize("mark", ["\t", ";", ","])
def test_a_grid_is_read_with_dates_as_people_write_them(form: str, mark: str) -> None:
    dates = [form.format(d=day.day, m=day.month, y=day.year) for day in DAYS]
    found = read_pasted(PROBLEM, grid(dates, mark=mark))
    assert not found.faults
    assert found.roster(PROBLEM).codes == small_roster(PROBLEM).codes


def test_marks_and_our_own_mark_of_a_violation_are_read() -> None:
    rows = SMALL_ROWS | {"a1": SMALL_ROWS["a1"].replace(". . . . .", "FE f3 – D! .", 1)}
    roster = read_pasted(PROBLEM, grid(rows=rows)).roster(PROBLEM)
    assert roster.mark("a1", DAYS[0]) is Mark.FE
    assert roster.mark("a1", DAYS[1]) is Mark.F3
    assert roster.codes["a1", DAYS[3]] == "D"


def test_the_rows_of_roster_csv_are_read_as_they_are_written() -> None:
    roster = small_roster(PROBLEM)
    found = read_pasted(PROBLEM, roster_csv(PROBLEM, roster).decode("utf-8-sig"))
    assert not found.faults
    again = found.roster(PROBLEM)
    assert again.duties == roster.duties
    assert again.marks == roster.marks


def test_every_fault_is_told_by_row_and_column() -> None:
    rows = {
        "s1": SMALL_ROWS["s1"].replace("D", "X", 1),
        "who": SMALL_ROWS["s2"],
        "h1": SMALL_ROWS["h1"],
        "h2": SMALL_ROWS["h2"] + " D",
    }
    dates = [f"{day:%d.%m.%Y}" for day in DAYS]
    dates[1], dates[2], dates[3] = "tirsdag", "4.1.2027", "4.1.2031"
    text = grid(dates, rows) + "h1\tD\r\n"
    faults = {(each.row, each.column): each.text for each in read_pasted(PROBLEM, text).faults}
    for place, told in {
        (1, 1): "Disse mangler i turnusen: s2, a1.",
        (1, 3): "«tirsdag» er ikke en dato.",
        (1, 4): "«4.1.2027» står også i kolonne 2.",
        (1, 5): "«4.1.2031» er ikke en dag i planen, som går fra 04.01.2027 til 31.01.2027.",
        (2, 2): "«X» er verken en vaktkode (D, A, N, L1, K) eller et merke",
        (3, 1): "Det er ingen ansatt «who» i avdelingen.",
        (5, 30): "«D» står i en kolonne uten dato i første rad.",
        (6, 1): "«h1» står også på rad 4.",
    }.items():
        assert faults[place].startswith(told), faults.get(place)
    assert len(faults) == 8


@pytest.mark.parametrize("text", ["", "\n\n", "hei", "\t\t", "a\tb\n", '"', "employee,date\n", "0"])
def test_anything_that_is_pasted_gives_a_fault_and_no_error(text: str) -> None:
    assert read_pasted(PROBLEM, text).faults


def test_the_page_answers_with_every_violation(served: Service) -> None:
    asked = {"against": f"scenario:{served.scenarios[0]}", "roster": grid()}
    page = html.unescape(served.client.post("/check", data=asked).text)
    roster = read_pasted(PROBLEM, grid()).roster(PROBLEM)
    problem = results()[0].problem
    violations = check(problem, roster)
    assert violations
    assert f"Ikke lovlig: {len(violations)} brudd" in page
    assert page.count('<a href="/rulebook#') == len(violations)
    for each in violations:
        assert each.text in page
        assert f'href="/rulebook#{each.rule}"' in page
    assert grid().split("\r\n")[1] in page, "what was pasted is still there"


def test_nothing_of_it_is_stored(served: Service) -> None:
    """That somebody has checked something is told to the audit; not what."""
    from sqlalchemy import func, select

    from api.store.tables import Table

    def rows() -> dict[str, int]:
        with served.database.read() as session:
            return {
                name: session.scalar(select(func.count()).select_from(table)) or 0
                for name, table in Table.metadata.tables.items()
                if name != "audit"
            }

    before = rows()
    served.client.post("/check", data={"against": f"run:{served.runs[0]}", "roster": grid()})
    assert rows() == before


def test_faults_come_back_with_what_was_pasted(served: Service) -> None:
    asked = {"against": f"run:{served.runs[0]}", "roster": "x\tikke-dato\ns1\tQQ\n"}
    answer = served.client.post("/check", data=asked)
    assert answer.status_code == 422
    assert "«ikke-dato» er ikke en dato." in answer.text
    assert "s1\tQQ" in answer.text
    assert re.search(r'value="run:\w+" selected', answer.text)
    unchosen = served.client.post("/check", data={"roster": grid()})
    assert unchosen.status_code == 422
    assert "Velg avdeling og alternativ." in unchosen.text
    foreign = served.client.post("/check", data={"against": "run:" + "0" * 32, "roster": grid()})
    assert foreign.status_code == 422


def test_empty_cells_alone_are_a_roster_of_days_off() -> None:
    free = dict.fromkeys(SMALL_ROWS, " ".join("." * len(DAYS)))
    told = read_pasted(PROBLEM, grid(rows=free))
    assert not told.faults
    assert not told.roster(PROBLEM).codes
