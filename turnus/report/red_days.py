"""Red days in the report: worked and free, F3 and F5, and whose turn the holiday seasons are."""

from collections.abc import Iterator

from turnus.agreement import Season
from turnus.employee import Employee, Turn
from turnus.law import provision
from turnus.paid_off import f3_is_known, f5_is_known
from turnus.red_days import method
from turnus.report.side import Pair, Side
from turnus.report.table import Table, table
from turnus.seasons import stretches
from turnus.texts.numbers import number

METHODS = {
    "main-rule": "Hovedregelen: av to røde dager på rad som er arbeid i grunnturnusen, er den "
    "andre fri (F3).",
    "combination": "Kombinasjon: like mange F3 som etter hovedregelen, flyttet innen samme høytid "
    "så den sammenhengende fritiden blir lang.",
    "averaging": "Gjennomsnitt: fri på rød dag (F3) gis bare for det som mangler på at annenhver rød dag "
    "er fri i perioden.",
}
SEASONS = {Season.CHRISTMAS: "Jul", Season.NEW_YEAR: "Nyttår", Season.EASTER: "Påske"}
TURNS = {Turn.WORKED: "arbeid", Turn.FREE: "fri", None: "ikke oppgitt"}
LAST_YEAR = ("Også i fjor: i dag", "Også i fjor: ny turnus")


def sentences(pair: Pair) -> Iterator[str]:
    """How F3 and F5 are worked out, and who signs."""
    problem = pair.after.problem
    chosen = method(problem)
    yield METHODS[chosen]
    signs = {"combination": "R-T6", "averaging": "sunday-average"}.get(chosen)
    if signs is None:
        yield "Ingen trenger å skrive under på det."
    else:
        law = provision(signs)
        who = law.signature.get(problem.agreement.level.value) or law.signature.get("all", "")
        yield f"Det må være avtalt. Hvem som skriver under: {who}."
    paid = problem.agreement.red_days.f5 == "pay"
    yield (
        "Ukefri (F1) på en helligdag mellom to søndager gir en dagslønn."
        if paid
        else "Ukefri (F1) på en helligdag mellom to søndager gir en annen dag fri (F5)."
    )
    yield (
        "F3 og F5 er betalt tid og regnes med i timene. Det som faller i en persons ferie, gis ikke "
        "en gang til."
    )
    if problem.agreement.holiday_turns:
        names = " og ".join(SEASONS[each].lower() for each in problem.agreement.holiday_turns)
        yield f"Ingen arbeider {names} to år på rad. Leder og tillitsvalgte skriver under på det."


def red_days(pair: Pair) -> Table:
    """Red days worked and free for one person, and F3 and F5 in all."""
    rows: list[tuple[object, ...]] = []
    for name, worked in (("Røde dager på arbeid", True), ("Røde dager fri", False)):
        found = [_days(side, worked=worked) for side in pair.sides]
        rows += [
            (f"{name}, færrest", *(min(each) for each in found)),
            (f"{name}, i snitt", *(number(sum(each) / len(each), 1) for each in found)),
            (f"{name}, flest", *(max(each) for each in found)),
        ]
    for mark, words in (("f3", "Fri på rød dag (F3)"), ("f5", "Erstatningsfri (F5)")):
        counts = [_given(side, mark) for side in pair.sides]
        rows.append((f"{words}, i alt", *(each and sum(each) for each in counts)))
        rows.append((f"{words}, flest for én", *(each and max(each) for each in counts)))
    unknown = [side.name.lower() for side in pair.sides if not f3_is_known(side.problem)]
    dates = len(pair.problem.calendar.red_days)
    return table(
        f"Røde dager per ansatt; planen har {dates}",
        ["Hva", *(side.name for side in pair.sides)],
        rows,
        note=f"F3 og F5 er ikke kjent uten en grunnturnus: {' og '.join(unknown)}."
        if unknown
        else "",
    )


def _given(side: Side, mark: str) -> list[int] | None:
    """How many each person has; None where the base roster that gives them is not there."""
    known = {"f3": f3_is_known, "f5": f5_is_known}[mark](side.problem)
    return [int(each) for each in side.facts.people[mark]] if known else None


def seasons(pair: Pair) -> Table | None:
    """How many people work each season this year beside last year; None where none is in the plan."""
    rows = []
    known = any(
        _last(each, season) for side in pair.sides for each in _people(side) for season in SEASONS
    )
    for season, title in SEASONS.items():
        if not stretches(pair.problem.calendar, season):
            continue
        rows.append(
            (
                title,
                *(len(_working(side, season)) for side in pair.sides),
                *([_also_last_year(side, season) for side in pair.sides] if known else ()),
                "ja" if season in pair.problem.agreement.holiday_turns else "nei",
            )
        )
    if not rows:
        return None
    return table(
        "Høytidene: hvor mange som arbeider dem"
        + (", og hvor mange av dem som også gjorde det i fjor" if known else ""),
        ["Høytid", "I dag", "Ny turnus", *(LAST_YEAR if known else ()), "På omgang?"],
        rows,
        words=(0, 5 if known else 3),
        note=("" if known else "Hvem som arbeidet i fjor, er ikke oppgitt. ")
        + "Jul er fra 24. desember kl. 15 til 26. desember kl. 22, nyttår fra 31. desember "
        "kl. 18 til 1. januar kl. 22, påske fra onsdag kl. 18 til 2. påskedag kl. 22.",
    )


def _working(side: Side, season: Season) -> list[Employee]:
    return [each for each in _people(side) if _works(side, each, season)]


def _also_last_year(side: Side, season: Season) -> str:
    """Of those who work the season, how many did so last year; those not told of stand apart."""
    turns = [_last(each, season) for each in _working(side, season)]
    untold = turns.count(None)
    if untold and untold == len(turns):
        return "ikke oppgitt"
    told = number(turns.count(Turn.WORKED))
    return f"{told} ({untold} ikke oppgitt)" if untold else told


def person_tables(pair: Pair) -> tuple[Table, ...]:
    """Every person's red days, and each season this year beside last year's side."""
    return tuple(_person_table(side) for side in pair.sides)


def _person_table(side: Side) -> Table:
    known = [each for each in SEASONS if stretches(side.problem.calendar, each)]
    rows = []
    nobody = [None] * len(_people(side))
    for employee, worked, free, f3, f5 in zip(
        _people(side),
        _days(side, worked=True),
        _days(side, worked=False),
        _given(side, "f3") or nobody,
        _given(side, "f5") or nobody,
        strict=True,
    ):
        rows.append(
            (
                employee.id,
                worked,
                free,
                f3,
                f5,
                *(
                    f"{TURNS[_last(employee, season)]} → "
                    f"{'arbeid' if _works(side, employee, season) else 'fri'}"
                    for season in known
                ),
            )
        )
    return table(
        f"Røde dager og høytider: {side.name.lower()}",
        [
            "Ansatt",
            "Røde dager på arbeid",
            "Fri",
            "F3",
            "F5",
            *(f"{SEASONS[season]}: i fjor → i år" for season in known),
        ],
        rows,
        words=(0, *range(5, 5 + len(known))),
        tall=True,
    )


def _people(side: Side) -> tuple[Employee, ...]:
    return side.problem.employees


def _days(side: Side, *, worked: bool) -> list[int]:
    red = len(side.problem.calendar.red_days)
    return [int(n) if worked else red - int(n) for n in side.facts.people["red_days"]]


def _last(employee: Employee, season: Season) -> Turn | None:
    """Last year's side of the season."""
    sides = {
        Season.CHRISTMAS: employee.last_year.christmas,
        Season.NEW_YEAR: employee.last_year.new_year,
        Season.EASTER: employee.last_year.easter,
    }
    return sides[season]


def _works(side: Side, employee: Employee, season: Season) -> bool:
    """Whether the first such season of the plan is worked."""
    first = stretches(side.problem.calendar, season)[0]
    duties = side.roster.duties.get(employee.id, ())
    return any(duty.overlap(first.start, first.end) > 0 for duty in duties)
