"""A holiday notice in words: what was read as a table for a phone, and what is wrong with a text.

Every function takes the reader's `Words` first.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from union.core.almanac.date_format import weekday_words
from union.core.grouping import runs
from union.core.period import A_DAY
from union.festivals.notice_values import Arrangement, Problem, Trouble
from union.words import Words


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
