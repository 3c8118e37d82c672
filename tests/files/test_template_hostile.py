"""Uploaded files are anybody's: none of them takes long, takes much, or reads anything else."""

import io
import time
import zipfile
from collections.abc import Callable

import pytest

from tests.files.template_edits import faults, filled
from turnus.files.template import read_template
from turnus.files.template.book import MOST_BYTES, MOST_CELLS

SECONDS = 10
"""Far above what it takes, and far below what unrolling any of these would."""
Part = Callable[[bytes], bytes]


def with_part(name: str, change: Part) -> bytes:
    """The filled template with one of its parts rewritten."""
    with zipfile.ZipFile(io.BytesIO(filled())) as packed:
        parts = {each: packed.read(each) for each in packed.namelist()}
    assert parts[name] != change(parts[name])
    parts[name] = change(parts[name])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for each, content in parts.items():
            packed.writestr(each, content)
    return out.getvalue()


def employees(change: Part) -> bytes:
    """The sheet of employees is the sixth of the file."""
    return with_part("xl/worksheets/sheet6.xml", change)


def growing(xml: bytes) -> bytes:
    entities = b"".join(
        b'<!ENTITY e%d "%s">' % (i, b"&e%d;" % (i - 1) * 10 if i else b"ha") for i in range(10)
    )
    start = xml.index(b"<worksheet")
    return b"<!DOCTYPE w [" + entities + b"]>" + xml[start:].replace(b"<v>", b"<v>&e9;", 1)


def outside(xml: bytes) -> bytes:
    start = xml.index(b"<worksheet")
    doctype = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    return doctype + xml[start:].replace(b"<v>", b"<v>&x;", 1)


def merging_all(xml: bytes) -> bytes:
    merged = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return xml.replace(b"</sheetData>", b"</sheetData>" + merged)


def last_row(xml: bytes) -> bytes:
    return xml.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"/></row></sheetData>')


def wide_rows(xml: bytes) -> bytes:
    rows = b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (i, i) for i in range(5000, 60_000))
    return xml.replace(b"</sheetData>", rows + b"</sheetData>")


@pytest.mark.parametrize("change", [growing, outside])
def test_no_entity_is_followed(change: Part) -> None:
    begun = time.monotonic()
    (fault,) = faults(employees(change))
    assert "skadet" in fault.text
    assert time.monotonic() - begun < SECONDS


def test_a_range_over_the_whole_sheet_is_told_and_not_unrolled() -> None:
    begun = time.monotonic()
    found = faults(employees(merging_all))
    assert any("A1:XFD1048576 er slått sammen" in each.text for each in found)
    assert time.monotonic() - begun < SECONDS


@pytest.mark.parametrize("change", [last_row, wide_rows])
def test_empty_rows_far_away_cost_nothing_and_change_nothing(change: Part) -> None:
    begun = time.monotonic()
    assert read_template(employees(change)) == read_template(filled())
    assert time.monotonic() - begun < SECONDS


def test_more_cells_than_a_department_has_are_not_read() -> None:
    def full(xml: bytes) -> bytes:
        row = b"".join(b"<c><v>1</v></c>" for _ in range(60))
        rows = b"".join(b'<row r="%d">%s</row>' % (i, row) for i in range(100, 1000))
        return xml.replace(b"</sheetData>", rows + b"</sheetData>")

    begun = time.monotonic()
    (fault,) = faults(employees(full))
    assert fault.path.startswith("Ansatte!")
    assert "50 000" in fault.text.replace("\N{NO-BREAK SPACE}", " ")
    assert MOST_CELLS == 50_000
    assert time.monotonic() - begun < 2 * SECONDS


def test_hundreds_of_wrong_names_are_told_soon() -> None:
    def many(xml: bytes) -> bytes:
        cell = b'<c r="%s%d" t="inlineStr"><is><t>%s%d</t></is></c>'
        rows = b"".join(
            b'<row r="%d">%s%s</row>'
            % (i, cell % (b"A", i, b"p" * 30, i), cell % (b"B", i, b"q" * 30, i))
            for i in range(100, 990)
        )
        return xml.replace(b"</sheetData>", rows + b"</sheetData>")

    begun = time.monotonic()
    assert len(faults(employees(many))) > 800
    assert time.monotonic() - begun < SECONDS


def test_a_cell_with_a_list_repeated_in_every_row_is_told_once() -> None:
    def many(xml: bytes) -> bytes:
        cell = b'<c r="C%d" t="inlineStr"><is><t>%s</t></is></c>'
        rows = b"".join(
            b'<row r="%d">%s</row>' % (i, cell % (i, b"a;" * 9000)) for i in range(100, 900)
        )
        return xml.replace(b"</sheetData>", rows + b"</sheetData>")

    begun = time.monotonic()
    (fault,) = faults(with_part("xl/worksheets/sheet3.xml", many))
    assert fault.path == "Kompetanser!C101"
    assert time.monotonic() - begun < SECONDS


def test_a_large_file_is_not_unpacked() -> None:
    (fault,) = faults(b"PK" + bytes(MOST_BYTES))
    assert "høyst 5 MB" in fault.text
