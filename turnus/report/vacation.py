"""What a leader must see of vacation and weekends: days, wishes, hours, swaps and what was agreed."""

from collections.abc import Iterator

from turnus.indicators.vacation import displaced_minutes, owed_minutes, vacation_gap
from turnus.report.side import Pair, Side
from turnus.report.table import Table, table
from turnus.roster import Mark
from turnus.texts.numbers import counted, number, percent, short_day, signed
from turnus.vacation import days_owed, vacation_working_days, wish_granted


def vacation_tables(pair: Pair) -> tuple[Table, ...]:
    """Every person's vacation, one table a side; and the weekends that were swapped."""
    swaps = [_swaps(side) for side in pair.sides if side.problem.scenario.weekend_swaps]
    return (*(_vacation(side) for side in pair.sides), *swaps)


def vacation_texts(pair: Pair) -> Iterator[str]:
    """How vacation and weekends are counted, and how many got what they asked for."""
    department, agreement = pair.problem.department, pair.problem.agreement
    most = "".join(
        f", og høyst {heads} med kompetansen {pair.competence(id)}"
        for id, heads in department.max_away_by_competence.items()
    )
    yield (
        "Ferien er 25 virkedager etter ferieloven og 5 etter avtale, 30 i alt; 6 til fra året man "
        "fyller 60, og det som er overført. Minst 18 er mellom 1. juni og 30. september. Høyst "
        f"{percent(department.max_away_share, 0)} av de ansatte er på ferie samtidig{most}."
    )
    for side in pair.sides:
        places = _places(side)
        if places:
            yield (
                f"{side.name}: {number(places.count(1))} av {number(len(places))} med ferieønsker "
                f"fikk det første, {number(places.count(2))} det andre, "
                f"{number(places.count(None))} fikk ikke noe av dem."
            )
    begins = "fredag" if agreement.weekend_from == "friday" else "lørdag"
    red = (
        " Røde dager ved helgen hører til den og deles av dem som har helgen."
        if agreement.holiday_weekends
        else ""
    )
    yield (
        f"Helgen er fra {begins} kl. {agreement.weekend_start:%H.%M} til søndag kl. "
        f"{agreement.weekend_end:%H.%M}.{red}"
    )


def _places(side: Side) -> list[int | None]:
    return [
        wish_granted(side.problem, side.roster, each)
        for each in side.problem.employees
        if each.vacation_wishes
    ]


def _vacation(side: Side) -> Table:
    problem, roster = side.problem, side.roster
    rows = []
    for employee, found in zip(problem.employees, side.facts.hours, strict=True):
        marked = roster.marked(employee.id, Mark.FE)
        owed = owed_minutes(problem, employee, found) / 60
        displaced, gap = (
            None if minutes is None else minutes / 60
            for minutes in (
                displaced_minutes(side.facts, employee),
                vacation_gap(side.facts, employee, found),
            )
        )
        rows.append(
            (
                employee.id,
                days_owed(employee, problem.calendar),
                len(vacation_working_days(problem, roster, employee)),
                short_day(marked[0]) if marked else "–",
                _wish(wish_granted(problem, roster, employee), len(employee.vacation_wishes)),
                number(owed, 1),
                number(displaced, 1),
                signed(gap, 1),
            )
        )
    return table(
        f"Ferie: {side.name.lower()}",
        [
            "Ansatt",
            "Virkedager til gode",
            "I planen",
            "Første dag",
            "Ønske",
            "Ferietimer til gode",
            "Timer i grunnturnusen",
            "Forskjell",
        ],
        rows,
        words=(0, 3, 4),
        note=(
            "Seks virkedager er én uke av stillingen, 177,5 t for fem uker når uka er 35,5 t. "
            "Timer i grunnturnusen er vaktene som ferien fortrenger, søndager og helligdager i den "
            "medregnet. Er de færre enn ferietimene, får den ansatte resten som fri, og omvendt."
        ),
        tall=True,
    )


def _wish(place: int | None, wishes: int) -> str:
    if not wishes:
        return "ikke meldt"
    return "ingen" if place is None else f"{place}. ønske"


def _swaps(side: Side) -> Table:
    swaps = side.problem.scenario.weekend_swaps
    return table(
        f"Helgebytter: {side.name.lower()}",
        ["Ansatt", "Gir fra seg uka med", "Tar uka med"],
        [(each.employee, short_day(each.gives), short_day(each.takes)) for each in swaps],
        words=(0, 1, 2),
        note=(
            f"{counted(len(swaps), 'bytte er', 'bytter er')} avtalt. "
            "En helg som er gitt bort, er fri, og en som er tatt, er arbeidet; den teller der den andre "
            "ble gitt bort."
        ),
    )
