"""What a subject says of itself: commands, buttons, questions that wait, replies, jobs. Routing and the round make their tables of it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from enum import IntEnum
from operator import itemgetter
from typing import Any, TypeVar

from handlers.core import pending_questions
from handlers.core.attachments import Read
from handlers.core.hooks import Claim, Reply
from handlers.core.job_context import Desk
from handlers.core.turn import Act, Answer, Answers, Deeds, Turn
from storage.engine.database import Database
from union.core.grouping import grouped
from union.core.groups import permitted
from union.core.lazy_regex import Regex
from union.core.records import dataclass, field

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Command:
    """A Latin command; `menu` is its line in Telegram's menu, empty when it is found by /help only.

    `words`: its Chinese words. `alone`: what gives the command where nothing else is said.
    """

    name: str
    words: tuple[str, ...]
    act: Act
    menu: str = ""
    alone: Regex | None = None
    needs_group: bool = True  # in private the group is settled first
    is_heavy: bool = False  # so many a minute in one chat
    reads_english: bool = False  # short English answers behind it are put into the words the handlers know
    reply_word: str = ""  # alone, in reply to a message of ours, it says this about that message
    is_sentence: Callable[[Turn], bool] | None = None  # whether it is no command but plain words


class Phase(IntEnum):
    """In which order the round looks after a group."""

    DUE = 1  # what people wait for
    DAY = 2  # once a day, at the reminder time
    BOARD = 3  # messages that are kept up to date
    REPORT = 4


@dataclass(frozen=True, slots=True)
class Job:
    """What the clock asks of a group, in a transaction. `is_wanted` is asked outside of one, to spare it; by itself always.

    `groups_due`: asked for all groups together, which have something that fell due after one moment and by another; only these
    are visited for it, and before the others. `again`: the next moment there may be something to do though none of the group's
    rows is written; beside it a group is looked at when its day begins, at its reminder time and when its quiet hours end.
    """

    act: Callable[[Desk], None]
    phase: Phase
    is_wanted: Callable[[Desk], bool] = lambda _desk: True
    groups_due: Callable[[Database, datetime, datetime], Collection[int]] | None = None
    again: Callable[[Desk], datetime | None] | None = None

    def __post_init__(self) -> None:
        if self.groups_due is not None and self.phase is not Phase.DUE:
            raise ValueError("only what is due comes before the other groups")


def brought_back(subject: str, act: Callable[[Desk], None]) -> Job:
    """The job for open questions of a subject that are taken up again at moments of their own, in hours that are permitted."""

    def is_wanted(desk: Desk) -> bool:
        return permitted(desk.wall, desk.group.settings) and any(pending_questions.due(desk, subject))

    return Job(
        act, Phase.BOARD, is_wanted, again=lambda desk: pending_questions.next_step_time(desk, subject)
    )


@dataclass(frozen=True, slots=True)
class Feature:
    """One subject. The names of commands, words, buttons and questions are unique in the program."""

    name: str
    commands: tuple[Command, ...] = ()
    buttons: tuple[Deeds, ...] = ()
    answers: tuple[Answers, ...] = ()  # by the subject of the draft that waits
    # Whether a private message that replies to nothing answers an open question.
    next_answers: tuple[Callable[[Turn], bool], ...] = ()
    # By the subject of the message replied to (message_subject.py): of one rank a single feature takes a subject.
    replies: Mapping[str, Reply] = field(default_factory=dict)
    # By the name of a command given alone in reply to a message of ours: whether it says something about that message.
    command_replies: Mapping[str, Callable[[Turn, str | None], bool]] = field(default_factory=dict)
    # By the name `attachments.wait` was given: how the document is read, and what goes on with it.
    documents: Mapping[str, tuple[Read, Act]] = field(default_factory=dict)
    jobs: tuple[Job, ...] = ()
    # Of those that read the same words the first feature's is asked first.
    claims: tuple[Claim[Any], ...] = ()


def commands_of(features: Iterable[Feature], order: Sequence[str]) -> tuple[Command, ...]:
    """The commands in the order of these names. Raises ValueError for a name or word given twice or without a place."""
    features = tuple(features)
    found = merged("command", ((each.name, {one.name: one}) for each in features for one in each.commands))
    words = ((each.name, dict.fromkeys(one.words)) for each in features for one in each.commands)
    merged("command word", words)
    if sorted(found) != sorted(order):
        unlike = sorted(set(found).symmetric_difference(order)) or "a name stands twice"
        raise ValueError(f"the order of the commands is not theirs: {unlike}")
    replied = {name for each in features for name in each.command_replies}
    if not replied <= set(found):
        raise ValueError(f"replies are taken for no command: {sorted(replied - set(found))}")
    return tuple(found[name] for name in order)


def buttons_of(features: Iterable[Feature]) -> dict[str, Act]:
    """What each button does. Raises ValueError for one that is given twice."""
    return merged("button", ((each.name, table) for each in features for table in each.buttons))


def answers_of(features: Iterable[Feature]) -> dict[str, Answer]:
    """What takes the answer to each question. Raises ValueError for a subject of drafts that is given twice."""
    return merged("question", ((each.name, table) for each in features for table in each.answers))


def replies_of(features: Iterable[Feature]) -> dict[str, tuple[Reply, ...]]:
    """Who takes replies about each subject, by their rank. Raises ValueError for two of one subject and rank."""
    tables = (
        (each.name, {(about, one.rank): one for about, one in each.replies.items()}) for each in features
    )
    by_rank = sorted(merged("reply", tables).items(), key=itemgetter(0))
    found = grouped((about, reply) for (about, _rank), reply in by_rank)
    return {about: tuple(replies) for about, replies in found.items()}


def documents_of(features: Iterable[Feature]) -> dict[str, tuple[Read, Act]]:
    """What goes on with each kind of document. Raises ValueError for one that is given twice."""
    return merged("document", ((each.name, each.documents) for each in features))


def jobs_of(features: Iterable[Feature]) -> tuple[Job, ...]:
    """What the round does for a group: by phase, within one in the order of the features."""
    return tuple(sorted((job for each in features for job in each.jobs), key=lambda job: job.phase))


def merged(kind: str, tables: Iterable[tuple[str, Mapping[Key, Value]]]) -> dict[Key, Value]:
    """One table of several, each with whose it is. Raises ValueError with both names for what two of them have."""
    found: dict[Key, Value] = {}
    owners: dict[Key, str] = {}
    for owner, table in tables:
        for name, value in table.items():
            if name in owners:
                raise ValueError(f"{kind} {name} is given by {owners[name]} and by {owner}")
            found[name], owners[name] = value, owner
    return found
