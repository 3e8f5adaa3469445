"""Questions that wait for an answer: found by chat, person and message, and gone when they are over."""

from datetime import UTC, datetime, timedelta

from storage.core import drafts, groups, people
from storage.core.outbox import queue
from storage.core.outbox.queue import Outgoing
from storage.engine.database import Database
from union.core.groups import Group, Person, Settings

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
CHAT = -4001


def somebody(db: Database, number: int = 101) -> Person:
    return people.upsert_person(db, number, "李建国", None, None, NOW)


def begin(db: Database, person: Person | None, subject: str = "which", chat_id: int = CHAT) -> int:
    return drafts.begin(db, chat_id, subject, {"text": "走访3户"}, NOW, NOW + HOUR, person=person)


def test_a_question_comes_back_as_it_was_asked(db: Database) -> None:
    """Its data, its group and its person."""
    group_id = groups.create(db, CHAT, "工会", NOW)
    group = groups.get(db, group_id, Settings())
    assert isinstance(group, Group)
    person = somebody(db)
    data = {"text": "「走访」{3}户", "photo": ["f", None], "place": 2}
    number = drafts.begin(db, CHAT, "photo", data, NOW, NOW + HOUR, group=group, person=person)
    assert drafts.get(db, number, CHAT) == drafts.Draft(
        number, group_id, person.id, CHAT, "photo", data, None
    )


def test_a_question_belongs_to_its_chat(db: Database) -> None:
    """A number from another chat finds nothing."""
    number = begin(db, None)
    assert drafts.get(db, number, -9) is None


def test_a_reply_finds_the_question_it_answers(db: Database) -> None:
    """By the message it stands in."""
    number = begin(db, somebody(db))
    row_id = queue.enqueue_outgoing(db, Outgoing(CHAT, "sendMessage", {"text": "哪个群？"}), NOW)
    assert row_id is not None
    drafts.set_message(db, number, row_id)
    found = drafts.draft_of_message(db, row_id, CHAT)
    assert found is not None
    assert found.id == number
    assert drafts.draft_of_message(db, row_id, -9) is None
    assert drafts.draft_of_message(db, row_id + 1, CHAT) is None


def test_the_newest_question_to_a_person_counts(db: Database) -> None:
    """Of one subject, in one chat; an anonymous one is nobody's."""
    li, wang = somebody(db), somebody(db, 102)
    begin(db, li)
    newest = begin(db, li)
    begin(db, li, "photo")
    begin(db, wang)
    begin(db, li, chat_id=-9)
    nobodys = begin(db, None)
    for person, number in ((li, newest), (None, nobodys)):
        found = drafts.latest(db, CHAT, person, "which")
        assert found is not None
        assert found.id == number


def test_an_answered_question_is_gone(db: Database) -> None:
    """And its number is not given to another: an old button must not answer a new question."""
    number = begin(db, None)
    draft = drafts.get(db, number, CHAT)
    assert draft is not None
    drafts.end(db, draft)
    assert drafts.get(db, number, CHAT) is None
    assert begin(db, None) > number


def test_giving_up_spares_other_subjects(db: Database) -> None:
    """算了: one's own questions of this chat, but today's choice of group stays."""
    li = somebody(db)
    kept = [begin(db, li, "group"), begin(db, somebody(db, 102)), begin(db, li, chat_id=-9)]
    begin(db, li)
    begin(db, li, "photo")
    assert drafts.give_up(db, CHAT, li, ["which", "photo"]) == 2
    assert [row["id"] for row in db.query("select id from drafts order by id")] == kept


def test_questions_expire(db: Database) -> None:
    """At their moment, not before."""
    begin(db, None)
    drafts.expire(db, NOW + HOUR - timedelta(seconds=1))
    assert db.table("drafts").count == 1
    drafts.expire(db, NOW + HOUR)
    assert db.table("drafts").count == 0
