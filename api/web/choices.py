"""What of one's departments can be chosen in a form: alternatives, and rosters that are made."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.security.principal import Principal
from api.store import departments as stored
from api.store import runs

MOST = 200


@dataclass(frozen=True)
class Choice:
    """One thing to choose, under its department's name."""

    id: str
    title: str
    department: str


def scenario_choices(session: Session, who: Principal) -> tuple[Choice, ...]:
    """Every alternative of one's departments."""
    return tuple(
        Choice(each.id, each.title, name)
        for id, name in _departments(session, who)
        for each in stored.scenarios(session, id)
    )


def roster_choices(session: Session, who: Principal) -> tuple[Choice, ...]:
    """The newest rosters that are made in one's departments."""
    names = dict(_departments(session, who))
    found = runs.listed(session, tuple(names), None, None, MOST) if names else ()
    return tuple(
        Choice(each.id, each.title, names[each.department_id])
        for each in found
        if each.facts and each.state.ended
    )


def _departments(session: Session, who: Principal) -> Iterator[tuple[str, str]]:
    for row in stored.departments(session, who.own(), None, MOST):
        yield row.id, row.name
