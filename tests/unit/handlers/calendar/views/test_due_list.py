"""/me: one person's items, in the group and in private."""

from handlers.calendar.changes import event_actions
from handlers.calendar.views import due_list
from handlers.core import group_choice
from handlers.core.messages.incoming_message import Where
from tests.unit.handlers.stage import LI, WANG, ZHOU, in_private
from tests.unit.handlers.week import Week
from union.core.groups import Role


def mine(week: Week, where: Where | None = None) -> str:
    """What 李建国 is answered."""
    week.stage.write(LI, "/me", group_choice.for_group(due_list.show_own), where)
    return week.stage.shown(where.chat_id) if where else week.stage.shown()


def busy() -> Week:
    """李建国 has a report, a meeting and a late report; 王芳 has one of her own."""
    week = Week()
    week.join(LI, Role.OFFICER)
    week.join(ZHOU, Role.ADMIN)
    week.join(WANG, Role.OFFICER)
    for text in (
        "11月20日前上报工会经费决算，由李建国负责",
        "12月4日前上报职代会材料，由李建国负责",
        "11月26日下午3点开工会小组长例会，由李建国负责",
        "11月27日前上报会费报表，由王芳负责",
    ):
        week.says(ZHOU, text)
    return week


def test_due_coming_and_done_are_listed_with_buttons() -> None:
    """One's own only; late work first; what was done this month stands below."""
    week = busy()
    week.says(ZHOU, "11月19日上午9点开座谈会，由李建国负责")
    week.stage.write(LI, "完成 #5", event_actions.finish_command)
    week.at("2026-11-23 10:00")
    assert mine(week) == (
        "李建国名下的日程\n"
        "有期限的 2 项，其中 1 项已过期限\n"
        "#1 上报工会经费决算：截止11月20日 周五（已过期限3天）\n"
        "#2 上报职代会材料：截止12月4日 周五（还有11天）\n"
        "近期的 1 项\n"
        "#3 工会小组长例会：11月26日 周四 15:00（还有3天）\n"
        "本月已完成 1 项：#5 座谈会"
    )
    assert week.stage.labels() == ["已交 #1", "推迟 #1", "已交 #2", "推迟 #2", "推迟 #3"]


def test_it_is_the_same_in_private() -> None:
    """Of the group one is in."""
    week = busy()
    assert mine(week, in_private(LI)) == mine(week)


def test_nobodys_list_says_how_to_get_one() -> None:
    """Without items of one's own the answer says how an item is given to somebody."""
    week = Week()
    week.join(LI, Role.OFFICER)
    assert mine(week).startswith("李建国名下30天内没有未完成的日程")


def test_finishing_draws_the_list_again() -> None:
    """From the list, 完成 takes the item to what is done this month."""
    week = busy()
    mine(week)
    week.press(LI, "已交 #1")
    assert "#1 上报工会经费决算：" not in week.stage.shown()
    assert week.stage.shown().endswith("本月已完成 1 项：#1 上报工会经费决算")


def test_a_meeting_over_can_be_marked() -> None:
    """What nobody marked stands under a heading of its own."""
    week = busy()
    week.at("2026-11-30 10:00")
    assert "已过，未标记完成 1 项\n#3 工会小组长例会" in mine(week)
    assert "不办了 #3" in week.stage.labels()


def test_a_long_list_has_pages_of_its_own_person() -> None:
    """Another officer who turns the page turns 李建国's list."""
    week = busy()
    for day in range(1, 13):
        week.says(ZHOU, f"12月{day}日前上报第{day}号材料，由李建国负责")
    mine(week)
    assert week.stage.labels()[-1] == "下一页 ›"
    week.press(WANG, "下一页")
    assert week.stage.shown().startswith("李建国名下的日程\n有期限的 14 项\n#11 ")
    week.press(LI, "已交 #11")
    assert "#11 " not in week.stage.shown().split("本月已完成")[0]
    assert week.stage.labels()[-1] == "‹ 上一页"


def test_a_bare_word_in_a_sentence_is_no_command() -> None:
    """「我的 手机呢」 is said to colleagues."""
    week = busy()
    before = week.stage.queued()
    week.stage.write(LI, "我的 手机谁看见了", due_list.show_own)
    assert week.stage.queued() == before


def test_an_anonymous_administrator_has_no_list() -> None:
    """Nobody knows whose it would be."""
    week = busy()
    week.stage.write(None, "/me", due_list.show_own)
    assert "看不出是谁" in week.stage.shown()
