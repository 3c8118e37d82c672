"""The command line: compare, solve, positions, check, rules, serve, template, import."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from api.command_line.governing import alternatives, governing_markdown, print_governing
from api.command_line.interrupt import GIVEN_UP, beside, stop_on_interrupt
from api.command_line.keeping import backup, restore
from api.command_line.outputs import OutputFault, Outputs
from api.command_line.personal import audit, erase, retention
from api.command_line.plans import plan_data, print_plans
from api.command_line.progress import progress
from api.command_line.refusal import BAD_INPUT, input_faults
from api.command_line.rulebook import as_markdown, print_rules, rulebook
from api.command_line.serve import serve
from api.command_line.summary import (
    print_result,
    print_stricter,
    print_untold,
    print_violations,
)
from api.command_line.template import import_template, template
from api.command_line.usage import OPTIONS, Commands, OneCommand, seconds_of, whole_from
from api.command_line.users import users
from turnus.faults import Fault, InputFaults
from turnus.files.load import load
from turnus.files.trouble import is_folder
from turnus.result import Result, Settings
from turnus.scenario import Problem

NO_ROSTER = 3
"""Exit code when no lawful roster was found."""

REPORT = "report.html"
app = typer.Typer(
    cls=Commands,
    options_metavar=OPTIONS,
    subcommand_metavar="KOMMANDO ...",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
command = partial(app.command, cls=OneCommand, options_metavar=OPTIONS)
console = Console()
errors = Console(stderr=True)

Seconds = Annotated[
    float,
    typer.Option(
        parser=seconds_of,
        metavar="SEKUNDER",
        help="Regnetid for hvert alternativ; et lovlig utkast gjøres alltid ferdig.",
    ),
]
Seed = Annotated[
    int,
    typer.Option(parser=whole_from(0), metavar="TALL", help="Frø: samme tall gir samme forsøk."),
]
Workers = Annotated[
    int,
    typer.Option(parser=whole_from(1), metavar="TALL", help="Antall tråder det regnes med."),
]
Deterministic = Annotated[
    bool, typer.Option("--deterministic", help="Gir nøyaktig samme turnus hver gang, men tregere.")
]
Out = Annotated[Path, typer.Option(metavar="MAPPE", help="Mappen resultatet skrives til.")]


@app.callback()
def _turnus() -> None:
    """Turnus for kommunal helse og omsorg: lovlige årsturnuser og flest mulig hele stillinger.

    Begynn med [bold]turnus compare scenarios/short-term-ward --out ut[/bold]. Det sammenligner
    dagens turnus med en ny og skriver en rapport du kan åpne i nettleseren.
    """


@command()
def compare(
    department: Annotated[
        Path, typer.Argument(metavar="AVDELING", help="Mappe med before.yaml og after.yaml.")
    ],
    out: Out,
    seconds: Seconds = Settings.seconds,
    seed: Seed = 1,
    workers: Workers = Settings.workers,
    deterministic: Deterministic = False,
) -> None:
    """Sammenlign dagens turnus (before.yaml) med den nye (after.yaml) og skriv en rapport."""
    settings = Settings(seconds, seed, workers, deterministic)
    with input_faults():
        before, after = _both(department)
        _same_question(before, after)
    with _outputs(out) as outputs:
        results = _solve_each({"before": before, "after": after}, settings, outputs, (REPORT,))
        if len(results) < 2:
            console.print("Stoppet før begge turnusene var laget. Da blir det ingen rapport.")
            raise typer.Exit(GIVEN_UP)
        from turnus.compare import compare as compared
        from turnus.report import write_report

        comparison = compared(*results)
        outputs.write(lambda folder: write_report(comparison, folder / REPORT))
        report = escape(str(outputs.folder / REPORT))
        console.print(f"\nRapporten er klar: [bold]{report}[/bold]", soft_wrap=True)
        console.print("Åpne den i nettleseren.")


@command()
def solve(
    scenario: Annotated[
        Path, typer.Argument(metavar="SCENARIO", help="Et scenario, som after.yaml.")
    ],
    out: Out,
    seconds: Seconds = Settings.seconds,
    seed: Seed = 1,
    workers: Workers = Settings.workers,
    deterministic: Deterministic = False,
) -> None:
    """Lag årsturnus for ett scenario og skriv den som csv, xlsx og json."""
    with input_faults():
        problem = load(scenario)
    settings = Settings(seconds, seed, workers, deterministic)
    with _outputs(out) as outputs:
        if not _solve_each({"": problem}, settings, outputs):
            raise typer.Exit(GIVEN_UP)


@command()
def positions(
    source: Annotated[
        Path, typer.Argument(metavar="KILDE", help="Et scenario, eller mappen til en avdeling.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON.")] = False,
) -> None:
    """Hvor mange kan ha hel stilling? Viser stillingsplanene, og beviset for at flere ikke går."""
    with input_faults():
        problems = _both(source) if is_folder(source) else (load(source),)
    from solver import plan_positions

    plans = {problem.scenario.id: plan_positions(problem) for problem in problems}
    if as_json:
        data = {id: [plan_data(plan) for plan in each] for id, each in plans.items()}
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        return
    for problem, each in zip(problems, plans.values(), strict=True):
        print_plans(console, problem.scenario.title, each)


@command()
def check(
    folder: Annotated[
        Path, typer.Argument(metavar="MAPPE", help="En mappe som solve eller compare har skrevet.")
    ],
) -> None:
    """Kontroller en ferdig turnus mot alle reglene, også når noen har endret den for hånd.

    Utgangskode 0: ingen brudd. 1: brudd. 2: filene kan ikke leses.
    """
    from turnus.files import has_roster, read_folder
    from turnus.rules import check as checked
    from turnus.rules import untold
    from turnus.rules.stricter import stricter_readings

    parts = [each for name in ("before", "after") if is_folder(each := folder / name)]
    alone = [folder] if not parts or has_roster(folder) else []
    with input_faults():
        read = [(each, *read_folder(each)) for each in (*alone, *parts)]
        _one_comparison(folder, [problem for each, problem, _ in read if each in parts])
    found = False
    for each, problem, roster in read:
        violations = tuple(checked(problem, roster))
        print_violations(console, each, violations)
        print_untold(console, untold(problem, violations))
        print_stricter(console, stricter_readings(problem, roster))
        found = found or bool(violations)
    if found:
        raise typer.Exit(1)


@command()
def rules(
    department: Annotated[
        Path | None,
        typer.Option(
            metavar="KILDE",
            help="Mappen til en avdeling, eller et scenario: vis hva som gjelder der.",
        ),
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Skriv en Markdown-tabell.")] = False,
) -> None:
    """Vis reglene turnusen følger: paragraf, innhold, tall og hvor sikre vi er på dem.

    Med --department: hvilke regler som gjelder i avdelingen, med hvilke tall, og hvem som må
    skrive under.
    """
    if department is not None:
        with input_faults():
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


command()(serve)
command("template")(template)
command("import")(import_template)
command()(backup)
command()(restore)
command()(audit)
command()(erase)
command()(retention)
app.add_typer(users, name="users")


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


def _one_comparison(folder: Path, problems: Sequence[Problem]) -> None:
    """Refuse a folder where one alternative is left from an earlier comparison."""
    if any(not _comparable(problems[0], each) for each in problems[1:]):
        wanted = "før og etter for samme avdeling og samme tid"
        told = (
            "before og after gjelder ikke samme avdeling og tid, så de er ikke fra samme "
            "sammenligning. Kjør compare på nytt, eller kontroller én av mappene: "
            f"turnus check {folder / 'before'}."
        )
        raise InputFaults((Fault(str(folder), "", None, "to ulike", wanted, told),))


def _comparable(one: Problem, other: Problem) -> bool:
    return one.department == other.department and one.calendar == other.calendar


def _same_question(before: Problem, after: Problem) -> None:
    """Refuse to compare alternatives that do not answer for the same department and days."""
    if not _comparable(before, after):
        errors.print(
            "Kan ikke sammenligne: before.yaml og after.yaml må ha samme avdeling, start og uker."
        )
        raise typer.Exit(BAD_INPUT)


def _solve_each(
    problems: dict[str, Problem],
    settings: Settings,
    outputs: Outputs,
    reports: tuple[str, ...] = (),
) -> list[Result]:
    """Solve one after the other, each written to its own folder as soon as it is done.

    A report on what stood there before is taken away when the first is written.
    """
    outputs.probe(tuple(problems), reports)
    results: list[Result] = []
    with stop_on_interrupt(errors.print) as stop:
        from api.unsolved import reason_of
        from solver import NoLawfulYearError, NoVacationPlanError, UnlawfulRosterError
        from solver import solve as solved

        for name, problem in problems.items():
            if stop.is_set():
                break
            try:
                with progress(console) as report:
                    result = beside(partial(solved, problem, settings, report, stop))
            except (NoLawfulYearError, NoVacationPlanError, UnlawfulRosterError) as error:
                errors.print(reason_of(error), markup=False, highlight=False, soft_wrap=True)
                raise typer.Exit(NO_ROSTER) from error
            outputs.write(partial(_put, result, name, reports))
            print_result(console, result, outputs.folder / name)
            results.append(result)
    return results


def _put(result: Result, name: str, reports: tuple[str, ...], folder: Path) -> None:
    from turnus.files import write_result

    for each in reports:
        (folder / each).unlink(missing_ok=True)
    write_result(result, folder / name)


@contextmanager
def _outputs(folder: Path) -> Iterator[Outputs]:
    """Where the results go; ends with the exit code of file faults if that is not the folder."""
    outputs = Outputs(folder, errors)
    try:
        yield outputs
    except OutputFault as error:
        raise typer.Exit(BAD_INPUT) from error
    if outputs.moved:
        raise typer.Exit(BAD_INPUT)
