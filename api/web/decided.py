"""What was decided, as it stands on the printed report: in bokmål, like the report."""

from collections.abc import Mapping, Sequence

from api.models.reviews import Decision
from api.texts import speaking
from api.web.rendering import fragment


def printed_decisions(decided: Sequence[Decision], titles: Mapping[str, str]) -> str:
    """Every decision with its dissent, the one that stands first; empty where none is made."""
    if not decided:
        return ""
    with speaking("nb"):
        return fragment("decided_printed.html.j2", decisions=decided, titles=titles)
