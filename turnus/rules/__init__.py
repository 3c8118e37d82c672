"""The rulebook: every hard rule in the catalogue's order, and the check of a roster against it."""

from collections.abc import Iterable, Iterator

from turnus.paid_off import f3_is_known, f5_is_known
from turnus.roster import Roster
from turnus.rules import (
    averaging,
    avg_central,
    avg_individual,
    avg_permit,
    avg_union,
    breaks,
    comp_rest,
    competence_time,
    convert_law,
    daily_rest,
    health_after_nights,
    health_forward_rotation,
    health_long_free,
    health_long_shift_chain,
    health_max_nights,
    health_max_streak,
    health_quick_return,
    holiday_turns,
    hours_balance,
    long_shift,
    max_away,
    meetings,
    mentoring,
    minors,
    night_average,
    night_duties,
    night_exempt,
    night_hard8,
    night_only,
    no_planned_overtime,
    norm_36,
    norm_38,
    norm_40,
    one_duty_a_day,
    own_weekends,
    pregnant_nights,
    r_t1,
    r_t2,
    r_t3,
    r_t4,
    r_t5,
    r_t6,
    reduced_hours,
    roster_duty,
    shift_days,
    shorter_week,
    sunday_average,
    sunday_main,
    supervision,
    three_part,
    total_caps,
    vac_16h,
    vac_60,
    vac_carry,
    vac_days,
    vac_main,
    vac_notice,
    vac_rest,
    vac_sunday,
    vac_weekend,
    weekend_freq,
    weekend_swaps,
    weekly_rest,
)
from turnus.rules.rule import Rule, Violation, as_it_stands, dated
from turnus.scenario import Problem
from turnus.unroll import in_cycle, unroll

EIGHT = averaging.blocks_of_eight
ONCE = as_it_stands

RULES: tuple[Rule, ...] = (
    Rule("night-exempt", night_exempt.LAW, night_exempt.check, weeks=ONCE),
    Rule("reduced-hours", reduced_hours.LAW, reduced_hours.check, reduced_hours.governs, ONCE),
    Rule("roster-duty", roster_duty.LAW, roster_duty.check, dated, ONCE),
    Rule("norm-40", norm_40.LAW, norm_40.check, norm_40.governs, EIGHT),
    Rule("norm-38", norm_38.LAW, norm_38.check, norm_38.governs, EIGHT),
    Rule("norm-36", norm_36.LAW, norm_36.check, norm_36.governs, EIGHT),
    Rule("convert-law", convert_law.LAW, convert_law.check, convert_law.governs, EIGHT),
    Rule("avg-individual", avg_individual.LAW, avg_individual.check, avg_individual.governs, EIGHT),
    Rule("avg-union", avg_union.LAW, avg_union.check, avg_union.governs, EIGHT),
    Rule("avg-permit", avg_permit.LAW, avg_permit.check, avg_permit.governs, EIGHT),
    Rule("avg-central", avg_central.LAW, avg_central.check, avg_central.governs, EIGHT),
    Rule("no-planned-overtime", no_planned_overtime.LAW, no_planned_overtime.check, weeks=ONCE),
    Rule("total-caps", total_caps.LAW, total_caps.check, total_caps.governs, EIGHT),
    Rule("daily-rest", daily_rest.LAW, daily_rest.check),
    Rule("comp-rest", comp_rest.LAW, comp_rest.check),
    Rule("weekly-rest", weekly_rest.LAW, weekly_rest.check, weeks=weekly_rest.weeks),
    Rule("sunday-main", sunday_main.LAW, sunday_main.check, sunday_main.governs),
    Rule(
        "sunday-average",
        sunday_average.LAW,
        sunday_average.check,
        sunday_average.governs,
        sunday_average.weeks,
    ),
    Rule("breaks", breaks.LAW, breaks.check, weeks=ONCE),
    Rule(
        "night-average",
        night_average.LAW,
        night_average.check,
        night_average.governs,
        night_average.weeks,
    ),
    Rule("night-hard8", night_hard8.LAW, night_hard8.check, night_hard8.governs, ONCE),
    Rule("minors", minors.LAW, minors.check, minors.governs),
    Rule("R-T1", r_t1.LAW, r_t1.check, weeks=ONCE),
    Rule("R-T2", r_t2.LAW, r_t2.check, weeks=ONCE),
    Rule("R-T3", r_t3.LAW, r_t3.check, weeks=ONCE),
    Rule("R-T4", r_t4.LAW, r_t4.check, weeks=ONCE),
    Rule("R-T5", r_t5.LAW, r_t5.check, dated, tells=f5_is_known),
    Rule("R-T6", r_t6.LAW, r_t6.check, dated, tells=f3_is_known),
    Rule("shorter-week", shorter_week.LAW, shorter_week.check, shorter_week.governs, ONCE),
    Rule("three-part", three_part.LAW, three_part.check, three_part.governs, ONCE),
    Rule("vac-days", vac_days.LAW, vac_days.check, dated),
    Rule("vac-60", vac_60.LAW, vac_60.check, vac_60.governs),
    Rule("vac-sunday", vac_sunday.LAW, vac_sunday.check, dated),
    Rule("vac-16h", vac_16h.LAW, vac_16h.check, dated),
    Rule("vac-main", vac_main.LAW, vac_main.check, dated),
    Rule("vac-rest", vac_rest.LAW, vac_rest.check, vac_rest.governs),
    Rule("vac-notice", vac_notice.LAW, vac_notice.check, dated),
    Rule("vac-carry", vac_carry.LAW, vac_carry.check, dated),
    Rule("vac-weekend", vac_weekend.LAW, vac_weekend.check, vac_weekend.governs),
    Rule("max-away", max_away.LAW, max_away.check, dated),
    Rule("hours-balance", hours_balance.LAW, hours_balance.check, weeks=ONCE),
    Rule("weekend-freq", weekend_freq.LAW, weekend_freq.check, weeks=weekend_freq.weeks),
    Rule("own-weekends", own_weekends.LAW, own_weekends.check, own_weekends.governs, ONCE),
    Rule("weekend-swaps", weekend_swaps.LAW, weekend_swaps.check, weekend_swaps.governs, ONCE),
    Rule("holiday-turns", holiday_turns.LAW, holiday_turns.check, holiday_turns.governs),
    Rule("long-shift", long_shift.LAW, long_shift.check, weeks=ONCE),
    Rule("night-only", night_only.LAW, night_only.check, night_only.governs, ONCE),
    Rule("night-duties", night_duties.LAW, night_duties.check, night_duties.governs, ONCE),
    Rule("shift-days", shift_days.LAW, shift_days.check, weeks=ONCE),
    Rule("one-duty-a-day", one_duty_a_day.LAW, one_duty_a_day.check),
    Rule("pregnant-nights", pregnant_nights.LAW, pregnant_nights.check, dated),
    Rule(
        "health-quick-return",
        health_quick_return.LAW,
        health_quick_return.check,
        health_quick_return.governs,
        ONCE,
    ),
    Rule(
        "health-max-nights",
        health_max_nights.LAW,
        health_max_nights.check,
        health_max_nights.governs,
        ONCE,
    ),
    Rule(
        "health-after-nights",
        health_after_nights.LAW,
        health_after_nights.check,
        health_after_nights.governs,
        ONCE,
    ),
    Rule(
        "health-forward-rotation",
        health_forward_rotation.LAW,
        health_forward_rotation.check,
        health_forward_rotation.governs,
        ONCE,
    ),
    Rule(
        "health-long-shift-chain",
        health_long_shift_chain.LAW,
        health_long_shift_chain.check,
        health_long_shift_chain.governs,
        ONCE,
    ),
    Rule(
        "health-max-streak",
        health_max_streak.LAW,
        health_max_streak.check,
        health_max_streak.governs,
        ONCE,
    ),
    Rule(
        "health-long-free",
        health_long_free.LAW,
        health_long_free.check,
        health_long_free.governs,
        ONCE,
    ),
    Rule(
        "competence-time",
        competence_time.LAW,
        competence_time.check,
        competence_time.governs,
        ONCE,
    ),
    Rule("meetings", meetings.LAW, meetings.check, meetings.governs, ONCE),
    Rule("mentoring", mentoring.LAW, mentoring.check, mentoring.governs, ONCE),
    Rule("supervision", supervision.LAW, supervision.check, supervision.governs, ONCE),
)


def check(problem: Problem, roster: Roster, rules: Iterable[Rule] = RULES) -> tuple[Violation, ...]:
    """Every breach of the rules that govern the problem, rule by rule in the catalogue's order.

    A base roster is read as repeating for ever (I11); each breach is told once, in the first cycle.
    """
    governing = [rule for rule in rules if rule.governs(problem)]
    if not problem.cyclic:
        return tuple(each for rule in governing for each in rule.check(problem, roster))
    endless: dict[int, tuple[Problem, Roster]] = {}
    found: list[Violation] = []
    for rule in governing:
        weeks = rule.weeks(problem)
        if weeks is None:
            found.extend(rule.check(problem, roster))
            continue
        if weeks not in endless:
            endless[weeks] = unroll(problem, roster, weeks)
        found.extend(_once(problem, rule.check(*endless[weeks])))
    return tuple(found)


def untold(problem: Problem, violations: Iterable[Violation]) -> tuple[Rule, ...]:
    """Rules that govern the problem, are not found broken, and cannot be said to be kept."""
    broken = {each.rule for each in violations}
    return tuple(
        rule
        for rule in RULES
        if rule.governs(problem) and not rule.tells(problem) and rule.id not in broken
    )


def rule(id: str) -> Rule:
    """The rule with this id."""
    return next(each for each in RULES if each.id == id)


def _once(problem: Problem, violations: Iterable[Violation]) -> Iterator[Violation]:
    """One breach a rule, person and day of the cycle: the one furthest from its limit."""
    worst: dict[object, Violation] = {}
    for each in violations:
        day = None if each.day is None else in_cycle(problem, each.day)
        key = (each.employee, day, each.limit)
        told = worst.get(key)
        if told is None or abs(each.measured - each.limit) > abs(told.measured - told.limit):
            worst[key] = Violation(
                each.rule,
                each.paragraph,
                each.employee,
                day,
                each.measured,
                each.limit,
                each.unit,
                each.text,
            )
    yield from worst.values()
