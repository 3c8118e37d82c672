"""``turnus rules``: what governs a department, with which numbers, and who signs."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner

from api.command_line import app as cli
from turnus.pay import PAY_RULES
from turnus.rulebook import pay
from turnus.rules import RULES

WARD = Path(__file__).parents[3] / "scenarios" / "short-term-ward"
SPACE = "\N{NO-BREAK SPACE}"
runner = CliRunner()


def rules(*arguments: object, columns: int = 300) -> Any:
    """What the command says in a terminal of so many columns."""
    usual, cli.console = cli.console, Console(width=columns)
    try:
        return runner.invoke(cli.app, ["rules", *(str(each) for each in arguments)])
    finally:
        cli.console = usual


def told(*arguments: object) -> str:
    answer = rules(*arguments)
    assert answer.exit_code == 0, answer.output
    return str(answer.output).replace(SPACE, " ")


def copy(folder: Path, *names: str, **changes: str) -> Path:
    """The ward's files, with ``old=new`` texts changed in all of them."""
    for name in names:
        text = (WARD / name).read_text(encoding="utf-8")
        for old, new in changes.items():
            text = text.replace(old, new)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_whole_rulebook_has_every_rule_and_no_field_name() -> None:
    text = told()
    assert all(f"({each.id}, " in text for each in RULES)
    assert "fri minst 11 t (L0), 11 t (L1), 8 t (L2), 11 t (L3)" in text
    assert "_" not in text
    rows = told("--markdown").splitlines()
    assert rows[0].startswith("| Regel | Paragraf")
    assert len(rows) == len(RULES) + len(PAY_RULES) + 2


def test_the_rules_on_pay_are_told_with_the_rates_of_the_day() -> None:
    text = told()
    assert all(f"({id}, " in text for id in PAY_RULES)
    assert "Tall: 22 % av timelønna, minst 70 kr/t" in text
    assert "25 % av timelønna om natten, minst 70 kr/t om natten" in text
    assert "133 1/3 % av timelønna" in text
    law = pay.pay_rule("R-T7")
    stairs = pay.rates_on(law, date(2020, 6, 1)).replace(SPACE, " ")
    assert stairs.startswith("minst 53 kr/t, 100 kr/t fra 290 helgetimer i året")
    assert not pay.rates_on(law, date(2010, 1, 1))


def test_rules_govern_where_somebody_is_concerned(tmp_path: Path) -> None:
    copy(tmp_path, "department.yaml", "before.yaml")
    text = told("--department", tmp_path)
    assert all(f"({id}, " in text for id in PAY_RULES if id != "R-T12")
    assert "påskeaften er med" in text
    silent = text.split("Gjelder ikke her\n")[1]
    assert "(HTA kap. 1 § 6.5): en plan har ingen overtid å betale." in silent
    for id, because in (
        ("minors", "ingen er under 18 år"),
        ("reduced-hours", "ingen har redusert stilling"),
        ("mentoring", "ingen er nyansatt"),
    ):
        assert f"({id}, " not in text
        assert because in silent
    department = tmp_path / "department.yaml"
    lines = department.read_text(encoding="utf-8")
    young = lines.replace("{id: SPL02, ", "{id: SPL02, turns_18: 2027-08-01, ")
    department.write_text(young, encoding="utf-8")
    assert "(minors, " in told("--department", tmp_path)


def test_a_department_has_its_own_numbers_and_signatures() -> None:
    text = told("--department", WARD)
    assert text.startswith("Regler som gjelder for Korttidsavdeling (eksempel)")
    assert "Dagens turnus (before.yaml): plan fra 4. januar 2027 til 2. januar 2028" in text
    assert "avtalenivå L2, avtale med de tillitsvalgte" in text
    assert "fri minst 9 t (avtalt her; nivået tillater 8 t)" in text
    assert "Ny turnus: stillinger som beholdes: som i dag; nye stillinger: hver fjerde helg" in text
    assert "Underskrift: Dagens turnus: ingen. Ny turnus: den ansatte, samtykke" in text
    signed = text.split("Underskrifter\n")[1].split("\n\n")[0]
    assert "De tillitsvalgte, skriftlig: Gjennomsnitt etter avtale med tillitsvalgte; " in signed
    silent = text.split("Gjelder ikke her\n")[1]
    assert "gjelder bare nivå L3, tillatelse fra Arbeidstilsynet; avdelingen har L2." in silent
    assert "(avg-permit, " not in text
    assert "_" not in text
    assert "Lovtolkninger" not in text


def test_narrow_terminals_keep_the_indent() -> None:
    answer = rules("--department", WARD, columns=60)
    assert answer.exit_code == 0
    below = answer.output.split("\n  Med skriftlig avtale")[1].split("\n\n")[0].splitlines()[1:]
    assert len(below) > 4
    assert all(each.startswith("  ") for each in below)


def test_markdown_for_a_department() -> None:
    text = told("--department", WARD, "--markdown")
    assert "| Regel | Paragraf | Hva den krever |" in text
    assert "fri minst 9 t (avtalt her; nivået tillater 8 t)" in text
    assert "**Gjelder ikke her**" in text
    assert "_" not in text


def test_a_rule_of_one_alternative_says_which(tmp_path: Path) -> None:
    copy(tmp_path, "department.yaml", "before.yaml")
    after = (WARD / "after.yaml").read_text(encoding="utf-8")
    (tmp_path / "after.yaml").write_text(after + "keep_shorter_week: false\n", encoding="utf-8")
    text = told("--department", tmp_path)
    rule = text.split("(shorter-week, ")[1].split("\n\n")[0]
    assert "Tall: bare dagens turnus: høyst per uke 35,5 t" in rule
    assert "Ny turnus" not in rule


def test_choices_that_are_not_usual_are_listed(tmp_path: Path) -> None:
    copy(tmp_path, "before.yaml", "after.yaml")
    text = (WARD / "department.yaml").read_text(encoding="utf-8")
    changed = text.replace("agreement:\n", "agreement:\n  reading: {averaging: rolling}\n", 1)
    assert changed != text
    (tmp_path / "department.yaml").write_text(changed, encoding="utf-8")
    below = told("--department", tmp_path).split("annerledes enn vanlig\n")[1]
    assert "I7 Snitt over 8 uker og 4 uker" in below
    assert "Her: Alle løpende perioder. Vanlig: Faste perioder fra planens start." in below


@pytest.mark.parametrize("names", [("department.yaml",), ("department.yaml", "after.yaml")])
def test_a_folder_without_both_alternatives(tmp_path: Path, names: tuple[str, ...]) -> None:
    text = told("--department", copy(tmp_path, *names))
    assert "(avg-union, " in text
    assert ("Ny turnus (after.yaml)" in text) == ("after.yaml" in names)
    assert ("Uten alternativ" in text) == ("after.yaml" not in names)


def test_the_department_file_or_a_scenario_will_do() -> None:
    assert "Uten alternativ: plan fra" in told("--department", WARD / "department.yaml")
    assert "Ny turnus (after.yaml): plan fra" in told("--department", WARD / "after.yaml")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("finnes-ikke", None, "Filen finnes ikke"),
        ("tom", "", "department.yaml"),
        ("department.yaml", "{", "ikke gyldig YAML"),
        ("department.yaml", "id: x\n", "name"),
        ("after.yaml", "department: ../borte.yaml\nid: x\n", "borte.yaml"),
    ],
)
def test_bad_input_is_told(tmp_path: Path, name: str, text: str | None, told: str) -> None:
    place = tmp_path / name
    if text == "":
        place.mkdir()
    elif text is not None:
        place.write_text(text, encoding="utf-8")
    answer = rules("--department", place)
    assert answer.exit_code == 2
    assert told in answer.output
    assert "Traceback" not in answer.output


def test_faults_of_both_alternatives_are_told_once(tmp_path: Path) -> None:
    copy(tmp_path, "department.yaml", "before.yaml", "after.yaml", **{"weeks: 52\n": "weeks: 99\n"})
    answer = rules("--department", tmp_path)
    assert answer.exit_code == 2
    assert answer.output.count("weeks: ") == 2
