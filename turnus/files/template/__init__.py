"""The workbook that a leader fills in for a department, written and read back."""

from turnus.files.template.draw import draw, write_template
from turnus.files.template.read import read_alternatives, read_template

__all__ = ["draw", "read_alternatives", "read_template", "write_template"]
