"""What is wrong with an input file: each fault with its place, what is there, what should be."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One fault in one file; texts are bokmål."""

    file: str
    path: str
    """Place in the file, such as ``demand[3].minimum``; empty for the file as a whole."""
    line: int | None
    """Counted from 1; None where the file has no lines to show."""
    found: str
    expected: str
    """With its unit."""
    text: str
    """One sentence that says what is wrong."""

    def __str__(self) -> str:
        line = f", linje {self.line}" if self.line else ""
        place = f": {self.path}" if self.path else ""
        return f"{self.file}{line}{place}: {self.text}"


class InputFaults(Exception):  # noqa: N818 - a collection of faults
    """All faults of the files that were read, in the order of the files."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
