"""A full disk: an error that says so, a database that stays whole, and nothing found is lost."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.live.service import ended, has_best, serving, value
from tests.api.quick_ward import posted, quick_department

KILOBYTES = 4096


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with little room."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={KILOBYTES}k", "tmpfs", disk]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


def fill(disk: Path) -> Path:
    """A file that takes all the room that is left."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        block = bytes(4096)
        try:
            while file.write(block):
                pass
        except OSError:
            pass
    assert shutil.disk_usage(disk).free == 0
    return filler


def test_a_full_disk_is_told_and_what_was_found_is_kept_when_there_is_room(
    small_disk: Path,
) -> None:
    with serving(small_disk / "data", workers="1") as service:
        _, scenario = service.ward()
        run = service.solve(scenario, 15)
        service.until(run, has_best)
        best, before = value(service, run), service.run(run)
        filler = fill(small_disk)
        refused = service.http.post("/v1/departments", json=posted(quick_department()))
        tries = 0
        while refused.is_success and tries < 200:  # what the log ahead has room for
            refused = service.http.post("/v1/departments", json=posted(quick_department()))
            tries += 1
        assert refused.status_code == 507
        assert refused.json()["type"] == "/problems/disk-full"
        assert refused.headers["content-type"] == "application/problem+json"
        assert service.http.get(f"/v1/scenarios/{scenario}").is_success
        busy = service.busy()
        while busy.is_running() and busy.cpu_percent(1.0) > 20:
            pass
        assert not service.run(run)["final"], "the disk was not full"
        assert service.run(run)["facts"] == before["facts"]
        filler.unlink()
        found = service.until(run, ended, 20)
        assert (found["state"], found["attempt"]) == ("COMPLETED", 1)
        assert value(service, run) <= best
        assert service.http.post("/v1/departments", json=posted(quick_department())).is_success
    with sqlite3.connect(small_disk / "data" / "turnus.db") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
