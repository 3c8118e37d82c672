"""The plans of posts side by side, their certificates, and what gives what."""

from collections.abc import Iterator

from turnus.report.side import Pair
from turnus.report.table import Table, table
from turnus.result import PositionPlan, Status
from turnus.texts.numbers import DASH, number, percent, with_unit

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
            tall=True,
        )
        for side in pair.sides
    )


def certificates(pair: Pair) -> Table | None:
    """The arithmetic behind the realised plan: one sentence and one number each."""
    found = pair.after.plan.certificates
    if not found:
        return None
    return table(
        "Regnestykkene som setter grensen i ny turnus",
        ["Hva regnestykket sier", "Tall", "Setter grensen?"],
        [
            (each.sentence, with_unit(each.value, each.unit, 2), "ja" if each.binds else "nei")
            for each in found
        ],
        words=(0, 2),
    )


def what_gives_what(pair: Pair) -> Iterator[str]:
    """What redesigned posts give by themselves, and what long shifts add."""
    plans = {plan.id: plan for plan in pair.after.result.positions}
    pattern, after = plans.get("todays-pattern"), pair.after.plan
    if pattern is None:
        return
    if pattern.share is None or after.share is None:
        yield (
            "Nye stillinger med dagens helgemønster er ikke mulig innenfor rammene, så virkningen "
            "av nye stillinger og av langvakter kan ikke skilles."
        )
        return
    yield (
        f"Nye stillinger med dagens helgemønster og uten langvakter gir høyst {_of(pattern)}. "
        f"I dag er det {pair.before.share_text}. Nye stillinger alene gir altså "
        f"{_points(float(pattern.share) - pair.before.share)} enn i dag."
    )
    yield (
        f"Med alternativets helgemønster og vakter blir det {_of(after)}. Det er "
        f"{_points(float(after.share - pattern.share))}."
    )
    frame = plans.get("todays-frame")
    if frame is not None and frame.share is not None:
        less = number(frame.fte_frame - after.fte_frame, 2)
        yield (
            f"Den nye planen har en ramme som er {less} årsverk mindre enn dagens. Med dagens "
            f"{number(frame.fte_frame, 2)} årsverk er høyst {_of(frame)} mulig."
        )
    target = plans.get("target")
    if target is not None:
        yield (
            f"Tallene gjelder når minstebehovet er dekket. Skal ønsket bemanning dekkes fullt ut, "
            f"er høyst {_of(target)} mulig."
            if target.share is not None
            else "Tallene gjelder når minstebehovet er dekket. Ønsket bemanning kan ikke dekkes "
            "fullt ut innenfor den samme rammen."
        )


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


def _of(plan: PositionPlan) -> str:
    return f"{plan.full_time} av {plan.heads} ({percent(plan.share)})"


def _points(share: float) -> str:
    """0,4 prosentpoeng mer."""
    points = with_unit(abs(100 * share), "prosentpoeng", 1)
    return f"{points} {'mer' if share >= 0 else 'mindre'}"


def weekend_text(pattern: str | None) -> str:
    """How often a weekend pattern is on duty: hver fjerde."""
    if pattern is None:
        return "fritatt"
    on, _, of = pattern.partition("/")
    ordinals = {"2": "annenhver", "3": "hver tredje", "4": "hver fjerde", "5": "hver femte"}
    if on == "1":
        return ordinals.get(of, f"hver {of}.")
    return f"{on} av {of}"
