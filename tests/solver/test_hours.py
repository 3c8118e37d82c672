"""What a contract comes to at most and at least, and sums that duties can reach."""

from itertools import product
from pathlib import Path
from random import Random

import pytest

from solver.hours import least_weekend_duties, most_minutes, reachable
from turnus.files.load import load
from turnus.scenario import Problem

SCENARIOS = Path(__file__).parents[2] / "scenarios"


@pytest.fixture(scope="module")
def ward() -> Problem:
    return load(SCENARIOS / "short-term-ward" / "before.yaml")


@pytest.mark.parametrize("seed", range(20))
def test_reachable_is_the_best_of_all_combinations(seed: int) -> None:
    rng = Random(seed)
    duties = [(length, rng.randint(0, 5)) for length in rng.sample((60, 90, 420, 450, 750), 3)]
    most = rng.randint(0, 4000)
    sums = {
        sum(length * times for (length, _), times in zip(duties, chosen, strict=True))
        for chosen in product(*(range(times + 1) for _, times in duties))
    }
    assert reachable(most, duties) == max(each for each in sums if each <= most)


def test_a_year_less_five_weeks_and_half_a_shift(ward: Problem) -> None:
    assert most_minutes(ward, ward.employee("SPL01")) == 47 * 2130 + 225


def test_a_shorter_plan_has_no_vacation_of_its_own(ward: Problem) -> None:
    short = ward.replace(scenario=ward.scenario.replace(weeks=8))
    assert most_minutes(short, short.employee("SPL01")) == 8 * 2130 + 225


def test_weekend_duties_follow_the_pattern_outside_vacation(ward: Problem) -> None:
    assert least_weekend_duties(ward, ward.employee("SPL01")) == 2 * 15
    assert least_weekend_duties(ward, ward.employee("HFA03")) == 0
    assert least_weekend_duties(ward, ward.employee("ASS03")) == 29, "no more than the hours hold"
    agreement = ward.agreement.replace(own_weekends=False)
    free = ward.replace(department=ward.department.replace(agreement=agreement))
    assert least_weekend_duties(free, free.employee("SPL01")) == 0
