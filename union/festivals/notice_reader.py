"""Reads the State Council's annual holiday notice, as published or as pasted into a chat, and says in words what was read and what is wrong.

Whatever cannot be read, or contradicts the calendar or itself, is a problem: such a notice is never applied.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from union.core.almanac import festivals
from union.core.almanac.date_format import weekday_words
from union.core.grouping import runs
from union.core.period import A_DAY
from union.festivals.notice_sentences import FoundInNotice, paragraphs, plain_notice_text, understood, years
from union.festivals.notice_values import Arrangement, HolidayNotice, Problem, ReadNotice, Trouble
from union.words import Words

OF_HOLIDAYS, OF_DAYS = re.compile("放假|假期"), re.compile(r"\d月|\d[日号]")
MOST_SIGNS = 20_000  # a notice has about 700
EARLIEST, LATEST = 1990, 2099  # lunar days are known until 2100


def read_notice(text: str, this_year: int | None = None) -> ReadNotice:
    """The notice a text holds, and what is wrong with it: 「一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。」

    A part copied without its year has the one of this year and its neighbours whose weekdays it gives.
    """
    if len(text) > MOST_SIGNS:
        return ReadNotice(None, (Problem(Trouble.TOO_LONG),))
    said = plain_notice_text(text)
    if not OF_HOLIDAYS.search(said) or not OF_DAYS.search(said):
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
        for step in (A_DAY, -A_DAY):
            near = day + step
            while near.weekday() >= 5:
                found.add(near)
                near += step
    return found


def rows(_: Words, parts: Sequence[Arrangement], year: int) -> Iterator[str]:
    """The arrangements, two lines each at most: 「春节　2月15日周日–23日周一　9天」, 「　　　上班 2月14日周六」."""
    for part in parts:
        yield _("{festival}　{days}", festival=name(_, part.festivals), days=_spans(_, part.off, year))
        if part.work:
            days = _("、").join(day_words(_, day, year) for day in part.work)
            yield _("　　　上班 {days}", days=days)


def name(_: Words, festivals: Sequence[str]) -> str:
    """「春节」, 「国庆、中秋」; a paragraph of no festival has a name of its own."""
    return _("、").join(_(each) for each in festivals) or _("其他")


def day_words(_: Words, day: date, year: int) -> str:
    """「2月14日周六」, in another year 「2026年12月31日周四」."""
    text = _("{month}月{day}日{weekday}", month=day.month, day=day.day, weekday=weekday_words(_, day))
    return text if day.year == year else _("{year}年{day}", year=day.year, day=text)


def trouble(_: Words, problem: Problem) -> str:
    """One thing that is wrong, as a sentence that names it."""
    sentence = _sentence(_, problem)
    if not problem.festivals:
        return sentence
    return _("{festival}：{sentence}", festival=name(_, problem.festivals), sentence=sentence)


def _spans(_: Words, days: Sequence[date], year: int) -> str:
    if not days:
        return _("没有读出")
    found = runs(day.toordinal() for day in days)
    spans = _("、").join(_run(_, [date.fromordinal(each) for each in run], year) for run in found)
    return _("{spans}　{count}天", spans=spans, count=len(days))


def _run(_: Words, run: Sequence[date], year: int) -> str:
    first, last = run[0], run[-1]
    if first == last:
        return day_words(_, first, year)
    end = day_words(_, last, year)
    if (first.year, first.month) == (last.year, last.month):
        end = _("{day}日{weekday}", day=last.day, weekday=weekday_words(_, last))
    return _("{first}–{last}", first=day_words(_, first, year), last=end)


def _sentence(_: Words, problem: Problem) -> str:
    day = "" if problem.day is None else day_words(_, problem.day, problem.day.year)
    said = weekday_words(_, date(2024, 1, 1) + problem.said * A_DAY)
    sentences = {
        Trouble.NO_NOTICE: _("没有读到放假安排，请贴国务院办公厅放假通知的全文。"),
        Trouble.TOO_LONG: _("太长了，请只贴放假通知这一份。"),
        Trouble.NO_YEAR: _("没有写明是哪一年的安排，请连标题一起贴上。"),
        Trouble.SEVERAL_YEARS: _("写了不止一个年份（{years}），请一年一年地贴。", years=problem.quote),
        Trouble.UNREAD: _("「{quote}」没有读懂。", quote=problem.quote),
        Trouble.NO_DAYS: _("没有读出放假的日期。"),
        Trouble.NO_SUCH_DAY: _("「{quote}」没有这一天。", quote=problem.quote),
        Trouble.BACKWARDS: _("「{quote}」的起止日期不对。", quote=problem.quote),
        Trouble.OTHER_YEAR: _("「{quote}」不是这一年前后的日子。", quote=problem.quote),
        Trouble.WEEKDAY: _("{day}，通知里写的却是{said}。", day=day, said=said),
        Trouble.COUNT: _("写的是{said}天，日期算下来是{found}天。", said=problem.said, found=problem.found),
        Trouble.NO_WEEKEND: _("{day}本来就上班，不会是调休的上班日。", day=day),
        Trouble.BOTH: _("{day}又放假又上班。", day=day),
        Trouble.LEFT_OUT: _("{day}是节日当天，却不在放假的日子里。", day=day),
        Trouble.TWICE: _("写了不止一次，请只留一份通知。"),
    }
    return sentences[problem.trouble]
