"""/remind, 提醒我: a person's own reminders are kept, listed, put off and cancelled. They go out
in private where people can be reached, else in the group with their name ringing.

When each comes next is decided in union/reminders/personal_reminders.py.
"""

from dataclasses import replace
from datetime import date, datetime

from handlers.core import not_understood_texts as plain_phrases
from handlers.core.job_context import Desk
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import argument
from handlers.core.messages.outgoing_message import Button, Composed, Rows, button, in_rows
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.events import occurrences
from handlers.reminders import texts
from handlers.reminders.reminder_card import IN_TIME, start_link
from storage.events import queries as events_queries
from storage.reminders import personal_reminders as rows
from union.core.almanac.date_format import moment_words
from union.core.groups import Person, permitted
from union.core.rights import Action
from union.events.model import Occurrence, Rule, Status
from union.events.rule_text import rule_words
from union.reminders.own_reminder import OwnReminder, next_time, postponed_time
from union.reminders.personal_reminders import (
    CALL,
    ReminderRequest,
    is_reminder_request,
    moment_of,
    read_reminder_request,
)
from union.reminders.reminder_times import snooze_time as moment_after
from union.words import Words, language_of, sentence, words

WORDS = ("提醒我",)
MARK, LIST = "own", "own.list"
SHOWN, MOST = 10, 50
LONGEST_QUOTE = 60
# /remind without a time, or without anything to be reminded of.
how_to_ask = sentence(
    "写上时间和事情，到时我提醒您：\n/remind 明天下午3点 交月报\n每周五下午4点提醒我交周报\n"
    "也可以回复一条消息：提醒我 3天后"
)
over = sentence("这条提醒已经没有了。")  # It was cancelled before


def remind(turn: Turn) -> None:
    """/remind 明天下午3点 交月报; in reply to a message it is about that; without anything the list."""
    text, me = argument(turn.said.text, WORDS), turn.me()
    if me is None:
        turn.say(turn._("匿名管理员的身份没法单独提醒，请用自己的身份发，或私聊我。"))
    elif not turn.may(Action.OWN_REMINDER):
        turn.say(plain_phrases.readers_only(turn._))
    elif not text and not _about_reply(turn)[0]:
        turn.say(*_list(turn, me), about=LIST)
    else:
        _keep(turn, me, _read_reminder(turn, text))


def has_reminder_call(turn: Turn) -> bool:
    """Whether somebody says 提醒我 in private."""
    return CALL.search(turn.said.text) is not None and not turn.said.forwarded


def claimed(turn: Turn, _call: object) -> bool:
    """「每周五下午4点提醒我交周报」 in a group: kept for the writer alone, where nobody else can be meant.

    In private any such words are `remind`'s.
    """
    me, text = turn.me(), turn.said.text
    may_ask = turn.group is not None and turn.may(Action.OWN_REMINDER)
    if turn.where.private or me is None or not has_reminder_call(turn) or not may_ask:
        return False
    asked = _read_reminder(turn, text)
    is_of_reply = turn.said.reply_to is not None and asked.when is not None and not asked.text
    if not (is_of_reply or (turn.said.reply_to is None and is_reminder_request(text, asked))):
        return False
    _keep(turn, me, asked)
    return True


def _read_reminder(turn: Turn, text: str) -> ReminderRequest:
    group = turn.with_group()
    return read_reminder_request(text, group.wall(turn.said.at), group.settings.region, group.notice)


def _keep(turn: Turn, me: Person, asked: ReminderRequest) -> None:
    group = turn.with_group()
    subject, event_id, original = _about_reply(turn)
    text = asked.text or subject
    if asked.when is None or not text:
        turn.say(how_to_ask(turn._))
        return
    moment = moment_of(asked.when, group.settings)
    rule = Rule(asked.when.rrule, asked.when.shift) if asked.when.rrule else None
    if moment <= turn.wall and rule is None:
        past = moment_words(turn._, moment, now=turn.today)
        turn.say(turn._("{moment}已经过去了，请写以后的时间。", moment=past))
    elif len(rows.pending_reminders(turn.db, group, me)) >= MOST:
        turn.say(turn._("您已经有{most}条提醒等着了，先发 /remind 取消几条再加。", most=MOST))
    else:
        one = OwnReminder(0, me.id, turn.where.chat_id, text, moment, moment, rule)
        if event_id is not None and not asked.text:
            one = replace(one, event_id=event_id, original=original)
        _add(turn, me, one)


def _add(turn: Turn, me: Person, one: OwnReminder) -> None:
    group = turn.with_group()
    if one.due <= turn.wall:
        # 「每天上午9点」 said at ten begins tomorrow.
        one = replace(one, due=next_time(one, turn.wall, group.notice) or one.due)
    own_id = rows.add(turn.db, group, one, turn.where.topic, turn.now)
    keyboard: list[list[Button]] = [[turn.button(turn._("取消"), "own.drop", own_id)]]
    told = turn._("好的，到时提醒您：{item}", item=item(turn._, one, turn.today))
    if not (turn.where.private or me.reachable):
        keyboard.append([Button(texts.label_private(turn._), url=start_link(turn.services.face))])
        told = turn._(
            "{line}\n您还没有私聊过我，到时在群里 @ 您；点下面的按钮开始私聊，就只发给您。", line=told
        )
    turn.say(told, keyboard, about=f"{MARK}:{own_id}")


def _about_reply(turn: Turn) -> tuple[str, int | None, datetime | None]:
    """What the message replied to is about: an item of ours, an earlier reminder, or its own first words."""
    sent, group = turn.replied_row(), turn.with_group()
    if sent is not None and sent.group_id == group.id:
        subject = message_subject.read(sent.about)
        is_item = subject is not None and subject.subject == message_subject.EVENT
        event = events_queries.get(turn.db, group, subject.id) if subject and is_item else None
        if subject is not None and event is not None:
            return event.title, event.id, subject.original
        me, own_id = turn.me(), message_subject.numbers(sent.about, MARK)
        earlier = rows.get(turn.db, group, own_id[0]) if own_id else None
        if earlier and me and earlier.person_id == me.id:
            return earlier.text, earlier.event_id, earlier.original
    return next(iter(turn.said.reply_text.splitlines()), "")[:LONGEST_QUOTE], None, None


def _list(turn: Turn, me: Person) -> tuple[str, Rows]:
    """In a group only what was asked in it: the rest is nobody's business."""
    found = rows.pending_reminders(
        turn.db, turn.with_group(), me, None if turn.where.private else turn.where.chat_id
    )
    _, lines, buttons = turn._, [], []
    if not found:
        return _("您现在没有等着的提醒。\n{how}", how=how_to_ask(_)), []
    for place, one in enumerate(found[:SHOWN], 1):
        lines.append(_("{place}. {item}", place=place, item=item(_, one, turn.today)))
        buttons.append(turn.button(_("取消 {place}", place=place), "own.drop", one.id))
    rest = [_("还有{count}条", count=len(found) - SHOWN)] if len(found) > SHOWN else []
    return "\n".join([_("您的提醒："), *lines, *rest]), in_rows(buttons, 3)


def _pressed(turn: Turn) -> OwnReminder:
    me = turn.me()
    one = turn.there(rows.get(turn.db, turn.with_group(), turn.press.number()), over(turn._))
    if me is None or one.person_id != me.id:
        raise NotDone(turn._("这是别人的提醒。"))
    return one


def _drop(turn: Turn) -> None:
    one, sent, me = _pressed(turn), turn.pressed_row(), turn.me()
    dropped = turn._("已取消提醒：{text}", text=one.text)
    turn.toast = dropped if one.waits else over(turn._)
    rows.set_due(turn.db, turn.with_group(), one, None)
    if sent is not None and sent.about == LIST and me is not None:
        turn.edit_pressed(*_list(turn, me))
    else:
        turn.edit_pressed(dropped)


def _later(turn: Turn) -> None:
    """Once more later; a series is not shifted by it."""
    one, group = _pressed(turn), turn.with_group()
    due = postponed_time(one, moment_after(turn.press.ids[1], turn.wall, group.settings), group.notice)
    rows.set_due(turn.db, group, one, due)
    turn.toast = turn._("好的")
    moment = moment_words(turn._, due, now=turn.today)
    turn.edit_pressed(turn._("{text}\n改到{moment}再提醒您", text=one.text, moment=moment))


DEEDS: Deeds = {"own.drop": _drop, "own.later": _later}


def item(_: Words, one: OwnReminder, today: date) -> str:
    """「11月27日 周五 16:00 交周报（每周五）」."""
    when = moment_words(_, one.due, now=today)
    if one.rule is None:
        return _("{when} {text}", when=when, text=one.text)
    return _("{when} {text}（{rule}）", when=when, text=one.text, rule=rule_words(_, one.rule, now=today))


def send_due(desk: Desk) -> None:
    """Tell everybody what they asked for; what must go to the group waits for the end of quiet hours."""
    for one in rows.due(desk.db, desk.group, desk.now):
        person = rows.person_of(desk.db, desk.group, one)
        if person is None:
            rows.set_due(desk.db, desk.group, one, None)
        elif person.reachable or permitted(desk.wall, desk.group.settings):
            _tell(desk, one, person)
            rows.set_due(desk.db, desk.group, one, next_time(one, desk.wall, desk.group.notice))


def _tell(desk: Desk, one: OwnReminder, person: Person) -> None:
    """Once; of an item that is done or gone nothing is said."""
    item_of = None
    if one.event_id is not None:
        item_of = message_subject.About(message_subject.EVENT, one.event_id, one.original)
    about = occurrences.of_subject(desk.db, desk.group, item_of, desk.now) if item_of else None
    if one.event_id is not None and (about is None or about.status is not Status.OPEN):
        return
    key = f"own:{one.id}:{one.due.isoformat(timespec='minutes')}"
    if person.reachable:
        _ = words(language_of(person.language))
        text = _("提醒您：{text}", text=_text(desk, one, about, _))
        desk.tell(person, text, _rows(desk, one, _), key=key, about=f"{MARK}:{one.id}", asked=True)
        return
    body = Composed()
    body.mention(person, person.name)
    is_private = one.chat_id == person.user_id
    told = desk._("，提醒您：{text}", text=_text(desk, one, about, desk._))
    body.add(desk._("，您有一条提醒到时间了，请私聊我看") if is_private else told)
    link = [Button(texts.label_private(desk._), url=start_link(desk.services.face))]
    keyboard = [*([] if is_private else _rows(desk, one, desk._)), link]
    topic = rows.topic_of(desk.db, desk.group, one)
    desk.post(body.text, keyboard, topic=topic, key=key, about=f"{MARK}:{one.id}", entities=body.entities)


def _text(desk: Desk, one: OwnReminder, about: Occurrence | None, _: Words) -> str:
    line = one.text if about is None else texts.line(_, about, desk.wall.date())
    is_late = desk.now - desk.group.utc(one.due) > IN_TIME
    return line + (texts.late(_, one.due, desk.wall) if is_late else "")


def _rows(desk: Desk, one: OwnReminder, _: Words) -> Rows:
    ids, choices = (desk.group.id, one.id), (("1h", _("1小时后再提醒")), ("1d", _("明天再提醒")))
    later = [button(label, "own.later", *ids, code) for code, label in choices]
    return [later, [button(_("以后不用了"), "own.drop", *ids)]] if one.rule is not None else [later]
