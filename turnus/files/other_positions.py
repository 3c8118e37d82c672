"""Positions in other units of the municipality, which is one employer for them all."""

from collections.abc import Collection, Iterator

from turnus.department import Department
from turnus.faults import Fault
from turnus.files.source import Place, Source
from turnus.files.validate import touched

FULL = 100


def more_than_full(
    source: Source, department: Department, faulty: Collection[Place]
) -> Iterator[Fault]:
    """People with more than a full position in all."""
    for i, each in enumerate(department.employees):
        together = each.position_percent + each.other_positions_percent
        place = ("employees", i, "other_positions_percent")
        size = ("employees", i, "position_percent")
        if together > FULL + 1e-6 and not touched(faulty, *place) and not touched(faulty, *size):
            here, rest = _percent(each.position_percent), FULL - each.position_percent
            text = (
                f"{each.id} har {here} her og {_percent(each.other_positions_percent)} i andre "
                f"enheter, {_percent(together)} til sammen. Kommunen er én arbeidsgiver og kan "
                "ikke planlegge mer enn en hel stilling (aml § 10-6 (1))."
            )
            found = _percent(each.other_positions_percent)
            yield source.fault(place, found, f"høyst {_percent(rest)}", text)


def _percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " %"
