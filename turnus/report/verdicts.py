"""Gains and losses: the chart, the whole table, and the lines at the top of the report."""

import pandas as pd

from turnus import charts
from turnus.compare import Row
from turnus.report.panel import Panel
from turnus.report.side import Pair
from turnus.report.table import Table, table
from turnus.texts.numbers import number, signed, with_unit

FIRST_GAINS = (
    "full-time", "mean-position", "below-50", "weekends-mean", "staff-met-weekend",
    "quick-returns", "weekend-only", "uncovered-minimum-hours", "uncovered-target-hours",
)  # fmt: skip
FIRST_LOSSES = (
    "posts-removed", "long-shifts", "weekend-hours-mean", "uncovered-minimum-hours",
    "uncovered-target-hours", "norm-largest", "quick-returns", "longest-run", "weekends-mean",
)  # fmt: skip
MOST = 5
WORDS = {
    "gevinst": "+ gevinst",
    "tap": "− tap",
    "uendret": "uendret",
    "ingen bevist forskjell": "ingen bevist forskjell",
    "nøytral": "endret, verken gevinst eller tap",
}
ORDER = tuple(WORDS)


def gains_and_losses(pair: Pair) -> Panel:
    """Every indicator that is better or worse."""
    gains, losses = pair.comparison.gains, pair.comparison.losses
    rows = [(row.title, row.verdict, _change(row), _size(row)) for row in (*gains, *losses)]
    shown = pd.DataFrame(rows, columns=["title", "verdict", "text", "size"])
    return Panel(
        "gevinst-og-tap",
        f"{len(gains)} mål blir bedre og {len(losses)} blir dårligere",
        "Søylen viser forskjellen i prosent av den største av de to verdiene. Fylt søyle til "
        "høyre er gevinst, mønstret søyle til venstre er tap.",
        charts.to_json(charts.gains(shown)) if rows else "",
        (verdict_table(pair),),
        "«Ingen bevist forskjell» betyr at forskjellen er mindre enn det turnusene ennå kan bli "
        "bedre. Tellingene er uavhengige av hverandre; et mål er ikke viktigere fordi det har "
        "flere linjer.",
    )


def verdict_table(pair: Pair) -> Table:
    """Every indicator on both sides, gains first, with how many people it concerns."""
    ordered = sorted(pair.comparison.rows, key=lambda row: ORDER.index(row.verdict))
    return table(
        "Alle mål på begge sider",
        ["Mål", "I dag", "Ny turnus", "Endring", "Enhet", "Dom", "Hvem det gjelder"],
        [
            (
                row.title,
                number(row.before, row.decimals),
                number(row.after, row.decimals),
                signed(row.difference, row.decimals),
                row.unit,
                WORDS[row.verdict],
                _concerned(row),
            )
            for row in ordered
        ],
        words=(0, 4, 5, 6),
    )


def top_gains(pair: Pair) -> tuple[str, ...]:
    """The gains a leader asks for first."""
    return _top(pair.comparison.gains, FIRST_GAINS)


def top_losses(pair: Pair) -> tuple[str, ...]:
    """The losses a leader must know first."""
    return _top(pair.comparison.losses, FIRST_LOSSES)


def _top(rows: tuple[Row, ...], first: tuple[str, ...]) -> tuple[str, ...]:
    by_id = {row.id: row for row in rows}
    return tuple(_line(by_id[id]) for id in first if id in by_id)[:MOST]


def _line(row: Row) -> str:
    if row.id == "posts-removed":
        return f"{number(row.after)} stillinger faller bort."
    who = _concerned(row)
    return f"{row.title}: {_change(row)}" + (f" ({who})." if who else ".")


def _change(row: Row) -> str:
    after = with_unit(row.after, row.unit, row.decimals)
    return f"fra {number(row.before, row.decimals)} til {after}"


def _concerned(row: Row) -> str:
    if row.affected_before is None or row.affected_after is None:
        return ""
    if (row.affected_before, row.affected_after) == (row.before, row.after):
        return ""
    if row.affected_before == row.affected_after:
        return f"{row.affected}: {row.affected_after}"
    return f"{row.affected}: fra {row.affected_before} til {row.affected_after}"


def _size(row: Row) -> float:
    """The difference in percent of the larger value, at most 100."""
    before, after = row.before or 0.0, row.after or 0.0
    largest = max(abs(before), abs(after))
    return min(100.0, 100 * abs(after - before) / largest) if largest else 0.0
