"""Reads a yearly plan: lines in, the items of the year out, each beside the words it comes from.

Stages: numbers and headings (outline) → times → clauses → deeds and the times that govern them → items → no doubles.
"""

from collections.abc import Callable, Sequence

from union.core.almanac.days_off import Notice
from union.reading.text.normal_form import simplified
from union.yearplan.document_walk import Reader
from union.yearplan.items import duplicate_items
from union.yearplan.model import Line, YearPlan
from union.yearplan.times.plan_year import heading_months, plan_year, said_year, title_of
from union.yearplan.times.school_terms import first_week

STEPS = 50  # how often it is told how far reading is
Told = Callable[[int, int], None]


class YearUnknown(ValueError):
    """No year was given, and the plan's title names none: the officer is to be asked."""


def read_plan(
    lines: Sequence[Line], *, year: int | None, notice: Notice | None = None, told: Told | None = None
) -> YearPlan:
    """The plan's items for its year; `year` goes before the one its title names. YearUnknown where there is none.

    `notice` is the group's calendar of days off; `told(done, all)` hears now and then how many lines are read.
    """
    texts = [simplified(line.text) for line in lines]
    title = title_of(lines)
    said = said_year(simplified(title))
    meant = year if year is not None else said
    if meant is None:
        raise YearUnknown("neither the caller nor the plan's title names a year")
    plan = plan_year(meant, texts, heading_months(texts))
    plan = plan._replace(first_week=first_week(texts, plan))
    reader = Reader(plan, texts, notice)
    step = max(1, len(lines) // STEPS)
    for index, line in enumerate(lines):
        if told is not None and index % step == 0:
            told(index, len(lines))
        if line.text.strip() != title:
            reader.line(index, line, texts[index + 1] if index + 1 < len(texts) else "")
    return YearPlan(title, meant, said, duplicate_items.removed(reader.items), tuple(reader.duties))
