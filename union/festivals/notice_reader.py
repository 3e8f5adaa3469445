"""Reads the State Council's annual holiday notice, as published or as pasted into a chat.

Whatever cannot be read, or contradicts the calendar or itself, is a problem: such a notice is never applied.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from union.core.almanac import festivals
from union.festivals.notice_sentences import FoundInNotice, paragraphs, plain_notice_text, understood, years
from union.festivals.notice_values import Arrangement, HolidayNotice, Problem, ReadNotice, Trouble

ONE_DAY = timedelta(days=1)
OF_HOLIDAYS, A_DAY = re.compile("放假|假期"), re.compile(r"\d月|\d[日号]")
MOST_SIGNS = 20_000  # a notice has about 700
EARLIEST, LATEST = 1990, 2099  # lunar days are known until 2100


def read_notice(text: str, this_year: int | None = None) -> ReadNotice:
    """The notice a text holds, and what is wrong with it: 「一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。」

    A part copied without its year has the one of this year and its neighbours whose weekdays it gives.
    """
    if len(text) > MOST_SIGNS:
        return ReadNotice(None, (Problem(Trouble.TOO_LONG),))
    said = plain_notice_text(text)
    if not OF_HOLIDAYS.search(said) or not A_DAY.search(said):
        return ReadNotice(None, (Problem(Trouble.NO_NOTICE),))
    known = [year for year in years(said) if EARLIEST <= year <= LATEST] or _fitting_years(said, this_year)
    if len(known) != 1:
        trouble = Trouble.SEVERAL_YEARS if known else Trouble.NO_YEAR
        return ReadNotice(None, (Problem(trouble, quote="、".join(str(year) for year in known)),))
    return _arranged(known[0], _understood(said, known[0]))


def _understood(said: str, year: int) -> list[FoundInNotice]:
    return [understood(one, year) for one in paragraphs(said)]


def _fitting_years(said: str, this_year: int | None) -> list[int]:
    near = range(this_year - 1, this_year + 3) if this_year is not None else ()
    found = {year: [pair for one in _understood(said, year) for pair in one.weekdays] for year in near}
    return [year for year, pairs in found.items() if pairs and all(day.weekday() == at for day, at in pairs)]


def _arranged(year: int, found: Sequence[FoundInNotice]) -> ReadNotice:
    if not any(one.off for one in found) and not any(one.problems for one in found):
        return ReadNotice(None, (Problem(Trouble.NO_NOTICE),))
    problems = [problem for one in found for problem in (*one.problems, *_of_paragraph(one, year))]
    # What its paragraphs say against each other.
    off, work = {day for one in found for day in one.off}, {day for one in found for day in one.work}
    named = [name for one in found for name in one.festivals]
    problems += [Problem(Trouble.BOTH, day=day) for day in sorted(work & off)]
    twice = dict.fromkeys(name for name in named if named.count(name) > 1)
    problems += [Problem(Trouble.TWICE, (name,)) for name in twice]
    parts = tuple(
        Arrangement(one.festivals, tuple(sorted(set(one.off))), tuple(sorted(set(one.work)))) for one in found
    )
    return ReadNotice(HolidayNotice(year, parts), tuple(dict.fromkeys(problems)))


def _of_paragraph(found: FoundInNotice, year: int) -> Iterator[Problem]:
    """What a paragraph says against the calendar: weekdays, numbers of days, the festival itself not among them."""
    names = found.festivals
    if not found.off and not found.problems:
        yield Problem(Trouble.NO_DAYS, names)
    for day, said in found.weekdays:
        if day.weekday() != said:
            yield Problem(Trouble.WEEKDAY, names, day=day, said=said, found=day.weekday())
    for said, counted in found.counts:
        if counted and said != counted and not (found.joined and said == len(_with_weekends(found.off))):
            yield Problem(Trouble.COUNT, names, said=said, found=counted)
    for day in found.work:
        if day.weekday() < 5:
            yield Problem(Trouble.NO_WEEKEND, names, day=day, found=day.weekday())
    for name in names:
        own = festivals.date_of(name, year)
        if found.off and own is not None and own not in found.off:
            yield Problem(Trouble.LEFT_OUT, (name,), day=own)


def _with_weekends(days: Sequence[date]) -> set[date]:
    """The days with the weekend days they touch: 「6月10日放假，与周末连休」 are three."""
    found = set(days)
    for day in days:
        for step in (ONE_DAY, -ONE_DAY):
            near = day + step
            while near.weekday() >= 5:
                found.add(near)
                near += step
    return found
