"""What of the store a principal gets to see; what is not theirs does not exist for them."""

from sqlalchemy.orm import Session

from api.http.problems import ProblemError, not_found
from api.security.policy import Action, allows
from api.security.principal import Principal
from api.store.tables import ComparisonRow, DepartmentRow, RunRow, ScenarioRow
from api.texts import _


def department(session: Session, who: Principal, id: str) -> DepartmentRow:
    """The department, if the principal belongs to it."""
    row = session.get(DepartmentRow, id)
    if row is None or not who.belongs_to(row.id):
        raise not_found(_("Det er ingen avdeling «{}» her.").format(id))
    return row


def scenario(session: Session, who: Principal, id: str) -> ScenarioRow:
    """The scenario, if the principal belongs to its department."""
    row = session.get(ScenarioRow, id)
    if row is None or not who.belongs_to(row.department_id):
        raise not_found(_("Det er ikke noe alternativ «{}» her.").format(id))
    return row


def run(session: Session, who: Principal, id: str) -> RunRow:
    """The run, if the principal belongs to its department."""
    row = session.get(RunRow, id)
    if row is None or not who.belongs_to(row.department_id):
        raise not_found(_("Det er ingen kjøring «{}» her.").format(id))
    return row


def comparison(session: Session, who: Principal, id: str) -> ComparisonRow:
    """The comparison, if the principal belongs to its department."""
    row = session.get(ComparisonRow, id)
    if row is None or not who.belongs_to(row.department_id):
        raise not_found(_("Det er ingen sammenligning «{}» her.").format(id))
    return row


def insist_on(who: Principal, action: Action) -> None:
    """Only those whose role allows it."""
    if not allows(who.role, action):
        told = {
            Action.ADMINISTER: _("Dette er bare for den som administrerer tjenesten."),
            Action.COMMENT: _("Du kan lese dette, men ikke kommentere det."),
            Action.DECIDE: _("Du kan lese dette, men ikke være med på å bestemme."),
        }
        detail = told.get(action) or _("Du kan lese dette, men ikke endre det.")
        raise ProblemError(403, "forbidden", _("Ikke tillatt"), detail)
