"""Numbers and states as Norwegians write them, for the command line."""

from datetime import date
from fractions import Fraction

from turnus.result import Status

STATUS = {
    Status.OPTIMAL: "bevist",
    Status.FEASIBLE: "lovlig, ikke bevist best",
    Status.STOPPED: "stoppet, beste så langt",
    Status.INFEASIBLE: "umulig, bevist",
    Status.UNKNOWN: "ikke avgjort",
}


def number(value: float | None, decimals: int = 1) -> str:
    """1 846,5; without needless zeros; a dash where nothing is known."""
    if value is None:
        return "–"
    text = f"{value:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(",", "\u00a0").replace(".", ",").replace("-", "−")


def percent(share: Fraction | float | None) -> str:
    """A share as whole percent."""
    return "–" if share is None else f"{number(float(share) * 100, 0)} %"


def day(value: date | None) -> str:
    """04.01.2027; empty for none."""
    return f"{value:%d.%m.%Y}" if value else ""
