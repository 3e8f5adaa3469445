"""One time of an item is settled, put off, renamed or changed: who may, what is said, the buttons that take it back or say for how long."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from handlers.attendance import texts as part_phrases
from handlers.calendar import event_creation
from handlers.core import press_texts as press_phrases
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import argument, said_word
from handlers.core.messages.outgoing_message import Button, Rows, brief
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.events.texts import closed_line, details, leads_words, title_line
from handlers.reminders import reminder_schedule
from handlers.reminders import texts as reminders_texts
from storage.attendance import headcounts
from storage.reminders import schedule
from union.attendance.headcount import lacking
from union.core.almanac.date_format import moment_words
from union.core.period import is_clock_time
from union.core.rights import Action
from union.events.model import Event, Occurrence, Status
from union.reading.replies.lead_time_replies import asked_leads
from union.reading.replies.title_replies import name_in
from union.reminders.lead_times import is_due_by, is_of_the_clock, own_leads
from union.reminders.reminder_times import late_reminders, planned
from union.words import Words, sentence, sentence_of

WORDS = ("推迟", "延期")
LONGEST_REASON = 100
CHANGED = "item"  # how the audit names a change of an item
REASON = re.compile(
    r"(?:(?:原因|理由)(?:是|为|[：:，,\s]){0,9}|(?:因[为為]|[由於于]{2})\s{0,9})(?P<reason>.{2,})", re.DOTALL
)


# /done with nothing behind it.
how_to_finish = sentence("请写编号或名称，例如：完成 #12；也可以回复我的提醒「完成」。")
# A reply to an item that was not understood.
what_can_be_said = sentence(
    "没看懂。回复可以写：完成、取消、改到周五下午3点、推迟两天、地点改为三楼会议室、交给李委员。"
)
# Hours before an item of which only the day is known.
no_clock = sentence(
    "这一项没有写几点，没法按小时提前。请写天数，例如「提前1天提醒」，或先回复「改到…下午3点」。"
)
label_back = sentence("返回")
label_from_now_on = sentence("以后都")  # Button: this and all later times of a series
label_restore = sentence("恢复")
# Of a time of an item and the day of today, which is written without its year.
moved_on = sentence_of("以后都改为 {item}", "item", title_line)  # The series goes on at another time.
restored = sentence_of("已恢复 {item}", "item", title_line)  # Back on the calendar.


def settle(turn: Turn, one: Occurrence, status: Status, reason: str | None = None) -> Occurrence:
    """Finish, cancel, give up or reopen it; whoever does is on the roster from now on."""
    person = turn.enrol()
    turn.audit(status.value, f"#{one.event.number}" + (f":{occurrences.code(one)}" if one.event.rule else ""))
    return occurrences.set_status(turn.db, turn.with_group(), one, status, turn.now, person, reason)


def is_open_to(turn: Turn, one: Occurrence) -> bool:
    """Whether the writer may change what is still open; else it is said why not."""
    may = may_alter(turn, one.event)
    if not may:
        turn.say(press_phrases.only_author(turn._))
    elif one.status is not Status.OPEN:
        say(turn, one, press_phrases.done_before(turn._), [[restore_button(turn, one)]])
    return may and one.status is Status.OPEN


def change(turn: Turn, one: Occurrence, event: Event) -> Occurrence:
    """Keep the item as it is now, by somebody who is on the roster from now on; its time."""
    turn.enrol()
    turn.audit(CHANGED, f"#{event.number}")
    event_creation.store_change(turn, event)
    return replace(one, event=event)


def changed_text(turn: Turn, one: Occurrence) -> str:
    """「已更新 #12 工会小组长例会：…」, with its place and owners."""
    item = title_line(turn._, one, turn.today)
    return turn._("已更新 {item}\n{details}", item=item, details=details(turn._, one.event)).rstrip("\n")


def say(turn: Turn, one: Occurrence, text: str, rows: Rows = ()) -> bool:
    """Something about this one time: a reply to it finds it. True: what was said to us was dealt with."""
    return turn.tell(text, rows, about=message_subject.of_time(one))


def name_of_me(turn: Turn) -> str:
    """The writer's name; an anonymous administrator has none of his own."""
    return turn.incoming.who.name if turn.incoming.who else turn._("管理员（匿名）")


def closed_text(turn: Turn, one: Occurrence) -> str:
    """「✅ 已完成 #12 工会小组长例会（李建国 9:05）」, and who came as far as it is known."""
    who, time = name_of_me(turn), f"{turn.wall:%H:%M}".removeprefix("0")
    line = turn._("{item}（{who} {time}）", item=closed_line(turn._, one), who=who, time=time)
    return "\n".join([line, *(attendance_lines(turn, one) if one.status is Status.DONE else ())])


def attendance_lines(turn: Turn, one: Occurrence) -> list[str]:
    """「应到15人，实到8人」, and a warning where a quorum was missed; nothing when nobody was counted."""
    group = turn.with_group()
    count = headcounts.headcount_of(turn.db, group, one)
    lines = [part_phrases.headcount(turn._, count)]
    quorum = headcounts.terms(turn.db, group, one.event).quorum
    if quorum and (short := lacking(quorum, count)):
        facts = {"needed": quorum.needed(count.expected), "lacking": short}
        lines.append(turn._("注意：未达法定人数，须到{needed}人，还差{lacking}人。", **facts))
    return list(filter(None, lines))


def restore_button(turn: Turn, one: Occurrence) -> Button:
    """恢复."""
    return occurrences.button_of(turn, one, label_restore(turn._), "ev.restore")


def hint(turn: Turn, one: Occurrence) -> str:
    """How to add the reason, under what was given up without one; empty for anything else."""
    return turn._("原因可以回复这条补上，例如：原因是上级统一组织") if one.status is Status.GIVEN_UP else ""


def answered(turn: Turn, one: Occurrence, text: str) -> bool:
    """Whether the reply gives the reason of what was given up; then it is kept."""
    said = REASON.fullmatch(text.strip())
    if said is None or one.status is not Status.GIVEN_UP:
        return False
    if not turn.may(Action.FINISH):
        return turn.tell(press_phrases.not_allowed(turn._))
    settle(turn, one, Status.GIVEN_UP, said["reason"])
    return say(turn, one, given_up_line(turn._, one, said["reason"]), [[restore_button(turn, one)]])


def given_up_line(_: Words, one: Occurrence, reason: str | None) -> str:
    """Given up by a reply, with the reason as said."""
    if not reason:
        return closed_line(_, one)
    return _("{item}，原因：{reason}", item=closed_line(_, one), reason=brief(reason, LONGEST_REASON))


def no_such_item(_: Words, said: str) -> str:
    """No item of that number or name."""
    return _("没有找到「{said}」这个日程。发 /due 看待办，发 /cal 看日程。", said=brief(said))


def labels_later(_: Words) -> Sequence[tuple[str, str]]:
    """Choices of 推迟, code and label."""
    return (("1h", _("1小时")), ("1d", _("明天")), ("3d", _("3天后")), ("mon", _("下周一")))


def later_menu(turn: Turn, one: Occurrence) -> list[list[Button]]:
    """For how long, and what else can be done with the item."""
    make = partial(occurrences.button_of, turn, one)
    choices = [make(label, "ev.snooze", choice) for choice, label in labels_later(turn._)]
    end = (turn._("不办了"), "ev.giveup") if is_due_by(one.event) else (turn._("取消这项"), "ev.cancel")
    own, move = make(turn._("自定"), "ev.until"), make(turn._("改期"), "ev.move")
    return [choices, [own, move, make(*end), make(label_back(turn._), "ev.back")]]


def asks_later(text: str) -> bool:
    """Whether a text says to put off and not for how long."""
    return said_word(text, WORDS) is not None and not argument(text, WORDS)


def offer_later(turn: Turn, one: Occurrence) -> bool:
    """The item with the choices under it, for who may finish it."""
    if not turn.may(Action.FINISH):
        return turn.tell(press_phrases.only_author(turn._))
    return say(turn, one, reminders_texts.line(turn._, one, turn.today), later_menu(turn, one))


def snooze_reminder(turn: Turn, one: Occurrence, until: datetime) -> str:
    """It is reminded of again at that wall time, in private for oneself only; what to say."""
    person = turn.me() if turn.where.private else None
    reminder_schedule.snooze(turn.db, turn.with_group(), one, until, person)
    moment = moment_words(turn._, until, now=turn.today)
    return turn._("#{number} 推迟到{until}再提醒", number=one.event.number, until=moment)


def renamed(turn: Turn, one: Occurrence, title: str, rows: Rows = ()) -> bool:
    """Give an open item another name, a series as a whole, or say who may; False for one that is open no more."""
    if one.status is not Status.OPEN:
        return False
    if is_open_to(turn, one):
        now = change(turn, one, replace(one.event, title=event_creation.public(name_in(title) or title)))
        say(turn, now, changed_text(turn, now), rows)
    return True


def reminds(turn: Turn, one: Occurrence, text: str) -> bool:
    """Whether the reply was about the item's reminders; then they are as it says, or it is said why not."""
    said = asked_leads(text)
    if said is not None and is_open_to(turn, one):
        needs_clock = not is_clock_time(one.event.grain) and any(map(is_of_the_clock, said.leads or ()))
        # Of a series all its times are told of so.
        if not needs_clock and said.leads != ():
            schedule.let_speak(turn.db, turn.with_group(), one.event)
        now = one if needs_clock else change(turn, one, replace(one.event, leads=said.leads))
        reminder_schedule.plan_next_late(turn.db, turn.with_group(), now, turn.now)
        say(turn, one, no_clock(turn._) if needs_clock else _leads_text(turn, now))
    return said is not None


def _leads_text(turn: Turn, one: Occurrence) -> str:
    group, _, item = turn.with_group(), turn._, title_line(turn._, one, turn.today)
    leads = own_leads(one.event, group.settings)
    if not leads:
        is_late = one.end <= turn.wall
        if is_late:  # what is told of it by now is that it is late
            schedule.withdraw(turn.db, group, one.event, one.original)
            schedule.keep_silent(turn.db, group, one.event, turn.now, one.original)
        if is_due_by(one.event) and not is_late:
            return _(
                "{item}\n到期前不再提醒；过了期限还没完成的，仍会提。要恢复请回复「恢复提醒」。", item=item
            )
        return _("{item}\n不再提醒。要恢复请回复「恢复提醒」。", item=item)
    how = (one, group.settings, turn.wall, group.notice)
    ahead = planned(*how) or (late_reminders(*how) if one.end <= turn.wall else [])
    said = {"item": item, "leads": leads_words(_, leads)}
    if not ahead:
        return _("{item}\n改为{leads}；这些时间都已经过了，不会再提前提醒。", **said)
    moment = moment_words(_, ahead[0].due, now=turn.today)
    return _("{item}\n改为{leads}，下次提醒：{moment}", **said, moment=moment)
