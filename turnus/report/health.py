"""Health and wishes: each piece of advice with its source, and granted wishes."""

from markupsafe import Markup

from turnus.goals import GOALS
from turnus.indicators.fairness import granted_shares
from turnus.law import Provision
from turnus.report.distribution import SMALLEST
from turnus.report.side import Pair, Side
from turnus.report.table import Table, table
from turnus.rulebook.agreed import OWN_LIMITS
from turnus.rulebook.names import MARKS
from turnus.rules import rule
from turnus.texts.numbers import counted, number, percent


def advice(pair: Pair) -> Table:
    """Every piece of advice on health: its source, how often it is left, and whether it is a rule."""
    return table(
        "Råd om helse",
        ["Det som telles", "Kilde", "I avdelingen", *(side.name for side in pair.sides)],
        [
            (
                goal.sentence,
                _sources(goal.advice),
                _standing(pair.after, goal.advice),
                *(goal.measure(side.problem, side.roster) for side in pair.sides),
            )
            for goal in GOALS
            if goal.advice is not None
        ],
        words=(0, 1, 2),
        note="Rådene er ikke lov. Det som er avdelingens egen regel, brytes aldri i en ny turnus, "
        "og står også blant reglene. Antall i hele planen, alle ansatte lagt sammen.",
    )


def _sources(law: Provision) -> Markup:
    """Who gives the advice, each with a link, and how sure we are of it."""
    links = (
        Markup('<a href="{}">{}</a>').format(each["url"], each["name"]) for each in law.sources
    )
    return Markup("{} ({})").format(Markup("; ").join(links), MARKS[law.mark])


def _standing(side: Side, law: Provision) -> str:
    """Whether the advice is counted or a rule, with the department's own number."""
    told = "egen regel" if rule(law.id).governs(side.problem) else "telles"
    own = OWN_LIMITS.get(law.id)
    limit = getattr(side.problem.department.health, own[0]).limit if own else None
    return f"{told}, eget tall {limit}" if limit else told


def wishes(pair: Pair) -> tuple[str, ...]:
    """What came of the wishes, in a sentence a side."""
    return tuple(_wishes(side) for side in pair.sides)


def _wishes(side: Side) -> str:
    shares = granted_shares(side.facts)
    points = side.problem.department.wish_points
    if not shares:
        redesigned = side.problem.scenario.positions.mode == "redesign"
        why = "nye stillinger har ingen ønsker ennå" if redesigned else "ingen har meldt inn ønsker"
        return f"{side.name}: {why}."
    mean = percent(sum(shares) / len(shares))
    text = (
        f"{side.name}: {counted(len(shares), 'ansatt', 'ansatte')} har ønsker, hver med høyst "
        f"{number(points)} poeng. I snitt er {mean} av poengene innfridd"
    )
    least = f"; den som får minst, får {percent(min(shares))}"
    text += f"{least if len(shares) >= SMALLEST else ''}."
    new = len(side.problem.employees) > len(shares) and (
        side.problem.scenario.positions.mode == "redesign"
    )
    return f"{text} Nye stillinger har ingen ønsker ennå." if new else text


def wish_tables(pair: Pair) -> tuple[Table, ...]:
    """Points asked for and granted, person by person, one table a side that has wishes."""
    return tuple(_wish_table(side) for side in pair.sides if granted_shares(side.facts))


def _wish_table(side: Side) -> Table:
    rows = [
        (
            row["employee"],
            number(row["wishes_asked"], 1),
            number(row["wishes_granted"], 1),
            percent(row["wishes_granted"] / row["wishes_asked"]),
        )
        for row in side.people.to_dict("records")
        if row["wishes_asked"]
    ]
    return table(
        f"Ønsker per ansatt: {side.name.lower()}",
        ["Ansatt", "Poeng det er bedt om", "Poeng innfridd", "Innfridd"],
        rows,
        note="Poengene til et ønske er delt likt på dagene eller ukene det gjelder. Fri er innfridd "
        "når ingen vakt starter den dagen.",
    )
