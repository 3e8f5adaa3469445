"""A reply to an item's message about taking part: answers, sign-up, 实到, 法定人数, 限20人, 名单, results."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from handlers.attendance import attendance_card, name_list, sign_up
from handlers.attendance import texts as phrases
from handlers.attendance.attendance_card import Gathering
from handlers.calendar.changes.occurrence_status import (
    attendance_lines,
    closed_text,
    restore_button,
    say,
    settle,
)
from handlers.core import press_texts as press_phrases
from handlers.core.messages.message_subject import About
from handlers.core.messages.outgoing_message import Rows
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.reminders.reminder_card import item_row
from storage.attendance import headcounts, sign_ups
from union.attendance.competition_results import Result, in_words, is_void, merged, of_title, read_results
from union.attendance.headcount import ANSWERED, Answer, Style, has_occurrence_begun, is_assumed_held
from union.attendance.participation_replies import Ask, ParticipationReply, read_came, read_part
from union.attendance.sign_up_list import Capacity
from union.core.groups import Person
from union.core.kinds import Kind
from union.core.period import is_clock_time
from union.core.rights import Action
from union.events.model import Occurrence, Status
from union.reading.reader import read
from union.reading.replies.item_replies import read_reply
from union.reading.text.normal_form import EitherScript

MET = ANSWERED | {Kind.COMPETITION, Kind.VISIT}
OF_ONE_SELF = {Ask.YES, Ask.LEAVE, Ask.MAYBE, Ask.ENTER, Ask.WITHDRAW, Ask.SIGN_IN}
ANSWERS = {Ask.YES: Answer.YES, Ask.LEAVE: Answer.LEAVE, Ask.MAYBE: Answer.MAYBE}
# On a list 参加 enters and 请假 withdraws; where answers are counted 报名 is 参加.
ON_A_LIST = {Ask.YES: Ask.ENTER, Ask.LEAVE: Ask.WITHDRAW}
AS_ANSWER = {Ask.ENTER: Ask.YES, Ask.WITHDRAW: Ask.LEAVE}
UNLIMITED = Capacity(0)
CONTEST = EitherScript("[赛竞]|比武|拔河|运动会|评选")
A_DAY, JUST_PAST = timedelta(days=1), timedelta(days=10)


def answered(turn: Turn, one: Occurrence, subject: About, text: str) -> bool:
    """Do what a reply says of taking part in an item; False when it says nothing of it."""
    part = read_part(text)
    if part is None and has_occurrence_begun(one, turn.wall):
        part = read_came(text)
    if part is None:
        void, told = is_void(text), read_results(text)
        asks = read_reply(text, turn.written, one.start, turn.notice)
        if not (void or told) or asks or not _is_contest(turn, one):
            return False
        if not turn.may(Action.FINISH):
            return say(turn, one, press_phrases.not_allowed(turn._))
        before = sign_ups.results(turn.db, turn.with_group(), one)
        return _keep_results(turn, one, () if void else merged(before, told))
    if part.ask is not Ask.PRESENT and subject.original is None:
        one = attendance_card.coming(turn.db, turn.with_group(), one.event, turn.now) or one
    found = attendance_card.gathering_of(turn.db, turn.with_group(), one)
    if part.ask in OF_ONE_SELF:
        return _of_oneself(turn, one, found, part)
    if part.ask is Ask.NAMES:
        return found is not None and say(turn, one, name_list.show(turn, found))
    if part.ask is Ask.PRESENT:
        return one.event.kind in MET and _count(turn, one, part)
    _change_attendance_terms(turn, one, part)
    return True


def _of_oneself(turn: Turn, one: Occurrence, found: Gathering | None, part: ParticipationReply) -> bool:
    if part.ask is Ask.SIGN_IN and one.event.kind in attendance_card.SIGNED_IN_AT:
        return _by_person(turn, one, lambda person: sign_up.sign_in(turn, one, person))
    if found is None or part.ask is Ask.SIGN_IN:
        return False
    if one.status is not Status.OPEN:
        return say(turn, one, phrases.settled(turn._, one))
    ask = (ON_A_LIST if found.style is Style.ENTRY else AS_ANSWER).get(part.ask, part.ask)
    if ask is Ask.ENTER:
        return _by_person(turn, one, lambda who: sign_up.enter(turn, found, who, part.text), found)
    if ask is Ask.WITHDRAW:
        return _by_person(turn, one, lambda who: sign_up.withdraw(turn, found, who, part.text), found)
    return found.style is Style.ANSWER and _answer(turn, found, ANSWERS[ask])


def _answer(turn: Turn, found: Gathering, answer: Answer) -> bool:
    person = turn.me()
    if person is None or not turn.may(Action.TAKE_PART):
        return _by_person(turn, found.one, lambda _person: "")
    said, late = sign_up.give(turn, found, person, answer)
    is_quiet = turn.settings.receipts == "reaction" and not turn.where.private
    if not late and (is_quiet or attendance_card.is_change_shown(turn, found)):
        turn.nod()
        return True
    return say(turn, found.one, said)


def _by_person(
    turn: Turn, one: Occurrence, act: Callable[[Person], str], found: Gathering | None = None
) -> bool:
    person = turn.me()
    if person is None:
        return say(turn, one, phrases.needs_a_person(turn._))
    if not turn.may(Action.TAKE_PART):
        return say(turn, one, press_phrases.not_allowed(turn._))
    said = act(person)
    if found is not None and attendance_card.is_change_shown(turn, found):
        turn.nod()
        return True
    return say(turn, one, said)


def _count(turn: Turn, one: Occurrence, part: ParticipationReply) -> bool:
    """应到 and 实到; with 完成 before it the item is finished, too."""
    group = turn.with_group()
    if not turn.may(Action.FINISH):
        return say(turn, one, press_phrases.not_allowed(turn._))
    headcounts.count(turn.db, group, one, part.count)
    is_over = part.is_done or (part.count.present is not None and is_assumed_held(one, turn.wall))
    if is_over and one.status is Status.OPEN:
        one = settle(turn, one, Status.DONE)
        return say(turn, one, closed_text(turn, one), [[restore_button(turn, one)]])
    count, item = headcounts.headcount_of(turn.db, group, one), phrases.short(turn._, one, turn.today)
    words = phrases.headcount(turn._, count) or turn._("应到{count}人", count=count.expected)
    lines = [turn._("已记 {item}：{words}", item=item, words=words), *attendance_lines(turn, one)[1:]]
    return say(turn, one, "\n".join(lines), _open_row(turn, one))


def _change_attendance_terms(turn: Turn, one: Occurrence, part: ParticipationReply) -> None:
    """What the item asks of those who come."""
    if not may_alter(turn, one.event):
        say(turn, one, press_phrases.only_author(turn._))
    elif part.ask is Ask.QUORUM:
        say(turn, one, name_list.set_quorum(turn, one, part.quorum))
    elif part.ask is Ask.CAPACITY:
        group = turn.with_group()
        terms = replace(headcounts.terms(turn.db, group, one.event), capacity=part.capacity or UNLIMITED)
        if one.event.kind not in ANSWERED and one.event.kind is not Kind.COMPETITION:
            terms = replace(terms, style=Style.ENTRY)
        sign_up.change_terms(turn, one, terms)
        found = attendance_card.gathering_of(turn.db, group, one)
        counts = phrases.lists(turn._, found.lists) if found else ""
        limit = phrases.limited(turn._, part.capacity) if part.capacity else turn._("不限人数")
        line = turn._("{item}：{limit}", item=phrases.short(turn._, one, turn.today), limit=limit)
        say(turn, one, turn._("{line}。{counts}", line=line, counts=counts) if counts else line)
    elif part.ask is Ask.CLOSES:
        _close_at(turn, one, part.text)
    else:
        _choose(turn, one, part.ask)


def _close_at(turn: Turn, one: Occurrence, text: str) -> None:
    group, _ = turn.with_group(), turn._
    when = read(text, turn.written, notice=group.notice).when
    if when is None or when.rrule is not None:
        say(turn, one, _("没看出截止时间。请回复例如：报名截止12月3日"))
        return
    moment = when.start if is_clock_time(when.grain) else when.until
    if moment <= turn.wall:
        said = _("这个时间已经过去。要现在就停止，请回复「停止报名」。")
    elif when.start.date() > one.start.date():
        said = _("截止时间在开始之后，没有改。请回复例如：报名截止12月3日")
    else:
        terms = headcounts.terms(turn.db, group, one.event)
        sign_up.change_terms(turn, one, replace(terms, closes_at=group.utc(moment)))
        item, until = phrases.short(_, one, turn.today), phrases.until(_, moment, turn.today)
        said = _("{item}：报名截止{until}", item=item, until=until)
    say(turn, one, said)


def _choose(turn: Turn, one: Occurrence, ask: Ask) -> None:
    group, today = turn.with_group(), turn.today
    terms = headcounts.terms(turn.db, group, one.event)
    if ask is Ask.CLOSE_LIST:
        sign_up.change_terms(turn, one, replace(terms, closes_at=turn.now))
        item = phrases.short(turn._, one, today)
        say(turn, one, turn._("{item}：停止报名。要再开放，请回复「开放报名」。", item=item))
        return
    style, told = CHOICES[ask]
    closes_at = None if ask is Ask.OPEN_LIST else terms.closes_at
    sign_up.change_terms(turn, one, replace(terms, style=style, closes_at=closes_at))
    found = attendance_card.gathering_of(turn.db, group, one)
    code = occurrences.code(one)
    rows = attendance_card.rows(turn._, group, found, code) if found and not turn.where.private else ()
    say(turn, one, told(turn._, one, today), rows)


CHOICES: Mapping[Ask, tuple[Style, Callable[..., str]]] = {
    Ask.COUNT_ANSWERS: (Style.ANSWER, phrases.asked_from_now_on),
    Ask.OPEN_LIST: (Style.ENTRY, phrases.opened),
    Ask.COUNT_NOTHING: (Style.NONE, phrases.asked_no_more),
}


def results_told(turn: Turn, said: tuple[str, tuple[Result, ...]]) -> bool:
    """「拔河一车间获第一名，二车间第二名」: of the competition so called that stands today or has just been."""
    if turn.said.forwarded or not turn.may(Action.FINISH):
        return False
    (head, told), group = said, turn.with_group()
    today = turn.written_on
    past = occurrences.between_dates(turn.db, group, today - JUST_PAST, today + A_DAY)
    begun = [one for one in past if _is_contest(turn, one) and one.start.date() <= today]
    named = [(one, found) for one in begun if (found := of_title(one.event.title, head, told))]
    if len({one.event.id for one, _found in named}) != 1:
        return False
    one, found = max(named, key=lambda pair: pair[0].start)
    if one.status is Status.OPEN:
        one = settle(turn, one, Status.DONE)
    return _keep_results(turn, one, merged(sign_ups.results(turn.db, group, one), found))


def _is_contest(turn: Turn, one: Occurrence) -> bool:
    found = attendance_card.gathering_of(turn.db, turn.with_group(), one)
    is_entered = found is not None and found.style is Style.ENTRY
    return one.event.kind is Kind.COMPETITION or is_entered or CONTEST.search(one.event.title) is not None


def _keep_results(turn: Turn, one: Occurrence, kept: tuple[Result, ...]) -> bool:
    sign_ups.keep_results(turn.db, turn.with_group(), one, kept, turn.now)
    item, lines = phrases.short(turn._, one, turn.today), "\n".join(in_words(each) for each in kept)
    text = turn._("已记成绩 {item}：\n{lines}", item=item, lines=lines)
    void = turn._("{item}：成绩已作废。", item=item)
    return say(turn, one, text if kept else void, _open_row(turn, one))


def _open_row(turn: Turn, one: Occurrence) -> Rows:
    return [item_row(turn._, turn.with_group(), one, turn.wall)] if one.status is Status.OPEN else []
