"""No roster leaves the solver unchecked."""

from solver.rules import PERSONAL
from turnus.roster import Roster
from turnus.rules import RULES, check
from turnus.rules.rule import Violation
from turnus.scenario import Problem


class UnlawfulRosterError(AssertionError):
    """The solver made a roster that the checker does not let through; a fault of turnus."""


def insist_on_law(problem: Problem, roster: Roster) -> None:
    """Every rule of the checker reads the roster.

    Raises
    ------
    UnlawfulRosterError
    """
    _insist(check(problem, roster))


class Checked:
    """The checker on one roster after the other of the same people.

    Every rule reads the first. After it the rules that concern a person read those whose duties or
    marks have changed, and those whose duties are held to theirs.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._pairs = [(e.id, e.newcomer.mentor) for e in problem.employees if e.newcomer]
        self._rules = [rule for rule in RULES if rule.id in PERSONAL]
        self._lawful: Roster | None = None

    def insist_on_law(self, roster: Roster) -> None:
        """The same as of the first roster holds of the next.

        Raises
        ------
        UnlawfulRosterError
        """
        if self._lawful is None:
            insist_on_law(self.problem, roster)
        else:
            ids = self._changed(self._lawful, roster)
            people = [each for each in self.problem.employees if each.id in ids]
            _insist(check(self.problem.of_people(people), roster, self._rules))
        self._lawful = roster

    def _changed(self, before: Roster, after: Roster) -> set[str]:
        ids = {
            each.id
            for each in self.problem.employees
            if before.duties[each.id] != after.duties[each.id]
            or before.marks[each.id] != after.marks[each.id]
        }
        return ids | {id for pair in self._pairs if ids & set(pair) for id in pair}


def _insist(found: tuple[Violation, ...]) -> None:
    if found:
        texts = "; ".join(f"{v.rule} {v.employee} {v.day}: {v.text}" for v in found[:5])
        raise UnlawfulRosterError(f"{len(found)} violations: {texts}")
