"""The plans of posts side by side, their certificates, and the posts of both rosters."""

from turnus.employee import WeekendPattern
from turnus.report.side import Pair
from turnus.report.table import Table, table
from turnus.result import PositionPlan, Status
from turnus.texts.numbers import DASH, number, percent, with_unit
from turnus.texts.weekends import often

VARIANT_TITLES = {
    "todays-pattern": "Nye stillinger, dagens helgemønster",
    "todays-frame": "Ny turnus med dagens årsverk",
}
STATUS = {
    Status.OPTIMAL: "bevist best mulig",
    Status.FEASIBLE: "mulig, ikke bevist best",
    Status.STOPPED: "stoppet før beviset var ferdig",
    Status.INFEASIBLE: "bevist umulig",
    Status.UNKNOWN: "ikke avklart",
}


def variants(pair: Pair) -> Table:
    """Every plan with heads, full positions, mean, smallest, frame and bound."""
    return table(
        "Stillingsplaner: hva som er mulig med hvilke rammer",
        [
            "Plan",
            "Ansatte",
            "Med 100 %",
            "Andel",
            "Snitt",
            "Minste",
            "Årsverk brukt",
            "Årsverksramme",
            "Høyeste mulige andel",
            "Status",
        ],
        [_variant(plan) for plan in (pair.before.plan, *pair.after.result.positions)],
        words=(0, 9),
    )


def notes(pair: Pair) -> tuple[tuple[str, str], ...]:
    """What must be known about the plans: titles of the plans it holds for, and the note."""
    titles: dict[str, list[str]] = {}
    for plan in (pair.before.plan, *pair.after.result.positions):
        if plan.note:
            titles.setdefault(plan.note, []).append(plan.title)
    return tuple(("; ".join(plans), note) for note, plans in titles.items())


def lines(pair: Pair) -> tuple[Table, ...]:
    """The posts of both rosters, one row a kind."""
    order = [each.id for each in pair.problem.department.competences]
    return tuple(
        table(
            f"Stillingene: {side.name.lower()}",
            ["Kompetanse", "Stilling i %", "Arbeidshelg", "Langvakter", "Bare natt", "Antall"],
            [
                (
                    pair.competence(line.competence),
                    number(line.position_percent, 2),
                    weekend_text(line.weekend),
                    "ja" if line.long_shifts else "nei",
                    "ja" if line.night_only else "nei",
                    line.heads,
                )
                for line in sorted(
                    side.plan.lines,
                    key=lambda line: (
                        line.night_only,
                        order.index(line.competence),
                        -line.position_percent,
                    ),
                )
            ],
            words=(0, 2, 3, 4),
        )
        for side in pair.sides
    )


def certificates(pair: Pair) -> tuple[Table, ...]:
    """The arithmetic behind the realised plan, and what sets the limit for the other plans."""
    realised, *others = (*pair.after.result.positions, pair.before.plan)
    tables = [
        table(
            f"Regnestykkene for: {realised.title}",
            ["Hva regnestykket sier", "Tall", "Setter grensen?"],
            [
                (each.sentence, with_unit(each.value, each.unit, 2), "ja" if each.binds else "nei")
                for each in realised.certificates
            ],
            words=(0, 2),
        ),
        table(
            "Det som setter grensen i de andre planene",
            ["Hva regnestykket sier", "Tall", "Plan"],
            [
                (each.sentence, with_unit(each.value, each.unit, 2), plan.title)
                for plan in others
                for each in plan.certificates
                if each.binds
            ],
            words=(0, 2),
        ),
    ]
    return tuple(each for each in tables if each.rows)


def _variant(plan: PositionPlan) -> tuple[object, ...]:
    if not plan.lines:
        dashes = (DASH,) * 6
        frame = number(plan.fte_frame, 2)
        return (plan.title, *dashes, frame, DASH, STATUS[plan.status])
    sizes = [line.position_percent for line in plan.lines if line.heads]
    kept = plan.id == "today"
    return (
        plan.title,
        plan.heads,
        plan.full_time,
        percent(plan.share),
        with_unit(100 * plan.fte / plan.heads, "%", 1),
        with_unit(min(sizes), "%", 2),
        number(plan.fte, 2),
        number(plan.fte_frame, 2),
        DASH if kept else percent(plan.bound) if plan.bound is not None else "ikke bevist",
        "slik det er i dag" if kept else STATUS[plan.status],
    )


def weekend_text(pattern: str | None) -> str:
    """How often a weekend pattern is on duty: hver fjerde."""
    return "fritatt" if pattern is None else often(WeekendPattern.model_validate(pattern))
