"""The first sheet: how to fill the template in, and what to do with it."""

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from turnus.files.template.sheets import README, SHEETS

STEPS = (
    (
        "Fyll ut arkene fra venstre mot høyre. De blå fanene trenger alle; de grå gjelder få og kan stå "
        "tomme."
    ),
    "Overskrifter med * må fylles ut. Resten kan stå tomt. Enheten står i parentes.",
    (
        "Skriv i de gule cellene. Velg en celle for å se hva som skal stå der, og pilen i kanten for å "
        "velge fra en liste."
    ),
    "Rader merket EKSEMPEL viser hvordan det kan se ut. De blir ikke lest, og kan slettes.",
    "Bruk kortnavn og ikke personnavn. Kortnavnet må være likt på alle arkene.",
    "Endre ikke navn på ark og overskrifter. Rekkefølgen på rader og kolonner er fri.",
    (
        "På arket Turnusalternativ fyller du ut Dagens turnus og Ny turnus. På Vakter i bruk sier du "
        "hvilke vakter hver av dem bruker."
    ),
    "Lagre som .xlsx. Last filen opp på siden, eller skriv: turnus import FILNAVN.xlsx --out MAPPE",
    "Er noe galt, får du vite alt på én gang, med ark og celle. Rett det, lagre og prøv igjen.",
    "Sammenlign med: turnus compare MAPPE --out RESULTAT",
)
NAMES, TEXTS, LINE = 24, 90, 15


def lines(text: str, width: int) -> int:
    """Lines that a text takes in a column of so many signs."""
    return max(1, -(-len(text) * 9 // (10 * width)))


def draw_readme(page: Worksheet) -> None:
    """Numbered steps, and what each sheet is for."""
    page.title = README
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = NAMES, TEXTS
    page.cell(1, 1, "Slik fyller du ut malen").font = Font("Calibri", 14, bold=True)
    for row, step in enumerate(STEPS, start=3):
        page.cell(row, 1, row - 2).alignment = Alignment(horizontal="right", vertical="top")
        _told(page, row, step)
    head = len(STEPS) + 4
    bold = Font("Calibri", bold=True)
    page.cell(head, 1, "Ark").font = page.cell(head, 2, "Hva det er til").font = bold
    for row, sheet in enumerate(SHEETS, start=head + 1):
        link = page.cell(row, 1, sheet.title)
        link.hyperlink = f"#'{sheet.title}'!A1"
        link.font = Font("Calibri", color="0563C1", underline="single")
        link.alignment = Alignment(vertical="top")
        _told(page, row, sheet.intro)
    page.sheet_properties.tabColor = "2F5597"
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _told(page: Worksheet, row: int, text: str) -> None:
    page.cell(row, 2, text).alignment = Alignment(wrap_text=True, vertical="top")
    page.row_dimensions[row].height = LINE * lines(text, TEXTS)
