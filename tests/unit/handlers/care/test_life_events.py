"""五必访 in the chats: what is proposed where, of what nothing is said; told twice it is one."""

from datetime import timedelta

import pytest

from handlers.routing import handler_table
from handlers.routing.features import hear
from handlers.routing.references import earlier_messages
from storage.care import visits_due
from storage.core import people
from tests.unit.handlers.stage import LI, WANG, ZHOU, in_private
from tests.unit.handlers.visiting_committee import ILL, committee, press, set_rules, visits
from union.core.groups import Role
from union.core.kinds import Kind


def test_a_life_event_in_the_group_proposes_and_plans_nothing() -> None:
    """One short card with the last day; the surname alone."""
    at = committee()
    at.write(WANG, ILL, hear)
    assert at.queued() == ["二车间刘＊＊住院：建议11月21日 周六前探望。安排？"]
    assert at.labels() == ["安排", "我去", "改日期", "不用"]
    assert visits(at) == []


def test_the_usual_amount_is_named_where_the_group_set_one() -> None:
    """None is invented."""
    at = committee()
    set_rules(at, "illness:amount=50000,days=5")
    at.write(WANG, ILL, hear)
    assert at.queued() == ["二车间刘＊＊住院：建议11月23日 周一前探望，慰问金常例500元。安排？"]


def test_told_twice_it_is_one() -> None:
    """By another officer the next day: in the group nothing, in private where it is; 另排 makes a second."""
    at = committee()
    at.write(WANG, "二车间老刘住院了", hear)
    press(at, "安排")
    at.now += timedelta(days=1)
    before = at.queued()
    at.write(LI, "老刘住院了", hear)
    assert at.queued() == before
    at.write(WANG, "老刘住院了", hear, in_private(WANG))
    assert at.shown(WANG.user_id) == "这件事已在#1 探望住院职工老刘（二车间）：截止11月21日 周六，由李建国去"
    press(at, "另排", private=True)
    press(at, "安排", private=True)
    assert len(visits(at)) == 2


def test_a_second_stay_later_is_new() -> None:
    """More than a month after."""
    at = committee()
    at.write(WANG, "二车间老刘住院了", hear)
    press(at, "安排")
    at.now += timedelta(days=31)
    at.write(WANG, "二车间老刘又住院了", hear)
    assert len(at.queued()) == 2


def test_people_of_two_branches_are_two() -> None:
    """The same surname elsewhere is somebody else."""
    at = committee()
    at.write(WANG, "二车间老刘住院了", hear)
    at.write(WANG, "三车间老刘住院了", hear)
    assert len(at.queued()) == 2


def test_a_silent_group_hears_nothing_and_the_chief_once_ever() -> None:
    """By default; no words quoted, nobody named."""
    at = committee("private")
    at.write(WANG, ILL, hear)
    at.write(WANG, "三车间小赵骨折住院了", hear)
    assert at.queued() == []
    (hint,) = at.queued(ZHOU.user_id)
    assert hint == "「红星厂工会」群里提到职工住院、家里有事这类事。要我在群里提醒探望吗？"
    at.press(ZHOU, "开启", handler_table.DEEDS, in_private(ZHOU))
    assert at.group().settings.care == "both"


def test_who_is_not_reached_is_asked_later() -> None:
    """Nobody has opened a private chat yet: the one question is not lost."""
    at = committee("private", reachable=False)
    at.write(WANG, ILL, hear)
    assert not at.group().settings.care_offered


def test_switched_off_nothing_is_heard() -> None:
    """Neither in the group nor in private."""
    at = committee("off")
    at.write(WANG, ILL, hear)
    at.write(WANG, ILL, hear, in_private(WANG))
    assert at.queued() == []
    assert "安排" not in at.shown(WANG.user_id)
    assert visits_due.offered(at.store.db, at.group()) == []


def test_an_occasion_the_group_does_not_visit_for_proposes_nothing() -> None:
    """No birthdays unless wanted."""
    at = committee()
    at.write(WANG, "下周三是二车间王大姐生日", hear)
    assert at.queued() == []
    set_rules(at, "birthday:visited=1")
    at.write(WANG, "下周三是二车间王大姐生日", hear)
    assert at.queued() == ["二车间王大姐生日：建议11月25日 周三前慰问。安排？"]


def test_in_doubt_only_private_chats_are_asked() -> None:
    """Hearsay in the group is left alone."""
    at = committee()
    at.write(WANG, "听说老李住院了", hear)
    assert at.queued() == []
    at.write(WANG, "听说老李住院了", hear, in_private(WANG))
    assert at.shown(WANG.user_id) == "如果说的是老李住院：建议11月21日 周六前探望。安排？"


@pytest.mark.parametrize(
    "text", ["笑死，我都快病得住院了哈哈", "老刘住院了吗？", "住院医疗互助怎么办理", "没住院"]
)
def test_what_is_no_life_event_sends_no_flowers(text: str) -> None:
    """Jokes, questions, policies, denials."""
    at = committee()
    at.write(WANG, text, hear)
    assert at.queued() == []


def test_who_only_reads_opens_nothing() -> None:
    """A 群成员's words are left alone, and the button is not obeyed."""
    at = committee()
    with at.store.unit() as db:
        person = people.person_of_user(db, LI.user_id)
        assert person is not None
        people.enrol(db, at.group(), person, Role.MEMBER, at.now, by_hand=True)
    at.write(LI, ILL, hear)
    assert at.queued() == []
    at.write(WANG, ILL, hear)
    assert at.press(LI, "安排", handler_table.DEEDS) == "您没有这个权限，请联系本群管理员"
    assert visits(at) == []


def test_a_message_with_a_log_and_a_life_event_loses_neither() -> None:
    """The log first, then the card; the visit to others is not the visit."""
    at = committee()
    at.write(WANG, "今天走访困难职工3户，慰问金600元，二车间老刘住院了", hear)
    assert at.queued() == [
        "已记录 #1 帮扶慰问：困难职工3户、慰问金600元，11月18日 周三",
        "二车间老刘住院：建议11月21日 周六前探望。安排？",
    ]


def test_a_message_with_a_plan_and_a_life_event_loses_neither() -> None:
    """The meeting is planned, the visit proposed."""
    at = committee()
    at.write(WANG, "下周三下午3点开例会。一车间王师傅生二孩了", hear)
    assert [text.partition("（")[0].partition("：")[0] for text in at.queued()] == [
        "已安排 #1 例会",
        "一车间王师傅生二孩",
    ]
    assert [event.kind for event in visits(at)] == [Kind.MEETING]


def test_two_told_at_once_are_two_cards() -> None:
    """And the log that stands behind them is whole."""
    at = committee()
    at.write(WANG, "老刘、老李都住院了。今天走访困难职工3户", hear)
    assert [text.partition("：")[0] for text in at.queued()] == ["老刘住院", "老李住院", "已记录 #1 帮扶慰问"]


def test_when_somebody_means_to_go_is_the_day_of_the_card() -> None:
    """「周六去看他」 is no second item."""
    at = committee()
    at.write(WANG, "二车间老刘住院了，周五去看他", hear)
    assert at.queued() == ["二车间老刘住院：建议11月20日 周五前探望。安排？"]


def test_the_edited_message_changes_its_card() -> None:
    """As long as nobody has answered it; nothing is asked twice."""
    at = committee()
    at.write(WANG, "二车间老刘住院了", hear, message_id=70)
    at.write(WANG, "二车间老李住院了", earlier_messages.edited, message_id=70, edited=True)
    assert at.queued() == ["二车间老刘住院：建议11月21日 周六前探望。安排？"]
    assert at.shown() == "二车间老李住院：建议11月21日 周六前探望。安排？"
    at.write(WANG, "大家辛苦了", earlier_messages.edited, message_id=70, edited=True)
    assert at.shown() == "原消息改过了，这件事不再问。"
    assert visits_due.offered(at.store.db, at.group()) == []
