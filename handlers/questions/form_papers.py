"""A form of the union above filled in, in the process that makes it: the file, and what is said beside it."""

from collections.abc import Sequence
from datetime import datetime

from handlers.core.messages.outgoing_message import brief
from handlers.reports.report_data import entries
from handlers.reports.report_snapshot import FileOrder, MadeFile
from storage.core import groups
from storage.engine.database import Database, reading_beside
from storage.reports import forms
from storage.reports.forms import WantedForm
from union.core.files.refusal import Unreadable, refusal
from union.core.groups import Group, Settings
from union.core.message_layout import utf16
from union.core.period import Period
from union.questions.forms import CellValue, Filling, Why, fill_form, fillings, read_form
from union.reading.questions.time_spans import days
from union.reports.text.title import period_name
from union.words import Words, words
from union.worklog.totals import facts_in_period

CAPTION_UNITS = 1000
LONGEST_LABEL, LONGEST_LIST, MOST_SOURCES = 24, 240, 5


def make_ordered_form(order: FileOrder[WantedForm]) -> MadeFile | None:
    """The form ordered; None where it is kept no more."""
    with reading_beside(order.path) as db:
        return filled_form(db, order.wanted, order.defaults, order.now)


def filled_form(db: Database, wanted: WantedForm, defaults: Settings, now: datetime) -> MadeFile | None:
    """The form wanted, from the rows as they stand; None where it is kept no more."""
    group = groups.get(db, wanted.group_id, defaults)
    form = forms.get(db, group, wanted.form_id) if group else None
    period = group.months.of_key(wanted.period) if group else None
    if group is None or form is None or period is None:
        return None
    _ = words(group.settings.language)
    named = period_name(period, _, now=group.day(now))
    try:
        content = forms.content(db, group, form)
        found = _fillings(db, group, content, form.name, period, group.wall(now))
    except Unreadable as error:
        return MadeFile(b"", form.name, refusal(_, error.reason))
    told = {
        each.blank.place: CellValue(each.value, source(_, each)) for each in found if each.value is not None
    }
    if not told:
        return MadeFile(b"", form.name, nothing(_, form.name, named, found))
    stem, dot, ending = form.name.rpartition(".")
    return MadeFile(
        fill_form(content, form.name, told), f"{stem}_{named}{dot}{ending}", caption(_, stem, named, found)
    )


def _fillings(
    db: Database, group: Group, content: bytes, name: str, period: Period, wall: datetime
) -> list[Filling]:
    year = group.months.longer(group.months.final_month(period))[-1]
    so_far = days(min(year.first, period.first), period.end)
    logs = entries(db, group, so_far)
    return fillings(
        read_form(content, name),
        facts_in_period(logs, period, late=not period.is_month),
        facts_in_period(logs, so_far),
        wall,
    )


def caption(_: Words, title: str, period: str, found: Sequence[Filling]) -> str:
    """What is filled in with which logs, and what is left to the officer."""
    done = [each for each in found if each.value is not None]
    head = _("{title}，按{period}的记录填了{count}格", title=brief(title), period=period, count=len(done))
    left = _empty_cells_text(_, period, found)
    room = CAPTION_UNITS - utf16(head) - utf16(left)
    lines = list[str]()
    for each in done:
        value = f"{_('约') if each.approx else ''}{each.value:f}{_(each.unit)}"
        line = _("{label}：{value}（{logs}）", label=_label(each), value=value, logs=_logs(each))
        room -= utf16(line) + 1
        if room < 0:
            lines.append(_("……其余的出处见表里的批注"))
            break
        lines.append(line)
    return "\n".join(part for part in (head, *lines, left) if part)


def nothing(_: Words, title: str, period: str, found: Sequence[Filling]) -> str:
    """That no blank could be filled in, and why."""
    if not found:
        return _(
            "「{title}」里没有找到要填的空格。要填的格子请留空、带边框，左边写项目，上面或旁边写单位。",
            title=brief(title),
        )
    said = _("「{title}」一格也没填上。", title=brief(title))
    return f"{said}\n{_empty_cells_text(_, period, found)}"


def source(_: Words, filling: Filling) -> str:
    """Where a figure comes from, beside its cell."""
    about = _("约数，") if filling.approx else ""
    return _("{about}来自记录 {logs}", about=about, logs=_logs(filling, most=len(filling.numbers)))


def _empty_cells_text(_: Words, period: str, found: Sequence[Filling]) -> str:
    whys = {
        Why.NONE: _("{period}的记录里没有：", period=period),
        Why.NOT_OURS: _("记录里不会有，请自己填："),
        Why.NO_UNIT: _("没写单位，不知道填什么数："),
    }
    lines = list[str]()
    for why, said in whys.items():
        labels = dict.fromkeys(_label(each) for each in found if each.why is why)
        if labels:
            lines.append(brief(said + _("、").join(labels), LONGEST_LIST))
    count = sum(each.value is None for each in found)
    return "\n".join([_("空着{count}格。", count=count), *lines]) if lines else ""


def _label(filling: Filling) -> str:
    return brief(filling.blank.label.replace("\n", ""), LONGEST_LABEL)


def _logs(filling: Filling, most: int = MOST_SOURCES) -> str:
    more = "…" if len(filling.numbers) > most else ""
    return " ".join(f"#{each}" for each in filling.numbers[:most]) + more
