"""What is told of a part of an open item: kept with it, and it stays open until all of it is through; how far it is, and who is missing, is told.

Of an amount, 「慰问58人」, the logs tied to it tell how much is through (union/worklog/item_progress.py). Of names, whoever has been
seen or has handed in is kept as a collection of its own (handlers/attendance/collections.py) from the first of them on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from handlers.attendance import collections
from handlers.attendance.collection_board import line
from handlers.calendar import additions
from handlers.calendar.changes import last_change
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.worklog import item_ties, log_command, log_entry
from storage.core import drafts
from storage.core.drafts import Draft
from union.attendance import collection_parts
from union.attendance.collection_parts import Parts
from union.attendance.expected_replies import Collecting
from union.attendance.listed_people import MEMBER
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import A_DAY
from union.core.rights import Action
from union.events.model import Event, Occurrence
from union.questions.remainders import asks_progress
from union.reading.message import Intent
from union.reminders.lead_times import is_due_by
from union.worklog import item_progress
from union.worklog.item_progress import Whole

ASKS_COLLEAGUE = Regex(r"[你您](?!好)|\byou\b", any_case=True)  # 「你们车间还差几户」
HEADS, BEHIND = ("人", "名", "位", "户", "家", "members", "member"), "，"


class Collected(NamedTuple):
    """A task that is due, its parts, and how many of them a message tells as there."""

    event: Event
    parts: Parts
    there: tuple[str, ...]
    off: tuple[str, ...]


def hear_parts(turn: Turn) -> bool:
    """Whether all of a message is that, so that none of its stretches is heard as another thing."""
    text = turn.said.text
    is_short = bool(collection_parts.read_told_parts(text)) and item_progress.is_all_of_message(text)
    return is_short and turn.said.reply_to is None and claimed(turn, text)


def claimed(turn: Turn, text: str) -> bool:
    """Keep what is told of a part of an item, or tell what is left of it; what else the words say is heard as it is."""
    if turn.said.edited or turn.said.forwarded or not turn.may(Action.TAKE_PART):
        return False
    may_log = turn.may(Action.LOG)
    return _keep_named_parts(turn, text) or (
        may_log and (_told_amount(turn, text) or _told_as_note(turn, text))
    )


def _told_as_note(turn: Turn, text: str) -> bool:
    """「手套到货了」, 「換咗一半」 is a note of what is due, and ends nothing."""
    if not item_progress.may_tell(text) or turn.said.reply_to is not None:
        return False
    due = [each for each in occurrences.open_items(turn) if is_due_by(each) and each.rule is None]
    found = [each for each in due if item_progress.is_noted(each, text)]
    if len(found) == 1:
        additions.note(turn, occurrences.of_whole_event(found[0]), text)
    return len(found) == 1


def _told_amount(turn: Turn, text: str) -> bool:
    """「又走了19户」: a log of the one item that it names or goes on with."""
    if not item_progress.may_tell(text) or turn.said.reply_to is not None:
        return False
    found = list[tuple[int, Occurrence]]()
    for event, whole in _amounts(turn):
        one = occurrences.of_whole_event(event)
        fit = item_progress.fit(event, whole, text, partial(item_ties.progress_of, turn, one))
        if fit:
            found.append((fit, one))
    best = [one for fit, one in found if fit == max(each for each, _ in found)]
    return len(best) == 1 and _keep_amount(turn, text, best[0])


def _keep_amount(turn: Turn, text: str, one: Occurrence) -> bool:
    """A figure is a log of it; what only says how much is through or left by now is its note, and its end where that is all."""
    whole, before = item_progress.planned_amount(one.event), item_ties.progress_of(turn, one)
    if whole is None:
        return False
    told = item_progress.read_share(whole, text)
    spelt = item_progress.spelt_out(whole, item_progress.without_rest(whole, text))
    read = message_reading.read_log(turn, spelt)
    if log_command.wrong_day(turn, read) is not None:
        return False
    is_new = bool(told.done) and not (before and before.done and told.done == whole.count)
    is_paid = any(each.money for each in read.facts)
    if log_entry.has_figures(read.facts) and (is_new or is_paid):
        log_command.file(turn, read, fulfils=one)
    elif item_progress.progress(whole, [*item_ties.texts_of(turn, one), text]).is_through:
        return last_change.finish_as_said(turn, one, is_whole=True)
    else:
        additions.note(turn, one, text)
    return True


def _amounts(turn: Turn) -> Iterator[tuple[Event, Whole]]:
    """What is due, or a visit of several days, with how much it is."""
    for each in occurrences.open_items(turn):
        is_long = each.kind is Kind.VISIT and each.until - each.start > A_DAY and each.start <= turn.wall
        if (is_due_by(each) or is_long) and each.rule is None:
            whole = item_progress.planned_amount(each)
            if whole is not None:
                yield each, whole


def told_missing(turn: Turn) -> bool:
    """Whether it is asked who is missing of what a task lists; then that is told."""
    text = turn.said.text
    if turn.said.edited or turn.said.forwarded or not turn.may(Action.TAKE_PART):
        return False
    known = _lists(turn)
    asked = [each for each in known if collection_parts.asks_of_rest(each[1], text)]
    if not asked and collection_parts.asks_who_is_missing(text):
        asked = [each for each in known if collection_parts.is_of_thing(each[1], text)]
        asked = asked or _asked_of_visits(known, text)
    if asked:
        return len(asked) == 1 and turn.tell(_missing(turn, *asked[0]))
    return False


def told_amount_left(turn: Turn) -> bool:
    """Whether it is asked how much is left of an amount of which some was told: 「福袋仲剩几多」; then that is told."""
    text = turn.said.text
    if not asks_progress(text) or turn.said.edited or turn.said.forwarded or ASKS_COLLEAGUE.search(text):
        return False
    asked = [event for event, whole in _amounts(turn) if item_progress.mentions_item(event, whole, text)]
    one = occurrences.of_whole_event(asked[0]) if len(asked) == 1 else None
    far = item_ties.progress_of(turn, one) if one is not None else None
    return one is not None and far is not None and turn.tell(item_ties.far_line(turn._, one, far))


def _lists(turn: Turn) -> list[tuple[Event, Parts]]:
    due = [each for each in occurrences.open_items(turn) if is_due_by(each) or each.kind is Kind.VISIT]
    return [(each, parts) for each in due if (parts := collection_parts.parts_of(each)) is not None]


def _keep_named_parts(turn: Turn, text: str) -> bool:
    known = _lists(turn) if collection_parts.may_tell_parts(text) else []
    told = list[Collected]()
    for event, parts in known:
        off = collection_parts.excused_people(parts, text)
        there = tuple(each for each in collection_parts.parts_handed_in(parts, text) if each not in off)
        told += [Collected(event, parts, there, off)] if there or off else []
    named = [each for each in told if each.parts.is_counted or collection_parts.is_of_thing(each.parts, text)]
    one = named or [each for each in told if collection_parts.is_bare_receipt(each.parts, text)]
    return len(one) == 1 and turn.may(Action.LOG) and _keep(turn, text, one[0])


def _asked_of_visits(known: Sequence[tuple[Event, Parts]], text: str) -> list[tuple[Event, Parts]]:
    """「仲有边个未探」: the one list of people who are visited."""
    visits = [each for each in known if each[1].is_visit]
    return visits if collection_parts.VISIT.search(text) else []


def _missing(turn: Turn, event: Event, parts: Parts) -> str:
    where = (turn._, turn.db, turn.with_group(), _collection_of(turn, event, parts))
    return line(*where, in_full=True)


def _keep(turn: Turn, text: str, one: Collected) -> bool:
    """Whether nothing else is to be heard; figures are a log of it, which ends the task where nobody is left."""
    draft = _collection_of(turn, one.event, one.parts)
    numbers = [one.parts.names.index(each) for each in (*one.there, *one.off)]
    if one.off:
        words = {str(one.parts.names.index(each)): turn._("不用去") for each in one.off}
        draft = drafts.change(turn.db, draft, {**draft.data, "told": {**draft.data.get("told", {}), **words}})
    given = collections.give(turn, draft, numbers)
    told = collection_parts.without_missing(text)
    if one.parts.is_counted:
        return _keep_visit(turn, told, one, done=bool(_done_title(turn, draft, given, one, text)))
    read = message_reading.read_words(turn, told)
    is_log = read.intent is Intent.LOG and bool(read.measures or read.money)
    if done := _done_title(turn, draft, given, one, text):
        collections.speak_as_completed(turn, turn.said, done, told if is_log else "")
        return False
    if is_log:
        turn.speak_as(replace(turn.said, text=told))
        return False
    beside = collection_parts.clauses_beside(one.parts, text)
    return not collections.continue_with_rest(turn, beside)


def _done_title(turn: Turn, draft: Draft, given: Sequence[int], one: Collected, text: str) -> str:
    is_said = collection_parts.all_handed_in(one.parts, text)
    return collections.completed_title(turn, draft, given, is_said=is_said)


def _keep_visit(turn: Turn, told: str, one: Collected, *, done: bool) -> bool:
    """Whoever was seen is work done, counted where no figure says how many; of whom there is no need nothing is logged."""
    event = occurrences.of_whole_event(one.event)
    if not one.there:
        return not done or last_change.finish_as_said(turn, event, is_whole=True)
    told = collection_parts.clauses_about_people(one.parts, told)
    read = message_reading.read_log(turn, told)
    if one.parts.is_visit and not any(each.unit in HEADS for fact in read.facts for each in fact.measures):
        counted = f"{told}{BEHIND}{len(one.there)} {one.parts.unit}"
        read = message_reading.read_log(
            turn, counted if one.parts.unit == MEMBER else counted.replace(" ", "")
        )
    if not log_entry.has_figures(read.facts):
        return not done or last_change.finish_as_said(turn, event, is_whole=True)
    if log_command.wrong_day(turn, read) is None:
        log_command.file(turn, read, fulfils=event, is_part=not done)
    return True


def _collection_of(turn: Turn, event: Event, parts: Parts) -> Draft:
    """The one that was begun for this task, or a new one, which is kept as long as the task may be late."""
    found = drafts.of_subject(turn.db, turn.with_group(), collections.SUBJECT)
    kept: Sequence[Draft] = [each for each in found if each.data.get("event") == event.id]
    if kept:
        return kept[-1]
    of_event = {"parts": list(parts.names), "event": event.id}
    until = max(turn.with_group().utc(event.start) - turn.now, timedelta(0)) + collections.KEPT
    return collections.begin_collection(turn, Collecting.HAND_IN, event.title, more=of_event, until=until)
