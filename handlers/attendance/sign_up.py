"""参加, 请假, 待定 and 签到, 报名 and 退出 with places and a waiting list, by button or by reply: the counts follow.

An answer replaces the former one; who moves up or down is told in private.
"""

from collections.abc import Callable, Sequence

from handlers.attendance import attendance_card
from handlers.attendance import texts as phrases
from handlers.attendance.attendance_card import Gathering
from handlers.core import hooks
from handlers.core import press_texts as press_phrases
from handlers.core.messages import message_subject
from handlers.core.turn import Act, NotDone, Turn
from handlers.events import occurrences
from storage.attendance import headcounts, sign_ups
from storage.core.outbox.queue import Lane
from storage.events import queries as events_queries
from union.attendance import sign_up_list
from union.attendance.headcount import Answer, Style, has_occurrence_begun, may_sign_in
from union.attendance.sign_up_list import Entry, Lists, SignUpRefusal
from union.core.almanac.date_format import day_words
from union.core.groups import Person
from union.core.rights import Action
from union.events.model import Occurrence, Status
from union.words import language_of, words

ONESELF = "本人"
LONGEST_TEAM = 20


def enter(turn: Turn, found: Gathering, person: Person, team: str = "", people: int = 0) -> str:
    """Put somebody, or their team, on the list, with so many people where that was told; what to say."""
    return enter_all(turn, found, person, [Entry(person.id, team[:LONGEST_TEAM], people)])


def enter_all(turn: Turn, found: Gathering, person: Person, wanted: Sequence[Entry]) -> str:
    """Put entries that one person told of on the list; one that stands there comes with as many as are told now."""
    group, one = turn.with_group(), found.one
    if has_occurrence_begun(one, turn.wall):
        return turn._("已经开始，不能再报名，请联系负责人")
    if found.terms.closes_at is not None and found.terms.closes_at <= turn.now:
        until = phrases.until(turn._, group.wall(found.terms.closes_at), turn.today)
        return turn._("报名{until}截止，已经过了，请联系负责人", until=until)
    entries = sign_ups.entries(turn.db, group, one)
    for entry in wanted:
        refused = sign_up_list.hindrance(entries, entry)
        if refused is SignUpRefusal.TEAM_TAKEN:
            return turn._("「{team}」已有人报名，请换一个队名", team=entry.team)
        if refused is SignUpRefusal.TWICE and len(wanted) == 1:
            waiting = sign_up_list.place_waiting(found.lists, entry)
            if waiting:
                return turn._("已经在候补名单上了，第{place}位", place=waiting)
            return turn._("{team}已经报过名了", team=entry.team) if entry.team else turn._("您已经报过名了")
    for entry in wanted:
        sign_ups.enter(turn.db, group, one, entry, turn.now)
    tell_moved(turn, one, found.lists)
    hooks.of(turn).attendance_changed(turn, one)
    return _entered(turn, one, wanted, person)


def withdraw(turn: Turn, found: Gathering, person: Person, team: str = "") -> str:
    """Take somebody, or a team of theirs, off the list; the next moves up. What to say."""
    group, one = turn.with_group(), found.one
    entries = sign_ups.entries(turn.db, group, one)
    mine = sign_up_list.entries_of_person(entries, person.id)
    if team:
        mine = tuple(each for each in mine if each.team == ("" if team == ONESELF else team))
    if not mine:
        return turn._("没有您报的「{team}」", team=team) if team else turn._("您没有报名，不用退出")
    if len(mine) > 1:
        return turn._(
            "您报了{called}。要退哪个，请回复「退出 队名」；退出本人请回复「退出 本人」",
            called=turn._("、").join(each.team or turn._("本人") for each in mine),
        )
    sign_ups.withdraw(turn.db, group, one, mine[0])
    tell_moved(turn, one, found.lists)
    hooks.of(turn).attendance_changed(turn, one)
    said = turn._("已退出：{team}", team=mine[0].team) if mine[0].team else turn._("已退出报名")
    return phrases.joined(turn._, [said, attendance_card.counts_now(turn, one)])


def change_terms(turn: Turn, one: Occurrence, terms: headcounts.Terms) -> None:
    """Keep what an item asks; who moves up or down by it is told."""
    group = turn.with_group()
    before = attendance_card.gathering_of(turn.db, group, one)
    coming = Lists(said_yes(turn, one))
    headcounts.set_terms(turn.db, group, one.event, terms)
    carry_over(turn, one)
    if before is not None:
        tell_moved(turn, one, coming if before.style is Style.ANSWER else before.lists)
    hooks.of(turn).attendance_changed(turn, one)


def carry_over(turn: Turn, one: Occurrence) -> None:
    """Who said 参加 stands on the list once the item has one, and the other way round: nobody says it twice."""
    group = turn.with_group()
    found = attendance_card.gathering_of(turn.db, group, one)
    if found is None:
        return
    if found.style is Style.ENTRY:
        for entry in said_yes(turn, one):
            sign_ups.enter(turn.db, group, one, entry, turn.now)
            headcounts.take_back(turn.db, group, one, entry.person_id)
        return
    known = sign_ups.people_of(turn.db, group, one)
    for entry in sign_ups.entries(turn.db, group, one):
        if not entry.team:
            person = known[entry.person_id]
            headcounts.answer(turn.db, group, one, person, Answer.YES, turn.now, late=False)
            sign_ups.withdraw(turn.db, group, one, entry)


def said_yes(turn: Turn, one: Occurrence) -> tuple[Entry, ...]:
    given = headcounts.answers(turn.db, turn.with_group(), one)
    return tuple(Entry(each.person_id) for each in given if each.answer is Answer.YES)


def tell_moved(turn: Turn, one: Occurrence, before: Lists) -> None:
    """Tell in private whoever came onto the list or off it by somebody else's doing."""
    group = turn.with_group()
    after = attendance_card.gathering_of(turn.db, group, one)
    if after is None:
        return
    known = sign_ups.people_of(turn.db, group, one)
    up = sign_up_list.moved_up(before, after.lists)
    for entry in (*up, *sign_up_list.moved_down(before, after.lists)):
        person = known[entry.person_id]
        _ = words(language_of(person.language))
        if entry in up and entry.team:
            text = _("{group} {item}：有了名额，{team}由候补转为正式报名。")
        elif entry in up:
            text = _("{group} {item}：有了名额，您由候补转为正式报名。")
        else:
            fewer = _("{group} {item}：名额减少，您转为候补。")
            text = _("{group} {item}：名额减少，{team}转为候补。") if entry.team else fewer
        item = phrases.short(_, one, turn.today)
        text = text.format(group=group.title, item=item, team=entry.team)
        # Nobody's night is disturbed by it: it was another's press.
        turn.desk().tell(person, text, about=message_subject.of_time(one), lane=Lane.ANSWER)


def _entered(turn: Turn, one: Occurrence, wanted: Sequence[Entry], person: Person) -> str:
    now = attendance_card.gathering_of(turn.db, turn.with_group(), one)
    counts = attendance_card.counts_now(turn, one)
    if len(wanted) != 1:
        told = sum(entry.people or 1 for entry in wanted)
        return phrases.joined(turn._, [phrases.entered(turn._, "", 0, told), counts])
    (entry,) = wanted
    place = sign_up_list.place_waiting(now.lists, entry) if now else 0
    said = phrases.entered(turn._, entry.team, place, entry.people)
    if place and person.reachable:
        counts = turn._("有人退出，会私下告诉您")
    elif place:
        counts = turn._("有人退出就轮到您；想收到通知，请先与我私聊一次")
    return phrases.joined(turn._, [said, counts])


def give(turn: Turn, found: attendance_card.Gathering, person: Person, answer: Answer) -> tuple[str, bool]:
    """Keep an answer and bring the counts up to date; what to say, and whether it came late.

    The same answer again is no other: one given in time stays so.
    """
    group, one = turn.with_group(), found.one
    late = has_occurrence_begun(one, turn.wall)
    given = (each.answer for each in headcounts.answers(turn.db, group, one) if each.person_id == person.id)
    if next(given, None) is not answer:
        headcounts.answer(turn.db, group, one, person, answer, turn.now, late=late)
        hooks.of(turn).attendance_changed(turn, one)
    facts = {"said": phrases.answer_words(turn._, answer), "counts": attendance_card.counts_now(turn, one)}
    said = turn._("已记：您{said}（{counts}）", **facts)
    if late:
        said = turn._("已经开始了，按迟到的答复记下：{said}（{counts}）", **facts)
    if turn.where.private or one.event.rule is not None:  # what stands around it does not say which time
        said = turn._("{item} {words}", item=phrases.short(turn._, one, turn.today), words=said)
    return said, late


def sign_in(turn: Turn, one: Occurrence, person: Person) -> str:
    """Count somebody who is there; what to say."""
    group = turn.with_group()
    if turn.wall < one.start and one.start.date() == turn.today:
        return turn._("还没开始，{time}起可以签到", time=f"{one.start:%H:%M}")
    if turn.wall < one.start:
        day = day_words(turn._, one.start.date(), now=turn.today)
        return turn._("还没开始，{day}当天可以签到", day=day)
    if not may_sign_in(one, turn.wall):
        return turn._("签到当天有效，现在已经过了；人数请由负责人回复「实到12人」")
    is_new = headcounts.sign_in(turn.db, group, one, person, turn.now)
    count = len(headcounts.signed_in(turn.db, group, one))
    if not is_new:
        return turn._("您已经签过到了，现在到了{count}人", count=count)
    hooks.of(turn).attendance_changed(turn, one)
    return turn._("已签到，现在到了{count}人", count=count)


def pressed_time(turn: Turn) -> Occurrence:
    """The time a button speaks of, if the presser may take part."""
    group, subject = turn.with_group(), occurrences.about_press(turn.press)
    event = turn.there(events_queries.get(turn.db, group, subject.id))
    one = occurrences.find(turn.db, group, event, subject.original)
    if event.rule is not None and subject.original is None:
        one = attendance_card.coming(turn.db, group, event, turn.now)
    found = turn.there(one)
    turn.needs(Action.TAKE_PART)
    return found


def pressed(act: Callable[[Turn, attendance_card.Gathering, Person], str]) -> Act:
    """A deed with the item of its button that still asks who comes, for whoever presses; the toast says what `act` does."""

    def deed(turn: Turn) -> None:
        one = pressed_time(turn)
        found = attendance_card.gathering_of(turn.db, turn.with_group(), one)
        gathering = turn.there(found, press_phrases.old_button(turn._))
        if one.status is not Status.OPEN:
            raise NotDone(phrases.settled(turn._, one))
        person = turn.me()
        if person is not None:
            turn.toast = act(turn, gathering, person)

    return deed


def _press_sign_in(turn: Turn) -> None:
    one, person = pressed_time(turn), turn.me()
    if person is not None:
        turn.toast = sign_in(turn, one, person)


DEEDS = {
    "part.yes": pressed(lambda turn, found, person: give(turn, found, person, Answer.YES)[0]),
    "part.leave": pressed(lambda turn, found, person: give(turn, found, person, Answer.LEAVE)[0]),
    "part.maybe": pressed(lambda turn, found, person: give(turn, found, person, Answer.MAYBE)[0]),
    "part.here": _press_sign_in,
    "part.enter": pressed(enter),
    "part.out": pressed(withdraw),
}
