"""Why a rule does not govern a department, in words its leader knows."""

from collections.abc import Mapping

from turnus.agreement import Level
from turnus.rulebook.names import LEVELS
from turnus.rules.rule import Rule
from turnus.rules.table import LEVELS as ONLY
from turnus.scenario import Problem

HEALTH = (
    "health-quick-return",
    "health-max-nights",
    "health-after-nights",
    "health-forward-rotation",
    "health-long-shift-chain",
    "health-long-free",
    "health-max-streak",
)
BECAUSE: Mapping[str, str] = {
    "sunday-main": "avdelingen har avtalt å regne søn- og helgedagsfri i gjennomsnitt",
    "sunday-average": "avdelingen har ikke avtalt å regne søn- og helgedagsfri i gjennomsnitt",
    "night-average": "de tillitsvalgte har avtalt å fravike grensen",
    "shorter-week": "alternativet beholder ikke den kortere uken",
    "norm-36": "er her et snitt over planen, etter avtale",
    "norm-38": "er her et snitt over planen, etter avtale",
    "convert-law": "er her et snitt over planen, etter avtale",
    "total-caps": "grensene står i den sentrale avtalen",
    "night-hard8": "nattarbeidet er ikke meldt som særlig belastende, eller grensen er fraveket",
    "holiday-turns": "avdelingen har ikke avtalt at høytidene går på omgang",
    "vac-rest": "avdelingen har sagt at restferien ikke kreves samlet",
    "vac-weekend": "avdelingen har ikke avtalt hvor mange egne helger en ferie kan ta",
    "competence-time": "avdelingen har ikke satt av kompetansetid",
    "meetings": "avdelingen har ingen møter i turnusen",
    "mentoring": "ingen er nyansatt",
    "minors": "ingen er under 18 år",
    "reduced-hours": "ingen har redusert stilling for en tid",
    "vac-60": "ingen har oppgitt at de fyller eller har fylt 60 år",
    "night-only": "ingen er ansatt bare for natt",
    "night-duties": "nettene er ikke fordelt etter avtale",
    "supervision": "ingen veileder studenter",
    **dict.fromkeys(HEALTH, "rådet telles, og er ikke gjort til regel her"),
    "three-part": "alternativet har ikke avtalt at tredelt turnus beholdes",
    "weekend-swaps": "ingen har byttet helg",
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
