"""What is answered to the card of a visit: 安排, 我去, 改日期, 不用, by button or in words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from handlers.calendar import event_creation, time_answers
from handlers.calendar.changes.cancellation_reason import REASON
from handlers.care import texts as phrases
from handlers.care import visit_card, visit_events
from handlers.core import pending_questions
from handlers.core import press_texts as presses
from handlers.core.messages.command_words import plain
from handlers.core.messages.keyboards import button
from handlers.core.turn import Turn
from storage.care import visits_due
from storage.care.visits_due import Care, State
from storage.core import drafts
from storage.core.drafts import Draft
from union.core.grain import own_end
from union.core.rights import Action
from union.events.model import Event
from union.reading.reader import read

DAY = "care.day"
KEPT = timedelta(hours=24)
IN_WORDS = {
    **dict.fromkeys(("安排", "好", "好的", "可以", "行", "要", "yes", "ok", "arrange it"), "care.accept"),
    **dict.fromkeys(("我去", "我来", "我去吧", "我来吧", "i'll go", "i will go"), "care.go"),
    **dict.fromkeys(("不用", "不用了", "不是", "不要", "不需要", "算了", "取消"), "care.no"),
}


def replied(turn: Turn, about: str | None) -> bool:
    """A reply to a card: 「我去」, 「不用」, 「原因是家属不愿打扰」; whether it was one of these."""
    care, said = visit_card.read_mark(turn, about), turn.said.text.strip(" 。.！!")
    word = plain(said).lower()
    if care is None or not turn.may(Action.LOG):
        return False
    reason = REASON.fullmatch(said)
    if care.state is State.DECLINED and reason is not None:
        _because(turn, care, reason["reason"])
        return True
    if care.state is not State.OFFERED or word not in IN_WORDS:
        return False
    ANSWERED[IN_WORDS[word]](turn, care)
    visit_card.put_away(turn, care)
    return True


def day_given(turn: Turn, draft: Draft) -> bool:
    """A reply to 「最晚哪天去」: the card has that day from now on; nothing is planned by it."""
    group = turn.with_group()
    care = visits_due.get(turn.db, group, int(draft.data["care"]))
    if not turn.may(Action.LOG):
        return False
    if care is None or care.state is not State.OFFERED:
        turn.say(presses.done_before(turn._))
        return True
    day = _day(turn, turn.said.text)
    if day is None:
        question = turn._("没看出是哪天，或者那天已经过了。请再回复一次，例如：11月25日、后天")
        return pending_questions.ask_again(turn, draft, question)
    drafts.end(turn.db, draft)
    care = replace(care, due=day)
    visits_due.change(turn.db, group, care)
    visit_card.say(turn, care)
    return True


def _day(turn: Turn, text: str) -> date | None:
    """The last day of the time said, today or later."""
    group = turn.with_group()
    wall = group.wall(turn.said.at)
    when = read(text, wall, notice=group.notice).when or read(f"{text}后", wall, notice=group.notice).when
    if when is None or when.rrule is not None:
        return None
    when = event_creation.due_by(when)
    end = when.end or own_end(when.start, when.grain)
    last = max(when.start, end - timedelta(microseconds=1)).date()
    return last if last >= group.day(turn.now) else None


def _accept(turn: Turn, care: Care) -> None:
    _show(turn, visit_events.accept(turn, care, None))


def _go(turn: Turn, care: Care) -> None:
    _show(turn, visit_events.accept(turn, care, turn.enrol()))


def _show(turn: Turn, event: Event) -> None:
    if turn.incoming.press is not None:
        visit_events.shown(turn, event)
    else:
        visit_events.say(turn, event)


def _ask_day(turn: Turn, care: Care) -> None:
    question = turn._(
        "{told}：最晚哪天去？请回复这条消息，例如：11月25日、后天、下周三", told=visit_card.told(turn, care)
    )
    pending_questions.ask(turn, DAY, {"care": care.id}, KEPT, question)


def _decline(turn: Turn, care: Care) -> None:
    told = visit_card.told(turn, care)
    visit_card.take_name(turn, care)
    turn.enrol()
    visits_due.settle(turn.db, turn.with_group(), care, State.DECLINED, turn.now)
    text, rows = (
        turn._("好的，不安排：{told}\n原因可以回复这条补上，例如：原因是家属不愿打扰", told=told),
        [[button(turn._("恢复"), "care.again", turn.with_group().id, care.id)]],
    )
    if turn.incoming.press is not None:
        turn.edit_pressed(text, rows)
    else:
        turn.say(text, rows, about=visit_card.mark(care))


def _because(turn: Turn, care: Care, reason: str) -> None:
    visits_due.give_reason(turn.db, turn.with_group(), care, event_creation.note_words(reason))
    turn.say(phrases.declined_because(turn._, visit_card.told(turn, care), event_creation.note_words(reason)))


def _pressed(turn: Turn, *states: State) -> Care | None:
    """The proposal behind the button, while it stands so, for who may file work; the toast says why not."""
    press = turn.incoming.press
    care = visits_due.get(turn.db, turn.with_group(), press.number()) if press else None
    if care is None:
        turn.toast = presses.gone(turn._)
    elif not turn.may(Action.LOG):
        turn.toast = presses.not_allowed(turn._)
    elif care.state not in states:
        turn.toast = presses.done_before(turn._)
    else:
        return care
    return None


def _press(act: Callable[[Turn, Care], None], *states: State) -> Callable[[Turn], None]:
    def pressed(turn: Turn) -> None:
        care = _pressed(turn, *states)
        if care is not None:
            act(turn, care)

    return pressed


def _again(turn: Turn, care: Care) -> None:
    """It is asked anew: 不用 was a slip, or it is another person than the one there is a visit to."""
    visits_due.settle(turn.db, turn.with_group(), care, State.OFFERED, turn.now)
    turn.edit_pressed(visit_card.text(turn, care), visit_card.rows(turn, care))
    turn.mark_pressed(visit_card.mark(care))


ANSWERED: dict[str, Callable[[Turn, Care], None]] = {
    "care.accept": _accept,
    "care.go": _go,
    "care.no": _decline,
}
ANSWERS: dict[str, Callable[[Turn, Draft], bool]] = {DAY: day_given}
next_answers = pending_questions.unreplied(ANSWERS, time_answers.is_time)
DEEDS: dict[str, Callable[[Turn], None]] = {
    **{deed: _press(act, State.OFFERED) for deed, act in ANSWERED.items()},
    "care.day": _press(_ask_day, State.OFFERED),
    "care.again": _press(_again, State.DECLINED),
    "care.other": _press(_again, State.GONE),
}
