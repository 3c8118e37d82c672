"""What the report says of the hours of a full position, where its own numbers may seem to differ."""

from tests.small import roster_of, small_problem, small_result
from turnus.agreement import Reading
from turnus.compare import compare
from turnus.employee import WeekendPattern
from turnus.report.norms import norm_texts, norms
from turnus.report.side import Pair
from turnus.result import Result

WEEKS = 12


def with_nights(rows: dict[str, str]) -> Result:
    """The small ward over twelve weeks, every third Sunday read strictly, h1 every sixth weekend."""
    problem = small_problem(weeks=WEEKS)
    agreement = problem.agreement.replace(reading=Reading(third_sunday="strict"))
    people = tuple(
        each.replace(weekend=WeekendPattern(on=1, of=6)) if each.id == "h1" else each
        for each in problem.employees
    )
    problem = problem.replace(
        department=problem.department.replace(agreement=agreement), employees=people
    )
    return small_result(roster_of(problem, rows), problem)


def weeks(*each: str) -> str:
    return " ".join(each)


OFF, WEEKEND, NIGHT = ". . . . . . .", ". . . . . D D", ". . . . . . N"


def test_sundays_reached_by_nights_are_explained() -> None:
    nights = {"h1": weeks(WEEKEND, OFF, OFF, NIGHT, OFF, OFF, WEEKEND, OFF, OFF, NIGHT, OFF, OFF)}
    weekends = {"h1": weeks(*[WEEKEND, OFF, OFF] * 4)}
    after, before = with_nights(nights), with_nights(weekends)
    (told,) = [each for each in norm_texts(Pair.of(compare(before, after))) if "lesning I6" in each]
    assert told.startswith("0 i dag og 1 i ny turnus når hver tredje søndag")


def test_three_part_people_at_the_upper_end_are_counted_apart() -> None:
    month = weeks(". . . A A D D", ". . . A A D D", OFF, ". D D . N N .")
    result = with_nights({"h1": weeks(*[month] * 3)})
    pair = Pair.of(compare(result, result))
    (norm,) = [each.norm for each in pair.after.facts.hours if each.norm.rule == "R-T4"]
    assert norm.minutes_per_week == 35.5 * 60
    (row,) = [row for row in norms(pair).rows if row[0].startswith("33,6–35,5")]
    assert row[3:] == ("1 (derav 1 på 35,5)",) * 2
