"""What a report is called: its title, how final it is, and the names of the periods around it."""

from collections.abc import Callable
from datetime import date, datetime, time

from union.core.almanac import date_format
from union.core.period import A_DAY, CALENDAR, Grain, Period
from union.reports.model import Digest, ReportState
from union.words import Words, sentence

Said = Callable[[Words], str]


def report_name(digest: Digest, _: Words, *, year: bool = False) -> str:
    """「2027年1月月报」, whatever days it is of."""
    name = period_name(digest.period, _, now=None if year else digest.as_of.date())
    noun = {Grain.MONTH: _("月报"), Grain.YEAR: _("年度报告")}.get(digest.period.grain) or _("报告")
    return _("{period}{report}", period=name, report=noun)


def title(digest: Digest, _: Words, *, year: bool = False) -> str:
    """「11月月报」, 「11月月报（10月26日—11月25日）」; with the year where asked for, or where it is not that of writing."""
    name, dates = report_name(digest, _, year=year), days(digest.period, _)
    return _("{title}（{days}）", title=name, days=dates) if dates else name


def below(digest: Digest, _: Words) -> str:
    """What stands under the title of a document: the days where they are not the calendar's, how final it is unless 定稿."""
    final = "" if digest.state is ReportState.FINAL else state(digest, _)
    return _("，").join(part for part in (days(digest.period, _), final) if part)


def review(digest: Digest, _: Words) -> str:
    """「2026年工作总结」."""
    return _("{period}工作总结", period=period_name(digest.period, _, now=None))


def heading(digest: Digest, _: Words, *, year: bool = False) -> str:
    """「11月月报（定稿）」, 「11月月报（10月26日—11月25日，定稿）」."""
    parts = [part for part in (days(digest.period, _), state(digest, _)) if part]
    return _("{title}（{state}）", title=report_name(digest, _, year=year), state=_("，").join(parts))


def period_name(period: Period, _: Words, *, now: date | None) -> str:
    """「11月」「第三季度」「上半年」, with its year where that is not now's or `now` is None."""
    named = CALENDAR.same(period)
    first, end = (datetime.combine(day, time()) for day in (named.first, named.end))
    return date_format.span_words(_, first, end, period.grain, now=now)


def days(period: Period, _: Words) -> str:
    """「10月26日—11月25日」 where the period is not the calendar's; else ""."""
    if period == CALENDAR.same(period):
        return ""
    first, last = period.first, period.end - A_DAY
    named = date_format.short_day(_, first, year=period.year)
    return _("{first}—{last}", first=named, last=date_format.short_day(_, last, year=last.year))


def day_of(period: Period) -> date:
    """A day of the year the period is named by, for names that stand beside it."""
    return CALENDAR.same(period).first


def next_day(period: Period) -> date:
    """A day of the year that the next period of this kind is named by."""
    return CALENDAR.after(CALENDAR.same(period)).first


def with_days(period: Period, _: Words, *, now: date | None) -> str:
    """「11月（10月26日—11月25日）」, the days where they are not the calendar's."""
    name, dates = period_name(period, _, now=now), days(period, _)
    return _("{period}（{days}）", period=name, days=dates) if dates else name


def state(digest: Digest, _: Words) -> str:
    """「截至11月30日 17:00」, 「定稿」, 「更正稿1」 or 「未审签」."""
    at = digest.as_of
    day = date_format.short_day(_, at, year=digest.period.year)
    until = _("截至{day} {clock}", day=day, clock=f"{at:%H:%M}")
    return {
        ReportState.OPEN: until,
        ReportState.FINAL: _("定稿"),
        ReportState.CORRECTED: _("更正稿{version}", version=digest.version or ""),
        ReportState.UNSIGNED: _("未审签"),
    }[digest.state]


def _by_length(quarter: Said, half: Said, year: Said, month: Said) -> Callable[[Period, Words], str]:
    named = {Grain.QUARTER: quarter, Grain.HALF: half, Grain.YEAR: year}
    return lambda period, _: named.get(period.grain, month)(_)


this = _by_length(sentence("本季度"), sentence("本半年"), sentence("本年"), sentence("本月"))
last = _by_length(sentence("上季度"), sentence("上个半年"), sentence("上年"), sentence("上月"))
coming = _by_length(sentence("下季度"), sentence("下个半年"), sentence("下年度"), sentence("下月"))


def year_ago(period: Period, _: Words) -> str:
    """「去年同月」, for longer periods 「去年同期」."""
    return _("去年同月") if period.grain is Grain.MONTH else _("去年同期")
