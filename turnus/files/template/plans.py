"""The sheets about alternatives: today's roster, a new one, and the shifts each of them uses."""

from turnus.files.template import words
from turnus.files.template.kinds import (
    DATE,
    DECIMAL,
    NAME,
    PATTERN,
    PERCENT,
    SHARE,
    TEXT,
    WHOLE,
    YES_NO,
    choice,
    numbers_of,
    several,
)
from turnus.files.template.layout import ALTERNATIVES, Column, Form, Table

WHICH = Column("", "Alternativ", choice(ALTERNATIVES), "", "Kolonnen på arket Turnusalternativ.",
               required=True)  # fmt: skip
POSITIONS = "positions."
PLANS = Form(
    "Turnusalternativ",
    "Fyll ut Dagens turnus og Ny turnus, så kan de sammenlignes. Bare felt med * må fylles ut. Er "
    "cellen tom, gjelder det som står i kolonnen Hvis tom.",
    {
        "Turnusen": (
            Column("title", "Tittel", TEXT, "", "Slik den skal hete i rapporten. Tom: "
                   "overskriften på kolonnen."),
            Column("weekend_patterns", "Helgemønster", several(PATTERN, often=PATTERN.often),
                   "arbeidshelger", "Som «hver 3. helg». Nye stillinger får dette; de som beholder "
                   "stillingen, beholder mønsteret på arket Ansatte.", required=True),
            Column("start", "Første dag", DATE, "en mandag", "Alternativene må begynne samme dag "
                   "for å kunne sammenlignes."),
            Column("weeks", "Lengde", WHOLE, "uker", "52 er ett år; lik i alle alternativene."),
        ),
        "Stillingene": (
            Column(POSITIONS + "mode", "Stillinger", choice(words.MODES), "", "Behold stillingene "
                   "på arket Ansatte, eller la turnus lage nye."),
            Column(POSITIONS + "keep_nights", "Rene nattstillinger beholdes", YES_NO, "ja/nei",
                   "Når det lages nye stillinger."),
            Column(POSITIONS + "smallest", "Minste stilling", PERCENT, "%",
                   "Når det lages nye stillinger."),
            Column(POSITIONS + "sizes", "Mulige stillinger", several(PERCENT), "%", "Størrelser "
                   "med semikolon mellom, som «100; 80; 50».", none="ingen"),
            Column(POSITIONS + "fte_frame", "Årsverk i alt", DECIMAL, "årsverk", "Høyst så mange. "
                   "Tom: summen av dagens stillinger."),
            Column(POSITIONS + "fte_frame_by_competence", "Årsverk per kompetanse",
                   numbers_of(DECIMAL), "årsverk", "Som «sykepleier: 8,75; assistent: 2»."),
            Column(POSITIONS + "heads", "Antall ansatte", WHOLE, "personer", "Når antallet er "
                   "bestemt."),
            Column(POSITIONS + "volunteers_percent", "Vil ha langvakter", PERCENT, "% av de ansatte",
                   "Så stor del av dag- og aftenpersonalet melder seg til langvakter."),
            Column(POSITIONS + "vacation_cover", "Ferien dekkes av", choice(words.COVERS)),
            Column(POSITIONS + "absence_margin", "Fravær", SHARE, "% av timene", "Sykefravær og "
                   "annet fravær det regnes med."),
            Column(POSITIONS + "absence_cover", "Fraværet dekkes av", choice(words.COVERS)),
        ),
        "Sjeldnere valg": (
            Column("id", "Kortnavn", NAME, "uten mellomrom", "Brukes i filer. Tom: lages av "
                   "turnus."),
            Column("base_weeks", "Grunnturnus", WHOLE, "uker", "Lengden på mønsteret som gjentas."),
            Column("keep_shorter_week", "Ingen får lengre uke", YES_NO, "ja/nei", "Ja: uken for hel "
                   "stilling blir ikke over 35,5 timer fordi helgemønsteret endres."),
            Column("keep_three_part", "Tredelt turnus beholdes", YES_NO, "ja/nei", "Ja: de som "
                   "arbeider dag og natt, har timetallet for tredelt turnus."),
            Column("published", "Turnusen gjøres kjent", DATE, "dato", "Tom: så sent som loven "
                   "tillater."),
            Column("vacation_published", "Ferien gjøres kjent", DATE, "dato", "Tom: så sent som "
                   "loven tillater."),
        ),
    },
    alternatives=True,
)  # fmt: skip
USES = Table(
    "Vakter i bruk",
    "Hvilke vakter hvert alternativ bruker. Én rad for hver vakt i hvert alternativ.",
    "shifts",
    (
        Column("code", "Vakt", NAME, "vaktkode", "Koden fra arket Vakter.", required=True,
               refers="Vakter"),
        Column("days", "Dager", several(choice(words.DAY_KINDS), often=words.OFTEN), "slag dag",
               "Dager vakten kan begynne på, med semikolon mellom. Tom: alle dager.",
               none="ingen"),
    ),
    (
        {"": "before", "code": "D"},
        {"": "after", "code": "L1", "days": ["saturday", "sunday", "red"]},
    ),
    WHICH,
)  # fmt: skip
SWAPS = Table(
    "Helgebytter",
    "Helger to ansatte har avtalt å bytte, utenom mønsteret.",
    "weekend_swaps",
    (
        Column("employee", "Ansatt", NAME, "kortnavn", "Kortnavnet fra arket Ansatte.",
               required=True, refers="Ansatte"),
        Column("gives", "Gir bort", DATE, "dato i uken", "En dag i uken med helgen som gis bort.",
               required=True),
        Column("takes", "Tar", DATE, "dato i uken", "En dag i uken med helgen som arbeides i "
               "stedet.", required=True),
    ),
    ({"": "before", "employee": "SPL01", "gives": "2027-01-16", "takes": "2027-01-23"},),
    WHICH,
    rare=True,
)  # fmt: skip
