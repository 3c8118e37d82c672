"""How often anyone may try a password: few times for one name, more from one address."""

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from api.http.problems import ProblemError
from api.texts import _

PER_NAME_AND_ADDRESS = RateLimitItemPerMinute(5, 5)
PER_ADDRESS = RateLimitItemPerMinute(50, 15)
PER_NAME = RateLimitItemPerMinute(50, 60)
"""From all addresses; high, so that nobody keeps others out by guessing at their names."""


class Attempts:
    """Log-ins that were tried with this process."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def count(self, name: str, address: str) -> None:
        """One more; refused where it is one too many."""
        for item, keys in (
            (PER_NAME_AND_ADDRESS, ("both", name, address)),
            (PER_ADDRESS, ("address", address)),
            (PER_NAME, ("name", name)),
        ):
            if not self._limiter.hit(item, *keys):
                again = self._limiter.get_window_stats(item, *keys).reset_time - time.time()
                raise _too_many(max(1, math.ceil(again)))

    def forget(self, name: str, address: str) -> None:
        """The right password was given."""
        self._limiter.clear(PER_NAME_AND_ADDRESS, "both", name, address)


def _too_many(seconds: int) -> ProblemError:
    told = _("Det er prøvd for mange ganger. Vent {} minutter, og prøv igjen.")
    detail = told.format(math.ceil(seconds / 60))
    return ProblemError(
        429,
        "too-many-attempts",
        _("For mange forsøk"),
        detail,
        headers={"Retry-After": str(seconds)},
    )
