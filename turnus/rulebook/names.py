"""The numbers of the law files in bokmål: what each is called and how it is written."""

from typing import Any

from turnus.texts.numbers import MONTHS, counted, number, with_unit

LEVELS = {
    "L0": "uten avtale om gjennomsnitt",
    "L1": "avtale med den enkelte",
    "L2": "avtale med de tillitsvalgte",
    "L3": "tillatelse fra Arbeidstilsynet",
    "L4": "sentral avtale med fagforening med innstillingsrett",
}
MARKS = {
    "verified": "lest i kilden",
    "secondary": "fra annenhånds kilde",
    "unverified": "ikke bekreftet",
}
NAMES = {
    "rest_minutes": "fri minst",
    "day_minutes": "høyst per døgn",
    "week_minutes": "høyst per uke",
    "sunday_week_minutes": "høyst per uke ved søndag eller natt",
    "block_mean_minutes": "høyst per uke i snitt",
    "block_weeks": "snittet regnes over",
    "block_minutes": "høyst i perioden",
    "period_weeks": "perioden er høyst",
    "plan_weeks": "gjelder planer på",
    "notice_days": "varsel minst",
    "working_days": "virkedager minst",
    "break_above_minutes": "pause ved mer enn",
    "half_hour_from_minutes": "halvtimespause fra",
    "break_minutes": "pause minst",
    "night_minutes": "nattarbeid er mer enn",
    "regular_duties": "jevnlig er minst",
    "base_minutes": "regnes ned fra",
    "lowest_minutes": "lavest",
    "highest_minutes": "høyest",
    "sunday_credit_minutes": "tillegg per søn- og helgedagstime",
    "night_credit_minutes": "tillegg per nattime",
    "day_and_evening_share": "dag og aften til sammen minst",
    "mainly_night_share": "hovedsakelig natt er minst",
    "evening_test_hours": "kveld og natt per uke minst",
    "worked_in_a_row": "på rad høyst",
    "worked_share": "arbeidet høyst",
    "rest_on_red_weeks": "fridøgn på rød dag hver",
    "own_shifts": "over stillingen høyst",
    "own_shifts_under": "under stillingen høyst",
    "first_month": "fra",
    "last_month": "til og med",
    "marks_per_week": "fridøgn per uke",
    "duties_a_weekend": "vakter per avtalt helg minst",
    "people_at_least": "alltid minst",
    "weekly_rest_minutes": "fri hver uke minst",
    "nights_a_week": "nattevakter per uke høyst",
    "night_hours": "nattimer i året minst",
    "sunday_hours": "søndagstimer i året minst",
    "extra_days": "virkedager til",
    "most_days": "virkedager høyst",
    "beyond_minutes": "utenom ferietiden minst",
    "notice_months": "varsel minst",
    "target_minutes": "målet per uke er",
    "hms_meetings_a_year": "HMS-møter i året minst",
    "overlap_share": "felles del av vakten minst",
    "free_minutes": "fri etter siste natt minst",
    "nights_in_a_row": "netter på rad høyst",
    "long_shifts_in_a_row": "langvakter på rad høyst",
    "days_in_a_row": "arbeidsdager på rad høyst",
}
UNTOLD = frozenset(
    {
        "backward", "conditions", "days_that_take", "duties", "duties_a_day",
        "duties_when_given", "duties_when_taken", "exempt_weekends",
        "isolated_days",
        "law_days", "main_days", "minutes_in_the_window", "night_from_minute", "night_to_minute",
        "tariff_days", "vacation_days", "week_days", "year_weeks",
    }
)  # fmt: skip
"""Numbers that the rule's sentence tells, or that no reader needs."""
UNITS = {
    "_minutes": "min",
    "_hours": "t",
    "_weeks": "uker",
    "_days": "dager",
    "_months": "måneder",
}
COUNTED = frozenset({"working_days", "extra_days", "most_days"})
"""Numbers whose name has the unit."""


def value_text(name: str, value: Any) -> str:
    """A number of a law file with its unit: minutes as hours from one hour on, shares in percent."""
    if name.endswith("_month"):
        return MONTHS[int(value) - 1]
    if name.endswith("_minutes") and value >= 60:
        return with_unit(value / 60, "t", 2)
    if name == "rest_on_red_weeks":
        return f"{number(value)}. uke"
    if name in COUNTED:
        return number(value)
    if name.endswith("_share"):
        return with_unit(value * 100, "%", 1)
    if name.startswith("own_shifts"):
        return counted(value, "egen vakt", "egne vakter")
    if name == "regular_duties":
        return with_unit(value, "vakter")
    if name == "people_at_least":
        return counted(value, "ansatt", "ansatte")
    unit = next((unit for end, unit in UNITS.items() if name.endswith(end)), "")
    return with_unit(value, unit, 2)
