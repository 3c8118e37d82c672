"""A Dask scheduler elsewhere: the same runs there, and again when it has been away."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.api.live.service import ended, has_best, serving, solving, value

ROOT = Path(__file__).parents[3]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def scheduler(port: int, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """``dask scheduler`` and one ``dask worker``, as they run in a server room."""
    address = f"tcp://127.0.0.1:{port}"
    programs = (
        ("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"),
        ("worker", address, "--nthreads", "1", "--no-dashboard", "--local-directory", str(folder)),
    )
    started = []
    for name, *options in programs:
        code = f"from distributed.cli.dask_{name} import main; main()"
        started.append(
            subprocess.Popen(
                [sys.executable, "-c", code, *options],
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
    try:
        yield started[0]
    finally:
        for each in reversed(started):
            each.kill()
            each.wait()


def test_the_same_runs_on_a_scheduler_elsewhere_which_goes_and_comes(tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path / "data", dask_scheduler=f"tcp://127.0.0.1:{port}") as service:
        _, scenario = service.ward()
        early = service.solve(scenario, 1)
        time.sleep(1)
        assert service.run(early)["state"] == "QUEUED"
        with scheduler(port, tmp_path):
            assert service.until(early, ended)["state"] == "COMPLETED"
            assert service.workers() == [], "it solves here instead"
            run = service.solve(scenario, 25)
            service.until(run, has_best)
            best = value(service, run)
        time.sleep(1)
        assert not service.run(run)["final"], "a scheduler that is gone is no fault of the run"
        assert value(service, run) <= best
        with scheduler(port, tmp_path):
            service.until(run, lambda r: r["attempt"] > 1 and solving(r))
            service.post(f"/v1/runs/{run}/stop")
            found = service.until(run, ended)
            assert found["state"] == "STOPPED"
            assert value(service, run) <= best
            assert service.end() < 5
