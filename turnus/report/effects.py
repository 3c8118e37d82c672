"""What gives what: new posts by themselves, long shifts, and the wanted staffing, in words."""

from collections.abc import Iterator

from turnus.report.plans import STATUS
from turnus.report.side import Pair
from turnus.result import PositionPlan
from turnus.texts.numbers import counted, number, percent, with_unit


def what_gives_what(pair: Pair) -> Iterator[str]:
    """What redesigned posts give by themselves, what long shifts add, and what today's frame gives."""
    plans = {plan.id: plan for plan in pair.after.result.positions}
    if not pair.after.reached:
        yield (
            "Planene regner på stillinger, helger og timer. At en turnus dekker behovet med "
            "stillingene, er ikke vist."
        )
    yield from _pattern(pair, plans.get("todays-pattern"))
    frame = plans.get("todays-frame")
    if frame is not None and frame.share is not None:
        less = frame.fte_frame - pair.after.plan.fte_frame
        yield (
            f"Den nye planen har en ramme som er {number(abs(less), 2)} årsverk "
            f"{'mindre' if less >= 0 else 'større'} enn dagens. Dagens "
            f"{number(frame.fte_frame, 2)} årsverk gir {_of(frame)}."
        )


def _pattern(pair: Pair, pattern: PositionPlan | None) -> Iterator[str]:
    after = pair.after.plan
    if pattern is None:
        return
    if pattern.share is None or after.share is None:
        yield (
            f"Nye stillinger med dagens helgemønster: {STATUS[pattern.status]}. Virkningen av nye "
            "stillinger og av langvakter kan derfor ikke skilles."
        )
        return
    yield (
        f"Nye stillinger med dagens helgemønster og uten langvakter gir {_of(pattern)}. "
        f"I dag er det {pair.before.share_text}. Nye stillinger alene gir altså "
        f"{_points(float(pattern.share) - pair.before.share)} i dag."
    )
    yield (
        f"Det nye helgemønsteret med de nye vaktene gir {_of(after)}. Det er "
        f"{_points(float(after.share - pattern.share))} nye stillinger alene."
    )


def wanted(pair: Pair) -> Iterator[str]:
    """What is left of full-time when the wanted staffing is covered too, not the minimum alone."""
    plans = {plan.id: plan for plan in pair.after.result.positions}
    target, free = plans.get("target"), plans.get("target-frame-free")
    if target is None:
        return
    lead = (
        "Tallene gjelder når minstebehovet er dekket."
        if pair.after.reached
        else "Stillingene er planlagt for minstebehovet."
    )
    if target.share is not None:
        yield (f"{lead} Planen som også dekker ønsket bemanning fullt ut, gir {_of(target)}.")
        return
    yield (
        f"{lead} Å dekke ønsket bemanning fullt ut innenfor "
        f"den samme rammen er {STATUS[target.status]}."
    )
    if free is not None and free.share is not None:
        yield (
            f"Full dekning av ønsket bemanning med så få årsverk som mulig tar "
            f"{number(free.fte_frame, 2)} årsverk og {counted(free.heads, 'ansatt')}, og gir {_of(free)}."
        )


def _of(plan: PositionPlan) -> str:
    """11 av 22 (50 %), og høyere andel er ikke mulig."""
    text = f"{plan.full_time} av {plan.heads} med full stilling ({percent(plan.share)}"
    if plan.bound is None:
        return f"{text}; ikke bevist best)"
    if plan.bound == plan.share:
        return f"{text}; høyere andel er ikke mulig)"
    return f"{text}; høyst {percent(plan.bound)} er mulig)"


def _points(share: float) -> str:
    """0,4 prosentpoeng mer enn."""
    points = with_unit(abs(100 * share), "prosentpoeng", 1)
    if number(100 * share, 1) == "0":
        return "like mye som"
    return f"{points} {'mer' if share > 0 else 'mindre'} enn"
