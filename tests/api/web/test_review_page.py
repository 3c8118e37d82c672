"""Page 6: what the group says and decides is kept for ever, and nothing written is lost."""

import re
from collections.abc import Iterator

import pytest

from api.dependencies import _principal
from api.security.principal import Role
from api.store.tables import new_id
from tests.api.web.service import Service, reviewer, service

COMMENT = {"about": "other", "text": "Langvakter er tungt.", "author": "Vera"}
DECISION = {
    "outcome": "try",
    "weeks": "26",
    "reason": "Flere får hel stilling.",
    "present": "leder\r\nverneombud\r\n",
    "dissenter": ["Ada", "", ""],
    "why": ["For mange helger på rad.", "", ""],
    "author": "leder",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with service(tmp_path_factory.mktemp("service")) as made:
        yield made


@pytest.fixture(scope="module")
def comparison(served: Service) -> str:
    return served.compare(0, 1)


def test_a_comment_is_kept_shown_and_answered(served: Service, comparison: str) -> None:
    about = COMMENT | {"about": "indicator", "indicator": "full-time", "text": "Bra!\r\nOg mer?"}
    address = f"/comparisons/{comparison}/review/comments"
    answer = served.client.post(address, data=about, follow_redirects=False)
    assert answer.status_code == 303
    place = answer.headers["location"].split("#c-")[1]
    page = served.page(f"/comparisons/{comparison}/review")
    assert f'id="c-{place}"' in page
    assert "Bra!\nOg mer?" in page
    assert re.search(r'Om måltallet <a href="#m-full-time" lang="nb">Ansatte med 100', page)
    replied = {"answers": place, "text": "Enig.", "author": "Ada"}
    assert served.client.post(address, data=replied, follow_redirects=False).status_code == 303
    kept = served.client.get(f"/v1/comparisons/{comparison}/comments").json()
    assert [each["author"] for each in kept] == ["Vera", "Ada"]
    assert kept[1]["answers"] == place
    assert (kept[1]["about"], kept[1]["subject"]) == ("indicator", "full-time")


def test_a_comment_with_faults_comes_back_as_it_was_written(
    served: Service, comparison: str
) -> None:
    address = f"/comparisons/{comparison}/review/comments"
    bad = {"about": "person", "person": " ", "text": "Dette må ikke bli borte <b>.", "author": ""}
    answer = served.client.post(address, data=bad)
    assert answer.status_code == 422
    assert "Dette må ikke bli borte &lt;b&gt;.</textarea>" in answer.text
    assert "Skriv hvem det gjelder, med koden fra turnusen." in answer.text
    assert "Skriv navnet ditt eller rollen din." in answer.text
    assert 'role="alert"' in answer.text
    empty = served.client.post(address, data=COMMENT | {"text": " \r\n "})
    assert empty.status_code == 422
    assert "Fyll ut dette feltet." in empty.text


def test_a_form_that_is_sent_twice_is_kept_once(served: Service, comparison: str) -> None:
    key = new_id()
    for _ in range(2):
        answer = served.client.post(
            f"/comparisons/{comparison}/review/comments",
            data=COMMENT | {"key": key, "text": "Bare én gang."},
            follow_redirects=False,
        )
        assert answer.headers["location"].endswith(f"#c-{key}")
    kept = served.client.get(f"/v1/comparisons/{comparison}/comments").json()
    assert [each["text"] for each in kept].count("Bare én gang.") == 1
    other = served.compare(0, 2)
    answer = served.client.post(
        f"/comparisons/{other}/review/comments",
        data=COMMENT | {"key": key},
        follow_redirects=False,
    )
    assert answer.status_code == 303
    assert len(served.client.get(f"/v1/comparisons/{other}/comments").json()) == 1


def test_a_decision_stands_with_its_dissent_and_is_not_erased_by_the_next(
    served: Service, comparison: str
) -> None:
    address = f"/comparisons/{comparison}/review/decisions"
    asked = DECISION | {"run": served.runs[1]}
    assert served.client.post(address, data=asked, follow_redirects=False).status_code == 303
    later = {"outcome": "reject", "reason": "Prøvd.", "present": "leder", "author": "leder"}
    assert served.client.post(address, data=later, follow_redirects=False).status_code == 303
    newest, first = served.client.get(f"/v1/comparisons/{comparison}/decisions").json()
    assert newest["outcome"] == "reject"
    assert newest["weeks"] is None
    assert first["present"] == ["leder", "verneombud"]
    assert first["dissent"] == [{"who": "Ada", "why": "For mange helger på rad."}]
    for path in (f"/comparisons/{comparison}/review", f"/v1/comparisons/{comparison}/report"):
        page = served.page(path)
        decided = page[page.index("Forkast alternativet</h3>") if "review" in path else 0 :]
        for told in ("Prøv alternativet: Færre helger (26 uker)", "Dissens, Ada:", "Prøvd."):
            assert told in decided
        assert "Senere avløst av vedtaket over." in page


def test_a_decision_with_faults_comes_back_as_it_was_written(
    served: Service, comparison: str
) -> None:
    before = served.client.get(f"/v1/comparisons/{comparison}/decisions").json()
    bad = DECISION | {"present": "", "why": ["", "Uten navn.", ""], "weeks": "mange"}
    answer = served.client.post(f"/comparisons/{comparison}/review/decisions", data=bad)
    assert answer.status_code == 422
    for told in (
        "Skriv hvem som var til stede.",
        "Skriv et helt tall, som 26.",
        "Flere får hel stilling.</textarea>",
        'value="Ada"',
        "Uten navn.</textarea>",
    ):
        assert told in answer.text
    missing = served.client.post(f"/comparisons/{comparison}/review/decisions", data=DECISION)
    assert "Velg hvilket alternativ som skal prøves." in missing.text
    assert served.client.get(f"/v1/comparisons/{comparison}/decisions").json() == before


def test_the_service_tells_each_fault_with_its_pointer(served: Service, comparison: str) -> None:
    asked = {"about": "indicator", "subject": "luck", "text": "Hm.", "author": "Vera"}
    answer = served.client.post(f"/v1/comparisons/{comparison}/comments", json=asked)
    assert answer.status_code == 422
    assert [each["pointer"] for each in answer.json()["errors"]] == ["/subject"]
    unknown = {"text": "Hm.", "author": "Vera", "answers": "0" * 32}
    answer = served.client.post(f"/v1/comparisons/{comparison}/comments", json=unknown)
    assert [each["pointer"] for each in answer.json()["errors"]] == ["/answers"]
    strange = {"outcome": "try", "run": "0" * 32, "reason": "R", "present": ["a"], "author": "b"}
    answer = served.client.post(f"/v1/comparisons/{comparison}/decisions", json=strange)
    assert [each["pointer"] for each in answer.json()["errors"]] == ["/run"]


def test_nothing_said_can_be_changed_or_removed(served: Service, comparison: str) -> None:
    for what in ("comments", "decisions"):
        for method in ("PUT", "PATCH", "DELETE"):
            answer = served.client.request(method, f"/v1/comparisons/{comparison}/{what}")
            assert answer.status_code == 405


def test_a_users_comment_bears_their_own_name_and_researchers_write_nothing(
    served: Service, comparison: str
) -> None:
    from dataclasses import replace

    overrides = served.client.app.dependency_overrides  # type: ignore[attr-defined]
    who = reviewer(served.department)
    address = f"/v1/comparisons/{comparison}/comments"
    try:
        overrides[_principal] = lambda: who
        said = served.client.post(address, json={"text": "Ja.", "author": "En annen"})
        assert said.json()["author"] == "Vera Verneombud"
        page = served.page(f"/comparisons/{comparison}/review")
        assert 'name="author"' not in page
        overrides[_principal] = lambda: replace(who, role=Role.RESEARCHER)
        assert served.client.post(address, json={"text": "Nei."}).status_code == 403
        form = f"/comparisons/{comparison}/review/comments"
        assert served.client.post(form, data=COMMENT).status_code == 403
        assert "<textarea" not in served.page(f"/comparisons/{comparison}/review")
    finally:
        overrides.clear()


def test_an_indicator_leads_to_the_form_with_itself_chosen(
    served: Service, comparison: str
) -> None:
    page = served.page(f"/comparisons/{comparison}/review?about=indicator&subject=quick-returns")
    assert re.search(r'value="quick-returns" lang="nb" selected', page)
    assert re.search(r'value="indicator" checked', page)
    assert page.count("subject=quick-returns#write") == 1
