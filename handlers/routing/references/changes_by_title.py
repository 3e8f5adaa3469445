"""A sentence that names an item by its title and says what becomes of it: 「下周二的碰头会改到周三下午4点」.

Without this a moved meeting would be planned a second time.
"""

import re
from datetime import datetime, timedelta

from handlers.calendar.changes import event_replies
from handlers.core.messages.command_words import plain
from handlers.core.messages.message_subject import About
from handlers.core.turn import Turn
from handlers.events import occurrences
from storage.events import queries as events_queries
from union.core.grain import own_end
from union.events.model import Event, Status
from union.reading.message import When
from union.reading.reader import read
from union.reading.replies.item_replies import read_reply

VERB = re.compile(
    r"(?:时间|地点|(?:以后|今后)都?)?(?:改到|改在|改成|改为)|推迟|延期|提前到|提前至|挪到|调整到|取消了?[。！!]?$|不开了[。！!]?$"
)
CLAUSE = re.compile(r"[，,。：:；;！!\s]+")
BEFORE = re.compile(r"^(?:(?:我[们們]|咱[们們]|原定|[这這]次|本次|[这這][个個])的?)+")
SHORTEST = 3  # a shorter part of a title may mean anything


def is_meant(turn: Turn) -> bool:
    """Whether one open item, and one time of it, is named and what becomes of it is said."""
    return not turn.said.edited and _found(turn) is not None


def obey(turn: Turn) -> None:
    """Do it, as if it were said in reply to the item."""
    found = _found(turn)
    if found is not None:
        event_replies.answer(turn, turn.with_group(), *found)


def _found(turn: Turn) -> tuple[About, str] | None:
    """The item's time and the words about it."""
    text = turn.said.text.strip()
    verb = VERB.search(plain(text))
    if verb is None or read_reply(text[verb.start() :], turn.said.at, None) is None:
        return None
    named = CLAUSE.split(text[: verb.start()].rstrip())[-1]
    when = read(named, _wall(turn), notice=turn.with_group().notice).when
    title = BEFORE.sub("", named.replace(when.text, "", 1).lstrip("的") if when else named)
    event = _titled(turn, title)
    about = event and (_on_day(turn, event, when) if when else _to_come(turn, event))
    return (about, text[verb.start() :]) if about else None


def _titled(turn: Turn, title: str) -> Event | None:
    """The one open item of this title, else the one whose title holds these words."""
    found = [each for each in events_queries.open_ones(turn.db, turn.with_group()) if title in each.title]
    exact = [each for each in found if each.title == title]
    if len(exact) == 1:
        return exact[0]
    return found[0] if len(found) == 1 and len(title) >= SHORTEST else None


def _to_come(turn: Turn, event: Event) -> About:
    """The time at hand, of a meeting that took place on a day gone by the next one."""
    group = turn.with_group()
    one = occurrences.at_hand(turn.db, group, event, _wall(turn))
    if event.rule is None or one is None:
        return About("event", event.id)
    return About("event", event.id, occurrences.to_change(turn.db, group, one, turn.now).original)


def _on_day(turn: Turn, event: Event, when: When) -> About | None:
    """The one open time of the item within the time named."""
    end = when.end or own_end(when.start, when.grain)
    last = max(end - timedelta(microseconds=1), when.start).date() + timedelta(days=1)
    times = occurrences.within(turn.db, turn.with_group(), when.start.date(), last)
    found = [one for one in times if one.event.id == event.id and one.status is Status.OPEN]
    if len(found) != 1:
        return None
    return About("event", event.id, found[0].original if event.rule else None)


def _wall(turn: Turn) -> datetime:
    return turn.with_group().wall(turn.said.at)
