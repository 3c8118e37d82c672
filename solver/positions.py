"""The position plan: which posts, how many, and the proof that none has more full-time posts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from time import perf_counter

from solver.bounds import Bounds, DemandLevel
from solver.certificates import certificates, number, why_not
from solver.plan_model import Ask, PlanModel
from solver.posts import FULL, Pool, frame_points, kept_employees, rotating, today_points
from solver.ratio import SHARE_SECONDS, TIE_SECONDS, Search, Share, Stages, tie_breaks
from solver.stopping import Stop
from turnus.employee import Employee, WeekendPattern
from turnus.result import PositionLine, PositionPlan, Settings, Status
from turnus.scenario import ALL_DAYS, Problem, ShiftUse

TITLES = {
    "today": "Dagens stillinger",
    "minimum": "Nye stillinger, minstebehovet dekket",
    "target": "Nye stillinger, ønsket behov dekket",
    "target-frame-free": "Nye stillinger, ønsket behov dekket med så få årsverk som mulig",
    "todays-pattern": "Nye stillinger med dagens helgemønster, uten langvakter",
    "todays-frame": "Nye stillinger med dagens årsverk",
}


def plan_positions(
    problem: Problem,
    settings: Settings | None = None,
    stop: Stop | None = None,
    *,
    alone: bool = False,
) -> tuple[PositionPlan, ...]:
    """The plans of posts for a problem, first the one to realise, then what it is compared with.

    ``bound`` holds for every base roster of ``scenario.base_weeks`` weeks that covers the demand
    with the posts the scenario allows. Where the minimum demand cannot be covered within the frame,
    the first plan leaves as little uncovered as possible, and has no bound.

    Parameters
    ----------
    stop
        Set it to get the first plan as far as it is proved, and of the others those that are made.
    alone
        Only the first plan, for who asks again at every change.
    """
    search = Search(settings or Settings(), stop)
    if problem.scenario.positions.mode == "keep":
        return (_today(problem, search),)
    first = _plan("minimum", problem, "minimum", search)
    if first.status is Status.INFEASIBLE:
        first = _least_shortage(first, problem, search)
    plans = [first]
    for plan in () if alone else _compared(problem, search):
        if search.stopped:
            break
        plans.append(plan)
    return tuple(plans)


def _compared(problem: Problem, search: Search) -> Iterator[PositionPlan]:
    """What the plan to realise is compared with; the better of two answers where one is none."""
    yield (target := _plan("target", problem, "target", search))
    if target.status is Status.INFEASIBLE:
        free = _smallest_frame(problem, "target", search)
        if free is not None:
            yield _plan("target-frame-free", free, "target", search)
    pattern = _plan("todays-pattern", _todays_pattern(problem), "minimum", search)
    if pattern.status is Status.INFEASIBLE:
        every_day = _todays_pattern(problem, every_day=True)
        pattern = _plan("todays-pattern", every_day, "minimum", search)
    yield pattern
    if frame_points(problem) != sum(today_points(problem).values()):
        yield _plan("todays-frame", _todays_frame(problem), "minimum", search)


def employees_of(plan: PositionPlan, problem: Problem) -> tuple[Employee, ...]:
    """The lines of the roster: kept people as they are, new posts with pseudonyms."""
    kept = kept_employees(problem)
    if problem.scenario.positions.mode == "keep":
        return kept
    standing = Counter(_line_key(_line_of(person)) for person in kept)
    taken = {person.id for person in problem.department.employees}
    at_night = rotating(problem)
    posts: list[Employee] = []
    order = [competence.id for competence in problem.department.competences]
    for line in sorted(
        plan.lines, key=lambda each: (order.index(each.competence), -each.position_percent)
    ):
        for _ in range(line.heads):
            if standing[_line_key(line)] > 0:
                standing[_line_key(line)] -= 1
                continue
            id = _pseudonym(line.competence, taken)
            taken.add(id)
            posts.append(
                Employee(
                    id=id,
                    competence=line.competence,
                    position_percent=line.position_percent,
                    weekend=None if line.weekend is None else _pattern(line.weekend),
                    long_shift_consent=line.long_shifts,
                    night_only=line.night_only,
                    nights=line.night_only or line.competence in at_night,
                )
            )
    return (*posts, *kept)


def _plan(id: str, problem: Problem, level: DemandLevel, search: Search) -> PositionPlan:
    """The plan with the largest share of full-time posts at one demand level."""
    begun = perf_counter()
    bounds = Bounds(problem, level)
    room = bounds.full_time()
    model = PlanModel(Ask(problem, level))
    stages = Stages(model, search)
    share = stages.largest_share(room.share if room else Fraction(0))
    if share.value is None:
        found = PositionPlan(
            id,
            TITLES[id],
            share.status,
            (),
            None,
            frame_points(problem) / FULL,
            0.0,
            note=why_not(bounds) if share.status is Status.INFEASIBLE else "",
        )
    else:
        found = _with_lines(id, model, stages, share, bounds)
    return replace(
        found, certificates=certificates(bounds, found.lines), seconds=perf_counter() - begun
    )


def _with_lines(
    id: str, model: PlanModel, stages: Stages, share: Share, bounds: Bounds
) -> PositionPlan:
    for goal in tie_breaks(model, bounds.points()):
        stages.minimize(goal)
    counts: Counter[tuple[Pool, int]] = Counter()
    for key, value in zip(model.posts, stages.values, strict=False):
        counts[key] += value
    return PositionPlan(
        id,
        TITLES[id],
        share.status,
        _lines(counts),
        share.bound,
        frame_points(model.problem) / FULL,
        0.0,
        note=_assumed(model, counts),
    )


def _assumed(model: PlanModel, counts: Counter[tuple[Pool, int]]) -> str:
    notes = []
    day_norm = sum(heads for (pool, _), heads in counts.items() if pool.norm == model.norms.day)
    if day_norm:
        notes.append(
            f"{day_norm} av stillingene regner med 37,5-timersuke, "
            "fordi de har så lite kveld og søndag."
        )
    people = model.problem.department.employees
    if any(p.weekend is None for p in people) and model.problem.scenario.positions.mode != "keep":
        notes.append("Ingen av de nye stillingene er fritatt for helg; noen er det i dag.")
    weeks = model.problem.scenario.base_weeks
    used = {str(pool.weekend): pool.weekend for pool, _ in counts if pool.weekend}
    for name, pattern in sorted(used.items()):
        if weeks * pattern.on % pattern.of:
            notes.append(
                f"Helgemønsteret {name} går ikke opp i grunnturnusens {weeks} uker og er regnet som "
                f"{weeks * pattern.on // pattern.of} av {weeks} helger. Grensen gjelder bare det. "
                f"Velg base_weeks som {pattern.of} går opp i."
            )
    return " ".join(notes)


def _least_shortage(plan: PositionPlan, problem: Problem, search: Search) -> PositionPlan:
    """A plan to realise all the same: as little uncovered as possible, then the largest share."""
    begun = perf_counter()
    model = PlanModel(Ask(problem, shortage=True, slack=False))
    stages = Stages(model, search)
    missing = stages.minimize(model.missing, 2 * TIE_SECONDS)[1]
    if missing is None:
        return plan
    bounds = Bounds(problem)
    share = stages.largest_share(Fraction(1))
    found = _with_lines(plan.id, model, stages, share, bounds)
    hours = missing / 60 / problem.scenario.base_weeks
    return replace(
        found,
        status=Status.FEASIBLE,
        bound=None,
        certificates=certificates(bounds, found.lines),
        note=f"{plan.note} Denne planen lar minst mulig stå udekket: {number(hours, 1)} timer "
        f"i uka, hvert krav regnet for seg. {found.note}".strip(),
        seconds=plan.seconds + perf_counter() - begun,
    )


def _smallest_frame(problem: Problem, level: DemandLevel, search: Search) -> Problem | None:
    """The problem with the smallest FTE frame that makes the demand possible."""
    positions = problem.scenario.positions.replace(fte_frame_by_competence={}, heads=None)
    free = problem.replace(scenario=problem.scenario.replace(positions=positions))
    model = PlanModel(Ask(free, level, framed=False))
    points = Stages(model, search).minimize(model.points, SHARE_SECONDS)[1]
    if points is None:
        return None
    framed = positions.replace(fte_frame=points / FULL)
    return problem.replace(scenario=problem.scenario.replace(positions=framed))


def _todays_frame(problem: Problem) -> Problem:
    """Today's sum of positions as the frame, in all and for each competence that has one."""
    today = today_points(problem)
    positions = problem.scenario.positions
    by_competence = {
        id: max(frame, today[id] / FULL) for id, frame in positions.fte_frame_by_competence.items()
    }
    changed = positions.replace(fte_frame=None, fte_frame_by_competence=by_competence)
    return problem.replace(scenario=problem.scenario.replace(positions=changed))


def _todays_pattern(problem: Problem, every_day: bool = False) -> Problem:
    """Today's most common weekend pattern and sum of positions, and no long shifts."""
    scenario = problem.scenario
    people = problem.department.employees
    worked = Counter(p.weekend for p in people if p.weekend and not p.night_only)
    patterns = (worked.most_common(1)[0][0],) if worked else scenario.weekend_patterns
    ordinary = tuple(
        ShiftUse(code=use.code, days=ALL_DAYS) if every_day else use
        for use in scenario.shifts
        if not problem.shift(use.code).long
    )
    positions = scenario.positions.replace(fte_frame=None, fte_frame_by_competence={}, heads=None)
    return problem.replace(
        scenario=scenario.replace(
            weekend_patterns=patterns, shifts=ordinary or scenario.shifts, positions=positions
        )
    )


def _today(problem: Problem, search: Search) -> PositionPlan:
    """Today's posts; the share is what it is."""
    begun = perf_counter()
    counts = Counter(_line_of(person) for person in kept_employees(problem))
    lines = tuple(replace(line, heads=heads) for line, heads in counts.items())
    model = PlanModel(Ask(problem, shortage=True))
    status, missing = Stages(model, search).minimize(model.missing, SHARE_SECONDS)
    note = ""
    if missing and status is Status.OPTIMAL:
        hours = missing / 60 / problem.scenario.base_weeks
        note = (
            f"Dagens stillinger kan ikke dekke minstebehovet i en grunnturnus: minst "
            f"{number(hours, 1)} timer i uka står udekket, hvert krav regnet for seg."
        )
    plan = PositionPlan(
        "today", TITLES["today"], Status.OPTIMAL, lines, None, frame_points(problem) / FULL, 0.0
    )
    return replace(
        plan,
        bound=plan.share,
        certificates=certificates(Bounds(problem), lines),
        note=note,
        seconds=perf_counter() - begun,
    )


def _lines(counts: Counter[tuple[Pool, int]]) -> tuple[PositionLine, ...]:
    """Posts by what a reader can tell apart; the norm is no part of it."""
    merged: Counter[PositionLine] = Counter()
    for (pool, size), heads in counts.items():
        if heads:
            weekend = str(pool.weekend) if pool.weekend else None
            merged[
                PositionLine(
                    pool.competence,
                    size / 100,
                    weekend,
                    pool.long_shift_consent,
                    pool.night_only,
                    0,
                )
            ] += heads
    return tuple(replace(line, heads=heads) for line, heads in merged.items())


def _line_of(person: Employee) -> PositionLine:
    return PositionLine(
        person.competence,
        person.position_points / 100,
        str(person.weekend) if person.weekend else None,
        person.long_shift_consent,
        person.night_only,
        0,
    )


def _line_key(line: PositionLine) -> PositionLine:
    return replace(line, heads=0)


def _pseudonym(competence: str, taken: set[str]) -> str:
    """The first free id of the competence's initial and two digits."""
    return next(
        id for i in range(1, 1000) if (id := f"{competence[0].upper()}{i:02d}") not in taken
    )


def _pattern(text: str) -> WeekendPattern:
    return WeekendPattern.model_validate(text)
