"""What is said back about an item that was made or changed, with its buttons."""

from collections.abc import Callable, Sequence
from datetime import date

from handlers.attendance import attendance_card
from handlers.calendar import owner_question
from handlers.core import group_choice, hooks
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import Button
from handlers.core.turn import Turn
from handlers.events import conflicts, occurrences
from handlers.events import texts as phrases
from handlers.reminders import texts as reminders_texts
from storage.core.outbox import sent_messages
from storage.events import event_parts
from storage.events import queries as events_queries
from union.core.almanac.date_format import day_words
from union.core.almanac.workdays import is_workday
from union.core.period import UNDATED
from union.events import recurrence_rules
from union.events.model import Event, Occurrence
from union.reminders.lead_times import is_due_by, is_hand_in, own_leads
from union.reminders.reminder_times import planned
from union.words import Words

Line = Callable[[Words, Occurrence, Sequence[str] | None, date], str]
SHOWN = 3  # dates of a series that are said back


def say(turn: Turn, event: Event) -> None:
    """Say what was understood."""
    text = text_of(turn, event, phrases.planned)
    turn.say(text, rows(turn, event), about=message_subject.of_event(event.id))


def lines_of(turn: Turn, event: Event) -> list[str]:
    """An item among others: with its reminders and its dates."""
    one = _next_occurrence(turn, event)
    leads = phrases.leads_told(turn._, one, _leads(turn, one), turn.today)
    line = turn._("{item}（{leads}）", item=phrases.title_line(turn._, one, turn.today), leads=leads)
    times = _times(turn, event) if event.rule is not None else ""
    return [each for each in (line, times) if each]


def _next_occurrence(turn: Turn, event: Event) -> Occurrence:
    return occurrences.next_of_event(
        turn.db, turn.with_group(), event, turn.wall
    ) or occurrences.of_whole_event(event)


def redraw(turn: Turn, event: Event) -> None:
    """Bring the echo of a changed item up to date, when it stands in this very chat."""
    first = standing_here(turn, event, message_subject.of_event(event.id))
    if first is not None:
        turn.edit(first, text_of(turn, event, phrases.changed), rows(turn, event))


def standing_here(turn: Turn, event: Event, mark: str) -> int | None:
    """The outbox row of the message with this mark, where the item was written in this very chat."""
    group = turn.with_group()
    is_here = events_queries.chat_of(turn.db, group, event) == turn.where.chat_id
    return next(iter(sent_messages.row_ids_about(turn.db, group.id, mark)), None) if is_here else None


def rows(turn: Turn, event: Event) -> list[list[Button]]:
    """撤销 and 改, of a hand-in 已交; in the group also whether one comes, where the item asks."""
    group = turn.with_group()
    ways = (turn._("撤销"), "item.undo"), (phrases.label_change(turn._), "item.help")
    row = [turn.button(label, deed, event.id) for label, deed in ways]
    if is_hand_in(event) and event.rule is None:
        row.insert(0, turn.button(reminders_texts.label_done(turn._, event), "ev.done", event.id, "0"))
    here = not turn.where.private
    found = attendance_card.gathering_at_hand(turn.db, group, event, turn.now) if here else None
    asked = [*hooks.of(turn).event_twins(turn, event), *owner_question.rows(turn, event)]
    if found is None:
        return [row, *asked]
    row.append(turn.button(turn._("名单"), "part.names", event.id, "0"))
    sign_in = attendance_card.sign_in_button(turn._, group, found.one, turn.wall)
    return [*attendance_card.rows(turn._, group, found, "0"), *([sign_in] if sign_in else []), row, *asked]


def text_of(turn: Turn, event: Event, line: Line) -> str:
    """The echo: the item with its time and reminders, then what else is worth knowing, a line each."""
    one = _next_occurrence(turn, event)
    first = line(turn._, one, _leads(turn, one), turn.today)
    # Who comes to a one-off item, in the group; of a series its reminders tell.
    is_counted = event.rule is None and not turn.where.private
    counts = attendance_card.counts_now(turn, one) if is_counted else ""
    said = [phrases.details(turn._, event), note_line(turn, event, counts), counts]
    return "\n".join(filter(None, [first, *said, *_notes(turn, one)]))


def note_line(turn: Turn, event: Event, counts: str = "") -> str:
    """What was noted of it as it was planned: where one gathers, what it costs; no limit that the counts tell."""
    notes = event_parts.of_event(turn.db, turn.with_group(), event)
    said = phrases.planned_note(turn._, event, notes, are_counted=bool(counts))
    return turn._("备注：{text}", text=said) if said else ""


def _leads(turn: Turn, one: Occurrence) -> Sequence[str] | None:
    """The reminders that are told: of a series that comes round its own, else those ahead; None where none are wanted.

    Of dates that were named the next one with any ahead tells.
    """
    event, group = one.event, turn.with_group()
    own = own_leads(event, turn.settings)
    dates = recurrence_rules.pattern(event.rule.rrule).dates if event.rule else {}
    if not own or (event.rule is not None and not dates):
        return own or None
    times = occurrences.coming(turn.db, group, event, turn.wall, len(dates)) if dates else [one]
    found = ([each.lead for each in planned(time, turn.settings, turn.wall, group.notice)] for time in times)
    return next((leads for leads in found if leads), ())


def _notes(turn: Turn, one: Occurrence) -> list[str]:
    event, found, notice = one.event, [], turn.notice
    if event.rule is not None:
        found += [_times(turn, event), phrases.short_months(turn._, event.rule)]
    last = one.last_moment.date()
    if is_due_by(event) and one.start < UNDATED and not is_workday(last, notice):
        words, ahead = day_words(turn._, last, now=turn.today), planned(one, turn.settings, turn.wall, notice)
        is_told = any(is_workday(each.due.date(), notice) for each in ahead)
        said = turn._("注意：{day}是休息日。", day=words)
        if is_told:
            said = turn._("注意：{day}是休息日，会在之前的工作日提醒。", day=words)
        found.append(said)
    checks = len(event.checks)
    found.append(turn._("清单{count}项，回复「详情」打勾", count=checks) if checks else "")
    found.append(conflicts.of_event(turn, event))
    if group_choice.has_several_groups(turn):
        found.append(turn._("群：{title}", title=turn.with_group().title))
    return found


def _times(turn: Turn, event: Event) -> str:
    dates = recurrence_rules.pattern(event.rule.rrule if event.rule else "").dates
    times = occurrences.coming(turn.db, turn.with_group(), event, turn.wall, len(dates) or SHOWN)
    if dates:
        return phrases.all_times(turn._, times, turn.today) if len(times) > 1 else ""
    return phrases.next_times(turn._, times, turn.today) if times else ""
