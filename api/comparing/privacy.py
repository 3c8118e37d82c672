"""What of a comparison a reader gets to see: nothing from which one person of a small group is told.

The one place that pages and reports of comparisons ask. A leader sees everything of their own
department; the others see no name in a group smaller than the limit, no count of so few people's
limits, and nothing of what is the leader's own. To a researcher, who sees pseudonyms elsewhere, no
group is large enough here.
"""

import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from html import escape

from api.comparing.view import PairView, Rosters
from api.comparing.years import PairYears
from api.security.principal import Principal, Role
from turnus.report.grid import Grid
from turnus.report.table import Table

NAMELESS = "navnet vises ikke"
OWN = re.compile(r'<section id="personer".*?</section>', re.DOTALL)
OWN_TOLD = " Siste del, «Person for person», er lederens egen: ta den av før rapporten deles."
OWN_LINK = '<li><a href="#personer">Person for person</a></li>'
CONSIDERATIONS = re.compile(
    r'<div class="scroll" role="region" aria-label="Hensyn til enkeltpersoner.*?</div>\n', re.DOTALL
)


def page(who: Principal, smallest: int, view: PairView) -> PairView:
    """Counts of people's limits are told as few where they are few."""
    if who.may_edit:
        return view
    return replace(view, considerations=_few(view.considerations, smallest))


def rosters(who: Principal, smallest: int, shown: Rosters) -> Rosters:
    """Rosters without the names of those in small groups."""
    if who.may_edit:
        return shown
    smallest = _for_names(who, smallest)
    grids = tuple(
        _without_names(each, _hidden(groups, smallest))
        for each, groups in zip(shown.grids, shown.groups, strict=True)
    )
    return replace(shown, grids=grids)


def years(who: Principal, smallest: int, found: PairYears) -> PairYears:
    """Years of those in groups that are large enough, and no tables of everybody."""
    if who.may_edit:
        return found
    smallest = _for_names(who, smallest)
    sides = []
    for side in found.sides:
        kinds = [(each.competence, each.night_only) for each in side.people.values()]
        shown = {
            id: each
            for id, each in side.people.items()
            if kinds.count((each.competence, each.night_only)) >= smallest
        }
        sides.append(replace(side, people=shown))
    return replace(found, sides=(sides[0], sides[1]), tables=())


def report(who: Principal, smallest: int, html: str, shown: Rosters) -> str:
    """The printable report; the part that is the leader's own only for those who edit."""
    if who.may_edit:
        return html
    smallest = _for_names(who, smallest)
    hidden = set().union(*(_hidden(groups, smallest) for groups in shown.groups))
    shared = CONSIDERATIONS.sub("", OWN.sub("", html))
    for told in (OWN_LINK, OWN_TOLD):
        shared = shared.replace(told, "")
    return _renamed(shared, {escape(each) for each in hidden})


def _for_names(who: Principal, smallest: int) -> int:
    return sys.maxsize if who.role is Role.RESEARCHER else smallest


def _hidden(groups: Mapping[str, int], smallest: int) -> set[str]:
    return {id for id, size in groups.items() if size < smallest}


def _without_names(shown: Grid, hidden: set[str]) -> Grid:
    written = {escape(each) for each in hidden}
    table = shown.violations
    return replace(
        shown,
        blocks=tuple(_renamed(each, written) for each in shown.blocks),
        violations=table
        and replace(
            table,
            rows=tuple(tuple(_renamed(cell, hidden) for cell in row) for row in table.rows),
        ),
    )


def _renamed(text: str, hidden: set[str]) -> str:
    """The text without these ids; an id inside a longer word is left alone."""
    if not hidden:
        return text
    ids = "|".join(sorted(map(re.escape, hidden), key=len, reverse=True))
    return re.sub(rf"(?<![\w-])(?:{ids})(?![\w-])", NAMELESS, text)


def _few(table: Table, smallest: int) -> Table:
    def told(cell: str) -> str:
        return f"færre enn {smallest}" if cell.isdecimal() and 0 < int(cell) < smallest else cell

    return replace(table, rows=tuple((row[0], *map(told, row[1:])) for row in table.rows))
