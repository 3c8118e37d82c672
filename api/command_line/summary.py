"""What a command tells when it ends: faults, results, violations."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from api.command_line.wording import STATUS, day, number, percent
from turnus.faults import Fault
from turnus.goals import GOALS
from turnus.result import Result, Stage
from turnus.rules.rule import Rule, Violation
from turnus.rules.stricter import StricterReading
from turnus.texts.units import unit_text

NOTHING_DONE = "Ingenting er regnet ut."


def print_faults(console: Console, faults: Sequence[Fault], done: str = NOTHING_DONE) -> None:
    """Every fault of the input files, file by file; ``done`` says what has come of it."""
    count = "Én feil" if len(faults) == 1 else f"{len(faults)} feil"
    console.print(f"[bold]{count} i inndata. {done}[/bold]")
    for file, group in groupby(faults, key=lambda fault: fault.file):
        console.print(f"\n{escape(file)}", soft_wrap=True)
        for fault in group:
            place = f"{fault.path}: " if fault.path else ""
            line = f"linje {fault.line}, " if fault.line else ""
            console.print(
                f"  {line}{place}{fault.text}", markup=False, highlight=False, soft_wrap=True
            )


def print_result(console: Console, result: Result, folder: Path) -> None:
    """The main figures of a solved scenario, and where its files are."""
    plan = result.plan
    console.print(f"\n[bold]{escape(result.problem.scenario.title)}[/bold]")
    console.print(
        f"Hele stillinger: {plan.full_time} av {plan.heads} ({percent(plan.share)}), "
        f"øvre grense {percent(plan.bound)}."
    )
    table = Table("Mål")
    for heading in ("Verdi", "Grense"):
        table.add_column(heading, justify="right")
    table.add_column("Status")
    for stage in result.stages:
        table.add_row(*_stage(stage))
    console.print(table)
    for note in result.notes:
        console.print(note, markup=False)
    console.print(f"{STATUS[result.status].capitalize()}, {number(result.seconds)} s.")
    console.print(f"Filene ligger i {escape(str(folder))}.", soft_wrap=True)


def print_violations(console: Console, folder: Path, violations: Sequence[Violation]) -> None:
    """Every violation by rule, paragraph, person, date, measured and limit."""
    console.print(f"[bold]{escape(str(folder))}[/bold]", soft_wrap=True)
    if not violations:
        console.print("Ingen brudd på reglene.")
        return
    for each in violations:
        where = " ".join(filter(None, (each.employee, day(each.day))))
        console.print(
            f"  {each.rule} ({each.paragraph}), {where or 'hele planen'}: "
            f"målt {_amount(each.measured, each.unit)}, grense {_amount(each.limit, each.unit)}. "
            f"{each.text}",
            markup=False,
            highlight=False,
            soft_wrap=True,
        )
    console.print(f"{len(violations)} brudd.")


def print_untold(console: Console, rules: Sequence[Rule]) -> None:
    """Rules that are not broken, but that nobody can say are kept either."""
    for rule in rules:
        console.print(
            f"  Ikke kontrollert ({rule.id}, {rule.law.paragraph}): {rule.law.title} kan ikke "
            "kontrolleres uten grunnturnus: problem.json sier ikke hvor mange dager som skal gis.",
            markup=False,
            highlight=False,
            soft_wrap=True,
        )


def print_stricter(console: Console, readings: Sequence[StricterReading]) -> None:
    """Warnings: what stricter readings of the rules would not let through."""
    for each in readings:
        if each.people:
            who = "én ansatt" if each.people == 1 else f"{each.people} ansatte"
            console.print(
                f"  Varsel, ikke brudd ({each.id}): {who} ville ikke holdt en strengere lesning. "
                f"{each.title}.",
                markup=False,
                highlight=False,
                soft_wrap=True,
            )


def _amount(value: float, unit: str) -> str:
    """A number of a violation; minutes are shown as hours."""
    if unit == "min" and abs(value) >= 60:
        return f"{number(value / 60, 2)} t"
    return f"{number(value, 2)} {unit_text(unit, value)}"


def _stage(stage: Stage) -> tuple[str, str, str, str]:
    goal = next((each for each in GOALS if each.id == stage.goal), None)
    title, unit = (goal.title, goal.unit) if goal else (stage.goal, "")
    return title, _in(stage.value, unit), _in(stage.bound, unit), STATUS[stage.status]


def _in(value: int | None, unit: str) -> str:
    """Minutes are shown as hours, hundredths of a point as points."""
    if value is None:
        return "–"
    if unit == "poeng":
        return f"{number(value / 100)} poeng"
    return f"{number(value / 60)} t" if unit == "min" else number(value)
