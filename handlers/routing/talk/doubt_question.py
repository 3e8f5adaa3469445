"""What may tell or plan union work is asked about: nothing is kept of it until a button says which.

In private, and of what is said to the bot, always; unasked in a group seldom, by its setting 追问, never twice of the same
words and not in its quiet hours. An answer is a lesson: the like is then filed, planned or left alone.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from handlers.calendar import several_items
from handlers.calendar.event_creation import Source
from handlers.core import group_choice, message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.messages.command_words import plain
from handlers.core.messages.keyboards import button
from handlers.core.turn import Turn
from handlers.worklog import log_command, log_entry, unheard
from storage.core import audit_log, drafts, groups
from storage.core.drafts import Draft
from storage.worklog import doubts
from union.core.quiet_hours import permitted
from union.core.rights import Action
from union.reading.acts.doubt import is_doubtful
from union.reading.acts.lessons import Subject, learned
from union.reading.message import Intent
from union.reading.privacy.redaction import mask_private
from union.reading.reader import wavers
from union.reading.replies.kept_words import kept_words
from union.reading.text.normal_form import normal

SUBJECT, NO, LOG, PLAN, NEVER = "unsure", 0, 1, 2, 3
ANSWERS = {NO: "no", LOG: "log", PLAN: "plan", NEVER: "no"}
EDGES = " ，,。.！!~～"
IN_WORDS = {
    **dict.fromkeys(("记下", "记一下", "记上", "要记", "要", "是工作", "做过的", "记吧"), LOG),
    **dict.fromkeys(("要安排", "安排一下", "排上", "排日程", "还没做", "是日程"), PLAN),
    **dict.fromkeys(("不用", "不要", "不记", "不用记", "不是", "不必"), NO),
    **dict.fromkeys(("以后不问", "别再问", "以后别问"), NEVER),
}
DAY_BEGINS, DAY_ENDS = time(7), time(21)  # where a group has no quiet hours


def asked(turn: Turn) -> bool:
    """Ask whether it is work done or something planned, where it could be; whether that was asked."""
    group = turn.with_group()
    wall = group.wall(turn.said.at)
    is_reply = turn.said.reply_to is not None and not turn.where.private
    if turn.said.forwarded or is_reply or not turn.may(Action.LOG):
        return False
    if not wavers(turn.said.text, wall, region=turn.settings.region, notice=group.notice):
        return False
    labels = {LOG: turn._("记录"), PLAN: turn._("日程"), NO: turn._("不用")}
    _ask(turn, turn._("这句看不准，还没有记下。是做过的工作，还是要安排的日程？"), [labels], in_group=False)
    return True


def asked_in_group(turn: Turn) -> bool:
    """The same of what nobody said to the bot, rarely; True also where the answer is known from the like."""
    if not _may_ask(turn):
        return False
    known = learned(doubts.lessons(turn.db, turn.with_group())).lesson(
        Subject.ACT, normal(turn.said.text).text
    )
    if known is not None:
        return _follow(turn, known.chosen)
    if _is_enough(turn):
        return False
    labels = {LOG: turn._("记录"), PLAN: turn._("日程"), NO: turn._("不用")}
    _ask(
        turn,
        turn._("这句像是工作，还没有记下，要记吗？"),
        [labels, {NEVER: turn._("以后不问")}],
        in_group=True,
    )
    return True


def _may_ask(turn: Turn) -> bool:
    """Whether it is said fresh, by somebody who may file, to nobody by name, outside of quiet hours, and in doubt."""
    said, group = turn.said, turn.with_group()
    if turn.settings.doubts == 0 or said.forwarded or said.reply_to is not None or turn.is_old:
        return False
    if turn.incoming.who is None or not turn.may(Action.LOG) or "@" in said.text:
        return False
    wall = group.wall(said.at)
    return _is_day(turn, group.wall(turn.now)) and is_doubtful(
        said.text, wall, region=turn.settings.region, notice=group.notice
    )


def _is_day(turn: Turn, wall: datetime) -> bool:
    held = turn.settings
    if held.quiet_from == held.quiet_until:
        return DAY_BEGINS <= wall.time() < DAY_ENDS
    return permitted(wall, held)


def _is_enough(turn: Turn) -> bool:
    """Whether it was asked often enough today, or of these words before."""
    group = turn.with_group()
    wall = group.wall(turn.now)
    since = turn.now - timedelta(hours=wall.hour, minutes=wall.minute, seconds=wall.second)
    words = normal(turn.said.text).text
    return doubts.is_known(turn.db, group, words) or (
        doubts.count_since(turn.db, group, since) >= turn.settings.doubts
    )


def _follow(turn: Turn, answer: str) -> bool:
    """Do what was answered to the like; what is left alone stays unheard."""
    if answer == ANSWERS[LOG]:
        _file(turn)
    elif answer == ANSWERS[PLAN] and turn.may(Action.ADD):
        _plan(turn)
    else:
        return False
    return True


def _ask(turn: Turn, question: str, rows: list[dict[int, str]], *, in_group: bool) -> None:
    group, text = turn.with_group(), mask_private(turn.said.text)
    doubt_id = doubts.asked(turn.db, group, normal(turn.said.text).text, turn.now, in_group=in_group)
    data = {**group_choice.said_data(replace(turn.said, text=text)), "doubt": doubt_id}
    draft_id = pending_questions.begin(turn, SUBJECT, data, group_choice.ASKED)
    row = turn.say(
        question,
        [
            [button(label, "unsure.answer", group.id, draft_id, answer) for answer, label in row.items()]
            for row in rows
        ],
    )
    drafts.asked_in(turn.db, draft_id, row)
    unheard.note(turn)


def answered(turn: Turn, draft: Draft) -> bool:
    """The writer may say it in words, too: 「记一下」, 「不用」; anything else answers nothing."""
    answer, me = IN_WORDS.get(plain(turn.said.text.strip(EDGES))), turn.me()
    if answer is None or me is None or me.id != draft.person_id or turn.group is None:
        return False
    if not turn.may(Action.ADD if answer == PLAN else Action.LOG):
        return False
    _do(turn, draft, answer)
    return True


def _press(turn: Turn) -> None:
    press, draft = turn.incoming.press, pending_questions.pressed(turn, SUBJECT)
    if press is None or draft is None:
        turn.toast = presses.done_before(turn._)
        return
    answer = press.number(1)
    if answer not in ANSWERS:
        raise ValueError(answer)
    if not turn.may(Action.ADD if answer == PLAN else Action.LOG):
        turn.toast = presses.not_allowed(turn._)
        return
    me = turn.me()
    if answer in (LOG, PLAN) and (me is None or me.id != draft.person_id):
        turn.toast = turn._("请由写这句的人来点")
        return
    _do(turn, draft, answer)


def _do(turn: Turn, draft: Draft, answer: int) -> None:
    drafts.end(turn.db, draft)
    _learn(turn, draft, answer)
    if answer in (LOG, PLAN):
        _obey(turn, draft, answer)
    elif answer == NEVER:
        _stop_asking(turn, draft)
    else:
        _close(turn, draft, turn._("好的，没有记下"))


def _close(turn: Turn, draft: Draft, text: str) -> None:
    """The question changes to what was answered, its buttons go."""
    if turn.incoming.press is not None:
        turn.edit_pressed(text)
    elif draft.outbox_id is not None:
        turn.edit(draft.outbox_id, text)


def _learn(turn: Turn, draft: Draft, answer: int) -> None:
    """By its telling words the like is known again."""
    if "doubt" in draft.data:
        words = "" if answer == NEVER else kept_words(draft.data["text"])
        doubts.answered(turn.db, turn.with_group(), draft.data["doubt"], ANSWERS[answer], words, turn.me())


def _obey(turn: Turn, draft: Draft, answer: int) -> None:
    _close(turn, draft, turn._("好的，记下") if answer == LOG else turn._("好的，排进日程"))
    turn.speak_as(group_choice.said_again(draft.data))
    (_file if answer == LOG else _plan)(turn)
    if "doubt" in draft.data:
        doubts.made(turn.db, turn.with_group(), draft.data["doubt"], turn.where.chat_id, turn.said.message_id)


def _stop_asking(turn: Turn, draft: Draft) -> None:
    """「以后不问」 is the group's setting 追问 at nought; whoever may file may say it, and it is in the books."""
    group = turn.with_group()
    groups.change_setting(turn.db, group, "doubts", 0)
    audit_log.audit(turn.db, group, turn.me(), "setting", "doubts", turn.now)
    _close(turn, draft, turn._("好的，以后不问了。要再问，管理员可发：/settings 追问 3"))


def _file(turn: Turn) -> None:
    log_command.file(turn, log_entry.as_log(message_reading.read_words(turn, turn.said.text, Intent.LOG)))


def _plan(turn: Turn) -> None:
    said = turn.said
    message = message_reading.own_words(turn, message_reading.read_words(turn, said.text, Intent.EVENT))
    several_items.keep_or_ask(turn, message, Source(said.message_id, said.text, said.at, turn.me()))


REPLIES: dict[str, Callable[[Turn, Draft], bool]] = {SUBJECT: answered}
next_answers = pending_questions.unreplied(REPLIES)
DEEDS = {"unsure.answer": _press}
