"""The calendar and the list of what is due, as officers read them."""

import pytest

from handlers.calendar.changes import event_actions
from handlers.calendar.views import cal_command
from handlers.core.button_press import pressed
from handlers.core.messages.incoming_message import Incoming
from handlers.core.messages.outgoing_message import Press
from tests.unit.handlers.stage import LI, WANG, ZHOU, in_group
from tests.unit.handlers.week import Week
from union.core.groups import Role


def shows(week: Week, text: str) -> str:
    """What /cal answers."""
    week.stage.write(LI, text, cal_command.cal)
    return week.stage.shown()


def press_again(week: Week, press: Press) -> None:
    """Somebody presses what stood under the newest message."""
    came = Incoming(0, in_group(), LI, press=press, press_id="p", pressed_in=week.last_message())
    week.stage.come(pressed(cal_command.DEEDS), came)


def busy() -> Week:
    """A meeting next week, a series, a deadline."""
    week = Week()
    week.says(LI, "下周三下午3点在三楼会议室开工会小组长例会")
    week.says(LI, "每周五下午4点开工会碰头会")
    week.says(ZHOU, "11月27日前上报职代会材料")
    return week


def test_without_words_this_week_and_the_next_are_shown() -> None:
    """Day by day with the weekday; time, number, title and place in a line."""
    assert shows(busy(), "/cal") == (
        "日程 11月18日 周三 至 11月29日 周日\n"
        "共4项：会议3、材料报表1\n"
        "11月20日 周五\n"
        "　16:00 #2 工会碰头会\n"
        "11月25日 周三\n"
        "　15:00 #1 工会小组长例会，三楼会议室\n"
        "11月27日 周五\n"
        "　截止 #3 上报职代会材料\n"
        "　16:00 #2 工会碰头会"
    )


def test_what_is_done_is_marked_and_what_is_cancelled_is_gone() -> None:
    """The calendar shows how things stand."""
    week = busy()
    week.press(ZHOU, "撤销")
    week.stage.write(LI, "完成 #1", event_actions.finish_command)
    text = shows(week, "看日程 下周")
    assert "✅ 15:00 #1 工会小组长例会" in text
    assert "上报职代会材料" not in text


HEADERS = [
    ("/cal 今天", "日程 11月18日 周三"),
    ("看日程 本周", "日程 11月16日 周一 至 11月22日 周日"),
    ("日历：下周", "日程 11月23日 周一 至 11月29日 周日"),
    ("/cal 本月", "日程 2026年11月"),
    ("/cal 12月", "日程 2026年12月"),
    ("/cal 2月", "日程 2027年2月"),
    ("/cal 2027年10月", "日程 2027年10月"),
    ("/cal 2027-10", "日程 2027年10月"),
    ("/cal 火星", "没看懂「火星」"),
]


@pytest.mark.parametrize(("text", "header"), HEADERS, ids=[text for text, _header in HEADERS])
def test_the_days_asked_for(text: str, header: str) -> None:
    """Days, weeks and months by their everyday names; a bare month looks ahead."""
    assert shows(Week(), text).startswith(header)


def test_nothing_planned_is_said() -> None:
    """An empty stretch is no empty message."""
    assert "这段时间没有日程" in shows(Week(), "/cal 今天")


def test_festivals_days_off_and_worked_weekends_stand_in_the_calendar() -> None:
    """10 October 2026, a Saturday, is worked in place of a day of 国庆."""
    week = Week()
    week.at("2026-09-01 10:00")
    week.says(LI, "10月10日上午9点开座谈会")
    text = shows(week, "/cal 10月")
    assert "10月1日 周四 休 国庆" in text
    assert "10月10日 周六（九月初一） 班\n　09:00 #1 座谈会" in text


def test_months_are_turned_by_editing_the_message() -> None:
    """‹ 上月 · 本月 · 下月 ›, over the end of the year too."""
    week = busy()
    shows(week, "/cal 12月")
    week.press(LI, "下月")
    assert week.stage.shown().startswith("日程 2027年1月")
    week.press(LI, "上月")
    assert week.stage.shown().startswith("日程 2026年12月")
    week.press(LI, "本月")
    assert week.stage.shown().startswith("日程 2026年11月")


def test_the_lunar_day_stands_beside_the_moons_feasts() -> None:
    """Beside a lunar festival and on 初一 and 十五; above a month its days off, worked weekends and moons."""
    week = Week()
    week.at("2026-09-01 10:00")
    week.says(LI, "9月11日上午9点开座谈会")
    week.says(LI, "9月14日上午9点开座谈会")
    text = shows(week, "/cal 9月")
    assert text.startswith(
        "日程 2026年9月\n休：9月25日至27日；班：9月20日\n八月初一 9月11日，八月十五 9月25日\n共2项：会议2\n"
    )
    assert "9月11日 周五（八月初一）\n" in text
    assert "9月14日 周一\n" in text
    assert "9月25日 周五（八月十五） 休 中秋" in text


def test_a_year_without_its_notice_says_so() -> None:
    """2027 has not been announced: said where the month has a day off by law."""
    text = shows(Week(), "/cal 2027年5月")
    assert "\n2027年放假安排待公布，按法定节日和周末显示。\n" in text
    assert "\n5月1日 周六 五一\n" in text
    assert "待公布" not in shows(Week(), "/cal 2027年3月")


def test_what_is_late_or_given_up_is_marked_and_counted() -> None:
    """How things stand is said in numbers above the days, and beside each item."""
    week = busy()
    week.says(ZHOU, "11月20日前上报工会经费决算")
    week.says(ZHOU, "11月19日上午9点开座谈会")
    week.stage.write(LI, "完成 #5", event_actions.finish_command)
    week.at("2026-11-23 10:00")
    text = shows(week, "/cal 本月")
    assert "共6项：会议4、材料报表2\n已完成1，待办5（其中已过期限1）" in text
    assert "　❗已过期限 截止 #4 上报工会经费决算" in text


def test_a_full_month_has_pages() -> None:
    """Eighty items: every one stands on exactly one page, each page fits a phone, and the last button is right."""
    week = Week()
    for hour in range(8, 20):
        week.says(LI, f"12月每天{hour}:00开第{hour}车间班前会")
    seen: list[str] = []
    seen += shows(week, "/cal 12月").split("\n")[3:]
    assert week.stage.labels()[0] == "下一页 ›"
    pages = 1
    while "下一页 ›" in week.stage.labels():
        week.press(LI, "下一页")
        text = week.stage.shown()
        pages += 1
        assert text.startswith(f"日程 2026年12月（第{pages}页，共")
        seen += text.split("\n")[1:]
    found = [line for line in seen if line.startswith("　")]
    assert len(found) == 12 * 31
    assert pages > 10
    week.press(LI, "上一页")
    assert f"第{pages - 1}页" in week.stage.shown()


def test_two_officers_turn_the_same_message() -> None:
    """The button says where it leads, whatever somebody else has turned to meanwhile."""
    week = busy()
    shows(week, "/cal 12月")
    week.press(LI, "下月")
    week.press(ZHOU, "下月")
    assert week.stage.shown().startswith("日程 2027年2月")
    press_again(week, Press("cal.show", week.stage.group().id, ("20270101", "20270201", "0")))
    assert week.stage.shown().startswith("日程 2027年1月")


def test_due_lists_late_work_first_with_buttons() -> None:
    """Late and coming deadlines in order of their day; a meeting ahead is not due, it happens."""
    week = Week()
    week.says(LI, "12月3日下午3点开工会小组长例会")
    week.says(LI, "12月3日下午4点开工会碰头会")
    week.says(ZHOU, "11月27日前上报职代会材料")
    week.says(ZHOU, "12月1日前上报会费报表")
    week.at("2026-11-30 10:00")
    week.stage.write(LI, "待办", cal_command.due)
    assert week.stage.shown() == (
        "待办 2 项，其中 1 项已过期限\n"
        "#3 上报职代会材料：截止11月27日 周五（已过期限3天）\n"
        "#4 上报会费报表：截止12月1日 周二（明天）"
    )
    assert week.stage.labels() == ["已交 #3", "推迟 #3", "已交 #4", "推迟 #4"]


def test_finishing_from_the_list_draws_it_again() -> None:
    """The finished item leaves the list."""
    week = busy()
    week.stage.write(LI, "待办", cal_command.due)
    week.press(LI, "已交 #3")
    assert week.stage.shown().startswith("没有待办")


def test_what_is_over_and_unmarked_can_still_be_marked() -> None:
    """A meeting gone by and the latest time of a series: 完成 or 不办了, with no reminder of its own."""
    week = busy()
    week.at("2026-11-30 10:00")
    week.stage.write(LI, "待办", cal_command.due)
    assert week.stage.shown() == (
        "待办 1 项，其中 1 项已过期限\n"
        "#3 上报职代会材料：截止11月27日 周五（已过期限3天）\n"
        "已过，未标记完成 2 项\n"
        "#1 工会小组长例会：11月25日 周三 15:00，三楼会议室（已过5天）\n"
        "#2 工会碰头会：11月27日 周五 16:00（已过3天）"
    )
    assert week.stage.labels()[2:] == ["完成 #1", "不办了 #1", "完成 #2", "不办了 #2"]
    week.press(LI, "不办了 #1")
    assert week.stage.gateway.toasts[-1] == "不办了 #1 工会小组长例会"
    assert "#1" not in week.stage.shown()


def test_what_is_over_for_two_months_is_let_be() -> None:
    """A meeting nobody marked is not called to mind for ever."""
    week = busy()
    week.at("2027-01-29 10:00")
    week.stage.write(LI, "待办", cal_command.due)
    assert "#1 " not in week.stage.shown()
    assert "#2 工会碰头会：1月22日 周五" in week.stage.shown()


def test_two_times_of_one_series_are_told_apart() -> None:
    """The label names the day where a number stands twice."""
    week = Week()
    week.says(LI, "每周五前上报安全周报")
    week.stage.write(LI, "待办", cal_command.due)
    assert week.stage.labels()[:3] == ["已交 #1（11月20日）", "推迟 #1（11月20日）", "已交 #1（11月27日）"]
    assert week.press(LI, "已交 #1（11月27日）") == "✅ 已交 #1 上报安全周报（11月27日 周五）"


def test_finishing_on_a_later_page_stays_there() -> None:
    """The list is drawn again where it was turned to; the last item of a page takes one back."""
    week = Week()
    for day in range(19, 29):
        week.says(LI, f"11月{day}日前上报第{day}号材料")
    week.stage.write(LI, "/due", cal_command.due)
    week.press(LI, "下一页")
    week.press(LI, "已交 #10")
    assert week.stage.labels() == ["已交 #9", "推迟 #9", "‹ 上一页"]
    week.press(LI, "已交 #9")
    assert week.stage.shown().startswith("待办 8 项\n#1 ")


def test_a_long_list_has_pages() -> None:
    """Eight to a page, turned by editing."""
    week = Week()
    for day in range(19, 29):
        week.says(LI, f"11月{day}日前上报第{day}号材料")
    week.stage.write(LI, "/due", cal_command.due)
    assert week.stage.shown().startswith("待办 10 项")
    assert week.stage.labels()[-1] == "下一页 ›"
    week.press(LI, "下一页")
    assert week.stage.labels()[-1] == "‹ 上一页"
    assert len(week.stage.shown().split("\n")) == 3


def test_readers_may_look() -> None:
    """群成员 see the calendar and the list."""
    week = busy()
    week.join(WANG, Role.MEMBER)
    week.stage.write(WANG, "/cal", cal_command.cal)
    assert week.stage.shown().startswith("日程")


@pytest.mark.parametrize(
    "ids",
    [("20261201", "20270101"), ("20261201", "20270101", "x"), ("20260101", "20300101", "0"), ("x", "y", "0"), ()],
)  # fmt: skip
def test_forged_days_are_refused(ids: tuple[str, ...]) -> None:
    """A button nobody made changes nothing and is answered."""
    week = Week()
    shows(week, "/cal")
    press_again(week, Press("cal.show", week.stage.group().id, ids))
    assert week.stage.gateway.toasts[-1] == "这个按钮已失效，请重新发一条"
