"""A message that sets out several things: each its own item, called as a colleague would call it."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts

NOW = datetime(2026, 12, 1, 9)
PEOPLE = ("顾佳宁", "罗小川", "Hafiz Rahman")


def _items(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (act.title or "", f"{act.whens[0].start:%m-%d %H:%M}", act.owners)
        for act in read_acts(text, NOW, Context(people=PEOPLE)).acts
    ]


MARKS = ["", "・", "• ", "1. ", "1、", "● ", "① ", "一、"]
HEADS = ["十二月活动，请各位备悉：", "各位好，十二月安排如下", "下月工作", "请大家留意以下活动"]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("mark", MARKS)
def test_rows_below_a_month(head: str, mark: str) -> None:
    """Whatever marks the rows, and however the line above them ends; that line is none of them."""
    text = f"{head}\n{mark}12月5日（六）9:00 防暑教育日，泵房\n{mark.replace('1', '2').replace('一', '二')}12月9日（三）19:00 执委会，会所"
    items = [("防暑教育日", "12-05 09:00", ()), ("执委会", "12-09 19:00", ())]
    assert _items(text) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("拔河赛定了。12月5日、12日两个周六，上午9点操场", [("拔河赛", "12-05 09:00", ())]),
        ("春游定下来了。12月6日早上7点半厂门口集合", [("春游", "12-06 07:30", ())]),
        ("拔河赛定啦！12月5、12两个周六，上午9点操场，5号男队 12号女队", [("拔河赛", "12-05 09:00", ())]),
    ],
)
def test_what_is_settled_in_one_sentence_is_dated_in_the_next(
    text: str, items: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    """Nothing was done yet; how the days are shared out makes no further item."""
    assert _items(text) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "十二月安排～8号上午9点给门卫发热水袋，10号下午看两位坐月子的姐妹，12号晚上包饺子",
            [("给门卫发热水袋", "12-08 09:00", ()), ("看两位坐月子的姐妹", "12-10 12:00", ()), ("包饺子", "12-12 18:00", ())],
        ),
        (
            "定几件事 顾佳宁做一期板报 20号前 罗小川把账理清楚 月底交我 年终博饼26号晚上7点食堂",
            [("一期板报", "12-20 00:00", ("顾佳宁",)), ("账理清楚", "12-25 00:00", ("罗小川",)), ("年终博饼", "12-26 19:00", ())],
        ),
        (
            "跟大家说两个事 一个是8号下午两点半请医生来讲筛查 再一个月底28号包饺子 早上十点开始",
            [("医生来讲筛查", "12-08 14:30", ()), ("包饺子", "12-28 10:00", ())],
        ),
        (
            "顾佳宁负责奖品采购 25号前买好 预算3000 小川带人搭台 26号下午",
            [("奖品采购买好", "12-25 00:00", ("顾佳宁",)), ("带人搭台", "12-26 12:00", ("罗小川",))],
        ),
        (
            "换届筹备日程：12月8日前由顾佳宁收齐推荐表；12月15日下午3点开预备会；12月22日上午9点正式大会",
            [("收齐推荐表", "12-08 00:00", ("顾佳宁",)), ("预备会", "12-15 15:00", ()), ("正式大会", "12-22 09:00", ())],
        ),
        (
            "现将近期工作安排如下：一、12月10日前，由罗小川完成先进材料上报。二、12月18日下午3时召开表彰座谈会。",
            [("先进材料上报", "12-10 00:00", ("罗小川",)), ("表彰座谈会", "12-18 15:00", ())],
        ),
        (
            "Keputusan: (a) briefing 15/12 Tue 6pm (b) Hafiz buat banner by 12/12 (c) hamper list - Hafiz, by 18/12",
            [
                ("briefing", "12-15 18:00", ()),
                ("buat banner", "12-12 00:00", ("Hafiz Rahman",)),
                ("hamper list", "12-18 00:00", ("Hafiz Rahman",)),
            ],
        ),
    ],
)  # fmt: skip
def test_what_a_heading_sets_out_is_an_item_each(
    text: str, items: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    """The heading is no title; each line has its own title, owner and time."""
    assert _items(text) == items


def test_what_a_sentence_names_takes_place_at_the_time_that_opens_the_next() -> None:
    """Who takes it on is its owner; what is wanted for it comes before it, though its number is higher."""
    text = "新春联欢我来张罗！1月9号晚上6点半，一楼食堂，每组出一个节目，节目单28号之前发我哈"

    assert _items(text) == [("新春联欢", "01-09 18:30", ("我",)), ("节目单", "12-28 00:00", ())]


def test_a_sentence_without_a_kind_keeps_its_time_to_itself() -> None:
    """「累死了！明天下午3点…」: nothing is named there."""
    assert _items("今天累死了！明天下午3点还要去接孩子") == []


def test_a_weekday_of_all_dates_is_no_date() -> None:
    """「都是周六上午9点」 gives the dates their hour."""
    text = "垃圾分类宣传安排如下：12月5日东区、12日西区、19日北区，都是周六上午9点"

    assert [(title, at) for title, at, _ in _items(text)] == [
        ("垃圾分类宣传（东区）", "12-05 09:00"),
        ("垃圾分类宣传（西区）", "12-12 09:00"),
        ("垃圾分类宣传（北区）", "12-19 09:00"),
    ]


@pytest.mark.parametrize(
    ("text", "title", "owners"),
    [
        ("请顾佳宁同志于12月9日前完成专项合同草案", "专项合同草案", ("顾佳宁",)),
        ("小川下周二之前交一份住宿情况表", "住宿情况表", ("罗小川",)),
        ("顾佳宁牵头职工运动会，12月18日前拿出规程", "职工运动会规程", ("顾佳宁",)),
        ("佳宁，问问超市还有没有礼盒，周五回我", "问问超市还有没有礼盒", ("顾佳宁",)),
        ("12月19号下午2点给单身同事搞个联谊", "联谊", ()),
        ("12月15日早上6点半给一线送粥，要6个志愿者", "给一线送粥", ()),
    ],
)
def test_a_title_holds_the_thing_and_not_the_asking(text: str, title: str, owners: tuple[str, ...]) -> None:
    """No 同志, 于, 交一份, 搞个; of who is in charge of a thing, what is due of it stands in the title."""
    assert [(one, who) for one, _, who in _items(text)] == [(title, owners)]


@pytest.mark.parametrize("end", ["均为下午3点，培训中心", "都是15:00", "每场15:00"])
def test_bare_labels_are_of_what_the_heading_names(end: str) -> None:
    """At the hours told of all behind them."""
    items = _items(f"急救培训安排：\n1、12月4日 炼钢\n2、12月8日 轧钢\n{end}")

    assert items == [("急救培训（炼钢）", "12-04 15:00", ()), ("急救培训（轧钢）", "12-08 15:00", ())]


def test_what_has_a_name_of_its_own_keeps_it() -> None:
    """Under a heading of many things."""
    items = _items("十二月工作安排：\n1、12月4日 职代会\n2、12月8日 插花课")

    assert [title for title, _, _ in items] == ["职代会", "插花课"]


def test_a_roster_has_its_heading_and_its_people() -> None:
    """Whose day it is stands behind the day: each has a duty of the heading's name, at the hours told of all."""
    said = "新年值守安排：1月1日顾佳宁，1月2日罗小川，每日9:00至16:00"

    assert _items(said) == [
        ("新年值守（顾佳宁）", "01-01 09:00", ("顾佳宁",)),
        ("新年值守（罗小川）", "01-02 09:00", ("罗小川",)),
    ]


def test_a_day_told_by_the_day_of_the_plan() -> None:
    """What is held the day before, or on the same day, is a thing of its own by its clock time."""
    before = "职代会12月22日上午九点，头一天下午三点开预备会"

    assert [one[:2] for one in _items(before)] == [("职代会", "12-22 09:00"), ("预备会", "12-21 15:00")]


def test_the_feast_of_today_is_no_item() -> None:
    """What day it is opens the talk; the item is on the day behind it."""
    found = read_acts(
        "今天冬至，说个事，12月26号中午12点食堂包饺子", datetime(2026, 12, 22, 9), Context(people=PEOPLE)
    )

    assert [f"{act.whens[0].start:%m-%d}" for act in found.acts] == ["12-26"]


def test_a_line_that_counts_what_is_to_be_made_lies_ahead() -> None:
    """「小川影印200份传单，24号要」 tells of no copies made last month."""
    text = "分下工：橫額佳宁整，20號交；小川影印200份單張，24號要"
    assert _items(text) == [
        ("整橫額", "12-20 00:00", ("顾佳宁",)),
        ("影印200份單張", "12-24 00:00", ("罗小川",)),
    ]


def test_what_is_made_good_looks_back() -> None:
    """Under its heading, each day of the week is the one gone by."""
    acts = read_acts("装配小组活动补记：周一学习18人，周三晚上座谈12人", datetime(2026, 12, 4, 9)).acts
    assert [(act.kind.value, act.whens[0].start.day) for act in acts] == [("Told", 30), ("Told", 2)]
