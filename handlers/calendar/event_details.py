"""详情: everything there is about one item, in a message of its own, with buttons for its checklist and attachments."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.attendance import attendance_card
from handlers.calendar.templates import template_proposal
from handlers.core import hooks
from handlers.core import press_texts as press_phrases
from handlers.core.button_press import unforged
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import Rows, brief, fitting, in_rows
from handlers.core.name_visibility import shows_names
from handlers.core.turn import Deeds, Turn
from handlers.events import event_groups, occurrences
from handlers.events.texts import days_of
from handlers.reminders import texts as reminders_texts
from handlers.reminders.reminder_card import item_row
from storage.core import groups, people
from storage.events import event_parts as events_notes
from storage.reminders import schedule
from union.core.almanac.date_format import day_words, moment_words
from union.core.kinds import Kind
from union.core.rights import Action
from union.events.model import Event, Occurrence, done_count, is_shared, is_ticked, progress
from union.events.recurrence_rules import pattern
from union.events.rule_text import rule_words
from union.reading.privacy.redaction import mask_names
from union.reading.replies.correction_lessons import kind_name
from union.words import Words

SHOWN = 3  # dates of a series that are named
IN_A_ROW, MOST_FILES = 5, 8
LONGEST = 3500  # UTF-16 units; Telegram takes 4,096
ON, OFF = "1", "0"
LONGEST_LABEL = 16
TICKED, OPEN = "☑", "☐"


def say(turn: Turn, one: Occurrence) -> None:
    """Show it below; a reply to it is about the item."""
    turn.say(text_of(turn, one), rows_of(turn, one), about=message_subject.of_time(one))


def text_of(turn: Turn, one: Occurrence) -> str:
    """The item line by line."""
    notes, files = _notes(turn, one)
    lines = [
        *_facts(turn, one),
        *notes,
        files,
        *_related_and_author_lines(turn, one),
        *hooks.of(turn).event_logs(turn, one),
    ]
    return "\n".join(fitting([line for line in lines if line], LONGEST))


def lines_of(turn: Turn, one: Occurrence) -> list[str]:
    """The same but for attachments and logs, which a page shows in its own way."""
    notes, _files_line = _notes(turn, one)
    return [line for line in (*_facts(turn, one), *notes, *_related_and_author_lines(turn, one)) if line]


def _facts(turn: Turn, one: Occurrence) -> list[str]:
    group, _ = turn.with_group(), turn._
    today, event = turn.today, one.event
    # What is late is nobody's shame in the group.
    is_named = turn.where.private or turn.settings.names_in_group or one.end >= turn.wall
    owners = _owners(_, one, named=is_named, private=turn.where.private)
    kind, is_series = kind_name(event.kind), event.rule is not None
    times = occurrences.coming(turn.db, group, event, turn.wall, SHOWN) if is_series else ()
    return [
        reminders_texts.line(_, one, today),
        _("；").join(part for part in (_(kind) if kind else "", owners) if part),
        _rule(_, event, times, today),
        hooks.of(turn).event_source(turn, event),
        _next_reminder(turn, one),
        attendance_card.counts_of(_, turn.db, group, one),
        *_checklist(_, one),
    ]


def _owners(_: Words, one: Occurrence, *, named: bool, private: bool) -> str:
    """Who answers for it; of several in private with a tick behind who has done it, in the group by count."""
    found = one.event.owners
    if not found:
        return ""
    is_marked = private and is_shared(one)
    names = _("、").join(
        _("{name}（已完成）", name=each.name) if is_marked and one.key in each.done else each.name
        for each in found
    )
    who = names if named else _("{count}人", count=len(found))
    done = done_count(one)
    if private or not done:
        return _("负责：{who}", who=who)
    return _("负责：{who}（已完成{done}人，还差{missing}人）", who=who, done=done, missing=len(found) - done)


def _rule(_: Words, event: Event, times: Sequence[Occurrence], today: date) -> str:
    if event.rule is None:
        return ""
    if pattern(event.rule.rrule).dates:
        return _("日期：{days}", days=rule_words(_, event.rule, now=today))
    said = _("重复：{rule}", rule=rule_words(_, event.rule, now=today))
    return _("{rule}；接下来：{days}", rule=said, days=days_of(_, times, today)) if times else said


def _checklist(_: Words, one: Occurrence) -> list[str]:
    found = progress(one)
    lines = [_("清单 {done}/{total}：", done=found[0], total=found[1])] if found is not None else []
    for place, check in enumerate(one.event.checks):
        mark = TICKED if is_ticked(one, check) else OPEN
        lines.append(_("{mark} {place}. {text}", mark=mark, place=place + 1, text=check.text))
    return lines


def _related_and_author_lines(turn: Turn, one: Occurrence) -> list[str]:
    others = event_groups.other_events(turn.db, turn.with_group(), one.event)
    together = template_proposal.related_event_lines(turn._, others, turn.today) if others else []
    return [*together, _author(turn, one)]


def rows_of(turn: Turn, one: Occurrence) -> Rows:
    """A button for each line of the checklist and each attachment, then 完成 and 推迟."""
    _ = turn._
    ids = (one.event.id, occurrences.code(one))
    ticks = []
    for place, check in enumerate(one.event.checks, 1):
        mark, becomes = (TICKED, OFF) if is_ticked(one, check) else (OPEN, ON)
        label = _("{mark} {place}", mark=mark, place=place)
        ticks.append(turn.button(label, "check.tick", *ids, check.id, becomes))
    labels = {
        note.id: _("📎 {name}", name=brief(note.name, LONGEST_LABEL)) if note.name else _("📎 照片")
        for note in _files(turn, one)[0]
    }
    sent = [[turn.button(label, "note.send", number)] for number, label in labels.items()]
    end = [] if one.event.kind is Kind.FESTIVAL else [item_row(_, turn.with_group(), one, turn.wall)]
    return [*in_rows(ticks, IN_A_ROW), *sent[-MOST_FILES:], *end]


def _next_reminder(turn: Turn, one: Occurrence) -> str:
    group = turn.with_group()
    waiting = schedule.waiting(turn.db, group, one.event)
    due = [each.due for each in waiting if each.original == one.original and each.person_id is None]
    if not due:
        return ""
    return turn._("下次提醒：{at}", at=moment_words(turn._, group.wall(min(due)), now=turn.today))


def _notes(turn: Turn, one: Occurrence) -> tuple[list[str], str]:
    shown, hidden = _files(turn, one)
    names = {member.person.id: member.person.name for member in people.roster(turn.db, turn.with_group())}
    found, _ = list[str](), turn._
    notes = events_notes.of_event(turn.db, turn.with_group(), one.event)
    for note in (each for each in notes if each.file is None):
        said = {"text": note_for_reader(turn, note).text, "who": names.get(note.person_id or 0, "")}
        found.append(_("备注：{text}（{who}）", **said) if said["who"] else _("备注：{text}", **said))
    here = _("附件{count}份，点下面的按钮取", count=len(shown)) if shown else ""
    elsewhere = _("私聊里另有附件{count}份", count=hidden) if hidden else ""
    return found, _("；").join(filter(None, (here, elsewhere)))


def note_for_reader(turn: Turn, note: events_notes.Note) -> events_notes.Note:
    """The note as this reader may see it here."""
    return note if shows_names(turn, note.person_id) else replace(note, text=mask_names(note.text))


def _files(turn: Turn, one: Occurrence) -> tuple[list[events_notes.Note], int]:
    """The attachments that may be shown here; how many others were sent in private."""
    found = events_notes.of_event(turn.db, turn.with_group(), one.event)
    files = [note for note in found if note.file is not None]
    shown = [note for note in files if may_see(turn, note)]
    return shown, len(files) - len(shown)


def may_see(turn: Turn, note: events_notes.Note) -> bool:
    """What was sent in private is for those who may read names: a picture cannot be masked as words are."""
    in_group = note.chat_id in groups.chat_ids(turn.db, turn.with_group())
    return in_group or shows_names(turn, note.person_id)


def _author(turn: Turn, one: Occurrence) -> str:
    event, group = one.event, turn.with_group()
    member = people.member_of(turn.db, group, event.author_id) if event.author_id else None
    if member is None or event.said_at is None:
        return ""
    day = day_words(turn._, group.day(event.said_at), now=turn.today)
    return turn._("发起：{who}，{day}", who=member.person.name, day=day)


def _show(turn: Turn) -> None:
    one = occurrences.of_press(turn)
    turn.needs(Action.SEE)
    say(turn, one)


def _tick(turn: Turn) -> None:
    """The button says what the line becomes: pressed by two at once it stays ticked."""
    one, press = occurrences.of_press(turn), turn.press
    check = next((each for each in one.event.checks if each.id == press.number(2)), None)
    ticked = press.ids[3]
    unforged(ticked in (ON, OFF))
    turn.needs(Action.FINISH)
    if check is None:
        turn.toast = press_phrases.gone(turn._)
    else:
        events_notes.tick(turn.db, turn.with_group(), one, check, turn.enrol(), turn.now, ticked=ticked == ON)
    now = occurrences.of_press(turn)
    turn.edit_pressed(text_of(turn, now), rows_of(turn, now))


DEEDS: Deeds = {"ev.details": _show, "check.tick": _tick}
