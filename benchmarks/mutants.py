"""Which changes are tried in a module of rules, and which tests must notice them."""

import ast
from pathlib import Path
from typing import Any

from solver.rules import CONSTRAINTS
from turnus.rules import RULES

ROOT = Path(__file__).parent.parent
PACKAGES = ("turnus/rules", "solver/rules")
NO_RULE = ("turnus/rules/table.py",)
"""Tables for people, and no rule."""
TESTS = (
    "tests/law",
    "tests/rules",
    "tests/solver/test_conversion_cut.py",
    "tests/solver/test_in_part.py",
    "tests/solver/test_dates.py",
    "tests/solver/test_agreement.py",
    "tests/solver/test_rulebook.py",
    "tests/solver/test_exhaustive_weeks.py",
)
"""Quick ones first: a run stops at the first test that fails."""
WHOLE = ("test_check", "test_stricter", "test_totality", "test_rulebook")
"""Tests of the rulebook as a whole, for every module."""
FULL_TIME = ("test_norm", "test_conversion")
"""Tests of the hours of a full position, for the rules on them (R-T1 to R-T4)."""
REPLACEMENTS = frozenset(
    {
        "Add_Sub", "Sub_Add", "Mul_FloorDiv", "FloorDiv_Mul", "Div_Mul", "Mod_FloorDiv",
        "BitOr_BitAnd", "BitAnd_BitOr",
        "Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Eq_NotEq", "NotEq_Eq",
        "Is_IsNot", "IsNot_Is", "In_NotIn", "NotIn_In",
    }
)  # fmt: skip
"""Of the many replacements of an operator the one that is easiest to miss."""


def modules() -> list[str]:
    """Every module of rules and constraints."""
    found = (path for package in PACKAGES for path in sorted((ROOT / package).glob("*.py")))
    names = (path.relative_to(ROOT).as_posix() for path in found)
    return [name for name in names if name not in NO_RULE]


def killers_of(module: str) -> list[str]:
    """Arguments for pytest: the tests of every rule that uses the module, its own code included."""
    ids = sorted(rules_of(module))
    known = {rule.id for rule in RULES}
    if not ids or set(ids) == known:
        return ["tests/law", "tests/rules", "tests/solver/test_rulebook.py"]
    norms = FULL_TIME if any(id.startswith("R-T") for id in ids) else ()
    return [*TESTS, "-k", " or ".join((*ids, *norms, *WHOLE))]


def rules_of(module: str) -> set[str]:
    """Ids of the rules whose checker or constraint uses a module, directly or through another."""
    name = module.removesuffix(".py").replace("/", ".")
    users = [(rule.id, rule.check.__module__) for rule in RULES]
    users += [(id, add.__module__) for id, add in CONSTRAINTS]
    return {id for id, user in users if name in _used_by(user)}


def worth_trying(operator: str) -> bool:
    """Whether a change is one that a test could miss."""
    name = operator.removeprefix("core/")
    if name.startswith(("ReplaceBinaryOperator", "ReplaceComparisonOperator")):
        return name.partition("_")[2] in REPLACEMENTS
    return name != "NoOp"


def annotations(module: Path) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where types are written, from line and column to line and column."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return [
        ((each.lineno, each.col_offset), (each.end_lineno or 0, each.end_col_offset or 0))
        for node in ast.walk(tree)
        for each in _annotated(node)
    ]


def _annotated(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.FunctionDef):
        return [node.returns] if node.returns else []
    if isinstance(node, ast.arg | ast.AnnAssign):
        return [node.annotation] if node.annotation else []
    return []


def _used_by(name: str) -> set[str]:
    """A module with all modules of its package that it imports, directly or through others."""
    package = name.rpartition(".")[0]
    used, waiting = set(), [name]
    while waiting:
        each = waiting.pop()
        if each in used:
            continue
        used.add(each)
        path = ROOT / f"{each.replace('.', '/')}.py"
        if path.exists():
            tree = ast.parse(path.read_text(encoding="utf-8"))
            waiting += [found for found in _imports(tree) if found.startswith(f"{package}.")]
    return used


def _imports(tree: ast.Module) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module, *(f"{node.module}.{each.name}" for each in node.names)]
    return found


def lines_of(diff: str) -> dict[str, Any]:
    """The line that a change takes away and the one it puts in, and where."""
    was = [
        line[1:].strip() for line in diff.splitlines() if line.startswith("-") and line[1:2] != "-"
    ]
    now = [
        line[1:].strip() for line in diff.splitlines() if line.startswith("+") and line[1:2] != "+"
    ]
    return {"was": " ".join(was), "now": " ".join(now)}
