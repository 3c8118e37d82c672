"""What the answer rests on: readings of the law, where numbers are from, what is left out."""

from collections import Counter
from collections.abc import Iterator

from turnus.agreement import Agreement, PayReading
from turnus.calendar import DayKind
from turnus.compare import SameCheck
from turnus.department import Source
from turnus.report.grid import weeks_of
from turnus.report.plans import weekend_text
from turnus.report.side import Pair, Side
from turnus.report.table import Table, table
from turnus.report.vacation import vacation_texts
from turnus.rulebook.agreed import tolerance_over, tolerance_under
from turnus.rulebook.readings import readings_of
from turnus.texts.numbers import counted, number, percent, with_unit

SOURCES = {
    Source.PUBLISHED: "publisert: står i en kilde",
    Source.DERIVED: "utledet: følger av andre tall ved regning",
    Source.ILLUSTRATIVE: "illustrerende: valgt for å være rimelig",
}


def readings(pair: Pair) -> Table:
    """The interpretation choices in force."""
    return table(
        "Tolkninger som gjelder i denne sammenlikningen",
        ["Nr.", "Spørsmål", "Valgt her"],
        [
            *readings_of(pair.problem.agreement.reading),
            *_pay_readings(pair.problem.agreement.pay),
        ],
        words=(0, 1, 2),
    )


def sources(pair: Pair) -> Table:
    """How many numbers have which origin."""
    department = pair.problem.department
    counts = [
        Counter(each.source for each in lines) for lines in (department.demand, department.shifts)
    ]
    return table(
        "Hvor tallene kommer fra",
        ["Opphav", "Linjer i bemanningsplanen", "Vakttyper"],
        [(words, *(count[source] for count in counts)) for source, words in SOURCES.items()],
    )


def sameness(pair: Pair) -> Table:
    """What both sides were given, and whether it is the same."""
    return table(
        "Likt grunnlag på begge sider?",
        ["Hva", "I dag", "Ny turnus", "Likt"],
        [
            (each.title.capitalize(), *_shown(pair, each), "ja" if each.same else "nei")
            for each in pair.comparison.same
        ],
        words=(0, 1, 2, 3),
    )


def _shown(pair: Pair, check: SameCheck) -> tuple[str, str]:
    if check.id == "calendar":
        return weeks_of(pair.before), weeks_of(pair.after)
    return check.before, check.after


def choices(pair: Pair) -> Table:
    """The options of both alternatives."""
    return table(
        "Valg i de to alternativene",
        ["Valg", "I dag", "Ny turnus"],
        [
            (name, *cells)
            for name, *cells in zip(
                CHOICES, *(list(_choices(side)) for side in pair.sides), strict=True
            )
        ],
        words=(0, 1, 2),
    )


def assumptions(pair: Pair) -> Iterator[str]:
    """Sentences on what is counted how, and what is not counted."""
    lines = pair.problem.department.demand
    yield (
        "Turnusen går opp i hele vakter. Betalt tid over planen kan derfor avvike fra stillingen: "
        f"{tolerance(pair.problem.agreement)}."
    )
    yield from vacation_texts(pair)
    if not any(DayKind.RED in line.days for line in lines):
        yield "Røde dager er bemannet som søndager."
    else:
        yield "Røde dager har egne linjer i behovet."
    yield (
        "Sykefravær og annet fravær er ikke i turnusen; bare ferie er det. Påslaget for fravær er "
        "med i «Kompetansetid, møter og fravær»."
    )
    yield "Ukene før planen er ikke kjent. De er regnet som lovlige."
    yield (
        "Kontakter er ulike ansatte på vakt i avdelingen. Hvem som møter hvilken beboer, er ikke "
        "med i tallene."
    )


def _pay_readings(reading: PayReading) -> Iterator[tuple[str, str, str]]:
    eve = "er" if reading.easter_eve else "er ikke"
    sundays = "er" if reading.holidays_on_sundays else "er ikke"
    days = f"Påskeaften {eve} med; helligdager som er søndager {sundays} med."
    yield "R-T9", "Hvilke dager gir høytidstillegg?", days
    yield (
        "R-T10",
        "En time med både helgetillegg og høytidstillegg",
        "Gir begge tillegg."
        if reading.holiday_and_weekend == "both"
        else "Gir bare høytidstillegget.",
    )


CHOICES = (
    "Alternativ",
    "Helgemønster for nye stillinger",
    "Vakttyper",
    "Stillinger",
    "Tillatte størrelser i %",
    "Minste nye stilling",
    "Årsverksramme",
    "Frivillige til langvakter",
    "Ferie dekkes av",
    "Fravær dekkes av",
    "Grunnturnus",
)


def _choices(side: Side) -> Iterator[str]:
    scenario = side.problem.scenario
    positions = scenario.positions
    redesign = positions.mode == "redesign"
    yield scenario.title
    yield ", ".join(weekend_text(str(each)) for each in scenario.weekend_patterns)
    yield ", ".join(shift.code for shift in side.problem.shifts)
    nights = "; nattstillingene beholdes" if redesign and positions.keep_nights else ""
    yield ("planlegges på nytt" if redesign else "som i dag") + nights
    yield ", ".join(number(size, 2) for size in positions.sizes) if redesign else "som i dag"
    yield with_unit(positions.smallest, "%", 2) if redesign else "som i dag"
    yield number(positions.fte_frame, 2) if positions.fte_frame else "dagens sum"
    yield with_unit(positions.volunteers_percent, "%", 0) if redesign else "som i dag"
    yield "egne ansatte" if positions.vacation_cover == "own" else "vikarer"
    absence = "egne ansatte" if positions.absence_cover == "own" else "vikarer"
    yield f"{absence}; påslag {percent(positions.absence_margin)}"
    yield counted(scenario.base_weeks, "uke")


def tolerance(agreement: Agreement) -> str:
    """How far from the contract the department has agreed that a year may end."""
    return f"høyst {tolerance_under(agreement)} under og {tolerance_over(agreement)} over"
