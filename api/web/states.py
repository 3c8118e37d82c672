"""What is proved of a result, in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from api.texts import _
from turnus.result import Status
from turnus.texts.numbers import with_unit


def status_words() -> dict[str, str]:
    """What the run proved of its roster."""
    return {
        Status.OPTIMAL.value: _("Alle mål er bevist minst mulig."),
        Status.FEASIBLE.value: _("Turnusen er den beste som ble funnet, ikke bevist best."),
        Status.STOPPED.value: _("Kjøringen ble stoppet; dette er det beste så langt."),
        Status.INFEASIBLE.value: _("Det er bevist at ingen turnus går."),
        Status.UNKNOWN.value: _("Det er ikke avklart om det finnes en turnus."),
    }


def proof_words(facts: Mapping[str, Any]) -> Iterator[str]:
    """What is proved of the full-time share and of uncovered hours."""
    bound = facts["share_bound_percent"]
    if bound is None:
        yield _("Ingen øvre grense for heltidsandelen er bevist her.")
    elif round(bound, 6) <= round(facts["share_percent"], 6):
        told = _("Mer enn {} av {} er ikke mulig innenfor disse rammene (bevist).")
        yield told.format(facts["full_time"], facts["heads"])
    else:
        told = _("Øvre grense, bevist: {}. Om den kan nås, er ikke vist.")
        yield told.format(with_unit(bound, "%", 1))
    least = facts["uncovered_bound_hours"]
    if least is not None and facts["uncovered_hours"]:
        told = _("Bevist minst: {} udekket.")
        yield told.format(with_unit(least, "t", 1))
