"""The sheets about the department: agreement, competences, shifts, demand, meetings, health."""

from turnus.files.template import words
from turnus.files.template.kinds import (
    DATE,
    NAME,
    PERCENT,
    SHARE,
    TEXT,
    TIME,
    WHOLE,
    YES_NO,
    choice,
    day_or,
    numbers_of,
    several,
)
from turnus.files.template.layout import Column, Form, Table

SOURCE = Column("source", "Kilde", choice(words.SOURCES), "", "Hvor tallet kommer fra. Tom betyr "
                "anslag.")  # fmt: skip
DEPARTMENT_FORM = Form(
    "Avdeling og avtale",
    "Fyll ut kolonnen Verdi. Bare felt med * må fylles ut. Er cellen tom, gjelder det som står i "
    "kolonnen Hvis tom.",
    {
        "Avdelingen": (
            Column("name", "Navn på avdelingen", TEXT, "", "Slik den skal hete i rapporten.",
                   required=True),
            Column("id", "Kortnavn for avdelingen", NAME, "uten mellomrom", "Brukes i filer. Tom: "
                   "lages av navnet."),
        ),
        "Avtalen": (
            Column("agreement.level", "Avtalenivå", choice(words.LEVELS), "", "L0: ingen avtale. "
                   "L1: avtale med den enkelte. L2: avtale med tillitsvalgte i virksomheten. L3: "
                   "samtykke fra Arbeidstilsynet. L4: avtale med fagforening med innstillingsrett."),
            Column("agreement.daily_rest_minutes", "Daglig arbeidsfri", WHOLE, "minutter", "Minste "
                   "tid mellom vakter. 660 er 11 timer, 540 er 9 timer."),
            Column("agreement.weekly_rest_minutes", "Ukentlig arbeidsfri", WHOLE, "minutter",
                   "Minste sammenhengende fri i uken. 2100 er 35 timer."),
            Column("agreement.sunday_average_weeks", "Søndager i gjennomsnitt", WHOLE, "uker",
                   "Uker der annenhver søndag er fri i gjennomsnitt. Skriv «ingen avtale» når "
                   "hovedregelen gjelder.", none="ingen avtale"),
            Column("agreement.own_weekends", "Avtalte helger er også de færreste", YES_NO, "ja/nei",
                   "Nei: helgemønsteret er bare det meste den ansatte arbeider."),
        ),
        "Helgen": (
            Column("agreement.weekend_from", "Helgen begynner", choice(words.WEEKEND_FROM), "",
                   "Dagen helgen begynner."),
            Column("agreement.weekend_start", "Helgen begynner klokka", TIME, "kl.", "Tom og fra "
                   "fredag: 17:00."),
            Column("agreement.weekend_end", "Helgen slutter søndag klokka", TIME, "kl."),
            Column("agreement.holiday_weekends", "Røde dager hører til helgen", YES_NO, "ja/nei",
                   "Ja: røde dager inntil en helg arbeides av dem som har helgen."),
        ),
        "Ferie og ønsker": (
            Column("max_away_share", "Høyst borte på ferie samtidig", SHARE, "% av de ansatte",
                   "Største del av de ansatte som kan ha ferie samme dag."),
            Column("max_away_by_competence", "Høyst borte, per kompetanse", numbers_of(WHOLE),
                   "personer", "Som «sykepleier: 2; helsefagarbeider: 3»."),
            Column("wish_points", "Ønskepoeng", WHOLE, "poeng til hver", "Poeng hver ansatt kan "
                   "fordele på ønskene sine."),
        ),
    },
)  # fmt: skip
COMPETENCES = Table(
    "Kompetanser",
    "Én rad for hver yrkesgruppe.",
    "competences",
    (
        Column("id", "Kompetanse", NAME, "kortnavn", "Et ord uten mellomrom, som sykepleier.",
               required=True),
        Column("name", "Navn", TEXT, "", "Slik den skal hete i rapporten.", required=True),
        Column("covers", "Kan dekke for", several(NAME), "kompetanser", "Kompetanser den kan "
               "stå i stedet for, med semikolon mellom.", refers="Kompetanser"),
        Column("yearly_pay", "Årslønn i hel stilling", WHOLE, "kroner", "Uten tillegg. Brukes til "
               "kostnader; kan stå tom."),
    ),
    (
        {"id": "sykepleier", "name": "sykepleier", "covers": ["helsefagarbeider", "assistent"],
         "yearly_pay": 556600},
        {"id": "helsefagarbeider", "name": "helsefagarbeider", "covers": ["assistent"]},
        {"id": "assistent", "name": "assistent eller student"},
    ),
)  # fmt: skip
SHIFTS = Table(
    "Vakter",
    "Alle vakter som kan brukes, i dagens turnus eller i en ny.",
    "shifts",
    (
        Column("code", "Vaktkode", NAME, "kort", "Som D, A, N eller L1.", required=True),
        Column("name", "Navn", TEXT, "", "Som dagvakt.", required=True),
        Column("start", "Begynner", TIME, "kl.", "Som 07:30.", required=True),
        Column("end", "Slutter", TIME, "kl.", "Som 15:00; før begynnelsen betyr neste dag.",
               required=True),
        Column("paid_break_minutes", "Betalt pause", WHOLE, "minutter", "Pause som er arbeidstid. "
               "Vakter over 5,5 timer må ha pause, fra 8 timer minst 30 minutter."),
        Column("unpaid_break_minutes", "Ubetalt pause", WHOLE, "minutter", "Pause utenom "
               "arbeidstiden."),
        Column("counts", "Teller i bemanningen", YES_NO, "ja/nei", "Nei for møter og fagdager. Tom "
               "betyr ja."),
        SOURCE,
    ),
    (
        {"code": "D", "name": "dagvakt", "start": "07:30", "end": "15:00",
         "paid_break_minutes": 30},
        {"code": "N", "name": "nattevakt", "start": "21:45", "end": "07:45",
         "paid_break_minutes": 45},
        {"code": "L1", "name": "langvakt", "start": "07:30", "end": "20:00",
         "paid_break_minutes": 60},
    ),
)  # fmt: skip
DEMAND = Table(
    "Behov",
    "Hvor mange som trengs på vakt i et tidsrom. Tidsrom som overlapper, legges sammen.",
    "demand",
    (
        Column("name", "Behov", TEXT, "navn", "Som «dag» eller «helg aften».", required=True),
        Column("days", "Dager", several(day_or(words.DAY_KINDS), often=words.OFTEN),
               "slag dag eller datoer", "hverdag, lørdag, søndag og rød dag, eller datoer, med "
               "semikolon mellom. En dato går foran slaget.", required=True),
        Column("start", "Fra", TIME, "kl.", "Som 07:30.", required=True),
        Column("end", "Til", TIME, "kl.", "Før begynnelsen betyr neste dag.", required=True),
        Column("competence", "Kompetanse", NAME, "kortnavn", "Tom: alle teller.",
               refers="Kompetanser"),
        Column("minimum", "Minst", WHOLE, "personer", "Færrest på vakt.", required=True),
        Column("target", "Ønsket", WHOLE, "personer", "Så mange det helst skal være.",
               required=True),
        SOURCE,
    ),
    (
        {"name": "dag", "days": ["weekday"], "start": "07:30", "end": "15:00", "minimum": 6,
         "target": 6},
        {"name": "sykepleier helg", "days": ["saturday", "sunday", "red"], "start": "07:30",
         "end": "22:00", "competence": "sykepleier", "minimum": 1, "target": 2},
    ),
)  # fmt: skip
VACANCIES = Table(
    "Ledige stillinger",
    "Stillinger ingen har i dag. La arket stå tomt hvis det ikke er noen.",
    "vacancies",
    (
        Column("competence", "Kompetanse", NAME, "kortnavn", "Kortnavnet fra arket Kompetanser.",
               required=True, refers="Kompetanser"),
        Column("position_percent", "Stilling", PERCENT, "%", "", required=True),
    ),
    ({"competence": "helsefagarbeider", "position_percent": 50},),
)  # fmt: skip
MEETINGS = Table(
    "Møter",
    "Møter i turnusen. Møtetiden er tiden til en vakt som ikke teller i bemanningen.",
    "activities.meetings",
    (
        Column("id", "Møte", NAME, "kortnavn", "Et ord uten mellomrom.", required=True),
        Column("name", "Navn", TEXT, "", "Slik det skal hete i rapporten.", required=True),
        Column("kind", "Slag", choice(words.MEETINGS), "", "HMS-gruppen møtes minst seks ganger i "
               "året.", required=True),
        Column("code", "Vakt", NAME, "vaktkode", "Vakten til dem som kalles inn.", required=True,
               refers="Vakter"),
        Column("dates", "Datoer", several(DATE), "datoer", "Med semikolon mellom, som "
               "«26.1.2027; 16.3.2027».", required=True),
        Column("members", "Hvem", several(NAME), "ansatte", "Kortnavn med semikolon mellom. Tom: "
               "etter kolonnen Plasser, eller alle.", refers="Ansatte"),
        Column("seats", "Plasser", numbers_of(WHOLE), "personer", "Så mange av hver kompetanse, som "
               "«sykepleier: 2; assistent: 1»."),
        Column("attend", "Hver skal være med på", WHOLE, "møter", "Tom: alle som ikke faller i "
               "ferien."),
    ),
    (
        {"id": "personal", "name": "Personalmøte", "kind": "staff", "code": "PM",
         "dates": ["2027-01-13", "2027-02-10"], "attend": 2},
    ),
    rare=True,
)  # fmt: skip


def _advice(id: str, label: str, unit: str = "") -> tuple[Column, ...]:
    mode = Column(f"health.{id}.mode", label, choice(words.ADVICE), "", "Telles i rapporten, eller "
                  "en fast regel ingen turnus bryter.")  # fmt: skip
    if not unit:
        return (mode,)
    help = "Avdelingens eget tall. Tom: tallet i rådet."
    return mode, Column(f"health.{id}.limit", f"{label}: grense", WHOLE, unit, help)


READING = "agreement.reading."
RARE_FORM = Form(
    "Sjeldnere valg",
    "De fleste lar hele arket stå tomt. Da gjelder det som står i kolonnen Hvis tom.",
    {
        "Kompetansetid": (
            Column("activities.competence_time.codes", "Vakter som er kompetansetid", several(NAME),
                   "vaktkoder", "Vakter som ikke teller i bemanningen, med semikolon mellom.",
                   refers="Vakter"),
            Column("activities.competence_time.minutes_per_week", "Kompetansetid", WHOLE,
                   "minutter i uken", "I gjennomsnitt over uker uten ferie; trenger vakter over."),
            Column("activities.competence_time.by_position", "Kompetansetid etter stilling", YES_NO,
                   "ja/nei", "Nei: like mye til alle; trenger vakter over."),
        ),
        "Helseråd": (
            *_advice("quick_return", "Kort hviletid mellom vakter"),
            *_advice("max_nights", "Netter på rad", "netter"),
            *_advice("after_nights", "Fri etter siste natt", "timer"),
            *_advice("forward_rotation", "Fremover i døgnet"),
            *_advice("long_shift_chain", "Langvakter på rad", "langvakter"),
            *_advice("long_free", "Enkle fridager og arbeidsdager"),
            *_advice("max_streak", "Arbeidsdager på rad", "dager"),
        ),
        "Mer av avtalen": (
            Column("agreement.central.day_minutes", "Sentral avtale: døgnet", WHOLE, "minutter",
                   "Bare ved L4: mest arbeidstid i døgnet."),
            Column("agreement.central.week_minutes", "Sentral avtale: uken", WHOLE, "minutter",
                   "Bare ved L4: mest i en enkelt uke."),
            Column("agreement.central.block_mean_minutes", "Sentral avtale: snitt over åtte uker",
                   WHOLE, "minutter i uken", "Bare ved L4."),
            Column("agreement.central.period_weeks", "Sentral avtale: beregningsperiode", WHOLE,
                   "uker", "Bare ved L4."),
            Column("agreement.night_average", "Snittet for nattarbeid gjelder", YES_NO, "ja/nei",
                   "Nei: fraveket i avtale med tillitsvalgte (aml § 10-11 (9))."),
            Column("agreement.night_strain", "Belastende nattarbeid", YES_NO, "ja/nei",
                   "Ja: høyst 8 timer (aml § 10-11 (7))."),
            Column("agreement.even_nights", "Netter deles likt", SHARE, "% avvik",
                   "Så mye kan antallet netter avvike fra lik deling etter stilling. Tom: ikke "
                   "avtalt."),
            Column("agreement.balance_under_minutes", "Timer under avtalt", WHOLE, "minutter",
                   "Tom: én av den ansattes egne vakter."),
            Column("agreement.balance_over_minutes", "Timer over avtalt", WHOLE, "minutter",
                   "Tom: en halv av den ansattes egne vakter."),
            Column("agreement.holiday_turns", "Høytider på omgang",
                   several(choice(words.SEASONS), often=("jul; nyttår; påske", "jul; nyttår")), "",
                   "Høytider ingen arbeider to år på rad, med semikolon mellom."),
            Column("agreement.red_days.method", "F3 regnes etter", choice(words.RED_DAYS), "",
                   "Tom: gjennomsnitt der søndager er i gjennomsnitt, ellers hovedregelen."),
            Column("agreement.red_days.f5", "F1 på en helgedag gir", choice(words.F5), "",
                   "En annen fridag (F5) eller lønn for dagen."),
            Column("agreement.vacation_weekends", "Egne helger i ett ferieopphold", WHOLE, "helger",
                   "Flest egne helger en sammenhengende ferie tar. Tom: ikke avtalt."),
            Column("agreement.vacation_rest", "Restferien i ett strekk", YES_NO, "ja/nei",
                   "Nei: ingen krever det (ferieloven § 7 (2))."),
        ),
        "Lesing av tariffen": (
            Column("agreement.pay.holiday_and_weekend", "Time på helg og helgedag",
                   choice(words.HOLIDAY_PAY), "", "Tillegg for timer som er begge deler."),
            Column("agreement.pay.easter_eve", "Påskeaften betales som helgedag", YES_NO, "ja/nei"),
            Column("agreement.pay.holidays_on_sundays", "Helgedag på søndag betales", YES_NO,
                   "ja/nei", "Ja: som helgedag."),
        ),
        "Lesing av loven": (
            Column(READING + "day_boundary_minute", "Døgnet begynner", WHOLE,
                   "minutter etter 00:00"),
            Column(READING + "day_window", "Døgnet regnes", choice(words.WINDOWS), "",
                   "Fast døgn, eller hvilke 24 timer som helst."),
            Column(READING + "week_window", "Uken regnes", choice(words.WINDOWS), "",
                   "Kalenderuke, eller hvilke sju dager som helst."),
            Column(READING + "week_split", "Vakt over ukeskiftet hører til",
                   choice(words.WEEK_SPLITS)),
            Column(READING + "weekly_rest", "Ukentlig fri kan ligge", choice(words.WEEKLY_REST)),
            Column(READING + "weekly_rest_whole_day", "Ukentlig fri har et helt døgn", YES_NO,
                   "ja/nei"),
            Column(READING + "red_overlap_minutes", "Arbeidet rød dag fra", WHOLE, "minutter",
                   "Så mange minutter inn på den røde dagen før den regnes som arbeidet."),
            Column(READING + "averaging", "Gjennomsnitt over", choice(words.AVERAGING)),
            Column(READING + "night_start", "Natten begynner", TIME, "kl.", "Ved omregning av "
                   "tredelt turnus."),
            Column(READING + "night_end", "Natten slutter", TIME, "kl."),
            Column(READING + "evening_test_start", "Kvelden begynner", TIME, "kl.", "Ved prøven på "
                   "1,39 timer i uken."),
            Column(READING + "evening_test_end", "Kvelden slutter", TIME, "kl."),
            Column(READING + "sunday_and_night", "Natt på søndag teller",
                   choice(words.SUNDAY_AND_NIGHT)),
            Column(READING + "part_time_method", "Deltid ved omregning",
                   choice(words.PART_TIME)),
            Column(READING + "third_sunday", "Hver tredje søndag", choice(words.THIRD_SUNDAY)),
        ),
    },
    rare=True,
)  # fmt: skip
