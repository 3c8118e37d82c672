"""What each field of an input file must hold, in bokmål with its unit."""

from typing import Any

from turnus.health import Health

CLOCK = "et klokkeslett fra 00:00 til 23:59, skrevet TT:MM"
DATE = "en dato, skrevet ÅÅÅÅ-MM-DD"
ID = "et kort navn uten mellomrom, komma eller semikolon, høyst 40 tegn"
HEADS = "et helt antall personer fra 0 til 500"
PERCENT = "en prosent over 0 og høyst 100"
YES_NO = "true eller false"
SOURCE = "published, derived eller illustrative"
TEXT = "en tekst på én linje, høyst 200 tegn"
PATTERN = "arbeidshelger av uker, som 1/3 eller 5/12 (høyst 26 uker), i anførselstegn"
DAY_KINDS = "weekday, saturday, sunday eller red"
BREAK = "et helt antall minutter fra 0 til 180"
MINUTES = "et helt antall minutter fra 0"
TURN = "worked, free eller null"
SEASON = "christmas, new-year eller easter"
WISH_DAY = "en dato, skrevet ÅÅÅÅ-MM-DD, eller en ukedag som monday"
HEALTH = tuple(Health.model_fields)
LIMITS = {
    "max_nights": "netter på rad",
    "after_nights": "timer fri etter siste natt",
    "long_shift_chain": "langvakter på rad",
    "max_streak": "arbeidsdager på rad",
}

FIELDS: dict[str, str] = {
    "id": ID,
    "name": TEXT,
    "title": TEXT,
    "competences": "en liste med minst én kompetanse",
    "competences.id": ID,
    "competences.name": TEXT,
    "competences.covers[]": "en av avdelingens kompetanser",
    "competences.covers": "en liste med kompetanser",
    "competences.yearly_pay": "hele kroner i året fra 100 000 til 3 000 000, eller null",
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
    "employees.other_positions_percent": "en prosent fra 0 til 100",
    "employees.wanted_percent": f"{PERCENT}, eller null",
    "employees.reduced": "en liste med reduksjoner, hver med first, last og position_percent",
    "employees.reduced.first": DATE,
    "employees.reduced.last": DATE,
    "employees.reduced.position_percent": PERCENT,
    "employees.weekend": f"{PATTERN}, eller null for fritatt",
    "employees.weekend.on": "et helt antall arbeidshelger fra 1",
    "employees.weekend.of": "et helt antall uker fra 1 til 26",
    "employees.long_shift_consent": YES_NO,
    "employees.night_only": YES_NO,
    "employees.nights": YES_NO,
    "employees.night_duties": "least og most, eller null",
    "employees.night_duties.least": "et helt antall nattevakter fra 0 til 366",
    "employees.night_duties.most": "et helt antall nattevakter fra 0 til 366",
    "employees.turns_18": f"{DATE}, eller null",
    "employees.turns_60": "et årstall fra 1990 til 2099, eller null",
    "employees.pregnancy": "en periode med first og last etter eget ønske, eller null",
    "employees.pregnancy.first": DATE,
    "employees.pregnancy.last": DATE,
    "employees.weekend_group": "et ukenummer fra 0, eller null",
    "employees.vacation": "en liste med ferier, hver med first og last",
    "employees.vacation.first": DATE,
    "employees.vacation.last": DATE,
    "employees.vacation_wishes": "en liste med ferieønsker, det beste først, hvert med first og last",
    "employees.vacation_wishes.first": DATE,
    "employees.vacation_wishes.last": DATE,
    "employees.vacation_carried_in": "et helt antall virkedager fra -18 til 18",
    "employees.vacation_carried_out": "et helt antall virkedager fra 0 til 18",
    "employees.main_vacation_waived": YES_NO,
    "employees.last_year": "fjorårets side, med christmas, new_year og easter",
    "employees.last_year.christmas": TURN,
    "employees.last_year.new_year": TURN,
    "employees.last_year.easter": TURN,
    "employees.red_days_owed": "antall f3, f3_minutes og f5, eller null",
    "employees.red_days_owed.f3": "et helt antall dager fra 0 til 63",
    "employees.red_days_owed.f3_minutes": MINUTES,
    "employees.red_days_owed.f5": "et helt antall dager fra 0 til 20",
    "employees.wishes": "en liste med ønsker, hvert med kind og points",
    "employees.wishes.kind": "off, duty, evenings eller no-evenings",
    "employees.wishes.days": f"en liste der hver dag er {WISH_DAY}",
    "employees.wishes.days[]": WISH_DAY,
    "employees.wishes.shift": "en av avdelingens vaktkoder, eller null",
    "employees.wishes.points": "et helt antall poeng fra 1 til 1000",
    "employees.newcomer": "first, mentor, weeks og share, eller null",
    "employees.newcomer.first": DATE,
    "employees.newcomer.mentor": "id-en til en annen ansatt",
    "employees.newcomer.weeks": "et helt antall uker fra 1 til 26",
    "employees.newcomer.share": "en andel over 0 og høyst 1",
    "employees.supervises": "en liste med praksisperioder, hver med first, last og days",
    "employees.supervises.first": DATE,
    "employees.supervises.last": DATE,
    "employees.supervises.days": "et helt antall dager fra 1 til 200",
    "vacancies": "en liste med ledige stillinger",
    "vacancies.competence": "en av avdelingens kompetanser",
    "vacancies.position_percent": PERCENT,
    "agreement": "avtalens felt, som level og daily_rest_minutes",
    "agreement.level": "L0, L1, L2, L3 eller L4",
    "agreement.central": "grensene i en sentral avtale, som day_minutes; bare ved L4, ellers null",
    "agreement.central.day_minutes": "et helt antall minutter fra 540 til 1440",
    "agreement.central.week_minutes": "et helt antall minutter fra 1 til 10080, eller null",
    "agreement.central.block_mean_minutes": "et helt antall minutter fra 1 til 10080",
    "agreement.central.period_weeks": "et helt antall uker fra 1 til 52",
    "agreement.daily_rest_minutes": f"{MINUTES} til 1440",
    "agreement.weekly_rest_minutes": f"{MINUTES} til 10080",
    "agreement.sunday_average_weeks": "et helt antall uker fra 2 til 26, eller null",
    "agreement.night_average": YES_NO,
    "agreement.weekend_start": CLOCK,
    "agreement.weekend_end": CLOCK,
    "agreement.weekend_from": "friday eller saturday",
    "agreement.holiday_weekends": YES_NO,
    "agreement.even_nights": "en andel fra 0 til 1, eller null",
    "agreement.own_weekends": YES_NO,
    "agreement.balance_under_minutes": f"{MINUTES}, eller null",
    "agreement.balance_over_minutes": f"{MINUTES}, eller null",
    "agreement.holiday_turns": f"en liste av {SEASON}",
    "agreement.holiday_turns[]": SEASON,
    "agreement.red_days": "method og f5",
    "agreement.red_days.method": "main-rule, combination, averaging eller null",
    "agreement.red_days.f5": "day-off eller pay",
    "agreement.vacation_weekends": "et helt antall helger fra 0 til 5, eller null",
    "agreement.vacation_rest": YES_NO,
    "agreement.night_strain": YES_NO,
    "agreement.pay": "holiday_and_weekend, easter_eve og holidays_on_sundays",
    "agreement.pay.holiday_and_weekend": "holiday-only eller both",
    "agreement.pay.easter_eve": YES_NO,
    "agreement.pay.holidays_on_sundays": YES_NO,
    "agreement.reading": "valg av lovtolkning",
    "agreement.reading.day_window": "fixed eller rolling",
    "agreement.reading.week_window": "fixed eller rolling",
    "agreement.reading.day_boundary_minute": f"{MINUTES} til 1439",
    "agreement.reading.week_split": "start-day, end-day, most-hours eller split",
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
    "max_away_by_competence": "et helt antall personer fra 1 per kompetanse",
    "activities": "competence_time og meetings",
    "activities.competence_time": "codes, minutes_per_week og by_position, eller null",
    "activities.competence_time.codes": "en liste med minst én vaktkode",
    "activities.competence_time.codes[]": "en av avdelingens vaktkoder",
    "activities.competence_time.minutes_per_week": f"{MINUTES} til 600",
    "activities.competence_time.by_position": YES_NO,
    "activities.meetings": "en liste med møter",
    "activities.meetings.id": ID,
    "activities.meetings.name": TEXT,
    "activities.meetings.kind": "hms eller staff",
    "activities.meetings.code": "en av avdelingens vaktkoder",
    "activities.meetings.dates": "en liste med minst én dato",
    "activities.meetings.dates[]": DATE,
    "activities.meetings.members": "en liste med id-er til ansatte",
    "activities.meetings.members[]": "id-en til en ansatt",
    "activities.meetings.seats": "et helt antall personer per kompetanse, fra 0 til 100",
    "activities.meetings.attend": "et helt antall møter fra 0, eller null",
    "health": "helserådene, som max_nights, hvert med mode (og noen med limit)",
    **{f"health.{id}": "mode og limit" if id in LIMITS else "mode" for id in HEALTH},
    **{f"health.{id}.mode": "counted eller hard" for id in HEALTH},
    **{
        f"health.{id}.limit": f"et helt antall {what} fra 1 til 100, eller null"
        for id, what in LIMITS.items()
    },
    "wish_points": "et helt antall poeng fra 0 til 1000",
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
    "positions.absence_margin": "en andel fra 0 til 0.5",
    "positions.absence_cover": "own (egne ansatte) eller temps (vikarer)",
    "start": f"en mandag fra 2015-07-06 til 2099-12-28: {DATE}",
    "weeks": "et helt antall uker fra 1 til 53",
    "base_weeks": "et helt antall uker fra 1 til 26",
    "keep_three_part": YES_NO,
    "keep_shorter_week": YES_NO,
    "published": f"{DATE}, eller null",
    "vacation_published": f"{DATE}, eller null",
    "weekend_swaps": "en liste med bytter, hvert med employee, gives og takes",
    "weekend_swaps.employee": "id-en til en ansatt",
    "weekend_swaps.gives": DATE,
    "weekend_swaps.takes": DATE,
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
