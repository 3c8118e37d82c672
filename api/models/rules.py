"""Rules as the service answers with them."""

from datetime import date, datetime

from turnus.calendar import OSLO
from turnus.law import Provision
from turnus.rulebook import pay
from turnus.rulebook.names import MARKS
from turnus.rulebook.numbers import level_numbers, numbers
from turnus.rulebook.reasons import why_not
from turnus.rulebook.signatures import signature
from turnus.rules import RULES
from turnus.scenario import Problem
from turnus.schema import Noun


class RuleEntry(Noun):
    """A rule: what it says, where it stands, and how sure we are."""

    id: str
    scope: str
    """law, tariff or agreement."""
    paragraph: str
    title: str
    sentence: str
    sentence_en: str
    numbers: tuple[str, ...]
    """Bokmål, with units; of all levels of agreement where they differ."""
    url: str
    mark: str
    """Bokmål: whether the source itself has been read."""
    verified: date


class GoverningRule(Noun):
    """A rule with what it means for one scenario."""

    rule: RuleEntry
    governs: bool
    because: str
    """Bokmål: why it does not govern; empty where it does."""
    signature: str
    """Bokmål: who must sign; empty where nobody must."""


def entries(on: date | None = None) -> tuple[RuleEntry, ...]:
    """The whole rulebook, pay last."""
    day = on or datetime.now(OSLO).date()
    laws = (*(rule.law for rule in RULES), *pay.laws())
    return tuple(entry(law, tuple(level_numbers(law, day))) for law in laws)


def governing(problem: Problem) -> tuple[GoverningRule, ...]:
    """Every rule that rosters are held against, and whether it governs this problem."""
    found = []
    for rule in RULES:
        governs = rule.governs(problem)
        counted = tuple(numbers(problem, rule.law)) if governs else ()
        found.append(
            GoverningRule(
                rule=entry(rule.law, counted),
                governs=governs,
                because="" if governs else why_not(rule, problem),
                signature=signature(problem, rule),
            )
        )
    return tuple(found)


def entry(law: Provision, counted: tuple[str, ...]) -> RuleEntry:
    """A declaration with the numbers that are asked for."""
    return RuleEntry(
        id=law.id,
        scope=law.scope,
        paragraph=law.paragraph,
        title=law.title,
        sentence=law.sentence,
        sentence_en=law.sentence_en,
        numbers=counted,
        url=law.url,
        mark=MARKS[law.mark],
        verified=law.verified,
    )
