"""Charts draw the tables they are given, in two colours that everybody can tell apart."""

import json

import pandas as pd
import pytest

from turnus import charts
from turnus.charts.day import KINDS, half_hours


def luminance(colour: str) -> float:
    """WCAG 2 relative luminance of #RRGGBB."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_before_and_after_are_told_apart() -> None:
    before, after = charts.COLOURS[charts.BEFORE], charts.COLOURS[charts.AFTER]
    assert contrast(before, "#FFFFFF") >= 3
    assert contrast(after, "#FFFFFF") >= 3
    assert contrast(before, after) >= 3
    table = pd.DataFrame({"label": ["100"], "before": [4], "after": [11]})
    patterns = [bar.marker.pattern.shape for bar in charts.counts(table, "Stilling").data]
    assert len(set(patterns)) == 2


def test_counts_draw_every_class() -> None:
    table = pd.DataFrame({"label": ["under 20", "100"], "before": [7, 4], "after": [0, 11]})
    made = charts.counts(table, "Stilling")
    assert [list(bar.x) for bar in made.data] == [[7, 4], [None, 11]]
    assert {tuple(bar.y) for bar in made.data} == {("under 20", "100")}
    assert made.layout.yaxis.autorange == "reversed"
    assert made.layout.xaxis.range[0] == 0
    assert [bar.name for bar in made.data] == [charts.BEFORE, charts.AFTER]


def test_the_share_has_its_targets() -> None:
    table = pd.DataFrame(
        {
            "title": ["I dag", "Ny turnus"],
            "side": ["I dag", "Ny turnus"],
            "share": [12.9, 50.0],
            "bound": [float("nan"), 50.0],
        }
    )
    made = charts.share(table)
    texts = [note.text for note in made.layout.annotations]
    assert all(f"{target} %" in texts for target in charts.TARGETS)
    assert made.layout.xaxis.range[0] == 0
    bound = [line for line in made.layout.shapes if line.line.width == 4]
    assert [line.x0 for line in bound] == [50.0]
    shares = [note for note in made.layout.annotations if note.text in ("12,9\u00a0%", "50\u00a0%")]
    assert [note.bgcolor for note in shares if note.x in (12.9, 50.0) and note.yref != "paper"] == [
        "white",
        "white",
    ], "no line of a target goes through a number"


def test_the_day_starts_at_zero_and_has_one_scale() -> None:
    hours = half_hours()
    rows = [(kind, hour, 2, 4, 3.5, 2.0) for kind in KINDS for hour in hours]
    columns = ["kind", "hour", "minimum", "target", "before", "after"]
    made = charts.day(pd.DataFrame(rows, columns=columns))
    ranges = {tuple(made.layout[name].range) for name in ("yaxis", "yaxis2", "yaxis3")}
    assert len(ranges) == 1
    assert ranges.pop()[0] == 0


def test_every_competence_has_the_same_scale_and_only_the_last_names_the_months() -> None:
    rows = [("jan", "sykepleier", 3.0, 1.0), ("jan", "helsefagarbeider", 40.0, 7.5)]
    made = charts.months(pd.DataFrame(rows, columns=["month", "competence", "before", "after"]))
    assert made.layout.yaxis.range == made.layout.yaxis2.range
    assert made.layout.yaxis.range[0] == 0
    assert [made.layout[name].showticklabels for name in ("xaxis", "xaxis2")] == [False, True]
    assert made.layout.yaxis.domain[0] > made.layout.yaxis2.domain[1]


def test_losses_are_told_by_word_and_side() -> None:
    rows = [("Heltidsandel", "gevinst", "", 60.0), ("Langvakter", "tap", "", 100.0)]
    made = charts.gains(pd.DataFrame(rows, columns=["title", "verdict", "text", "size"]))
    assert [bar.x[0] for bar in made.data] == [60.0, -100.0]
    words = [note.text for note in made.layout.annotations]
    assert words == ["+ Gevinst: Heltidsandel", "− Tap: Langvakter"]


@pytest.mark.parametrize("text", ["</script>", "<!--"])
def test_json_cannot_end_the_script(text: str) -> None:
    table = pd.DataFrame({"label": [text], "before": [1], "after": [2]})
    made = charts.to_json(charts.counts(table, text))
    assert "<" not in made
    assert json.loads(made)["data"][0]["y"] == [text]
