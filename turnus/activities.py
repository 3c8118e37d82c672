"""What a department does besides care: competence time and meetings."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from turnus.schema import Id, Noun, Words


class CompetenceTime(Noun):
    """Time for learning that covers no demand."""

    codes: tuple[Id, ...] = Field(min_length=1)
    """Shift types that are competence time."""
    minutes_per_week: Annotated[int, Field(ge=0, le=600)] = 60
    """Least on average over the weeks without vacation."""
    by_position: bool = True
    """The least is that of a full position; False: the same for everybody."""


class Meeting(Noun):
    """Meetings of one kind; members are on duty in the meeting's hours or called in for it."""

    id: Id
    name: Words
    kind: Literal["hms", "staff"]
    """The HMS/AMG group, with at least six meetings a year, or the staff."""
    code: Id
    """Shift type of those called in; its hours are the meeting's."""
    dates: tuple[date, ...] = Field(min_length=1)
    members: tuple[Id, ...] = ()
    """Those who meet; none named: ``seats``, or everybody."""
    seats: dict[Id, Annotated[int, Field(ge=0, le=100)]] = Field(default={})
    """So many of each competence, those with the largest positions."""
    attend: Annotated[int, Field(ge=0)] | None = None
    """Fewest meetings each takes part in; None: all that do not fall in vacation."""


class Activities(Noun):
    """Everything that is in the roster and covers no demand."""

    competence_time: CompetenceTime | None = None
    meetings: tuple[Meeting, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """Shift types of what is no care; a year's roster may have them on weekdays."""
        learning = self.competence_time.codes if self.competence_time else ()
        return frozenset((*learning, *(meeting.code for meeting in self.meetings)))
