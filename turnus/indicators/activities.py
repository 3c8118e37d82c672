"""Indicators of what a department does besides care: competence time, meetings, and staff needed."""

from turnus.dimensioning import dimensioning
from turnus.indicators.facts import Facts
from turnus.indicators.indicator import Affected, Indicator
from turnus.position import contract_weeks, weeks_held
from turnus.rules.competence_time import competence_minutes


def competence_hours(facts: Facts) -> list[float]:
    """Hours of competence time in the plan, one an employee."""
    problem, roster = facts.problem, facts.roster
    return [competence_minutes(problem, roster, each) / 60 for each in problem.employees]


def present(facts: Facts) -> list[float]:
    """Weeks of the plan without vacation, one an employee."""
    problem, roster = facts.problem, facts.roster
    return [float(contract_weeks(problem, roster, each)) for each in problem.employees]


def each_week(facts: Facts) -> list[float]:
    """Hours of competence time a week without vacation, one an employee."""
    pairs = zip(competence_hours(facts), present(facts), strict=True)
    return [hours / weeks if weeks else 0.0 for hours, weeks in pairs]


def meeting_hours(facts: Facts) -> float:
    """Paid hours in the plan of those called in to meetings."""
    codes = {meeting.code for meeting in facts.problem.department.activities.meetings}
    return sum(
        duty.paid_minutes / 60
        for row in facts.roster.duties.values()
        for duty in row
        if duty.shift in codes
    )


def _per_full_position(facts: Facts) -> float | None:
    problem, roster = facts.problem, facts.roster
    weeks = float(sum(weeks_held(problem, roster, each) for each in problem.employees))
    return sum(competence_hours(facts)) / weeks if weeks else None


def _mean(facts: Facts) -> float:
    found = each_week(facts)
    return sum(found) / len(found)


WITH_COMPETENCE_TIME = Affected(
    "ansatte med kompetansetid", lambda facts: sum(each > 0 for each in competence_hours(facts))
)

ACTIVITIES: tuple[Indicator, ...] = (
    Indicator(
        id="competence-full-position",
        title="Kompetansetid per hel stilling",
        definition="Timer i vakter til faglig arbeid, som ikke dekker behov, delt på årsverk og "
        "uker uten ferie.",
        unit="t/uke",
        better="higher",
        source="heltidspilotene (mål: minst 1 time i uka i snitt)",
        value=_per_full_position,
        missing="ingen uker uten ferie",
        decimals=2,
        affected=WITH_COMPETENCE_TIME,
    ),
    Indicator(
        id="competence-mean",
        title="Kompetansetid per ansatt",
        definition="Timer i vakter til faglig arbeid i en uke uten ferie, gjennomsnitt av de "
        "ansatte.",
        unit="t/uke",
        better="higher",
        source="heltidspilotene",
        value=_mean,
        decimals=2,
        affected=WITH_COMPETENCE_TIME,
    ),
    Indicator(
        id="competence-least",
        title="Minste kompetansetid for én ansatt",
        definition="Timer i vakter til faglig arbeid i en uke uten ferie, for den som har minst.",
        unit="t/uke",
        better="higher",
        source="egen definisjon",
        value=lambda facts: min(each_week(facts)),
        decimals=2,
        affected=WITH_COMPETENCE_TIME,
    ),
    Indicator(
        id="competence-department",
        title="Kompetansetid i avdelingen",
        definition="Timer i vakter til faglig arbeid for alle ansatte, delt på planens uker.",
        unit="t/uke",
        better="neutral",
        source="heltidspilotene",
        value=lambda facts: sum(competence_hours(facts)) / facts.problem.calendar.weeks,
        decimals=1,
    ),
    Indicator(
        id="meeting-hours",
        title="Timer innkalt til møter",
        definition="Betalte timer i planen for dem som er kalt inn til HMS-møter og personalmøter; "
        "de som er på vakt i møtetiden, er ikke med.",
        unit="t",
        better="neutral",
        source="egen definisjon",
        value=meeting_hours,
        decimals=1,
    ),
    Indicator(
        id="fte-needed",
        title="Årsverk som trengs med egne ansatte",
        definition="Timene i minimumsbehovet, ferie, kompetansetid, møter og påslaget for "
        "fravær, som årsverk.",
        unit="årsverk",
        better="neutral",
        source="egen definisjon",
        value=lambda facts: float(dimensioning(facts.problem, "minimum").fte),
        decimals=2,
    ),
)
