"""What is proved about a number, as the foot of its chart says it."""

from turnus.goals import GOALS
from turnus.report.side import Pair, Side
from turnus.texts.numbers import number, percent, with_unit

NOTHING = "Det er ikke regnet ut noen grense for hvor lavt dette kan bli."


def least(pair: Pair, goal: str) -> str:
    """The least that any lawful roster can reach of a goal, on both sides."""
    minutes = next(each.unit == "min" for each in GOALS if each.id == goal)
    texts = []
    for side in pair.sides:
        stage = next((each for each in side.result.stages if each.goal == goal), None)
        if stage is None or stage.bound is None:
            return "Det er ikke bevist hvor lavt dette kan bli."
        texts.append(with_unit(stage.bound / 60, "timer") if minutes else number(stage.bound))
    return f"Bevist minst mulig: {texts[0]} i dag og {texts[1]} i ny turnus."


def highest_share(pair: Pair) -> str:
    """The highest full-time share that the new roster's frame allows."""
    bound = pair.after.plan.bound
    if bound is None:
        return "Det er ikke bevist hvor høy heltidsandelen kan bli."
    return f"Bevist øvre grense for heltidsandelen i ny turnus: {percent(bound)}."


def unshown(side: Side) -> str:
    """What must stand beside the full-time share where no roster shows it with full cover."""
    return "" if side.reached else "ikke vist med full dekning av minstebehovet"
