"""What a group's officers corrected: kept, taken back with what it was drawn from, never another group's."""

from datetime import UTC, datetime, timedelta

from storage.core import people
from storage.engine.database import Database
from storage.events import queries as events_queries
from storage.privacy import data_register
from storage.worklog import entries, lessons
from tests.unit.storage.core.one_group import a_group
from union.core.groups import Group
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Status
from union.reading.acts.lessons import Lesson, LessonSubject
from union.worklog.entries import LogEntry

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
DUMPLINGS = Lesson(LessonSubject.CATEGORY, "包粽子", "文体活动", "女职工", ("包粽子", "活动"))


def entry(db: Database, group: Group) -> LogEntry:
    return entries.add(db, group, LogEntry(0, 0, "李建国", None, "包粽子", NOW, (), group.chat_id, 3), NOW)


def test_a_lesson_comes_back_as_it_was_kept(db: Database) -> None:
    """With its number, and who taught it when; another group has none."""
    group, other = a_group(db), a_group(db, -4002)
    person = people.upsert_person(db, 102, "李建国", None, None, NOW)
    lessons.keep(db, group, lessons.LOG, entry(db, group).id, DUMPLINGS, person, NOW)

    assert lessons.standing(db, group) == [DUMPLINGS._replace(id=1, at=NOW, by="李建国")]
    assert (lessons.standing(db, other), lessons.stamp(db, other)) == ([], "")


def test_the_newest_lessons_count_oldest_first(db: Database) -> None:
    """A group that corrects for years keeps its reading quick."""
    group = a_group(db)
    made = entry(db, group)
    for number in range(lessons.MOST + 2):
        lesson = DUMPLINGS._replace(words=f"活动{number}")
        lessons.keep(db, group, lessons.LOG, made.id, lesson, None, NOW + timedelta(seconds=number))

    found = [lesson.words for lesson in lessons.standing(db, group)]
    assert (len(found), found[0], found[-1]) == (lessons.MOST, "活动2", f"活动{lessons.MOST + 1}")


def test_a_lesson_stands_and_falls_with_its_entry(db: Database) -> None:
    """撤销 takes it back, 恢复 brings it back; the stamp tells each time."""
    group = a_group(db)
    made = entry(db, group)
    lessons.keep(db, group, lessons.LOG, made.id, DUMPLINGS, None, NOW)
    before = lessons.stamp(db, group)

    entries.set_undone(db, group, made, True, NOW, None)
    assert (lessons.standing(db, group), lessons.stamp(db, group)) == ([], "")
    entries.set_undone(db, group, made, False, NOW, None)
    assert (len(lessons.standing(db, group)), lessons.stamp(db, group)) == (1, before)


def test_an_items_lesson_falls_with_its_cancelling(db: Database) -> None:
    """Done or given up, it has still been corrected; another group cannot forget it."""
    group, other = a_group(db), a_group(db, -4002)
    item = Event(0, 0, "班组长沙龙", Kind.ACTIVITY, datetime.fromisoformat("2026-11-25T15:00"), Grain.MINUTE)
    event = events_queries.add(db, group, item, NOW)
    lesson = Lesson(LessonSubject.KIND, "班组长沙龙", "activity", "meeting")
    lessons.keep(db, group, lessons.EVENT, event.id, lesson, None, NOW)

    for status, count in ((Status.DONE, 1), (Status.CANCELLED, 0), (Status.OPEN, 1)):
        events_queries.close(db, group, event, status, NOW, None)
        assert len(lessons.standing(db, group)) == count
    lessons.forget(db, other, lessons.EVENT, event.id)
    assert len(lessons.standing(db, group)) == 1
    lessons.forget(db, group, lessons.EVENT, event.id)
    assert lessons.standing(db, group) == []


def test_a_forgotten_lesson_is_no_longer_there(db: Database) -> None:
    """Its number is not used again: the stamp of what follows differs."""
    group = a_group(db)
    made, second = entry(db, group), entry(db, group)
    for each in (made, second):
        lessons.keep(db, group, lessons.LOG, each.id, DUMPLINGS, None, NOW)
    lessons.forget(db, group, lessons.LOG, second.id)
    lessons.keep(db, group, lessons.LOG, second.id, DUMPLINGS, None, NOW)

    assert lessons.stamp(db, group) in ("1,3", "3,1")


def test_two_groups_become_one_with_all_they_learned(db: Database) -> None:
    """A supergroup heard of before the news that it is an old group."""
    group, double = a_group(db), a_group(db, -1001000000001)
    lessons.keep(db, double, lessons.LOG, entry(db, double).id, DUMPLINGS, None, NOW)
    data_register.move(db, group, double.chat_id)

    assert len(lessons.standing(db, group)) == 1
