"""python -m benchmarks departments --seconds S --seeds K: one JSON a run, and a table.

python -m benchmarks service --seconds S: the service under load.
"""

import argparse
import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.departments import DEPARTMENTS, records
from benchmarks.mutation_table import by_module, summary
from benchmarks.table import RESULTS, as_table
from turnus.result import Settings


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("suite", choices=["departments", "table", "mutation-table", "service"])
    parser.add_argument("--seconds", type=float, default=Settings.seconds)
    parser.add_argument("--peer-seconds", type=float, default=0.0, help="0: leave the peer out")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--department", action="append", choices=DEPARTMENTS)
    parser.add_argument("--out", type=Path, default=RESULTS)
    asked = parser.parse_args()
    if asked.suite == "table":
        print(as_table(RESULTS))
        return
    if asked.suite == "mutation-table":
        print(summary() + "\n\n" + by_module())
        return
    if asked.suite == "service":
        _service(asked.seconds, asked.out)
        return
    names = tuple(asked.department or DEPARTMENTS)
    asked.out.mkdir(parents=True, exist_ok=True)
    for record in records(Settings(asked.seconds), asked.seeds, asked.peer_seconds, names):
        whole = {"made": datetime.now(UTC).isoformat(timespec="seconds")} | machine() | dict(record)
        name = f"{record['department']}-{record['alternative']}-{record['seed']}.json"
        (asked.out / name).write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
        print(json.dumps({k: v for k, v in whole.items() if k != "peer"}), flush=True)
        if "peer" in whole:
            print(json.dumps({k: v for k, v in whole["peer"].items() if k != "trace"}), flush=True)


def _service(seconds: float, out: Path) -> None:
    from benchmarks.service import measure

    record = {"made": datetime.now(UTC).isoformat(timespec="seconds")} | machine()
    found = json.dumps(record | measure(seconds), indent=1)
    out.mkdir(parents=True, exist_ok=True)
    (out / "service.json").write_text(found + "\n", encoding="utf-8")
    print(found)


def machine() -> dict[str, str | int | None]:
    """What the figures were measured on."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    return {
        "commit": commit.stdout.strip() or None,
        "cores": os.cpu_count(),
        "processor": platform.machine(),
        "python": platform.python_version(),
        "ortools": version("ortools"),
        "turnus": version("turnus"),
    }


if __name__ == "__main__":
    main()
