"""/holidays, 放假: the year's days off, and the State Council's next notice taken over by a 管理员's press.

What a notice says is union/festivals/notice_reader.py's; what it moves is handlers/festivals/date_shift.py's.
"""

from collections.abc import Sequence
from datetime import timedelta

from handlers.core import attachments, pending_questions
from handlers.core import press_texts as press_phrases
from handlers.core.button_press import permitted_deed
from handlers.core.messages.command_words import argument
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.festivals import date_shift
from storage.core import drafts, holiday_notices
from union.core.almanac import regional_holidays, workdays
from union.core.almanac.date_format import day_words
from union.core.almanac.days_off import MAINLAND
from union.core.files.refusal import refusal
from union.core.groups import REGIONS
from union.core.rights import Action
from union.festivals.notice_reader import name, read_notice, rows, trouble
from union.festivals.notice_values import HolidayNotice, Problem, Trouble, arrangements_of_year
from union.words import Words

NAME, WORDS = "holidays", ("放假",)
READ = "holidays"  # subject of the draft: a notice read and not taken over yet
KEPT = timedelta(days=7)
MOST_TROUBLES = 8


def show(turn: Turn) -> None:
    """What is known; with a notice behind the command, in its document or replied to, what it says."""
    turn.needs(Action.SEE)
    text = argument(turn.said.text, WORDS) or ("" if turn.said.reply_to_bot else turn.said.reply_text)
    if turn.settings.region != MAINLAND:
        told = text or attachments.document_of(turn.said)
        turn.say(
            turn._("国务院的放假通知只适用于中国大陆，本群的地区可在 /settings 里改。")
            if told
            else _elsewhere(turn)
        )
    elif turn.said.refused is not None:
        turn.say(refusal(turn._, turn.said.refused))
    elif attachments.wait(turn, NAME):
        return
    elif text:
        _propose(turn, text)
    else:
        _, group, found = turn._, turn.with_group(), list[str]()
        for year in (turn.today.year, turn.today.year + 1):
            head = _("{year}年放假：待公布，先按法定节日", year=year)
            if workdays.announced(year, group.notice):
                head = _("{year}年放假", year=year)
            parts = arrangements_of_year(year, holiday_notices.of_year(turn.db, group, year))
            found.append("\n".join([head, *rows(_, parts, year)]))
        how = _(
            "新一年的通知出来后，发「/holidays」加通知全文，或发 .docx、.txt 文件并在说明里写 /holidays。"
        )
        turn.say("\n\n".join([*found, how]))


def _propose(turn: Turn, text: str) -> None:
    """Say what was read, with buttons; a notice with something wrong has none."""
    read, _ = read_notice(text, turn.today.year), turn._
    if read.notice is None or read.problems:
        raise NotDone(_troubles(_, read.problems))
    year = read.notice.year
    data = {"year": year, "parts": holiday_notices.notice_json(read.notice)}
    draft_id = pending_questions.begin(turn, READ, data, KEPT)
    lines = [_("读到{year}年放假安排，请核对：", year=year), *rows(_, read.notice.parts, year)]
    if not read.notice.whole:
        lines.append(_("没有写到{missing}，这些照原来的。", missing=name(_, read.notice.missing)))
    lines.append(_("由管理员按「采用」，之前不会改动任何日程。"))
    adopt, drop = (_("采用"), "holidays.adopt"), (_("取消"), "holidays.drop")
    row = [turn.button(label, deed, draft_id) for label, deed in (adopt, drop)]
    drafts.set_message(turn.db, draft_id, turn.say("\n".join(lines), [row]))


def _troubles(_: Words, problems: Sequence[Problem]) -> str:
    if problems[0].trouble is Trouble.NO_NOTICE:
        return trouble(_, problems[0])
    lines = [
        _("这份通知有读不通的地方，没有采用："),
        *(f"· {trouble(_, one)}" for one in problems[:MOST_TROUBLES]),
    ]
    if len(problems) > MOST_TROUBLES:
        lines.append(_("……另有{left}处", left=len(problems) - MOST_TROUBLES))
    return "\n".join(lines)


def _elsewhere(turn: Turn) -> str:
    """Each day off of another place, and whether the moon may still move it."""
    _, region, found = turn._, turn.settings.region, list[str]()
    for year in (turn.today.year, turn.today.year + 1):
        lines = [_("{year}年{region}公众假期", year=year, region=_(REGIONS[region].name))]
        for one in regional_holidays.days_off(region, year):
            day, names = day_words(_, one.day, now=one.day), _("、").join(_(each) for each in one.names)
            how = _("· {day} {names}（以公布为准）") if one.estimated else _("· {day} {names}")
            how = _("· {day} {names}（补假）") if one.in_lieu else how
            lines.append(how.format(day=day, names=names))
        found.append("\n".join(lines))
    return "\n\n".join(found)


def _show_adopted(turn: Turn, notice: HolidayNotice, notice_id: int) -> None:
    turn.audit("holidays", notice.year)
    lines = [turn._("已采用{year}年放假安排：", year=notice.year), *rows(turn._, notice.parts, notice.year)]
    undo = turn.button(turn._("撤销"), "holidays.undo", notice_id)
    turn.edit_pressed("\n".join(lines), [[undo]])
    _rearrange(turn)


def _adopt(turn: Turn, ids: tuple[str, ...]) -> None:
    notice = _settled(turn)
    _show_adopted(
        turn, notice, holiday_notices.adopt(turn.db, turn.with_group(), notice, turn.me(), turn.now)
    )


def _drop(turn: Turn, ids: tuple[str, ...]) -> None:
    turn.edit_pressed(turn._("没有采用{year}年放假安排。", year=_settled(turn).year))


def _undo(turn: Turn, ids: tuple[str, ...]) -> None:
    found, group = _pressed(turn, withdrawn=False), turn.with_group()
    holiday_notices.withdraw(turn.db, group, found.id, turn.now)
    turn.audit("holidays.undo", found.notice.year)
    restore = turn.button(turn._("恢复"), "holidays.redo", found.id)
    turn.edit_pressed(turn._("已撤销{year}年放假安排。", year=found.notice.year), [[restore]])
    _rearrange(turn)


def _redo(turn: Turn, ids: tuple[str, ...]) -> None:
    found = _pressed(turn, withdrawn=True)
    holiday_notices.withdraw(turn.db, turn.with_group(), found.id, None)
    _show_adopted(turn, found.notice, found.id)


def _settled(turn: Turn) -> HolidayNotice:
    draft = pending_questions.pressed(turn, READ)
    drafts.end(turn.db, draft)
    return holiday_notices.notice_from_json(draft.data["year"], draft.data["parts"])


def _pressed(turn: Turn, *, withdrawn: bool) -> holiday_notices.Adopted:
    found = holiday_notices.get(turn.db, turn.with_group(), turn.press.number())
    if found is None or found.withdrawn is not withdrawn:
        raise NotDone(press_phrases.done_before(turn._))
    return found


def _rearrange(turn: Turn) -> None:
    """The group's calendar is another now: date everything anew and say what moved."""
    before = turn.with_group()
    turn.group = turn.services.group(turn.db, before.id)
    after = turn.with_group()
    moved = date_shift.rearrange(turn.db, before, after, turn.now)
    lines = date_shift.moved_lines(turn._, moved, after.day(turn.now))
    head = turn._("因放假安排改期 {count} 项：", count=len(moved))
    turn.say("\n".join([head, *lines]) if moved else turn._("没有日程、提醒和月报因此改期。"))


DEEDS: Deeds = {
    "holidays.adopt": permitted_deed(Action.HOLIDAYS, _adopt),
    "holidays.drop": permitted_deed(Action.HOLIDAYS, _drop),
    "holidays.undo": permitted_deed(Action.HOLIDAYS, _undo),
    "holidays.redo": permitted_deed(Action.HOLIDAYS, _redo),
}
