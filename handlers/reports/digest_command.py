"""/digest and its buttons. The month's own post is handlers/reports/monthly_job.py, the files are handlers/reports/documents/document_job.py."""

import re
from datetime import datetime
from functools import partial

from handlers.core.button_press import permitted_deed
from handlers.core.command_limits import heavy
from handlers.core.messages.command_words import argument, simplified_text
from handlers.core.messages.outgoing_message import MESSAGE_UNITS, Rows, brief
from handlers.core.name_visibility import may_hear_names
from handlers.core.turn import Turn
from handlers.reports import month_post, source_logs
from handlers.reports.report_data import unreported_members
from union.core.message_layout import utf16
from union.core.period import Months, Period
from union.core.rights import Action
from union.reading.questions.report_periods import read_period
from union.reading.text.normal_form import EitherScript
from union.reports import report_schedule
from union.reports.document import FileForm
from union.reports.model import Digest, ReportState
from union.reports.text import calendar_texts as details
from union.reports.text import title as title_of
from union.reports.text.document_chapters import review_text

WORDS = ("月报", "简报", "总结")
SHOW = "report.show"
PICTURES = ("图", "圖", "picture")  # 「/digest 2026 图」
OF_MONTH = r"(?:\d{4}年|去年|今年)?(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?|(?:上{1,4}个?|本|[这今呢]个?|当)月份?"
OF_LONGER = r"(?:\d{4}年?|去年|今年)?(?:第?[一二三四1-4]季度|[上下]半年|季度|半年|年度|年终|全年)"
REPORT = rf"(?:(?:{OF_LONGER})(?:工作)?(?:总结|报告|报)|季报|半年报|(?:20\d\d年?)?年报|第?[一二三四]季报|(?:{OF_MONTH})[的嘅]?(?:工会)?(?:工作)?(?:月报|简报|报告?))"
WORK = rf"(?:{OF_LONGER}|今年|去年|{OF_MONTH})的?(?:工会)?(?:的?(?:全部|所有)?(?:工作|活动)?(?:记录|台账|汇总|报告|总结|报表))"
PLEASE = r"(?:小秘[,，\s]{0,2})?(?:(?:请|麻烦|帮忙?|给|我|把|再){0,4}(?:生成|整理|导出|汇总|调出|打印|起草|草拟|写(?!年度)|发|出|整|做|弄|拉|来|要|看看?)|给我(?=一?[份个张]))(?:一?下)?(?:一?[份个张篇])?"
AS_TABLE = r"(?:全部|都)?(?:导|做|整理|生成|弄)?成?个?(?:表格?|[Ee]xcel)"
SHOWN = rf"(?:{AS_TABLE})?(?:(?:发|给|拿|调|导|做|写|出|整理|生成)(?:出来?|一?下|好|给?我|到?群里)|看看?|看一?下|给我|一下){{1,2}}[吧啦啊]?"
YEARS_END = "年终总结"
PLEASE_WRITE = r"(?:小秘[,，\s]{0,2})?(?:(?:请|麻烦|帮忙?|给|我|把|再|先){0,4}(?:写|起草|草拟|拟|生成|整理|出|做|弄|来|要|看看?)(?:一下)?(?:一?[份个篇])?)?"
OF_YEAR = r"(?P<year>20\d\d|今|去|上|本)\s?年?"
DRAFT = r"(?:的?(?:初稿|草稿|稿子?|材料))?(?:一下|给我|发我|发到?群里)?"
# 「年终总结」「写2026年工作总结」「年终总结初稿」, behind /digest 「2026 总结」; a 年度总结 is the year's report.
REVIEW = rf"{PLEASE_WRITE}(?:(?:{OF_YEAR}的?)?(?:工会)?年[终末底](?:工会)?(?:工作)?总结|{OF_YEAR.replace('year', 'only')}的?(?:工会)?(?:工作)?总结){DRAFT}"
WHOLE_REVIEW = EitherScript(REVIEW)
# 「出一下这个月到现在的工会工作小结」, 「我要的是12月的月报」, 「出十二月月报俾我睇下」: who is asked, to do what, the report, for whom.
CALLED = r"(?:小秘|秘书|请|麻烦|唔该|劳驾|帮我|帮手|帮忙|同我|你|可以|可唔可以|可不可以|能不能|能否|能|再|先|现在|而家|顺便|[,，\s])"
MADE = r"(?:出|写(?!年度)|发|给|俾|畀|比|整|弄|做(?=[个一])|生成|整理|打印|印|导出|导|调|拿|传|拉)(?:来|出|返|翻|个|份|张|篇|埋|定|一?下|一[份个张篇]|给?我们?|俾我|畀我){0,3}"
WISHED = r"我们?(?:就|只|是|系){0,2}(?:想要|(?:想|要)(?:睇|看)下?|想|要)(?:的|嘅)?(?:是|系)?(?:一?[份个张])?"
SO_FAR = r"(?:1[号日])?(?:到|至|截至)(?:现在|目前|今天|今日|而家|依家)(?:为止)?"
KIND = r"(?:月报表?|简报|月度(?:报告|总结|小结)|报告|小结|总结|汇总)"
OF_WORK = r"[的嘅]?(?:我们|咱们|本会)?(?:工会)?[的嘅]?(?:工作|活动)?(?:情况)?[的嘅]?"
OF_SPAN = rf"(?:{OF_MONTH}|{OF_LONGER}|今年|去年)(?:{SO_FAR})?"
THE_ONE = rf"(?:{OF_SPAN}{OF_WORK}{KIND}|(?:工会)?[的嘅]?月报表?)"
TO_US = r"(?:(?:可以|可不可以|可唔可以|能不能|能|也|就|都|快点?|尽快|[,，\s]){0,3}(?:发|给|俾|畀|拿|传|交|出|调|弄|整|做)(?:一?[份个张])?(?:到|来|出|上|返|过)?(?:来|嚟|去)?(?:给|俾|畀)?(?:我们?|大家|群里|这里|主席)?)"
ENDS = r"(?:看看|睇睇|瞧瞧|看一?[下眼]|睇一?[下眼]|睇|看|一下|嚟|来|出来|吧|啦|吖|呀|啊|呢|嘛|吗|可以吗|行吗|好吗|得唔得|行不行|谢谢|唔该晒?|多谢|[,，。!！?？\s])"
ASKED_FOR = (
    rf"{CALLED}{{0,5}}{MADE}{THE_ONE}(?:{TO_US}|我)?{ENDS}{{0,5}}|{CALLED}{{0,3}}{WISHED}{THE_ONE}{ENDS}{{0,4}}|{CALLED}{{0,5}}[把将]?{THE_ONE}{TO_US}{ENDS}{{0,5}}"
    rf"|{CALLED}{{0,5}}[把将]?{OF_SPAN}{OF_WORK}{CALLED}{{0,2}}(?:{MADE}{KIND}{TO_US}?|(?:总结|小结|汇总)一[下个]){ENDS}{{0,5}}"
)
# A whole message that is nothing but the name of a report, 「三季度总结」「年报」「9月月报」, or asks for one.
NAMED = EitherScript(
    rf"{REPORT}(?:\s?(?i:pdf)版?)?|{PLEASE}(?:{REPORT}|{WORK})(?:{SHOWN}|{AS_TABLE})?(?:[\s,，][^？?吗]{{0,12}})?"
    rf"|(?:小秘[,，\s]{{0,2}})?(?:把)?(?:{REPORT}(?:{AS_TABLE})?|{WORK}{AS_TABLE}){SHOWN}|{REVIEW}|{ASKED_FOR}"
)
PDF = EitherScript(r"(?:的|发|导出|成|版){0,3}\s?(?<![a-z])pdf(?:版|格式|文件){0,2}", any_case=True)
QUARTER = EitherScript(r"(?<=[一二三四1-4])季报")
TABLE = EitherScript("表格?|[Ee]xcel")


def digest(turn: Turn) -> None:
    """/digest, 月报, 简报, 总结: the report of the period named, of this month when none is."""
    turn.needs(Action.SEE)
    words = argument(turn.said.text, WORDS)
    drafted = WHOLE_REVIEW.fullmatch(words.strip())
    pictured, as_pdf = words.endswith(PICTURES), PDF.search(words) is not None
    words = QUARTER.sub("季度", PDF.sub("", words).strip())
    words = words.rstrip("图圖").removesuffix("picture").removesuffix("的").strip()
    wall, months = turn.with_group().wall(turn.said.at), turn.with_group().months
    if drafted:
        period = _year_of(drafted, wall, months)
    else:
        # 「月报能发一份给我吗」 names none, as the word alone does
        is_bare = not words or NAMED.fullmatch(simplified_text(words)) is not None
        period = read_period(words, wall, months) or (months.containing(wall.date()) if is_bare else None)
    if period is None:
        how = turn._(
            "没看懂「{said}」是哪段时间。可以这样写：\n月报 上个月\n月报 2026-11\n月报 三季度",
            said=brief(words),
        )
        turn.say(how)
    elif period.first > wall.date():
        turn.say(month_post.future_period_notice(turn._, period, wall.date()))
    elif drafted:
        _review(turn, period)
    elif as_pdf:
        turn.say(turn._("没有 PDF，给您发 Word：打开后选「另存为」或「打印」里的 PDF 就行。"))
        heavy(partial(month_post.want_here, period=period, form=FileForm.DOCX))(turn)
    elif pictured or TABLE.search(words):
        form = FileForm.PNG if pictured else FileForm.XLSX
        heavy(partial(month_post.want_here, period=period, form=form))(turn)
    else:
        show(turn, period, offer_last=not words)


def _year_of(said: re.Match[str], wall: datetime, months: Months) -> Period | None:
    """The year that is meant; where none is said the one that is ending, or has ended."""
    year = said["year"] or said["only"]
    if year is None:
        return read_period(YEARS_END, wall, months)
    named = {"今": wall.year, "本": wall.year, "去": wall.year - 1, "上": wall.year - 1}.get(year)
    return months.of_key(str(named or year))


def _review(turn: Turn, period: Period) -> None:
    """年终总结: what its draft says, in short, with the sources of its figures; the file follows."""
    report = month_post.reports(turn.desk()).up_to_date(period)
    if report.empty:
        name = month_post.name_of(turn.desk(), period, turn._)
        turn.say(turn._("{period}没有工作记录，写不出总结", period=name))
        return
    text = review_text(report, turn._, limit=MESSAGE_UNITS)
    [[*_files, sources]] = month_post.report_buttons(report, turn.with_group(), turn._)
    again = turn.button(turn._("Word 初稿"), month_post.FILE, period.key, FileForm.REVIEW.value)
    turn.say(text.text, [[again, sources]], entities=month_post.entities(text), about=f"digest:{period.key}")
    heavy(partial(month_post.want_here, period=period, form=FileForm.REVIEW))(turn)


def show(turn: Turn, period: Period, *, offer_last: bool = False) -> None:
    """The report of a period as it stands now."""
    report = month_post.reports(turn.desk()).up_to_date(period)
    last_line = _who_is_missing(turn, report)
    text, entities = month_post.report_text(report, turn._, MESSAGE_UNITS - utf16(last_line))
    rows = month_post.report_buttons(report, turn.with_group(), turn._)
    last = _last_month(turn, period) if offer_last else ()
    turn.say(text + last_line, [*rows, *last], entities=entities, about=f"digest:{period.key}")


def _who_is_missing(turn: Turn, report: Digest) -> str:
    """Names of those who have not reported, in private and while the report is open; the group hears how many."""
    if not turn.where.private or report.state is not ReportState.OPEN or not may_hear_names(turn):
        return ""
    missing = unreported_members(turn.db, turn.with_group(), report.period)
    return "\n\n" + month_post.unreported(turn._, missing) if missing else ""


def _last_month(turn: Turn, month: Period) -> Rows:
    """「上月」 while last month's report is still open: then it is the one likely meant."""
    group = turn.with_group()
    last = group.months.before(month)
    if turn.wall >= report_schedule.locking(last, group.settings, group.notice):
        return ()
    return [[turn.button(turn._("上月月报"), SHOW, last.key)]]


def _press_sources(turn: Turn, ids: tuple[str, ...]) -> None:
    """Ids: period, part, and the page where the list is open already; without a part all there are to choose from."""
    period, code, press = month_post.pressed_period(turn), "".join(ids[1:2]), turn.incoming.press
    report = month_post.report_now(turn.desk(), period)
    parts = {each: (name, numbers) for each, name, numbers in month_post.parts_of(report, turn._)}
    part, numbers = parts.get(code, ("", ()))
    is_here = code not in month_post.ELSEWHERE
    name = title_of.period_name(period, turn._, now=turn.today)
    what = turn._("{period} {part}", period=name, part=part) if is_here else part
    page = press.number(2) if press and len(ids) > 2 else None
    if not code:
        labels = {each: turn._("依据：{what}", what=said) for each, (said, logs) in parts.items() if logs}
        at = month_post.SOURCES, period.key
        source_logs.offer(turn, name, [turn.button(said, *at, each, 0) for each, said in labels.items()])
    elif code == month_post.PLAN:
        items = details.all_planned(report, turn._)
        source_logs.show_lines(turn, what, items, month_post.SOURCES, period.key, code, page=page)
    else:
        source_logs.show(turn, what, numbers, month_post.SOURCES, period.key, code, page=page)


def _press_file(turn: Turn, ids: tuple[str, ...]) -> None:
    """Ids: period and form."""
    form = FileForm(ids[1])
    month_post.want_here(turn, month_post.pressed_period(turn), form)
    turn.toast = {
        FileForm.PNG: turn._("正在画图，马上发来"),
        FileForm.DOCX: turn._("正在生成 Word 文件，马上发来"),
        FileForm.XLSX: turn._("正在生成 Excel 台账，马上发来"),
        FileForm.REVIEW: turn._("正在生成年终总结，马上发来"),
    }[form]


DEEDS = {
    SHOW: permitted_deed(Action.SEE, lambda turn, ids: show(turn, month_post.pressed_period(turn))),
    month_post.SOURCES: permitted_deed(Action.SEE, _press_sources),
    month_post.FILE: heavy(permitted_deed(Action.SEE, _press_file)),
    source_logs.AWAY: source_logs.close_log_list,
}
