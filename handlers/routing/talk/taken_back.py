"""What was filed, planned or finished is taken back in plain words, without a reply: what they say is laid beside what was told lately.

It goes, a task that was finished is open again, or it is another's: done to the one thing most speaks for, asked where two are near.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from handlers.calendar.changes import event_replies
from handlers.core import message_reading, pending_questions, speakers
from handlers.core import press_texts as presses
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.routing import undo_commands
from handlers.routing.records import which_goes
from handlers.routing.references import likely_items, named_logs
from handlers.routing.talk import item_doubt, undone_logs
from handlers.worklog import log_command, log_replies
from handlers.worklog.corrections import correction
from storage.core import drafts
from storage.events import queries as events_queries
from union.core.period import A_WEEK
from union.core.rights import Action
from union.events.model import Event, Status
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.corrections import placed_figures
from union.reading.acts.changes.item_changes import ChangeDeed, change_of_one_item
from union.reading.acts.changes.retractions import (
    Retraction,
    denies,
    expected_figures,
    read_retraction,
    says_undone,
)
from union.reading.acts.extraction import look
from union.reading.acts.tasks.assignments import roster_names_by_form
from union.reading.replies.mentions import title_mention_scores
from union.reading.text.identifiers import MARKED
from union.reading.text.normal_form import normal, simplified
from union.reminders.lead_times import is_due_by
from union.worklog.entries import Fact, LogEntry
from union.worklog.revisions import revision
from union.worklog.spoken_corrections import slots_of

ASKING = which_goes.ASKING
JUST_NOW, SHORTLY, OLD = timedelta(minutes=30), timedelta(hours=3), timedelta(days=3)
# What speaks for a thing: its name, its day, that it was told last, that the writer told it.
LOUDEST, A_DAY_SAID, A_FIGURE_SAID, JUST_TOLD, TOLD_SHORTLY, MINE = 2.0, 1.0, 1.0, 1.5, 1.0, 0.5
NAMED, ENOUGH, SURE, CLEAR, MOST = 1.0, 1.5, 2.0, 0.5, 3
Told = LogEntry | Event


class Retractable(NamedTuple):
    """Something told, and how much speaks for it."""

    told: Told
    strength: float
    is_called: bool  # by its words
    is_named: bool  # by these or its day


def claimed(turn: Turn) -> bool:
    """Whether the words take something back that was told lately; then it is done, or asked which."""
    text = turn.said.text
    if (
        not message_reading.is_by_itself(turn)
        or turn.is_old
        or MARKED.search(text)
        or not turn.may(Action.LOG)
    ):
        return False
    if denies(text) and (_is_given_to_another(turn) or _is_of_another_day(turn)):
        return True
    if (expected := expected_figures(text)) and _expected_figure_replaced(turn, expected):
        return True
    said = read_retraction(text)
    if said is None:
        return False
    return _is_reopened(turn, said) or ((said.is_ordered or said.is_gone) and _is_withdrawn(turn, said))


def _is_withdrawn(turn: Turn, said: Retraction) -> bool:
    """Whether something is surely meant: without a reason only the writer's log, pointed at or called by its name."""
    found = _retractables_meant(turn, said, [*_logs(turn), *occurrences.open_items(turn)])
    if not said.is_gone and any(isinstance(each, Event) for each in found):
        return False  # an item that is called off is another matter: spoken_changes.py
    if len(found) > 1 and said.is_gone:
        which_goes.ask_what_goes(turn, found[:MOST])
        return True
    return len(found) == 1 and _withdraw(turn, found[0])


def _logs(turn: Turn) -> Sequence[LogEntry]:
    return [each for each in named_logs.recent_logs(turn) if each.chat_id == turn.where.chat_id]


def _retractables_meant(turn: Turn, said: Retraction, told: Sequence[Told]) -> Sequence[Told]:
    """Those the words may be about: the one, several where none stands out; none where what stays is that same thing."""
    ranked = sorted(_weighed(turn, said.about, told), key=lambda each: -each.strength)
    if not ranked or ranked[0].strength < (ENOUGH if said.is_gone and not said.is_unsaid else SURE):
        return ()
    if not said.is_gone and not (said.points or ranked[0].is_called):
        return ()
    if said.stays:
        kept = max(_weighed(turn, said.stays, told, is_lately=False), key=lambda each: each.strength)
        if not kept.is_named or kept.told == ranked[0].told:
            ranked = [each for each in ranked if each.told != kept.told] if len(ranked) > 1 else ranked
            return [ranked[0].told] if said.points and not kept.is_named else ()
    return [each.told for each in ranked if each.strength > ranked[0].strength - CLEAR]


def _weighed(
    turn: Turn, words: str, told: Sequence[Told], *, is_lately: bool = True
) -> Sequence[Retractable]:
    days = _days(turn, words)
    said = {figure.value for *_, figure, _ in placed_figures(normal(words).text)}
    loud = title_mention_scores([_name(each) for each in told], words)
    newest = max((each.number for each in told), default=0)
    found = list[Retractable]()
    for each, name in zip(told, loud, strict=True):
        own_days = {fact.day for fact in each.facts} if isinstance(each, LogEntry) else {each.start.date()}
        strength = min(max(name, 0.0), LOUDEST) + A_DAY_SAID * bool(days & own_days)
        if isinstance(each, LogEntry):
            strength += A_FIGURE_SAID * bool(said & _values(each.facts))
        if is_lately:
            strength += _nearness(turn, each, is_newest=each.number == newest)
        found.append(Retractable(each, strength, name >= NAMED, name >= NAMED or bool(days & own_days)))
    return found


def _name(told: Told) -> str:
    return f"{told.text}\n{told.item}" if isinstance(told, LogEntry) else told.title


def _days(turn: Turn, words: str) -> set[date]:
    reads = message_reading.run_reader(turn, look, words).reads
    return set(message_reading.days_of(turn, words)) | {each.when.start.date() for each in reads}


def _nearness(turn: Turn, told: Told, *, is_newest: bool) -> float:
    me, age = turn.me(), turn.said.at - told.said_at if told.said_at is not None else OLD
    is_mine = me is not None and told.author_id == me.id
    last = JUST_TOLD if age <= JUST_NOW else TOLD_SHORTLY if age <= SHORTLY else 0.0
    return MINE * is_mine + last * (is_newest and is_mine)


def _withdraw(turn: Turn, told: Told) -> bool:
    """A log goes with what it ended open again, an item is off; False where that is only a part of the log."""
    if isinstance(told, Event):
        one = occurrences.at_hand(turn.db, turn.with_group(), told, turn.written)
        if one is None or one.status is not Status.OPEN or not may_alter(turn, told):
            return False
        return event_replies.changed(turn, one, change_of_one_item(ChangeDeed.CANCEL, turn.said.text))
    left = revision(told, turn.said.text)
    if left is not None and any(fact.measures for fact in left.facts):
        return False
    if not correction.offered(turn, told, log_command.trouble(turn, told)):
        undone_logs.withdraw(turn, told)
    return True


def _is_reopened(turn: Turn, said: Retraction) -> bool:
    """Whether it is a task that was finished lately; then it is open again. By when it is wanted now, others hear (spoken_changes.py)."""
    changes = read_changes(turn.said.text)
    if (
        any(each.deed is not ChangeDeed.FINISH for each in changes)
        or likely_items.times_and_figures(turn).reads
    ):
        return False  # 「表退回来了，6号前重新交」
    since = turn.said.at - A_WEEK
    done = events_queries.closed_since(turn.db, turn.with_group(), Status.DONE, since)
    if not done or likely_items.clearly_named_items(turn):
        return False
    loud = title_mention_scores([each.title for each in done], said.about)
    found = [each for each, name in zip(done, loud, strict=True) if name >= NAMED]
    if not said.is_denied:
        found = [each for each in found if is_due_by(each) and says_undone(said.about, each.title)]
    elif not found and not _has_told_lately(turn, SHORTLY):
        found = events_queries.closed_since(turn.db, turn.with_group(), Status.DONE, turn.said.at - SHORTLY)
    if len(found) != 1 or found[0].rule is not None:
        return False
    one = occurrences.of_whole_event(found[0])
    return event_replies.changed(turn, one, change_of_one_item(ChangeDeed.REOPEN, turn.said.text))


def _has_told_lately(turn: Turn, within: timedelta) -> bool:
    return undo_commands.newest(turn, turn.said.at - within, is_here=True) is not None


def _is_given_to_another(turn: Turn) -> bool:
    """「跟台账的是赵敏，不关陈静的事」: of an item whose owner the words name beside one other person, who is that other's from now on."""
    said, known = _plain_words(turn.said.text), roster_names_by_form(speakers.people_names(turn))
    named = {name for form, name in known.items() if _says_name(said, _plain_words(form))}
    told = [each for each in occurrences.open_items(turn) if named & {one.name for one in each.owners}]
    ranked = sorted(_weighed(turn, turn.said.text, told), key=lambda each: -each.strength)
    best = [each for each in ranked if each.strength > ranked[0].strength - CLEAR]
    if len(best) != 1 or best[0].strength < ENOUGH or not isinstance(best[0].told, Event):
        return False
    others = named - {one.name for one in best[0].told.owners}
    one = occurrences.at_hand(turn.db, turn.with_group(), best[0].told, turn.written)
    if len(others) != 1 or one is None or not may_alter(turn, one.event):
        return False
    new = others.pop()
    speakers.bearer(turn, new)
    due = item_doubt.moved_of(turn, one)
    change = replace(change_of_one_item(ChangeDeed.OWNER, turn.said.text, new), quoted=new)
    return event_replies.changed(turn, one, change) and (due is None or event_replies.changed(turn, one, due))


def _plain_words(words: str) -> str:
    return simplified(words).casefold().replace("·", " ")


def _says_name(said: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", said) is not None if name.isascii() else name in said


def _is_of_another_day(turn: Turn) -> bool:
    """「插花是周六的事，哪是周日」: of a log that the words name with its day and one other, that was the right one."""
    text, days = turn.said.text, _days_back(turn)
    message = message_reading.read_words(turn, text)
    if len(days) < 2 or message.measures or message.money or likely_items.clearly_named_items(turn):
        return False
    told = [
        each for each in _logs(turn) if len(days - {fact.day for fact in each.facts}) == 1 == len(days) - 1
    ]
    ranked = [each for each in _weighed(turn, text, told) if each.strength >= ENOUGH and each.is_called]
    if len(ranked) != 1 or not isinstance(entry := ranked[0].told, LogEntry):
        return False
    right = (days - {fact.day for fact in entry.facts}).pop()
    correction.answer_correction(turn, entry, correction.moved(turn, entry, right))
    return True


def _days_back(turn: Turn) -> set[date]:
    """Each day the words name, looking back."""
    reads = message_reading.run_reader(turn, look).reads
    found = (message_reading.days_of(turn, f"{each.when.text}{message_reading.WAS_DONE}") for each in reads)
    return {day for days in found for day in days}


def _expected_figure_replaced(turn: Turn, expected: set[Decimal]) -> bool:
    """「70是通知的人数，真来的一半，35」: of one log that has the figure said to be expected."""
    me = turn.me()
    logs = [
        each for each in _logs(turn) if me and each.author_id == me.id and turn.said.at - each.said_at <= OLD
    ]
    read = {each.id: one.facts for each in logs if (one := revision(each, turn.said.text)) is not None}
    told = [
        each for each in logs if each.id in read and (_values(each.facts) - _values(read[each.id])) & expected
    ]
    ranked = sorted(_weighed(turn, turn.said.text, told), key=lambda each: -each.strength)
    best = [each.told for each in ranked if each.strength >= max(NAMED, ranked[0].strength - CLEAR)]
    if len(best) != 1 or not isinstance(entry := best[0], LogEntry):
        return False
    return log_replies.replace_facts(turn, entry, read[entry.id])


def _values(facts: Sequence[Fact]) -> set[Decimal]:
    return {each.value for each in slots_of(facts)}


def _press(turn: Turn) -> None:
    draft = pending_questions.picked(turn, ASKING)
    if draft is None:
        return
    told = undo_commands.numbered(turn, turn.press.number(1))
    if told is None or not _withdraw(turn, told):
        raise NotDone(presses.gone(turn._))
    drafts.end(turn.db, draft)
    turn.edit_pressed(turn._("好的"))


DEEDS: Deeds = {ASKING: _press}
