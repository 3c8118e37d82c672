"""python -m benchmarks.mutation --module M --sample N --seed S: small faults, and do tests see them?

Cosmic Ray puts one fault at a time into a copy of the project and runs the tests of the rules that
use the module. A fault that no test sees survives: the tests have a gap there, or the fault makes no
difference, and then the record says why.
"""

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.mutants import ROOT, TESTS, annotations, killers_of, lines_of, modules, worth_trying

RECORD = Path(__file__).parent / "results" / "mutation.json"
COPIED = ("turnus", "solver", "scenarios", "tests", "pyproject.toml")
PYTEST = (sys.executable, "-m", "pytest", "-n", "0", "-x", "-q", "-p", "no:cacheprovider")
Record = dict[str, Any]


def main() -> None:
    """Try a sample of faults in each module and record what survives."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutation", description=__doc__)
    parser.add_argument("--module", action="append", choices=modules(), help="default: all")
    parser.add_argument("--sample", type=int, default=0, help="faults a module; 0: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record", type=Path, default=RECORD)
    asked = parser.parse_args()
    os.nice(10)
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        copy_project(Path(folder))
        seconds = _seconds(Path(folder), [*PYTEST, *TESTS])
    for module in asked.module or modules():
        with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
            copy_project(Path(folder))
            found = tried(Path(folder), module, asked.sample, asked.seed, timeout=seconds)
        write(asked.record, module, found)
        told = {key: value for key, value in found.items() if key != "survivors"}
        print(module, json.dumps(told), flush=True)


def copy_project(folder: Path) -> None:
    """A copy that faults can be put into."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, folder / name, ignore=ignored)
        else:
            shutil.copy(source, folder / name)


def tried(folder: Path, module: str, sample: int, seed: int, timeout: float) -> Record:
    """What became of a sample of faults in one module.

    Parameters
    ----------
    timeout
        Seconds; a fault that makes its tests take longer is noticed by that.
    """
    config = _config(folder, module, [*PYTEST, *killers_of(module)], timeout)
    session = folder / "session.sqlite"
    _cosmic_ray(folder, "init", config, session)
    possible, chosen = _choose(session, folder / module, sample, f"{seed} {module}")
    _cosmic_ray(folder, "exec", config, session)
    return {
        "made": datetime.now(UTC).date().isoformat(),
        "seed": seed,
        "possible": possible,
        "tried": chosen,
        **_outcome(session),
    }


def write(path: Path, module: str, found: Record) -> None:
    """Add one module to the record; explanations written by hand stay with their faults."""
    record = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"modules": {}}
    earlier = record["modules"].get(module, {}).get("survivors", [])
    explained = {(each["was"], each["now"]): each["explanation"] for each in earlier}
    for each in found["survivors"]:
        each["explanation"] = explained.get((each["was"], each["now"]), "")
    kept = {name: each for name, each in record["modules"].items() if name in modules()}
    merged = {**kept, module: found}
    whole = {
        "tool": "cosmic-ray",
        "version": version("cosmic-ray"),
        "modules": {name: merged[name] for name in modules() if name in merged},
    }
    path.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _seconds(folder: Path, command: Sequence[str]) -> float:
    """How long the tests of all rules take without any fault; they must pass."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"The tests fail without any fault:\n{done.stdout[-3000:]}")
    return time.perf_counter() - start


def _config(folder: Path, module: str, command: Sequence[str], timeout: float) -> Path:
    path = folder / "session.toml"
    path.write_text(
        "[cosmic-ray]\n"
        f"module-path = {json.dumps(module)}\n"
        f"timeout = {timeout:.1f}\n"
        "excluded-modules = []\n"
        f"test-command = {json.dumps(shlex.join(command))}\n"
        '[cosmic-ray.distributor]\nname = "local"\n',
        encoding="utf-8",
    )
    return path


def _cosmic_ray(folder: Path, *arguments: object) -> None:
    command = [sys.executable, "-m", "cosmic_ray.cli", *(str(each) for each in arguments)]
    subprocess.run(command, cwd=folder, check=True)


def _choose(session: Path, module: Path, sample: int, seed: str) -> tuple[int, int]:
    """Leave a sample of the faults worth trying in the session: how many there were, how many left."""
    from cosmic_ray.work_db import WorkDB, use_db

    spans = annotations(module)
    with use_db(str(session), WorkDB.Mode.open) as faults:
        worth = [
            each
            for each in faults.work_items
            for fault in each.mutations
            if worth_trying(fault.operator_name)
            and not any(first <= fault.start_pos < last for first, last in spans)
        ]
        worth.sort(key=lambda each: (each.mutations[0].start_pos, each.mutations[0].operator_name))
        chosen = Random(seed).sample(worth, min(sample or len(worth), len(worth)))
        faults.clear()
        faults.add_work_items(chosen)
    return len(worth), len(chosen)


def _outcome(session: Path) -> Record:
    from cosmic_ray.work_db import WorkDB, use_db
    from cosmic_ray.work_item import TestOutcome

    with use_db(str(session), WorkDB.Mode.open) as faults:
        done = [(item.mutations[0], result) for item, result in faults.completed_work_items]
    killed = [each for _, each in done if each.test_outcome == TestOutcome.KILLED]
    survivors = [
        {"line": fault.start_pos[0], "fault": fault.operator_name.removeprefix("core/")}
        | lines_of(each.diff or "")
        for fault, each in done
        if each.test_outcome == TestOutcome.SURVIVED
    ]
    return {
        "killed": len(killed),
        "timeouts": sum(each.output == "timeout" for each in killed),
        "survived": len(survivors),
        "not_run": len(done) - len(killed) - len(survivors),
        "survivors": sorted(survivors, key=lambda each: each["line"]),
    }


if __name__ == "__main__":
    main()
