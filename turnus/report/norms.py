"""What 100 % means: weekly hours of a full position before and after, and why they change."""

from collections.abc import Iterator
from dataclasses import replace

from turnus.calendar import DAY
from turnus.employee import Employee
from turnus.law import provision
from turnus.norm import Norm
from turnus.report.side import Pair, Side
from turnus.report.table import Table, table
from turnus.texts.numbers import counted, number, with_unit
from turnus.weekend import weekends_worked
from turnus.worked import red_days_worked

RULE_TITLES = {
    "R-T1": "37,5 timer: verken natt, hver tredje søndag eller nok kveld",
    "R-T2": "35,5 timer",
    "R-T3": "33,6 timer: nattimer og søndagstimer som i helkontinuerlig turnus",
    "R-T4": "33,6–35,5 timer: tredelt turnus, regnet om",
}


def norms(pair: Pair) -> Table:
    """How many people each rule gives its hours, on both sides."""
    rows = []
    for rule, title in RULE_TITLES.items():
        found = [_under(side, rule) for side in pair.sides]
        hours = [each.hours_per_week for side in found for each in side]
        if hours:
            spread = _spread(hours)
            counts = [_count(side, rule == "R-T4") for side in found]
            rows.append((title, provision(rule).paragraph, spread, *counts))
    return table(
        "Antall ansatte etter hva hel stilling er, regnet av den enkeltes egen turnus",
        ["Hel stilling", "Regel", "Timer i uka", *(side.name for side in pair.sides)],
        rows,
        words=(0, 1),
    )


def norm_texts(pair: Pair) -> Iterator[str]:
    """Why a new weekend pattern may change the hours, and for how many it does."""
    before, after = (_with_third_sunday(side) for side in pair.sides)
    old, new = (_hours(side) for side in pair.sides)
    hours = with_unit(provision("R-T2").value("evening_test_hours"), "timer", 2)
    if after < before:
        yield (
            f"I dag arbeider {before} av {pair.before.heads} minst hver tredje søndag. I ny turnus "
            f"gjør {after} av {pair.after.heads} det. De andre mister denne grunnen til kortere "
            "uke når helgene blir sjeldnere."
        )
    yield from _nights_on_sunday(pair)
    kept = sum(
        norm.rule == "R-T2" and not _third_sunday(pair.after, norm)
        and norm.evening_test_hours >= provision("R-T2").value("evening_test_hours")
        for _, norm in _norms(pair.after)
    )  # fmt: skip
    if kept:
        yield (
            f"{counted(kept, 'ansatt', 'ansatte')} i ny turnus har 35,5 timer fordi de arbeider "
            f"minst {hours} i uka mellom kl. 20 og 06. Endres kveldsvaktene, kan det endre seg."
        )
    longer = sum(hours == max(new) for hours in new)
    if max(new) > max(old):
        yield (
            f"{counted(longer, 'ansatt', 'ansatte')} får {with_unit(max(new), 'timer', 2)} i uka "
            f"for hel stilling. I dag har ingen mer enn {with_unit(max(old), 'timer', 2)}."
        )
    elif sorted(set(new)) == sorted(set(old)):
        yield "Hel stilling er de samme timene i uka i begge turnusene."
    yield (
        "Arbeidstiden for hel stilling er regnet ut av hver enkelts egen turnus, aldri antatt. "
        "Betalte timer over planen, ferie medregnet, følger av den."
    )


def norm_people(pair: Pair) -> tuple[Table, ...]:
    """Each person's weekly hours of a full position and the reasons, one table a side."""
    return tuple(
        table(
            f"Hel stilling, person for person: {side.name.lower()}",
            ["Ansatt", "Timer i uka", "Søndager", "Kveld og natt, t/uke", "Hvorfor"],
            [
                (
                    employee.id,
                    number(norm.hours_per_week, 2),
                    f"{norm.sundays_worked} av {norm.weeks}",
                    number(norm.evening_test_hours, 2),
                    " ".join(norm.reasons),
                )
                for employee, norm in _norms(side)
            ],
            words=(0, 4),
            tall=True,
        )
        for side in pair.sides
    )


def _norms(side: Side) -> list[tuple[Employee, Norm]]:
    norms = [each.norm for each in side.facts.hours]
    return list(zip(side.problem.employees, norms, strict=True))


def _under(side: Side, rule: str) -> list[Norm]:
    return [norm for _, norm in _norms(side) if norm.rule == rule]


def _by_sunday_nights(side: Side) -> int:
    """How many work every third Sunday only with Sundays outside their worked weekends."""
    return sum(
        _third_sunday(side, norm)
        and not _third_sunday(
            side, replace(norm, sundays_worked=norm.sundays_worked - _apart(side, employee))
        )
        for employee, norm in _norms(side)
    )


def _apart(side: Side, employee: Employee) -> int:
    """Sundays worked in weeks whose weekend is not worked: by nights that begin on Sunday."""
    worked = set(weekends_worked(side.problem, side.roster, employee))
    sundays = red_days_worked(side.problem, side.roster, employee)
    return sum(day.weekday() == 6 and day - 6 * DAY not in worked for day in sundays)


def _nights_on_sunday(pair: Pair) -> Iterator[str]:
    """Why people may work every third Sunday with weekends that are further apart."""
    found = [_by_sunday_nights(side) for side in pair.sides]
    if any(found):
        yield (
            f"{found[0]} i dag og {found[1]} i ny turnus når hver tredje søndag uten å ha helg så "
            "ofte. En natt som begynner søndag kveld, kan regnes som arbeid den søndagen (lesning "
            "I6) uten at helga er en arbeidshelg."
        )


def _hours(side: Side) -> list[float]:
    return [round(norm.hours_per_week, 2) for _, norm in _norms(side)]


def _count(norms: list[Norm], three_part: bool) -> str:
    """How many; of the three-part ones also those whose own hours give no shorter week."""
    longest = provision("R-T4").value("highest_minutes") / 60
    capped = sum(norm.hours_per_week >= longest - 0.005 for norm in norms) if three_part else 0
    return number(len(norms)) + (f" (derav {capped} på {number(longest, 1)})" if capped else "")


def _spread(hours: list[float]) -> str:
    low, high = number(min(hours), 2), number(max(hours), 2)
    return low if low == high else f"{low}–{high}"


def _with_third_sunday(side: Side) -> int:
    return sum(_third_sunday(side, norm) for _, norm in _norms(side))


def _third_sunday(side: Side, norm: Norm) -> bool:
    """Whether the norm counts the person as working every third Sunday."""
    if side.problem.agreement.reading.third_sunday == "strict":
        return norm.weeks > 0 and 3 * norm.sundays_worked >= norm.weeks
    return norm.weeks > 0 and norm.sundays_worked >= max(1, norm.weeks // 3)
