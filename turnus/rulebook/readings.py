"""The interpretation choices I1 to I11 in words: the question, and what is chosen."""

from collections.abc import Iterator
from datetime import time

from turnus.agreement import Reading
from turnus.texts.numbers import counted

Row = tuple[str, str, str]
"""Number, question and choice."""

OVER_MIDNIGHT = {
    "start-day": "Hele vakten hører til dagen den starter.",
    "end-day": "Uketimene hører til uka vakten slutter; døgnet er startdagen.",
    "most-hours": "Uketimene hører til uka med flest timer av vakten; døgnet er startdagen.",
    "split": "Uketimene deles ved ukeskillet; døgnet er startdagen.",
}


def unusual(reading: Reading) -> tuple[tuple[Row, str], ...]:
    """Choices that are not the suggested ones, each with what the suggested one would say."""
    pairs = zip(readings_of(reading), readings_of(Reading()), strict=True)
    return tuple((here, usual[2]) for here, usual in pairs if here != usual)


def readings_of(reading: Reading) -> Iterator[Row]:
    """Every choice as it is made here."""
    hour = f"kl. {reading.day_boundary_minute // 60:02}.{reading.day_boundary_minute % 60:02}"
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
        else "Ukentlig fri i alle løpende perioder på sju døgn.",
    )
    yield (
        "I3",
        "Hvor hører en vakt over døgnskillet hjemme?",
        OVER_MIDNIGHT[reading.week_split],
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
        f"Ved mer enn {counted(reading.red_overlap_minutes, 'minutt')} inne i helgedagstiden.",
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


def _span(start: time, end: time) -> str:
    return f"{start:%H.%M}–{end:%H.%M}"
