"""A form as somebody filled it in: what was written is shown again until it is kept."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from api.http.problems import PointedFault
from api.store.tables import new_id

HEX = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Filled:
    """The values of one form, with the faults by field."""

    values: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    id: str = field(default_factory=new_id)
    """Of what is kept, so that a form that is sent twice is kept once."""

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")


def filled(values: Mapping[str, str], faults: tuple[PointedFault, ...], id: str) -> Filled:
    """The form again, with the first fault of each field."""
    told: dict[str, str] = {}
    for each in faults:
        told.setdefault(each.pointer.lstrip("/"), each.detail)
    return Filled(values, told, own_id(id))


def own_id(id: str) -> str:
    """The id that a form brought with it, or a new one where it brought none that can be one."""
    return id if HEX.fullmatch(id) else new_id()
