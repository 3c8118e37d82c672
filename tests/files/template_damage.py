"""Damage to a filled template, drawn with a fixed seed, and where it must be told."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from tests.files.template_edits import filled, row_of
from turnus.files.template.checks import limits
from turnus.files.template.kinds import DATE, PATTERN, PERCENT, SHARE, TIME, WHOLE, YES_NO, Kind
from turnus.files.template.layout import Column, Form, Table
from turnus.files.template.sheets import SHEETS

SEED = 2027
WRONG: dict[Kind, tuple[Any, ...]] = {
    WHOLE: ("mange", "3,5", 2.5, "1.846,5", True, "12 stk"),
    PERCENT: ("halv", "50 prosent", True, "--", "5O"),
    SHARE: ("en del", "1/2", "%"),
    YES_NO: ("kanskje", "j", 3, "ja og nei"),
    DATE: ("i dag", "31.2.2027", "2027", 17, "4/1/2027", "32.13.2027"),
    TIME: ("tidlig", "25:00", "7", "07:75", 7.5, "halv åtte"),
    PATTERN: ("ofte", 3, "1-3", "hver helg nesten", "1/3/5"),
}
DATED = ("Ferie", "Ferieønsker", "Veiledning")
OTHER = ("dette finnes ikke", 12345, "#", "ja/nei")


@dataclass(frozen=True)
class Damage:
    """A damaged copy; ``place`` begins the place of one of its faults, empty: the file as a whole."""

    what: str
    data: bytes
    place: str


@dataclass(frozen=True)
class Filled:
    """A cell that is filled in, and the field that it holds."""

    sheet: Table | Form
    column: Column
    row: int
    number: int

    @property
    def name(self) -> str:
        return f"{self.sheet.title}!{get_column_letter(self.number)}{self.row}"


def filled_cells(book: Workbook) -> Iterator[Filled]:
    for sheet in SHEETS:
        page = book[sheet.title]
        if isinstance(sheet, Form):
            for column in sheet.fields:
                row = row_of(book, sheet.title, column.heading)
                for number in range(2, 2 + len(sheet.values)):
                    if page.cell(row, number).value is not None:
                        yield Filled(sheet, column, row, number)
            continue
        for row in range(3, page.max_row + 1):
            for number, column in enumerate(sheet.all_columns, start=1):
                if page.cell(row, number).value is not None:
                    yield Filled(sheet, column, row, number)


def damage(number: int) -> Damage:
    """The damage of a number, always the same; an edit that changes nothing is drawn again."""
    kinds: tuple[Callable[[Random], Damage], ...] = (*CELLS, *SHAPES, *BYTES)
    kind = kinds[number % len(kinds)]
    random = Random(f"{SEED}-{number}")
    for _ in range(50):
        drawn = kind(random)
        if drawn.data != filled():
            return drawn
    raise AssertionError(kind)


def _in_cell(
    what: str, random: Random, fits: Callable[[Filled], bool], value: Callable[[Filled, Any], Any]
) -> Damage:
    """A cell typed over with something else; the fault is told at it."""
    book = load_workbook(io.BytesIO(filled()))
    cell = random.choice([each for each in filled_cells(book) if fits(each)])
    place = book[cell.sheet.title].cell(cell.row, cell.number)
    before, after = place.value, value(cell, book)
    assert after != before
    place.value = after
    return Damage(f"{what}: {cell.name} {before!r} -> {after!r}", saved(book), cell.name)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def wrong_type(random: Random) -> Damage:
    return _in_cell(
        "feil type",
        random,
        lambda each: each.column.kind in WRONG,
        lambda each, _: random.choice(WRONG[each.column.kind]),
    )


def not_in_the_list(random: Random) -> Damage:
    return _in_cell(
        "ikke i listen",
        random,
        lambda each: bool(each.column.kind.words) and each.column.kind is not YES_NO,
        lambda each, _: random.choice(OTHER),
    )


def formula(random: Random) -> Damage:
    return _in_cell("formel", random, lambda each: True, lambda each, _: "=1+1")


def broken_cell(random: Random) -> Damage:
    return _in_cell("feilverdi", random, lambda each: True, lambda each, _: "#REF!")


def emptied(random: Random) -> Damage:
    return _in_cell("tømt", random, lambda each: each.column.required, lambda each, _: None)


def below(random: Random) -> Damage:
    def fits(each: Filled) -> bool:
        low = limits(each.sheet, each.column)[0] if each.column.kind.validation else None
        return low is not None and each.column.kind in (WHOLE, PERCENT)

    def value(each: Filled, _: Any) -> Any:
        return int(limits(each.sheet, each.column)[0] or 0) - random.randint(1, 9)

    return _in_cell("for lavt", random, fits, value)


def above(random: Random) -> Damage:
    def fits(each: Filled) -> bool:
        high = limits(each.sheet, each.column)[1] if each.column.kind.validation else None
        return high is not None and each.column.kind in (WHOLE, PERCENT)

    return _in_cell("stort tall", random, fits, lambda each, _: random.choice([10**9, 1e300]))


def unknown_name(random: Random) -> Damage:
    return _in_cell(
        "ukjent navn",
        random,
        lambda each: bool(each.column.refers) and not each.column.kind.many,
        lambda each, _: "finnesikke",
    )


def day_out_of_range(random: Random) -> Damage:
    """Vacation or practice in another century; it is told in its row.

    A reduced position may last beyond the plan, so that one is no damage.
    """
    found = _in_cell(
        "dato utenfor",
        random,
        lambda each: each.column.kind is DATE and each.sheet.title in DATED,
        lambda each, _: random.choice(["1.1.1927", "31.12.2187"]),
    )
    return Damage(found.what, found.data, found.place[: found.place.index("!") + 1])


def repeated_name(random: Random) -> Damage:
    def value(each: Filled, book: Workbook) -> Any:
        return book[each.sheet.title].cell(3, 1).value

    return _in_cell(
        "gjentatt navn",
        random,
        lambda each: (
            each.sheet.title in ("Kompetanser", "Vakter", "Ansatte", "Møter")
            and each.number == 1
            and each.row > 3
        ),
        value,
    )


def _shape(what: str, edit: Callable[[Workbook], str]) -> Damage:
    book = load_workbook(io.BytesIO(filled()))
    place = edit(book)
    return Damage(f"{what}: {place}", saved(book), place)


def _table(random: Random) -> Table:
    return random.choice([sheet for sheet in SHEETS if isinstance(sheet, Table)])


def column_gone(random: Random) -> Damage:
    def edit(book: Workbook) -> str:
        sheet = _table(random)
        book[sheet.title].delete_cols(random.randint(1, len(sheet.all_columns)))
        return sheet.title

    return _shape("slettet kolonne", edit)


def column_renamed(random: Random) -> Damage:
    def edit(book: Workbook) -> str:
        sheet = _table(random)
        book[sheet.title].cell(2, random.randint(1, len(sheet.all_columns))).value = "Noe annet"
        return sheet.title

    return _shape("nytt navn på kolonne", edit)


def column_repeated(random: Random) -> Damage:
    def edit(book: Workbook) -> str:
        sheet = _table(random)
        page, last = book[sheet.title], len(sheet.all_columns) + 1
        page.cell(2, last).value = page.cell(2, random.randint(1, last - 1)).value
        return f"{sheet.title}!{get_column_letter(last)}2"

    return _shape("gjentatt kolonne", edit)


def sheet_gone(random: Random) -> Damage:
    def edit(book: Workbook) -> str:
        sheet = random.choice(SHEETS)
        book.remove(book[sheet.title])
        return sheet.title

    return _shape("slettet ark", edit)


def sheet_renamed(random: Random) -> Damage:
    def edit(book: Workbook) -> str:
        sheet = random.choice(SHEETS)
        book[sheet.title].title = f"{sheet.title} (2)"
        return sheet.title

    return _shape("nytt navn på ark", edit)


def merged(random: Random) -> Damage:
    def edit(book: Workbook) -> str:
        sheet, row = _table(random), random.randint(3, 6)
        book[sheet.title].merge_cells(start_row=row, end_row=row + 1, start_column=1, end_column=2)
        return f"{sheet.title}!A{row}"

    return _shape("slått sammen", edit)


def form_row_gone(random: Random) -> Damage:
    def edit(book: Workbook) -> str:
        sheet = random.choice([sheet for sheet in SHEETS if isinstance(sheet, Form)])
        column = random.choice(list(sheet.fields))
        book[sheet.title].delete_rows(row_of(book, sheet.title, column.heading))
        return sheet.title

    return _shape("slettet felt", edit)


def form_row_unknown(random: Random) -> Damage:
    def edit(book: Workbook) -> str:
        sheet = random.choice([sheet for sheet in SHEETS if isinstance(sheet, Form)])
        page, row = book[sheet.title], random.randint(100, 200)
        page.cell(row, 1).value, page.cell(row, 2).value = "Noe eget", "ja"
        return f"{sheet.title}!A{row}"

    return _shape("ukjent felt", edit)


def headings_gone(random: Random) -> Damage:
    def edit(book: Workbook) -> str:
        sheet = _table(random)
        book[sheet.title].delete_rows(2)
        return sheet.title

    return _shape("slettede overskrifter", edit)


def far_down(random: Random) -> Damage:
    def edit(book: Workbook) -> str:
        sheet, row = _table(random), random.randint(1001, 1_000_000)
        book[sheet.title].cell(row, 1).value = "langt nede"
        return f"{sheet.title}!A{row}"

    return _shape("langt nede", edit)


def truncated(random: Random) -> Damage:
    end = random.randrange(1, len(filled()) - 22)
    return Damage(f"avkuttet etter {end} byte", filled()[:end], "")


def garbage(random: Random) -> Damage:
    return Damage("tilfeldige byte", random.randbytes(random.randint(0, 5000)), "")


def wrong_file(random: Random) -> Damage:
    kind = random.choice(
        [b"Ansatt;Stilling\nSPL01;100\n", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
         b'{"id": "avdeling"}', "Navn på avdelingen: Solbakken".encode(), b"\x89PNG\r\n\x1a\n"]
    )  # fmt: skip
    return Damage(f"feil filtype {kind[:8]!r}", kind + random.randbytes(3), "")


def other_zip(random: Random) -> Damage:
    return Damage("en annen zip", _zipped({f"fil{random.random()}.txt": b"hei"}), "")


def flipped(random: Random) -> Damage:
    """Bits of a sheet turned until its own checksum says that it is damaged."""
    for _ in range(200):
        data = bytearray(filled())
        for _ in range(3):
            data[random.randrange(2000, len(data) - 2000)] ^= 1 << random.randrange(8)
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                broken = packed.testzip()
        except Exception:  # noqa: BLE001 - so damaged that it has no list of contents
            broken = ""
        if broken and broken.startswith("xl/worksheets/sheet"):
            return Damage(f"snudde bit i {broken}", bytes(data), "")
    raise AssertionError


def rewritten(random: Random) -> Damage:
    """A part of the workbook with other XML in it: broken, or with entities that grow."""
    with zipfile.ZipFile(io.BytesIO(filled())) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = random.choice(["xl/workbook.xml", "xl/worksheets/sheet6.xml", "xl/styles.xml"])
    if random.random() < 0.5:
        parts[name] = parts[name][: len(parts[name]) // 2]
    else:
        parts[name] = LAUGHS + parts[name].split(b"?>", 1)[-1]
    return Damage(f"annen xml i {name}", _zipped(parts), "")


def bomb(random: Random) -> Damage:
    return Damage(
        "stor utpakket", _zipped({"xl/workbook.xml": bytes(random.randint(30, 40) * 10**6)}), ""
    )


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "hahaha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c SYSTEM "file:///etc/passwd">]>'
)
CELLS = (
    wrong_type,
    not_in_the_list,
    formula,
    broken_cell,
    emptied,
    below,
    above,
    unknown_name,
    day_out_of_range,
    repeated_name,
)
SHAPES = (
    column_gone,
    column_renamed,
    column_repeated,
    sheet_gone,
    sheet_renamed,
    merged,
    form_row_gone,
    form_row_unknown,
    headings_gone,
    far_down,
)
BYTES = (truncated, garbage, wrong_file, other_zip, flipped, rewritten, bomb)
