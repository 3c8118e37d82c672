"""Who may do what: the table that every route is held against.

A role gives the kind of action; ``api.security.access`` sees to it that it is done to the user's own
departments, and ``api.security.privacy`` to what is left out for the one who reads.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from api.security.principal import Role

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])
STATED = "__turnus_action__"


class Action(StrEnum):
    """What a route does; each says one with ``@does``."""

    OPEN = "open"
    """Shows nothing of any department: for everybody, also before log-in."""
    LOG_IN = "log-in"
    """In or out; for everybody, and in the audit."""
    LIST = "list"
    """Names of departments, alternatives, runs and comparisons."""
    READ = "read"
    """A department, an alternative or a run."""
    READ_ROSTER = "read-roster"
    READ_COMPARISON = "read-comparison"
    CALCULATE = "calculate"
    """Bounds and checks of what is sent, which is not kept."""
    COMMENT = "comment"
    """Say something about a comparison."""
    DECIDE = "decide"
    """Take part in a decision on a comparison."""
    EDIT = "edit"
    """Add, change or remove a department or an alternative."""
    SOLVE = "solve"
    """Start, stop or remove a run."""
    COMPARE = "compare"
    """Make or remove a comparison."""
    ADMINISTER = "administer"
    """Users, the audit; and whatever states nothing."""


_EVERYBODY = frozenset(Role)
_GROUP = frozenset({Role.LEADER, Role.REVIEWER, Role.ADMINISTRATOR})
_LEADERS = frozenset({Role.LEADER, Role.ADMINISTRATOR})

POLICY: dict[Action, frozenset[Role]] = {
    Action.OPEN: _EVERYBODY,
    Action.LOG_IN: _EVERYBODY,
    Action.LIST: _EVERYBODY,
    Action.READ: _EVERYBODY,
    Action.READ_ROSTER: _EVERYBODY,
    Action.READ_COMPARISON: _EVERYBODY,
    Action.CALCULATE: _EVERYBODY,
    Action.COMMENT: _GROUP,
    Action.DECIDE: _GROUP,
    Action.EDIT: _LEADERS,
    Action.SOLVE: _LEADERS,
    Action.COMPARE: _LEADERS,
    Action.ADMINISTER: frozenset({Role.ADMINISTRATOR}),
}


def allows(role: Role, action: Action) -> bool:
    """Whether a role may do such things at all."""
    return role in POLICY[action]


def does(action: Action) -> Callable[[Endpoint], Endpoint]:
    """State what a route does; stands next to the function, under the router's own decorator."""

    def state(endpoint: Endpoint) -> Endpoint:
        setattr(endpoint, STATED, action)
        return endpoint

    return state


def stated(endpoint: object) -> Action | None:
    """What a route has said that it does."""
    action: Action | None = getattr(endpoint, STATED, None)
    return action
