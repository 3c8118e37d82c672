"""Whoever asks: a user with a role, or this machine itself where no users are set up."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a user is in the working group, or beside it."""

    LEADER = "leader"
    REVIEWER = "reviewer"
    RESEARCHER = "researcher"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Principal:
    """One who asks."""

    id: str
    name: str
    role: Role
    departments: frozenset[str] | None
    """Ids of the departments they belong to; None: all."""
    smallest_group: int = 1
    """They see no names and figures of fewer people than this."""
    pseudonyms: bytes = field(default=b"", repr=False)
    """The key of the pseudonyms that stand for people to them."""

    def belongs_to(self, department: str) -> bool:
        return self.departments is None or department in self.departments

    def own(self, department: str | None = None) -> frozenset[str] | None:
        """Ids of their departments, of all of them or of the one that is asked for; None: all."""
        if department is None:
            return self.departments
        return frozenset({department}) if self.belongs_to(department) else frozenset()

    @property
    def may_edit(self) -> bool:
        return self.role in {Role.LEADER, Role.ADMINISTRATOR}


THIS_MACHINE = Principal("", "denne maskinen", Role.ADMINISTRATOR, None)
"""Everybody on a machine where no users are set up."""
