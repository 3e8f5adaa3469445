"""/digest and its buttons. The month's own post is handlers/reports/monthly_job.py, the files are handlers/reports/documents/document_job.py."""

import re
from functools import partial

from handlers.core import press_texts as presses
from handlers.core.command_limits import heavy
from handlers.core.messages.command_words import argument
from handlers.core.messages.keyboards import Rows, button
from handlers.core.messages.text_limits import MESSAGE_UNITS
from handlers.core.name_visibility import may_hear_names
from handlers.core.turn import Turn
from handlers.reports import amendments, report_message, report_snapshot, source_logs
from handlers.reports import texts as phrases
from handlers.reports.report_data import unreported_members
from storage.reports import publication
from storage.reports.publication import Wanted
from union.core.message_layout import utf16
from union.core.period import Period
from union.core.rights import Action
from union.reading.questions.report_periods import read_period
from union.reports import report_schedule
from union.reports.document_names import Form
from union.reports.model import Digest, ReportState
from union.reports.text import list_sections as details
from union.reports.text import title as title_of

WORDS = ("月报", "简报", "总结")
SHOW = "report.show"
PICTURES = ("图", "圖", "picture")  # 「/digest 2026 图」
OF_MONTH = r"(?:\d{4}年|去年|今年)?(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?|(?:上{1,4}个?|本|这个?|当)月"
OF_LONGER = r"(?:\d{4}年?|去年|今年)?(?:第?[一二三四1-4]季度|[上下]半年|季度|半年|年度|年终|全年)"
REPORT = rf"(?:(?:{OF_LONGER})(?:工作)?(?:总结|报告)|季报|半年报|年报|(?:{OF_MONTH})的?(?:工会)?(?:工作)?(?:月报|简报))"
WORK = rf"(?:{OF_LONGER}|今年|去年|{OF_MONTH})的?(?:工会)?(?:的?(?:全部|所有)?(?:工作|活动)?(?:记录|台账|汇总|报告|总结|报表))"
PLEASE = r"(?:小秘[,，\s]{0,2})?(?:(?:请|麻烦|帮忙?|给|我|把|再){0,4}(?:生成|整理|导出|汇总|调出|打印|发|出|整|做|弄|拉|来|要|看看?)|给我(?=一?[份个张]))(?:一下)?(?:一?[份个张])?"
AS_TABLE = r"(?:全部|都)?(?:导|做|整理|生成|弄)?成?个?(?:表格?|[Ee]xcel)"
SHOWN = rf"(?:{AS_TABLE})?(?:(?:发|给|拿|调|导|做)(?:出来?|给?我|到?群里)|看看?|看一?下|给我|一下){{1,2}}"
# A whole message that is nothing but the name of a report, 「三季度总结」「年报」「9月月报」, or asks for one.
NAMED = re.compile(
    rf"{REPORT}|{PLEASE}(?:{REPORT}|{WORK})(?:{SHOWN}|{AS_TABLE})?(?:[\s,，][^？?吗]{{0,12}})?"
    rf"|(?:把)?(?:{REPORT}(?:{AS_TABLE})?|{WORK}{AS_TABLE}){SHOWN}"
)
TABLE = re.compile("表格?|[Ee]xcel")


def digest(turn: Turn) -> None:
    """/digest, 月报, 简报, 总结: the report of the period named, of this month when none is."""
    words = argument(turn.said.text, WORDS)
    pictured = words.endswith(PICTURES)
    words = words.rstrip("图圖").removesuffix("picture").removesuffix("的").strip()
    wall = turn.with_group().wall(turn.said.at)
    months = turn.with_group().months
    period = read_period(words, wall, months) if words else months.containing(wall.date())
    if not turn.may(Action.SEE):
        turn.say(presses.not_allowed(turn._))
    elif period is None:
        turn.say(phrases.unknown_period(turn._, words))
    elif period.first > wall.date():
        turn.say(phrases.still_ahead(turn._, period, wall.date()))
    elif pictured or TABLE.search(words):
        heavy(partial(_want, period=period, form=Form.PNG if pictured else Form.XLSX))(turn)
    else:
        _show(turn, period, offer_last=not words)


def _show(turn: Turn, period: Period, *, offer_last: bool = False) -> None:
    report = amendments.up_to_date(turn.db, turn.with_group(), period, turn.now)
    last_line = _who_is_missing(turn, report)
    text, entities = report_message.text(report, turn._, MESSAGE_UNITS - utf16(last_line))
    text += last_line
    rows = report_message.rows(report, turn.with_group(), turn._)
    last = _last_month(turn, period) if offer_last else ()
    turn.say(text, [*rows, *last], entities=entities, about=f"digest:{period.key}")


def _who_is_missing(turn: Turn, report: Digest) -> str:
    """Names of those who have not reported, in private and while the report is open; the group hears how many."""
    if not turn.where.private or report.state is not ReportState.OPEN or not may_hear_names(turn):
        return ""
    missing = unreported_members(turn.db, turn.with_group(), report.period)
    names = [each.person.name for each in missing]
    return "\n\n" + phrases.unreported_names(turn._, names) if names else ""


def _last_month(turn: Turn, month: Period) -> Rows:
    """「上月」 while last month's report is still open: then it is the one likely meant."""
    group = turn.with_group()
    last = group.months.before(month)
    if group.wall(turn.now) >= report_schedule.locking(last, group.settings, group.notice):
        return ()
    return [[button(turn._("上月月报"), SHOW, group.id, last.key)]]


def _pressed_period(turn: Turn) -> Period:
    """The period of the pressed button; ValueError for a forged one."""
    press = turn.incoming.press
    period = turn.with_group().months.of_key(press.ids[0]) if press else None
    if period is None:
        raise ValueError("no such period")
    return period


def _press_show(turn: Turn) -> None:
    period = _pressed_period(turn)
    if turn.may(Action.SEE):
        _show(turn, period)
    else:
        turn.toast = presses.not_allowed(turn._)


def _press_sources(turn: Turn) -> None:
    """Ids: period, part, and the page where the list is open already."""
    period, press = _pressed_period(turn), turn.incoming.press
    if press is None or not turn.may(Action.SEE):
        turn.toast = presses.not_allowed(turn._)
        return
    code, report = press.ids[1], report_snapshot.report(turn.db, turn.with_group(), period, turn.now)
    parts = {each: (name, numbers) for each, name, numbers in report_message.parts_of(report, turn._)}
    part, numbers = parts.get(code, ("", ()))
    is_here = code not in report_message.ELSEWHERE
    name = title_of.period_name(period, turn._, now=turn.with_group().day(turn.now))
    what = turn._("{period} {part}", period=name, part=part) if is_here else part
    page = press.number(2) if len(press.ids) > 2 else None
    if code == report_message.PLAN:
        items = details.planned(report, turn._)
        source_logs.show_lines(turn, what, items, report_message.SOURCES, period.key, code, page=page)
    else:
        source_logs.show(turn, what, numbers, report_message.SOURCES, period.key, code, page=page)


def _press_file(turn: Turn) -> None:
    """Ids: period and form."""
    period, press = _pressed_period(turn), turn.incoming.press
    if press is None or not turn.may(Action.SEE):
        turn.toast = presses.not_allowed(turn._)
        return
    form = Form(press.ids[1])
    _want(turn, period, form)
    turn.toast = phrases.being_made(turn._, form)


def _want(turn: Turn, period: Period, form: Form) -> None:
    group = turn.with_group()
    wanted = Wanted(0, group.id, turn.where.chat_id, turn.where.topic, period.key, form=form)
    publication.want_document(turn.db, group, wanted, turn.now)


DEEDS = {
    SHOW: _press_show,
    report_message.SOURCES: _press_sources,
    report_message.FILE: heavy(_press_file),
    source_logs.AWAY: source_logs.put_away,
}
