"""Without users the service is open to this machine, and to nobody and nothing else."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from api.command_line.app import app
from api.security.principal import Role
from tests.api.security.house import House, add_user, house

HERE: dict[str, Any] = {"client": ("127.0.0.1", 50000), "base_url": "http://127.0.0.1:8000"}
runner = CliRunner()


@pytest.fixture
def built(tmp_path: Path) -> Iterator[House]:
    with house(tmp_path, users=False) as found:
        yield found


def test_everything_works_at_once_and_says_so(built: House) -> None:
    client = built.client(**HERE)
    page = client.get("/")
    assert page.status_code == 200
    assert "Åpent bare for denne maskinen" in page.text
    answer = client.delete(f"/v1/runs/{built.own.run}")
    assert answer.status_code == 204


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:1"])
def test_it_answers_to_the_names_of_this_machine(built: House, name: str) -> None:
    answer = built.client(**HERE).get("/v1/departments", headers={"Host": name})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "name", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", ""]
)
def test_a_foreign_name_that_leads_here_is_refused(built: House, name: str) -> None:
    answer = built.client(**HERE).get("/v1/departments", headers={"Host": name})
    assert answer.status_code == 421
    assert "Liten" not in answer.text


def test_a_foreign_page_changes_nothing(built: House) -> None:
    client = built.client(**HERE)
    path = f"/v1/runs/{built.own.run}"
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert client.delete(path, headers=headers).status_code == 403
    assert client.delete(path, headers={"Origin": "http://127.0.0.1:8000"}).status_code == 204


def test_another_machine_is_nobody(built: House) -> None:
    client = built.client(client=("192.168.1.20", 4000), base_url="http://127.0.0.1:8000")
    assert client.get("/v1/departments").status_code == 401


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
def test_what_a_proxy_hands_on_is_from_nobody(built: House, header: str) -> None:
    answer = built.client(**HERE).get("/v1/departments", headers={header: "192.168.1.20"})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    "reachable", [{"host": "0.0.0.0"}, {"public_address": "https://turnus.example"}]
)
def test_where_others_can_reach_it_nothing_is_open(
    tmp_path: Path, reachable: dict[str, str]
) -> None:
    with house(tmp_path, users=False, **reachable) as built:
        assert built.client(**HERE).get("/v1/departments").status_code == 401


def test_the_first_user_closes_it(built: House) -> None:
    client = built.client(**HERE)
    assert client.get("/v1/departments").status_code == 200
    token = add_user(built.database, "kari", Role.ADMINISTRATOR)
    assert client.get("/v1/departments").status_code == 401
    answer = client.get("/v1/departments", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.20", "::"])
def test_serve_listens_to_no_network_without_users(tmp_path: Path, host: str) -> None:
    answer = runner.invoke(app, ["serve", "--data", str(tmp_path), "--host", host, "--port", "0"])
    assert answer.exit_code == 2
    assert "turnus users add" in " ".join(answer.output.split())
