"""The published measures of a roster, each with its definition, unit and source."""

from turnus.indicators.activities import ACTIVITIES
from turnus.indicators.continuity import CONTINUITY
from turnus.indicators.facts import Facts
from turnus.indicators.fairness import FAIRNESS
from turnus.indicators.five_k import FIVE_K, K
from turnus.indicators.hours import HOURS
from turnus.indicators.indicator import Affected, Indicator
from turnus.indicators.load import LOAD
from turnus.indicators.operations import OPERATIONS
from turnus.indicators.pay import PAY
from turnus.indicators.posts import POSTS
from turnus.indicators.red_days import RED_DAYS
from turnus.indicators.service import SERVICE, competence_cover, uncovered_table
from turnus.indicators.table import people_per_norm, people_table, person_table
from turnus.indicators.weekends import WEEKENDS
from turnus.result import Result

__all__ = [
    "FIVE_K",
    "INDICATORS",
    "Affected",
    "Facts",
    "Indicator",
    "K",
    "competence_cover",
    "indicator_values",
    "people_per_norm",
    "people_table",
    "person_table",
    "uncovered_table",
]

INDICATORS: tuple[Indicator, ...] = (
    *POSTS,
    *WEEKENDS,
    *CONTINUITY,
    *RED_DAYS,
    *LOAD,
    *FAIRNESS,
    *SERVICE,
    *HOURS,
    *PAY,
    *OPERATIONS,
    *ACTIVITIES,
)


def indicator_values(result: Result) -> dict[str, float | None]:
    """Every indicator of a solved scenario by id; None where it cannot be said."""
    facts = Facts.of(result)
    return {indicator.id: indicator.value(facts) for indicator in INDICATORS}
