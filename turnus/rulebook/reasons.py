"""Why a rule does not govern a department, in words its leader knows."""

from collections.abc import Mapping

from turnus.agreement import Level
from turnus.rulebook.names import LEVELS
from turnus.rules.rule import Rule
from turnus.rules.table import LEVELS as ONLY
from turnus.scenario import Problem

BECAUSE: Mapping[str, str] = {
    "sunday-main": "avdelingen har avtalt å regne søn- og helgedagsfri i gjennomsnitt",
    "sunday-average": "avdelingen har ikke avtalt å regne søn- og helgedagsfri i gjennomsnitt",
    "night-average": "de tillitsvalgte har avtalt å fravike grensen",
    "shorter-week": "alternativet beholder ikke den kortere uken",
    "own-weekends": "avtalte helger er her bare det meste, ikke det minste",
}
"""What is agreed or chosen where a rule is silent; the level is told by itself."""


def why_not(rule: Rule, problem: Problem) -> str:
    """Why the rule does not govern: the agreement level, or what the department has chosen."""
    level, levels = problem.agreement.level, ONLY.get(rule.id, tuple(Level))
    if level in levels:
        return BECAUSE.get(rule.id, "slik avdelingen er satt opp")
    named = " eller ".join(f"{each.value}, {LEVELS[each.value]}" for each in levels)
    return f"gjelder bare nivå {named}; avdelingen har {level.value}"
