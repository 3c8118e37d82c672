"""A comparison as its pages open it: what they all show, and which alternative is held up now."""

import gzip
from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.models.compared import Column, Compared
from api.security import access
from api.security.principal import Principal
from api.store.tables import DepartmentRow


@dataclass(frozen=True)
class Opened:
    """A comparison with the alternative that is held against the first one."""

    compared: Compared
    department: str
    """Name."""
    other: int
    """Place of the alternative among the runs, from 1."""

    @property
    def id(self) -> str:
        return self.compared.id

    @property
    def pair(self) -> tuple[Column, Column]:
        """The first run and the one that is held against it."""
        return self.compared.runs[0], self.compared.runs[self.other]

    @property
    def titles(self) -> dict[str, str]:
        """Of the alternatives, by run."""
        return {each.run: each.title for each in self.compared.runs}


def opened(session: Session, who: Principal, id: str, other: int) -> Opened:
    """The comparison, if it is theirs; an alternative that is not there gives the first other."""
    row = access.comparison(session, who, id)
    department = session.get(DepartmentRow, row.department_id)
    compared = Compared.model_validate_json(gzip.decompress(row.document))
    return Opened(
        _told_apart(compared),
        department.name if department else "",
        other if 1 <= other < len(compared.runs) else 1,
    )


def _told_apart(compared: Compared) -> Compared:
    """Titles without the words that all of them begin with: a department's name, most often."""
    titles = [run.title for run in compared.runs]
    begun = [title.partition(": ")[0] for title in titles]
    if len(set(begun)) > 1 or any(": " not in title for title in titles):
        return compared
    rest = [title.partition(": ")[2] for title in titles]
    runs = tuple(
        run.replace(title=title[:1].upper() + title[1:])
        for run, title in zip(compared.runs, rest, strict=True)
    )
    return compared.replace(runs=runs)
