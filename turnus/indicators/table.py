"""The roster told person by person, as a table."""

from collections import Counter

import pandas as pd

from turnus.indicators.facts import Facts
from turnus.result import Result
from turnus.wishes import HUNDREDTHS


def person_table(result: Result) -> pd.DataFrame:
    """One row an employee over the whole plan, in the order of the roster.

    Columns
    -------
    employee, competence, position_percent, night_only, weekend (such as "1/4"; None when exempt)
    norm_hours (weekly hours of a full position), norm_rule (R-T1, R-T2, R-T4)
    paid_hours (vacation credit included), credit_hours, balance_hours
    weekends, weekend_hours, evenings, nights, longest_night_run, long_shifts, quick_returns,
    longest_run (working days), attendances, vacation_days (days marked FE)
    longest_long_run (long shifts), isolated_days, holidays (public holidays worked),
    free_weekends (60 hours or more, vacation left out), supplements (kroner; None: not known)
    wishes_asked, wishes_granted (points)
    red_days (worked), f3, f5 (days marked)
    """
    return people_table(Facts.of(result))


def people_per_norm(result: Result) -> dict[float, int]:
    """Number of people by weekly hours of a full position, shortest week first."""
    found = Counter(round(each.norm.hours_per_week, 2) for each in Facts.of(result).hours)
    return dict(sorted(found.items()))


def people_table(facts: Facts) -> pd.DataFrame:
    """The same of what is counted already."""
    employees = facts.problem.employees
    contract = pd.DataFrame(
        {
            "employee": [each.id for each in employees],
            "competence": [each.competence for each in employees],
            "position_percent": [each.position_percent for each in employees],
            "night_only": [each.night_only for each in employees],
            "weekend": [str(each.weekend) if each.weekend else None for each in employees],
            "norm_hours": [each.norm.hours_per_week for each in facts.hours],
            "norm_rule": [str(each.norm.rule) for each in facts.hours],
            "paid_hours": [float(each.paid) / 60 for each in facts.hours],
            "credit_hours": [float(each.credit) / 60 for each in facts.hours],
            "balance_hours": [float(each.balance) / 60 for each in facts.hours],
        }
    )
    people = facts.people.reset_index(drop=True)
    people["weekend_hours"] = people["weekend_minutes"] / 60
    people["supplements"] = [
        None if each.total is None else float(each.total) for each in facts.supplements
    ]
    for column in ("wishes_asked", "wishes_granted"):
        people[column] = people[column] / HUNDREDTHS
    columns = [
        "weekends",
        "weekend_hours",
        "evenings",
        "nights",
        "longest_night_run",
        "long_shifts",
        "quick_returns",
        "longest_run",
        "attendances",
        "vacation_days",
        "longest_long_run",
        "isolated_days",
        "holidays",
        "free_weekends",
        "supplements",
        "wishes_asked",
        "wishes_granted",
        "red_days",
        "f3",
        "f5",
    ]
    return pd.concat([contract, people[columns]], axis=1)
