"""/why: what an entry, an item or a message was read from, and to whom its words are shown."""

import pytest

from handlers.core.messages.incoming_message import Where, Who
from handlers.routing.references import earlier_messages
from storage.events import queries as events_queries
from tests.unit.handlers.stage import CHAT, LI, ZHOU, command, in_private
from tests.unit.handlers.week import Week

VISIT = "今天走访慰问困难职工12户，发放慰问金6000元"
MEETING = "下周五下午3点开工会小组长例会"


def asked(week: Week, who: Who, text: str, where: Where | None = None, **more: object) -> str:
    """Somebody writes /why or 为什么; the answer, empty for silence."""
    chat_id = where.chat_id if where else CHAT
    before = len(week.stage.queued(chat_id))
    week.stage.write(who, text, command("why"), where, **more)
    return "\n".join(week.stage.queued(chat_id)[before:])


def told(week: Week, who: Who, text: str, message_id: int) -> None:
    """A message of this id, read as any other."""
    from handlers.routing import free_text

    week.stage.write(who, text, free_text.in_group, message_id=message_id)


def test_the_message_itself_may_be_replied_to() -> None:
    """/why in reply to the officer's own words explains what they made."""
    week = Week()
    told(week, LI, VISIT, 77)
    told(week, LI, MEETING, 78)

    assert "【12户｜数量】" in asked(week, ZHOU, "/why", reply_to=77)
    assert "【下周五下午3点｜时间】" in asked(week, ZHOU, "/why", reply_to=78)


def test_a_message_that_made_nothing_is_not_said_back() -> None:
    """Only the reason is told: nothing else of such a message is kept."""
    week = Week()
    said = "周五下午的慰问不用去了，老赵家里有人"

    answer = asked(week, ZHOU, "/why", reply_to=77, reply_text=said)

    assert answer.startswith("这句没有记下，也没有安排。\n为什么：说的是不办、取消或没办（「不用」）")
    assert "老赵" not in answer


@pytest.mark.parametrize("text", ["为什么", "为什么 走访这么少", "為什麼 總是開會"])
def test_people_asking_each_other_are_left_alone(text: str) -> None:
    """In a group 为什么 is a word of everybody's; the bot is asked with a number, a slash or a reply to it."""
    week = Week()
    told(week, LI, VISIT, 77)

    assert asked(week, ZHOU, text) == ""
    assert asked(week, ZHOU, text, reply_to=77) == ""


@pytest.mark.parametrize("text", ["为什么 #1", "為什麼＃1", "/why 1", "/为什么 #1", "/why@gonghui #1"])
def test_a_number_is_enough(text: str) -> None:
    """However the command is written."""
    week = Week()
    told(week, LI, VISIT, 77)

    assert asked(week, ZHOU, text).startswith("#1 帮扶慰问")


def test_private_words_stay_private() -> None:
    """What was entered in private is explained to its author and the admin, in private; the group sees the echo."""
    week = Week()
    week.join(Who(103, "王芳", None, None))
    week.private(LI, "今天慰问困难职工刘建国，送慰问金1000元")

    assert "原话是私下发给我的" in asked(week, ZHOU, "/why #1")
    assert "刘" not in asked(week, LI, "/why #1")
    assert "刘建国" in asked(week, LI, "/why", in_private(LI))
    assert "刘建国" in asked(week, ZHOU, "/why #1", in_private(ZHOU))
    other = Who(103, "王芳", None, None)
    assert "原话是私下发给我的" in asked(week, other, "/why #1", in_private(other))


def test_nobody_outside_hears_anything() -> None:
    """A stranger's /why #1 in private finds no group, a sentence of their own is explained."""
    week = Week()
    told(week, LI, VISIT, 77)
    stranger = Who(999, "路人", None, None)

    assert "12户" not in asked(week, stranger, "/why #1", in_private(stranger))
    assert "【12户｜数量】" in asked(week, stranger, f"/why {VISIT}", in_private(stranger))


def test_a_reminder_says_what_brought_it() -> None:
    """In reply to a reminder the lead and where it comes from are told."""
    week = Week()
    told(week, LI, "11月27日下午3点开工会小组长例会", 77)
    week.at("2026-11-24 09:00")
    week.stage.deliver()
    row = next(
        iter(
            week.stage.store.db.query("select max(message_id) as id from outbox where about like 'event:1@%'")
        )
    )

    answer = asked(week, ZHOU, "为什么", reply_to=row["id"], reply_to_bot=True)

    assert answer.endswith("这次提醒：提前3天提醒，是「会议」的默认安排。")


def test_words_edited_there_and_back_are_followed() -> None:
    """An item follows every edit of its message, also one back to the first words, and is explained by the last."""
    week = Week()
    told(week, LI, MEETING, 77)
    for text in ("下周四下午3点开工会小组长例会", MEETING):
        week.stage.write(LI, text, earlier_messages.edited, message_id=77, edited=True)

    event = events_queries.numbered(week.stage.store.db, week.stage.group(), 1)
    assert event is not None
    assert (f"{event.start:%m-%d}", event.said) == ("11-27", MEETING)
    assert "后来改为" not in asked(week, ZHOU, "/why #1")


def test_nothing_of_ones_own_says_how_to_ask() -> None:
    """/why alone, and the asker has filed nothing."""
    assert asked(Week(), ZHOU, "/why").startswith("请写编号或一句话")


def test_no_such_number() -> None:
    """A number nobody has."""
    assert asked(Week(), ZHOU, "/why #9").startswith("本群没有 #9")
