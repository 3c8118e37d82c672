"""Panel on the need for temps: hours that no employee covers, and when they are."""

import pandas as pd

from turnus import charts
from turnus.report.bounds import least
from turnus.report.panel import Panel
from turnus.report.side import ANYBODY, Pair, Side
from turnus.report.table import Table, table
from turnus.report.verdicts import verdict_word
from turnus.texts.numbers import MONTHS, SPACE, WEEKDAYS, percent, with_unit

SIDES = (f"i{SPACE}dag", "ny")


def temps(pair: Pair) -> Panel:
    """Hours that no employee covers, by month and competence."""
    months = _months(pair)
    row = pair.comparison.row("uncovered-minimum-hours")
    below = [with_unit(value, "timer", 0) for value in (row.before, row.after)]
    unproved = f" ({verdict_word(row)})" if row in pair.comparison.unproved else ""
    return Panel(
        "vikarer",
        f"Vikarbehovet er {below[0]} i dag og {below[1]} i ny turnus{unproved}",
        "Timer som ingen av de ansatte dekker opp til minstebehovet, per måned og kompetanse. "
        "«Uansett kompetanse» er timer som hvem som helst i avdelingen kunne tatt.",
        charts.to_json(charts.months(months)) if len(months) else "",
        (_month_table(months),),
        f"{least(pair, 'uncovered-minimum')} {_vacation(pair)}Sykefravær er ikke med; se "
        "«Kompetansetid, møter og fravær».",
        (*(week_table(side) for side in pair.sides), _levels(pair)),
        "Når på døgnet og i uka timene er udekket, og hvert krav for seg",
    )


def _vacation(pair: Pair) -> str:
    """Why a base roster that covers everything still leaves hours to temps over the year."""
    covers = [side.problem.scenario.positions.vacation_cover for side in pair.sides]
    if "own" in covers:
        return ""
    return "Grunnturnusen er uten ferie; i årsturnusen er det vikarer som skal dekke ferien. "


def _month_table(months: pd.DataFrame) -> Table:
    """Hours by month: everybody first, then each competence, today and new beside each other."""
    names = list(dict.fromkeys(months["competence"]))
    headings = ["Måned", *(f"I alt: {side}" for side in SIDES)]
    headings += [f"{name}: {side}" for name in names for side in SIDES]
    rows: list[list[object]] = []
    for month in dict.fromkeys(months["month"]):
        found = months[months["month"] == month]
        parts = [found, *(found[found["competence"] == name] for name in names)]
        rows.append([month, *_sums(parts)])
    parts = [months, *(months[months["competence"] == name] for name in names)]
    rows.append(["Hele planen", *_sums(parts)])
    return table("Udekkede timer under minimum, per måned", headings, rows, decimals=1)


def week_table(side: Side) -> Table:
    """Hours by the stretch of the day and the day of the week, summed both ways."""
    below = side.uncovered[side.uncovered["level"] == "minimum"]
    hours = below.pivot_table("hours", "window", "weekday", "sum", fill_value=0.0)
    hours = hours.reindex(columns=range(1, 8), fill_value=0.0)
    rows = [(f"kl. {name}", *line, sum(line)) for name, *line in hours.itertuples()]
    totals = [float(hours[day].sum()) for day in hours.columns]
    return table(
        f"Udekkede timer under minimum, etter klokkeslett og ukedag: {side.name.lower()}",
        ["Klokken", *(name[:3] for name in WEEKDAYS), "I alt"],
        [*rows, ("Hele planen", *totals, sum(totals))],
        decimals=1,
        note="Behovet er delt på ulike klokkeslett på hverdager, i helger og på røde dager. Derfor "
        "kan linjene overlappe.",
    )


def _sums(parts: list[pd.DataFrame]) -> list[float]:
    return [float(part[side].sum()) for part in parts for side in ("before", "after")]


def _levels(pair: Pair) -> Table:
    rows = []
    for level, words in (("minimum", "under minimum"), ("target", "under ønsket bemanning")):
        covers = [side.competence_cover for side in pair.sides]
        for name in covers[1][covers[1]["level"] == level]["competence"]:
            cells: list[object] = [f"{pair.competence(name)}, {words}"]
            for cover in covers:
                row = cover[(cover["level"] == level) & (cover["competence"] == name)].iloc[0]
                cells += [float(row["demanded"] - row["covered"]), percent(row["share"] / 100)]
            rows.append(cells)
    headings = ["Krav", "Mangler, i dag", "Dekket, i dag", "Mangler, ny", "Dekket, ny"]
    return table(
        "Timer som mangler, hvert krav regnet for seg",
        headings,
        rows,
        decimals=1,
        note="Én vikar kan fylle flere krav, så summen her er større enn vikarbehovet.",
    )


def _months(pair: Pair) -> pd.DataFrame:
    """Hours below minimum by month and competence, on both sides, every month with a row."""
    sums = [
        side.uncovered[side.uncovered["level"] == "minimum"]
        .groupby(["competence", "month"])["hours"]
        .sum()
        for side in pair.sides
    ]
    days = pair.problem.calendar.days
    months = list(dict.fromkeys(f"{day:%Y-%m}" for day in days))
    order = [ANYBODY, *(each.id for each in pair.problem.department.competences)]
    found = [id for id in order if any(id in each.index.get_level_values(0) for each in sums)]
    rows = [
        (
            _month(month, many_years=months[0][:4] != months[-1][:4]),
            pair.competence(id).capitalize(),
            *(float(each.get((id, month), 0.0)) for each in sums),
        )
        for id in found
        for month in months
    ]
    return pd.DataFrame(rows, columns=["month", "competence", "before", "after"])


def _month(month: str, *, many_years: bool) -> str:
    year, _, place = month.partition("-")
    name = MONTHS[int(place) - 1][:3]
    return f"{name} {year[2:]}" if many_years else name
