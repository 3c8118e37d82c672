"""Position plans as tables and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from api.command_line.wording import STATUS, number, percent
from turnus.result import PositionLine, PositionPlan


def print_plans(console: Console, title: str, plans: Sequence[PositionPlan]) -> None:
    """Every variant of one scenario: overview, lines, certificates and the differences."""
    console.print(f"\n[bold]{title}[/bold]")
    console.print(_overview(plans))
    for plan in plans:
        console.print(f"\n[bold]{plan.title}[/bold]")
        if plan.lines:
            console.print(_lines(plan.lines))
        for certificate in plan.certificates:
            mark = "[bold]avgjør[/bold] " if certificate.binds else ""
            console.print(f"  • {mark}{certificate.sentence}")
        if plan.note:
            console.print(f"  {plan.note}")
    for sentence in differences(plans):
        console.print(f"  {sentence}")


def differences(plans: Sequence[PositionPlan]) -> Iterator[str]:
    """What the first plan has more or less of than each of the others."""
    first = plans[0]
    for other in plans[1:]:
        if first.share is None or other.share is None:
            continue
        points = float(first.share - other.share) * 100
        more = "mer" if points >= 0 else "mindre"
        yield (
            f"«{first.title}» mot «{other.title}»: {first.full_time} av {first.heads} mot "
            f"{other.full_time} av {other.heads} hele stillinger, "
            f"{number(abs(points), 0)} prosentpoeng {more}."
        )


def plan_data(plan: PositionPlan) -> dict[str, Any]:
    """The plan for other programs; shares as numbers from 0 to 1."""
    return {
        "id": plan.id,
        "title": plan.title,
        "status": plan.status.value,
        "heads": plan.heads,
        "full_time": plan.full_time,
        "share": None if plan.share is None else float(plan.share),
        "bound": None if plan.bound is None else float(plan.bound),
        "fte": round(plan.fte, 4),
        "fte_frame": plan.fte_frame,
        "seconds": round(plan.seconds, 3),
        "note": plan.note,
        "lines": [vars(line) for line in plan.lines],
        "certificates": [vars(certificate) for certificate in plan.certificates],
    }


def _overview(plans: Sequence[PositionPlan]) -> Table:
    table = Table(box=SIMPLE, pad_edge=False)
    table.add_column("Plan", overflow="fold")
    for heading in ("Ansatte", "100 %", "Andel", "Grense", "Årsverk"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("Status", overflow="fold")
    for plan in plans:
        counts = (str(plan.heads), str(plan.full_time)) if plan.lines else ("–", "–")
        shares = percent(plan.share), percent(plan.bound)
        fte = number(plan.fte if plan.lines else None, 2)
        table.add_row(plan.title, *counts, *shares, fte, STATUS[plan.status])
    return table


def _lines(lines: Sequence[PositionLine]) -> Table:
    table = Table(box=SIMPLE, pad_edge=False)
    table.add_column("Antall", justify="right")
    table.add_column("Kompetanse")
    table.add_column("Stilling", justify="right")
    for heading in ("Helg", "Langvakt", "Natt"):
        table.add_column(heading)
    for line in lines:
        table.add_row(
            str(line.heads),
            line.competence,
            f"{number(line.position_percent, 2)} %",
            line.weekend or "fritatt",
            "ja" if line.long_shifts else "",
            "ja" if line.night_only else "",
        )
    return table
