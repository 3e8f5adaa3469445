"""From a message that was read to an entry in the log: which day, which month, which words are kept."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from handlers import branching, learning
from handlers.said import Said
from handlers.turn import Turn
from storage import books, digests, logs
from union.grain import own_end
from union.item_words import read_plan
from union.understanding.message import FactRead, Intent, Message, When
from union.understanding.read import read
from union.worklog import Fact, LogEntry

LONGEST = 3000  # characters; beyond this a message is a document, not a report of what was done
MOST = 10**14  # of money in minor units: a trillion


def entry_of(turn: Turn, message: Message) -> LogEntry:
    """The entry a message makes, not stored yet."""
    said_day = turn.with_group().day(turn.said.at)
    facts = tuple(_fact(read, message, said_day) for read in message.facts)
    person = turn.me()
    made = LogEntry(
        id=0,
        number=0,
        author=person.name if person else turn._("管理员（匿名）"),
        author_id=person.id if person else None,
        text=turn.said.text,
        said_at=turn.said.at,
        facts=facts,
        chat_id=turn.where.chat_id,
        message_id=turn.said.message_id,
        late_for=locked_month(turn, facts),
    )
    told = message.text.replace(message.rest, "") if message.rest else message.text
    return branching.placed(turn, made, told)


def read_words(turn: Turn, words: str, meant: Intent | None = None) -> Message:
    """Understand words as of the moment this turn's message was written, in the group's zone and region.

    `meant` is for words behind a command: a bare date behind /log is the last one, not the next.
    What the group has taught is followed.
    """
    group, region = turn.with_group(), turn.settings.region
    wall, taught = group.wall(turn.said.at), learning.of_turn(turn)
    return read(words, wall, region=region, meant=meant, learned=taught, notice=group.notice)


def own_words(turn: Turn, message: Message) -> Message:
    """A plan read without the checklist and the note below it, which say nothing of its time; `text` stays whole."""
    plan = read_plan(message.text)
    if plan.text == message.text.strip():
        return message
    return replace(read_words(turn, plan.text), text=message.text)


def as_log(message: Message) -> Message:
    """What /log said, as a log even where the words alone would not show it."""
    if message.facts:
        return message
    read = FactRead(
        category=message.category or "其他",
        title=message.title or message.text.strip()[:60],
        measures=message.measures,
        money=message.money,
    )
    return Message(
        text=message.text,
        intent=message.intent,
        when=message.when,
        facts=(read,),
        impossible=message.impossible,
    )


def impossible_time(message: Message) -> str | None:
    """The words of a time that cannot be, where no other was said: such a message would fall on a wrong day."""
    return message.impossible[0] if message.impossible and message.when is None else None


def day_ahead(turn: Turn, message: Message) -> date | None:
    """The day named for work that was done though it is still to come; no entry is made for such a day."""
    said_day = turn.with_group().day(turn.said.at)
    whens = [read.when or message.when for read in message.facts]
    return next((when.start.date() for when in whens if when and when.start.date() > said_day), None)


def is_too_large(entry: LogEntry) -> bool:
    """Whether a figure is beyond what anybody counts or pays: no sum could hold it exactly."""
    found: list[Decimal | int | None] = []
    for fact in entry.facts:
        found += [value for each in fact.measures for value in (each.value, each.value_max)]
        found += [minor for each in fact.money for minor in (each.minor, each.minor_max)]
    return any(value is not None and not -MOST <= value <= MOST for value in found)


def keep(turn: Turn, entry: LogEntry) -> LogEntry:
    """Store an entry with the photo it came with; the writer joins the roster."""
    turn.enrol()
    return attach_photo(turn, logs.add(turn.db, turn.with_group(), entry, turn.now, topic=turn.where.topic))


def attach_photo(turn: Turn, entry: LogEntry) -> LogEntry:
    """Add this turn's photo, if it holds one, to an entry."""
    return attach_photos(turn, entry, [turn.said])


def attach_photos(turn: Turn, entry: LogEntry, messages: Iterable[Said]) -> LogEntry:
    """Add the photos of these messages of this chat to an entry; returns it as it is then."""
    pictured = [said for said in messages if said.photo is not None]
    if not pictured:
        return entry
    for said in pictured:
        _keep_photo(turn, entry, said)
    return logs.get(turn.db, turn.with_group(), entry.id) or entry


def _keep_photo(turn: Turn, entry: LogEntry, said: Said) -> None:
    photo = said.photo
    if photo is None:
        return
    row = {
        "chat_id": turn.where.chat_id,
        "message_id": said.message_id,
        "album": photo.album,
        "file_id": photo.file_id,
        "unique_id": photo.unique_id,
    }
    books.add_photo(turn.db, turn.with_group(), entry, row, turn.now)


def locked_month(turn: Turn, facts: tuple[Fact, ...]) -> str | None:
    """The last of the facts' months whose report is final already; the entry is a 补报 then."""
    if not turn.traits().locked:
        return None
    group = turn.with_group()
    months = sorted({group.months.containing(fact.day).key for fact in facts}, reverse=True)
    return next((key for key in months if digests.is_locked(turn.db, group, key)), None)


def day_of(when: When | None, said_day: date) -> date:
    """The day something happened: the last day of the time said that is not after the day it was written."""
    if when is None:
        return said_day
    last = (when.end or own_end(when.start, when.grain)) - timedelta(microseconds=1)
    return min(max(last, when.start).date(), said_day)


def _fact(read: FactRead, message: Message, said_day: date) -> Fact:
    when = read.when or message.when
    return Fact(read.category, read.title, day_of(when, said_day), read.measures, read.money)
