"""What may tell or plan union work is asked about: nothing is kept of it until a button says which.

In private, and of what is said to the bot, always; unasked in a group seldom, by its setting 追问, never twice of the same
words and not in its quiet hours; where the group has had its word of the day, in private (but for a time read in another
language, which only a question gets onto the calendar). An answer is a lesson: the like is then filed, planned or left alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from handlers.calendar import talked_plans, time_question
from handlers.calendar.event_creation import Source
from handlers.core import group_choice, message_reading, pending_questions
from handlers.core.messages.outgoing_message import Rows, brief, button
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.routing.references import likely_items
from handlers.routing.talk import doubtful_words, item_doubt, kept_notes
from handlers.routing.talk.doubtful_words import LOG, NEVER, NO, PLAN, SUBJECT
from handlers.worklog import unheard_writers
from storage.core import drafts
from storage.core.outbox import queue
from storage.core.outbox.queue import Lane
from storage.worklog import lessons
from union.core.groups import is_hushed, permitted
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.acts.changes.change_verbs import LATE
from union.reading.acts.changes.changes import UNSURE
from union.reading.acts.changes.false_changes import denies_cancelling
from union.reading.acts.lessons import LessonSubject, learned
from union.reading.acts.opinion import (
    NOT_OURS,
    Sense,
    is_doubtful,
    may_be_planned,
    names_something,
    thing_wanted,
)
from union.reading.acts.talk_signs import is_running_count, is_talk
from union.reading.explain.reading_text import when_words
from union.reading.message import Intent, Message
from union.reading.other_languages import read_other_language
from union.reading.privacy.redaction import mask_private
from union.reading.reader import wavers
from union.reading.replies.remarks import is_remark
from union.reading.text.normal_form import normal
from union.reminders.personal_reminders import is_to_somebody

THING, TAUGHT = 2, 3  # signs of a name; the first questions of a group say how to be heard without them
LIKELY, SHARED = 0.65, 0.5  # a word of an item's title that another one has, too
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
QUOTED, SURELY_TALK = 60, 0.95
DAY_BEGINS, DAY_ENDS = time(7), time(21)  # where a group has no quiet hours


def ask_if_doubtful(turn: Turn) -> bool:
    """Ask whether it is work done or something planned, where it could be; whether that was asked."""
    is_reply = turn.said.reply_to is not None and not turn.where.private
    if turn.said.forwarded or is_reply or not turn.may(Action.LOG):
        return False
    return _ask_doubt(turn, in_group=False)


def asked_in_group(turn: Turn) -> bool:
    """The same of what nobody said to the bot, rarely; True also where the answer is known from the like."""
    is_passed_on = any(each.search(turn.said.text) for each in (NOT_OURS, LATE))
    return not is_passed_on and may_ask(turn) and _ask_doubt(turn, in_group=True)


def _ask_doubt(turn: Turn, *, in_group: bool) -> bool:
    meant = message_reading.opinion_of(turn)
    if in_group and meant is not None and meant.share(Sense.CHATTER) >= SURELY_TALK:
        return False
    one = item_doubt.item_meant(turn)
    is_told = one is not None and item_doubt.is_item_of_message(turn, one)
    if is_told or (in_group and item_doubt.is_told_in_part(turn)):
        return False
    if one is not None and (item_doubt.paid_for(turn) or kept_notes.keep_if_told_of_item(turn, one)):
        return True
    several = item_doubt.possible_items(turn) if one is None else None
    thing = lacks_day(turn) if one is None and several is None else None
    settled = _settled(turn, is_of_ours=bool(one or several or thing)) if in_group else None
    if settled is not None:
        return settled
    if one is not None:  # said of something of ours: an answer, and no word of its own accord
        ask_of_item(turn, one, in_group=in_group)
    elif several is not None:
        item_doubt.ask_which(turn, several, noted(turn, in_group=in_group))
    elif thing is not None:
        _ask_day(turn, thing, in_group=in_group)
    else:
        return (asked_of_work if in_group else _ask_work_or_plan)(turn)
    return True


def ask_of_item(turn: Turn, one: Occurrence, *, in_group: bool = False) -> None:
    """Ask what becomes of it; it may be work of its own, be told of it, or nothing, all the same; 「茶话会没取消」 needs no question."""
    if denies_cancelling(turn.said.text):
        turn.nod()
        return
    may_note = is_remark(turn.said.text) and item_doubt.moved_of(turn, one) is None
    note = {likely_items.NOTE: turn._("记为备注")} if may_note else {}
    rows = [
        item_doubt.labels(turn, one, may_be_early=True),
        {LOG: turn._("记录"), **note, NO: turn._("不用")},
        {NEVER: turn._("以后不问")} if in_group else {},
    ]
    _ask(turn, item_doubt.question(turn, one), rows, occurrences.draft_reference(one), in_group=in_group)


def _settled(turn: Turn, *, is_of_ours: bool) -> bool | None:
    """True where what was answered to the like was done, False where nothing is asked; None where it is."""
    is_named = is_of_ours or (_is_likely_work(turn) and message_reading.run_reader(turn, names_something))
    is_named = is_named or talked_plans.has_likely_plan(turn)
    if not (is_named or message_reading.run_reader(turn, is_doubtful)):
        return False
    taught = learned(lessons.lessons(turn.db, turn.with_group()))
    known = taught.lesson(LessonSubject.ACT, normal(turn.said.text).text)
    if known is not None:
        return doubtful_words.file_or_plan(turn, known.chosen)
    return False if is_enough(turn) else None


def _ask_work_or_plan(turn: Turn) -> bool:
    labels = {PLAN: turn._("日程"), NO: turn._("不用")}
    if _is_likely_work(turn) or message_reading.run_reader(turn, wavers):
        question = turn._("这句看不准，还没有记下。是做过的工作，还是要安排的日程？")
        _ask(turn, _in_other_language(turn) or question, [{LOG: turn._("记录"), **labels}])
    elif turn.said.reply_to is None and message_reading.run_reader(turn, may_be_planned):
        _ask(turn, turn._("这句看不准，还没有记下。要排进日程吗？"), [labels])
    else:
        return False
    return True


def changes_item(turn: Turn, message: Message) -> bool:
    """What reads like a plan of its own but likely moves or calls off an item that is there: done where that is sure, else asked."""
    found = item_doubt.changed_of(turn, message) or item_doubt.told_anew(turn, message)
    if found is None:
        return message.intent is Intent.EVENT and _ask_which_item(turn)
    answer = max((likely_items.MOVE, likely_items.CANCEL), key=lambda each: found.share(each))
    is_told = UNSURE.search(normal(turn.said.text).text) is None  # 「下雨就顺延到周日」 is only supposed
    # 「海鮮聚餐20號 → 21號」 moves no class of ours
    is_sure = is_told and (found.words >= likely_items.NAMED or len(message.title or "") < THING)
    is_sure = is_sure and found.share(answer) >= item_doubt.SURE and may_alter(turn, found.one.event)
    if is_sure and item_doubt.can_apply_answer(turn, found, answer):
        return item_doubt.apply_answer(turn, answer, found.one)
    rows = [item_doubt.labels(turn, found.one), {PLAN: turn._("新日程"), NO: turn._("不用")}]
    _ask(turn, item_doubt.question(turn, found.one), rows, occurrences.draft_reference(found.one))
    return True


def _ask_which_item(turn: Turn) -> bool:
    """「比武上9号」 where two are called so: neither is another one planned."""
    named = [each.one for each in likely_items.weighed(turn) if each.words >= SHARED]
    several = item_doubt.possible_items(turn) if len(named) > 1 else None
    if several is None or not any(one in named for one in several.items):
        return False
    item_doubt.ask_which(turn, several, noted(turn, in_group=False))
    return True


def lacks_day(turn: Turn) -> str | None:
    """What is wanted, where nobody has said when: 「想给大家搞个按摩班」."""
    return message_reading.run_reader(turn, thing_wanted) if turn.may(Action.ADD) else None


def _ask_day(turn: Turn, thing: str, *, in_group: bool) -> None:
    said = turn.said
    if in_group:
        noted(turn, in_group=True)
    message = message_reading.read_words(turn, said.text, Intent.EVENT)
    message = replace(message, title=thing, when=None, times=(), alternatives=())
    time_question.keep_or_ask(turn, message, Source(said.message_id, said.text, said.at, turn.me()))


def _is_likely_work(turn: Turn) -> bool:
    meant, text = message_reading.opinion_of(turn), turn.said.text
    if meant is None or is_talk(text) or is_to_somebody(text):
        return False
    return meant.share(Sense.TOLD, Sense.PLANNED, Sense.TASKED) >= LIKELY


def asked_of_work(turn: Turn) -> bool:
    """Ask whether it is to be kept; of another language in the group at once."""
    labels = {LOG: turn._("记录"), PLAN: turn._("日程"), NO: turn._("不用")}
    foreign = _in_other_language(turn)
    question = foreign or turn._("这句像是工作，还没有记下，要记吗？")
    if lessons.count_since(turn.db, turn.with_group(), BEGINNING) < TAUGHT:
        username = turn.services.face.username
        how = turn._(
            "要我一定听：句子前面写「记录」「日程」或「问」，或者叫我 @{username}。", username=username
        )
        question += f"\n{how}"
    rows = [labels, {NEVER: turn._("以后不问")}]
    if foreign is None:
        return _ask_seldom(turn, question, rows)
    _ask(turn, question, rows, in_group=True)
    return True


def _in_other_language(turn: Turn) -> str | None:
    """The time read of a sentence that is neither Chinese nor English, to be looked at before it is kept."""
    said = read_other_language(turn.said.text, turn.written, turn.settings.region)
    if said is None or said.when is None:
        return None
    time = when_words(turn._, said.when, turn.written)
    return turn._("我读到的时间是 {time}，还没有记下。是做过的工作，还是要安排的日程？", time=time)


def may_ask(turn: Turn, *, is_called: bool = False) -> bool:
    """Whether it is said fresh, by somebody who may file, outside of quiet hours; to nobody by name but where `is_called`."""
    said = turn.said
    if turn.settings.doubts == 0 or is_hushed(turn.today, turn.settings):
        return False
    if said.forwarded or said.reply_to is not None or turn.is_old or is_running_count(said.text):
        return False
    if turn.incoming.who is None or not turn.may(Action.LOG) or ("@" in said.text and not is_called):
        return False
    held = turn.settings
    if held.quiet_from == held.quiet_until:
        return DAY_BEGINS <= turn.wall.time() < DAY_ENDS
    return permitted(turn.wall, held)


def is_enough(turn: Turn) -> bool:
    group = turn.with_group()
    wall = turn.wall
    since = turn.now - timedelta(hours=wall.hour, minutes=wall.minute, seconds=wall.second)
    words = normal(turn.said.text).text
    return lessons.is_doubt_known(turn.db, group, words) or (
        lessons.count_since(turn.db, group, since) >= turn.settings.doubts
    )


def _ask(
    turn: Turn,
    question: str,
    rows: list[dict[int, str]],
    more: Mapping[str, Any] | None = None,
    *,
    in_group: bool = False,
) -> None:
    data = {**_remembered(turn, in_group=in_group), **(more or {}), "likeliest": _likeliest(turn, rows)}
    draft_id = pending_questions.begin(turn, SUBJECT, data, group_choice.ASKED)
    drafts.set_message(turn.db, draft_id, turn.say(question, _buttons(turn, draft_id, rows)))
    unheard_writers.note(turn)


def _ask_seldom(turn: Turn, question: str, rows: list[dict[int, str]]) -> bool:
    """In the group as its one word of the day, else in private, where the writer can be reached there."""
    me, desk = turn.me(), turn.desk()
    is_spent = queue.is_key_known(turn.db, desk.word_of_day)
    if is_spent and (me is None or not me.reachable):
        return False
    chat_id = me.user_id if me and is_spent else None
    data = {**_remembered(turn, in_group=True), "likeliest": _likeliest(turn, rows)}
    draft_id = pending_questions.begin(turn, SUBJECT, data, group_choice.ASKED, chat_id)
    offered = _buttons(turn, draft_id, rows)
    if me is not None and is_spent:
        words = mask_private(turn.said.dictated or turn.said.text)
        question = turn._("您在群里说「{words}」。{question}", words=brief(words, QUOTED), question=question)
        row = desk.tell(me, question, offered, lane=Lane.ANSWER)
    else:
        row = turn.say(question, offered, key=desk.word_of_day)
    drafts.set_message(turn.db, draft_id, row)
    unheard_writers.note(turn)
    return True


def _likeliest(turn: Turn, rows: Sequence[Mapping[int, str]]) -> int:
    """What a bare yes means: the first button, but of words about a day to come 「日程」."""
    first = next(iter(rows[0]))
    if first != LOG or PLAN not in rows[0]:
        return first
    when = message_reading.read_words(turn, turn.said.text, Intent.EVENT).when
    return PLAN if when is not None and when.start > turn.wall else first


def _remembered(turn: Turn, *, in_group: bool) -> dict[str, Any]:
    said = replace(turn.said, text=mask_private(turn.said.text))
    return {**group_choice.said_data(said), **noted(turn, in_group=in_group)}


def noted(turn: Turn, *, in_group: bool) -> dict[str, Any]:
    """Note that these words were asked about; what a question remembers of that."""
    group, words = turn.with_group(), normal(turn.said.text).text
    doubt_id = lessons.keep_doubt(turn.db, group, words, turn.now, in_group=in_group)
    return {"doubt": doubt_id, **({"topic": turn.where.topic} if in_group else {})}


def _buttons(turn: Turn, draft_id: int, rows: list[dict[int, str]]) -> Rows:
    ids = turn.with_group().id, draft_id
    filled = (row for row in rows if row)
    return [[button(label, "unsure.answer", *ids, answer) for answer, label in row.items()] for row in filled]
