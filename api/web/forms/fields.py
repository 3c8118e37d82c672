"""What a form is made of: sections with a row for each thing, or with one row for all."""

from dataclasses import dataclass
from typing import Any, Final

from api.web.forms.kinds import Kind, Typed
from turnus.files.source import Place


class _Absent:
    """Nothing: the field is left out, and its usual value holds."""


ABSENT: Final = _Absent()


@dataclass(frozen=True)
class Field:
    """One field of a thing; texts are bokmål, to be said with ``_``."""

    name: str
    """Where it stands in the thing, such as ``central.day_minutes``."""
    label: str
    kind: Kind
    unit: str = ""
    wanted: str = ""
    """What must stand there."""
    help: str = ""
    required: bool = False
    blank: Any = ABSENT
    """What a blank field means."""
    steps: Place = ()
    """The name in parts, where a part has a point in it."""

    @property
    def place(self) -> Place:
        return self.steps or tuple(self.name.split("."))

    def read(self, typed: Typed) -> Any:
        """The plain value of what was typed; ``ABSENT`` for none."""
        if self.kind.widget == "tick":
            return self.kind.read(typed or ("",))
        if self.kind.widget == "ticks":
            return self.kind.read(typed) if any(typed) or self.required else self.blank
        return self.kind.read(typed) if any(each.strip() for each in typed) else self.blank

    def write(self, thing: Any) -> Typed:
        """The value of a thing as one types it."""
        for step in self.place:
            if not isinstance(thing, dict) or step not in thing:
                return ()
            thing = thing[step]
        return () if thing is None else self.kind.write(thing)


@dataclass(frozen=True)
class Section:
    """A part of a department, or a whole scenario, that is changed at once."""

    slug: str
    title: str
    place: Place
    """Where its things stand; nowhere: at the top."""
    fields: tuple[Field, ...]
    many: bool = True
    intro: str = ""
    one: str = ""
    """What one of the things is called."""
    key: str = ""
    """The field that tells one thing from another, so that what is not on the form is kept."""
    only_with: str = ""
    """The field without which there is no such thing at all."""

    def name(self, field: Field, row: int) -> str:
        """The field's name in the form; that of its place in the file, with points."""
        steps = (*self.place, *((row,) if self.many else ()), *field.place)
        return ".".join(map(str, steps))
