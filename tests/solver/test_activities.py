"""What is no care: a year with all of it, still lawful, and a window of one."""

from datetime import date
from pathlib import Path
from random import Random

from solver.annual import Year
from solver.annual_bound import UncoveredBound
from solver.hours import most_care_minutes, most_minutes
from solver.marks import marked
from solver.parts import parts
from solver.weekends import assign_weekend_groups
from tests.solver.near_activities import with_activities
from tests.solver.test_rulebook import drawn, given_vacation, lawful_codes, model_fits, neighbour
from turnus.calendar import DAY
from turnus.employee import Newcomer, Supervision
from turnus.files.load import load
from turnus.goals import score
from turnus.result import Settings
from turnus.roster import Cell, Roster
from turnus.rules import check
from turnus.rules import competence_time as competence
from turnus.scenario import Problem

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SETTINGS = Settings(seed=1)


def ward() -> Problem:
    """Ten weeks of today's long-term ward with a newcomer, a student, meetings and learning."""
    problem = load(SCENARIOS / "long-term-ward" / "before.yaml")
    learning = problem.department.activities.competence_time
    assert learning is not None
    activities = problem.department.activities.replace(
        competence_time=learning.replace(minutes_per_week=90)
    )
    changes = {
        "HFA05": {"newcomer": Newcomer(first=date(2027, 1, 11), mentor="HFA06", share=0.6)},
        "SPL02": {
            "supervises": (Supervision(first=date(2027, 2, 1), last=date(2027, 2, 21), days=8),)
        },
    }
    people = tuple(each.replace(**changes.get(each.id, {})) for each in problem.employees)
    problem = problem.replace(
        department=problem.department.replace(activities=activities),
        scenario=problem.scenario.replace(weeks=10),
        employees=people,
    )
    return assign_weekend_groups(problem.replace(cyclic=True), SETTINGS).replace(cyclic=False)


def test_a_year_with_everything_beside_care_is_lawful_at_each_step() -> None:
    problem = ward()
    years = [Year(part, {}, {}, SETTINGS) for part in parts(problem)]
    for year in years:
        drafted = [each.id for each in year.draft(1.0)]
        if "HFA06" in drafted:
            assert drafted.index("HFA06") < drafted.index("HFA05"), "mentors first"

    def roster() -> Roster:
        return marked(problem, {cell: code for year in years for cell, code in year.codes.items()})

    assert check(problem, roster()) == ()
    for year in years:
        list(year.improve(3.0))
    better = roster()
    assert check(problem, better) == ()
    for employee in problem.employees:
        owed = competence.least(problem, better, employee)
        assert competence.competence_minutes(problem, better, employee) == owed
    bound = UncoveredBound(problem, SETTINGS)
    assert bound.minimum <= score(problem, better)["uncovered-minimum"]


def beside_care(rng: Random) -> Problem | None:
    """A problem of the whole rulebook with learning, a meeting, a newcomer and a student."""
    problem = drawn(rng)
    if problem.cyclic:
        return None
    first = problem.calendar.start
    days = [first + i * DAY for i in (1, 9, 17)]
    meeting = {"id": "m", "name": "m", "kind": "staff", "code": "Z", "dates": days}
    meeting |= {"attend": rng.choice((None, 1, 2))}
    learning = {"codes": ["Y"], "minutes_per_week": rng.choice((200, 300))}
    problem = with_activities(problem, {"competence_time": learning, "meetings": [meeting]})
    one, *others = problem.employees
    new = Newcomer(first=first, mentor=others[0].id, weeks=2, share=0.4) if others else None
    practice = Supervision(first=first, last=first + 13 * DAY, days=2)
    one = one.replace(newcomer=new, supervises=() if one.night_only else (practice,))
    return problem.replace(employees=(one, *others))


def test_a_window_sees_what_its_days_can_break_beside_care() -> None:
    verdicts, solved = [], 0
    for seed in range(24):
        rng = Random(f"beside care {seed}")
        problem = beside_care(rng)
        codes = lawful_codes(problem, rng) if problem else None
        if problem is None or codes is None:
            continue
        solved += 1
        vacation = given_vacation(problem)
        assert check(problem, marked(problem, codes, vacation)) == (), seed
        first = rng.randrange(problem.calendar.weeks - 1)
        free = range(7 * first, 7 * first + 14)
        for _ in range(6):
            changed = neighbour(rng, problem, codes)
            inside = {
                cell: code for cell, code in codes.items() if _index(problem, cell) not in free
            }
            inside |= {
                cell: code for cell, code in changed.items() if _index(problem, cell) in free
            }
            if rng.random() < 0.3:
                inside[rng.choice(problem.employees).id, problem.calendar.days[free[2]]] = "Y"
            roster = marked(problem, inside, vacation)
            verdicts.append(not check(problem, roster))
            assert model_fits(problem, roster, free) == verdicts[-1], seed
    assert solved
    assert len(set(verdicts)) == 2


def _index(problem: Problem, cell: Cell) -> int:
    return problem.calendar.index(cell[1])


def test_learning_is_taken_off_the_hours_of_care() -> None:
    problem = ward()
    nurse, student = problem.employee("SPL01"), problem.employee("ASS05")
    assert most_minutes(problem, nurse) - most_care_minutes(problem, nurse) == 2 * 450
    assert most_care_minutes(problem, student) == most_minutes(problem, student)
    activities = problem.department.activities.replace(competence_time=None)
    none = problem.replace(department=problem.department.replace(activities=activities))
    assert most_care_minutes(none, nurse) == most_minutes(none, nurse)


def test_seats_are_those_of_the_whole_plan_in_every_part() -> None:
    problem = ward()
    hms = problem.department.activities.meetings[0]
    assert problem.members(hms) == {"SPL01", "HFA-N1", "HFA01"}
    for part in parts(problem):
        assert part.members(hms) == problem.members(hms)
        alone = part.of_people(part.employees[:1])
        assert alone.members(hms) == problem.members(hms)


def test_a_base_roster_has_no_activities() -> None:
    problem = ward()
    assert {"FD", "HM", "K2"} <= set(problem.shift_days)
    assert not {"FD", "HM", "K2"} & set(problem.replace(cyclic=True).shift_days)
