"""/festivals: the year's list, the choices, and the days of one's own trade a week ahead."""

import pytest

from handlers.core.messages.incoming_message import Who
from handlers.festivals import festival_list
from storage.events import queries as events_queries
from tests.unit.handlers.stage import LI, ZHOU
from tests.unit.handlers.week import Week
from union.events.model import Status


def asks(week: Week, text: str = "/festivals", who: Who = ZHOU) -> str:
    """Somebody asks for the list."""
    week.stage.write(who, text, festival_list.show)
    return week.stage.shown()


def chosen(week: Week, *names: str) -> Week:
    """The admin has chosen these."""
    asks(week)
    week.press(ZHOU, "行业节日和其他安排")
    for name in names:
        week.press(ZHOU, f"☐ {name}")
    return week


def test_the_year_s_list_has_dates_and_lunar_days() -> None:
    """Of this year unless another is named."""
    week = Week()
    said = asks(week)
    assert said.startswith("2026年节日（中国大陆）\n1月1日 周四 元旦")
    assert "9月25日 周五 中秋 ★（八月十五）" in said
    assert "9月15日 周三 中秋 ★（八月十五）" in asks(week, "节日 明年")
    assert asks(week, "/festivals 2030年").startswith("2030年节日")


@pytest.mark.parametrize("text", ["/festivals 3000", "/festivals 春节呢", "/festivals 1900"])
def test_a_year_beyond_the_calendar_is_said(text: str) -> None:
    """The lunar calendar is known for 1901 to 2099."""
    assert asks(Week(), text).startswith("请写年份")


def test_years_are_turned_by_editing() -> None:
    """One message."""
    week = Week()
    asks(week)
    week.press(LI, "2027年 ›")
    assert week.stage.shown().startswith("2027年节日")
    assert len(week.stage.queued()) == 1


def test_only_the_admin_chooses() -> None:
    """An officer has no button for it, and pressing the admin's changes nothing."""
    week = Week()
    asks(week, who=LI)
    assert "行业节日和其他安排" not in week.stage.labels()
    asks(week)
    assert week.press(LI, "行业节日和其他安排") == "您没有这个权限，请联系本群管理员"


def test_a_trade_s_day_is_reminded_of_a_week_ahead_and_on_the_day() -> None:
    """消防日 2027 is Tuesday 9 November; others' days are not named."""
    week = chosen(Week(), "消防日")
    told = [text for day in range(1, 11) for text in week.at(f"2027-11-{day:02} 09:00")]
    assert [text.split("\n")[0] for text in told if "消防日" in text] == [
        "今日提醒 11月2日 周二", "今日提醒 11月9日 周二",
    ]  # fmt: skip
    assert not any("记者节" in text for text in told)


def test_a_trade_s_day_comes_every_year_once() -> None:
    """A round more, or a restart, makes no second."""
    week = chosen(Week(), "消防日")
    for year in (2027, 2028):
        week.at(f"{year}-11-01 09:00")
        week.at(f"{year}-11-03 09:00")
    db, group = week.stage.store.db, week.stage.group()
    assert [len(events_queries.in_pack(db, group, f"消防日{year}")) for year in (2027, 2028)] == [1, 1]


def test_a_day_chosen_no_more_is_silent_and_can_come_back() -> None:
    """Its item goes with the choice and returns with it."""
    week = chosen(Week(), "消防日")
    week.at("2027-10-30 09:00")
    week.press(ZHOU, "☑ 消防日")
    assert week.event().status is Status.CANCELLED
    assert week.at("2027-11-02 09:00") == []
    week.press(ZHOU, "☐ 消防日")
    assert week.event().status is Status.OPEN
    assert any("消防日" in text for text in week.at("2027-11-09 09:00"))


def test_a_day_planned_by_hand_is_not_doubled() -> None:
    """Somebody has put 记者节 on the calendar already."""
    week = chosen(Week(), "记者节")
    week.stage.now = week.stage.now.replace(year=2027, month=10, day=20)
    week.says(LI, "11月8日记者节座谈会")
    with week.stage.store.unit() as db:
        db.execute("update events set title = '记者节'")
    week.at("2027-11-01 09:00")
    assert events_queries.in_pack(week.stage.store.db, week.stage.group(), "记者节2027") == []


def test_what_was_taken_back_stays_so() -> None:
    """The round does not lay it out again."""
    week = chosen(Week(), "消防日")
    week.at("2027-10-30 09:00")
    with week.stage.store.unit() as db:
        events_queries.close(db, week.stage.group(), week.event(), Status.CANCELLED, week.stage.now, None)
    week.at("2027-11-01 09:00")
    assert len(events_queries.in_pack(week.stage.store.db, week.stage.group(), "消防日2027")) == 1
