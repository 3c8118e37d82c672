"""What the answer rests on: readings of the law, where numbers are from, what is left out."""

from collections import Counter
from collections.abc import Iterator
from datetime import time

from turnus.agreement import Agreement, PayReading, Reading
from turnus.calendar import DayKind
from turnus.compare import SameCheck
from turnus.department import Source
from turnus.report.grid import weeks_of
from turnus.report.plans import weekend_text
from turnus.report.side import Pair, Side
from turnus.report.table import Table, table
from turnus.report.vacation import vacation_texts
from turnus.texts.numbers import number, percent, with_unit

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
            *_readings(pair.problem.agreement.reading),
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
        ["Opphav", "Behovslinjer", "Vakttyper"],
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
        "med i dimensjoneringen."
    )
    yield "Ukene før planen er ikke kjent. De er regnet som lovlige."
    yield (
        "Kontakter er ulike ansatte på vakt i avdelingen. Hvem som møter hvilken beboer, er ikke "
        "med i tallene."
    )


SPLITS = {
    "start-day": "Hele vakten hører til dagen den starter.",
    "end-day": "Uketimene hører til uka vakten slutter i; døgnet er startdagen.",
    "most-hours": "Uketimene hører til uka med flest av vaktens timer; døgnet er startdagen.",
    "split": "Uketimene deles ved ukeskillet; døgnet er startdagen.",
}


def _readings(reading: Reading) -> Iterator[tuple[str, str, str]]:
    start = with_unit(reading.day_boundary_minute / 60, "t", 2)
    hour = "kl. 00" if reading.day_boundary_minute == 0 else f"{start} etter midnatt"
    yield (
        "I1",
        "Når begynner døgnet?",
        f"Fast døgn fra {hour}, ikke løpende 24 timer."
        if reading.day_window == "fixed"
        else "Grensene for døgnet holder i alle løpende 24 timer.",
    )
    yield (
        "I2",
        "Når begynner uka?",
        "Fast uke, mandag til søndag."
        if reading.week_window == "fixed"
        else "Fast uke for timene; ukentlig fri også i alle løpende sju døgn.",
    )
    yield (
        "I3",
        "Hvor hører en vakt over døgnskillet hjemme?",
        SPLITS[reading.week_split],
    )
    yield (
        "I4",
        "Hvilken fritid teller som ukentlig fri?",
        "En fritid rundt F1, som kan gå inn i naboukene."
        if reading.weekly_rest == "around-f1"
        else "En fritid innenfor uka.",
    )
    yield (
        "I5",
        "Må ukefrien ha et helt kalenderdøgn?",
        "Ja." if reading.weekly_rest_whole_day else "Nei.",
    )
    yield (
        "I6",
        "Når er en rød dag arbeidet?",
        f"Ved mer enn {number(reading.red_overlap_minutes)} minutter inne i helgedagstiden.",
    )
    yield (
        "I7",
        "Snitt over 8 uker og 4 uker",
        "Faste perioder fra planens start."
        if reading.averaging == "blocks"
        else "Alle løpende perioder.",
    )
    nights = _span(reading.night_start, reading.night_end)
    tested = _span(reading.evening_test_start, reading.evening_test_end)
    test = f"Kl. {nights} ved omregning, kl. {tested} i prøven på 1,39 t."
    yield "I8", "Hvilke timer er natt?", test
    yield (
        "I9",
        "En time som er både søndag og natt",
        "Teller én gang, som natt."
        if reading.sunday_and_night == "once"
        else "Teller begge deler.",
    )
    yield (
        "I10",
        "Klokka",
        "Norsk klokkeslett for tidsrom, virkelig medgått tid for hvile og lengde.",
    )
    yield "I11", "Grunnturnusen", "Gjentas uten ende; siste uke følges av den første."
    yield (
        "R-T2",
        "«Minst hver tredje søndag» i en plan som ikke går opp i tre uker",
        "Én søndag i hver hele treukersperiode. Streng lesing, søndager × 3 ≥ uker, kan gi noen "
        "37,5 timers uke."
        if reading.third_sunday == "whole-periods"
        else "Strengt: søndager × 3 ≥ uker.",
    )
    yield (
        "R-T4b",
        "Omregning i deltidsstilling",
        "Turnusen regnes opp til 100 %."
        if reading.part_time_method == "gross-up"
        else "Grunntid og søndagstimer etter stillingen, nattimer fullt.",
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


def _span(start: time, end: time) -> str:
    return f"{start:%H.%M}–{end:%H.%M}"


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
    yield f"{scenario.base_weeks} uker"


def tolerance(agreement: Agreement) -> str:
    """How far from the contract the department has agreed that a year may end."""
    under, over = agreement.balance_under_minutes, agreement.balance_over_minutes
    low = "én egen vakt" if under is None else with_unit(under / 60, "t", 2)
    high = "en halv egen vakt" if over is None else with_unit(over / 60, "t", 2)
    return f"høyst {low} under og {high} over"
