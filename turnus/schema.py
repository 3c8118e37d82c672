"""What every noun shares: one pydantic configuration, and the plain values they are made of."""

from datetime import date, time
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)


def _whole_minutes(value: time) -> time:
    if value.second or value.microsecond or value.tzinfo:
        raise ValueError("expected a wall-clock time HH:MM")
    return value


def _clock(value: object) -> object:
    """YAML 1.1 reads an unquoted 07:30 as the number 450; both mean half past seven."""
    if isinstance(value, bool | int | float):
        if type(value) is not int or not 0 <= value < 24 * 60:
            raise ValueError("expected a wall-clock time HH:MM")
        return time(value // 60, value % 60)
    return value


ClockTime = Annotated[
    time,
    BeforeValidator(_clock),
    AfterValidator(_whole_minutes),
    WithJsonSchema({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9](:00)?$"}),
]
Percent = Annotated[float, Field(gt=0, le=100)]
Id = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\s,;]+$")]
Words = Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
"""A line for people to read."""
Minutes = Annotated[int, Field(ge=0)]


def minute_of(value: time) -> int:
    """Minutes after 00:00."""
    return value.hour * 60 + value.minute


class Noun(BaseModel):
    """Immutable input data; change it by copy."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, use_attribute_docstrings=True
    )

    def replace(self, **changes: Any) -> Self:
        """A copy with the given fields changed, validated again from the start."""
        values = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate(values | changes)


class Period(Noun):
    """Days from the first to the last, both included."""

    first: date
    last: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError(f"last day {self.last} is before first day {self.first}")
        return self

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last
