"""A whole result as one document, read back equal: what a run has found is kept between programs.

``result.json`` is for people and other programs and holds what is counted from a roster; here is
what all of it can be counted from again. A duty is its day and its shift; the times are written only
where they are not the shift's own.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Literal

from pydantic import AwareDatetime, TypeAdapter, ValidationError

from turnus.result import Result
from turnus.roster import Duty, Mark, Roster, duty
from turnus.scenario import Problem

FORMAT: Literal["turnus-result"] = "turnus-result"
VERSION: Literal[1] = 1
AGAIN = "Hent det tilbake slik turnus skrev det, eller kjør på nytt."
NOBODY = Roster({})
Plain = tuple[int, str]
"""Days from the plan's start, and shift."""
Timed = tuple[int, str, AwareDatetime, AwareDatetime, int]
"""The same, with start, end and minutes of unpaid break."""


class DocumentError(ValueError):
    """A document that holds no result; the message (bokmål) says what is wrong and what to do."""


@dataclass(frozen=True)
class _Rows:
    duties: dict[str, tuple[Plain | Timed, ...]]
    marks: dict[str, dict[date, Mark]]


@dataclass(frozen=True)
class _Document:
    format: Literal["turnus-result"]
    version: Literal[1]
    result: Result
    """With nobody in its rosters."""
    roster: _Rows
    base: _Rows | None


_DOCUMENT = TypeAdapter(_Document)


def document_of(result: Result) -> bytes:
    """The result as JSON."""
    base, empty = result.base, replace(result, roster=NOBODY)
    if base is not None:
        empty = replace(empty, base=replace(base, roster=NOBODY))
    return _DOCUMENT.dump_json(
        _Document(
            FORMAT,
            VERSION,
            empty,
            _rows(result.problem, result.roster),
            None if base is None else _rows(base.problem, base.roster),
        )
    )


def result_of(data: bytes) -> Result:
    """The result that a document was made of; times are in the calendar's zone.

    Raises
    ------
    DocumentError
        The document is damaged, or not written by this version.
    """
    try:
        document = _DOCUMENT.validate_json(data)
        result, base = document.result, document.result.base
        if base is not None and document.base is not None:
            base = replace(base, roster=_roster(base.problem, document.base))
        return replace(result, roster=_roster(result.problem, document.roster), base=base)
    except ValidationError as error:
        raise DocumentError(_told(error)) from error
    except (KeyError, OverflowError) as error:
        told = f"En vakt i dokumentet finnes ikke i avdelingen eller kalenderen ({error})."
        raise DocumentError(f"{told} {AGAIN}") from error


def _rows(problem: Problem, roster: Roster) -> _Rows:
    own, start = _own_duty(problem), problem.calendar.start
    known = {shift.code for shift in problem.department.shifts}

    def row(each: Duty) -> Plain | Timed:
        offset = (each.day - start).days
        if each.shift in known and own(offset, each.shift) == each:
            return offset, each.shift
        return offset, each.shift, each.start, each.end, each.unpaid_break_minutes

    duties = {id: tuple(row(each) for each in line) for id, line in roster.duties.items()}
    return _Rows(duties, {id: dict(marks) for id, marks in roster.marks.items()})


def _roster(problem: Problem, rows: _Rows) -> Roster:
    own, calendar = _own_duty(problem), problem.calendar

    def read(row: Plain | Timed) -> Duty:
        if len(row) == 2:
            return own(*row)
        offset, code, start, end, unpaid = row
        day = calendar.start + timedelta(days=offset)
        first, last = (each.astimezone(calendar.zone) for each in (start, end))
        return Duty(day, code, first, last, unpaid)

    duties = {id: tuple(read(row) for row in line) for id, line in rows.duties.items()}
    return Roster(duties, rows.marks)


def _own_duty(problem: Problem) -> Callable[[int, str], Duty]:
    """The duty of a shift so many days from the start; the same one for all who have it."""
    start = problem.calendar.start
    return cache(lambda offset, code: duty(problem, start + timedelta(days=offset), code))


def _told(error: ValidationError) -> str:
    found = {each["loc"]: each for each in error.errors(include_url=False)}
    first = next(iter(found.values()))
    if first["type"] == "json_invalid":
        told = "Dokumentet er ikke gyldig JSON; det er skadet eller ikke skrevet ferdig."
    elif not first["loc"] or ("format",) in found:
        told = f"Dokumentet er ikke et resultat fra turnus: «format» skal være «{FORMAT}»."
    elif ("version",) in found:
        version = found["version",]["input"]
        told = f"Dokumentet har utgave {version!r}; denne utgaven av turnus leser {VERSION}."
    else:
        place = ".".join(str(each) for each in first["loc"])
        told = f"Dokumentet er skadet: feil verdi i «{place}»."
    return f"{told} {AGAIN}"
