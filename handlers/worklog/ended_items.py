# small: apart from what keeps a log
"""What a log ends beside the item it is tied to, and what only ends an item and is no work to be kept."""

from collections.abc import Sequence

from handlers.calendar.changes import last_change, series_change
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.worklog import event_link_question, log_entry
from union.events.model import Occurrence, Status
from union.reminders.lead_times import is_due_by
from union.worklog.entries import LogEntry
from union.worklog.event_links import Candidate
from union.worklog.unnamed_reports import is_end_of_series


def finish_without_log(
    turn: Turn, entry: LogEntry, fulfils: Occurrence | None, found: Sequence[Candidate]
) -> bool:
    """「名单盖好章送过去了」: the item due by a day is over, and without a figure there is nothing to keep."""
    if log_entry.has_figures(entry.facts):
        return False
    one = fulfils or event_link_question.surely_fulfilled(turn, entry, found)
    one = one or event_link_question.surely_fulfilled(
        turn, entry, event_link_question.likely_finished_items(turn, entry)
    )
    one = (
        one or event_link_question.fulfilled_and_others(turn, entry, None, is_all=True)[0]
    )  # 「名单盖好章送过去了，小刘收的」
    return one is not None and is_due_by(one.event) and last_change.finish_as_said(turn, one)


def finish_others(
    turn: Turn, entry: LogEntry, fulfils: Occurrence | None, others: Sequence[Occurrence]
) -> None:
    """Finish the others, each with its way back; of a series that was told of for the last time all of it."""
    for one in others:
        now = occurrences.find(turn.db, turn.with_group(), one.event, one.original)
        if now is not None and now.status is Status.OPEN:  # the days before are over with the last one
            last_change.finish_as_said(turn, one)
    if fulfils is None or fulfils.event.rule is None or not is_end_of_series(entry.text):
        return
    mine = [fulfils, *(each for each in others if each.event.id == fulfils.event.id)]
    last = max(mine, key=lambda each: each.start)
    end = series_change.end_series_after(turn, last)
    if end is not None:
        turn.say(*end, about=message_subject.of_time(last))
