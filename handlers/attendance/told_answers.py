"""Who comes, said by another: 「美玲同志強都要去呢個會」, 「#9 出席：陳美玲、黃志強」. Each is one of us; they may take it back as their own."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from handlers.attendance import attendance_card, sign_up
from handlers.attendance import texts as phrases
from handlers.attendance.attendance_card import Gathering
from handlers.core import hooks, speakers
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.events import occurrences
from storage.attendance import headcounts, sign_ups
from storage.core import drafts
from union.attendance.headcount import Answer, Style, has_occurrence_begun
from union.attendance.sign_up_list import Entry
from union.attendance.spoken_answers import HELP_WANTED
from union.core.rights import Action
from union.events.model import Event
from union.reading.acts.changes.people_said import goers
from union.reading.names.people import ONESELF

CALLED, LATELY, RIGHT_BEHIND = "called for", timedelta(hours=2), timedelta(hours=3)
SOUGHT = "work sought"  # what handlers/routing/talk/volunteers.py keeps


def gathering_of_event(turn: Turn, event: Event) -> Gathering | None:
    """The time at hand of an item that asks who comes and has not begun."""
    found = attendance_card.gathering_at_hand(turn.db, turn.with_group(), event, turn.now)
    return None if found is None or has_occurrence_begun(found.one, turn.wall) else found


def keep(turn: Turn, found: Gathering, names: Sequence[str], answer: Answer = Answer.YES) -> bool:
    """Keep that they come, or what else is said of them; False where none of them is one of us."""
    me, group = turn.me() if turn.may(Action.TAKE_PART) else None, turn.with_group()
    known = [person for name in names if (person := speakers.bearer(turn, name)) is not None]
    if me is None or not known:
        return False
    if found.style is Style.ENTRY:
        if answer is not Answer.YES:
            return False  # whoever reads of lists takes them off
        sign_up.enter_all(turn, found, me, [Entry(person.id) for person in known])
        return True
    for person in known:
        headcounts.answer(turn.db, group, found.one, person, answer, turn.now, late=False, told=True)
    hooks.of(turn).attendance_changed(turn, found.one)
    return True


def keep_goers(turn: Turn, made: Sequence[Event], text: str) -> None:
    """Whom words name that have planned something stands down for the one thing of it that asks who comes."""
    remember_call(turn, made)
    asking = [found for each in made if (found := gathering_of_event(turn, each)) is not None]
    names = goers(text, speakers.people_names(turn)) if len(asking) == 1 else ()
    me = turn.me()
    called = [me.name if me and each in ONESELF else each for each in names]
    if called:
        keep(turn, asking[0], called)


def remember_call(turn: Turn, made: Sequence[Event]) -> None:
    """Hands are wanted for what a message has planned: 「…布置会场，谁有空来帮忙？」; whoever says 「我可以」 next means that."""
    if turn.incoming.said is None or turn.where.private or not made:
        return
    if HELP_WANTED.search(turn.uncut_text(turn.said.text)):
        call_for(turn, made[0])


def call_for(turn: Turn, event: Event) -> None:
    """Who comes to it was asked of everybody in this group: what others say of their coming soon after means it."""
    me = turn.me()
    data = {"event": event.id, "by": me.id if me else None}
    group = turn.with_group()
    drafts.begin(turn.db, turn.where.chat_id, CALLED, data, turn.now, turn.now + LATELY, group=group)


def event_called_for(turn: Turn) -> Event | None:
    """The open item for which another wanted hands last, not long ago."""
    draft, me = drafts.latest(turn.db, turn.where.chat_id, None, CALLED), turn.me()
    if draft is None or me is None or me.id == draft.data["by"] or draft.group_id != turn.with_group().id:
        return None
    if not drafts.begun_since(turn.db, draft, turn.now - LATELY) or is_other_sought(turn):
        return None  # it is kept until the day's cleaning
    return next((each for each in occurrences.open_items(turn) if each.id == draft.data["event"]), None)


def answers_call(turn: Turn, found: Gathering | None) -> bool:
    """Whether words that name nothing answer a call for this item, and nothing that was asked since."""
    if found is None or is_other_sought(turn):
        return False
    return is_expected(turn, found) or found.one.event == event_called_for(turn)


def is_expected(turn: Turn, found: Gathering) -> bool:
    """Whether it was planned, or somebody entered for it, right before."""
    made = found.one.event.said_at
    return (made is not None and turn.said.at - made < RIGHT_BEHIND) or is_right_behind(turn, found)


def is_right_behind(turn: Turn, found: Gathering) -> bool:
    """Whether somebody entered for it right before."""
    last = sign_ups.last_entered(turn.db, turn.with_group(), found.one)
    return last is not None and turn.said.at - last < RIGHT_BEHIND


def is_other_sought(turn: Turn) -> bool:
    """Whether somebody was sought for something else last: 「我去」 answers that."""
    draft, call = (drafts.latest(turn.db, turn.where.chat_id, None, each) for each in (SOUGHT, CALLED))
    is_last = draft is not None and (call is None or call.id < draft.id)
    return draft is not None and is_last and drafts.begun_since(turn.db, draft, turn.now - LATELY)


def tell(turn: Turn, found: Gathering, said: Mapping[Answer, Sequence[str]]) -> None:
    """How many come by now, and who was named."""
    item = phrases.short(turn._, found.one, turn.today)
    counted = turn._("{item}：{words}", item=item, words=attendance_card.counts_now(turn, found.one))
    named = [
        phrases.names_line(turn._, phrases.answer_words(turn._, answer), names)
        for answer, names in said.items()
        if names
    ]
    turn.say("\n".join([counted, *named]), about=message_subject.of_time(found.one))
