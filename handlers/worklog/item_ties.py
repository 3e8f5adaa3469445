"""A log tied to the item it fulfils: what is done with it, what of it stands below the receipt; told in part, the item stays open."""

from datetime import datetime

from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.worklog import texts
from storage.events import event_parts
from storage.events import queries as events_queries
from storage.worklog import entries
from union.core.kinds import Kind
from union.events import model
from union.events.model import Occurrence, Status
from union.reading.privacy.redaction import mask_names
from union.reminders.lead_times import is_due_by
from union.words import Words
from union.worklog.entries import LogEntry
from union.worklog.item_progress import Progress, planned_amount, progress, read_share

LONGEST_TITLE, MOST_LOGS = 20, 5  # signs of a title; logs of an item, as its 详情 names them


def fulfilled(turn: Turn, entry: LogEntry) -> Occurrence | None:
    """The time of the item the entry is tied to, None where it is tied to none."""
    group = turn.with_group()
    event = events_queries.get(turn.db, group, entry.event_id) if entry.event_id is not None else None
    if event is None:
        return None
    original = datetime.fromisoformat(entry.event_time) if entry.event_time else None  # of a series
    return occurrences.find(turn.db, group, event, original) or occurrences.of_whole_event(event)


def lines(turn: Turn, entry: LogEntry) -> list[str]:
    """What stands below the echo of an entry that is tied."""
    one = fulfilled(turn, entry)
    if one is None or (entry.undone and one.status is not Status.DONE):
        return []
    if not entry.undone:
        missing = len(model.unfinished_owners(one)) if model.is_shared(one) else 0
        return [tied(turn._, one, missing, progress_of(turn, one))]
    return [turn._("日程 #{number} {title}仍记为已完成。", **number_and_title(one))]


def logs_of(turn: Turn, one: Occurrence) -> list[str]:
    """The newest entries that fulfil it, a line each."""
    found = entries.tied_to(turn.db, turn.with_group(), one.event.id, one.key)[-MOST_LOGS:]
    return [turn._("记录：{line}", line=texts.one_line(turn._, entry, turn.today)) for entry in found]


def texts_of(turn: Turn, one: Occurrence) -> list[str]:
    """What was told of it so far in logs and notes, the oldest first."""
    group = turn.with_group()
    told = [(each.said_at, each.text) for each in entries.tied_to(turn.db, group, one.event.id, one.key)]
    logged = [text for _, text in told]
    notes = event_parts.of_event(turn.db, group, one.event)
    told += [
        (each.at, each.text) for each in notes if each.at and not any(each.text in text for text in logged)
    ]
    return [text for _, text in sorted(told)]


def progress_of(turn: Turn, one: Occurrence, entry: LogEntry | None = None) -> Progress | None:
    """How far an item of an amount is, with this entry if it is not tied yet; None where none of it was told."""
    # How many came to what takes place leaves nothing of it.
    goes_on = is_due_by(one.event) or one.event.kind is Kind.VISIT
    whole = planned_amount(one.event) if goes_on else None
    if whole is None:
        return None
    texts = texts_of(turn, one)
    texts += [entry.text] if entry is not None and entry.event_id is None else []
    return progress(whole, texts) if any(read_share(whole, each).has_figure for each in texts) else None


def far_line(_: Words, one: Occurrence, far: Progress) -> str:
    """How far an item of an amount is."""
    facts = {"done": far.done, "left": far.left}
    return _("#{number} {title}：已有{done}，还剩{left}", **number_and_title(one), **facts)


def tied(_: Words, one: Occurrence, missing: int, far: Progress | None = None) -> str:
    """The line below an echo: what the entry fulfils; `missing` owners have still to do their share, and how far it is."""
    if one.status is Status.DONE:
        return _("✅ 对应日程 #{number} {title}，已完成", **number_and_title(one))
    if far is not None and not far.is_through:
        return _("对应日程 {far}", far=far_line(_, one, far))
    if is_due_by(one.event) and missing in (0, len(one.event.owners)):
        return _("对应日程 #{number} {title}，还没有办完", **number_and_title(one))
    if missing:
        return _("对应日程 #{number} {title}，还差{count}人完成", **number_and_title(one), count=missing)
    return _("对应日程 #{number} {title}", **number_and_title(one))


def number_and_title(one: Occurrence) -> dict[str, object]:
    """What a line about it says of it."""
    return {"number": one.event.number, "title": brief(mask_names(one.event.title), LONGEST_TITLE)}
