"""What a group has taught its bot: the model each of its messages is read by, and the lesson in a correction."""

from handlers.core.messages import command_words
from handlers.core.services import Services
from handlers.core.turn import Turn
from storage.engine.database import Database
from storage.worklog import lessons
from union.core.groups import Group
from union.core.kinds import Kind
from union.core.rights import Action
from union.events.model import Event
from union.reading.acts.lessons import Learned, learned
from union.reading.replies.correction_lessons import category_lesson, kind_lesson
from union.worklog.entries import LogEntry

LOG_WORDS, PLAN_WORDS = ("记录", "登记", "记"), ("日程", "安排")


def model(services: Services, db: Database, group: Group, *, has_taught: bool = True) -> Learned:
    """What the group has taught, made anew only when its lessons have changed."""
    stamp = lessons.stamp(db, group) if has_taught else ""
    known = services.learned.get(group.id)
    if known is None or known[0] != stamp:
        known = (stamp, learned(lessons.standing(db, group) if stamp else ()))
        services.learned[group.id] = known
    return known[1]


def of_turn(turn: Turn) -> Learned:
    """What the turn's group has taught."""
    return model(turn.services, turn.db, turn.with_group(), has_taught=turn.traits().lessons)


def teach_category(turn: Turn, entry: LogEntry, category: str) -> None:
    """An entry was given another category: the next like message follows.

    What the entry taught before is forgotten, so that restoring what was read first leaves no lesson.
    """
    group = turn.with_group()
    if not turn.may(Action.LOG):
        return
    lessons.forget(turn.db, group, lessons.LOG, entry.id)
    lesson = category_lesson(
        command_words.argument(entry.text, LOG_WORDS),
        group.wall(entry.said_at),
        category,
        region=group.settings.region,
        learned=of_turn(turn),
    )
    if lesson is not None:
        lessons.keep(turn.db, group, lessons.LOG, entry.id, lesson, turn.me(), turn.now)


def teach_kind(turn: Turn, event: Event, kind: Kind) -> None:
    """An item was given another kind: the next like plan is of it too."""
    group = turn.with_group()
    if not turn.may(Action.ADD):
        return
    lessons.forget(turn.db, group, lessons.EVENT, event.id)
    words = command_words.argument(event.said, PLAN_WORDS)
    lesson = kind_lesson(
        words, group.wall(turn.now), kind, region=group.settings.region, learned=of_turn(turn)
    )
    if lesson is not None:
        lessons.keep(turn.db, group, lessons.EVENT, event.id, lesson, turn.me(), turn.now)
