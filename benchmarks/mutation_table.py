"""The mutation run in words and tables, made from its record."""

import json
from pathlib import Path
from typing import Any

from benchmarks.table import RESULTS

RECORD = RESULTS / "mutation.json"
Record = dict[str, Any]


def summary(path: Path = RECORD) -> str:
    """One sentence: how many faults were tried, noticed and explained."""
    record = json.loads(path.read_text(encoding="utf-8"))
    each = list(record["modules"].values())
    tried, killed = (sum(one[name] for one in each) for name in ("tried", "killed"))
    survived = sum(one["survived"] for one in each)
    return (
        f"Of {tried} small faults put into {len(each)} modules of `turnus/rules` and `solver/rules` "
        f"by {record['tool']} {record['version']}, the tests notice {killed} "
        f"({killed / tried:.1%}); the other {survived} are explained in "
        "[benchmarks](benchmarks/README.md)."
    )


def by_module(path: Path = RECORD) -> str:
    """A row a module, then every survivor with its explanation."""
    modules = json.loads(path.read_text(encoding="utf-8"))["modules"]
    lines = [
        "| module | possible | tried | noticed | of them by time | survived | score | seed | made |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [_row(name, each) for name, each in modules.items()]
    lines += ["", "| survivor | was | is | why |", "|---|---|---|---|"]
    lines += [
        f"| `{name}` | `{_cell(one['was'])}` | `{_cell(one['now'])}` | {one['explanation']} |"
        for name, each in modules.items()
        for one in each["survivors"]
    ]
    return "\n".join(lines)


def _row(name: str, each: Record) -> str:
    cells = (
        f"`{name}`",
        each["possible"],
        each["tried"],
        each["killed"],
        each["timeouts"],
        each["survived"],
        f"{each['killed'] / each['tried']:.0%}" if each["tried"] else "–",
        each["seed"],
        each["made"],
    )
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
