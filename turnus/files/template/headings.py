"""The row of headings: where it is, which are missing, and which stand there twice."""

from collections.abc import Mapping
from difflib import get_close_matches

from openpyxl.utils.cell import range_boundaries

from turnus.faults import Fault
from turnus.files.template.book import Page, folded, name_of
from turnus.files.template.gathered import NO_ROW, Gathered, Spot
from turnus.files.template.layout import Sheet

HEADING_ROWS = 6
"""The headings stand in one of the first rows, also where a row was put in above them."""


def headings_of(
    found: Gathered, sheet: Sheet, page: Page, keys: Mapping[str, str]
) -> tuple[int, dict[str, int], dict[str, Fault]]:
    """The headings' row, the column of each by its key, and the fault of each that is missing."""
    names = {folded(heading): key for key, heading in keys.items()}
    rows: dict[int, dict[int, str]] = {row: {} for row in range(1, HEADING_ROWS + 1)}
    for (row, column), cell in sorted(page.cells.items()):
        if row in rows:
            rows[row][column] = str(cell.value)
    row = max(
        rows, key=lambda each: len({folded(text) for text in rows[each].values()} & set(names))
    )
    columns: dict[str, int] = {}
    for column, heading in rows[row].items():
        key = names.get(folded(heading))
        if key in columns:
            text = (
                f"Overskriften «{heading}» står to ganger, også i {name_of(row, columns[key])}. "
                "Slett den ene kolonnen."
            )
            found.fault(Spot(sheet, row, column), heading, "hver overskrift én gang", text)
        elif key is not None:
            columns[key] = column
    others = [text for text in rows[row].values() if folded(text) not in names]
    at = Spot(sheet, row if columns else NO_ROW, 1)
    lost = {key: found.fault(at, *_no_heading(keys[key], others, bool(columns)))
            for key in keys if key not in columns}  # fmt: skip
    _merged(found, sheet, page, row)
    return row, columns, lost


def _no_heading(heading: str, others: list[str], some: bool) -> tuple[str, str, str]:
    if not some:
        text = "Raden med overskrifter mangler. Kopier den fra en ny mal."
        return "ingen overskrifter", "overskriftene fra malen", text
    near = get_close_matches(heading, others, 1, 0.5)
    hint = f" Er det den som nå heter «{near[0]}»?" if near else ""
    text = f"Kolonnen «{heading}» mangler.{hint} Skriv overskriften slik den sto i malen."
    return "ingen slik overskrift", f"kolonnen «{heading}»", text


def _merged(found: Gathered, sheet: Sheet, page: Page, headings: int) -> None:
    for ref in page.merged:
        column, row, _, last = range_boundaries(ref)
        if last > headings:
            text = f"Cellene {ref} er slått sammen. Del dem, så hver celle har sin egen verdi."
            found.fault(Spot(sheet, row, column), f"{ref} slått sammen", "delte celler", text)
