"""The file's own words, each with the word that stands in the template."""

DAY_KINDS = {"weekday": "hverdag", "saturday": "lørdag", "sunday": "søndag", "red": "rød dag"}
OFTEN = (
    "hverdag",
    "lørdag; søndag; rød dag",
    "hverdag; lørdag; søndag; rød dag",
    "lørdag; søndag",
    "rød dag",
)
WEEKDAYS = {
    "monday": "mandag",
    "tuesday": "tirsdag",
    "wednesday": "onsdag",
    "thursday": "torsdag",
    "friday": "fredag",
    "saturday": "lørdag",
    "sunday": "søndag",
}
SOURCES = {"published": "publisert", "derived": "utledet", "illustrative": "anslag"}
WISHES = {
    "off": "fri",
    "duty": "vakt",
    "evenings": "bare aftenvakter",
    "no-evenings": "ingen aftenvakter",
}
TURNS = {"worked": "arbeidet", "free": "hadde fri"}
MEETINGS = {"hms": "HMS-gruppe", "staff": "personalmøte"}
SEASONS = {"christmas": "jul", "new-year": "nyttår", "easter": "påske"}
LEVELS = {each: each for each in ("L0", "L1", "L2", "L3", "L4")}
MODES = {"keep": "behold dagens stillinger", "redesign": "lag nye stillinger"}
COVERS = {"own": "egne ansatte", "temps": "vikarer"}
ADVICE = {"counted": "telles", "hard": "fast regel"}
WEEKEND_FROM = {"friday": "fredag", "saturday": "lørdag"}
RED_DAYS = {
    "main-rule": "hovedregelen",
    "combination": "kombinasjon",
    "averaging": "gjennomsnitt",
}
F5 = {"day-off": "fridag", "pay": "lønn"}
HOLIDAY_PAY = {"holiday-only": "bare høytidstillegg", "both": "begge tilleggene"}
WINDOWS = {"fixed": "fast", "rolling": "rullende"}
WEEK_SPLITS = {
    "start-day": "dagen vakten begynner",
    "end-day": "dagen vakten slutter",
    "most-hours": "dagen med flest timer",
    "split": "deles mellom ukene",
}
WEEKLY_REST = {"around-f1": "rundt F1", "clipped": "innenfor uken"}
AVERAGING = {"blocks": "faste perioder", "rolling": "rullende"}
SUNDAY_AND_NIGHT = {"once": "én gang", "both": "begge"}
PART_TIME = {"gross-up": "regnes opp til hel stilling", "scaled": "skaleres ned"}
THIRD_SUNDAY = {"strict": "strengt", "whole-periods": "hele perioder"}
