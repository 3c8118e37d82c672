"""The real service in a process of its own, as ``turnus serve`` starts it."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import psutil

from tests.api.quick_ward import posted, quick_department, quick_scenario

ROOT = Path(__file__).parents[3]
PATIENCE = 180.0
T = dict[str, Any]


class Service:
    """A running ``turnus serve``."""

    def __init__(self, data: Path, **settings: str) -> None:
        variables = {f"TURNUS_{name.upper()}": value for name, value in settings.items()}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "api", "serve", "--data", str(data), "--port", "0"],
            cwd=ROOT,
            env=os.environ | {"PYTHONUNBUFFERED": "1", "TURNUS_CORES_PER_RUN": "1"} | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.http = httpx.Client(base_url=self._address(), timeout=30)

    def _address(self) -> str:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if found := re.search(r"http://\S+", line):
                return found[0]
        raise AssertionError(self.process.communicate()[1])

    def workers(self) -> list[psutil.Process]:
        """The processes that solve."""
        found = psutil.Process(self.process.pid).children(recursive=True)
        return [each for each in found if "spawn_main" in " ".join(each.cmdline())]

    def busy(self) -> psutil.Process:
        """The worker that solves now."""
        before = {each: each.cpu_times() for each in self.workers()}
        time.sleep(0.5)
        return max(before, key=lambda each: sum(each.cpu_times()[:2]) - sum(before[each][:2]))

    def end(self, how: int = signal.SIGTERM, patience: float = 10.0) -> float:
        """Seconds that it took to end."""
        began = time.monotonic()
        self.http.close()
        self.process.send_signal(how)
        try:
            self.process.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
            raise
        return time.monotonic() - began

    def ward(self) -> tuple[str, str]:
        """A new small ward and its scenario."""
        department = self.post("/v1/departments", posted(quick_department()))["id"]
        path = f"/v1/departments/{department}/scenarios"
        return department, self.post(path, posted(quick_scenario()))["id"]

    def post(self, path: str, body: object = None) -> T:
        answer = self.http.post(path, json=body)
        assert answer.is_success, answer.text
        found: T = answer.json()
        return found

    def solve(self, scenario: str, seconds: float) -> str:
        """The id of a new run."""
        asked = {"scenario": scenario, "settings": {"seconds": seconds}}
        return str(self.post("/v1/runs", asked)["id"])

    def run(self, id: str) -> T:
        found: T = self.http.get(f"/v1/runs/{id}/metadata").raise_for_status().json()
        return found

    def until(self, id: str, wanted: Callable[[T], object], patience: float = PATIENCE) -> T:
        """The run as soon as it is as wanted."""
        return until(lambda: self.run(id), wanted, patience)


@contextmanager
def serving(data: Path, **settings: str) -> Iterator[Service]:
    """A service for as long as the block lasts, or until it is ended in it."""
    service = Service(data, **settings)
    try:
        yield service
    finally:
        if service.process.poll() is None:
            service.end()


def until(ask: Callable[[], T], wanted: Callable[[T], object], patience: float = PATIENCE) -> T:
    """What is asked for, as soon as it is as wanted."""
    end = time.monotonic() + patience
    while not wanted(found := ask()):
        assert time.monotonic() < end, f"still not so after {patience} s: {found}"
        time.sleep(0.05)
    return found


def has_best(run: T) -> bool:
    return run["best_at"] is not None


def ended(run: T) -> bool:
    return bool(run["final"])


def solving(run: T) -> bool:
    return bool(run["state"] == "SOLVING")


def value(service: Service, id: str) -> tuple[float, ...]:
    """What the run's best roster comes to, goal by goal; less is better."""
    result = service.http.get(f"/v1/runs/{id}").raise_for_status().json()["result"]
    return tuple(stage["value"] for stage in result["stages"])
