"""Runs survive: the service is killed while it solves, started again, and ended while it solves."""

import signal
from pathlib import Path

import psutil

from tests.api.live.service import ended, has_best, serving, solving, value

LONG = 60.0


def test_killed_while_it_solves_nothing_is_lost(tmp_path: Path) -> None:
    with serving(tmp_path) as service:
        _, scenario = service.ward()
        first = service.solve(scenario, 5)
        done = service.until(first, ended)
        assert done["state"] == "COMPLETED"
        kept = service.http.get(f"/v1/runs/{first}").json()
        lists = [service.http.get(path).json() for path in ("/v1/departments", "/v1/comparisons")]
        run = service.solve(scenario, LONG)
        service.until(run, has_best)
        best, before = value(service, run), service.run(run)
        workers = service.workers()
        service.end(signal.SIGKILL)
        _, alive = psutil.wait_procs(workers, timeout=5)
        assert not alive, "workers outlive their service"
    with serving(tmp_path) as service:
        assert service.http.get(f"/v1/runs/{first}").json() == kept
        again = [service.http.get(path).json() for path in ("/v1/departments", "/v1/comparisons")]
        assert again == lists
        assert service.http.get(f"/v1/scenarios/{scenario}").is_success
        assert value(service, run) <= best
        taken_up = service.until(run, lambda r: r["attempt"] == 2 and solving(r))
        assert taken_up["started"] == before["started"]
        service.until(run, lambda r: r["progress"]["step"] == "årsturnus, forbedring")
        service.post(f"/v1/runs/{run}/stop")
        found = service.until(run, ended)
        assert (found["state"], found["attempt"]) == ("STOPPED", 2)
        result = service.http.get(f"/v1/runs/{run}").json()["result"]
        assert any("Tatt opp igjen" in note for note in result["notes"])
        assert result["violations"] == []
        assert value(service, run) <= best
        last = service.solve(scenario, LONG)
        service.until(last, lambda r: solving(r) and r["progress"])
        workers = service.workers()
        assert service.end(signal.SIGINT) < 5, "the end waits for the solve"
        _, alive = psutil.wait_procs(workers, timeout=1)
        assert not alive
