"""What becomes of a run when its worker dies, when it is stopped, removed, or one too many."""

import json
import threading
import time
from collections.abc import Iterator

import httpx
import pytest

from tests.api.live.service import (
    PATIENCE,
    Service,
    ended,
    has_best,
    serving,
    solving,
    until,
    value,
)

LONG = 60.0


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """One worker, and room for one that waits."""
    with serving(tmp_path_factory.mktemp("data"), workers="1", queue_length="1") as service:
        yield service


@pytest.fixture(scope="module")
def scenario(service: Service) -> str:
    return service.ward()[1]


class Follower(threading.Thread):
    """Keeps every event of a run with the moment it came."""

    def __init__(self, service: Service, run: str) -> None:
        super().__init__(daemon=True)
        self._url = f"{service.http.base_url}/v1/runs/{run}/events"
        self.events: list[tuple[str, object, float]] = []
        self.start()

    def run(self) -> None:
        name = ""
        with httpx.stream("GET", self._url, timeout=PATIENCE) as answer:
            for line in answer.iter_lines():
                kind, _, text = line.partition(": ")
                if kind == "event":
                    name = text
                elif kind == "data":
                    self.events.append((name, json.loads(text), time.monotonic()))

    def named(self, name: str) -> list[tuple[str, object, float]]:
        return [each for each in self.events if each[0] == name]

    def told_of(self, name: str) -> float:
        """When the first event of this name came."""
        end = time.monotonic() + PATIENCE
        while not (found := self.named(name)):
            assert time.monotonic() < end, f"no {name}: {self.events[-3:]}"
            time.sleep(0.02)
        return found[0][2]


def test_stop_is_heard_within_a_second_and_keeps_the_best(service: Service, scenario: str) -> None:
    run = service.solve(scenario, LONG)
    follower = Follower(service, run)
    service.until(run, has_best)
    best = value(service, run)
    asked = time.monotonic()
    service.post(f"/v1/runs/{run}/stop")
    assert follower.told_of("stopping") - asked < 1
    found = service.until(run, ended)
    assert found["state"] == "STOPPED"
    assert time.monotonic() - asked < 5
    assert value(service, run) <= best
    follower.join(timeout=5)
    assert not follower.is_alive(), "the events of an ended run go on"
    kinds = [name for name, _, _ in follower.events]
    assert kinds[0] == kinds[-1] == "run"
    assert {"progress", "best", "state", "stopping"} <= set(kinds)


def test_stop_before_the_first_roster_still_gives_a_lawful_one(
    service: Service, scenario: str
) -> None:
    run = service.solve(scenario, LONG)
    follower = Follower(service, run)
    follower.told_of("run")
    service.until(run, lambda r: solving(r) and r["progress"])
    asked = time.monotonic()
    service.post(f"/v1/runs/{run}/stop")
    assert follower.told_of("stopping") - asked < 1
    assert service.until(run, ended)["state"] == "STOPPED"
    result = service.http.get(f"/v1/runs/{run}").json()["result"]
    assert result["violations"] == []


def test_one_too_many_is_refused_and_one_that_waits_stops_at_once(
    service: Service, scenario: str
) -> None:
    first = service.solve(scenario, LONG)
    service.until(first, solving)
    waiting = service.solve(scenario, LONG)
    follower = Follower(service, waiting)
    follower.told_of("run")
    refused = service.http.post("/v1/runs", json={"scenario": scenario})
    assert refused.status_code == 429
    assert refused.headers["retry-after"].isdecimal()
    assert refused.json()["type"] == "/problems/queue-full"
    asked = time.monotonic()
    assert service.post(f"/v1/runs/{waiting}/stop")["state"] == "STOPPED"
    follower.join(timeout=2)
    assert not follower.is_alive(), "nobody tells that a waiting run is stopped"
    assert time.monotonic() - asked < 2
    assert service.run(first)["state"] == "SOLVING"
    other = Follower(service, first)
    other.told_of("run")
    assert service.http.delete(f"/v1/runs/{first}").status_code == 204
    assert service.http.get(f"/v1/runs/{first}").status_code == 404
    other.join(timeout=PATIENCE)
    assert other.events[-1][:2] == ("state", "DELETED")
    last = service.solve(scenario, 1)
    assert service.until(last, ended)["state"] == "COMPLETED", "a removed run still has its worker"


def test_a_worker_that_dies_is_noticed_once_and_the_second_time_the_run_fails(
    service: Service, scenario: str
) -> None:
    run = service.solve(scenario, LONG)
    follower = Follower(service, run)
    service.until(run, has_best)
    best = value(service, run)
    service.busy().kill()
    again = service.until(run, lambda r: r["attempt"] == 2 and solving(r), 10)
    assert again["reason"] == ""
    until(lambda: {"began": follower.named("began")}, lambda f: 2 in [n for _, n, _ in f["began"]])
    assert value(service, run) <= best
    service.busy().kill()
    found = service.until(run, ended, 10)
    assert (found["state"], found["attempt"]) == ("FAILED", 2)
    assert "døde to ganger" in found["reason"]
    assert value(service, run) <= best, "the best roster is lost with the worker"
