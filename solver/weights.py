"""What each goal weighs where several are in one sum."""

from collections.abc import Mapping

WEIGHTS: Mapping[str, int] = {
    "uncovered-minimum": 4000,
    "uncovered-target": 600,
    "overcover": 60,
    "quick-returns": 600,
    "nights-in-a-row": 400,
    "after-nights": 400,
    "backward-rotation": 200,
    "long-shift-chains": 200,
    "long-runs": 120,
    "isolated-days": 120,
    "wishes": 1,
    "uneven": 60,
}
"""Per minute, per case, or per hundredth of a point. Far enough apart that a quarter of an hour of
coverage outweighs the usual sum of those below it; whether a roster is better is judged in strict
order afterwards."""
IDLE = 10
"""Per minute of competence time and meetings: dearer than an isolated day, cheaper than overcover."""
