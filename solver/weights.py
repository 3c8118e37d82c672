"""What each goal weighs where several are in one sum."""

from collections.abc import Mapping

WEIGHTS: Mapping[str, int] = {
    "uncovered-minimum": 400,
    "uncovered-target": 60,
    "overcover": 6,
    "quick-returns": 60,
    "nights-in-a-row": 40,
    "isolated-days": 12,
    "uneven": 6,
}
"""Per minute or per case. Far enough apart that a quarter of an hour of a goal outweighs the
usual sum of those below it; whether a roster is better is judged in strict order afterwards."""
IDLE = 1
"""Per minute of competence time and meetings: dearer than an isolated day, cheaper than overcover."""
