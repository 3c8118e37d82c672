"""A question with its answer in words, a chart, and the same figures as tables."""

from dataclasses import dataclass

from turnus.report.table import Table


@dataclass(frozen=True)
class Panel:
    """One chart of the report."""

    id: str
    title: str
    """The answer in words."""
    subtitle: str
    """What is shown."""
    figure: str
    """The chart as JSON; empty where there is nothing to draw."""
    tables: tuple[Table, ...]
    foot: str = ""
    more: tuple[Table, ...] = ()
    """Finer figures, folded away."""
    more_title: str = ""

    @property
    def label(self) -> str:
        """What a screen reader says for the picture."""
        return f"Diagram. {self.title}. {self.subtitle} Tallene står i tabellene som følger."
