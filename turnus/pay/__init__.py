"""Supplements for weekends, evenings, nights and holidays (HTA chapter 1 § 5): pay, not limits."""

from turnus.pay.rates import PAY_RULES, hourly_pay, pay_rule, rate
from turnus.pay.supplements import Supplements, of_duty, of_person
from turnus.pay.windows import Kind, Stretch, stretches

__all__ = [
    "PAY_RULES",
    "Kind",
    "Stretch",
    "Supplements",
    "hourly_pay",
    "of_duty",
    "of_person",
    "pay_rule",
    "rate",
    "stretches",
]
