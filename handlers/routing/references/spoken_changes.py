"""What plain words say becomes of items: found out about which, done; where several may be meant each gets a button."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.calendar.changes import event_replies
from handlers.core import group_choice, message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.messages.keyboards import button
from handlers.core.messages.message_subject import About
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.texts import title_line
from handlers.routing.references.resolver import Candidate, candidates
from handlers.worklog import log_command, log_entry
from storage.core import drafts
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.acts.change_verbs import Deed
from union.reading.acts.changes import Change, read_changes
from union.reading.message import Intent, Message
from union.reading.privacy.redaction import mask_private

ASKING, NONE = "changes", 0
MOST = 4  # items offered
AHEAD = timedelta(days=30)


def is_obeyed(turn: Turn) -> bool:
    """Whether the words say what becomes of items of ours; then it is done, or asked of which."""
    said = turn.said
    if said.edited or not said.text:
        return False
    done = [_obeyed(turn, place, each) for place, each in enumerate(read_changes(said.text))]
    return any(done)


def nearest(turn: Turn) -> Sequence[str] | None:
    """For words that would change something, but nothing known: what is coming; None for any other words."""
    if not read_changes(turn.said.text):
        return None
    group = turn.with_group()
    wall = group.wall(turn.now)
    times = occurrences.within(turn.db, group, wall.date(), wall.date() + AHEAD)
    return [title_line(turn._, one, wall.date()) for one in times[:MOST]]


def _obeyed(turn: Turn, place: int, change: Change) -> bool:
    found = candidates(turn, change)
    if not found:
        return False
    sure = [each for each in found if each.is_sure]
    if len(sure) == 1:
        return _do(turn, sure[0].one, change)
    _ask(turn, place, change, sure or found)
    return True


def _do(turn: Turn, one: Occurrence, change: Change) -> bool:
    told = _told(turn) if change.deed is Deed.FINISH and turn.may(Action.LOG) else None
    if told is not None:
        log_command.file(turn, told, fulfils=one)
        return True
    return event_replies.changed(turn, one, change)


def _told(turn: Turn) -> Message | None:
    """What was done, where figures were told with it."""
    message = message_reading.read_words(turn, turn.said.text, Intent.LOG)
    has_figures = any(each.measures or each.money for each in message.facts)
    if not has_figures or log_command.wrong_day(turn, message) is not None:
        return None
    return log_entry.as_log(message)


def _ask(turn: Turn, place: int, change: Change, found: Sequence[Candidate]) -> None:
    data = group_choice.said_data(replace(turn.said, text=mask_private(turn.said.text))) | {"place": place}
    group = turn.with_group()
    draft_id = drafts.begin(
        turn.db, turn.where.chat_id, ASKING, data, turn.now, turn.now + group_choice.ASKED, group=group,
        person=turn.me(),
    )  # fmt: skip
    today = group.day(turn.now)
    rows = [
        [
            button(
                title_line(turn._, each.one, today),
                "change.which",
                group.id,
                draft_id,
                each.one.event.id,
                occurrences.code(each.one),
            )
        ]
        for each in found[:MOST]
    ]
    none = button(turn._("都不是"), "change.which", group.id, draft_id, NONE, "0")
    drafts.asked_in(
        turn.db, draft_id, turn.say(turn._("「{words}」说的是哪一项？", words=change.text), [*rows, [none]])
    )


def _press(turn: Turn) -> None:
    press, draft = turn.incoming.press, pending_questions.pressed(turn, ASKING)
    if press is None or draft is None:
        turn.toast = presses.done_before(turn._)
        return
    if not turn.may(Action.LOG):
        turn.toast = presses.not_allowed(turn._)
        return
    drafts.end(turn.db, draft)
    if press.number(1) == NONE:
        turn.edit_pressed(turn._("好的，没有改"))
        return
    turn.speak_as(group_choice.said_again(draft.data))
    change = read_changes(turn.said.text)[draft.data["place"]]
    about = About("event", press.number(1), occurrences.read_code(press.ids[2]))
    one = occurrences.meant(turn.db, turn.with_group(), about, turn.now)
    if one is None or not _do(turn, one, change):
        turn.toast = presses.gone(turn._)
    else:
        turn.edit_pressed(turn._("好的：{words}", words=change.text))


DEEDS: dict[str, Callable[[Turn], None]] = {"change.which": _press}
