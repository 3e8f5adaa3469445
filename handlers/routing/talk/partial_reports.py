"""What is told as done in part is kept with its item; what is left of it stays open, by the day that was told for it: 「送了7户，剩下5户周六再去」."""

from collections.abc import Iterator

from handlers.calendar import additions, event_creation, several_items
from handlers.calendar.changes import event_replies
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.routing.references import likely_items
from handlers.routing.references.candidate_times import accepts
from handlers.routing.talk.item_doubt import moved_of
from handlers.worklog import event_link_question, log_command, log_entry
from union.attendance.collection_parts import is_told_in_part
from union.core.period import Grain
from union.core.records import replace
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.message import Intent, When
from union.reminders.lead_times import is_due_by
from union.worklog.ending_choice import FIGURE, clauses
from union.worklog.entries import LogEntry
from union.worklog.event_links import ENDED, Reason
from union.worklog.other_deeds import is_paper
from union.worklog.partial_reports import PartialReport, read_partial_report


def keep_told_part(turn: Turn) -> bool:
    """Whether words tell a part of the one item they mean; then that is kept, and the rest is wanted by its day."""
    said, found = turn.said, read_partial_report(turn.said.text)
    if (
        found is None
        or said.edited
        or said.forwarded
        or said.reply_to is not None
        or not turn.may(Action.LOG)
    ):
        return False
    told = message_reading.read_log(turn, found.told)
    entry = replace(log_entry.entry_of(turn, told), text=found.told)
    meant = {one.event.id: one for one in _items(turn, entry)}
    if len(meant) != 1 or log_command.wrong_day(turn, told) is not None:
        return False
    (one,) = meant.values()
    if any(ENDED.search(each) and FIGURE.search(each) is None for each in clauses(found.told)):
        return False  # 「查完了，隐患6处改了4处，剩下两处…」: it is over, and what is left is another thing
    if is_paper(one.event.title):
        additions.note(turn, one, said.text)
        return True
    if log_entry.has_figures(told.facts):
        log_command.file(turn, told, fulfils=one)
    _want_rest(turn, one, found)
    turn.speak_as(said)
    return True


def _items(turn: Turn, entry: LogEntry) -> Iterator[Occurrence]:
    """The items it most likely does a part of: what fits its words, else what is due and named by them."""
    fits = event_link_question.candidates(turn, entry)
    sure = [each.one for each in fits if {Reason.WORDS, Reason.ALL} & {*each.reasons}]
    if sure:
        yield from sure
        return
    named = [each.one for each in likely_items.clearly_named_items(turn) if is_due_by(each.one.event)]
    due = [each for each in occurrences.open_items(turn) if is_due_by(each)]
    counted = [occurrences.of_whole_event(each) for each in due if is_told_in_part(each, entry.text)]
    yield from (each for each in named or counted if accepts(turn, each, ChangeDeed.FINISH))


def _want_rest(turn: Turn, one: Occurrence, found: PartialReport) -> None:
    """What is left of something due is its note, or moves it where it follows later; what was held has its rest on a day of its own."""
    turn.speak_as(replace(turn.said, text=found.follows))
    when = message_reading.read_words(turn, found.follows, Intent.EVENT).when
    is_ahead = when is not None and when.start.date() > turn.today and when.grain in (Grain.DAY, Grain.MINUTE)
    if not is_due_by(one.event):
        others = [each for each in occurrences.open_items(turn) if each.title == one.event.title]
        is_there = one.event.rule is not None or len(others) > (one.event in others)
        if when is not None and is_ahead and not is_there:
            _plan_rest(turn, one, found, when)
        return
    anew = moved_of(turn, one) if when is not None and is_ahead and may_alter(turn, one.event) else None
    if when is not None and anew is not None and when.start.date() > one.last_moment.date():
        additions.keep(turn, one.event, found.rest, None)
        event_replies.changed(turn, one, anew)
    else:
        additions.note(turn, one, found.rest)


def _plan_rest(turn: Turn, one: Occurrence, found: PartialReport, when: When) -> None:
    left = found.left or found.rest
    plan = replace(
        message_reading.read_words(turn, found.follows, Intent.EVENT),
        title=turn._("{title}（剩{left}）", title=one.event.title, left=left),
        when=when,
        owners=tuple(each.name for each in one.event.owners),
    )
    several_items.keep(turn, [plan], event_creation.source_of(turn))
