"""The mutation run finds every module's tests, and its record is whole and told as it is."""

import json
from pathlib import Path

import pytest

from benchmarks.mutants import (
    ROOT,
    annotations,
    killers_of,
    lines_of,
    modules,
    rules_of,
    worth_trying,
)
from benchmarks.mutation_table import RECORD, by_module, summary
from turnus.rules import RULES

OF_NO_RULE = {
    "solver/rules/__init__.py",
    "solver/rules/governing.py",
    "turnus/rules/__init__.py",
    "turnus/rules/stricter.py",
}
"""Modules on the rulebook as a whole; all tests of rules concern them."""
ALL = {rule.id for rule in RULES}


def between_marks(name: str) -> str:
    text = (ROOT / name).read_text(encoding="utf-8")
    return text.split("<!-- mutation -->\n")[1].split("\n<!-- /mutation -->")[0]


def test_the_tables_are_made_from_the_record() -> None:
    assert between_marks("README.md").strip() == summary().strip()
    assert between_marks("benchmarks/README.md").strip() == by_module().strip()


def test_every_survivor_is_explained() -> None:
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    assert set(record["modules"]) <= set(modules())
    for name, each in record["modules"].items():
        assert each["tried"] == each["killed"] + each["survived"] + each["not_run"], name
        assert each["survived"] == len(each["survivors"]), name
        for one in each["survivors"]:
            assert one["explanation"].endswith("."), f"{name}: {one['now']}"


@pytest.mark.parametrize("module", modules())
def test_a_module_has_rules_whose_tests_see_it(module: str) -> None:
    ids = rules_of(module)
    assert ids <= ALL
    assert bool(ids) != (module in OF_NO_RULE)
    paths = [each for each in killers_of(module) if each.startswith("tests/")]
    assert paths
    assert all((ROOT / each).exists() for each in paths)


def test_a_rule_s_own_modules_belong_to_it() -> None:
    assert "comp-rest" in rules_of("turnus/rules/comp_rest.py")
    assert "comp-rest" in rules_of("solver/rules/comp_rest.py")
    assert {"avg-union", "avg-permit"} <= rules_of("turnus/rules/averaging.py")
    assert "daily-rest" not in rules_of("turnus/rules/averaging.py")
    assert rules_of("turnus/rules/rule.py") == ALL


def test_easy_replacements_and_types_are_left_out(tmp_path: Path) -> None:
    assert worth_trying("core/ReplaceComparisonOperator_Lt_LtE")
    assert worth_trying("core/NumberReplacer")
    assert not worth_trying("core/ReplaceComparisonOperator_Lt_Gt")
    assert not worth_trying("core/ReplaceBinaryOperator_Add_Pow")
    path = tmp_path / "one.py"
    path.write_text(
        "def f(a: int | None) -> int | str:\n    b: int | str = a | 1\n", encoding="utf-8"
    )
    spans = annotations(path)
    assert len(spans) == 3
    assert not any(first <= (2, 21) < last for first, last in spans)
    assert any(first <= (1, 13) < last for first, last in spans)


def test_a_change_is_told_by_its_lines() -> None:
    diff = "--- mutation diff ---\n--- a/x.py\n+++ b/x.py\n@@ -1 +1 @@\n-    if a < b:\n+    if a <= b:\n"
    assert lines_of(diff) == {"was": "if a < b:", "now": "if a <= b:"}
