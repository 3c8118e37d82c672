"""The README's tables are made, not written."""

from pathlib import Path

from benchmarks.table import RESULTS, as_table
from turnus.catalogue import left_out_table
from turnus.pay.table import pay_table
from turnus.rules.table import rule_table

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_benchmark_table_is_made_from_the_records() -> None:
    table = README.split("<!-- benchmarks -->\n")[1].split("\n<!-- /benchmarks -->")[0]
    assert table.strip() == as_table(RESULTS).strip()


def test_the_rule_table_is_current() -> None:
    table = README.split("<!-- rules -->\n")[1].split("\n<!-- /rules -->")[0]
    assert table.strip() == rule_table().strip()


def test_the_pay_table_is_current() -> None:
    table = README.split("<!-- pay -->\n")[1].split("\n<!-- /pay -->")[0]
    assert table.strip() == pay_table().strip()


def test_what_it_names_exists() -> None:
    root = Path(__file__).parent.parent
    for name in ("scenarios/README.md", "docs/report.png", "benchmarks", "tests/law"):
        assert (root / name).exists(), name


def test_what_is_left_out_is_told() -> None:
    table = README.split("<!-- left out -->\n")[1].split("\n<!-- /left out -->")[0]
    assert table.strip() == left_out_table().strip()
