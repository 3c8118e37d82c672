"""What an agreement must hold to be one that the law and its own level allow."""

from collections.abc import Collection, Iterator
from datetime import date

from turnus.agreement import Agreement, Central, Level, Reading
from turnus.department import Department
from turnus.faults import Fault
from turnus.files import limits
from turnus.files.source import Place, Source
from turnus.files.validate import touched
from turnus.schema import minute_of
from turnus.texts.nouns import amount

DAY = 24 * 60
NIGHT_MINUTES, NIGHT_CORE_END = 8 * 60, 6 * 60
"""Another period of night work is at least eight hours and holds 00–06 (aml § 10-11 (1))."""
BY_UNIONS = (Level.L2, Level.L4)


def agreement_checks(
    source: Source, department: Department, faulty: Collection[Place], on: date
) -> Iterator[Fault]:
    """Faults within the agreement."""
    agreement = department.agreement
    if touched(faulty, "agreement", "level"):
        return
    if not agreement.night_average and agreement.level not in BY_UNIONS:
        text = (
            f"night_average: false gjelder ikke på avtalenivå {agreement.level}. Snittet på 8 timer "
            "for nattarbeid kan bare fravikes i avtale med tillitsvalgte, sentralt eller lokalt "
            "(aml § 10-11 (9)). Skriv true, eller level L2 eller L4."
        )
        wanted = "true, eller level L2 eller L4"
        yield source.fault(("agreement", "night_average"), "false", wanted, text)
    if not touched(faulty, "agreement", "reading"):
        yield from _night(source, agreement)
    if agreement.central and not touched(faulty, "agreement", "central"):
        yield from _central(source, agreement.central, on)


def _night(source: Source, agreement: Agreement) -> Iterator[Fault]:
    reading, usual = agreement.reading, Reading()
    start, end = minute_of(reading.night_start), minute_of(reading.night_end)
    if (reading.night_start, reading.night_end) == (usual.night_start, usual.night_end):
        return
    found = f"{reading.night_start:%H:%M} til {reading.night_end:%H:%M}"
    place = ("agreement", "reading", "night_start")
    if agreement.level in (Level.L0, Level.L1):
        text = (
            f"Natten er satt til {found} (night_start, night_end). På avtalenivå "
            f"{agreement.level} er den 21:00 til 06:00; en annen periode må avtales med "
            "tillitsvalgte (aml § 10-11 (1)). Ta bort feltene, eller skriv level L2 eller høyere."
        )
        yield source.fault(place, found, "21:00 til 06:00, eller level fra L2", text)
    elif (end - start) % DAY < NIGHT_MINUTES or end < NIGHT_CORE_END or 0 < start < end:
        text = (
            f"Natten er satt til {found} (night_start, night_end). En annen periode enn 21:00 til "
            "06:00 må være på minst åtte timer og omfatte tiden fra 00:00 til 06:00 "
            "(aml § 10-11 (1))."
        )
        wanted = "minst 8 timer som omfatter 00:00 til 06:00"
        yield source.fault(place, found, wanted, text)


def _central(source: Source, central: Central, on: date) -> Iterator[Fault]:
    least = limits.shortest_full_week(on)
    for field, minutes in (
        ("week_minutes", central.week_minutes),
        ("block_mean_minutes", central.block_mean_minutes),
    ):
        if minutes is not None and minutes < least:
            text = (
                f"{field} er {amount(minutes, 'minutt')} i uken. Det er kortere enn den korteste uken en hel "
                f"stilling har, {amount(least, 'minutt')}, så ingen kan arbeide stillingen sin. Skriv minst "
                f"{least}; feltet er i minutter."
            )
            place = ("agreement", "central", field)
            yield source.fault(
                place, amount(minutes, "minutt"), f"minst {amount(least, 'minutt')}", text
            )
