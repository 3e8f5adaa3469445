"""One time of an item is settled or changed: who may, who did it, why it was given up, what is said, and the button that takes it back."""

import re
from dataclasses import replace

from handlers.attendance import attendance_card
from handlers.attendance import texts as part_phrases
from handlers.calendar import event_creation
from handlers.calendar.changes import change_texts as phrases
from handlers.core import press_texts as press_phrases
from handlers.core.messages import message_subject
from handlers.core.messages.keyboards import Button, Rows
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.events.texts import details, title_line
from storage.attendance import headcounts
from union.attendance.headcount import lacking
from union.core.rights import Action
from union.events.model import Event, Occurrence, Status

CHANGED = "item"  # how the audit names a change of an item
REASON = re.compile(
    r"(?:(?:原因|理由)(?:是|为|[：:，,\s]){0,9}|(?:因[为為]|[由於于]{2})\s{0,9})(?P<reason>.{2,})", re.DOTALL
)


def settle(turn: Turn, one: Occurrence, status: Status, reason: str | None = None) -> Occurrence:
    """Finish, cancel, give up or reopen it; whoever does is on the roster from now on."""
    person = turn.enrol()
    turn.audit(status.value, f"#{one.event.number}" + (f":{occurrences.code(one)}" if one.event.rule else ""))
    return occurrences.set_status(turn.db, turn.with_group(), one, status, turn.now, person, reason)


def is_open_to(turn: Turn, one: Occurrence) -> bool:
    """Whether the writer may change what is still open; else it is said why not."""
    if not may_alter(turn, one.event):
        turn.say(press_phrases.only_author(turn._))
    elif one.status is not Status.OPEN:
        say(turn, one, press_phrases.done_before(turn._), [[restore_button(turn, one)]])
    else:
        return True
    return False


def change(turn: Turn, one: Occurrence, event: Event) -> Occurrence:
    """Keep the item as it is now, by somebody who is on the roster from now on; its time."""
    turn.enrol()
    turn.audit(CHANGED, f"#{event.number}")
    event_creation.store_change(turn, event)
    return replace(one, event=event)


def changed_text(turn: Turn, one: Occurrence) -> str:
    """「已更新 #12 工会小组长例会：…」, with its place and owners."""
    item = title_line(turn._, one, turn.today)
    return turn._("已更新 {item}\n{details}", item=item, details=details(turn._, one.event)).rstrip("\n")


def say(turn: Turn, one: Occurrence, text: str, rows: Rows = ()) -> bool:
    """Something about this one time: a reply to it finds it. True: what was said to us was dealt with."""
    return turn.tell(text, rows, about=message_subject.of_time(one))


def name_of_me(turn: Turn) -> str:
    """The writer's name; an anonymous administrator has none of his own."""
    return turn.incoming.who.name if turn.incoming.who else phrases.anonymous(turn._)


def closed_text(turn: Turn, one: Occurrence) -> str:
    """「✅ 已完成 #12 工会小组长例会（李建国 9:05）」, and who came as far as it is known."""
    line = phrases.closed(turn._, one, name_of_me(turn), turn.wall)
    return "\n".join([line, *(attendance_lines(turn, one) if one.status is Status.DONE else ())])


def attendance_lines(turn: Turn, one: Occurrence) -> list[str]:
    """「应到15人，实到8人」, and a warning where a quorum was missed; nothing when nobody was counted."""
    group = turn.with_group()
    count = attendance_card.headcount_of(turn.db, group, one)
    lines = [part_phrases.headcount(turn._, count)]
    quorum = headcounts.terms(turn.db, group, one.event).quorum
    if quorum and (short := lacking(quorum, count)):
        facts = {"needed": quorum.needed(count.expected), "lacking": short}
        lines.append(turn._("注意：未达法定人数，须到{needed}人，还差{lacking}人。", **facts))
    return list(filter(None, lines))


def restore_button(turn: Turn, one: Occurrence) -> Button:
    """恢复."""
    return occurrences.button_of(turn, one, phrases.label_restore(turn._), "ev.restore")


def hint(turn: Turn, one: Occurrence) -> str:
    """How to add the reason, under what was given up without one; empty for anything else."""
    return turn._("原因可以回复这条补上，例如：原因是上级统一组织") if one.status is Status.GIVEN_UP else ""


def answered(turn: Turn, one: Occurrence, text: str) -> bool:
    """Whether the reply gives the reason of what was given up; then it is kept."""
    said = REASON.fullmatch(text.strip())
    if said is None or one.status is not Status.GIVEN_UP:
        return False
    if not turn.may(Action.FINISH):
        return turn.tell(press_phrases.not_allowed(turn._))
    settle(turn, one, Status.GIVEN_UP, said["reason"])
    text = phrases.given_up(turn._, one, said["reason"])
    say(turn, one, text, [[restore_button(turn, one)]])
    return True
