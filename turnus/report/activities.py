"""What is in the roster besides care: competence time, meetings, new staff, students; and staffing."""

from collections.abc import Iterator

from turnus.coverage import Level
from turnus.dimensioning import Dimensioning, dimensioning
from turnus.indicators.activities import competence_hours, each_week
from turnus.report.side import Pair, Side
from turnus.report.table import Table, table
from turnus.rules import competence_time, meetings, mentoring, supervision
from turnus.texts.numbers import counted, number, percent, short_day, with_unit

LEVELS: tuple[Level, ...] = ("minimum", "target")


def sentences(pair: Pair) -> Iterator[str]:
    """What has been agreed, in words."""
    activities = pair.problem.department.activities
    agreed = activities.competence_time
    if agreed is None:
        yield "Det er ikke satt av kompetansetid i denne avdelingen."
    else:
        whom = "for en hel stilling" if agreed.by_position else "for hver ansatt"
        yield (
            f"Avdelingen setter av minst {with_unit(agreed.minutes_per_week, 'minutter', 0)} "
            f"kompetansetid i uka {whom}, rundet opp til hele vakter ({', '.join(agreed.codes)}). "
            "Kompetansetid dekker ikke behov. Den ligger i årsturnusen, ikke i grunnturnusen."
        )
    if activities.meetings:
        yield (
            "De som hører til et møte, er på vakt i møtetiden eller kalt inn. De som er på vakt, "
            "er regnet som bemanning også mens møtet varer."
        )


def tables(pair: Pair) -> tuple[Table, ...]:
    """Staff needed, and meetings; mentors and students where there are any."""
    found = [staff_needed(pair), *(_meetings(side) for side in pair.sides)]
    found += [_followed(side) for side in pair.sides]
    return tuple(each for each in found if each.rows)


def staff_needed(pair: Pair) -> Table:
    """The steps from hours of demand to full-time equivalents, on both sides and levels."""
    found = [dimensioning(side.problem, level) for side in pair.sides for level in LEVELS]
    names = [f"{side}, {level}" for side in ("I dag", "Ny") for level in ("minimum", "ønsket")]
    rows = [
        (words, *cells)
        for words, *cells in zip(STEPS, *(list(_steps(each)) for each in found), strict=True)
    ]
    margins = [percent(side.problem.scenario.positions.absence_margin) for side in pair.sides]
    margin = margins[0] if margins[0] == margins[1] else f"{margins[0]} i dag og {margins[1]} i ny"
    first = found[0]
    return table(
        "Årsverk som trengs når egne ansatte dekker alt (dimensjonering)",
        ["Hva", *names],
        rows,
        decimals=2,
        note=f"Året er 52 uker med {number(first.week_hours, 1)} timer for hel stilling, fem av dem "
        f"ferie. Påslaget for fravær er {margin} av avtalt tid. Grunnturnusen og årsturnusen har "
        "ikke fravær; det som mangler, er vikarer. Publiserte tall for "
        "sykefravær er 11,7 % (2017) og 10,8 % (4. kvartal 2020).",
    )


def person_tables(pair: Pair) -> tuple[Table, ...]:
    """Competence time and meetings of each person, one table a side."""
    return tuple(each for side in pair.sides if (each := _people(side)).rows)


STEPS = (
    "Timer i behovet per år",
    "Årsverk til behovet alene",
    "+ ferie",
    "+ kompetansetid",
    "+ møter",
    "+ fravær",
    "Årsverk som trengs",
    "Årsverk i planen",
    "Årsverk som mangler",
)


def _steps(found: Dimensioning) -> Iterator[object]:
    yield number(found.care_hours)
    for fte in (
        found.care_fte,
        found.vacation_fte,
        found.competence_fte,
        found.meeting_fte,
        found.absence_fte,
        found.fte,
        found.frame_fte,
        found.missing_fte,
    ):
        yield float(fte)


def _meetings(side: Side) -> Table:
    problem, roster = side.problem, side.roster
    rows = []
    for meeting in problem.department.activities.meetings:
        members = problem.members(meeting)
        days = {day for day in meeting.dates if day in problem.calendar}
        taken = [len(meetings.attended(problem, roster, id, meeting)) for id in sorted(members)]
        called = sum(
            duty.day in days and duty.shift == meeting.code
            for id in members
            for duty in roster.duties.get(id, ())
        )
        rows.append(
            (
                meeting.name,
                len(days),
                len(members),
                "alle utenom ferie" if meeting.attend is None else f"minst {meeting.attend}",
                sum(taken) / len(taken) if taken else 0,
                min(taken, default=0),
                called,
            )
        )
    return table(
        f"Møter: {side.name.lower()}",
        [
            "Møte",
            "Datoer",
            "Deltakere",
            "Avtalt for hver",
            "Møter i snitt",
            "Færrest møter",
            "Innkallinger",
        ],
        rows,
        words=(0, 3),
        decimals=1,
    )


def _followed(side: Side) -> Table:
    """New employees with their mentors, and students with their supervisors."""
    problem, roster = side.problem, side.roster
    rows = []
    for employee in problem.employees:
        new = employee.newcomer
        if new is not None:
            duties = mentoring.first_duties(problem, roster, employee.id, new)
            shared = mentoring.together(problem, roster, duties, new)
            what = f"Nyansatt fra {short_day(new.first)}, {counted(new.weeks, 'uke', 'uker')} med fadder"
            agreed = f"minst {percent(new.share, 0)} av vaktene"
            rows.append((what, agreed, f"{len(shared)} av {counted(len(duties), 'vakt')}"))
        for practice in employee.supervises:
            days = supervision.supervised(problem, roster, employee.id, practice)
            what = f"Student fra {short_day(practice.first)} til {short_day(practice.last)}"
            agreed = f"minst {counted(practice.days, 'dag', 'dager')} med veileder"
            rows.append((what, agreed, counted(len(days), "dag", "dager")))
    return table(
        f"Nyansatte og studenter: {side.name.lower()}",
        ["Hvem", "Avtalt", "I turnusen"],
        rows,
        words=(0, 1, 2),
    )


def _people(side: Side) -> Table:
    problem, roster = side.problem, side.roster
    if problem.department.activities.competence_time is None:
        return table("", [], [])
    facts = side.facts
    rows = [
        (
            employee.id,
            number(employee.position_percent, 2),
            number(competence_time.least(problem, roster, employee) / 60, 1),
            number(hours, 1),
            number(week, 2),
            sum(
                len(meetings.attended(problem, roster, employee.id, meeting))
                for meeting in problem.department.activities.meetings
                if employee.id in problem.members(meeting)
            ),
        )
        for employee, hours, week in zip(
            problem.employees, competence_hours(facts), each_week(facts), strict=True
        )
    ]
    return table(
        f"Kompetansetid og møter per ansatt: {side.name.lower()}",
        ["Ansatt", "Stilling i %", "Avtalt minst, t", "I turnusen, t", "t/uke", "Møter"],
        rows,
        tall=True,
        note="Uker uten ferie. Avtalt minst er rundet opp til hele vakter. Stillinger der de avtalte "
        "helgene tar alle timene, har ingen.",
    )
