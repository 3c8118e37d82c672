"""Page 7: every rule, and which govern an alternative; the statement and the types of problems."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.web.pages.problems import kinds
from tests.api.web.service import Service, service
from turnus.agreement import Reading
from turnus.catalogue import catalogue
from turnus.pay import PAY_RULES
from turnus.rulebook.readings import readings_of
from turnus.rules import RULES

API = Path(__file__).parent.parent.parent.parent / "api"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with service(tmp_path_factory.mktemp("service")) as made:
        yield made


def test_every_rule_has_its_place_sentence_source_and_surety(served: Service) -> None:
    page = html.unescape(served.page("/rulebook"))
    for rule in RULES:
        law = rule.law
        told = re.search(rf'<article class="rule" id="{law.id}">.*?</article>', page, re.DOTALL)
        assert told, law.id
        for text in (law.title, law.sentence, law.url, law.paragraph, "sist kontrollert"):
            assert text.replace("\N{NO-BREAK SPACE}", " ") in told[0]
    for id in PAY_RULES:
        assert f'id="{id}"' in page
    for id, question, choice in readings_of(Reading()):
        assert f'<div id="{id}">' in page
        assert question in page
        assert choice.replace("\N{NO-BREAK SPACE}", " ") in page
    for entry in catalogue():
        if entry.check:
            assert entry.check.text in page


def test_the_filter_works_without_script(served: Service) -> None:
    page = served.page("/rulebook?q=VARSEL+14")
    found = re.findall(r'<article class="rule" id="([\w-]+)">', page)
    assert "roster-duty" in found
    assert "vac-60" not in found
    assert 0 < len(found) < len(RULES)
    assert "Ingen av disse reglene har det du søker etter." in served.page("/rulebook?q=xyzzy")
    assert "&lt;script&gt;" in served.page("/rulebook?q=<script>")


def test_an_alternative_says_which_rules_govern_and_whose_signature_each_needs(
    served: Service,
) -> None:
    from api.models.rules import governing
    from tests.small import small_problem

    page = html.unescape(served.page(f"/rulebook?scenario={served.scenarios[0]}"))
    for each in governing(small_problem()):
        told = re.search(
            rf'<article class="rule" id="{each.rule.id}">.*?</article>', page, re.DOTALL
        )
        assert told
        assert ("Gjelder her." in told[0]) == each.governs
        if not each.governs:
            assert each.because.replace("\N{NO-BREAK SPACE}", " ") in told[0]
        if each.signature:
            assert each.signature in told[0]
    assert served.client.get("/rulebook?scenario=nothing").status_code == 404


def test_rules_are_said_in_english_to_those_who_read_english(served: Service) -> None:
    page = html.unescape(served.page("/rulebook?lang=en"))
    law = RULES[0].law
    assert f'<p lang="en">{law.sentence_en}</p>' in page
    assert f'<span lang="nb">{law.title}</span>' in page


def test_every_type_of_problem_that_is_told_has_its_page(served: Service) -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in API.rglob("*.py"))
    told = set(re.findall(r'\(\s*\d{3},\s*"([a-z-]+)"', source))
    told |= set(re.findall(r'\d{3}: "([a-z-]+)"', source))
    assert {"not-found", "conflict", "queue-full"} <= told
    assert told <= set(kinds())
    for slug in kinds():
        page = served.page(f"/problems/{slug}")
        assert "Hva du kan gjøre" in page
        assert f'href="/problems/{slug}"' in served.page("/problems")
    assert served.client.get("/problems/unheard-of").status_code == 404


def test_the_statement_says_what_is_not_met(served: Service) -> None:
    page = served.page("/accessibility")
    for told in ("Delvis i samsvar", "ikke prøvd med skjermleser", "uutilsynet.no", "bokmål"):
        assert told in page
