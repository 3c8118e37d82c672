"""Every row of the catalogue of working-time rules, and where it is done, told or left out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from turnus.agreement import Level
from turnus.roster import Roster
from turnus.roster_facts import roster_facts
from turnus.scenario import Problem

KINDS = ("rule", "parameter", "goal", "indicator", "pay", "code")
"""Where a row can be done."""
FULL_TIME = 100


@dataclass(frozen=True)
class Check:
    """What no roster can show; a leader sees to it. Texts in bokmål."""

    text: str
    paragraph: str
    who: str
    concerns: str = "everybody"
    """Which departments: a key of ``CONCERNS``."""


@dataclass(frozen=True)
class LeftOut:
    """Why a row, or a part of it, is not done."""

    norwegian: str
    english: str


@dataclass(frozen=True)
class Entry:
    """One row of the catalogue."""

    id: str
    section: str
    """Of the catalogue; ``own`` for the department's own agreements."""
    places: Mapping[str, tuple[str, ...]]
    """Ids, fields or names by kind."""
    check: Check | None
    left_out: LeftOut | None
    why: str


@cache
def catalogue() -> tuple[Entry, ...]:
    """Every row of sections 1 to 6, in their order."""
    return tuple(_entry(each, each["section"]) for each in _data()["catalogue"])


@cache
def own_agreements() -> tuple[Entry, ...]:
    """Rules that no row of the catalogue asks for: departments agree on them."""
    return tuple(_entry(each, "own") for each in _data()["own"])


def checklist(problem: Problem, roster: Roster) -> tuple[Check, ...]:
    """What a leader must see to beside the roster, in this department."""
    return tuple(
        each.check
        for each in catalogue()
        if each.check and CONCERNS[each.check.concerns](problem, roster)
    )


def left_out() -> Iterator[tuple[Entry, LeftOut]]:
    """Every row that is not done, or not wholly."""
    for entry in catalogue():
        if entry.left_out:
            yield entry, entry.left_out


def left_out_table() -> str:
    """Rows by their reason, as a Markdown table for the README."""
    reasons: dict[str, list[str]] = {}
    for entry, reason in left_out():
        part = " (in part)" if entry.places else ""
        reasons.setdefault(reason.english, []).append(f"`{entry.id}`{part}")
    lines = ["| Left out | Why |", "| --- | --- |"]
    lines += [f"| {', '.join(ids)} | {reason} |" for reason, ids in reasons.items()]
    return "\n".join(lines) + "\n"


def _data() -> Mapping[str, Any]:
    text = (files("turnus") / "catalogue.yaml").read_text(encoding="utf-8")
    data: Mapping[str, Any] = yaml.safe_load(text)
    return data


def _entry(data: Mapping[str, Any], section: str) -> Entry:
    places = {
        kind: (data[kind],) if isinstance(data[kind], str) else tuple(data[kind])
        for kind in KINDS
        if kind in data
    }
    reason = data.get("left_out")
    return Entry(
        data["id"],
        section,
        places,
        Check(**data["not_breakable"]) if "not_breakable" in data else None,
        LeftOut(reason["no"], reason["en"]) if reason else None,
        data.get("why", ""),
    )


def _everybody(problem: Problem, roster: Roster) -> bool:  # noqa: ARG001
    return True


def _union_agreement(problem: Problem, roster: Roster) -> bool:  # noqa: ARG001
    return problem.agreement.level not in (Level.L0, Level.L1, Level.L3)


def _sundays(problem: Problem, roster: Roster) -> bool:  # noqa: ARG001
    return any(duty.day.weekday() == 6 for row in roster.duties.values() for duty in row)


def _nights(problem: Problem, roster: Roster) -> bool:
    codes = {shift.code for shift in problem.shifts if shift.night}
    return any(duty.shift in codes for row in roster.duties.values() for duty in row)


def _mainly_nights(problem: Problem, roster: Roster) -> bool:
    return any(roster_facts(problem, roster, each).mainly_night for each in problem.employees)


def _part_time(problem: Problem, roster: Roster) -> bool:  # noqa: ARG001
    return any(each.position_percent < FULL_TIME for each in problem.employees)


CONCERNS: Mapping[str, Callable[[Problem, Roster], bool]] = {
    "everybody": _everybody,
    "union-agreement": _union_agreement,
    "sundays": _sundays,
    "nights": _nights,
    "mainly-nights": _mainly_nights,
    "part-time": _part_time,
}
"""Whom a line of the checklist concerns."""
