"""What each field of an input file must hold, in bokmål with its unit."""

from typing import Any

CLOCK = "et klokkeslett fra 00:00 til 23:59, skrevet TT:MM"
DATE = "en dato, skrevet ÅÅÅÅ-MM-DD"
ID = "et kort navn uten mellomrom, komma eller semikolon, høyst 40 tegn"
HEADS = "et helt antall personer fra 0 til 500"
PERCENT = "en prosent over 0 og høyst 100"
YES_NO = "true eller false"
SOURCE = "published, derived eller illustrative"
TEXT = "en tekst"
PATTERN = "arbeidshelger av uker, som 1/3 eller 5/12 (høyst 26 uker), i anførselstegn"
DAY_KINDS = "weekday, saturday, sunday eller red"
BREAK = "et helt antall minutter fra 0 til 180"
MINUTES = "et helt antall minutter fra 0"

FIELDS: dict[str, str] = {
    "id": ID,
    "name": TEXT,
    "title": TEXT,
    "competences": "en liste med minst én kompetanse",
    "competences.id": ID,
    "competences.name": TEXT,
    "competences.covers[]": "en av avdelingens kompetanser",
    "competences.covers": "en liste med kompetanser",
    "shifts": "en liste med minst én vakt",
    "shifts.code": ID,
    "shifts.name": TEXT,
    "shifts.start": CLOCK,
    "shifts.end": CLOCK,
    "shifts.paid_break_minutes": BREAK,
    "shifts.unpaid_break_minutes": BREAK,
    "shifts.counts": YES_NO,
    "shifts.source": SOURCE,
    "shifts.days[]": DAY_KINDS,
    "shifts.days": f"en liste av {DAY_KINDS}",
    "demand": "en liste med minst ett behov",
    "demand.name": TEXT,
    "demand.days[]": f"{DAY_KINDS}, eller en dato, skrevet ÅÅÅÅ-MM-DD",
    "demand.days": f"en liste med minst én dag: {DAY_KINDS}, eller en dato",
    "demand.start": CLOCK,
    "demand.end": CLOCK,
    "demand.competence": "en av avdelingens kompetanser",
    "demand.minimum": HEADS,
    "demand.target": HEADS,
    "demand.source": SOURCE,
    "employees": "en liste med minst én ansatt",
    "employees.id": ID,
    "employees.competence": "en av avdelingens kompetanser",
    "employees.position_percent": PERCENT,
    "employees.weekend": f"{PATTERN}, eller null for fritatt",
    "employees.weekend.on": "et helt antall arbeidshelger fra 1",
    "employees.weekend.of": "et helt antall uker fra 1 til 26",
    "employees.long_shift_consent": YES_NO,
    "employees.night_only": YES_NO,
    "employees.nights": YES_NO,
    "employees.weekend_group": "et ukenummer fra 0, eller null",
    "employees.vacation": "en liste med ferier, hver med first og last",
    "employees.vacation.first": DATE,
    "employees.vacation.last": DATE,
    "vacancies": "en liste med ledige stillinger",
    "vacancies.competence": "en av avdelingens kompetanser",
    "vacancies.position_percent": PERCENT,
    "agreement": "avtalens felt, som level og daily_rest_minutes",
    "agreement.level": "L0, L1, L2 eller L3",
    "agreement.daily_rest_minutes": f"{MINUTES} til 1440",
    "agreement.weekly_rest_minutes": f"{MINUTES} til 10080",
    "agreement.sunday_average_weeks": "et helt antall uker fra 2 til 26, eller null",
    "agreement.night_average": YES_NO,
    "agreement.weekend_start": CLOCK,
    "agreement.weekend_end": CLOCK,
    "agreement.own_weekends": YES_NO,
    "agreement.balance_under_minutes": f"{MINUTES}, eller null",
    "agreement.balance_over_minutes": f"{MINUTES}, eller null",
    "agreement.reading": "valg av lovtolkning",
    "agreement.reading.day_boundary_minute": f"{MINUTES} til 1439",
    "agreement.reading.week_split": "start-day eller split",
    "agreement.reading.weekly_rest": "around-f1 eller clipped",
    "agreement.reading.weekly_rest_whole_day": YES_NO,
    "agreement.reading.red_overlap_minutes": f"{MINUTES} til 480",
    "agreement.reading.averaging": "blocks eller rolling",
    "agreement.reading.night_start": CLOCK,
    "agreement.reading.night_end": CLOCK,
    "agreement.reading.evening_test_start": CLOCK,
    "agreement.reading.evening_test_end": CLOCK,
    "agreement.reading.sunday_and_night": "once eller both",
    "agreement.reading.part_time_method": "gross-up eller scaled",
    "agreement.reading.third_sunday": "strict eller whole-periods",
    "max_away_share": "en andel over 0 og høyst 1 (en tredel er 0.333)",
    "department": "filnavnet til avdelingen, som department.yaml",
    "weekend_patterns[]": PATTERN,
    "weekend_patterns": f"en liste med minst ett helgemønster: {PATTERN}",
    "weekend_patterns.on": "et helt antall arbeidshelger fra 1",
    "weekend_patterns.of": "et helt antall uker fra 1 til 26",
    "positions": "valg av stillinger, som mode og sizes",
    "positions.mode": "keep (behold stillingene) eller redesign (lag nye)",
    "positions.keep_nights": YES_NO,
    "positions.sizes[]": PERCENT,
    "positions.sizes": f"en liste der hver størrelse er {PERCENT}",
    "positions.smallest": PERCENT,
    "positions.fte_frame": "et antall årsverk over 0 og høyst 10 000, eller null",
    "positions.fte_frame_by_competence": "årsverk per kompetanse, fra 0",
    "positions.heads": "et helt antall ansatte over 0, eller null",
    "positions.volunteers_percent": "en prosent fra 0 til 100",
    "positions.vacation_cover": "own (egne ansatte) eller temps (vikarer)",
    "start": f"en mandag fra 2015-07-06 til 2099-12-28: {DATE}",
    "weeks": "et helt antall uker fra 1 til 53",
    "base_weeks": "et helt antall uker fra 1 til 26",
    "published": f"{DATE}, eller null",
}


def expected(dotted: str) -> str:
    """What the field must hold; a field without an entry has its parent's."""
    while dotted and not (dotted.endswith("[]") and dotted not in FIELDS):
        if dotted in FIELDS:
            return FIELDS[dotted]
        dotted = dotted.rpartition(".")[0]
    return "navngitte felt"


def shown(value: Any) -> str:
    """A value as the reader will find it in the file, shortened."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"en liste med {len(value)}"
    if isinstance(value, dict):
        return "felt: " + ", ".join(list(value)[:5]) if value else "ingen felt"
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."
