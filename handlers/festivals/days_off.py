"""/holidays, 放假: the year's days off, and the State Council's next notice taken over by a 管理员's press.

What a notice says is union/festivals/notice_reader.py's; what it moves is handlers/festivals/date_shift.py's.
"""

from datetime import timedelta

from handlers.core import attachments, pending_questions
from handlers.core import press_texts as press_phrases
from handlers.core.button_press import only
from handlers.core.messages.command_words import argument
from handlers.core.messages.keyboards import Button
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.festivals import date_shift
from handlers.festivals import days_off_texts as phrases
from storage.core import drafts, holiday_notices
from union.core.almanac import regional_holidays, workdays
from union.core.almanac.days_off import MAINLAND
from union.core.files.refusal import refusal
from union.core.rights import Action
from union.festivals.notice_reader import read_notice
from union.festivals.notice_values import HolidayNotice, known

NAME, WORDS = "holidays", ("放假",)
READ = "holidays"  # subject of the draft: a notice read and not taken over yet
KEPT = timedelta(days=7)


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
        # Say what was read, with buttons; a notice with something wrong has none.
        read = read_notice(text, turn.today.year)
        if read.notice is None or read.problems:
            raise NotDone(phrases.troubles(turn._, read.problems))
        data = {"year": read.notice.year, "parts": holiday_notices.plain(read.notice)}
        draft_id = pending_questions.begin(turn, READ, data, KEPT)
        adopt = turn.button(turn._("采用"), "holidays.adopt", draft_id)
        drop = turn.button(turn._("取消"), "holidays.drop", draft_id)
        drafts.asked_in(turn.db, draft_id, turn.say(phrases.read(turn._, read.notice), [[adopt, drop]]))
    else:
        turn.say(_overview(turn))


def _overview(turn: Turn) -> str:
    group = turn.with_group()
    this_year = turn.today.year
    found = []
    for year in (this_year, this_year + 1):
        parts = known(year, holiday_notices.of_year(turn.db, group, year))
        announced = workdays.announced(year, group.notice)
        found.append(phrases.overview(turn._, year, parts, announced=announced))
    return "\n\n".join(
        [
            *found,
            turn._(
                "新一年的通知出来后，发「/holidays」加通知全文，或发 .docx、.txt 文件并在说明里写 /holidays。"
            ),
        ]
    )


def _elsewhere(turn: Turn) -> str:
    this_year, region = turn.today.year, turn.with_group().settings.region
    years = (this_year, this_year + 1)
    return "\n\n".join(
        phrases.elsewhere(turn._, region, year, regional_holidays.days_off(region, year)) for year in years
    )


def _adopt(turn: Turn, ids: tuple[str, ...]) -> None:
    notice, group = _settled(turn), turn.with_group()
    notice_id = holiday_notices.adopt(turn.db, group, notice, turn.me(), turn.now)
    turn.audit("holidays", notice.year)
    turn.edit_pressed(phrases.adopted(turn._, notice), [[_undo_button(turn, notice_id)]])
    _rearrange(turn)


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
    turn.audit("holidays", found.notice.year)
    turn.edit_pressed(phrases.adopted(turn._, found.notice), [[_undo_button(turn, found.id)]])
    _rearrange(turn)


def _settled(turn: Turn) -> HolidayNotice:
    """The notice of the pressed table, which is answered by that."""
    draft = pending_questions.pressed(turn, READ)
    drafts.end(turn.db, draft)
    return holiday_notices.again(draft.data["year"], draft.data["parts"])


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
    turn.say(phrases.moved(turn._, moved, after.day(turn.now)))


def _undo_button(turn: Turn, notice_id: int) -> Button:
    return turn.button(turn._("撤销"), "holidays.undo", notice_id)


DEEDS: Deeds = {
    "holidays.adopt": only(Action.HOLIDAYS, _adopt),
    "holidays.drop": only(Action.HOLIDAYS, _drop),
    "holidays.undo": only(Action.HOLIDAYS, _undo),
    "holidays.redo": only(Action.HOLIDAYS, _redo),
}
