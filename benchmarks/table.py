"""The benchmark table of the README, made from the recorded results."""

import json
from pathlib import Path
from typing import Any

Run = dict[str, Any]

RESULTS = Path(__file__).parent / "results"
NAMES = {
    "short-term-ward": "Short-term ward",
    "long-term-ward": "Long-term ward",
    "home-care": "Home care",
    "three-part-ward": "Three-part ward",
}
HEADER = (
    "| department | roster | people | full-time | position plan | base roster: below minimum "
    "| year: below minimum, value / bound | gap | below target: gap | quick returns "
    "| seconds | memory | whole-year model: below minimum | its time ÷ ours to equal |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|"
)


def as_table(folder: Path) -> str:
    """One row a recorded run; hours, seconds and megabytes."""
    rows = [_row(json.loads(path.read_text())) for path in sorted(folder.glob("*-1.json"))]
    return "\n".join([HEADER, *rows])


def _row(run: Run) -> str:
    goals = {each["goal"]: each for each in run["stages"]}
    first, second = goals["uncovered-minimum"], goals["uncovered-target"]
    plan, base = run["plan"], run["base"]
    cells = (
        NAMES[run["department"]],
        run["alternative"],
        run["people"],
        f"{plan['full_time']} of {plan['heads']}",
        f"{plan['seconds']:.1f} s",
        f"{base['uncovered_minimum'] / 60:.1f} h",
        f"{first['value'] / 60:,.1f} / {first['bound'] / 60:,.1f} h",
        _gap(first),
        _gap(second),
        goals["quick-returns"]["value"],
        f"{run['seconds']:.0f}",
        f"{run['peak_megabytes']} MB",
        *_peer(run),
    )
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _gap(stage: Run) -> str:
    value, bound = stage["value"], stage["bound"]
    return f"{(value - bound) / value if value else 0.0:.2%}"


def _peer(run: Run) -> tuple[str, str]:
    """What the peer ended with, and its time as a multiple of ours to the same value."""
    peer = run.get("peer")
    if peer is None:
        return "not run", "–"
    if peer["goals"] is None:
        ratio = peer["seconds"] / run["trace"][0][0]
        return f"no roster in {peer['seconds']:.0f} s", f"> {ratio:.1f}"
    hours = peer["goals"]["uncovered-minimum"] / 60
    ours = peer["our_seconds_to_its_value"]
    ratio_text = (
        f"{peer['seconds'] / ours:.1f}" if ours else f"< {peer['seconds'] / run['seconds']:.1f}"
    )
    return f"{hours:,.1f} h after {peer['seconds']:.0f} s", ratio_text
