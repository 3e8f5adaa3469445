"""A corrected category is learned by the group it was corrected in, by whoever may correct, and by no other."""

import pytest

from handlers.core import message_reading
from handlers.core.group_choice import for_group
from handlers.core.messages.incoming_message import Where, Who
from handlers.routing import free_text, handler_table
from handlers.routing.references import earlier_messages
from handlers.worklog import log_command
from storage.core import people
from storage.events import queries as events_queries
from storage.worklog import entries
from tests.unit.handlers.stage import CHAT, LI, OTHER_CHAT, WANG, ZHOU, Stage, in_group, stage
from union.core.groups import Role
from union.core.kinds import Kind
from union.worklog.entries import LogEntry


def newest(at: Stage, chat_id: int = CHAT) -> LogEntry:
    """The entry filed last."""
    found = entries.by_numbers(at.store.db, at.group(chat_id), range(1, 100))
    return found[-1]


def told(at: Stage, text: str, who: Who = LI, where: Where | None = None) -> str:
    """Somebody tells of work in a group; the category it is filed under."""
    at.write(who, text, free_text.in_group, where)
    return newest(at, (where or in_group()).chat_id).facts[0].category


def corrects(at: Stage, category: str, who: Who = LI) -> str | None:
    """改, 改类别, and the category; the toast."""
    at.press(who, "改", handler_table.DEEDS)
    at.press(who, "改类别", handler_table.DEEDS)
    return at.press(who, category, handler_table.DEEDS)


def lessons_of(at: Stage, chat_id: int = CHAT) -> list[tuple[str, str, str]]:
    """Words, category read and category chosen of what a group has learned."""
    found = message_reading.model(at.services, at.store.db, at.group(chat_id)).lessons
    return [(lesson.words, lesson.read_as, lesson.chosen) for lesson in found]


def test_the_next_like_message_files_right_by_itself() -> None:
    """One correction; a message that is not like it stays."""
    at = stage()
    assert told(at, "昨天组织包粽子活动，40人参加") == "文体活动"
    corrects(at, "女职工")

    assert told(at, "今天包粽子，35人参加") == "女职工"
    assert told(at, "羽毛球比赛，20人参加") == "文体活动"


def test_another_group_learns_nothing() -> None:
    """Not even the same officer's."""
    at = stage()
    told(at, "昨天组织包粽子活动，40人参加")
    corrects(at, "女职工")

    assert told(at, "今天包粽子，35人参加", where=in_group(OTHER_CHAT, "东风厂工会")) == "文体活动"
    assert lessons_of(at, OTHER_CHAT) == []


def test_restoring_what_was_read_first_leaves_no_lesson() -> None:
    """Nor does a second correction keep the first."""
    at = stage()
    told(at, "昨天组织包粽子活动，40人参加")
    corrects(at, "女职工")
    corrects(at, "帮扶慰问")
    assert lessons_of(at) == [("包粽子", "文体活动", "帮扶慰问")]
    corrects(at, "文体活动")
    assert lessons_of(at) == []


def test_who_follows_and_is_corrected_teaches_the_contrary() -> None:
    """The latest counts."""
    at = stage()
    told(at, "昨天组织包粽子活动，40人参加")
    corrects(at, "女职工")
    told(at, "今天包粽子，35人参加")
    corrects(at, "文体活动")

    assert told(at, "今天包粽子，36人参加") == "文体活动"


def test_taking_back_the_entry_takes_back_its_lesson() -> None:
    """What is undone never was; 恢复 brings both back."""
    at = stage()
    told(at, "昨天组织包粽子活动，40人参加")
    corrects(at, "女职工")
    at.press(LI, "撤销", handler_table.DEEDS)
    assert lessons_of(at) == []
    at.press(LI, "恢复", handler_table.DEEDS)
    assert len(lessons_of(at)) == 1


def test_who_may_not_correct_teaches_nothing() -> None:
    """Another officer neither changes the entry nor what the group has learned."""
    at = stage()
    told(at, "羽毛球比赛，20人参加", WANG)
    told(at, "昨天组织包粽子活动，40人参加", LI)
    at.press(LI, "改", handler_table.DEEDS)
    at.press(LI, "改类别", handler_table.DEEDS)
    at.press(WANG, "女职工", handler_table.DEEDS)

    assert (newest(at).facts[0].category, lessons_of(at)) == ("文体活动", [])


def test_a_member_who_only_reads_teaches_nothing() -> None:
    """They may still correct what they filed before."""
    at = stage()
    told(at, "昨天组织包粽子活动，40人参加")
    with at.store.unit() as db:
        person = people.person_of_user(db, LI.user_id)
        assert person is not None
        people.enrol(db, at.group(), person, Role.MEMBER, at.now, by_hand=True)
    corrects(at, "女职工")

    assert (newest(at).facts[0].category, lessons_of(at)) == ("女职工", [])


def test_a_command_teaches_by_its_words() -> None:
    """「记录」 is no part of the deed."""
    at = stage()
    at.write(LI, "记录 包粽子活动40人", for_group(log_command.log))
    corrects(at, "女职工")

    assert lessons_of(at) == [("包粽子", "文体活动", "女职工")]


def test_no_name_is_learned() -> None:
    """Neither of who was helped nor of who was there."""
    at = stage()
    told(at, "看望刘建国、困难职工王小梅2户，送包子花卷")
    corrects(at, "女职工")

    ((words, _read, _chosen),) = lessons_of(at)
    assert not any(sign in words for sign in "刘王梅国")


def test_an_edit_keeps_what_was_corrected() -> None:
    """A link preview changes nothing; other figures are read with what the group has learned."""
    at = stage()
    at.write(LI, "昨天组织包粽子活动，40人参加", free_text.in_group, message_id=77)
    corrects(at, "女职工")
    for text, version in (("昨天组织包粽子活动，40人参加", 2), ("昨天组织包粽子活动，41人参加", 3)):
        at.write(LI, text, earlier_messages.edited, message_id=77, edited=True)
        assert (newest(at).facts[0].category, newest(at).version) == ("女职工", version)


def test_the_model_is_made_once() -> None:
    """Until the lessons change."""
    at = stage()
    told(at, "昨天组织包粽子活动，40人参加")
    before = message_reading.model(at.services, at.store.db, at.group())
    told(at, "今天包粽子，35人参加")
    assert message_reading.model(at.services, at.store.db, at.group()) is before
    corrects(at, "女职工")
    assert message_reading.model(at.services, at.store.db, at.group()) is not before


@pytest.mark.parametrize("who", [LI, ZHOU])
def test_a_lesson_says_who_taught_it_and_when(who: Who) -> None:
    """Whose it was and when, for 「为什么」."""
    at = stage()
    told(at, "昨天组织包粽子活动，40人参加", who)
    corrects(at, "女职工", who)

    (lesson,) = message_reading.model(at.services, at.store.db, at.group()).lessons
    assert lesson.by == who.name
    assert lesson.at == at.now


def replies(at: Stage, who: Who, text: str, back: int = 0) -> None:
    """A reply to the newest message of ours, or one so many before it."""
    at.deliver()
    sql = "select message_id from outbox where method = 'sendMessage' order by id desc limit 1 offset ?"
    echo = next(iter(at.store.db.query(sql, [back])))["message_id"]
    at.write(who, text, free_text.in_group, reply_to=echo, reply_to_bot=True)


def test_a_category_is_corrected_by_a_reply() -> None:
    """Its bare name is enough; others may not."""
    at = stage()
    told(at, "昨天组织包粽子活动，40人参加")
    replies(at, WANG, "女职工")
    assert (newest(at).facts[0].category, lessons_of(at)) == ("文体活动", [])
    replies(at, LI, "女职工", back=1)
    assert (newest(at).facts[0].category, len(lessons_of(at))) == ("女职工", 1)


def kind_of(at: Stage) -> Kind:
    """The kind of the item made last."""
    return max(events_queries.open_ones(at.store.db, at.group()), key=lambda event: event.number).kind


def test_a_kind_is_learned_by_a_reply() -> None:
    """The next like plan is of that kind; told otherwise the lesson goes."""
    at = stage()
    at.write(LI, "下周三下午3点班组长沙龙", free_text.in_group)
    assert kind_of(at) is Kind.ACTIVITY
    with at.store.unit() as db:
        person = people.upsert_person(db, WANG.user_id, WANG.name, None, None, at.now)
        people.enrol(db, at.group(), person, Role.MEMBER, at.now, by_hand=True)
    replies(at, WANG, "类型改为会议")
    assert lessons_of(at) == []
    at.write(LI, "12月9日下午2点班组长沙龙", free_text.in_group)
    replies(at, LI, "类型改为会议")
    assert kind_of(at) is Kind.MEETING

    at.write(LI, "12月16日下午2点班组长沙龙", free_text.in_group)
    assert kind_of(at) is Kind.MEETING
