"""Which rules govern a department, with which numbers, and whose signature each needs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from rich.console import Console

from api.command_line.rulebook import RuleLine, as_markdown, indented, line, print_rules
from turnus.faults import Fault, InputFaults
from turnus.files.load import load, load_department
from turnus.files.source import read_source
from turnus.files.trouble import is_folder
from turnus.law import Provision
from turnus.rulebook import pay
from turnus.rulebook.names import LEVELS
from turnus.rulebook.numbers import numbers
from turnus.rulebook.readings import unusual
from turnus.rulebook.reasons import why_not
from turnus.rulebook.signatures import signature
from turnus.rules import RULES
from turnus.rules.rule import Rule
from turnus.scenario import Problem, Scenario
from turnus.texts.numbers import short_day

SCENARIOS = ("before.yaml", "after.yaml")
Alternatives = Mapping[str, Problem]
"""The department's problem by the name of its alternative: before, after; empty: no scenario."""


@dataclass(frozen=True)
class Silent:
    """A rule that governs none of the alternatives, and why."""

    law: Provision
    because: str


def alternatives(path: Path) -> Alternatives:
    """What a department's folder, its file or a scenario's file holds.

    A department without scenarios is read with one that has every option at its default.

    Raises
    ------
    InputFaults
        With the faults of all its files.
    """
    if not is_folder(path):
        tree = read_source(path).tree
        if tree is not None and "department" in tree:
            return {path.stem: load(path)}
        return {"": _without_scenario(path)}
    files = [path / name for name in SCENARIOS if (path / name).exists()]
    if not files:
        return {"": _without_scenario(path / "department.yaml")}
    problems: dict[str, Problem] = {}
    faults: list[Fault] = []
    for each in files:
        try:
            problems[each.stem] = load(each)
        except InputFaults as error:
            faults += error.faults
    if faults:
        raise InputFaults(tuple(dict.fromkeys(faults)))
    return problems


def print_governing(console: Console, given: Alternatives) -> None:
    """The rules that govern, one by one; below them those that don't, and unusual readings."""
    for text in _heading(given):
        console.print(text, markup=False, highlight=False)
    console.print()
    print_rules(console, tuple(_lines(given)))
    for heading, texts in _below(given):
        console.print(f"[bold]{heading}[/bold]")
        for text in texts:
            indented(console, text)
        console.print()


def governing_markdown(given: Alternatives) -> str:
    """The same as Markdown."""
    parts = ["\n\n".join(_heading(given)) + "\n", as_markdown(tuple(_lines(given)))]
    for heading, texts in _below(given):
        parts.append(f"**{heading}**\n\n" + "".join(f"- {text}\n" for text in texts))
    return "\n".join(parts)


def _without_scenario(path: Path) -> Problem:
    department = load_department(path)
    scenario = Scenario.model_validate(
        {
            "id": "default",
            "title": "uten alternativ",
            "weekend_patterns": ["1/3"],
            "shifts": [{"code": shift.code} for shift in department.shifts],
        }
    )
    return Problem.of(department, scenario)


def _heading(given: Alternatives) -> Iterator[str]:
    names = dict.fromkeys(each.department.name for each in given.values())
    yield f"Regler som gjelder for {' og '.join(names)}"
    for name, problem in given.items():
        level = problem.agreement.level.value
        first, last = problem.calendar.start, problem.calendar.end - timedelta(days=1)
        file = f" ({name}.yaml)" if name else ""
        yield (
            f"{_told(name)}{file}: plan fra {short_day(first)} til {short_day(last)}, "
            f"avtalenivå {level}, {LEVELS[level]}."
        )


def _told(name: str) -> str:
    """What an alternative is called."""
    told = {"before": "Dagens turnus", "after": "Ny turnus", "": "Uten alternativ"}
    return told.get(name, name)


def _lines(given: Alternatives) -> Iterator[RuleLine]:
    for rule in RULES:
        told = {name: each for name, each in given.items() if rule.governs(each)}
        if not told:
            continue
        counted = _joined({name: "; ".join(numbers(each, rule.law)) for name, each in told.items()})
        signed = _joined({name: signature(each, rule) for name, each in told.items()})
        if len(told) < len(given):
            where = f"bare {' og '.join(_told(name).lower() for name in told)}"
            counted = f"{where}: {counted}" if counted else where
        yield line(rule.law, counted, signed)
    for law in pay.laws():
        if law.id not in pay.UNPAID:
            yield line(law, _joined({name: pay.rates(each, law) for name, each in given.items()}))


def _joined(texts: Mapping[str, str]) -> str:
    """One text where all alternatives have the same, else each under its name."""
    if len(set(texts.values())) == 1:
        return next(iter(texts.values()))
    return ". ".join(f"{_told(name)}: {text or 'ingen'}" for name, text in texts.items())


def _below(given: Alternatives) -> Iterator[tuple[str, Sequence[str]]]:
    yield "Underskrifter", tuple(_signers(given))
    silent = tuple(_silent(given))
    if silent:
        yield (
            "Gjelder ikke her",
            [f"{each.law.title} ({each.law.paragraph}): {each.because}." for each in silent],
        )
    chosen = dict.fromkeys(
        f"{id} {question} Her: {choice} Vanlig: {usual}"
        for problem in given.values()
        for (id, question, choice), usual in unusual(problem.agreement.reading)
    )
    if chosen:
        yield "Lovtolkninger som er valgt annerledes enn vanlig", tuple(chosen)


def _signers(given: Alternatives) -> Iterator[str]:
    """Everybody who must sign in some alternative, with what for."""
    found: dict[str, list[str]] = {}
    for rule in RULES:
        for who in dict.fromkeys(signature(each, rule) for each in given.values()):
            if who:
                found.setdefault(who, []).append(rule.law.title)
    for who, titles in found.items():
        yield f"{who[:1].upper()}{who[1:]}: {'; '.join(titles)}."


def _silent(given: Alternatives) -> Iterator[Silent]:
    for rule in RULES:
        if any(rule.governs(each) for each in given.values()):
            continue
        reasons = dict.fromkeys(_because(rule, each) for each in given.values())
        yield Silent(rule.law, "; ".join(reasons))
    for law in pay.laws():
        if law.id in pay.UNPAID:
            yield Silent(law, pay.UNPAID[law.id])


def _because(rule: Rule, problem: Problem) -> str:
    """Why the rule is silent, and who must have signed that it is."""
    who = signature(problem, rule)
    return why_not(rule, problem) + (f" (underskrift: {who})" if who else "")
