"""Sentences around a report: its buttons, its closing, its file, the logs behind its figures."""

from collections.abc import Sequence
from datetime import date, datetime

from handlers.core.messages.text_limits import brief
from union.core.almanac.date_format import day_words, moment_words
from union.core.period import Period
from union.reports.document_names import Form
from union.reports.model import Digest
from union.reports.text import title as title_of
from union.words import Words
from union.worklog.entries import LogEntry

MOST_NAMES = 60
SHOWN = 60  # characters of a log in a list of sources


def closing_soon(_: Words, month: Period, moment: datetime, today: date, group_title: str) -> str:
    """Told to officers in private on the working day before the lock."""
    return _(
        "【{group}】{month}月报将于{when}定稿。\n还有没记的工作，请在此之前发来；之后只能作为补报。",
        group=group_title,
        month=title_of.period_name(month, _, now=today),
        when=moment_words(_, moment, now=today),
    )


def unknown_period(_: Words, said: str) -> str:
    """/digest with words that name no period."""
    return _(
        "没看懂「{said}」是哪段时间。可以这样写：\n月报 上个月\n月报 2026-11\n月报 三季度", said=brief(said)
    )


def still_ahead(_: Words, period: Period, today: date) -> str:
    """/digest of a period that has not begun."""
    return _(
        "{period}还没开始，没有可汇总的记录。看那时的安排请发 /cal",
        period=title_of.period_name(period, _, now=today),
    )


def label_form(_: Words, form: Form) -> str:
    """The button that asks for a document."""
    return {Form.PNG: _("图"), Form.DOCX: _("Word"), Form.XLSX: _("Excel")}[form]


def being_made(_: Words, form: Form) -> str:
    """Such a button was pressed."""
    return {
        Form.PNG: _("正在画图，马上发来"),
        Form.DOCX: _("正在生成 Word 文件，马上发来"),
        Form.XLSX: _("正在生成 Excel 台账，马上发来"),
    }[form]


def file_name(_: Words, digest: Digest, form: Form) -> str:
    """「东方印染厂工会2026年11月月报（定稿）.docx」, with nothing in it that a file name may not hold."""
    name = f"{digest.group_title}{caption(_, digest, form)}"
    kept = "".join("-" if char in '\\/:*?"<>|' or not char.isprintable() else char for char in name)
    return f"{kept.replace(' ', '_')[:100]}.{form}"


def caption(_: Words, digest: Digest, form: Form) -> str:
    """Under the file; the ledger is told from the report."""
    if form is Form.XLSX:
        title, state = title_of.title(digest, _, year=True), title_of.state(digest, _)
        return _("{title}台账（{state}）", title=title, state=state)
    return title_of.heading(digest, _, year=True)


def no_file(_: Words, form: Form) -> str:
    """It could not be made in three tries."""
    return {
        Form.PNG: _("月报的图没有画出来，稍后发 /digest 再试"),
        Form.DOCX: _("Word 文件没有生成，稍后发 /digest 再试"),
        Form.XLSX: _("Excel 台账没有生成，稍后发 /digest 再试"),
    }[form]


def sources_of(_: Words, what: str, count: int, page: int, pages: int) -> str:
    """The head of a list of sources."""
    if pages > 1:
        return _(
            "依据：{what}（共{count}条，第{page}/{pages}页）", what=what, count=count, page=page, pages=pages
        )
    return _("依据：{what}（共{count}条）", what=what, count=count)


def source(_: Words, entry: LogEntry, day: date, today: date, text: str) -> str:
    """「11月3日 周二 王芳：走访慰问困难职工12户…」; the number before it is a link."""
    line = _(
        "{day} {author}：{text}",
        day=day_words(_, day, now=today),
        author=entry.author,
        text=brief(text, SHOWN),
    )
    if entry.undone:
        return _("{line}（已撤销）", line=line)
    return _("{line}（已改）", line=line) if entry.version > 1 else line


def unreported_names(_: Words, named: Sequence[str]) -> str:
    """Who they are: to the 负责人 in private, or where the group set it so."""
    shown = _("、").join(brief(name) for name in named[:MOST_NAMES])
    if len(named) > MOST_NAMES:
        return _("尚未报送：{names}等{count}人", names=shown, count=len(named))
    return _("尚未报送：{names}", names=shown)
