"""Logging in by password: cookies, proof that our own page sent a change, and how often one may try."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, update

from api.security.cookies import PLAIN, SECURE
from api.security.principal import Role
from api.security.secrets import csrf_of, digest
from api.store.account_tables import SessionRow, TokenRow, UserRow
from api.store.columns import now
from tests.api.security.house import PASSWORD, House, add_user, house


@pytest.fixture
def built(tmp_path: Path) -> Iterator[House]:
    with house(tmp_path) as found:
        yield found


def log_in(
    client: TestClient, name: str = "leader", password: str = PASSWORD, next: str = "/"
) -> str:
    """The cookie of a log-in that goes well; else nothing."""
    sent = {"name": name, "password": password, "next": next}
    answer = client.post("/login", data=sent)
    if answer.status_code != 303:
        return ""
    cookie: str = client.cookies[PLAIN]
    return cookie


def stop(built: House) -> str:
    """Something to change, as often as one likes."""
    return f"/v1/runs/{built.own.run}/stop"


def test_the_right_password_opens_the_pages(built: House) -> None:
    client = built.client()
    assert client.get("/").headers["location"] == "/login?next=/"
    assert log_in(client)
    page = client.get("/")
    assert page.status_code == 200
    assert "Liten post" in page.text
    assert "Nabopost" not in page.text
    assert 'action="/logout"' in page.text


@pytest.mark.parametrize(("name", "password"), [("leader", "feil"), ("ukjent", PASSWORD), ("", "")])
def test_the_wrong_one_does_not(built: House, name: str, password: str) -> None:
    client = built.client()
    assert not log_in(client, name, password)
    assert client.get("/").status_code == 303


def test_a_user_without_password_cannot_log_in_by_one(built: House) -> None:
    with built.database.write() as session:
        session.execute(update(UserRow).values(password=None))
    assert not log_in(built.client())


def test_the_cookie_is_out_of_reach_of_scripts_and_foreign_pages(built: House) -> None:
    answer = built.client().post("/login", data={"name": "leader", "password": PASSWORD})
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(f"{PLAIN}=")
    assert {"httponly", "samesite=lax", "path=/"} <= set(cookie.split("; "))
    assert "secure" not in cookie


@pytest.mark.parametrize(
    "reachable", [{"host": "0.0.0.0"}, {"public_address": "https://turnus.example"}]
)
def test_it_is_secure_wherever_there_is_a_network(
    tmp_path: Path, reachable: dict[str, str]
) -> None:
    with house(tmp_path, **reachable) as built:
        answer = built.client().post("/login", data={"name": "leader", "password": PASSWORD})
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(f"{SECURE.lower()}=")
    assert "secure" in cookie.split("; ")


def test_secrets_are_kept_hashed(built: House) -> None:
    cookie = log_in(built.client())
    with built.database.read() as session:
        kept = [row.hash for row in session.scalars(select(SessionRow))]
        passwords = [row.password for row in session.scalars(select(UserRow))]
        tokens = {row.hash for row in session.scalars(select(TokenRow))}
    assert kept == [digest(cookie)]
    assert all(each and each.startswith("$argon2id$") for each in passwords)
    assert tokens == {digest(each) for each in built.tokens.values()}
    files = b"".join(each.read_bytes() for each in built.settings.data.glob("turnus.db*"))
    for secret in (PASSWORD, cookie, *built.tokens.values()):
        assert secret.encode() not in files


def test_a_log_in_has_a_new_secret_and_ends_the_one_before(built: House) -> None:
    client = built.client()
    first = log_in(client)
    answer = client.post(
        "/login", data={"name": "leader", "password": PASSWORD, "csrf": csrf_of(first)}
    )
    assert answer.status_code == 303
    assert client.cookies[PLAIN] != first
    stolen = built.client(cookies={PLAIN: first})
    assert stolen.get("/v1/departments").status_code == 401


def test_a_secret_that_a_stranger_chose_is_not_taken_over(built: House) -> None:
    client = built.client(cookies={PLAIN: "chosen"})
    answer = client.post("/login", data={"name": "leader", "password": PASSWORD})
    assert "chosen" not in answer.headers["set-cookie"]
    assert built.client(cookies={PLAIN: "chosen"}).get("/v1/departments").status_code == 401


def test_log_out_ends_the_session_itself(built: House) -> None:
    client = built.client()
    cookie = log_in(client)
    answer = client.post("/logout", data={"csrf": csrf_of(cookie)})
    assert answer.headers["location"] == "/login"
    assert built.client(cookies={PLAIN: cookie}).get("/v1/departments").status_code == 401


def test_a_session_ends_by_itself(built: House) -> None:
    client = built.client()
    log_in(client)
    with built.database.write() as session:
        session.execute(update(SessionRow).values(expires=now()))
    assert client.get("/v1/departments").status_code == 401


def test_a_token_ends_by_itself(built: House) -> None:
    asking = built.asking("leader")
    assert built.client().get("/v1/departments", headers=asking).status_code == 200
    with built.database.write() as session:
        session.execute(update(TokenRow).values(expires=now()))
    assert built.client().get("/v1/departments", headers=asking).status_code == 401


def test_a_role_that_is_taken_away_is_gone_at_once(built: House) -> None:
    client = built.client()
    csrf = {"X-CSRF-Token": csrf_of(log_in(client))}
    path = f"/v1/comparisons/{built.own.comparison}"
    with built.database.write() as session:
        session.execute(update(UserRow).values(role=Role.REVIEWER.value))
    assert client.delete(path, headers=csrf).status_code == 403


@pytest.mark.parametrize(
    "address", ["https://evil.example", "//evil.example", "/\\evil.example", "x"]
)
def test_nobody_is_led_to_another_site(built: House, address: str) -> None:
    sent = {"name": "leader", "password": PASSWORD, "next": address}
    assert built.client().post("/login", data=sent).headers["location"] == "/"


def test_one_comes_back_to_where_one_was_going(built: House) -> None:
    sent = {"name": "leader", "password": PASSWORD, "next": "/departments/x?tab=1"}
    answer = built.client().post("/login", data=sent)
    assert answer.headers["location"] == "/departments/x?tab=1"


def test_a_change_by_cookie_needs_the_token_of_the_page(built: House) -> None:
    client = built.client()
    cookie = log_in(client)
    path = stop(built)
    assert client.post(path).status_code == 403
    for wrong in ("", "x", csrf_of("another"), cookie):
        refused = client.post(path, headers={"X-CSRF-Token": wrong})
        assert refused.status_code == 403
        assert refused.json()["type"] == "/problems/foreign-page"
    page = client.get("/").text
    found = re.search(r'<meta name="csrf" content="(\w+)">', page)
    assert found is not None
    answer = client.post(path, headers={"X-CSRF-Token": found[1]})
    assert answer.status_code == 202


def test_every_form_that_changes_something_has_it(built: House) -> None:
    client = built.client()
    cookie = log_in(client)
    forms = re.findall(r"<form\b[^>]*>(?:(?!</form>).)*", client.get("/login").text, re.DOTALL)
    assert forms
    for form in forms:
        assert ('method="post"' not in form) or f'name="csrf" value="{csrf_of(cookie)}"' in form


def test_a_form_may_send_it_as_a_field(built: House) -> None:
    client = built.client()
    cookie = log_in(client)
    assert client.post("/logout", data={"csrf": "x"}).status_code == 403
    assert client.get("/").status_code == 200
    assert client.post("/logout", data={"csrf": csrf_of(cookie)}).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver:81"},
    ],
)
def test_a_foreign_page_changes_nothing(built: House, headers: dict[str, str]) -> None:
    client = built.client()
    csrf = csrf_of(log_in(client))
    answer = client.post(stop(built), headers=headers | {"X-CSRF-Token": csrf})
    assert answer.status_code == 403
    sent = {"name": "leader", "password": PASSWORD}
    assert built.client().post("/login", data=sent, headers=headers).status_code == 403


def test_our_own_page_does(built: House) -> None:
    client = built.client()
    csrf = {"X-CSRF-Token": csrf_of(log_in(client))}
    for headers in ({"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}):
        answer = client.post(stop(built), headers=headers | csrf)
        assert answer.status_code == 202


def test_a_token_needs_none_of_it(built: House) -> None:
    answer = built.client().post(stop(built), headers=built.asking("leader"))
    assert answer.status_code == 202


def test_a_name_is_tried_five_times(built: House) -> None:
    client = built.client()
    sent = {"name": "leader", "password": "feil"}
    codes = [client.post("/login", data=sent).status_code for _ in range(7)]
    assert codes == [401] * 5 + [429] * 2
    late = client.post("/login", data={"name": "Leader ", "password": PASSWORD})
    assert late.status_code == 429
    assert 0 < int(late.headers["retry-after"]) <= 300
    assert "prøv igjen" in late.text
    other = client.post("/login", data={"name": "reviewer", "password": PASSWORD})
    assert other.status_code == 303


def test_one_address_tries_no_more_than_fifty_names(built: House) -> None:
    client = built.client()
    codes = [
        client.post("/login", data={"name": f"x{n}", "password": "feil"}).status_code
        for n in range(52)
    ]
    assert codes == [401] * 50 + [429] * 2
    other = built.client(client=("10.0.0.7", 1), base_url="http://localhost")
    assert other.post("/login", data={"name": "leader", "password": PASSWORD}).status_code == 303


def test_a_replayed_request_needs_the_rights_it_had(built: House) -> None:
    """The first answer is not handed to a token that has been taken back, or to another role."""
    asking = built.asking("leader") | {"Idempotency-Key": "one"}
    first = built.client().post(stop(built), headers=asking)
    again = built.client().post(stop(built), headers=asking)
    assert (first.status_code, again.headers["idempotent-replayed"]) == (202, "true")
    mine = add_user(built.database, "other", Role.LEADER)
    other = {"Authorization": f"Bearer {mine}", "Idempotency-Key": "one"}
    assert "idempotent-replayed" not in built.client().post(stop(built), headers=other).headers
    with built.database.write() as session:
        session.execute(update(TokenRow).values(expires=now()))
    gone = built.client().post(stop(built), headers=asking)
    assert gone.status_code == 401


def test_a_refusal_is_not_kept_to_be_given_again(built: House) -> None:
    client = built.client()
    csrf = {"X-CSRF-Token": csrf_of(log_in(client))}
    key = {"Idempotency-Key": "two"}
    assert client.post(stop(built), headers=key).status_code == 403
    assert client.post(stop(built), headers=key | csrf).status_code == 202
