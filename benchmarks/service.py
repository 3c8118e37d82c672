"""The service under load: a hundred readers of comparisons while two runs are being solved.

The service is a process of its own, as ``turnus serve`` starts it; so are the readers, each with a
connection that stays open, who read one comparison after the other with a pause in between, as
people do. Every answer is read whole and must be what the first one was.
"""

import asyncio
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import httpx

from api.example import example_department, example_scenario

ROOT = Path(__file__).parent.parent
READERS, SOLVES = 100, 2
PAUSE = 2.0
"""Seconds from one answer to the reader's next request: quicker than anybody turns a page."""
LIMIT = 0.1
"""Seconds within which 95 of 100 answers are to be there."""
LIBRARIES = ("fastapi", "uvicorn", "sqlalchemy", "distributed", "httpx")


@dataclass
class Seen:
    """What the readers have met with."""

    seconds: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)


def measure(seconds: float) -> dict[str, Any]:
    """The figures of one load run of so many seconds."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder)) as url,
        httpx.Client(base_url=url, timeout=60) as client,
    ):
        comparison, scenario = prepare(client)
        asked = {"scenario": scenario, "settings": {"seconds": seconds + 60}}
        runs = [client.post("/v1/runs", json=asked).json()["id"] for _ in range(SOLVES)]
        for run in runs:
            wait(client, run, lambda r: r["progress"] is not None)
        before = os.getloadavg()[0]
        seen = asyncio.run(readers(url, f"/v1/comparisons/{comparison}", seconds))
        states = [client.get(f"/v1/runs/{run}/metadata").json()["state"] for run in runs]
        size = len(client.get(f"/v1/comparisons/{comparison}").content)
    return figures(seen, seconds) | {
        "solving": states.count("SOLVING"),
        "bytes": size,
        "load_before": round(before, 1),
        "load_after": round(os.getloadavg()[0], 1),
        "versions": {name: version(name) for name in LIBRARIES},
    }


def figures(seen: Seen, seconds: float) -> dict[str, Any]:
    """What is recorded of the answers."""
    cuts = statistics.quantiles(seen.seconds, n=100)
    return {
        "readers": READERS,
        "solves": SOLVES,
        "seconds": seconds,
        "pause": PAUSE,
        "requests": len(seen.seconds),
        "per_second": round(len(seen.seconds) / seconds, 1),
        "errors": dict(seen.errors),
        "p50_ms": round(1000 * cuts[49], 1),
        "p95_ms": round(1000 * cuts[94], 1),
        "p99_ms": round(1000 * cuts[98], 1),
        "longest_ms": round(1000 * max(seen.seconds), 1),
        "reached": not seen.errors and cuts[94] < LIMIT,
    }


def prepare(client: httpx.Client) -> tuple[str, str]:
    """A comparison of two finished runs, and a scenario to solve while it is read."""
    department = client.post("/v1/departments", json=_plain(example_department())).json()["id"]
    path = f"/v1/departments/{department}/scenarios"
    titles = ("I dag", "Også i dag")
    scenarios = [
        client.post(path, json=_plain(example_scenario(title))).json()["id"] for title in titles
    ]
    asked = [{"scenario": each, "settings": {"seconds": 1}} for each in scenarios]
    runs = [client.post("/v1/runs", json=each).json()["id"] for each in asked]
    for run in runs:
        wait(client, run, lambda r: r["final"])
    made = client.post("/v1/comparisons", json={"runs": runs})
    return str(made.raise_for_status().json()["id"]), scenarios[0]


def wait(client: httpx.Client, run: str, wanted: Any, patience: float = 180) -> None:
    """Until a run is as wanted."""
    end = time.monotonic() + patience
    while not wanted(found := client.get(f"/v1/runs/{run}/metadata").json()):
        if time.monotonic() > end:
            raise TimeoutError(str(found))
        time.sleep(0.1)


async def readers(url: str, path: str, seconds: float) -> Seen:
    """Everything that so many readers saw."""
    seen = Seen()
    end = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=READERS, max_keepalive_connections=READERS)
    async with httpx.AsyncClient(base_url=url, limits=limits, timeout=30) as client:
        expected = (await client.get(path)).content
        await asyncio.gather(
            *(_read(client, path, expected, end, place, seen) for place in range(READERS))
        )
    return seen


async def _read(
    client: httpx.AsyncClient, path: str, expected: bytes, end: float, place: int, seen: Seen
) -> None:
    await asyncio.sleep(PAUSE * place / READERS)
    while time.monotonic() < end:
        began = time.monotonic()
        try:
            answer = await client.get(path)
            if answer.status_code != 200:
                seen.errors[str(answer.status_code)] += 1
            elif answer.content != expected:
                seen.errors["another answer"] += 1
        except httpx.HTTPError as error:
            seen.errors[type(error).__name__] += 1
        seen.seconds.append(time.monotonic() - began)
        await asyncio.sleep(PAUSE)


@contextmanager
def serving(data: Path) -> Iterator[str]:
    """The address of a service with room for both solves."""
    settings: Mapping[str, str] = {"TURNUS_WORKERS": str(SOLVES), "TURNUS_CORES_PER_RUN": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "api", "serve", "--data", str(data), "--port", "0"],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **settings},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if found := re.search(r"http://\S+", line):
                yield found[0]
                break
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _plain(noun: Any) -> dict[str, Any]:
    plain: dict[str, Any] = noun.model_dump(mode="json")
    return plain
