"""Why a run has no roster, in bokmål, as the command line says it too."""

from collections.abc import Iterator

from solver import NoLawfulYearError, NoVacationPlanError, UnlawfulRosterError
from turnus.rules import rule
from turnus.texts.numbers import number

NO_VACATION = (
    "Det finnes ingen ferieplan der alle får ferien sin, tre uker av den om sommeren, uten at for "
    "mange er borte samtidig (max_away_share, max_away_by_competence). Ingen turnus er skrevet."
)
NO_VACATION_IN_TIME = (
    "Fant ingen ferieplan innen tiden der alle får ferien sin uten at for mange er borte samtidig "
    "(max_away_share, max_away_by_competence). Ingen turnus er skrevet."
)
UNLAWFUL = (
    "Turnusen som ble laget, holdt ikke i kontrollen, og er derfor ikke skrevet. Det er en feil i "
    "turnus. Prøv et annet frø (--seed), og meld gjerne fra. Bruddene var:"
)


def reason_of(error: NoLawfulYearError | NoVacationPlanError | UnlawfulRosterError) -> str:
    """What stands in the way of a roster, and what to do; several lines."""
    if isinstance(error, NoLawfulYearError):
        return "\n".join(_no_year(error))
    if isinstance(error, NoVacationPlanError):
        return NO_VACATION if error.proved else NO_VACATION_IN_TIME
    return f"{UNLAWFUL}\n{error}"


def _no_year(error: NoLawfulYearError) -> Iterator[str]:
    employee, rules = error.employee, error.rules
    who = f"{employee.id} ({number(employee.position_percent, 2)} %)"
    if error.proved:
        yield f"Det finnes ingen lovlig årsturnus for {who}."
    else:
        yield f"Fant ingen lovlig årsturnus for {who} innen tiden."
    if len(rules) > 1:
        yield "Det går bare hvis disse reglene viker:"
    elif rules:
        yield "Det går bare hvis denne regelen viker:"
    for id in rules:
        law = rule(id).law
        yield f"  {id} ({law.paragraph}): {law.sentence}"
    yield "Se på stillingen, helgene, fritakene og ferien til denne personen. Ingen turnus er skrevet."
