"""What a room asks of the rooms above it or of all: one value, filled by handlers/routing/hooks.py and carried by Services.

A lower room imports nothing from above; what it does not know of is called through here.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any, Generic, TypeVar

from handlers.core.messages.outgoing_message import Button
from handlers.core.report_sections import Sections
from handlers.core.services import Services
from handlers.core.turn import Act, Answers, Turn
from storage.engine.database import Database
from union.core.groups import Group, Person
from union.core.lazy_regex import Regex
from union.core.period import Period
from union.core.records import dataclass
from union.events.model import Event, Occurrence
from union.reading.text.normal_form import simplified
from union.words import Words
from union.worklog.entries import LogEntry

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Claim(Generic[T]):
    """Plain words that are about something that is there, or for the writer alone, beside those that tell or plan work.

    `reads` is a reading of union/: what the words say of this kind, nothing or an empty value for any others. Only for words
    it reads is the room asked: `takes` is given what was read, and says whether it has dealt with the message.
    `signs`: without any of these nothing is read.
    """

    reads: Callable[[str], T | None]
    takes: Callable[[Turn, T], bool]
    is_for_all: bool = False  # heard of who may file nothing, too
    signs: Regex | None = None

    def reading(self, text: str) -> T | None:
        return self.reads(text) if self.signs is None or self.signs.search(simplified(text)) else None


class Rank(IntEnum):
    """Of several that take replies about one subject: in which order they are asked."""

    CORRECTION = 1  # something our message says of it is not so
    REPORT = 2  # it is finished, and what was done is told
    CHANGE = 3  # all the rest


@dataclass(frozen=True, slots=True)
class Reply:
    """What is done about words in reply to a message that has a subject.

    `takes` is given the whole mark of that message, and says whether the words are of its kind and it has dealt with them.
    `as_written`: the names in the words stay, even those of a group that keeps none.
    """

    takes: Callable[[Turn, str], bool]
    rank: Rank = Rank.CHANGE
    as_written: bool = False


@dataclass(frozen=True, slots=True)
class Hooks:
    """Callables of higher rooms, by what they are called for."""

    answers: Answers  # of every room
    next_answers: Sequence[Callable[[Turn], bool]]
    claims: Sequence[Claim[Any]]
    replies: Mapping[str, Sequence[Reply]]  # by the subject of the message replied to
    command_words: Sequence[str]
    hear: Act  # words that are taken up again: a command first, else as below
    hear_plain: Act
    press: Act  # as if the button were pressed that the turn holds
    after_update: Act  # once an update was dealt with, in its transaction
    help_topic: Callable[[Words, str], str]  # the commands of one subject
    keep_group_menu: Callable[[Database, Group, datetime], None]
    keep_person_menu: Callable[[Database, Person, str | None, datetime], None]  # by their program's language
    attendance_changed: Callable[[Turn, Occurrence], None]  # the message that shows who comes follows
    list_begun: Callable[[Turn, Event, str], None]  # the words that planned an item, and who stands in them
    event_twins: Callable[[Turn, Event], Sequence[list[Button]]]  # below a new item: it may be one of before
    event_source: Callable[[Turn, Event], str]  # in 详情: the sentence it was made from; empty for none
    event_logs: Callable[[Turn, Occurrence], Sequence[str]]  # in 详情: the entries that fulfil it
    owner_lines: Callable[[Turn, Words, Event], Sequence[str]]  # what only its owner is told, in their words
    carried_in: Callable[[Database, Group, LogEntry], Period | None]  # the locked month with it as 补报
    log_changed: Callable[..., None]  # by a turn: what a log was and what it is, where both are known
    log_filed: Callable[[Turn, LogEntry], bool]  # with visits to be made: whether it is another one since
    likely_ended_items: Callable[[Turn], Sequence[Occurrence]]  # by words that were filed
    only_planned: Callable[
        [Turn, str], bool
    ]  # whether figures about to be filed are of no work done, and were kept otherwise
    payment_told: Callable[
        [Turn, Occurrence], bool
    ]  # whether it ends as its sum was paid; then that is filed
    log_lines: Callable[[Turn, LogEntry], Sequence[str]]  # below an entry's line
    log_buttons: Callable[[Turn, LogEntry], Sequence[Button]]
    report_sections: Sections


def of(turn: Turn) -> Hooks:
    """The program's hooks; LookupError where Services were built without."""
    return carried(turn.services)


def carried(services: Services) -> Hooks:
    """The same outside of a turn."""
    found = services.hooks
    if not isinstance(found, Hooks):
        raise LookupError("no hooks in these services")
    return found
