"""The sections of a department that are changed in forms; what is rare stands in the template."""

from api.texts import later
from api.web.forms.fields import Field, Section
from api.web.forms.kinds import (
    COUNT,
    DATES,
    HOURS,
    ID,
    NUMBER_KIND,
    PATTERN,
    SHARE,
    TEXT,
    TIME,
    YES_NO,
    choice,
    own,
    ticks,
)
from api.web.words import DAYS, LEVELS, MEETINGS, SEASONS, SOURCES, WEEKEND_FROM

SHORT = later("et kort navn uten mellomrom, komma eller semikolon, høyst 40 tegn")
WORDS = later("en tekst")
CLOCK = later("et klokkeslett fra 00.00 til 23.59, som 07.30")
HEADS = later("et helt antall personer fra 0 til 500")
PERCENT = later("en prosent over 0 og høyst 100, som 75 eller 37,5")
BREAK = later("et helt antall minutter fra 0 til 180")
COMPETENCE = later("en av kompetansene til avdelingen")

ABOUT = Section(
    "about",
    later("Om avdelingen"),
    (),
    (
        Field("name", later("Navn"), TEXT, wanted=WORDS, required=True),
        Field(
            "max_away_share",
            later("Høyst borte på ferie samtidig"),
            SHARE,
            later("% av de ansatte"),
            later("en prosent over 0 og høyst 100"),
        ),
        Field(
            "wish_points",
            later("Ønskepoeng til hver ansatt"),
            COUNT,
            later("poeng"),
            later("et helt antall poeng fra 0 til 1000"),
            later("Alle har like mange poeng å fordele på ønskene sine."),
        ),
    ),
    many=False,
)
COMPETENCES = Section(
    "competences",
    later("Kompetanse"),
    ("competences",),
    (
        Field("id", later("Kortnavn"), ID, wanted=SHORT, required=True),
        Field("name", later("Navn"), TEXT, wanted=WORDS, required=True),
        Field(
            "covers",
            later("Kan stå inn for"),
            own("competences", many=True),
            wanted=later("en eller flere av kompetansene til avdelingen"),
        ),
        Field(
            "yearly_pay",
            later("Årslønn for hel stilling"),
            COUNT,
            later("kr, uten tillegg"),
            later("hele kroner fra 100 000 til 3 000 000, eller ingenting"),
        ),
    ),
    intro=later(
        "«Kan stå inn for» er oppgavedeling: en sykepleier som kan stå inn for helsefagarbeidere, teller "
        "med når behovet gjelder dem."
    ),
    one=later("Kompetanse"),
    key="id",
)
SHIFTS = Section(
    "shifts",
    later("Vakter"),
    ("shifts",),
    (
        Field("code", later("Kode"), ID, wanted=SHORT, required=True),
        Field("name", later("Navn"), TEXT, wanted=WORDS, required=True),
        Field("start", later("Fra"), TIME, later("kl."), CLOCK, required=True),
        Field("end", later("Til"), TIME, later("kl."), CLOCK, required=True),
        Field("paid_break_minutes", later("Betalt pause"), COUNT, later("min"), BREAK),
        Field("unpaid_break_minutes", later("Ubetalt pause"), COUNT, later("min"), BREAK),
        Field("counts", later("Dekker behov"), YES_NO),
        Field("source", later("Kilde"), choice(SOURCES)),
    ),
    intro=later(
        "En vakt som slutter før den begynner, slutter dagen etter. Kurs og møter dekker ikke behov."
    ),
    one=later("Vakt"),
    key="code",
)
DEMAND = Section(
    "demand",
    later("Bemanningsplan"),
    ("demand",),
    (
        Field("name", later("Navn"), TEXT, wanted=WORDS, required=True),
        Field(
            "days",
            later("Dager"),
            ticks(DAYS, more=later("Datoer, som 24.12.2027")),
            wanted=later("minst én dag"),
            required=True,
        ),
        Field("start", later("Fra"), TIME, later("kl."), CLOCK, required=True),
        Field("end", later("Til"), TIME, later("kl."), CLOCK, required=True),
        Field("competence", later("Kompetanse"), own("competences"), wanted=COMPETENCE),
        Field("minimum", later("Minst"), COUNT, later("personer"), HEADS, required=True),
        Field("target", later("Ønsket"), COUNT, later("personer"), HEADS, required=True),
        Field("source", later("Kilde"), choice(SOURCES)),
    ),
    intro=later(
        "Hver linje er et tidsrom i døgnet og hvor mange som trengs da. Tidsrom som overlapper, legges "
        "sammen. En linje uten kompetanse gjelder alle."
    ),
    one=later("Behov"),
)
EMPLOYEES = Section(
    "people",
    later("Ansatte"),
    ("employees",),
    (
        Field("id", later("Kortnavn"), ID, wanted=SHORT, required=True),
        Field(
            "competence",
            later("Kompetanse"),
            own("competences"),
            wanted=COMPETENCE,
            required=True,
        ),
        Field("position_percent", later("Stilling"), NUMBER_KIND, "%", PERCENT, required=True),
        Field(
            "wanted_percent",
            later("Ønsker"),
            NUMBER_KIND,
            "%",
            later("en prosent over 0 og høyst 100, eller ingenting"),
        ),
        Field("weekend", later("Helg"), PATTERN, blank=None),
        Field("long_shift_consent", later("Langvakt"), YES_NO),
        Field("nights", later("Natt"), YES_NO),
        Field("night_only", later("Bare natt"), YES_NO),
    ),
    intro=later(
        "Bruk kortnavn som ikke røper hvem det er. Kryss for langvakt betyr at den ansatte har sagt ja til "
        "vakter over ti timer."
    ),
    one=later("Ansatt"),
    key="id",
)
VACANCIES = Section(
    "vacancies",
    later("Ledige stillinger"),
    ("vacancies",),
    (
        Field(
            "competence",
            later("Kompetanse"),
            own("competences"),
            wanted=COMPETENCE,
            required=True,
        ),
        Field("position_percent", later("Stilling"), NUMBER_KIND, "%", PERCENT, required=True),
    ),
    one=later("Stilling"),
)
AGREEMENT = Section(
    "agreement",
    later("Avtale"),
    ("agreement",),
    (
        Field("level", later("Avtalenivå"), choice(LEVELS)),
        Field(
            "daily_rest_minutes",
            later("Daglig arbeidsfri, minst"),
            HOURS,
            later("timer"),
            later("et antall timer fra 0 til 24"),
        ),
        Field(
            "weekly_rest_minutes",
            later("Ukentlig arbeidsfri, minst"),
            HOURS,
            later("timer"),
            later("et antall timer fra 0 til 168"),
        ),
        Field(
            "sunday_average_weeks",
            later("Søndagsfri gjennomsnittsberegnes over"),
            COUNT,
            later("uker"),
            later("et helt antall uker fra 2 til 26, eller ingenting"),
            later("La feltet stå tomt når det ikke er avtalt."),
            blank=None,
        ),
        Field("weekend_from", later("Helgen regnes fra"), choice(WEEKEND_FROM)),
        Field(
            "weekend_start",
            later("Helgen begynner"),
            TIME,
            later("kl."),
            CLOCK,
        ),
        Field("weekend_end", later("Helgen slutter søndag"), TIME, later("kl."), CLOCK),
        Field("own_weekends", later("Avtalte helger er også de færreste som jobbes"), YES_NO),
        Field("holiday_weekends", later("Røde dager ved helgen hører til helgen"), YES_NO),
        Field(
            "holiday_turns",
            later("Ingen jobber to år på rad i"),
            ticks(SEASONS),
        ),
        Field(
            "even_nights",
            later("Netter deles etter stilling, med avvik på høyst"),
            SHARE,
            "%",
            later("en prosent fra 0 til 100, eller ingenting"),
            later("La feltet stå tomt når det ikke er avtalt."),
            blank=None,
        ),
        Field("night_average", later("Netter er høyst 8 timer i gjennomsnitt"), YES_NO),
        Field("night_strain", later("Netter med særlig risiko eller stor belastning"), YES_NO),
        Field(
            "vacation_weekends",
            later("Én ferie tar høyst så mange av egne helger"),
            COUNT,
            later("helger"),
            later("et helt antall helger fra 0 til 5, eller ingenting"),
            blank=None,
        ),
        Field("vacation_rest", later("Restferie skal være samlet"), YES_NO),
    ),
    many=False,
    intro=later(
        "Avtalen må være inngått før turnusen kan bruke den. Lesemåter av loven, lønnstillegg og grensene i "
        "en avtale på nivå L4 står i malen."
    ),
)
COMPETENCE_TIME = Section(
    "competence-time",
    later("Kompetansetid"),
    ("activities", "competence_time"),
    (
        Field(
            "codes",
            later("Vakter som er kompetansetid"),
            own("shifts", many=True),
            wanted=later("minst én vakt"),
        ),
        Field(
            "minutes_per_week",
            later("Minst i uka i gjennomsnitt"),
            COUNT,
            later("minutter"),
            later("et helt antall minutter fra 0 til 600"),
        ),
        Field("by_position", later("Etter stillingsstørrelse"), YES_NO),
    ),
    many=False,
    intro=later("Uten kryss på noen vakt er det ingen kompetansetid."),
    only_with="codes",
)
MEETINGS_SECTION = Section(
    "meetings",
    later("Møter"),
    ("activities", "meetings"),
    (
        Field("id", later("Kortnavn"), ID, wanted=SHORT, required=True),
        Field("name", later("Navn"), TEXT, wanted=WORDS, required=True),
        Field("kind", later("Møtet er"), choice(MEETINGS), required=True),
        Field(
            "code",
            later("Vakt"),
            own("shifts"),
            wanted=later("en av vaktene til avdelingen"),
            required=True,
        ),
        Field(
            "dates",
            later("Datoer"),
            DATES,
            wanted=later("én eller flere datoer med mellomrom, som 26.1.2027 16.3.2027"),
            required=True,
        ),
        Field(
            "attend",
            later("Hver møter minst"),
            COUNT,
            later("ganger"),
            later("et helt antall møter fra 0, eller ingenting"),
        ),
    ),
    intro=later("Hvem som møter, står i malen."),
    one=later("Møte"),
    key="id",
)
SECTIONS = {
    section.slug: section
    for section in (
        DEMAND,
        EMPLOYEES,
        SHIFTS,
        COMPETENCES,
        AGREEMENT,
        VACANCIES,
        COMPETENCE_TIME,
        MEETINGS_SECTION,
        ABOUT,
    )
}
"""In the order in which a leader reads them."""


def section_of(path: str) -> Section | None:
    """The section whose form holds a place in the file, such as ``demand[3].minimum``."""
    steps = path.replace("[", ".").split(".")
    fitting = [
        section
        for section in SECTIONS.values()
        if section.place and tuple(steps[: len(section.place)]) == section.place
    ]
    if fitting:
        return max(fitting, key=lambda section: len(section.place))
    return ABOUT if steps[0] in {field.name for field in ABOUT.fields} else None
