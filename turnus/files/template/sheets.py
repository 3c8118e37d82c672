"""The template's sheets in their order; together they have a place for every field."""

from turnus.files.template.layout import Sheet
from turnus.files.template.people import (
    EMPLOYEES,
    MORE,
    REDUCED,
    SUPERVISES,
    VACATION,
    VACATION_WISHES,
    WISHES,
)
from turnus.files.template.plans import PLANS, SWAPS, USES
from turnus.files.template.unit import (
    COMPETENCES,
    DEMAND,
    DEPARTMENT_FORM,
    MEETINGS,
    RARE_FORM,
    SHIFTS,
    VACANCIES,
)

README = "Les meg"
SHEETS: tuple[Sheet, ...] = (
    DEPARTMENT_FORM,
    COMPETENCES,
    SHIFTS,
    DEMAND,
    EMPLOYEES,
    PLANS,
    USES,
    VACATION,
    VACATION_WISHES,
    WISHES,
    VACANCIES,
    MORE,
    REDUCED,
    SUPERVISES,
    MEETINGS,
    SWAPS,
    RARE_FORM,
)
"""The usual ones first, in the order they are filled in."""
