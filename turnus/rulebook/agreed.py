"""What a department has agreed or chosen where a rule lets it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from turnus.agreement import Agreement
from turnus.law import Provision
from turnus.red_days import method
from turnus.rulebook.names import NAMES, value_text
from turnus.scenario import Problem
from turnus.texts.numbers import counted, percent, short_day
from turnus.texts.weekends import frequency


@dataclass(frozen=True)
class Agreed:
    """The department's own numbers in words, and the law's numbers that they stand for."""

    texts: tuple[str, ...] = ()
    instead_of: frozenset[str] = frozenset()


NOTHING = Agreed()


def agreed(problem: Problem, law: Provision) -> Agreed:
    """What the department says to one rule; nothing where it has no say."""
    say = SAYS.get(law.id)
    return say(problem, law) if say else NOTHING


def tolerance_under(agreement: Agreement) -> str:
    """How far below the position a year may end."""
    minutes = agreement.balance_under_minutes
    return "én egen vakt" if minutes is None else value_text("_minutes", minutes)


def tolerance_over(agreement: Agreement) -> str:
    """How far above the position a year may end."""
    minutes = agreement.balance_over_minutes
    return "en halv egen vakt" if minutes is None else value_text("_minutes", minutes)


def _daily_rest(problem: Problem, law: Provision) -> Agreed:
    return _rest(problem, law, problem.agreement.daily_rest_minutes)


def _weekly_rest(problem: Problem, law: Provision) -> Agreed:
    return _rest(problem, law, problem.agreement.weekly_rest_minutes)


def _rest(problem: Problem, law: Provision, minutes: int) -> Agreed:
    """The agreed rest where it is longer than the level's least; else the law's number stands."""
    least = law.value("rest_minutes", problem.agreement.level.value, problem.scenario.start)
    if minutes <= least:
        return NOTHING
    here, law_says = value_text("_minutes", minutes), value_text("_minutes", least)
    allowed = f"; nivået tillater {law_says}" if least else ""
    return Agreed((f"fri minst {here} (avtalt her{allowed})",), frozenset({"rest_minutes"}))


def _sunday_average(problem: Problem, law: Provision) -> Agreed:
    weeks = problem.agreement.sunday_average_weeks
    longest = law.value("period_weeks", problem.agreement.level.value, problem.scenario.start)
    if weeks is None or weeks >= longest:
        return NOTHING
    here, law_says = value_text("_weeks", weeks), value_text("_weeks", longest)
    return Agreed(
        (f"perioden er {here} (avtalt her; loven tillater {law_says})",),
        frozenset({"period_weeks"}),
    )


def _central(problem: Problem, _: Provision) -> Agreed:
    central = problem.agreement.central
    if central is None:
        return NOTHING
    names = ("day_minutes", "week_minutes", "block_mean_minutes", "period_weeks")
    told = ((name, getattr(central, name)) for name in names)
    texts = (f"{NAMES[name]} {value_text(name, value)}" for name, value in told if value)
    return Agreed(tuple(texts), frozenset(names))


def _balance_over(problem: Problem, _: Provision) -> Agreed:
    return Agreed((f"avtalt her: høyst {tolerance_over(problem.agreement)} over stillingen",))


def _balance_under(problem: Problem, _: Provision) -> Agreed:
    text = f"under stillingen høyst {tolerance_under(problem.agreement)}"
    return Agreed((text,), frozenset({"own_shifts_under"}))


def _max_away(problem: Problem, _: Provision) -> Agreed:
    department = problem.department
    names = {each.id: each.name for each in department.competences}
    most = (
        f"høyst {counted(heads, 'ansatt', 'ansatte')} med kompetansen {names.get(id, id)}"
        for id, heads in department.max_away_by_competence.items()
    )
    return Agreed((f"høyst {percent(department.max_away_share)} av de ansatte", *most))


def _weekends(problem: Problem, _: Provision) -> Agreed:
    planned = problem.scenario.positions.mode == "redesign"
    if planned and problem.employees == problem.department.employees:
        new = ", ".join(frequency(each) for each in problem.scenario.weekend_patterns)
        return Agreed(("stillinger som beholdes: som i dag", f"nye stillinger: {new}"))
    patterns = {each.weekend for each in problem.employees if each.weekend}
    texts = [frequency(each) for each in sorted(patterns, key=lambda each: each.of / each.on)]
    exempt = sum(each.weekend is None for each in problem.employees)
    if exempt:
        texts.append(f"{counted(exempt, 'ansatt', 'ansatte')} er fritatt")
    return Agreed(tuple(texts))


def _notice(problem: Problem, _: Provision) -> Agreed:
    published = problem.scenario.published
    return Agreed((f"vises {short_day(published)}",)) if published else NOTHING


def _even_nights(problem: Problem, _: Provision) -> Agreed:
    share = problem.agreement.even_nights
    own = sum(each.night_duties is not None for each in problem.employees)
    texts = [] if share is None else [f"likt etter stilling, høyst {percent(share)} fra"]
    if own:
        texts.append(f"{counted(own, 'ansatt har', 'ansatte har')} en egen avtale")
    return Agreed(tuple(texts))


def _vacation_notice(problem: Problem, _: Provision) -> Agreed:
    published = problem.scenario.vacation_published
    return Agreed((f"varsles {short_day(published)}",)) if published else NOTHING


def _main_vacation(problem: Problem, _: Provision) -> Agreed:
    waived = sum(each.main_vacation_waived for each in problem.employees)
    who = counted(waived, "ansatt har", "ansatte har")
    return Agreed((f"{who} avtalt en annen hovedferie",)) if waived else NOTHING


def _vacation_weekends(problem: Problem, _: Provision) -> Agreed:
    most = problem.agreement.vacation_weekends
    return NOTHING if most is None else Agreed((f"høyst {counted(most, 'helg', 'helger')}",))


def _red_days_off(problem: Problem, _: Provision) -> Agreed:
    return Agreed((F3_METHODS[method(problem)],))


def _replacement_days(problem: Problem, _: Provision) -> Agreed:
    text = "en annen dag fri" if problem.agreement.red_days.f5 == "day-off" else "en dags lønn"
    return Agreed((f"avtalt her: {text}",))


def _competence_time(problem: Problem, _: Provision) -> Agreed:
    time = problem.department.activities.competence_time
    if time is None:
        return NOTHING
    whose = " i hel stilling" if time.by_position else " for alle"
    return Agreed((f"avtalt her: {value_text('_minutes', time.minutes_per_week)} per uke{whose}",))


def _health(problem: Problem, law: Provision) -> Agreed:
    """The department's own number for a piece of advice, where it has one."""
    field, name, factor = OWN_LIMITS[law.id]
    limit: int | None = getattr(problem.department.health, field).limit
    if limit is None:
        return NOTHING
    text = f"{NAMES[name]} {value_text(name, limit * factor)} (avdelingens tall)"
    return Agreed((text,), frozenset({name}))


OWN_LIMITS = {
    "health-max-nights": ("max_nights", "nights_in_a_row", 1),
    "health-after-nights": ("after_nights", "free_minutes", 60),
    "health-long-shift-chain": ("long_shift_chain", "long_shifts_in_a_row", 1),
    "health-max-streak": ("max_streak", "days_in_a_row", 1),
}
"""Advice on health that a department may have a number of its own for: its field, the law's
number and how many of its units the field's unit is."""
F3_METHODS = {
    "main-rule": "den andre av to arbeidede røde dager på rad er fri",
    "combination": "like mange dager, flyttet innen høytiden",
    "averaging": "bare det som mangler på annenhver rød dag fri i snitt",
}
SAYS: Mapping[str, Callable[[Problem, Provision], Agreed]] = {
    "roster-duty": _notice,
    "daily-rest": _daily_rest,
    "weekly-rest": _weekly_rest,
    "sunday-average": _sunday_average,
    "avg-central": _central,
    "R-T1": _balance_over,
    "R-T2": _balance_over,
    "R-T4": _balance_over,
    "max-away": _max_away,
    "hours-balance": _balance_under,
    "weekend-freq": _weekends,
    "night-duties": _even_nights,
    "R-T3": _balance_over,
    "R-T5": _replacement_days,
    "R-T6": _red_days_off,
    "vac-main": _main_vacation,
    "vac-notice": _vacation_notice,
    "vac-weekend": _vacation_weekends,
    "competence-time": _competence_time,
    **dict.fromkeys(OWN_LIMITS, _health),
}
"""Rules where a department has numbers of its own."""
