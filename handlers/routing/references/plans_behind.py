"""What is planned behind a change in one message: what was decided there, what comes next, what takes its place."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers.calendar.changes import last_change
from handlers.core import message_reading
from handlers.core.turn import Turn
from storage.events import queries as events_queries
from union.reading.acts.changes.change_verbs import ChangeDeed, instead
from union.reading.acts.changes.changes import ItemChange
from union.reading.acts.tasks.segments import MINUTES
from union.reading.message import ActKind, Intent, Message
from union.reading.replies.mentions import named_by
from union.reading.text.normal_form import normal

EDGES = " ,，。！!\n"


def decided_or_planned(
    turn: Turn, changes: Sequence[ItemChange], is_told: Callable[[ItemChange], bool]
) -> tuple[int, list[Message]]:
    """Where stands what is to be done, behind what is over, and that as far as it is read: 「例会开完了，定了三件事：…」, 「名单收齐了 18号上午发车」; else 0."""
    ended = next((each for each in changes if each.deed is ChangeDeed.FINISH), None)
    if ended is None:
        return 0, []
    text, said = turn.said.text, normal(turn.said.text)
    heading = MINUTES.search(said.text)
    if heading and ended.stretch[0] < said.places[heading.start()]:
        return said.places[heading.start()], []
    reading = message_reading.read_whole(turn, message_reading.read_words(turn, text))
    ahead = [act for act in reading.acts if act.kind in (ActKind.PLANNED, ActKind.TASKED)]
    plans = [act.message for act in ahead if act.message and act.message.intent is Intent.EVENT]
    is_behind = bool(ahead) and ahead[0].start >= ended.stretch[1]
    if not is_behind and len(changes) == 1 and not is_told(ended):
        rest = text[ended.stretch[1] : ended.sentence[1]].strip(EDGES)
        message = message_reading.read_words(turn, rest) if rest else None
        return (text.rindex(rest), [message]) if message and message.intent is Intent.EVENT else (0, [])
    if not is_behind or len(plans) < len(ahead):
        return 0, []
    return ahead[0].start, plans if all(
        act in ahead for act in reading.acts if act.start >= ahead[0].start
    ) else []


def plans_instead(turn: Turn, change: ItemChange) -> bool:
    """What is planned behind what was called off, in one breath: 「晚会取消了，改成29号茶话会」."""
    one = last_change.item(turn)
    rest = turn.said.text[change.stretch[1] : change.sentence[1]].strip(EDGES)
    rest = instead(rest, one.start.date() if one else None)
    message = message_reading.read_words(turn, rest) if rest else None
    if message is None or message.intent is not Intent.EVENT:
        return False
    if is_known(turn, rest):
        return False
    turn.speak_as(replace(turn.said, text=rest))
    return True


def is_known(turn: Turn, words: str) -> bool:
    """「今晚最后一次排练」 is there already."""
    said = [normal(words).text]
    return any(named_by(each.title, said) for each in events_queries.open_ones(turn.db, turn.with_group()))
