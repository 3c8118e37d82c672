"""The pilot municipalities' five K, each by a few of the indicators."""

from dataclasses import dataclass


@dataclass(frozen=True)
class K:
    """One of the five, in bokmål."""

    name: str
    asks: str
    """What it is about, one sentence."""
    indicators: tuple[str, ...]


FIVE_K: tuple[K, ...] = (
    K(
        "Kontinuitet",
        "Er de samme ansatte ofte på jobb, og kommer de igjen dagen etter?",
        ("above-80-share", "duties-28-days-median", "duties-by-carriers", "back-next-day"),
    ),
    K(
        "Kapasitet",
        "Rekker de ansatte til, og hvor mye må vikarer ta?",
        ("full-time-share", "mean-position", "uncovered-minimum-hours", "uncovered-target-hours"),
    ),
    K(
        "Kvalitet",
        "Er det nok folk på vakt hele døgnet, og er de uthvilte?",
        ("minimum-time-share", "quick-returns-per-person", "longest-run"),
    ),
    K(
        "Kompetanse",
        "Er det rette kompetanse på vakt når den trengs?",
        ("competence-cover", "competence-time-share", "competence-full-position"),
    ),
    K(
        "Kontaktreduksjon",
        "Hvor mange ulike ansatte møter de som bor her eller får hjelp?",
        ("staff-met-weekend", "staff-met-7-days", "staff-met-28-days", "staff-met-12-weeks"),
    ),
)
