"""What is answered to the card of a visit: 安排, 我去, 改日期, 不用, by button or in words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from handlers import care_card, care_visits, making, time_asked
from handlers.chinese import plain
from handlers.phrases import care as phrases
from handlers.phrases import press as presses
from handlers.reasons import REASON
from handlers.turn import Turn
from storage import cares, drafts
from storage.cares import Care, State
from storage.drafts import Draft
from union.agenda import Event
from union.grain import own_end
from union.rights import Action
from union.understanding.read import read

DAY = "care.day"
KEPT = timedelta(hours=24)
IN_WORDS = {
    **dict.fromkeys(("安排", "好", "好的", "可以", "行", "要", "yes", "ok", "arrange it"), "care.accept"),
    **dict.fromkeys(("我去", "我来", "我去吧", "我来吧", "i'll go", "i will go"), "care.go"),
    **dict.fromkeys(("不用", "不用了", "不是", "不要", "不需要", "算了", "取消"), "care.no"),
}


def replied(turn: Turn, about: str | None) -> bool:
    """A reply to a card: 「我去」, 「不用」, 「原因是家属不愿打扰」; whether it was one of these."""
    care, said = care_card.read_mark(turn, about), turn.said.text.strip(" 。.！!")
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
    care_card.put_away(turn, care)
    return True


def day_given(turn: Turn, draft: Draft) -> bool:
    """A reply to 「最晚哪天去」: the card has that day from now on; nothing is planned by it."""
    group = turn.with_group()
    care = cares.get(turn.db, group, int(draft.data["care"]))
    if not turn.may(Action.LOG):
        return False
    if care is None or care.state is not State.OFFERED:
        turn.say(presses.done_before(turn._))
        return True
    day = _day(turn, turn.said.text)
    if day is None:
        drafts.asked_in(turn.db, draft.id, turn.say(phrases.no_such_day(turn._)))
        return True
    drafts.end(turn.db, draft)
    care = replace(care, due=day)
    cares.change(turn.db, group, care)
    care_card.say(turn, care)
    return True


def next_answers(turn: Turn) -> bool:
    """In private the next message may be the day asked for, when it is one and nothing else; whether it was."""
    return time_asked.answered_by_time(turn, ANSWERS)


def _day(turn: Turn, text: str) -> date | None:
    """The last day of the time said, today or later."""
    group = turn.with_group()
    wall = group.wall(turn.said.at)
    when = read(text, wall, notice=group.notice).when or read(f"{text}后", wall, notice=group.notice).when
    if when is None or when.rrule is not None:
        return None
    when = making.due_by(when)
    end = when.end or own_end(when.start, when.grain)
    last = max(when.start, end - timedelta(microseconds=1)).date()
    return last if last >= group.day(turn.now) else None


def _accept(turn: Turn, care: Care) -> None:
    _show(turn, care_visits.accept(turn, care, None))


def _go(turn: Turn, care: Care) -> None:
    _show(turn, care_visits.accept(turn, care, turn.enrol()))


def _show(turn: Turn, event: Event) -> None:
    if turn.incoming.press is not None:
        care_visits.shown(turn, event)
    else:
        care_visits.say(turn, event)


def _ask_day(turn: Turn, care: Care) -> None:
    draft_id = drafts.begin(
        turn.db, turn.where.chat_id, DAY, {"care": care.id}, turn.now, turn.now + KEPT, group=turn.group,
        person=turn.me(),
    )  # fmt: skip
    question = phrases.which_day(turn._, care_card.told(turn, care))
    drafts.asked_in(turn.db, draft_id, turn.say(question))


def _decline(turn: Turn, care: Care) -> None:
    told = care_card.told(turn, care)
    care_card.take_name(turn, care)
    turn.enrol()
    cares.settle(turn.db, turn.with_group(), care, State.DECLINED, turn.now)
    text, rows = phrases.declined(turn._, told), care_card.again_rows(turn, care)
    if turn.incoming.press is not None:
        turn.edit_pressed(text, rows)
    else:
        turn.say(text, rows, about=care_card.mark(care))


def _because(turn: Turn, care: Care, reason: str) -> None:
    cares.give_reason(turn.db, turn.with_group(), care, making.note_words(reason))
    turn.say(phrases.declined_because(turn._, care_card.told(turn, care), making.note_words(reason)))


def _pressed(turn: Turn, *states: State) -> Care | None:
    """The proposal behind the button, while it stands so, for who may file work; the toast says why not."""
    press = turn.incoming.press
    care = cares.get(turn.db, turn.with_group(), press.number()) if press else None
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
    cares.settle(turn.db, turn.with_group(), care, State.OFFERED, turn.now)
    turn.edit_pressed(care_card.text(turn, care), care_card.rows(turn, care))
    turn.mark_pressed(care_card.mark(care))


ANSWERED: dict[str, Callable[[Turn, Care], None]] = {
    "care.accept": _accept,
    "care.go": _go,
    "care.no": _decline,
}
ANSWERS: dict[str, Callable[[Turn, Draft], bool]] = {DAY: day_given}
DEEDS: dict[str, Callable[[Turn], None]] = {
    **{deed: _press(act, State.OFFERED) for deed, act in ANSWERED.items()},
    "care.day": _press(_ask_day, State.OFFERED),
    "care.again": _press(_again, State.DECLINED),
    "care.other": _press(_again, State.GONE),
}
