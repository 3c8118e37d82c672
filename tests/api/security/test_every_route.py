"""Every route of the service as nobody, as every role, and as the leader next door."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import iter_route_contexts
from httpx import Response

from api.app import create_app
from api.config import ServiceSettings
from api.security.guard import FOR_ANYBODY
from api.security.policy import Action, allows, stated
from api.security.principal import Role
from api.store.tables import DepartmentRow
from tests.api.security.house import NEIGHBOUR, ROLES, House, Place, house, rested
from tests.small import small_scenario

NOT_OURS = {"/openapi.json", "/static"}
"""Served by no route of ours, and the same for everybody."""


def routes() -> list[tuple[str, str, Action | None]]:
    """Method, path and stated action of every route, also of those that will be added."""
    app = create_app(ServiceSettings(data=Path(tempfile.mkdtemp())))
    found = [
        (method, route.path or "", stated(route.endpoint))
        for route in iter_route_contexts(app.routes)
        for method in sorted((route.methods or {"GET"}) - {"HEAD"})
    ]
    return [each for each in found if each[1] not in NOT_OURS]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("service")) as found:
        yield found


ROUTES = routes()
named = pytest.mark.parametrize(
    ("method", "path", "action"), ROUTES, ids=[f"{method} {path}" for method, path, _ in ROUTES]
)


def filled(path: str, place: Place) -> str:
    """The path of something in a place; a parameter that is not known here is a fault of the test."""
    kinds = {
        "departments": place.department,
        "scenarios": place.scenario,
        "runs": place.run,
        "rosters": place.run,
        "comparisons": place.comparison,
        "edit": "demand",
        "problems": "not-found",
    }
    words = path.strip("/").split("/")
    for index, word in enumerate(words):
        if word == "{number}":
            words[index] = "1"
        elif word.startswith("{"):
            assert words[index - 1] in kinds, f"say what {word} of {path} is"
            words[index] = kinds[words[index - 1]]
    return "/" + "/".join(words)


def body(method: str, path: str, place: Place) -> dict[str, Any]:
    """What a route is sent, where it is to get as far as to what is asked for."""
    department = rested().model_dump(mode="json")
    scenario = small_scenario().model_dump(mode="json")
    if method == "GET":
        return {}
    bodies: dict[str, Any] = {
        "/v1/departments": department,
        "/v1/departments/{id}": department,
        "/v1/departments/{id}/scenarios": scenario,
        "/v1/scenarios/{id}": scenario,
        "/v1/runs": {"scenario": place.scenario},
        "/v1/comparisons": {"runs": [place.run, place.other]},
        "/v1/bounds": {"department": department, "scenario": scenario},
        "/v1/checks": {"department": department, "scenario": scenario, "roster": []},
    }
    return {"json": bodies.get(path, {})}


def ask(built: House, who: str | None, method: str, path: str, place: Place) -> Response:
    sent = body(method, path, place)
    return built.client().request(method, filled(path, place), headers=built.asking(who), **sent)


def refused(answer: Response, slug: str) -> bool:
    told = answer.headers["content-type"] == "application/problem+json"
    return told and bool(answer.json()["type"] == f"/problems/{slug}")


@named
def test_every_route_says_what_it_does(method: str, path: str, action: Action | None) -> None:
    assert action is not None, f"put @does(Action.…) on the function of {method} {path}"


@named
def test_nobody_gets_in(built: House, method: str, path: str, action: Action) -> None:
    answer = ask(built, None, method, path, built.own)
    if action in FOR_ANYBODY:
        assert answer.status_code not in {401, 403}
    elif path.startswith("/v1/"):
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
    else:
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/login")


@named
@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_do_what_the_policy_says(
    built: House, method: str, path: str, action: Action, role: Role
) -> None:
    answer = ask(built, role, method, path, built.own)
    if allows(role, action):
        wrong = {401, 403, 500} if action in FOR_ANYBODY else {401, 403, 404, 500}
        assert answer.status_code not in wrong, answer.text
        if method == "POST" and "json" in body(method, path, built.own):
            assert answer.status_code < 300 or not body(method, path, built.own)["json"]
    else:
        assert answer.status_code == 403
        assert refused(answer, "forbidden")
    if method != "GET":
        built.plant()


@named
def test_the_leader_next_door_finds_nothing(
    built: House, method: str, path: str, action: Action
) -> None:
    answer = ask(built, NEIGHBOUR, method, path, built.own)
    asks_for_it = "{" in path or (method == "POST" and path in {"/v1/runs", "/v1/comparisons"})
    if asks_for_it and action not in FOR_ANYBODY and allows(Role.LEADER, action):
        assert answer.status_code in {404, 422}, answer.text
        assert answer.status_code == 404 or not body(method, path, built.own).get("json")
    for id in built.own.ids:
        assert id not in answer.text.replace(filled(path, built.own), "").replace(f"«{id}»", "")
    assert "Liten post" not in answer.text or not asks_for_it
    with built.database.read() as session:
        assert session.get(DepartmentRow, built.own.department) is not None


@named
def test_a_token_that_is_no_more_is_worth_nothing(
    built: House, method: str, path: str, action: Action
) -> None:
    if action in FOR_ANYBODY:
        return
    made_up = {"Authorization": "Bearer turnus_" + "x" * 43}
    answer = built.client().request(method, filled(path, built.own), headers=made_up)
    assert answer.status_code in {303, 401}
