"""What stands in files as a code, in words."""

from api.store.tables import State
from api.texts import _, later

PATTERNS = ("1/2", "1/3", "1/4", "1/5", "1/6", "2/5", "3/8", "5/12")
"""Weekend patterns that are offered."""
EVERY = {
    2: later("annenhver helg"),
    3: later("hver tredje helg"),
    4: later("hver fjerde helg"),
    5: later("hver femte helg"),
    6: later("hver sjette helg"),
}
DAYS = {
    "weekday": later("hverdag"),
    "saturday": later("lørdag"),
    "sunday": later("søndag"),
    "red": later("rød dag"),
}
SOURCES = {
    "illustrative": later("anslag"),
    "derived": later("utledet"),
    "published": later("publisert"),
}
LEVELS = {
    "L0": later("ingen avtale"),
    "L1": later("avtale med den enkelte (L1)"),
    "L2": later("avtale med de tillitsvalgte (L2)"),
    "L3": later("tillatelse fra Arbeidstilsynet (L3)"),
    "L4": later("avtale med fagforening med innstillingsrett (L4)"),
}
WEEKEND_FROM = {"saturday": later("lørdag"), "friday": later("fredag")}
SEASONS = {
    "christmas": later("jul"),
    "new-year": later("nyttår"),
    "easter": later("påske"),
}
MEETINGS = {"hms": later("HMS-gruppe"), "staff": later("personalmøte")}
MODES = {"keep": later("behold dagens stillinger"), "redesign": later("lag nye stillinger")}
COVERS = {"own": later("egne ansatte"), "temps": later("vikarer")}


def weekends(pattern: str | None) -> str:
    """A weekend pattern such as 1/3 in words; None and nothing: exempt."""
    if not pattern:
        return _("fritatt for helg")
    on, _slash, of = pattern.partition("/")
    if on == "1" and of.isdecimal() and int(of) in EVERY:
        return _(EVERY[int(of)])
    return _("{} av {} helger").format(on, of)


STATES = {
    State.CREATED: later("Opprettet"),
    State.QUEUED: later("Venter i kø"),
    State.SOLVING: later("Regner"),
    State.COMPLETED: later("Ferdig"),
    State.STOPPED: later("Stoppet"),
    State.FAILED: later("Ga ingen turnus"),
}
STEPS = {
    "stillingsplan": later("stillingsplan"),
    "ferie": later("ferie"),
    "grunnturnus": later("grunnturnus"),
    "nedre grense for årsturnusen": later("nedre grense for årsturnusen"),
    "årsturnus, utkast": later("årsturnus, utkast"),
    "årsturnus, forbedring": later("årsturnus, forbedring"),
}


def in_words(state: State) -> str:
    """Where a run is."""
    return _(STATES[state])


def step(name: str) -> str:
    """What a run does now."""
    return _(STEPS[name]) if name in STEPS else name
