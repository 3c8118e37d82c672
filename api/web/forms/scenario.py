"""The fields of the scenario builder: weekends, shifts, positions, cover, period."""

from api.texts import later
from api.web.forms.fields import Field, Section
from api.web.forms.kinds import (
    COUNT,
    DATE,
    NUMBER_KIND,
    NUMBERS,
    SHARE,
    TEXT,
    WEEKENDS,
    YES_NO,
    choice,
    ticks,
)
from api.web.words import COVERS, DAYS, MODES
from turnus.department import Department

PERCENT = later("en prosent over 0 og høyst 100")
FRAME = later("et antall årsverk over 0, eller ingenting")
WEEKENDS_FIELD = Field(
    "weekend_patterns",
    later("Helgefrekvens"),
    WEEKENDS,
    wanted=later("ett eller flere helgemønstre, som 1/3 eller 5/12"),
    help=later("Velg ett, eller flere når stillingene kan ha ulik frekvens."),
    required=True,
)
TITLE = Field("title", later("Navn på alternativet"), TEXT, wanted=later("en tekst"), required=True)
MODE = Field("positions.mode", later("Stillinger"), choice(MODES))
POSITIONS = (
    Field(
        "positions.smallest",
        later("Minste nye stilling"),
        NUMBER_KIND,
        "%",
        PERCENT,
    ),
    Field(
        "positions.sizes",
        later("Størrelser nye stillinger kan ha"),
        NUMBERS,
        "%",
        later("prosenter over 0 og høyst 100, med mellomrom, som 100 80 75"),
        later("Med mellomrom mellom, som 100 80 75 50."),
    ),
    Field(
        "positions.volunteers_percent",
        later("Så mange vil gå langvakter"),
        NUMBER_KIND,
        later("% av dag- og aftenansatte"),
        later("en prosent fra 0 til 100"),
    ),
    Field("positions.keep_nights", later("Nattstillingene blir som de er"), YES_NO),
)
FRAMES = (
    Field(
        "positions.fte_frame",
        later("Årsverk i alt, høyst"),
        NUMBER_KIND,
        later("årsverk"),
        FRAME,
        later("Tomt felt betyr så mange som i dag."),
        blank=None,
    ),
    Field(
        "positions.heads",
        later("Antall ansatte, om det er bestemt"),
        COUNT,
        later("ansatte"),
        later("et helt antall ansatte over 0, eller ingenting"),
        blank=None,
    ),
)
COVER = (
    Field("positions.vacation_cover", later("Ferie dekkes av"), choice(COVERS)),
    Field("positions.absence_cover", later("Annet fravær dekkes av"), choice(COVERS)),
    Field(
        "positions.absence_margin",
        later("Fravær det regnes med"),
        SHARE,
        "%",
        later("en prosent fra 0 til 50"),
    ),
)
PERIOD = (
    Field(
        "start",
        later("Første dag"),
        DATE,
        wanted=later("en mandag, som 4.1.2027"),
        help=later("Årsturnusen begynner på en mandag."),
        required=True,
    ),
    Field(
        "weeks",
        later("Årsturnusens lengde"),
        COUNT,
        later("uker"),
        later("et helt antall uker fra 1 til 53"),
        required=True,
    ),
    Field(
        "base_weeks",
        later("Grunnturnusens lengde"),
        COUNT,
        later("uker"),
        later("et helt antall uker fra 1 til 26"),
        required=True,
    ),
    Field(
        "keep_shorter_week",
        later("Ingen får lengre uke enn 35,5 timer fordi helgemønsteret endres"),
        YES_NO,
    ),
    Field(
        "keep_three_part",
        later("De som går både dag og natt, har tredelt turnus"),
        YES_NO,
    ),
)


def builder(department: Department) -> Section:
    """The scenario's form for a department: its competences have frames, its shifts have days."""
    return Section(
        "scenario",
        later("Alternativ"),
        (),
        (
            TITLE,
            WEEKENDS_FIELD,
            MODE,
            *POSITIONS,
            *frames(department),
            *COVER,
            *PERIOD,
            *uses(department),
        ),
        many=False,
    )


def frames(department: Department) -> tuple[Field, ...]:
    """FTE frames in all and by competence, and the number of people."""
    each = tuple(
        Field(
            f"positions.fte_frame_by_competence.{competence.id}",
            competence.name,
            NUMBER_KIND,
            later("årsverk, høyst"),
            later("et antall årsverk fra 0, eller ingenting"),
            steps=("positions", "fte_frame_by_competence", competence.id),
        )
        for competence in department.competences
    )
    return (FRAMES[0], *each, *FRAMES[1:])


def uses(department: Department) -> tuple[Field, ...]:
    """Kinds of day on which each shift may start; a shift with none is not used."""
    beside = department.activities.codes
    return tuple(
        Field(f"use.{shift.code}", shift.name, ticks(DAYS), steps=("use", shift.code), blank=[])
        for shift in department.shifts
        if shift.counts and shift.code not in beside
    )
