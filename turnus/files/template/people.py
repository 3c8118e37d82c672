"""The sheets about people: who they are, their limits, vacation and wishes."""

from turnus.files.template import words
from turnus.files.template.kinds import (
    DATE,
    NAME,
    PATTERN,
    PERCENT,
    SHARE,
    WHOLE,
    YES_NO,
    choice,
    day_or,
    several,
)
from turnus.files.template.layout import Column, Table

PERSON = Column("", "Ansatt", NAME, help="Kortnavnet fra arket Ansatte.", required=True,
                refers="Ansatte")  # fmt: skip
FROM = Column("first", "Fra og med", DATE, "dato", "Første dag.", required=True)
TO = Column("last", "Til og med", DATE, "dato", "Siste dag, som også er med.", required=True)

EMPLOYEES = Table(
    "Ansatte",
    "Én rad for hver som er ansatt i dag. Bruk kortnavn og ikke personnavn.",
    "employees",
    (
        Column("id", "Ansatt", NAME, "kortnavn", "Et kortnavn uten mellomrom, som SPL01. Det "
               "brukes på de andre arkene.", required=True),
        Column("competence", "Kompetanse", NAME, "kortnavn", "Kortnavnet fra arket Kompetanser.",
               required=True, refers="Kompetanser"),
        Column("position_percent", "Stilling her", PERCENT, "%", "50 for halv stilling.",
               required=True),
        Column("weekend", "Helg", PATTERN, "arbeidshelger", "Hvor ofte den ansatte arbeider helg. "
               "Skriv «fritatt» for den som ikke arbeider helg. Tom betyr hver 3. helg.",
               none="fritatt"),
        Column("nights", "Kan ha natt", YES_NO, "ja/nei", "Om den ansatte kan ha nattevakter. "
               "Tom betyr nei."),
        Column("night_only", "Bare natt", YES_NO, "ja/nei", "Om den ansatte bare har nattevakter. "
               "Tom betyr nei."),
        Column("long_shift_consent", "Sagt ja til langvakt", YES_NO, "ja/nei", "Om den ansatte har "
               "sagt ja til vakter over 10 timer. Tom betyr nei."),
        Column("wanted_percent", "Ønsket stilling", PERCENT, "%", "Størrelsen den ansatte ønsker. "
               "Tom: har ikke sagt noe."),
        Column("other_positions_percent", "Stilling i andre enheter", PERCENT, "%", "Til sammen i "
               "andre enheter i kommunen. Tom betyr ingen."),
    ),
    (
        {"id": "SPL01", "competence": "sykepleier", "position_percent": 100, "weekend": "1/3",
         "long_shift_consent": True},
        {"id": "HFA01", "competence": "helsefagarbeider", "position_percent": 75, "weekend": "1/3",
         "nights": True, "wanted_percent": 100},
    ),
)  # fmt: skip
VACATION = Table(
    "Ferie",
    "Ferie som er bestemt. Én rad for hver periode. La arket stå tomt hvis ferien ikke er satt.",
    "vacation",
    (FROM, TO),
    ({"": "SPL01", "first": "2027-07-05", "last": "2027-07-24"},),
    PERSON,
)
VACATION_WISHES = Table(
    "Ferieønsker",
    "Ferie den ansatte ber om, den beste perioden først.",
    "vacation_wishes",
    (FROM, TO),
    ({"": "HFA01", "first": "2027-06-28", "last": "2027-07-17"},),
    PERSON,
)
WISHES = Table(
    "Ønsker",
    "Ønsker om fri og vakter, med poeng. Alle har like mange poeng å fordele (vanligvis 100).",
    "wishes",
    (
        Column("kind", "Hva", choice(words.WISHES), "", "Fri eller vakt på bestemte dager, eller "
               "bare aftenvakter eller ingen aftenvakter.", required=True),
        Column("days", "Dager", several(day_or(words.WEEKDAYS), often=tuple(words.WEEKDAYS.values())),
               "datoer eller ukedager", "Ved fri og vakt: datoer eller ukedager med semikolon "
               "mellom, som «17.5.2027; fredag»."),
        Column("shift", "Vakt", NAME, "vaktkode", "Bare ved ønske om vakt; tom betyr hvilken som "
               "helst.", refers="Vakter"),
        Column("points", "Poeng", WHOLE, "", "Jo flere, jo viktigere.", required=True),
    ),
    ({"": "SPL01", "kind": "off", "days": ["2027-05-17"], "points": 40},),
    PERSON,
)  # fmt: skip
MORE = Table(
    "Ansatte, mer",
    "Bare for ansatte det gjelder. Én rad for hver ansatt; la resten av raden stå tom.",
    "",
    (
        Column("weekend_group", "Helgegruppe", WHOLE, "uke fra 0", "Første arbeidshelg i mønsteret, "
               "der 0 er første uke. Tom: ikke bestemt."),
        Column("night_duties.least", "Nattevakter, færrest", WHOLE, "vakter i året", "Avtalt antall "
               "nattevakter i et år på 52 uker."),
        Column("night_duties.most", "Nattevakter, flest", WHOLE, "vakter i året", "Avtalt antall "
               "nattevakter i et år på 52 uker."),
        Column("turns_18", "Fyller 18 år", DATE, "dato", "Bare for den som er under 18 år."),
        Column("turns_60", "Fyller 60 år", WHOLE, "årstall", "Fra det året har den ansatte en uke "
               "mer ferie."),
        Column("pregnancy.first", "Få netter fra", DATE, "dato", "Ved graviditet, bare etter den "
               "ansattes eget ønske."),
        Column("pregnancy.last", "Få netter til", DATE, "dato", "Ved graviditet, bare etter den "
               "ansattes eget ønske."),
        Column("vacation_carried_in", "Ferie fra i fjor", WHOLE, "virkedager", "Overført hit; "
               "under 0 er tatt på forskudd."),
        Column("vacation_carried_out", "Ferie til neste år", WHOLE, "virkedager", "Overføres til "
               "neste år."),
        Column("main_vacation_waived", "Annen hovedferie avtalt", YES_NO, "ja/nei", "Om den ansatte "
               "har sagt ja til noe annet enn tre uker i ett strekk om sommeren."),
        Column("last_year.christmas", "Jul i fjor", choice(words.TURNS), "", "Brukes når høytider "
               "går på omgang."),
        Column("last_year.new_year", "Nyttår i fjor", choice(words.TURNS), "", "Brukes når høytider "
               "går på omgang."),
        Column("last_year.easter", "Påske i fjor", choice(words.TURNS), "", "Brukes når høytider "
               "går på omgang."),
        Column("red_days_owed.f3", "Avtalte F3", WHOLE, "dager", "Røde dager fri. Tom: regnes ut "
               "fra grunnturnusen."),
        Column("red_days_owed.f3_minutes", "Betalt tid i F3", WHOLE, "minutter", "Betalt tid i "
               "vaktene som F3 erstatter, i alt."),
        Column("red_days_owed.f5", "Avtalte F5", WHOLE, "dager", "Fridager for F1 som falt på en "
               "helgedag."),
        Column("newcomer.first", "Nyansatt fra", DATE, "dato", "Første dag for en nyansatt med "
               "fadder."),
        Column("newcomer.mentor", "Fadder", NAME, "kortnavn", "Den ansatte som er fadder.",
               refers="Ansatte"),
        Column("newcomer.weeks", "Uker med fadder", WHOLE, "uker", "Tom betyr 4 uker."),
        Column("newcomer.share", "Vakter med fadder", SHARE, "%", "Minste del av vaktene der "
               "fadderen også er på vakt. Tom betyr 50 %."),
    ),
    ({"": "HFA01", "turns_60": 2027, "vacation_carried_in": 6},),
    PERSON,
    rare=True,
)  # fmt: skip
REDUCED = Table(
    "Redusert stilling",
    "Mindre stilling for en tid (aml § 10-2 (4)).",
    "reduced",
    (
        FROM,
        TO,
        Column(
            "position_percent",
            "Stilling i perioden",
            PERCENT,
            "%",
            "Mindre enn den vanlige stillingen.",
            required=True,
        ),
    ),
    ({"": "SPL01", "first": "2027-02-01", "last": "2027-04-30", "position_percent": 80},),
    PERSON,
    rare=True,
)
SUPERVISES = Table(
    "Veiledning",
    "Studenters praksis: veilederen har dagvakt på minst så mange av hverdagene.",
    "supervises",
    (
        FROM,
        TO,
        Column("days", "Dagvakter", WHOLE, "hverdager", "Færrest dagvakter.", required=True),
    ),
    ({"": "SPL01", "first": "2027-09-06", "last": "2027-10-29", "days": 20},),
    PERSON,
    rare=True,
)
