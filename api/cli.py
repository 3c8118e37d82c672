"""The command line: compare, solve, positions, check, rules."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from typer import rich_utils

from api.governing import alternatives, governing_markdown, print_governing
from api.interrupt import GIVEN_UP, beside, stop_on_interrupt
from api.plans import plan_data, print_plans
from api.progress import progress
from api.rulebook import as_markdown, print_rules, rulebook
from api.summary import print_faults, print_no_year, print_result, print_stricter, print_violations
from turnus.faults import Fault, InputFaults
from turnus.files.load import load
from turnus.result import Result, Settings
from turnus.scenario import Problem

BAD_INPUT = 2
"""Exit code when the files given can't be used."""

NO_ROSTER = 3
"""Exit code when no lawful roster was found."""

NO_VACATION = (
    "Det finnes ingen ferieplan der alle får ferien sin, tre uker av den om sommeren, uten at for "
    "mange er borte samtidig (max_away_share, max_away_by_competence). Ingen turnus er skrevet."
)
NO_VACATION_IN_TIME = (
    "Fant ingen ferieplan innen tiden der alle får ferien sin uten at for mange er borte samtidig "
    "(max_away_share, max_away_by_competence). Ingen turnus er skrevet."
)
UNLAWFUL = (
    "Turnusen som ble laget, holdt ikke i kontrollen, og er derfor ikke skrevet. Det er en feil i "
    "turnus. Prøv et annet frø (--seed), og meld gjerne fra. Bruddene var:"
)

rich_utils.ARGUMENTS_PANEL_TITLE = "Du oppgir"
rich_utils.OPTIONS_PANEL_TITLE = "Valg"
rich_utils.COMMANDS_PANEL_TITLE = "Kommandoer"
rich_utils.ERRORS_PANEL_TITLE = "Feil"
rich_utils.DEFAULT_STRING = "[ellers: {}]"
rich_utils.REQUIRED_LONG_STRING = "[må oppgis]"

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
console = Console()
errors = Console(stderr=True)

Seconds = Annotated[float, typer.Option(min=1, help="Lengste regnetid for hvert alternativ.")]
Seed = Annotated[int, typer.Option(min=0, help="Frø: samme tall gir samme forsøk.")]
Workers = Annotated[int, typer.Option(min=1, help="Antall tråder det regnes med.")]
Deterministic = Annotated[
    bool, typer.Option("--deterministic", help="Gir nøyaktig samme turnus hver gang, men tregere.")
]
Out = Annotated[Path, typer.Option(help="Mappen resultatet skrives til.", file_okay=False)]


@app.callback()
def _turnus() -> None:
    """Turnus for kommunal helse og omsorg: lovlige årsturnuser og flest mulig hele stillinger.

    Begynn med [bold]turnus compare scenarios/short-term-ward --out ut[/bold]. Det sammenligner
    dagens turnus med en ny og skriver en rapport du kan åpne i nettleseren.
    """


@app.command()
def compare(
    department: Annotated[Path, typer.Argument(help="Mappe med before.yaml og after.yaml.")],
    out: Out,
    seconds: Seconds = Settings.seconds,
    seed: Seed = 1,
    workers: Workers = Settings.workers,
    deterministic: Deterministic = False,
) -> None:
    """Sammenlign dagens turnus (before.yaml) med den nye (after.yaml) og skriv en rapport."""
    settings = Settings(seconds, seed, workers, deterministic)
    with _input_faults():
        before, after = _both(department)
        _same_question(before, after)
    results = _solve_each({"before": before, "after": after}, settings, out)
    if len(results) < 2:
        console.print("Stoppet før begge turnusene var laget. Da blir det ingen rapport.")
        raise typer.Exit(GIVEN_UP)
    from turnus.compare import compare as compared
    from turnus.report import write_report

    report = out / "report.html"
    write_report(compared(*results), report)
    console.print(f"\nRapporten er klar: [bold]{report}[/bold]", soft_wrap=True)
    console.print("Åpne den i nettleseren.")


@app.command()
def solve(
    scenario: Annotated[Path, typer.Argument(help="Et scenario, som after.yaml.")],
    out: Out,
    seconds: Seconds = Settings.seconds,
    seed: Seed = 1,
    workers: Workers = Settings.workers,
    deterministic: Deterministic = False,
) -> None:
    """Lag årsturnus for ett scenario og skriv den som csv, xlsx og json."""
    with _input_faults():
        problem = load(scenario)
    settings = Settings(seconds, seed, workers, deterministic)
    if not _solve_each({"": problem}, settings, out):
        raise typer.Exit(GIVEN_UP)


@app.command()
def positions(
    source: Annotated[Path, typer.Argument(help="Et scenario, eller mappen til en avdeling.")],
    as_json: Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON.")] = False,
) -> None:
    """Hvor mange kan ha hel stilling? Viser stillingsplanene, og beviset for at flere ikke går."""
    with _input_faults():
        problems = _both(source) if source.is_dir() else (load(source),)
    from solver import plan_positions

    plans = {problem.scenario.id: plan_positions(problem) for problem in problems}
    if as_json:
        data = {id: [plan_data(plan) for plan in each] for id, each in plans.items()}
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        return
    for problem, each in zip(problems, plans.values(), strict=True):
        print_plans(console, problem.scenario.title, each)


@app.command()
def check(
    folder: Annotated[Path, typer.Argument(help="En mappe som solve eller compare har skrevet.")],
) -> None:
    """Kontroller en ferdig turnus mot alle reglene, også når noen har endret den for hånd.

    Utgangskode 0: ingen brudd. 1: brudd. 2: filene kan ikke leses.
    """
    from turnus.files import read_folder
    from turnus.rules import check as checked
    from turnus.rules.stricter import stricter_readings

    folders = [each for name in ("before", "after") if (each := folder / name).is_dir()]
    with _input_faults():
        read = [(each, *read_folder(each)) for each in folders or [folder]]
    found = False
    for each, problem, roster in read:
        violations = tuple(checked(problem, roster))
        print_violations(console, each, violations)
        print_stricter(console, stricter_readings(problem, roster))
        found = found or bool(violations)
    if found:
        raise typer.Exit(1)


@app.command()
def rules(
    department: Annotated[
        Path | None,
        typer.Option(help="Mappen til en avdeling, eller et scenario: vis hva som gjelder der."),
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Skriv en Markdown-tabell.")] = False,
) -> None:
    """Vis reglene turnusen følger: paragraf, innhold, tall og hvor sikre vi er på dem.

    Med --department: hvilke regler som gjelder i avdelingen, med hvilke tall, og hvem som må
    skrive under.
    """
    if department is not None:
        with _input_faults():
            given = alternatives(department)
        if markdown:
            sys.stdout.write(governing_markdown(given))
        else:
            print_governing(console, given)
        return
    lines = rulebook()
    if markdown:
        sys.stdout.write(as_markdown(lines))
    else:
        print_rules(console, lines)


def main() -> None:
    """Run the command that was typed."""
    app(prog_name="turnus")


def _both(department: Path) -> tuple[Problem, Problem]:
    """Both alternatives of a department; the faults of both are told together."""
    problems: list[Problem] = []
    faults: list[Fault] = []
    for name in ("before.yaml", "after.yaml"):
        try:
            problems.append(load(department / name))
        except InputFaults as error:
            faults += error.faults
    if faults:
        raise InputFaults(tuple(dict.fromkeys(faults)))
    before, after = problems
    return before, after


def _same_question(before: Problem, after: Problem) -> None:
    """Refuse to compare alternatives that do not answer for the same department and days."""
    same = before.department == after.department and before.calendar == after.calendar
    if not same:
        errors.print(
            "Kan ikke sammenligne: before.yaml og after.yaml må ha samme avdeling, start og uker."
        )
        raise typer.Exit(BAD_INPUT)


def _solve_each(problems: dict[str, Problem], settings: Settings, out: Path) -> list[Result]:
    """Solve one after the other, each written to its own folder as soon as it is done."""
    _make_folder(out)
    results: list[Result] = []
    with stop_on_interrupt(errors.print) as stop:
        from solver import NoLawfulYearError, NoVacationPlanError, UnlawfulRosterError
        from solver import solve as solved
        from turnus.files import write_result

        for name, problem in problems.items():
            if stop.is_set():
                break
            try:
                with progress(console) as report:
                    result = beside(partial(solved, problem, settings, report, stop))
            except NoLawfulYearError as error:
                print_no_year(errors, error.employee, error.rules, proved=error.proved)
                raise typer.Exit(NO_ROSTER) from error
            except NoVacationPlanError as error:
                errors.print(NO_VACATION if error.proved else NO_VACATION_IN_TIME, soft_wrap=True)
                raise typer.Exit(NO_ROSTER) from error
            except UnlawfulRosterError as error:
                errors.print(f"{UNLAWFUL}\n{error}", markup=False, soft_wrap=True)
                raise typer.Exit(NO_ROSTER) from error
            write_result(result, out / name)
            print_result(console, result, out / name)
            results.append(result)
    return results


def _make_folder(folder: Path) -> None:
    """Find out before the long work whether the folder can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        errors.print(f"Kan ikke lage mappen {folder}: {error.strerror}.", markup=False)
        raise typer.Exit(BAD_INPUT) from error


@contextmanager
def _input_faults() -> Iterator[None]:
    """Tell every fault of the input and end with its exit code."""
    try:
        yield
    except InputFaults as error:
        print_faults(errors, error.faults)
        raise typer.Exit(BAD_INPUT) from error
