"""Page 7: the rulebook, and which rules govern an alternative."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from sqlalchemy.orm import Session

from api.dependencies import Store, Who
from api.models.rules import GoverningRule, governing
from api.security import access
from api.security.policy import Action, does
from api.security.principal import Principal
from api.store import departments as stored
from api.texts import _, language
from api.web.choices import scenario_choices
from api.web.rendering import show
from turnus.agreement import Reading
from turnus.calendar import OSLO
from turnus.catalogue import Check, catalogue, left_out
from turnus.department import Department
from turnus.law import Provision
from turnus.rulebook import pay
from turnus.rulebook.names import LEVELS, MARKS
from turnus.rulebook.numbers import level_numbers
from turnus.rulebook.readings import readings_of
from turnus.rules import RULES
from turnus.scenario import Problem, Scenario

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class RuleShown:
    """One rule of the book."""

    law: Provision
    sentence: str
    sentence_language: str
    numbers: tuple[str, ...]
    """Bokmål."""
    signers: tuple[str, ...]
    """Bokmål."""
    mark: str
    """Bokmål: whether the source itself has been read."""
    governing: GoverningRule | None = None

    def has(self, word: str) -> bool:
        """Whether the rule speaks of it."""
        law = self.law
        texts = (law.id, law.title, law.paragraph, law.sentence, law.sentence_en, law.note)
        return word.casefold() in " ".join((*texts, *self.numbers, *self.signers)).casefold()


@router.get("/rulebook")
@does(Action.LIST)
def rulebook(
    request: Request,
    store: Store,
    who: Who,
    q: Annotated[str, Query(max_length=100)] = "",
    scenario: Annotated[str, Query(max_length=40)] = "",
) -> HTMLResponse:
    """Every rule; with ``q`` those that speak of all its words, with ``scenario`` what it means there."""
    with store.read() as session:
        choices = scenario_choices(session, who)
        problem = _problem(session, who, scenario) if scenario else None
    found = {each.rule.id: each for each in governing(problem)} if problem else {}
    today = datetime.now(OSLO).date()
    words = q.split()
    rules = tuple(each for each in _rules(today, found) if all(map(each.has, words)))
    paid = tuple(each for each in _pay_rules(today, problem) if all(map(each.has, words)))
    return show(
        request,
        "rulebook.html.j2",
        q=q,
        scenario=scenario,
        choices=choices,
        chosen=next((each for each in choices if each.id == scenario), None),
        problem=problem,
        rules=rules,
        silent=tuple(each for each in rules if each.governing and not each.governing.governs),
        pay_rules=paid,
        readings=tuple(readings_of(problem.agreement.reading if problem else Reading())),
        usual=dict.fromkeys(readings_of(Reading())),
        checks=tuple(_checks()),
        left_out=tuple(dict.fromkeys(each.norwegian for _entry, each in left_out())),
        levels=LEVELS,
        scopes={"law": _("lov"), "tariff": _("tariffavtale"), "agreement": _("egen avtale")},
    )


def _problem(session: Session, who: Principal, id: str) -> Problem:
    row = access.scenario(session, who, id)
    department = access.department(session, who, row.department_id)
    revision = stored.revision(session, row, None)
    assert revision is not None
    return Problem.of(
        Department.model_validate_json(department.document),
        Scenario.model_validate_json(revision.document),
    )


def _rules(on: date, found: dict[str, GoverningRule]) -> Iterator[RuleShown]:
    for rule in RULES:
        told = found.get(rule.id)
        numbers = told.rule.numbers if told and told.governs else tuple(level_numbers(rule.law, on))
        signers = (
            (told.signature,) if told and told.signature else () if told else _signers(rule.law)
        )
        yield _shown(rule.law, numbers, signers, told)


def _pay_rules(on: date, problem: Problem | None) -> Iterator[RuleShown]:
    for law in pay.laws():
        rates = pay.rates(problem, law) if problem else pay.rates_on(law, on)
        unpaid = pay.UNPAID.get(law.id)
        told = tuple(text for text in (rates, unpaid) if text)
        yield _shown(law, told, _signers(law), None)


def _shown(
    law: Provision,
    numbers: Sequence[str],
    signers: Sequence[str],
    governing: GoverningRule | None,
) -> RuleShown:
    english = language() == "en"
    return RuleShown(
        law,
        law.sentence_en if english else law.sentence,
        "en" if english else "nb",
        tuple(numbers),
        tuple(signers),
        MARKS[law.mark],
        governing,
    )


def _signers(law: Provision) -> tuple[str, ...]:
    several = len(set(law.signature.values())) > 1
    return tuple(
        dict.fromkeys(f"{at}: {who}" if several else who for at, who in law.signature.items())
    )


def _checks() -> Iterator[tuple[str, Check]]:
    """What no roster can break, by the rule's name."""
    for each in catalogue():
        if each.check:
            yield each.id, each.check
