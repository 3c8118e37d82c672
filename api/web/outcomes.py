"""What a group can decide, in words."""

from api.models.reviews import Outcome
from api.texts import _


def outcome_words() -> dict[Outcome, str]:
    """Each outcome as the group says it."""
    return {
        "try": _("Prøv alternativet"),
        "change": _("Endre alternativet før det prøves"),
        "reject": _("Forkast alternativet"),
    }
