"""A log put right in plain words, no reply and no number: found by its day, its words, the figure denied, or as the writer's newest."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from handlers.core import group_choice, message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.messages.keyboards import button
from handlers.core.turn import Turn
from handlers.worklog import figure_correction, log_command
from handlers.worklog import texts as phrases
from storage.core import drafts, groups
from storage.worklog import entries
from union.core.grain import Grain, own_end
from union.core.rights import Action
from union.reading.acts.corrections import SpokenCorrection, read_correction
from union.reading.message import Intent
from union.reading.privacy.redaction import mask_private
from union.worklog.entries import LogEntry
from union.worklog.spoken_corrections import CLEAR, LAST, NEW, NEWEST, enough, fit

ASKING, MOST = "corrections", 3
BACK = timedelta(days=45)
AT_ONCE, SOON, LATER = timedelta(minutes=10), timedelta(minutes=60), timedelta(days=3)
A_DAY = timedelta(days=1)


def is_obeyed(turn: Turn) -> bool:
    """Whether the words put a log of ours right; then it is done, or asked which."""
    said = read_correction(turn.said.text) if turn.said.text and not turn.said.edited else None
    if said is None:
        return False
    found = sorted(_fitting(turn, said), key=lambda each: -each[0])
    best = [entry for score, entry in found if score > found[0][0] - CLEAR]
    if not best:
        return False
    if len(best) > 1:
        _ask(turn, best[:MOST])
        return True
    return figure_correction.put_right(turn, best[0], said)


def _tells_work(turn: Turn) -> bool:
    """Whether it would be filed by itself: without a word of error that is a log of its own."""
    return message_reading.read_words(turn, turn.said.text).intent is Intent.LOG


def _fitting(turn: Turn, said: SpokenCorrection) -> Iterator[tuple[float, LogEntry]]:
    today, days = turn.with_group().day(turn.said.at), _days_named(turn)
    needed = enough(said, tells_work=not said.is_slip and _tells_work(turn))
    for entry in _lately(turn, today):
        score = fit(entry, said, days, nearness=_nearness(turn, entry))
        if score >= needed:
            yield score, entry


def _lately(turn: Turn, today: date) -> Sequence[LogEntry]:
    """The logs of the last weeks, each whole."""
    group = turn.with_group()
    found = entries.happened(turn.db, group, today - BACK, today + A_DAY)
    return entries.of_ids(turn.db, group, [each.id for each in found])


def _nearness(turn: Turn, entry: LogEntry) -> float:
    """What speaks for the writer's own newest log in this chat."""
    person, group = turn.me(), turn.with_group()
    latest = entries.latest_of(turn.db, group, person) if person else None
    if latest is None or latest.id != entry.id or entry.chat_id != turn.where.chat_id:
        return 0.0
    age = turn.said.at - entry.said_at
    if entry.number == groups.newest_number(turn.db, group) and age <= SOON:
        return NEWEST if age <= AT_ONCE else NEW
    return LAST if age <= LATER else 0.0


def _days_named(turn: Turn) -> list[date]:
    """The days the words name, looking back."""
    message = message_reading.read_words(turn, turn.said.text, Intent.LOG)
    today = turn.with_group().day(turn.said.at)
    whens = [message.when, *(fact.when for fact in message.facts)]
    found: list[date] = []
    for when in whens:
        if when is None or when.grain not in (Grain.DAY, Grain.HOUR, Grain.MINUTE):
            continue
        last = (when.end or own_end(when.start, when.grain)) - timedelta(microseconds=1)
        day = when.start.date()
        while day <= min(last.date(), today) and len(found) < MOST_DAYS:
            found.append(day)
            day += A_DAY
    return found


MOST_DAYS = 31


def _ask(turn: Turn, found: Sequence[LogEntry]) -> None:
    data = group_choice.said_data(replace(turn.said, text=mask_private(turn.said.text)))
    group = turn.with_group()
    draft_id = drafts.begin(
        turn.db, turn.where.chat_id, ASKING, data, turn.now, turn.now + group_choice.ASKED, group=group,
        person=turn.me(),
    )  # fmt: skip
    today = group.day(turn.now)
    rows = [
        [button(phrases.one_line(turn._, each, today), "correct.which", group.id, draft_id, each.id)]
        for each in found
    ]
    none = button(turn._("都不是"), "correct.which", group.id, draft_id, 0)
    drafts.asked_in(turn.db, draft_id, turn.say(turn._("要改的是哪一条记录？"), [*rows, [none]]))


def _press(turn: Turn) -> None:
    press, draft = turn.incoming.press, pending_questions.pressed(turn, ASKING)
    if press is None or draft is None:
        turn.toast = presses.done_before(turn._)
        return
    if not turn.may(Action.LOG):
        turn.toast = presses.not_allowed(turn._)
        return
    drafts.end(turn.db, draft)
    if press.number(1) == 0:
        turn.edit_pressed(turn._("好的，没有改"))
        return
    turn.speak_as(group_choice.said_again(draft.data))
    said, entry = read_correction(turn.said.text), entries.get(turn.db, turn.with_group(), press.number(1))
    if said is None or entry is None or log_command.trouble(turn, entry) or not figure_correction.put_right(turn, entry, said):
        turn.toast = presses.gone(turn._)
    else:
        turn.edit_pressed(turn._("好的，已更正 #{number}", number=entry.number))


DEEDS: dict[str, Callable[[Turn], None]] = {"correct.which": _press}
