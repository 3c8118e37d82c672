"""How many people have a limit of their own; counts alone, for some of it is about health."""

from collections.abc import Callable

from turnus.employee import Employee
from turnus.report.side import Pair, Side
from turnus.report.table import Table, table
from turnus.schema import Period

LIMITS: tuple[tuple[str, Callable[[Side, Employee], bool]], ...] = (
    (
        "Under 18 år i hele eller deler av planen",
        lambda side, each: (
            each.turns_18 is not None and each.turns_18 > side.problem.calendar.start
        ),
    ),
    (
        "Høyst én natt i uken i en periode, etter eget ønske",
        lambda side, each: each.pregnancy is not None and _in_plan(side, each.pregnancy),
    ),
    (
        "Redusert stilling i en periode",
        lambda side, each: any(_in_plan(side, period) for period in each.reduced),
    ),
    ("Uten nattevakter", lambda _, each: not each.nights),
    ("Bare nattevakter", lambda _, each: each.night_only),
    ("Fritatt for helg", lambda _, each: each.weekend is None),
    ("Har samtykket til langvakter", lambda _, each: each.long_shift_consent),
)


def considerations(pair: Pair) -> Table:
    """The number of people with each kind of limit or consent, on both sides."""
    rows = [
        (title, *(sum(has(side, each) for each in side.problem.employees) for side in pair.sides))
        for title, has in LIMITS
    ]
    return table(
        "Hensyn til enkeltpersoner: antall ansatte",
        ("Hensyn", *(side.name for side in pair.sides)),
        [row for row in rows if any(row[1:])],
        note="Hvem det gjelder, står bare i avdelingens egne data, ikke i rapporten.",
    )


def _in_plan(side: Side, period: Period) -> bool:
    calendar = side.problem.calendar
    return period.first < calendar.end and calendar.start <= period.last
