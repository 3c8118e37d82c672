"""The printable report: one self-contained page in bokmål that compares two rosters."""

from datetime import date, datetime
from pathlib import Path

from markupsafe import Markup

from turnus import charts
from turnus.compare import Comparison
from turnus.files.replace import replace_file
from turnus.report import (
    activities,
    assumptions,
    considerations,
    definitions,
    distribution,
    effects,
    health,
    norms,
    pay,
    people,
    persons,
    plans,
    posts,
    provenance,
    red_days,
    rulebook,
)
from turnus.report.answer import answer
from turnus.report.five_k import five_k
from turnus.report.grid import grid, legend, weeks_of
from turnus.report.page_template import page_template
from turnus.report.panel import Panel
from turnus.report.side import Pair
from turnus.report.signatures import signatures
from turnus.report.staffing import day
from turnus.report.temps import temps
from turnus.report.vacation import vacation_tables
from turnus.report.verdicts import gains_and_losses, unchanged_table
from turnus.texts.numbers import short_day


def write_report(comparison: Comparison, path: Path, written: date | None = None) -> None:
    """Write the comparison as one HTML file that needs no network.

    Parameters
    ----------
    comparison
        Both solved scenarios; the rules are checked anew.
    path
        The file to write, in one step; its folder must exist.
    written
        The date it bears; today's where it is left out.
    """
    replace_file(path, render(comparison, written).encode())


def render(comparison: Comparison, written: date | None = None) -> str:
    """The report as HTML."""
    return render_pair(Pair.of(comparison), written)


def render_pair(pair: Pair, written: date | None = None) -> str:
    """The report of sides that may have been counted already."""
    written = written or datetime.now(pair.problem.calendar.zone).date()
    charted, verdicts, rules = panels(pair), gains_and_losses(pair), rulebook.rules(pair)
    return page_template("report.html.j2").render(
        pair=pair,
        department=pair.problem.department.name,
        source=provenance.source(pair, written),
        written=short_day(written),
        period=weeks_of(pair.after),
        answer=answer(pair),
        variants=plans.variants(pair),
        variant_notes=plans.notes(pair),
        what_gives_what=tuple(effects.what_gives_what(pair)),
        certificates=plans.certificates(pair),
        lines=plans.lines(pair),
        panels=charted,
        verdicts=verdicts,
        figures=(*charted, verdicts),
        unchanged=unchanged_table(pair),
        without_value=definitions.without_value(pair),
        definitions=definitions.definitions(),
        five_k=five_k(pair),
        distributions=distribution.distributions(pair),
        supplements=pay.supplements(pair),
        supplement_texts=tuple(pay.supplement_texts(pair)),
        rates=pay.rates(),
        grids=tuple(grid(side) for side in pair.sides),
        legend=legend(pair.sides),
        advice=health.advice(pair),
        wishes=health.wishes(pair),
        red_day_sentences=tuple(red_days.sentences(pair)),
        red_day_tables=tuple(filter(None, (red_days.red_days(pair), red_days.seasons(pair)))),
        people=(
            *persons.person_tables(pair),
            *persons.balance_tables(pair),
            *red_days.person_tables(pair),
            *health.wish_tables(pair),
            *vacation_tables(pair),
            *activities.person_tables(pair),
        ),
        beside_care=tuple(activities.sentences(pair)),
        beside_care_tables=activities.tables(pair),
        rules=rules,
        rules_read=rulebook.read(rules),
        rule_summary=rulebook.summary(pair),
        other_rules=rulebook.others(pair),
        stricter=rulebook.stricter(pair),
        considerations=considerations.considerations(pair),
        signatures=signatures(pair.after),
        level=rulebook.level_text(pair),
        checks=rulebook.checks(pair),
        not_included=rulebook.not_included(),
        norms=norms.norms(pair),
        norm_texts=tuple(norms.norm_texts(pair)),
        norm_people=norms.norm_people(pair),
        choices=assumptions.choices(pair),
        readings=assumptions.readings(pair),
        sources=assumptions.sources(pair),
        sameness=assumptions.sameness(pair),
        assumptions=tuple(assumptions.assumptions(pair)),
        stages=provenance.stages(pair),
        run=provenance.run(pair),
        notes=provenance.notes(pair),
        config=dict(charts.CONFIG),
        colours=dict(charts.COLOURS),
        plotly=Markup(charts.plotly_js()),  # noqa: S704 - plotly's own source
    )


def panels(pair: Pair) -> tuple[Panel, ...]:
    """The charts in the order they are read, gains and losses apart."""
    return (
        posts.full_time_share(pair),
        posts.sizes(pair),
        day(pair),
        people.weekends(pair),
        people.weekend_hours(pair),
        people.balance(pair),
        temps(pair),
    )
