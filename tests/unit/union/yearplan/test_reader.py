"""Single rules of reading a plan: which year it is for, what is an item and what is none, which time governs."""

import pytest

from tests.unit.union.yearplan.plan_texts import all_handed_in, items
from union.yearplan.documents.plan_lines import lines_of_text
from union.yearplan.model import Line, YearUnknown
from union.yearplan.reader import read_plan


def test_the_year_given_goes_before_the_titles() -> None:
    """`year` decides; what the title says is kept beside it, so that the difference can be pointed out."""
    plan = read_plan(lines_of_text("2026年工会工作计划\n3月召开职代会。"), year=2027)
    assert (plan.title, plan.year, plan.said_year) == ("2026年工会工作计划", 2027, 2026)
    assert plan.items[0].when.start.year == 2027


def test_the_titles_year_is_taken_where_none_is_given() -> None:
    """「二〇二七年」 in the title is the plan's year."""
    assert read_plan(lines_of_text("二〇二七年工会工作要点\n3月召开职代会。"), year=None).year == 2027


def test_no_year_at_all_is_asked() -> None:
    """Neither given nor named: YearUnknown; a masked year in the title names none."""
    with pytest.raises(YearUnknown):
        read_plan(lines_of_text("20xx年工会工作计划\n3月召开职代会。"), year=None)


@pytest.mark.parametrize(
    "text",
    [
        "深入开展“安康杯”竞赛活动，提高职工安全意识。",
        "定期召开工会委员会议，不断改进工作。",
        "今年是全面推进工会改革的关键之年。",
        "为完成全年各项工作任务努力奋斗。",
        "在去年3月召开的职代会基础上完善制度。",
        "学习先进，争当三八红旗手。",
        "认真学习“七一”重要讲话。",
        "力争今年有3个班组获得先进称号。",
        "工会委员会\n2027年1月15日",
    ],
)
def test_no_item(text: str) -> None:
    """General duties, slogans, what was, honours named after a festival, and the date of signing are no items."""
    assert all_handed_in(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the nearest time governs
        ("6月份开展安全知识竞赛，9月份组织征文活动。", ["2027-06-01 month competition 安全知识竞赛", "2027-09-01 month competition 征文活动"]),
        ("3月中旬，组织女职工体检。", ["2027-03-11~2027-03-21 day activity 女职工体检"]),
        ("在二季度和四季度各组织一次安全检查。", ["2027-04-01 quarter activity 安全检查", "2027-10-01 quarter activity 安全检查"]),
        ("半年总结于7月5日前、全年总结于12月10日前上报。", ["2027-07-05! day report 半年总结", "2027-12-10! day report 全年总结上报"]),
        # festivals: one item each, and the heading's month where they lie outside it
        ("做好元旦、春节困难职工慰问。", ["2027-01-01 day visit 元旦困难职工慰问", "2027-02-06 day visit 春节困难职工慰问"]),
        ("九月份：\n1、中秋节慰问；迎国庆歌咏比赛。", ["2027-09-15 day visit 中秋节慰问", "2027-09-01 month competition 国庆节歌咏比赛"]),
        ("以三八妇女节为契机，开展读书活动。", ["2027-03-08 day activity 三八节读书活动"]),
        ("3月上旬，召开庆三八表彰大会。", ["2027-03-01~2027-03-11 day meeting 三八节表彰大会"]),
        ("9月至10月，开展“书香三八”读书活动。", ["2027-09-01~2027-11-01 month activity “书香三八”读书活动"]),
        # rates
        ("全年组织专题讲座不少于四次。", ["FREQ=MONTHLY;INTERVAL=3 training 专题讲座"]),
        ("每月召开一次委员会议，每季度召开一次组长会议。", ["FREQ=MONTHLY meeting 委员会议", "FREQ=MONTHLY;INTERVAL=3 meeting 组长会议"]),
        ("每学期组织两次听课活动。", ["FREQ=MONTHLY;INTERVAL=3 activity 听课活动"]),
        ("按季度上报统计报表。", ["FREQ=MONTHLY;INTERVAL=3 report 上报统计报表"]),
        ("每月25日前报送工作信息。", ["FREQ=MONTHLY;BYMONTHDAY=25 report 报送工作信息"]),
        # 今年 dates what is counted
        ("年内至少召开一次会员代表大会。", ["2027-01-01~2028-01-01 year meeting 会员代表大会"]),
        # several contests of one list
        ("4月：举办职工乒乓球、拔河比赛。", ["2027-04-01 month competition 职工乒乓球比赛", "2027-04-01 month competition 拔河比赛"]),
        # 「月底」 and bare days are of the heading's month
        ("四月份：\n1、上旬召开例会。2、25日前上报预算。", ["2027-04-01~2027-04-11 day meeting 例会", "2027-04-25! day report 上报预算"]),
        # months in the middle of a line
        ("一月：慰问老党员。二月：制定工作计划。", ["2027-01-01 month visit 慰问老党员", "2027-02-01 month report 制定工作计划"]),
        ("三、四月份：举办职工篮球赛。", ["2027-03-01~2027-05-01 month competition 职工篮球赛"]),
        # the number of a line is no month
        ("4.10月中旬举行拔河比赛。", ["2027-10-11~2027-10-21 day competition 拔河比赛"]),
        # what a report is about is no date of it
        ("7月公布上半年经费使用情况。", ["2027-07-01 month report 公布上半年经费使用情况"]),
        ("六月份：上半年工作总结。", ["2027-06-01 month report 上半年工作总结"]),
        # tasks numbered within a line, their blanks gone
        ("三月 1.女工座谈会 2.义务植树", ["2027-03-01 month meeting 女工座谈会", "2027-03-01 month activity 义务植树"]),
        ('"十一"举办书画展。', ["2027-10-01 day activity 国庆节书画展"]),
        # what is meant stands before
        ("开展合理化建议活动，时间定在5月份。", ["2027-05-01 month activity 合理化建议活动"]),
    ],
)  # fmt: skip
def test_which_time_governs_which_deed(text: str, expected: list[str]) -> None:
    """A deed is dated by the time in its clause, else by the one before it, else by its heading."""
    assert all_handed_in(text) == expected


def test_a_duty_has_no_time() -> None:
    """A general duty is listed as such, under its section; the guiding thoughts are none."""
    plan = read_plan(
        lines_of_text(
            "一、指导思想\n坚持以职工为中心的工作导向。\n二、主要工作\n1、认真做好职工来信来访工作。"
        ),
        year=2027,
    )
    assert [(duty.text, duty.section) for duty in plan.duties] == [("认真做好职工来信来访工作", "主要工作")]


def test_what_is_said_twice_is_proposed_once() -> None:
    """A deed in the text and again in the month's list is one item, with the finer of its times."""
    text = "一、要点\n1、上半年举办职工趣味运动会。\n二、安排\n五月份：\n1、职工趣味运动会"
    assert all_handed_in(text) == ["2027-05-01 month competition 职工趣味运动会"]


def test_a_heading_ends_what_the_month_before_it_governs() -> None:
    """Under 「四、保障措施」 nothing is dated by the last month above it."""
    text = "三、活动安排\n五月份：\n1、举办歌咏比赛\n四、保障措施\n1、加强领导，精心组织各项活动。"
    assert all_handed_in(text) == ["2027-05-01 month competition 歌咏比赛"]


def test_automatic_numbers_and_levels_head_lines_too() -> None:
    """A document's own numbers (「一、」) and heading levels do what written ones do."""
    lines = [
        Line("活动安排", number="三、", level=1),
        Line("五月份", level=2),
        Line("举办歌咏比赛", number="1."),
        Line("保障措施", number="四、", level=1),
        Line("组织各项活动", number="1."),
    ]
    plan = read_plan(lines, year=2027)
    assert [(item.title, item.section, item.line) for item in plan.items] == [("歌咏比赛", "活动安排", 2)]


def test_stray_signs_do_not_hide_a_festival() -> None:
    """「“三、八”」, 「三·八」, 「3.8」 and 「“三?八”」 are the 8th of March."""
    for written in ("“三、八”节", "三·八节", "3.8妇女节", "“三?八”节", "三 八节"):
        found = items(f"组织庆祝{written}活动。")
        assert [(item.festival, item.when.start.month, item.when.start.day) for item in found] == [
            ("三八", 3, 8)
        ]


def test_how_far_reading_is_is_told_about_fifty_times() -> None:
    """Lines read of all, from none on, never backwards, about every fiftieth of a long plan."""
    heard: list[tuple[int, int]] = []
    read_plan(lines_of_text("3月召开职代会。\n" * 500), year=2027, told=lambda *said: heard.append(said))
    assert heard == [(done, 500) for done in range(0, 500, 10)]
