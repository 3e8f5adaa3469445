"""Items as they were before a change: 「还是原来的时间」, 「撤回」 and 「改错了」 bring the last one back, the pages any of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from handlers.calendar import event_creation
from handlers.calendar.changes import completion
from handlers.calendar.changes.occurrence_status import change, changed_text, restore_button, say, settle
from handlers.core import hooks
from handlers.core import press_texts as press_phrases
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import Rows
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.reminders import reminder_schedule
from storage.core import drafts
from storage.events import event_parts
from union.core.lazy_regex import Regex
from union.core.period import Grain
from union.core.rights import Action
from union.events.model import Event, Occurrence, Owner, Rule, Status
from union.reading.privacy.redaction import mask_private

LAST, HOUR, KEPT = "ev.last", timedelta(hours=1), timedelta(days=7)
# A figure that is no day, hour or number of an item.
BESIDE = Regex(r"(?<![#\d.:/第])\d{2,6}(?![\d号日点月年:/.条项])|\d{1,3}[人户份个套件名箱元块]")
SHORTLY, AT_ONCE = timedelta(minutes=30), timedelta(seconds=5)


def remember(
    turn: Turn, one: Occurrence, others: Sequence[Occurrence] = (), *, is_whole: bool = False
) -> None:
    """Keep an item as it is, right before somebody changes it in this chat; `others`: times of it cancelled with it.

    `is_whole`: all the times of a series are changed, and not this one.
    """
    event, me = one.event, turn.me()
    data: dict[str, Any] = {
        **occurrences.draft_reference(one),
        "start": one.start.isoformat(),
        "end": one.end.isoformat() if event.end else None,
        "rule": [event.rule.rrule, event.rule.shift] if event.rule else None,
        "owners": [[owner.name, owner.person_id] for owner in event.owners],
        "status": one.status.value,
        "by": me.id if me else None,
        "at": turn.now.isoformat(),
        "said": mask_private(turn.said.text) if turn.incoming.said is not None else "",
        **({"original": None} if is_whole else {}),
        "others": [each.original.isoformat() for each in others],
        **{name: getattr(event, name) for name in ("title", "place", "grain")},
    }
    drafts.begin(turn.db, turn.where.chat_id, LAST, data, turn.now, turn.now + KEPT, group=turn.with_group())


def finish_as_said(turn: Turn, one: Occurrence, *, is_whole: bool = False) -> bool:
    """Finish what somebody says is over, so that it can be brought back, or say why not; `is_whole`: for all owners. True: it was dealt with."""
    if not turn.may(Action.FINISH):
        return turn.tell(press_phrases.only_author(turn._))
    if one.status is not Status.OPEN:
        return say(turn, one, press_phrases.done_before(turn._), [[restore_button(turn, one)]])
    if hooks.of(turn).payment_told(turn, one):
        return True
    remember(turn, one)
    if turn.incoming.press is None and BESIDE.search(turn.said.text):
        _keep_note(turn, one.event)
    found = completion.finish_whole(turn, one) if is_whole else completion.finish(turn, one)
    return say(turn, found.one, found.text, found.rows)


def _keep_note(turn: Turn, event: Event) -> None:
    """What was told with the end, 「大巴定好了，两天2400」, is asked about later."""
    kept, at = event_creation.public(turn.said.text), (turn.where.chat_id, turn.said.message_id)
    kept = kept[: event_creation.LONGEST_NOTE]
    event_parts.add(turn.db, turn.with_group(), event, kept, None, turn.enrol(), at, turn.now)


def item(turn: Turn, within: timedelta = HOUR) -> Occurrence | None:
    """The item changed last in this chat, as it is now, where that was so short a time ago."""
    draft = _latest(turn, within)
    return occurrences.of_draft(turn, draft) if draft is not None else None


def latest(turn: Turn, within: timedelta) -> tuple[int, datetime] | None:
    """The id of the item changed last in this chat and when, where that was so short a time ago."""
    draft = _latest(turn, within)
    return (draft.data["event_id"], change_time(draft)) if draft is not None else None


def day_before(turn: Turn) -> date | None:
    """The day on which that item was until then."""
    draft = _latest(turn)
    return datetime.fromisoformat(draft.data["start"]).date() if draft is not None else None


def is_newer(turn: Turn, moment: datetime | None, *, by_all: bool = False) -> bool:
    """Whether the writer, or anybody, changed something here after that moment."""
    draft, me = _latest(turn), turn.me()
    if draft is None or me is None or not (by_all or draft.data["by"] == me.id):
        return False
    return moment is not None and change_time(draft) > moment


def remembered(turn: Turn) -> dict[tuple[int, datetime], drafts.Draft]:
    """What the group's items were before each change, by the item's id and the moment, oldest first."""
    found = drafts.of_subject(turn.db, turn.with_group(), LAST)
    return {(each.data["event_id"], change_time(each).replace(microsecond=0)): each for each in found}


def changed_now(turn: Turn) -> set[int]:
    """The ids of the items that this message has changed."""
    moment = turn.now.replace(microsecond=0)
    return {one for one, at in remembered(turn) if at == moment}


def undo_change(turn: Turn, at: drafts.Draft | None = None) -> bool:
    """Bring back what was changed last, or before that change; False where there is nothing, or the writer may not."""
    draft = at or _latest(turn)
    one = occurrences.of_draft(turn, draft) if draft is not None else None
    if draft is None or one is None or not may_alter(turn, one.event):
        return False
    drafts.end(turn.db, draft)
    status, start = Status(draft.data["status"]), datetime.fromisoformat(draft.data["start"])
    if one.status is not status:
        one = completion.reopen(turn, one) if status is Status.OPEN else settle(turn, one, status)
    for original in draft.data.get("others", ()):
        about = message_subject.About("event", one.event.id, datetime.fromisoformat(original))
        other = occurrences.of_subject(turn.db, turn.with_group(), about, turn.now)
        if other is not None:
            completion.reopen(turn, other)
    before = _event_before_change(one.event, draft.data)
    if before != one.event:
        one = change(turn, one, before)
    if before.rule is None:
        one = occurrences.of_whole_event(before)
    elif one.start != start and draft.data["original"] is not None:
        one = occurrences.move(turn.db, turn.with_group(), one, start, None, turn.now)
        reminder_schedule.plan_occurrence(turn.db, turn.with_group(), one, turn.now)
    turn.show(changed_text(turn, one), about=message_subject.of_time(one))
    return True


def rows(turn: Turn) -> Rows:
    """The button that brings back what was just changed, for whoever may change it."""
    draft = _latest(turn)
    return [[turn.button(turn._("改回去"), "ev.before", draft.id)]] if draft is not None else []


def _press(turn: Turn) -> None:
    draft = turn.there(drafts.get(turn.db, turn.press.number(), turn.where.chat_id))
    later = (each for each in remembered(turn).values() if each.id > draft.id)
    if draft.subject != LAST or any(each.data["event_id"] == draft.data["event_id"] for each in later):
        raise NotDone(press_phrases.done_before(turn._))
    if not undo_change(turn, draft):
        raise NotDone(press_phrases.only_author(turn._))


def _event_before_change(event: Event, data: Any) -> Event:
    owners = tuple(Owner(name, person) for name, person in data["owners"])
    before = replace(event, title=data["title"], place=data["place"])
    if [one.name for one in owners] != [one.name for one in event.owners]:
        before = replace(before, owners=owners)
    if data["original"] is not None:
        return before
    rule, end = (
        Rule(*data["rule"]) if data["rule"] else None,
        data["end"] and datetime.fromisoformat(data["end"]),
    )
    start = datetime.fromisoformat(data["start"])
    return replace(before, start=start, end=end, grain=Grain(data["grain"]), rule=rule)


def _latest(turn: Turn, within: timedelta = HOUR) -> drafts.Draft | None:
    draft = drafts.latest(turn.db, turn.where.chat_id, None, LAST)
    is_ours = draft is not None and draft.group_id == turn.with_group().id
    return draft if draft is not None and is_ours and turn.now - change_time(draft) <= within else None


def change_time(draft: drafts.Draft) -> datetime:
    """When the item was changed."""
    return datetime.fromisoformat(draft.data["at"])


DEEDS: Deeds = {"ev.before": _press}
