"""Every fault of a filled template at once: what is there, what was expected, at which cell."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl import Workbook

from tests.files.template_edits import edited, faults, field, filled, put, row_of, told, ward
from turnus.files.template import read_template, write_template
from turnus.files.template.expected import TERMS, in_words

NOON = datetime(2027, 7, 5, 12)  # noqa: DTZ001 - cells have no zone


def test_the_filled_template_is_whole() -> None:
    assert read_template(filled()) == ward()


@pytest.mark.parametrize(
    ("sheet", "cell", "typed", "text"),
    [
        ("Ansatte", "C4", "halv", "Her står «halv». Det skal stå en prosent over 0 og høyst 100."),
        ("Ansatte", "C4", 130, "Her står «130». Det skal stå en prosent over 0 og høyst 100."),
        ("Ansatte", "C4", -5, "Her står «-5». Det skal stå en prosent over 0 og høyst 100."),
        ("Ansatte", "C4", None, "Cellen er tom. Her skal det stå en prosent over 0 og høyst 100."),
        ("Ansatte", "C4", "=50+50", "Her står formelen =50+50. Skriv selve verdien: en prosent"),
        ("Ansatte", "D4", date(2027, 3, 1), "Her står «1.3.2027». Det skal stå arbeidshelger, som"),
        ("Ansatte", "D4", "4/3", "Her står «4/3». Det skal stå arbeidshelger, som"),
        ("Ansatte", "E4", "kanskje", "Her står «kanskje». Det skal stå ja eller nei, eller en tom"),
        ("Ansatte", "B4", "sykepleer", "Ukjent kompetanse «sykepleer». Mente du «sykepleier»?"),
        ("Ansatte", "A5", "Kari Nordmann", "Her står «Kari Nordmann». Det skal stå et kort navn uten"),
        ("Ansatte", "A5", "SPL01", "To ansatte har samme kortnavn, «SPL01». Den første står i rad 3."),
        ("Vakter", "C3", "7,5", "Det skal stå et klokkeslett fra 00:00 til 23:59, som 07:30."),
        ("Vakter", "C3", "25:00", "Det skal stå et klokkeslett fra 00:00 til 23:59, som 07:30."),
        ("Vakter", "E3", 7.5, "Her står «7,5». Det skal stå et helt antall minutter fra 0 til 180"),
        ("Behov", "B3", "tirsdag", "Det skal stå «hverdag», «lørdag», «søndag» eller «rød dag», eller"),
        ("Behov", "G3", 2, "Her må det stå minst «Minst», som er 6, ikke 2."),
        ("Behov", "F3", "mange", "Her står «mange». Det skal stå et helt antall personer fra 0 til 500."),
        ("Ferie", "B3", "32.7.2027", "Her står «32.7.2027». Det skal stå en dato, som 4.1.2027."),
        ("Ferie", "B3", NOON, "Her står «5.7.2027 12:00». Det skal stå en dato"),
        ("Ferie", "C3", date(2027, 7, 1), "Her må det stå en dato som ikke er før 5.7.2027, ikke"),
        ("Ferie", "A3", "SPL20", "Ingen på arket Ansatte heter «SPL20». Mente du «SPL0"),
        ("Ferie", "A3", None, "Cellen er tom. Her skal det stå et kortnavn fra arket Ansatte."),
        ("Ønsker", "E3", "=1", "Her står formelen =1."),
        ("Vakter i bruk", "A3", "Neste turnus", "Her står «Neste turnus». Det skal stå «Dagens turnus»"),
        ("Vakter i bruk", "B3", "Q", "Ukjent vaktkode «Q». Avdelingen har D, A"),
        ("Møter", "G3", "sykepleier 2", "Det skal stå navn og tall, som «sykepleier: 2;"),
        ("Møter", "E3", "26.1.2027; i morgen", "Her står «26.1.2027; i morgen». Det skal stå en dato"),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_cell(sheet: str, cell: str, typed: Any, text: str) -> None:
    found = told(put(sheet, cell, typed))
    assert list(found) == [f"{sheet}!{cell}"]
    assert text in found[f"{sheet}!{cell}"]


def test_all_faults_are_told_at_once_in_the_order_of_the_sheets() -> None:
    found = told(
        put("Ansatte", "C4", "halv"),
        put("Ansatte", "E9", "kanskje"),
        put("Vakter", "C3", "tidlig"),
        put("Ferie", "C3", "i høst"),
        field("Avdeling og avtale", "Avtalenivå", "L7"),
        field("Turnusalternativ", "Lengde", 60, column=3),
        field("Sjeldnere valg", "Netter på rad", "aldri"),
    )
    assert [place.split("!")[0] for place in found] == [
        "Avdeling og avtale",
        "Vakter",
        "Ansatte",
        "Ansatte",
        "Turnusalternativ",
        "Ferie",
        "Sjeldnere valg",
    ]
    assert "Det skal stå et helt antall uker fra 1 til 53" in found["Turnusalternativ!C7"]


def test_what_only_the_whole_shows_is_told_in_the_words_of_the_template() -> None:
    found = told(
        field("Avdeling og avtale", "Daglig arbeidsfri", 300),
        put("Ansatte", "E33", "nei"),
        put("Ansatte", "I3", 50),
        field("Turnusalternativ", "Turnusen gjøres kjent", date(2027, 1, 2)),
    )
    assert "krever minst 480 minutter" in found["Avdeling og avtale!B8"] or (
        "krever minst 540 minutter" in found["Avdeling og avtale!B8"]
    )
    assert "har «Kan ha natt»: nei og «Bare natt»: ja" in found["Ansatte!E33"]
    assert "150 % til sammen" in found["Ansatte!I3"]
    assert "senest 21.12.2026" in found["Turnusalternativ!B25"]


def test_an_empty_template_says_where_to_begin() -> None:
    found = {each.path: each.text for each in faults(write_template())}
    assert found == {
        "Avdeling og avtale!B4": "Cellen er tom. Her skal det stå et navn.",
        "Kompetanser!A6": "Arket «Kompetanser» har ingen rad. Fyll ut minst én.",
        "Vakter!A6": "Arket «Vakter» har ingen rad. Fyll ut minst én.",
        "Behov!A5": "Arket «Behov» har ingen rad. Fyll ut minst én.",
        "Ansatte!A5": "Arket «Ansatte» har ingen rad. Fyll ut minst én.",
    }


def test_an_alternative_without_shifts_is_told_where_they_belong() -> None:
    found = told(field("Turnusalternativ", "Helgemønster", "hver 4. helg", column=4))
    assert list(found) == ["Vakter i bruk!A12"]
    assert "har ingen rad for «Alternativ 3»" in found["Vakter i bruk!A12"]


def test_an_alternative_may_be_left_out() -> None:
    def without_after(book: Workbook) -> None:
        for row in range(3, 30):
            book["Turnusalternativ"].cell(row, 3).value = None
        for row in range(3, 12):
            if book["Vakter i bruk"].cell(row, 1).value == "Ny turnus":
                for column in (1, 2, 3):
                    book["Vakter i bruk"].cell(row, column).value = None

    department, (before, _) = ward()
    assert read_template(edited(without_after)) == (department, (before,))


def test_missing_and_renamed_sheets_are_told_plainly() -> None:
    def rename(book: Workbook) -> None:
        book["Ansatte"].title = "Folk"
        book.remove(book["Ferie"])

    found = told(rename)
    assert "Arket «Ansatte» mangler." in found["Ansatte"]
    assert "Arket «Ferie» mangler." in found["Ferie"]
    assert not any("!" in place and place.startswith("Behov") for place in found)


def test_missing_renamed_and_repeated_columns_are_told_plainly() -> None:
    found = told(
        lambda book: book["Ansatte"].delete_cols(2),
        put("Vakter", "C2", "Starter"),
        put("Behov", "H2", "Minst (personer) *"),
    )
    assert found["Ansatte!A2"].startswith("Kolonnen «Kompetanse (kortnavn) *» mangler.")
    assert found["Vakter!A2"].startswith("Kolonnen «Begynner (kl.) *» mangler.")
    assert "står to ganger, også i F2" in found["Behov!H2"]
    assert "Kolonnen «Kilde» mangler. Er det den" not in found["Behov!A2"]
    assert set(found) == {"Ansatte!A2", "Vakter!A2", "Behov!H2", "Behov!A2"}


def test_a_heading_almost_right_is_asked_about() -> None:
    found = told(put("Ansatte", "C2", "Stilling her %"))
    assert "Er det den som nå heter «Stilling her %»?" in found["Ansatte!A2"]


def test_headings_gone_altogether_are_one_fault() -> None:
    found = told(lambda book: book["Ansatte"].delete_rows(1, 2))
    assert list(found) == ["Ansatte"]
    assert found["Ansatte"].startswith("Raden med overskrifter mangler.")


def test_missing_unknown_and_repeated_rows_of_a_form_are_told_plainly() -> None:
    def edit(book: Workbook) -> None:
        page = book["Avdeling og avtale"]
        page.delete_rows(row_of(book, page.title, "Ukentlig arbeidsfri"))
        page.cell(30, 1).value, page.cell(30, 2).value = "Daglig arbeidsfri i minutter", 660
        page.cell(31, 1).value, page.cell(31, 2).value = "Ønskepoeng (poeng til hver)", 50

    found = told(edit)
    assert found["Avdeling og avtale"].startswith("Raden «Ukentlig arbeidsfri (minutter)» mangler.")
    assert "Mente du «Daglig arbeidsfri (minutter)»?" in found["Avdeling og avtale!A30"]
    assert "står også i rad" in found["Avdeling og avtale!A31"]
    assert len(found) == 3


def test_merged_cells_are_told() -> None:
    found = told(lambda book: book["Ansatte"].merge_cells("B4:C5"))
    assert "Cellene B4:C5 er slått sammen." in found["Ansatte!B4"]


def test_an_example_that_was_changed_is_not_left_out_in_silence() -> None:
    found = told(put("Ansatte", "C3", 60), data=write_template())
    assert found["Ansatte!A3"].startswith("Raden er merket «EKSEMPEL:», men er endret.")


@pytest.mark.parametrize(
    ("edit", "same"),
    [
        (put("Ansatte", "C4", "100 %"), "Ansatte"),
        (put("Ansatte", "C4", " 100,0 "), "Ansatte"),
        (put("Ansatte", "D4", "1/3"), "Ansatte"),
        (put("Ansatte", "D4", "Hver tredje helg"), "Ansatte"),
        (put("Ansatte", "B4", "sykepleier  "), "Ansatte"),
        (put("Vakter", "C3", "07.30"), "Vakter"),
        (put("Vakter", "C3", "kl. 7:30"), "Vakter"),
        (put("Vakter", "C3", timedelta(hours=7, minutes=30)), "Vakter"),
        (put("Vakter", "D3", time(15)), "Vakter"),
        (put("Kompetanser", "D3", "556 600"), "Kompetanser"),
        (put("Ferie", "B3", "5.7.2027"), "Ferie"),
        (put("Ferie", "B3", "05.07.27"), "Ferie"),
        (put("Ferie", "B3", "2027-07-05"), "Ferie"),
        (put("Behov", "B3", "HVERDAG"), "Behov"),
        (lambda book: book["Ansatte"].insert_rows(5), "Ansatte"),
        (lambda book: book["Ansatte"].insert_rows(1), "Ansatte"),
        (lambda book: book["Ansatte"].move_range("A2:I40", cols=2), "Ansatte"),
        (lambda book: book.create_sheet("Notater"), ""),
    ],
)
def test_numbers_dates_and_words_are_read_as_people_type_them(edit: Any, same: str) -> None:
    assert read_template(edited(edit)) == ward()


def test_a_cell_shown_in_percent_is_read_as_it_is_shown() -> None:
    def edit(book: Workbook) -> None:
        book["Ansatte"]["C4"].value, book["Ansatte"]["C4"].number_format = 0.8, "0 %"

    assert read_template(edited(edit))[0].employees[1].position_percent == 80


def test_shares_are_percent_with_and_without_the_sign() -> None:
    label = "Høyst borte på ferie samtidig"
    for typed in (0.25, "25 %", 25, "0,25", "25"):

        def edit(book: Workbook, typed: Any = typed) -> None:
            cell = book["Avdeling og avtale"].cell(row_of(book, "Avdeling og avtale", label), 2)
            cell.value, cell.number_format = typed, "General"

        assert read_template(edited(edit))[0].max_away_share == 0.25


def test_no_field_of_a_file_is_left_in_the_words() -> None:
    text = in_words("SPL01 har night_only: true og nights: false den 2027-05-17, se wishes[0].")
    assert text == (
        "SPL01 har «Bare natt»: ja og «Kan ha natt»: nei den 17.5.2027, se «Ønsker» (nr. 1)."
    )
    assert all("_" not in label for label in TERMS.values())
