"""What a reply adds to an item beside its time: a checklist, a note, a photo or a document; or 详情 is asked for."""

from dataclasses import replace

from handlers.calendar import event_creation, event_details, minutes_document
from handlers.calendar.changes import handover
from handlers.calendar.changes.occurrence_status import is_open_to, say
from handlers.core import attachments, message_reading
from handlers.core import press_texts as press_phrases
from handlers.core.messages import message_subject
from handlers.core.messages.incoming_message import Document, Said
from handlers.core.messages.outgoing_message import Rows, brief
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.events.event_rights import answers_for, may_alter
from storage.core.outbox.queue import Outgoing
from storage.events import event_parts
from storage.events import queries as events_queries
from storage.events.event_parts import Attached, Note
from union.attendance.participation_replies import read_part
from union.core.kinds import Kind
from union.core.rights import Action
from union.events.model import Event, Occurrence, Status, lengthened, rewritten
from union.reading.message import Intent
from union.reading.replies.correction_lessons import named_kind
from union.reading.replies.item_details import About, Addition, read_addition
from union.reading.replies.item_replies import read_reply
from union.words import Words


def answered(turn: Turn, one: Occurrence, text: str) -> bool:
    """Do what the reply adds; False when its words, if there are any, say something else of the item."""
    added = read_addition(text)
    if file_of(turn) is not None and (added is None or added.about is About.NOTE):
        return _attached(turn, one, added.text if added else text, is_note=added is not None)
    if added is None:
        return False
    if added.about is About.DETAILS:
        event_details.say(turn, one)
    elif added.about is About.OWNERS:
        if is_open_to(turn, one):
            handover.give(turn, one, added.text)
    elif not turn.may(Action.FINISH):
        say(turn, one, press_phrases.not_allowed(turn._))
    elif added.about is About.NOTE and added.text:
        note(turn, one, added.text)
    elif added.about is About.NOTE:
        say(turn, one, turn._("请把备注写在后面，例如：备注：请带公章"))
    else:
        _write_list(turn, one, added)
    return True


def may_note(turn: Turn, one: Occurrence) -> bool:
    """Whether words of this turn may be kept beside that time of an item."""
    return one.status is Status.OPEN and turn.may(Action.FINISH)


def note(turn: Turn, one: Occurrence, text: str) -> None:
    """Keep words beside an item, and say so with a button that takes them back."""
    kept = keep(turn, one.event, text, None)
    say(turn, one, _added_note_line(turn._, one.event, kept), _withdraw_rows(turn, kept, one.event))


def file_of(turn: Turn) -> Attached | None:
    """The photo or document of this turn's message."""
    photo, document = turn.said.photo, turn.said.document
    if photo is not None and not photo.as_file:
        return Attached(photo.file_id, "photo", album=photo.album)
    return Attached(document.file_id, "document", document.name) if document is not None else None


def _attached(turn: Turn, one: Occurrence, text: str, *, is_note: bool) -> bool:
    """A photo or document; with words that ask something of the item these are obeyed, too."""
    reply = read_reply(text, turn.written, one.start, turn.notice)
    asks = not is_note and (reply or read_part(text) or named_kind(text))
    if not is_note and message_reading.read_words(turn, text).intent in (Intent.LOG, Intent.EVENT):
        return False
    if not turn.may(Action.FINISH):
        say(turn, one, press_phrases.not_allowed(turn._))
        return True
    note = keep(turn, one.event, "" if asks else text, file_of(turn))
    if asks:
        return False
    album = note.file.album if note.file else None
    if album is None or event_parts.of_album(turn.db, turn.with_group(), one.event, album) == 1:
        say(turn, one, _added_note_line(turn._, one.event, note), _withdraw_rows(turn, note, one.event))
    return True


def keep(turn: Turn, event: Event, text: str, file: Attached | None) -> Note:
    """Keep words or a file beside an item, and say nothing."""
    at = (turn.where.chat_id, turn.said.message_id)
    kept = event_creation.public(text)[: event_creation.LONGEST_NOTE]
    return event_parts.add(turn.db, turn.with_group(), event, kept, file, turn.enrol(), at, turn.now)


def _write_list(turn: Turn, one: Occurrence, added: Addition) -> None:
    """Written anew by who may change the item; a line more by whoever works at it."""
    event, group, lines = one.event, turn.with_group(), event_creation.list_lines(added.lines)
    is_more = added.about is About.MORE_CHECKS
    if not is_more and not may_alter(turn, event):
        say(turn, one, press_phrases.only_author(turn._))
        return
    if not lines and (is_more or not event.checks):
        say(turn, one, turn._("请把清单写在后面，例如：清单：1.订会议室 2.发通知 3.印材料"))
        return
    turn.enrol()
    write = lengthened if is_more else rewritten
    event_parts.keep_checks(turn.db, group, event, write(event.checks, lines))
    event = events_queries.get(turn.db, group, event.id) or event
    if event.checks:
        event_details.say(turn, replace(one, event=event))
    else:
        say(turn, one, turn._("已去掉 #{number} {title}的清单。", **event.facts))


def _added_note_line(_: Words, event: Event, note: Note) -> str:
    if note.file is None:
        return _("已给 #{number} {title}加上备注：{text}", **event.facts, text=note.text)
    what = brief(note.name) if note.name else _("照片")
    return _("已给 #{number} {title}加上附件：{what}", **event.facts, what=what)


def _withdraw_rows(turn: Turn, note: Note, event: Event) -> Rows:
    """What takes it back; what a meeting may have decided is found in its papers."""
    row = [turn.button(turn._("撤回"), "note.withdraw", note.id)]
    is_text = note.file is not None and minutes_document.FILE.search(note.file.name or "") is not None
    if is_text and event.kind is Kind.MEETING and event.start <= turn.wall:
        row.append(turn.button(turn._("是纪要，找出任务"), "note.minutes", note.id))
    return [row]


def _find_tasks(turn: Turn) -> None:
    note, _event = _pressed(turn)
    turn.needs(Action.ADD)
    file = turn.there(None if note.withdrawn or not event_details.may_see(turn, note) else note.file)
    document = Document(file.file_id, file.name or "", 0)
    turn.speak_as(Said("", turn.incoming.pressed_in or 0, turn.now, document=document))
    attachments.wait(turn, minutes_document.NAME)


def _pressed(turn: Turn) -> tuple[Note, Event]:
    group = turn.with_group()
    note = turn.there(event_parts.get(turn.db, group, turn.press.number()))
    return note, turn.there(events_queries.get(turn.db, group, note.event_id))


def _send(turn: Turn) -> None:
    note, event = _pressed(turn)
    turn.needs(Action.SEE)
    if note.file is None or note.withdrawn:
        turn.toast = press_phrases.gone(turn._)
    elif not event_details.may_see(turn, note):
        turn.toast, turn.alert = turn._("这份附件是私聊里发的，请在私聊里取"), True
    else:
        where, method = turn.where, "sendPhoto" if note.file.kind == "photo" else "sendDocument"
        params = {note.file.kind: note.file.file_id} | ({"caption": note.text} if note.text else {})
        group_id, about = turn.with_group().id, message_subject.of_event(event.id)
        turn.put(Outgoing(where.chat_id, method, params, group_id=group_id, topic=where.topic, about=about))


def _withdraw(turn: Turn) -> None:
    note, event = _withdraw_or_restore(turn, withdrawn=True)
    row = [turn.button(turn._("恢复"), "note.restore", note.id)]
    turn.edit_pressed(turn._("已撤回 #{number} {title}的这一条备注或附件。", **event.facts), [row])


def _restore(turn: Turn) -> None:
    note, event = _withdraw_or_restore(turn, withdrawn=False)
    said = _added_note_line(turn._, event, event_details.note_for_reader(turn, note))
    turn.edit_pressed(said, _withdraw_rows(turn, note, event))


def _withdraw_or_restore(turn: Turn, *, withdrawn: bool) -> tuple[Note, Event]:
    note, event = _pressed(turn)
    if not turn.may_change(note.person_id) and not answers_for(turn, event):
        raise NotDone(press_phrases.only_author(turn._))
    if bool(note.withdrawn) is withdrawn:
        raise NotDone(press_phrases.done_before(turn._))
    event_parts.set_withdrawn(turn.db, turn.with_group(), note, withdrawn, turn.now)
    return note, event


DEEDS: Deeds = {
    "note.send": _send,
    "note.withdraw": _withdraw,
    "note.restore": _restore,
    "note.minutes": _find_tasks,
}
