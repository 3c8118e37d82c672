"""Gains and losses: the chart, the whole table, and the lines at the top of the report."""

import pandas as pd

from turnus import charts
from turnus.compare import Row, Verdict
from turnus.report.bounds import least, unshown
from turnus.report.panel import Panel
from turnus.report.side import Pair
from turnus.report.table import Table, table
from turnus.texts.numbers import SPACE, counted, number, signed, with_unit

FIRST_GAINS = (
    "full-time", "mean-position", "below-50", "weekends-mean", "staff-met-weekend",
    "quick-returns", "weekend-only", "uncovered-minimum-hours", "uncovered-target-hours",
)  # fmt: skip
FIRST_LOSSES = (
    "posts-removed", "long-shifts", "weekend-hours-mean", "uncovered-minimum-hours",
    "norm-mean", "uncovered-target-hours", "norm-largest", "quick-returns", "longest-run", "weekends-mean",
)  # fmt: skip
MOST = 5
GOAL_OF = {
    "uncovered-minimum-hours": "uncovered-minimum",
    "uncovered-target-hours": "uncovered-target",
    "quick-returns": "quick-returns",
}
"""The goal whose bound says how low a measure can be."""
LIKE = {
    "full-time-share-ks": "full-time-share",
    "full-time": "full-time-share",
    "above-80": "above-80-share",
    "short-part-time": "below-50",
    "weekend-share": "weekends-mean",
    "staff-met-7-days": "staff-met-28-days",
    "staff-met-14-days": "staff-met-28-days",
    "staff-met-12-weeks": "staff-met-28-days",
    "duties-28-days-mean": "duties-28-days-median",
    "quick-returns-per-person": "quick-returns",
    "competence-mean": "competence-full-position",
}
"""Measures that say nearly what another says: not drawn where both get the same verdict."""
WORDS = {
    "tap": "− tap",
    "gevinst": "+ gevinst",
    "uendret": "uendret",
    "ingen bevist forskjell": "ikke bevist",
    "nøytral": f"bare{SPACE}endret",
    "uten tall": "uten tall",
}
OF_COMPETENCE_TIME = (
    "competence-full-position", "competence-mean", "competence-least", "competence-department",
)  # fmt: skip
ORDER = tuple(WORDS)
EVERYBODY = "hele avdelingen"


def gains_and_losses(pair: Pair) -> Panel:
    """Every indicator that is better or worse."""
    gains, losses = pair.comparison.gains, pair.comparison.losses
    verdicts = {row.id: row.verdict for row in pair.comparison.rows}
    rows = [
        (row.title, row.verdict, _change(row), _size(row))
        for row in (*losses, *gains)
        if verdicts.get(LIKE.get(row.id, "")) != row.verdict
    ]
    shown = pd.DataFrame(rows, columns=["title", "verdict", "text", "size"])
    return Panel(
        "gevinst-og-tap",
        "Hva som blir bedre, og hva som blir dårligere",
        "Søylen viser forskjellen i prosent av den største av de to verdiene. Mønstret søyle til "
        "venstre er tap, fylt søyle til høyre er gevinst. Av måltall som sier nesten det samme, er "
        "bare ett tegnet; tabellen har alle.",
        charts.to_json(charts.gains(shown)) if rows else "",
        (verdict_table(pair),),
        "«Ikke bevist» betyr at forskjellen er mindre enn det turnusene ennå kan bli bedre: den er "
        "der i disse to turnusene, men mer regnetid kan endre den. Antallet gevinster og tap sier "
        "ikke hva som veier mest.",
    )


def verdict_table(pair: Pair) -> Table:
    """Every loss and gain, losses first, with how many people it concerns."""
    return _verdicts(pair, "Tap og gevinster", ("tap", "gevinst", "ingen bevist forskjell"))


def unchanged_table(pair: Pair) -> Table:
    """The indicators that are the same, or neither better nor worse."""
    return _verdicts(pair, "Uendret, eller verken bedre eller dårligere", ("uendret", "nøytral"))


def idle(pair: Pair, id: str) -> bool:
    """Whether a measure is of what the department has none of, and nobody has in either roster."""
    activities, row = pair.problem.department.activities, pair.comparison.row(id)
    agreed = {
        **dict.fromkeys(OF_COMPETENCE_TIME, activities.competence_time is not None),
        "meeting-hours": bool(activities.meetings),
    }
    return not (agreed.get(id, True) or row.before or row.after)


def _verdicts(pair: Pair, caption: str, verdicts: tuple[Verdict, ...]) -> Table:
    chosen = [
        row for row in pair.comparison.rows if row.verdict in verdicts and not idle(pair, row.id)
    ]
    ordered = sorted(chosen, key=lambda row: ORDER.index(row.verdict))
    return table(
        caption,
        ["Måltall", "I dag", "Ny turnus", "Endring", "Vurdering", "Hvem det gjelder"],
        [
            (
                row.title,
                with_unit(row.before, row.unit, row.decimals),
                with_unit(row.after, row.unit, row.decimals),
                difference(row),
                verdict_word(row),
                _whom(row),
            )
            for row in ordered
        ],
        words=(0, 4, 5),
    )


def top_gains(pair: Pair) -> tuple[str, ...]:
    """The gains a leader asks for first; full positions with what is not shown about them."""
    lines = _top(pair.comparison.gains, FIRST_GAINS)
    full = pair.comparison.row("full-time").title
    unsure = unshown(pair.after)
    return tuple(
        f"{line} Det er {unsure}." if unsure and line.startswith(full) else line for line in lines
    )


def top_losses(pair: Pair) -> tuple[str, ...]:
    """The losses a leader must know first."""
    return _top(pair.comparison.losses, FIRST_LOSSES)


def verdict_word(row: Row) -> str:
    """The verdict; where nothing is proved, what the two numbers show all the same."""
    word = WORDS[row.verdict]
    return f"{row.seen}, {word}" if row.verdict == "ingen bevist forskjell" else word


def unproved(pair: Pair) -> tuple[str, ...]:
    """What is worse or better in these two rosters, though more computing could change it."""
    return tuple(_unproved(pair, row) for row in pair.comparison.unproved)


def _unproved(pair: Pair, row: Row) -> str:
    bound = f" {least(pair, GOAL_OF[row.id])}" if row.id in GOAL_OF else ""
    return f"{row.title}: {row.seen}, {_change(row)} ({difference(row)}).{bound}"


def _top(rows: tuple[Row, ...], first: tuple[str, ...]) -> tuple[str, ...]:
    by_id = {row.id: row for row in rows}
    return tuple(_line(by_id[id]) for id in first if id in by_id)[:MOST]


def _line(row: Row) -> str:
    if row.id == "posts-removed":
        return f"{counted(row.after or 0, 'stilling')} faller bort."
    who = _concerned(row) if row.affected_before or row.affected_after else ""
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
        return f"{row.affected}: {row.affected_after or 'ingen'}"
    return f"{row.affected}: fra {row.affected_before} til {row.affected_after}"


def _whom(row: Row) -> str:
    """Whom a difference concerns, and how many they are."""
    if told := _concerned(row):
        return told
    if row.people is None:
        return EVERYBODY
    if not row.people:
        return f"{row.affected}: {row.affected_after}" if row.affected_after else "ingen"
    more = "" if not row.before else "flere" if (row.difference or 0) > 0 else "færre"
    if row.people == 1 or not more:
        return f"{with_unit(row.people, row.unit)} {more}".rstrip()
    return f"{number(row.people)} {more} {row.unit}"


def difference(row: Row) -> str:
    """The change of the numbers as they are written, so that the line adds up."""
    if row.before is None or row.after is None:
        return signed(None)
    return signed(round(row.after, row.decimals) - round(row.before, row.decimals), row.decimals)


def _size(row: Row) -> float:
    """The difference in percent of the larger value, at most 100."""
    before, after = row.before or 0.0, row.after or 0.0
    largest = max(abs(before), abs(after))
    return min(100.0, 100 * abs(after - before) / largest) if largest else 0.0
