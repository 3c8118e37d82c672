"""Cells as the values of a department and its alternatives, each place with the cell it came from."""

from collections.abc import Mapping
from itertools import product

from turnus.files.template.book import Page, folded
from turnus.files.template.forms import read_form
from turnus.files.template.gathered import NO_ROW, Gathered, Spot
from turnus.files.template.layout import ALTERNATIVES, Form, Sheet
from turnus.files.template.sheets import SHEETS
from turnus.files.template.tables import read_table


def gather(pages: Mapping[str, Page], file: str) -> Gathered:
    """The workbook's values by root: the department, and each alternative with something in it."""
    found = Gathered(file)
    for sheet in SHEETS:
        page = pages.get(folded(sheet.title))
        if page is None:
            _missing(found, sheet)
        elif isinstance(sheet, Form):
            read_form(found, sheet, page)
        else:
            read_table(found, sheet, page)
    return found


def _missing(found: Gathered, sheet: Sheet) -> None:
    text = (
        f"Arket «{sheet.title}» mangler. Gi det navnet tilbake, eller kopier det fra en ny mal, også "
        "når det skal stå tomt."
    )
    fault = found.fault(
        Spot(sheet, NO_ROW, 1), "ikke noe slikt ark", f"arket «{sheet.title}»", text
    )
    if isinstance(sheet, Form):
        for root, column in product(sheet.values, sheet.fields):
            found.told[root][column.place] = fault
    else:
        for root in sheet.roots:
            found.told[root][sheet.place] = fault


def alternatives(found: Gathered) -> list[str]:
    """The alternatives that have something in them, in the template's order."""
    return [root for root in ALTERNATIVES if root in found.trees]
