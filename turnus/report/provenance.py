"""How the numbers were made: status, value, bound, gap, seed, seconds, versions, input."""

from datetime import date

from turnus.goals import GOALS
from turnus.report.plans import STATUS
from turnus.report.side import Pair, Side
from turnus.report.table import Table, table
from turnus.result import Stage, Status
from turnus.rules import RULES
from turnus.texts.numbers import DASH, counted, number, percent, short_day, with_unit

STAGE_STATUS = {
    Status.OPTIMAL: "bevist minst mulig",
    Status.FEASIBLE: "lovlig svar, ikke bevist minst",
    Status.STOPPED: "stoppet; det beste så langt",
    Status.INFEASIBLE: "bevist umulig",
    Status.UNKNOWN: "ikke avklart",
}
ROSTER_STATUS = STAGE_STATUS | {Status.OPTIMAL: "alle mål bevist minst mulig"}


def stages(pair: Pair) -> tuple[Table, ...]:
    """Every goal with value, bound and what is left, one table a side."""
    return tuple(
        table(
            f"Målene i rekkefølge: {side.name.lower()}",
            ["Mål", "Verdi", "Bevist minst", "Avstand til det beste mulige", "Status", "Sekunder"],
            [*_base(side), *(_stage(stage) for stage in side.result.stages)],
            words=(0, 4),
        )
        for side in pair.sides
    )


def run(pair: Pair) -> Table:
    """Settings, seconds, versions and the fingerprint of the input."""
    read = short_day(rules_read())
    rows: list[tuple[object, ...]] = [
        ("Status, årsturnus", *(ROSTER_STATUS[side.result.status] for side in pair.sides)),
        ("Status, stillingsplan", *(_plan(side) for side in pair.sides)),
        ("Sekunder brukt", *(number(side.result.seconds, 1) for side in pair.sides)),
        ("Sekunder tillatt", *(number(side.result.settings.seconds, 1) for side in pair.sides)),
        ("Parallelle søk", *(side.result.settings.workers for side in pair.sides)),
        (
            "Startverdi for tilfeldige valg",
            *(str(side.result.settings.seed) for side in pair.sides),
        ),
        (
            "Samme svar hver gang",
            *("ja" if side.result.settings.deterministic else "nei" for side in pair.sides),
        ),
    ]
    rows.append(("Regler sist kontrollert", *(read for _ in pair.sides)))
    names = dict.fromkeys(name for side in pair.sides for name in side.result.versions)
    rows += [
        (f"Versjon: {name}", *(side.result.versions.get(name, DASH) for side in pair.sides))
        for name in names
    ]
    rows.append(("Fingeravtrykk av inndata", *(side.result.problem_hash for side in pair.sides)))
    return table(
        "Slik er tallene regnet ut",
        ["", *(side.name for side in pair.sides)],
        rows,
        words=(0, 1, 2),
    )


def notes(pair: Pair) -> tuple[str, ...]:
    """What the runs say a reader must know."""
    return tuple(
        f"{side.name}: {note}"
        for side in pair.sides
        for note in side.result.notes
        if note != side.plan.note
    ) + _unlike(pair)


def _unlike(pair: Pair) -> tuple[str, ...]:
    """What the two sides were not given alike."""
    found = [each.title for each in pair.comparison.same if not each.same]
    return (f"De to sidene har ikke samme {' og '.join(found)}.",) if found else ()


def source(pair: Pair, written: date) -> str:
    """Where the figures of every chart are from, when and by which version."""
    versions = ", ".join(f"{name} {at}" for name, at in pair.after.result.versions.items())
    return (
        f"Kilde: de to turnusene i denne rapporten, {short_day(written)} ({versions}; regler "
        f"kontrollert {short_day(rules_read())})."
    )


def rules_read() -> date:
    """The last day any rule was held against its source."""
    return max(rule.law.verified for rule in RULES)


def _plan(side: Side) -> str:
    return "slik det er i dag" if side.plan.id == "today" else STATUS[side.plan.status]


def _base(side: Side) -> list[tuple[object, ...]]:
    base = side.result.base
    if base is None:
        return []
    return [
        (
            f"Grunnturnus ({counted(base.problem.scenario.base_weeks, 'uke')}): udekket under minimum",
            *(
                (DASH, DASH, DASH)
                if base.status is Status.UNKNOWN
                else _minutes(base.uncovered_minimum, base.bound)
            ),
            STAGE_STATUS[base.status],
            number(base.seconds, 1),
        )
    ]


def _stage(stage: Stage) -> tuple[object, ...]:
    goal = next((each for each in GOALS if each.id == stage.goal), None)
    title = goal.title if goal else stage.goal
    cells = {"min": _minutes, "poeng": _points, "antall": _counts}[goal.unit if goal else "antall"](
        stage.value, stage.bound
    )
    seconds = number(stage.seconds or None, 1)
    return (f"Årsturnus: {title.lower()}", *cells, STAGE_STATUS[stage.status], seconds)


def _minutes(value: int, bound: int | None) -> tuple[str, str, str]:
    if bound is None:
        return with_unit(value / 60, "t", 1), "ikke kjent", "ikke kjent"
    texts = (with_unit(minutes / 60, "t", 1) for minutes in (value, bound, value - bound))
    shown, least, gap = texts
    return shown, least, gap + _relative(value, bound)


def _counts(value: int, bound: int | None) -> tuple[str, str, str]:
    if bound is None:
        return number(value), "ikke kjent", "ikke kjent"
    return number(value), number(bound), number(value - bound) + _relative(value, bound)


def _points(value: int, bound: int | None) -> tuple[str, str, str]:
    """From hundredths of a point."""
    if bound is None:
        return with_unit(value / 100, "poeng", 1), "ikke kjent", "ikke kjent"
    texts = (with_unit(each / 100, "poeng", 1) for each in (value, bound, value - bound))
    shown, least, gap = texts
    return shown, least, gap + _relative(value, bound)


def _relative(value: int, bound: int) -> str:
    return f" ({percent((value - bound) / value)})" if value > bound else ""
