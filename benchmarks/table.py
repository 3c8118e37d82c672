"""The benchmark table of the README, made from the recorded results."""

import json
from pathlib import Path

NAMES = {
    "short-term-ward": "Short-term ward",
    "long-term-ward": "Long-term ward",
    "home-care": "Home care",
}
HEADER = (
    "| department | roster | people | full-time | position plan | base roster "
    "| uncovered below minimum: value / bound | gap | seconds | memory | whole-year model |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|"
)


def as_table(folder: Path) -> str:
    """One row a recorded run; hours, seconds and megabytes."""
    rows = [_row(json.loads(path.read_text())) for path in sorted(folder.glob("*-1.json"))]
    return "\n".join([HEADER, *rows])


def _row(run: dict) -> str:  # type: ignore[type-arg]
    first = run["stages"][0]
    value, bound = first["value"] / 60, first["bound"] / 60
    gap = (value - bound) / value if value else 0.0
    plan, base = run["plan"], run["base"]
    cells = (
        NAMES[run["department"]],
        run["alternative"],
        run["people"],
        f"{plan['full_time']} of {plan['heads']}",
        f"{plan['seconds']:.1f} s",
        f"{base['uncovered_minimum'] / 60:.1f} h, {base['seconds']:.0f} s",
        f"{value:,.0f} / {bound:,.0f} h",
        f"{gap:.1%}",
        f"{run['seconds']:.0f}",
        f"{run['peak_megabytes']} MB",
        _peer(run),
    )
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _peer(run: dict) -> str:  # type: ignore[type-arg]
    peer = run.get("peer")
    if peer is None:
        return "not run"
    if peer["goals"] is None:
        return f"no roster in {peer['seconds']:.0f} s"
    hours = peer["goals"]["uncovered-minimum"] / 60
    ((relation, ratio),) = peer["time_ratio"].items()
    sign = "≥" if relation == "at_least" else "≤"
    return f"{hours:,.0f} h after {peer['seconds']:.0f} s; time to equal {sign} {ratio}×"
