"""The arithmetic bounds as sentences, and which of them a plan has reached.

A certificate binds when the plan stands on it: as many heads as the bound asks for, no room in the
frame for the next larger size, or the very share of full-time posts that the arithmetic allows.
"""

from collections.abc import Iterator

from solver.bounds import Bounds, FullTime, Heads
from solver.posts import FULL, frame_points, kept_employees
from turnus.employee import WeekendPattern
from turnus.result import Certificate, PositionLine
from turnus.texts.weekends import frequency

SIZE_STEP = 500
"""Less room than this (5 % of a position) leaves no post for a larger size."""


def certificates(bounds: Bounds, lines: tuple[PositionLine, ...]) -> tuple[Certificate, ...]:
    """Weekend, hours, night and competence bounds, and the share they leave room for."""
    return (
        *_weekend(bounds, lines),
        *_hours(bounds, lines),
        *_night(bounds, lines),
        *_competence(bounds, lines),
        *_share(bounds, lines),
    )


def number(value: float, digits: int = 2) -> str:
    """A number as Norwegians write it, without needless zeros."""
    text = f"{value:,.{digits}f}".replace(",", "\u00a0")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def _cycle(bounds: Bounds, need: Heads) -> str:
    """What the length of the base roster or own cover of vacation does to a weekend pattern."""
    scenario = bounds.problem.scenario
    told = ""
    if need.pattern.on * scenario.base_weeks % need.pattern.of:
        weekends = need.pattern.on * scenario.base_weeks // need.pattern.of
        told = f", som er {weekends} av {scenario.base_weeks} helger i grunnturnusen"
    covered = _own_cover(bounds)
    return f"{told}, når de også dekker {covered}" if covered else told


def _own_cover(bounds: Bounds) -> str:
    """What own staff cover besides the demand."""
    positions = bounds.problem.scenario.positions
    covered = ["ferien"] if positions.vacation_cover == "own" else []
    covered += ["fraværet"] if positions.absence_cover == "own" else []
    return " og ".join(covered)


def why_not(bounds: Bounds) -> str:
    """Why no plan exists, as far as arithmetic can tell."""
    kept = sum(person.position_points for person in kept_employees(bounds.problem))
    if kept > frame_points(bounds.problem):
        return (
            f"Det går ikke: stillingene som ikke endres, er alene {number(kept / FULL)} årsverk, "
            f"og rammen er {number(frame_points(bounds.problem) / FULL)} årsverk."
        )
    nights = sum(person.night_only for person in kept_employees(bounds.problem))
    need = bounds.night_heads()
    if nights and need is not None and need.heads > nights:
        return (
            f"Det går ikke: nettene krever minst {need.heads} personer når alle jobber "
            f"{frequency(need.pattern)}{_cycle(bounds, need)}, "
            f"og nattstillingene, som ikke endres, er {nights}."
        )
    room = bounds.full_time()
    if room is not None and room.least > room.frame:
        return f"Det går ikke: {_too_many(bounds, room)}"
    needed, frame = bounds.points(), frame_points(bounds.problem)
    if needed > frame:
        return (
            f"Det går ikke: timene krever {number(needed / FULL)} årsverk med 35,5-timersuke, "
            f"og rammen er {number(frame / FULL)} årsverk."
        )
    return (
        "Det går ikke: ingen kombinasjon av tillatte stillinger oppfyller kravene til helg, "
        "kompetanse og timer samtidig (bevist)."
    )


def _heads(
    lines: tuple[PositionLine, ...], night_only: bool, competences: tuple[str, ...] | None = None
) -> int:
    """People who work weekends in these lines."""
    return sum(
        line.heads
        for line in lines
        if line.night_only == night_only
        and line.weekend is not None
        and (competences is None or line.competence in competences)
    )


def _weekend(bounds: Bounds, lines: tuple[PositionLine, ...]) -> Iterator[Certificate]:
    need = bounds.day_heads()
    if need is None:
        return
    have = _heads(lines, night_only=False)
    yield Certificate(
        "weekend",
        need.heads,
        "personer",
        f"Helgene krever minst {need.heads} personer {_times(bounds)} når alle jobber "
        f"{frequency(need.pattern)}{_cycle(bounds, need)}, "
        f"for hver helgedag har minst {need.duties} vakter"
        f"{_planned(lines, have)}.",
        have == need.heads,
    )


def _times(bounds: Bounds) -> str:
    return "på dag, aften og natt" if bounds.together else "på dag og aften"


def _hours(bounds: Bounds, lines: tuple[PositionLine, ...]) -> Iterator[Certificate]:
    needed, frame = bounds.points(), frame_points(bounds.problem)
    covered = _own_cover(bounds)
    yield Certificate(
        "hours",
        needed / FULL,
        "årsverk",
        f"Behovet koster minst {number(bounds.minutes() / 60, 1)} timer i uka, som er "
        f"{number(needed / FULL)} årsverk med 35,5-timersuke"
        f"{f' når egne folk også dekker {covered}' if covered else ''}; "
        f"rammen er {number(frame / FULL)} årsverk.",
        bool(lines) and frame - needed < SIZE_STEP,
    )


def _night(bounds: Bounds, lines: tuple[PositionLine, ...]) -> Iterator[Certificate]:
    need = bounds.night_heads()
    if need is None:
        return
    have = _heads(lines, night_only=True)
    posts = sum(line.heads * line.position_percent for line in lines if line.night_only) / 100
    positions = bounds.problem.scenario.positions
    kept = positions.mode == "redesign" and positions.keep_nights
    standing = f"; nattstillingene, som ikke endres, er {have} personer og {number(posts)} årsverk"
    yield Certificate(
        "night",
        need.heads,
        "personer",
        f"Nettene krever minst {need.heads} personer når alle jobber {frequency(need.pattern)}"
        f"{_cycle(bounds, need)}, med {need.duties} på vakt hver natt"
        f"{standing if kept and have else _planned(lines, have)}.",
        have == need.heads,
    )


def _competence(bounds: Bounds, lines: tuple[PositionLine, ...]) -> Iterator[Certificate]:
    department = bounds.problem.department
    named = {line.competence for line in department.demand}
    for competence in department.competences:
        group = department.standing_in_for(competence.id)
        if competence.id not in named:
            continue
        day = bounds.day_heads(group) or Heads(0, 0, WeekendPattern(on=1, of=1))
        night = bounds.night_heads(group)
        need = day.heads + (night.heads if night else 0)
        have = _heads(lines, False, group) + _heads(lines, True, group)
        others = [department.competence(id).name for id in group if id != competence.id]
        stand_in = f" ({' eller '.join(others)} kan steppe inn)" if others else ""
        apart = f", {day.heads} på dag og aften og {need - day.heads} på natt,"
        yield Certificate(
            f"competence:{competence.id}",
            need,
            "personer",
            f"Kravene til {competence.name}{stand_in} krever "
            f"minst {need} personer{'' if bounds.together else apart} og "
            f"{number(bounds.points(group) / FULL)} årsverk{_planned(lines, have)}.",
            _heads(lines, False, group) == day.heads,
        )


def _share(bounds: Bounds, lines: tuple[PositionLine, ...]) -> Iterator[Certificate]:
    if bounds.problem.scenario.positions.mode == "keep":
        return
    room = bounds.full_time()
    if room is None:
        return
    heads = sum(line.heads for line in lines)
    full = sum(line.heads for line in lines if line.position_percent >= 100)
    if room.least > room.frame:
        yield Certificate("share", 0, "hele stillinger", _too_many(bounds, room), True)
        return
    smallest = number(bounds.problem.scenario.positions.smallest)
    posts = "hel stilling" if room.full_time == 1 else "hele stillinger"
    text = (
        f"Med {number(room.frame / FULL)} årsverk, minst {room.heads} personer og minste nye "
        f"stilling {smallest} % er høyst {room.full_time} {posts} mulig."
    )
    if room.share == 1:
        text = f"Med {number(room.frame / FULL)} årsverk setter helgene ingen grense for heltid."
    yield Certificate(
        "share",
        room.full_time,
        posts,
        text,
        bool(heads) and full * room.heads == room.full_time * heads,
    )


def _too_many(bounds: Bounds, room: FullTime) -> str:
    kept = len(kept_employees(bounds.problem))
    smallest = bounds.problem.scenario.positions.smallest
    nights = " og nattstillingene som de er" if kept else ""
    return (
        f"{room.heads} personer, med {number(smallest)} % som minste nye stilling{nights}, krever "
        f"{number(room.least / FULL)} årsverk, og rammen er {number(room.frame / FULL)} årsverk."
    )


def _planned(lines: tuple[PositionLine, ...], have: int) -> str:
    return f"; planen har {have}" if lines else ""
