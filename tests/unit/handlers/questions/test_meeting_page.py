"""The page before a meeting: when it goes out, to whom, and what it leaves out."""

from storage.core import people
from tests.unit.handlers.stage import LI, WANG, ZHOU
from tests.unit.handlers.week import Week
from union.core.groups import Role

HALF_PAST = "2026-11-20 14:30"


def week(meeting: str = "11月20日下午3点开委员会会议") -> Week:
    """A meeting on Friday at three and a task that is late by then; everybody can be reached."""
    found = Week()
    for who in (LI, ZHOU, WANG):
        found.join(who, Role.ADMIN if who is ZHOU else Role.OFFICER, reachable=True)
    found.says(ZHOU, "11月19日前上报女工名单")
    found.says(LI, meeting)
    found.at("2026-11-20 10:00")
    return found


def pages(found: Week, *who: object) -> list[list[str]]:
    return [[each for each in found.told(one) if each.startswith("会前一页")] for one in who]  # type: ignore[arg-type]


def test_half_an_hour_before_whoever_is_in_charge_reads_it_once() -> None:
    """Not before, not in the group, not twice."""
    found = week()
    found.at("2026-11-20 14:29")
    assert pages(found, ZHOU) == [[]]
    assert not any("会前一页" in each for each in found.at(HALF_PAST))
    found.at("2026-11-20 14:45")
    ((page,), none) = pages(found, ZHOU, LI)
    assert page.startswith("会前一页 【红星机械厂工会】#2 委员会会议（15:00）") and none == []
    assert "已过期限1项：\n　#1 上报女工名单" in page


def test_the_round_wakes_for_it() -> None:
    """Its moment is known, though no row waits for it."""
    found = week()
    found.at("2026-11-20 14:00")
    group = found.stage.group()
    moment = found.round.next_due()
    assert moment is not None and f"{group.wall(moment):%m-%d %H:%M}" == "11-20 14:30"


def test_who_answers_for_the_meeting_reads_it_instead() -> None:
    """And nobody else."""
    found = week("11月20日下午3点开委员会会议，李建国负责")
    found.at(HALF_PAST)
    assert [len(each) for each in pages(found, LI, ZHOU)] == [1, 0]


def test_who_stands_in_reads_it_for_whoever_is_away() -> None:
    """Without anybody standing in it is whoever is in charge."""
    found = week("11月20日下午3点开委员会会议，李建国负责")
    found.says(LI, "我11月20日请假，有事找小王")
    found.at(HALF_PAST)
    assert [len(each) for each in pages(found, LI, WANG, ZHOU)] == [0, 1, 0]
    alone = week("11月20日下午3点开委员会会议，李建国负责")
    alone.says(LI, "我11月20日请假")
    alone.at(HALF_PAST)
    assert [len(each) for each in pages(alone, LI, ZHOU)] == [0, 1]


def test_a_group_that_wants_quiet_gets_none() -> None:
    """安静 is for the page, too; so are the quiet hours."""
    found = week()
    found.says(ZHOU, "小秘安静一周")
    found.at(HALF_PAST)
    assert pages(found, ZHOU) == [[]]
    early = week("11月21日早上6点20开委员会会议")
    early.at("2026-11-21 05:55")
    early.at("2026-11-21 08:00")
    assert pages(early, ZHOU) == [[]]


def test_once_the_meeting_has_begun_nothing_comes() -> None:
    """The bot was away; ten minutes before is still of use."""
    found = week()
    found.at("2026-11-20 15:00")
    assert pages(found, ZHOU) == [[]]
    later = week()
    later.at("2026-11-20 14:50")
    assert len(pages(later, ZHOU)[0]) == 1


def test_a_meeting_called_off_has_none_and_a_moved_one_another() -> None:
    """It is about the hour the meeting has now."""
    found = week()
    found.says(LI, "委员会会议取消")
    found.at(HALF_PAST)
    assert pages(found, ZHOU) == [[]]
    moved = week()
    moved.at(HALF_PAST)
    moved.says(LI, "委员会会议改到下午5点")
    moved.at("2026-11-20 16:30")
    assert [each.partition("（")[2][:5] for each in pages(moved, ZHOU)[0]] == ["15:00", "17:00"]


def test_nothing_to_read_is_no_page() -> None:
    """What money is left, or who is away, is none by itself; a training has none at all."""
    found = Week()
    found.join(ZHOU, Role.ADMIN, reachable=True)
    found.says(ZHOU, "11月20日下午3点开委员会会议")
    found.says(ZHOU, "预算 全年 30000元")
    found.at(HALF_PAST)
    assert pages(found, ZHOU) == [[]]
    training = week("11月20日下午3点办安全培训")
    training.at(HALF_PAST)
    assert pages(training, ZHOU) == [[]]


def test_names_of_those_on_leave_are_for_who_may_see_the_list() -> None:
    """Others read how many."""
    found = week("11月20日下午3点开委员会会议，小王负责")
    found.press(ZHOU, "请假")
    found.at(HALF_PAST)
    assert "请假1人" in pages(found, WANG)[0][0] and "请假：" not in pages(found, WANG)[0][0]
    chief = week()
    chief.press(WANG, "请假")
    chief.at(HALF_PAST)
    assert "请假1人\n请假：" in pages(chief, ZHOU)[0][0]


def test_an_officer_may_ask_for_it_in_private() -> None:
    """In the group nobody is answered; with no meeting ahead that is said."""
    found = week()
    assert "会前一页" in found.private(LI, "上次会定了什么？")
    assert found.says(LI, "上次会定了什么？") == ""
    found.says(LI, "委员会会议取消")
    assert "没有要开的会" in found.private(LI, "会前给我看看")


def test_without_a_meeting_ahead_it_is_the_last_one() -> None:
    """What was filed of it."""
    found = week()
    found.at("2026-11-20 17:00")
    found.says(LI, "今天开了委员会会议，8人参加，通过了春节慰问方案")
    told = found.private(LI, "上次会定了什么？")
    assert told.startswith("上次会议（11月20日 周五）：\n　#3 今天开了委员会会议") and "会前一页" not in told
    found.says(LI, "11月27日下午3点开委员会会议，周敏主持")
    found.at("2026-11-27 15:10")  # it has begun, and nothing is filed of it yet
    assert found.private(LI, "上次会定了什么？").startswith("上次会议（11月20日 周五）")


def test_who_cannot_be_reached_is_passed_over() -> None:
    """Nobody hears of it in the group."""
    found = week()
    person = people.person_of_user(found.stage.store.db, ZHOU.user_id)
    assert person is not None
    people.set_reachable(found.stage.store.db, person, False)
    found.at(HALF_PAST)
    assert pages(found, ZHOU, LI, WANG) == [[], [], []]
