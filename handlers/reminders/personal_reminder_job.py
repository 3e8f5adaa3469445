"""People's own reminders go out: in private where they can be reached, else in the group with their name ringing.

When each comes next is decided in union/reminders/personal_reminders.py.
"""

from handlers.core.job_context import Desk
from handlers.core.messages.keyboards import Button, Rows, button
from handlers.core.messages.outgoing_message import Composed
from handlers.events import occurrences
from handlers.reminders import texts
from handlers.reminders.personal_reminders import MARK
from handlers.reminders.reminder_card import IN_TIME, start_link
from storage.events import queries as events_queries
from storage.reminders import personal_reminders as rows
from union.core.groups import Person, permitted
from union.events.model import Occurrence, Status
from union.reminders.own_reminder import OwnReminder, next_time
from union.words import Words, language_of, words


def remind(desk: Desk) -> None:
    """Tell everybody what they asked for; what must go to the group waits for the end of quiet hours."""
    for one in rows.due(desk.db, desk.group, desk.now):
        person = rows.person_of(desk.db, desk.group, one)
        if person is None or rows.has_left(desk.db, desk.group, one):
            rows.set_due(desk.db, desk.group, one, None)
        elif person.reachable or permitted(desk.wall, desk.group.settings):
            _tell(desk, one, person)
            rows.set_due(desk.db, desk.group, one, next_time(one, desk.wall, desk.group.notice))


def _tell(desk: Desk, one: OwnReminder, person: Person) -> None:
    """Once; of an item that is done or gone nothing is said."""
    about = _subject(desk, one)
    if one.event_id is not None and (about is None or about.status is not Status.OPEN):
        return
    key = f"own:{one.id}:{one.due.isoformat(timespec='minutes')}"
    if person.reachable:
        _ = words(language_of(person.language))
        text = _("提醒您：{text}", text=_text(desk, one, about, _))
        desk.tell(person, text, _rows(desk, one, _), key=key, about=f"{MARK}:{one.id}", asked=True)
        return
    body = Composed()
    body.mention(person, person.name)
    is_private = one.chat_id == person.user_id
    body.add(
        desk._("，您有一条提醒到时间了，请私聊我看")
        if is_private
        else desk._("，提醒您：{text}", text=_text(desk, one, about, desk._))
    )
    link = [Button(texts.label_private(desk._), url=start_link(desk.services.face))]
    desk.post(
        body.text, [*([] if is_private else _rows(desk, one, desk._)), link], topic=rows.topic_of(desk.db, desk.group, one),
        key=key, about=f"{MARK}:{one.id}", entities=body.entities,
    )  # fmt: skip


def _subject(desk: Desk, one: OwnReminder) -> Occurrence | None:
    event = events_queries.get(desk.db, desk.group, one.event_id) if one.event_id else None
    if event is None:
        return None
    if event.rule is not None and one.original is None:
        return occurrences.at_hand(desk.db, desk.group, event, desk.wall)
    return occurrences.find(desk.db, desk.group, event, one.original)


def _text(desk: Desk, one: OwnReminder, about: Occurrence | None, _: Words) -> str:
    line = one.text if about is None else texts.line(_, about, desk.wall.date())
    is_late = desk.now - desk.group.utc(one.due) > IN_TIME
    return line + (texts.late(_, one.due, desk.wall) if is_late else "")


def _rows(desk: Desk, one: OwnReminder, _: Words) -> Rows:
    later = [
        button(label, "own.later", desk.group.id, one.id, code)
        for code, label in (("1h", _("1小时后再提醒")), ("1d", _("明天再提醒")))
    ]
    if one.rule is None:
        return [later]
    return [later, [button(_("以后不用了"), "own.drop", desk.group.id, one.id)]]
