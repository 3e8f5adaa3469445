"""Quiet in words: fewer words by the settings, none in the group for some days, none of one item; and as it was before."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from handlers.calendar.changes import last_change, occurrence_status
from handlers.core import message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.button_press import permitted_deed, unforged
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import simplified_text
from handlers.core.messages.outgoing_message import Button
from handlers.core.turn import Deeds, Turn
from handlers.events import occurrences
from storage.core import drafts
from storage.core.outbox import sent_messages
from union.core.almanac.date_format import day_words
from union.core.groups import is_hushed
from union.core.period import A_DAY
from union.core.rights import Action
from union.events.model import Status
from union.reading.message import Intent
from union.reading.text.normal_form import simplified
from union.settings.quiet_requests import Quiet, QuietAsked

SUBJECT, SETTING = "quiet", "安静"
QUIETER: dict[str, str | int] = {"receipts": "reaction", "doubts": 0}
OFFERED = (1, 3, 7)  # days
LONGEST, KEPT, LATELY = 31, timedelta(days=60), timedelta(hours=26)
BACK_WORDS = ("撤销", "恢复", "撤回", "恢复提醒")
NO_REMINDER = "不用提醒"


def claimed(turn: Turn, asked: QuietAsked) -> bool:
    """Whether the words were about how much the bot says; then it is done, asked for how long, or said who may."""
    said = turn.said
    is_to_us = asked.is_plain or said.addressed or said.reply_to_bot or turn.where.private
    if said.edited or said.forwarded or not is_to_us or not turn.may(Action.LOG):
        return False
    match asked.kind:
        case Quiet.ITEM:
            sent = sent_messages.newest_about(turn.db, turn.where.chat_id, turn.now - LATELY)
            about = message_subject.read(sent.about) if sent is not None else None
            if sent is None or (about is None and not message_subject.names_several_items(sent.about)):
                return False
            one = (
                occurrences.of_subject(turn.db, turn.with_group(), about, turn.now)
                if about is not None
                else None
            )
            if one is None or about is None or about.subject != "event":
                return turn.tell(
                    turn._("是哪一项？请回复那条消息说「不用提醒」，或写上编号，例如：#12 不用提醒")
                )
            return occurrence_status.reminds(turn, one, NO_REMINDER)
        case Quiet.MINE:
            told = turn._(
                "是哪一项？请回复那条提醒说「不用提醒」，或写上编号，例如：#12 不用提醒\n这几天不在，说一声就不提醒您，例如：我下周休假\n您自己定的提醒：/remind"
            )
            return turn.tell(told)
        case Quiet.BACK:
            return restore_last_quieted(turn)
        case Quiet.LESS:
            _less(turn)
        case Quiet.PAUSE:
            if until := _until(turn, asked):
                _hush(turn, until)
            else:
                turn.say(turn._("停多久？到时自己恢复。"), [_spans(turn)])
    return True


def set_by_words(turn: Turn, words: str) -> bool:
    """「/settings 安静」, 「/settings 安静 关」; False for any other setting."""
    name, _, value = simplified(words).partition(" ")
    if name != SETTING or value.strip() not in ("", "开", "关"):
        return False
    if value.strip() == "关":
        return restore_last_quieted(turn) or turn.tell(turn._("没有变化"))
    _less(turn)
    return True


def restore_last_quieted(turn: Turn) -> bool:
    """Bring back what was quieted last, by words; False where there is nothing."""
    kept = drafts.of_subject(turn.db, turn.with_group(), SUBJECT)
    if kept:
        turn.say(_brought_back(turn, kept[-1]) or presses.admins_only(turn._))
    return bool(kept)


def is_newest(turn: Turn, since: datetime | None) -> bool:
    """Whether the writer quieted it after that moment, and changed nothing else here afterwards."""
    me, kept = turn.me(), drafts.of_subject(turn.db, turn.with_group(), SUBJECT)
    if not kept or me is None or kept[-1].person_id != me.id:
        return False
    at = datetime.fromisoformat(kept[-1].data["at"])
    return (since is None or at >= since) and not last_change.is_newer(turn, at)


def _less(turn: Turn) -> None:
    """Who may change the settings has changed them; anybody else gets the button for who may."""
    if not turn.may(Action.SETTINGS):
        row = [turn.button(turn._("调安静些"), "quiet.less", QUIETER["receipts"]), *_spans(turn)[-1:]]
        told = turn._(
            "可以少出声：记下只点👌，拿不准的不追问。这是本群的设置，请管理员点一下；提醒可以先停几天。"
        )
        turn.say(told, [row])
    elif all(getattr(turn.settings, name) == value for name, value in QUIETER.items()):
        turn.say(turn._("现在记下只点👌，也不追问，出声的只有提醒和月报。提醒要停几天？"), [_spans(turn)])
    else:
        undo = _quieted(turn, QUIETER, KEPT)
        turn.say(_told_less(turn), [[undo, *_spans(turn)[-1:]]])


def _told_less(turn: Turn) -> str:
    return turn._(
        "好的，少出声：记下只点👌，拿不准的不追问；到期的照样提醒，别的一天最多早上说一条。\n改回来点「撤销」，或说「恢复提醒」。连提醒也停，说「安静一周」。"
    )


def _spans(turn: Turn) -> list[Button]:
    labels = turn._("安静一天"), turn._("安静三天"), turn._("安静一周")
    return [turn.button(label, "quiet.pause", days) for label, days in zip(labels, OFFERED, strict=True)]


def _until(turn: Turn, asked: QuietAsked) -> date | None:
    """The day on which the group is spoken to again; None where the words name none."""
    if asked.days:
        return turn.today + A_DAY * asked.days
    words = asked.span.removeprefix("到")
    when = message_reading.read_words(turn, words, Intent.EVENT).when if words else None
    if when is None or when.rrule is not None:
        return None
    return max(when.start.date(), turn.today + A_DAY) if words.endswith("前") else when.last_day + A_DAY


def _hush(turn: Turn, until: date) -> None:
    today = turn.today
    if not today < until <= today + A_DAY * LONGEST:
        turn.say(turn._("群里最多停{most}天提醒，没有改。可以说：安静一周", most=LONGEST))
        return
    undo = _quieted(turn, {"hushed": until.isoformat()}, (until - today) * 2)
    times = occurrences.between_dates(turn.db, turn.with_group(), today, until)
    count = sum(1 for one in times if one.status is Status.OPEN)
    day = day_words(turn._, until, now=today)
    lines = [turn._("好的，{day}前群里不发提醒、不追问；承办的人私下照样收到，月报照发。", day=day)]
    lines += [turn._("这几天有{count}项，发 /cal 可以看。", count=count)] if count else []
    turn.say("\n".join([*lines, turn._("要早点恢复，点「撤销」或说「恢复提醒」。")]), [[undo]])


def _quieted(turn: Turn, fields: Mapping[str, str | int], kept: timedelta) -> Button:
    """The settings as wanted; the button that brings back what they were."""
    before = {name: getattr(turn.settings, name) for name in fields}
    for name, value in fields.items():
        turn.change_setting(name, value)
    draft_id = pending_questions.begin(turn, SUBJECT, {"before": before, "at": turn.now.isoformat()}, kept)
    return turn.button(turn._("撤销"), "quiet.undo", draft_id)


def _brought_back(turn: Turn, draft: drafts.Draft) -> str | None:
    """What holds again; None where the writer may not."""
    before = draft.data["before"]
    if not turn.may(Action.LOG if "hushed" in before else Action.SETTINGS):
        return None
    for name, value in before.items():
        turn.change_setting(name, value)
    drafts.end(turn.db, draft)
    if "hushed" in before and not is_hushed(turn.today, turn.settings):
        return turn._("好的，提醒照常发。")
    return turn._("好的，已改回原来的设置。")


def _press_undo(turn: Turn) -> None:
    said = _brought_back(turn, pending_questions.pressed(turn, SUBJECT))
    turn.edit_pressed(turn.there(said, presses.not_allowed(turn._)))


def _press_less(turn: Turn, ids: tuple[str, ...]) -> None:
    unforged(ids == (QUIETER["receipts"],))
    turn.edit_pressed(_told_less(turn), [[_quieted(turn, QUIETER, KEPT)]])


def _press_pause(turn: Turn, ids: tuple[str, ...]) -> None:
    unforged(int(ids[0]) in OFFERED)
    _hush(turn, turn.today + A_DAY * int(ids[0]))


def answered(turn: Turn, draft: drafts.Draft) -> bool:
    """「撤销」 in reply to the message that says what was quieted."""
    return simplified_text(turn.said.text) in BACK_WORDS and restore_last_quieted(turn)


DEEDS: Deeds = {
    "quiet.undo": _press_undo,
    "quiet.less": permitted_deed(Action.SETTINGS, _press_less),
    "quiet.pause": permitted_deed(Action.LOG, _press_pause),
}
