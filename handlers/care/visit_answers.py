"""What is answered to the card of a visit: 安排, 我去, 改日期, 不用, by button or in words; what is told of it since, as that the person is
well again, after which who goes is asked in private whether it is still needed.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from handlers.calendar import event_creation, time_question
from handlers.calendar.changes.occurrence_status import (
    REASON,
    changed_text,
    closed_text,
    restore_button,
    settle,
)
from handlers.care import texts as phrases
from handlers.care import visit_card, visit_events
from handlers.core import pending_questions
from handlers.core import press_texts as presses
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import simplified_text
from handlers.core.messages.outgoing_message import Button, brief, button
from handlers.core.turn import Act, Answers, Deeds, NotDone, Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.events.texts import title_line
from storage.branches import branch_list
from storage.care import visits_due
from storage.care.visits_due import Care, State
from storage.core import drafts, people
from storage.core.outbox.queue import Lane
from storage.events import queries as events_queries
from union.branches.list_edits import chosen
from union.core.groups import in_charge
from union.core.rights import Action
from union.events.model import Event, Status
from union.reading.life.life_event import Closing, Occasion
from union.reading.life.told_visits import same_person
from union.reading.message import due_by
from union.words import Words, language_of, words

DAY = "care.day"
KEPT = timedelta(hours=24)
IN_WORDS = {
    **dict.fromkeys(("安排", "好", "好的", "可以", "行", "要", "yes", "ok", "arrange it"), "care.accept"),
    **dict.fromkeys(("我去", "我来", "我去吧", "我来吧", "i'll go", "i will go"), "care.go"),
    **dict.fromkeys(("不用", "不用了", "不是", "不要", "不需要", "算了", "取消"), "care.no"),
}
NOT_BUT = re.compile(
    r"不[是在]?[^，,。]{1,12}?[，,]?\s*(?:是|在)(?P<words>[^，,。]{1,12})[。.]?"
)  # 「不是二车间是三车间」


def replied(turn: Turn, about: str | None) -> bool:
    """A reply to a card: 「我去」, 「不用」, 「原因是家属不愿打扰」; whether it was one of these."""
    care, said = visit_card.read_mark(turn, about), turn.said.text.strip(" 。.！!")
    word = simplified_text(said).lower()
    if care is None or not turn.may(Action.LOG):
        return False
    reason = REASON.fullmatch(said)
    if care.state is State.DECLINED and reason is not None:
        _because(turn, care, reason["reason"])
        return True
    if care.state is not State.OFFERED or word not in IN_WORDS:
        return False
    ANSWERED[IN_WORDS[word]](turn, care)
    sent, now = turn.replied_row(), visits_due.get(turn.db, turn.with_group(), care.id)
    if sent is not None and now is not None:
        visit_card.redraw(turn, now, sent.id)
    return True


def to_card(turn: Turn, about: str) -> bool:
    """Any reply to a card: an answer, or what of it is not so."""
    return replied(turn, about) or told_otherwise(turn, about)


def day_given(turn: Turn, draft: drafts.Draft) -> bool:
    """A reply to 「最晚哪天去」: the card has that day from now on; nothing is planned by it."""
    group = turn.with_group()
    care = visits_due.get(turn.db, group, int(draft.data["care"]))
    if not turn.may(Action.LOG):
        return False
    if care is None or care.state is not State.OFFERED:
        return turn.tell(presses.done_before(turn._))
    day = _day(turn)
    if day is None:
        question = turn._("没看出是哪天，或者那天已经过了。请再回复一次，例如：11月25日、后天")
        return pending_questions.ask_again(turn, draft, question)
    drafts.end(turn.db, draft)
    care = replace(care, due=day)
    visits_due.change(turn.db, group, care)
    visit_card.say(turn, care)
    return True


def _day(turn: Turn) -> date | None:
    """The last day of the time said, today or later."""
    when = time_question.later(turn)
    if when is None or when.rrule is not None:
        return None
    when = due_by(when)
    return when.last_day if when.last_day >= turn.today else None


def _ask_day(turn: Turn, care: Care) -> None:
    question = turn._(
        "{told}：最晚哪天去？请回复这条消息，例如：11月25日、后天、下周三",
        told=visit_card.life_event_for_chat(turn, care),
    )
    pending_questions.ask(turn, DAY, {"care": care.id}, KEPT, question)


def _decline(turn: Turn, care: Care) -> None:
    told = visit_card.life_event_for_chat(turn, care)
    visit_card.take_name(turn, care)
    turn.enrol()
    visits_due.settle(turn.db, turn.with_group(), care, State.DECLINED, turn.now)
    text = turn._("好的，不安排：{told}\n原因可以回复这条补上，例如：原因是家属不愿打扰", told=told)
    turn.show(text, [[turn.button(turn._("恢复"), "care.again", care.id)]], about=visit_card.mark(care))


def _because(turn: Turn, care: Care, reason: str) -> None:
    words = event_creation.public(reason)[: event_creation.LONGEST_NOTE]
    visits_due.give_reason(turn.db, turn.with_group(), care, words)
    facts = {"told": visit_card.life_event_for_chat(turn, care), "reason": brief(words, phrases.LONGEST)}
    turn.say(turn._("好的，不安排：{told}，原因：{reason}", **facts))


def _press(act: Callable[[Turn, Care], None], *states: State) -> Act:
    """A deed with the proposal behind its button, while it stands so, by who may file work."""

    def pressed(turn: Turn) -> None:
        care = turn.there(visits_due.get(turn.db, turn.with_group(), turn.press.number()))
        turn.needs(Action.LOG)
        if care.state not in states:
            raise NotDone(presses.done_before(turn._))
        act(turn, care)

    return pressed


def _offer_visit_again(turn: Turn, care: Care) -> None:
    """It is asked anew: 不用 was a slip, or it is another person than the one there is a visit to."""
    visits_due.settle(turn.db, turn.with_group(), care, State.OFFERED, turn.now)
    turn.edit_pressed(visit_card.text(turn, care), visit_card.rows(turn._, turn.with_group(), care))
    turn.mark_pressed(visit_card.mark(care))


def told_otherwise(turn: Turn, mark: str) -> bool:
    """「不是二车间，是三车间」 to a card, or to the item of a visit; whether it was that."""
    care = visit_card.read_mark(turn, mark)
    subject = message_subject.read(mark)
    if care is None and subject and subject.subject == message_subject.EVENT and turn.group:
        care = visits_due.of_event(turn.db, turn.group, subject.id)
    if care is None or care.state not in (State.OFFERED, State.ACCEPTED) or not turn.may(Action.LOG):
        return False
    words = turn.said.text.strip()
    turned = NOT_BUT.fullmatch(words)
    given = chosen(turned["words"] if turned else words, branch_list.all_branches(turn.db, turn.with_group()))
    if given is None or len(given.branches) != 1:
        return False
    meant = replace(care, branch=given.branches[0].name)
    if care.state is State.ACCEPTED:
        follow(turn, care, meant)
    else:
        visits_due.change(turn.db, turn.with_group(), meant)
        visit_card.redraw(turn, meant)
    return True


def follow(turn: Turn, before: Care, care: Care) -> None:
    """The words that told it were edited: its item has the new branch and day, as far as nobody has set them since."""
    group = turn.with_group()
    event = events_queries.get(turn.db, group, before.event_id or 0)
    if event is None or event.status is not Status.OPEN:
        return
    is_ours = event.title == visit_events.title_of(turn, before)
    title = visit_events.title_of(turn, care) if is_ours else event.title
    is_due = care.first != before.first and event.start.date() == before.due
    start = datetime.combine(max(care.due, turn.today), time()) if is_due else event.start
    meant = replace(event, title=title, start=start, said=visit_events.life_event_for_group(turn, care))
    visits_due.change(turn.db, group, replace(care, id=before.id, family_id=before.family_id))
    if meant == event:
        return
    visit_events.keep_branch(turn, care, event)
    event_creation.store_change(turn, meant)
    turn.say(changed_text(turn, occurrences.of_whole_event(meant)), about=message_subject.of_event(event.id))


def ask_whether_over(turn: Turn, event: Event) -> None:
    """Ask whoever tells it in private, else each owner in private; nothing is said in a group.

    A message that told of the visit made, too, has fulfilled it by now.
    """
    now = events_queries.get(turn.db, turn.with_group(), event.id)
    if now is None or now.status is not Status.OPEN:
        return
    group, one = turn.with_group(), occurrences.of_whole_event(event)
    if turn.where.private:
        turn.say(phrases.is_over(turn._, one, turn.today), _recovery_rows(turn._, group.id, event))
        return
    # Who goes; where nobody of them can be reached, who is in charge.
    owners = [people.member_of(turn.db, group, each.person_id) for each in event.owners if each.person_id]
    reached = [each.person for each in owners if each is not None and each.person.reachable]
    for person in reached or [each.person for each in in_charge(people.roster(turn.db, group))]:
        _ = words(language_of(person.language))
        text, key = phrases.is_over(_, one, turn.today), f"care-over:{event.id}:{person.id}"
        turn.desk().tell(person, text, _recovery_rows(_, group.id, event), key=key, lane=Lane.ANSWER)


def open_illness_visit(turn: Turn, over: Closing) -> Event | None:
    """The one open visit to that person for an illness, which words tell to be over."""
    fitting = [
        each
        for each in visits_due.open_visits(turn.db, turn.with_group())
        if each.occasion is Occasion.ILLNESS
        and same_person(each.person, over.person)
        and not (over.branch and each.branch and each.branch != over.branch)
    ]
    event_id = fitting[0].event_id if len(fitting) == 1 else None
    return events_queries.get(turn.db, turn.with_group(), event_id or 0)


def _recovery_rows(_: Words, group_id: int, event: Event) -> list[list[Button]]:
    choices = ((_("照常去"), "care.still"), (_("不用去了"), "care.needless"))
    return [[button(label, deed, group_id, event.id) for label, deed in choices]]


def _press_still(turn: Turn) -> None:
    one = occurrences.of_whole_event(_pressed(turn))
    turn.edit_pressed(turn._("照常：{line}", line=title_line(turn._, one, turn.today)))


def _press_needless(turn: Turn) -> None:
    """It is on the calendar no more, and counts as due nowhere; it can be taken up again."""
    event = _pressed(turn)
    if not may_alter(turn, event):
        raise NotDone(presses.only_author(turn._))
    one = settle(turn, occurrences.of_whole_event(event), Status.CANCELLED, turn._("已出院、好转"))
    turn.edit_pressed(closed_text(turn, one), [[restore_button(turn, one)]])


def _pressed(turn: Turn) -> Event:
    group = turn.with_group()
    event = turn.there(events_queries.get(turn.db, group, turn.press.number()))
    turn.there(visits_due.of_event(turn.db, group, event.id))
    turn.needs(Action.FINISH)
    if event.status is not Status.OPEN:
        raise NotDone(presses.done_before(turn._))
    return event


ANSWERED: dict[str, Callable[[Turn, Care], None]] = {
    "care.accept": lambda turn, care: visit_events.show(turn, visit_events.accept(turn, care, None)),
    "care.go": lambda turn, care: visit_events.show(turn, visit_events.accept(turn, care, turn.enrol())),
    "care.no": _decline,
}
ANSWERS: Answers = {DAY: day_given}
next_answers = pending_questions.unreplied(ANSWERS, time_question.is_time)
DEEDS: Deeds = {
    **{deed: _press(act, State.OFFERED) for deed, act in ANSWERED.items()},
    "care.day": _press(_ask_day, State.OFFERED),
    "care.again": _press(_offer_visit_again, State.DECLINED),
    "care.other": _press(_offer_visit_again, State.GONE),
    "care.still": _press_still,
    "care.needless": _press_needless,
}
