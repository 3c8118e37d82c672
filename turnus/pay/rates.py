"""Kroner an hour: hourly pay and the supplements in force on a day."""

from datetime import date
from fractions import Fraction
from math import floor

from turnus.law import Provision, declared
from turnus.pay.windows import Kind

PAY_RULES = ("R-T7", "R-T8", "R-T9", "R-T10", "R-T11", "R-T12")
ORE = 100


def pay_rule(id: str) -> Provision:
    """The declaration of a rule on pay."""
    return declared("turnus.pay", id)


def hourly_pay(yearly: int, minutes_per_week: Fraction, on: date = date.max) -> Fraction:
    """Kroner an hour of a yearly pay, by the weekly minutes of a full position (R-T11)."""
    weeks = int(pay_rule("R-T11").value("weeks", on=on))
    return 60 * yearly / (weeks * minutes_per_week)


def rate(kind: Kind, hourly: Fraction | None, on: date, hours: Fraction = Fraction(0)) -> Fraction:
    """Kroner an hour of a supplement on a day, rounded to the øre.

    Parameters
    ----------
    kind
        Which supplement.
    hourly
        The person's hourly pay; None where it is not known.
    on
        The day that is worked.
    hours
        Weekend hours of the calendar year before this one (the steps of 2019 to 2022).

    Raises
    ------
    LookupError
        The rate of that day is not known, or rests on an hourly pay that is not.
    """
    share, least = _share_and_least(kind, on, hours)
    if not share:
        return least
    if hourly is None:
        raise LookupError(f"{kind} on {on}: the hourly pay is not known")
    return max(_ore(share * hourly), least)


def steps(on: date) -> tuple[int, ...]:
    """Weekend hours of the calendar year at which the weekend supplement rises."""
    return tuple(hours for hours, _ in pay_rule("R-T7").value("steps", on=on) if hours)


def _share_and_least(kind: Kind, on: date, hours: Fraction) -> tuple[Fraction, Fraction]:
    match kind:
        case Kind.WEEKEND:
            law = pay_rule("R-T7")
            least = max(
                (start, kroner) for start, kroner in law.value("steps", on=on) if start <= hours
            )[1]
            share = law.value("hourly_share", on=on)
        case Kind.HOLIDAY:
            share, least = pay_rule("R-T9").value("hourly_share", on=on), 0
        case Kind.EVENING:
            share, least = 0, pay_rule("R-T8").value("evening_kroner", on=on)
        case Kind.NIGHT:
            law = pay_rule("R-T8")
            share, least = law.value("night_share", on=on), law.value("night_kroner", on=on)
    return Fraction(str(share)), Fraction(str(least))


def _ore(kroner: Fraction) -> Fraction:
    """Kroner rounded to the øre, half of one upwards."""
    return Fraction(floor(kroner * ORE + Fraction(1, 2)), ORE)
