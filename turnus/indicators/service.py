"""Indicators of what residents get: demand that is covered, by anyone and by competence."""

import pandas as pd

from turnus.coverage import Coverage, Level, cover
from turnus.indicators.facts import Facts
from turnus.indicators.indicator import Indicator
from turnus.roster import Roster
from turnus.scenario import Problem

SATURDAY = 6
LEVELS: tuple[Level, ...] = ("minimum", "target")


def uncovered_table(problem: Problem, roster: Roster) -> pd.DataFrame:
    """Hours of temps needed, tidy: one row a level, month, weekday, window and competence.

    Columns ``level`` ("minimum", "target"), ``month`` ("2027-01"; "uke 3" in a base roster),
    ``weekday`` (1 is Monday), ``window`` ("07.30–09.30", the stretch of constant demand),
    ``competence`` (id, or "alle" where anybody will do) and ``hours``; the hours of a level sum to
    its goal. A stretch belongs to the day its demand starts on.
    """
    return _uncovered_table(problem, cover(problem, roster))


def _uncovered_table(problem: Problem, coverage: Coverage) -> pd.DataFrame:
    rows: dict[tuple[str, str, int, str, str], int] = {}
    for level in LEVELS:
        temps = coverage.temps(level)
        for group, stretch in zip(*temps.nonzero(), strict=True):
            segment = coverage.segments[coverage.segment[stretch]]
            first, last = (
                at.astimezone(problem.calendar.zone) for at in (segment.start, segment.end)
            )
            week = (segment.day - problem.calendar.start).days // 7 + 1
            key = (
                str(level),
                f"uke {week}" if problem.cyclic else f"{segment.day:%Y-%m}",
                segment.day.isoweekday(),
                f"{first:%H.%M}–{last:%H.%M}",
                coverage.groups[group].competence or "alle",
            )
            minutes = int(temps[group, stretch] * coverage.minutes[stretch])
            rows[key] = rows.get(key, 0) + minutes
    columns = ["level", "month", "weekday", "window", "competence", "hours"]
    return pd.DataFrame(
        [(*key, minutes / 60) for key, minutes in sorted(rows.items())], columns=columns
    )


def competence_cover(problem: Problem, roster: Roster) -> pd.DataFrame:
    """Demanded and covered hours by competence, with the share covered in percent.

    Columns ``level``, ``competence`` (id, or "alle"), ``demanded``, ``covered``, ``share``. Those
    who may stand in for a competence count; each need is looked at by itself.
    """
    return _competence_cover(Facts(problem, roster))


def _competence_cover(facts: Facts) -> pd.DataFrame:
    coverage = facts.coverage
    rows = []
    for level in LEVELS:
        wanted, short = coverage.wanted(level), coverage.own_shortage(level)
        for index, group in enumerate(coverage.groups):
            demanded = int((wanted[index] * coverage.minutes).sum()) / 60
            missing = int((short[index] * coverage.minutes).sum()) / 60
            if demanded:
                share = 100 * (demanded - missing) / demanded
                rows.append(
                    (level, group.competence or "alle", demanded, demanded - missing, share)
                )
    columns = ["level", "competence", "demanded", "covered", "share"]
    return pd.DataFrame(rows, columns=columns)


def _total_competence_share(facts: Facts) -> float | None:
    table = _competence_cover(facts)
    named = table[(table["level"] == "target") & (table["competence"] != "alle")]
    demanded = float(named["demanded"].sum())
    return 100 * float(named["covered"].sum()) / demanded if demanded else None


def _weekend_share(facts: Facts) -> float | None:
    """Share in percent of the hours below the wanted staffing that lie on Saturday and Sunday."""
    table = _uncovered_table(facts.problem, facts.coverage)
    wanted = table[table["level"] == "target"]
    total = float(wanted["hours"].sum())
    return (
        100 * float(wanted[wanted["weekday"] >= SATURDAY]["hours"].sum()) / total if total else None
    )


def _time_share(facts: Facts, level: Level, *, named: bool) -> float | None:
    """Share in percent of the time with a need in which all of it is met.

    ``named`` looks at needs for a competence alone, each by itself.
    """
    coverage = facts.coverage
    rows = [i for i, group in enumerate(coverage.groups) if group.competence or not named]
    wanted = coverage.wanted(level)[rows].any(axis=0)
    met = wanted & ~coverage.own_shortage(level)[rows].any(axis=0)
    total = int(coverage.minutes[wanted].sum())
    return 100 * int(coverage.minutes[met].sum()) / total if total else None


SERVICE: tuple[Indicator, ...] = (
    Indicator(
        id="uncovered-minimum-hours",
        title="Udekkede timer under minimum",
        definition="Timer ganger personer som mangler til minimumsbemanningen, regnet som færrest "
        "mulig vikarer.",
        unit="t",
        better="lower",
        source="egen definisjon",
        value=lambda facts: facts.coverage.shortage_minutes("minimum") / 60,
        decimals=1,
        stage="uncovered-minimum",
    ),
    Indicator(
        id="uncovered-target-hours",
        title="Udekkede timer under ønsket bemanning",
        definition="Timer ganger personer som mangler til ønsket bemanning, regnet som færrest "
        "mulig vikarer; timene under minimum er med.",
        unit="t",
        better="lower",
        source="egen definisjon",
        value=lambda facts: facts.coverage.shortage_minutes("target") / 60,
        decimals=1,
        stage="uncovered-target",
    ),
    Indicator(
        id="overcover-hours",
        title="Timer over ønsket bemanning",
        definition="Timer ganger personer på vakt utover ønsket bemanning i alt.",
        unit="t",
        better="neutral",
        source="egen definisjon",
        value=lambda facts: facts.coverage.overcover_minutes / 60,
        decimals=1,
        stage="overcover",
    ),
    Indicator(
        id="competence-cover",
        title="Kompetansedekning",
        definition="Andel av timene der det er ønsket en bestemt kompetanse, som er dekket av noen "
        "med den kompetansen eller noen som kan gå inn for den.",
        unit="%",
        better="higher",
        source="NSF (planlagt og faktisk sykepleierdekning)",
        value=_total_competence_share,
        missing="behovet nevner ingen kompetanse",
        decimals=1,
        stage="uncovered-target",
    ),
    Indicator(
        id="competence-time-share",
        title="Tid med all ønsket kompetanse på vakt",
        definition="Andel av tiden med ønske om en bestemt kompetanse, der alle slike ønsker er "
        "oppfylt samtidig.",
        unit="%",
        better="higher",
        source="egen definisjon",
        value=lambda facts: _time_share(facts, "target", named=True),
        missing="behovet nevner ingen kompetanse",
        decimals=1,
        stage="uncovered-target",
    ),
    Indicator(
        id="minimum-time-share",
        title="Tid med minstebemanningen på vakt",
        definition="Andel av tiden der hele minstebemanningen er på vakt, med den kompetansen som "
        "er krevd.",
        unit="%",
        better="higher",
        source="egen definisjon",
        value=lambda facts: _time_share(facts, "minimum", named=False),
        missing="behovet har ingen minstebemanning",
        decimals=1,
        stage="uncovered-minimum",
    ),
    Indicator(
        id="uncovered-weekend-share",
        title="Andel av de udekkede timene som er i helg",
        definition="Andel av de udekkede timene under ønsket bemanning som hører til lørdag og "
        "søndag.",
        unit="%",
        better="neutral",
        source="egen definisjon",
        value=_weekend_share,
        missing="ingen udekkede timer",
        decimals=1,
        stage="uncovered-target",
    ),
)
