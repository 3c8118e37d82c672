"""What the spreadsheet itself offers and refuses while somebody types: lists, limits, help."""

from collections.abc import Iterator
from typing import Any, get_args

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from turnus.department import Department
from turnus.files.template.expected import wanted
from turnus.files.template.layout import Column, Form, Sheet, Table
from turnus.scenario import Scenario
from turnus.schema import Noun

LISTS = "Lister"
LONGEST_TITLE, LONGEST_TEXT = 32, 255
FIRST, LAST = 3, 902
"""The rows that names are taken from."""
OPERATORS = {
    (True, True): "between",
    (True, False): "greaterThanOrEqual",
    (False, True): "lessThanOrEqual",
}


class Checks:
    """The validations of a workbook, and the sheet that holds their lists."""

    def __init__(self, book: Workbook) -> None:
        self.lists: Worksheet = book.create_sheet(LISTS)
        self.lists.sheet_state = "hidden"
        self.ranges: dict[tuple[str, ...], str] = {}

    def add(
        self, page: Worksheet, sheet: Sheet, column: Column, letter: str, first: int, last: int
    ) -> None:
        """Let the cells offer what may be chosen, and refuse what can't be read."""
        right = wanted(sheet, column)
        check = self._check(sheet, column)
        check.allow_blank = True
        check.showInputMessage = True
        check.promptTitle = column.label[:LONGEST_TITLE]
        check.prompt = " ".join(filter(None, (column.help, f"Skriv {right}.")))[:LONGEST_TEXT]
        check.errorTitle = column.label[:LONGEST_TITLE]
        check.error = f"Her skal det stå {right}."[:LONGEST_TEXT]
        check.add(f"{letter}{first}:{letter}{last}")
        page.add_data_validation(check)

    def _check(self, sheet: Sheet, column: Column) -> DataValidation:
        kind = column.kind
        if column.refers and not kind.many:
            return DataValidation(type="list", formula1=self._names(column.refers),
                                  showErrorMessage=True)  # fmt: skip
        if kind.words:
            return DataValidation(type="list", formula1=self._range(kind.words),
                                  showErrorMessage=True)  # fmt: skip
        if kind.often:
            none = (column.none,) if column.none else ()
            return DataValidation(type="list", formula1=self._range((*kind.often, *none)),
                                  showErrorMessage=False)  # fmt: skip
        if kind.validation in ("date", "time") or (kind.validation and column.none):
            return DataValidation(type=None, showErrorMessage=False)
        if kind.validation:
            return _numbers(sheet, column, kind.validation)
        return DataValidation(type=None, showErrorMessage=False)

    def _names(self, refers: str) -> str:
        return f"{quote_sheetname(refers)}!$A${FIRST}:$A${LAST}"

    def _range(self, words: tuple[str, ...]) -> str:
        if words not in self.ranges:
            number = len(self.ranges) + 1
            letter = get_column_letter(number)
            for row, word in enumerate(words, start=1):
                self.lists.cell(row, number, word)
            self.ranges[words] = f"{LISTS}!${letter}$1:${letter}${len(words)}"
        return self.ranges[words]


def _numbers(sheet: Sheet, column: Column, kind: str) -> DataValidation:
    """Limits as the noun has them; where a number has none, it is only a number."""
    low, high = limits(sheet, column)
    operator = OPERATORS.get((low is not None, high is not None))
    if operator is None:
        return DataValidation(type=None, showErrorMessage=False)
    ends = [str(end) for end in (low, high) if end is not None]
    return DataValidation(type=kind, operator=operator, formula1=ends[0],
                          formula2=ends[1] if len(ends) > 1 else None, showErrorMessage=True)  # fmt: skip


def limits(sheet: Sheet, column: Column) -> tuple[float | None, float | None]:
    """The least and the most that the field's noun allows; None where it sets no limit."""
    of_scenario = isinstance(sheet, Form) and sheet.alternatives
    of_scenario |= isinstance(sheet, Table) and sheet.owner is not None and not sheet.of_people
    noun: Any = Scenario if of_scenario else Department
    field: Any = None
    for step in sheet.dotted(column).split("."):
        field = noun.model_fields[step]
        noun = next(_nouns(field.annotation), noun)
    marks = [*field.metadata, *_marks(field.annotation)]
    low = [
        v for m in marks for v in (getattr(m, "ge", None), getattr(m, "gt", None)) if v is not None
    ]
    high = [
        v for m in marks for v in (getattr(m, "le", None), getattr(m, "lt", None)) if v is not None
    ]
    return min(low, default=None), max(high, default=None)


def _nouns(annotation: Any) -> Iterator[type[Noun]]:
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        yield annotation
    for argument in get_args(annotation):
        yield from _nouns(argument)


def _marks(annotation: Any) -> Iterator[Any]:
    """The limits inside an annotation such as ``Annotated[int, Field(ge=0)] | None``."""
    for argument in get_args(annotation):
        yield from getattr(argument, "metadata", ())
        yield from _marks(argument)
