"""参加, 请假, 待定 and 签到, by button or by reply: an answer replaces the former one, the counts follow."""

from collections.abc import Callable

from handlers.attendance import attendance_card
from handlers.attendance import texts as phrases
from handlers.core import hooks
from handlers.core import press_texts as press_phrases
from handlers.core.turn import Act, NotDone, Turn
from handlers.events import occurrences
from storage.attendance import headcounts
from storage.events import queries as events_queries
from union.attendance.headcount import Answer, has_begun, may_sign_in
from union.core.groups import Person
from union.core.rights import Action
from union.events.model import Occurrence, Status


def give(turn: Turn, found: attendance_card.Gathering, person: Person, answer: Answer) -> tuple[str, bool]:
    """Keep an answer and bring the counts up to date; what to say, and whether it came late.

    The same answer again is no other: one given in time stays so.
    """
    group, one = turn.with_group(), found.one
    late = has_begun(one, turn.wall)
    given = (each.answer for each in headcounts.answers(turn.db, group, one) if each.person_id == person.id)
    if next(given, None) is not answer:
        headcounts.answer(turn.db, group, one, person, answer, turn.now, late=late)
        hooks.of(turn).attendance_changed(turn, one)
    facts = {"said": phrases.answer_words(turn._, answer), "counts": attendance_card.counts_now(turn, one)}
    said = (
        turn._("已经开始了，按迟到的答复记下：{said}（{counts}）", **facts)
        if late
        else turn._("已记：您{said}（{counts}）", **facts)
    )
    if turn.where.private or one.event.rule is not None:  # what stands around it does not say which time
        said = turn._("{item} {words}", item=phrases.short(turn._, one, turn.today), words=said)
    return said, late


def sign_in(turn: Turn, one: Occurrence, person: Person) -> str:
    """Count somebody who is there; what to say."""
    group = turn.with_group()
    if turn.wall < one.start:
        return phrases.not_yet(turn._, one, turn.today)
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
        found = attendance_card.of(turn.db, turn.with_group(), one)
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
}
