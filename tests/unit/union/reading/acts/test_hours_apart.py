"""Plans as officers say them: the hour apart from its day, what leads up to them, what they are called and where they are held."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts
from union.reading.message import ActKind, Intent
from union.reading.reader import read

NOW = datetime(2027, 3, 1, 9)
WHEN = [
    ("3月初十老干部座谈，上午九点半", "2027-04-16T09:30"),
    ("4月初八那天组织师傅们体检，早上七点半上车", "2027-05-13T07:30"),
    ("七一前一个周五搞红歌会，晚上七点，大礼堂", "2027-06-25T19:00"),
    ("4.10、4.17俩周六亲子游泳，早9，游泳馆", "2027-04-10T09:00"),
    ("下个月6号清明放假之后，7号上午开工会小组长会，九点半", "2027-04-07T09:30"),
    ("呢個星期日燒烤 朝11開始 4點完", "2027-03-07T11:00"),
    ("青年部4月10號星期六去西貢行山 朝9彩虹站集合", "2027-04-10T09:00"),
    ("青年組行山3月14號星期日，朝8點半北潭涌集合", "2027-03-14T08:30"),
    ("聚餐 24號朝9酒樓集合", "2027-03-24T09:00"),
    ("exco meeting next next Fri 6pm at the office", "2027-03-19T18:00"),
]
NONE_OF_IT = [
    ("4月初十佳职工评选", "2027-04-01T00:00"),
    ("4月初八车间体检", "2027-04-01T00:00"),
    ("3月20号培训以后，大家交心得", "2027-03-20T00:00"),
    ("3月9号晚7人聚餐", "2027-03-09T18:00"),
]
RULES = [
    ("福利部3月13號搞粵曲班，夜晚7點開始，逢星期六，上四堂", "2027-03-13T19:00", 4),
    ("瑜伽班4月7号开课，逢周三，晚上六点半，一共上八次", "2027-04-07T18:30", 8),
]
TITLES = [
    ("春游的事定下来了，4月10号去植物园，早上八点在厂门口集合", "春游", "厂门口"),
    ("5月1日遊行 10點維園噴水池集合", "遊行", "維園噴水池"),
    ("3月28号周日早上7点登山，在南门等", "登山", "南门"),
    ("3月18号和3月20号两天各开一场招聘会，上午九点到十一点半", "招聘会", None),
    ("關於工資集體協商的事，3月30號上午再碰一次，九點", "工資集體協商", None),
    ("4月24號星期六義工探訪安老院，下晝2點，地點遲啲公布", "義工探訪安老院", None),
    ("端午節(五月初五)派糭，朝10點會所", "端午節派糭", "會所"),
    ("You are invited to our family day on Sunday 11 April 2027, from 9am", "family day", None),
    ("bowling night is confirmed! Fri 19 Mar, SAFRA Toa Payoh, 7.30pm", "bowling night", None),
]


@pytest.mark.parametrize(("text", "begins"), [*WHEN, *NONE_OF_IT])
def test_hour_is_of_the_day_told_apart(text: str, begins: str) -> None:
    when = read(text, NOW).when
    assert when is not None
    assert when.start == datetime.fromisoformat(begins)


@pytest.mark.parametrize(("text", "begins", "count"), RULES)
def test_rule_is_held_from_the_day_named_on(text: str, begins: str, count: int) -> None:
    when = read(text, NOW).when
    assert when is not None
    assert (when.start, when.rrule and when.rrule.endswith(f"COUNT={count}")) == (
        datetime.fromisoformat(begins),
        True,
    )


@pytest.mark.parametrize(("text", "title", "place"), TITLES)
def test_title_is_the_thing_alone_and_where_it_is(text: str, title: str, place: str | None) -> None:
    said = read(text, NOW)
    assert (said.intent, said.title, said.place) == (Intent.EVENT, title, place)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("咱们这个月的例会就这周五下午吧，三点，还是老会议室", Intent.EVENT),
        ("协商会就定在下周二上午十点吧", Intent.EVENT),
        ("不如例会就这周五下午三点吧", Intent.NONE),
        ("家长会就下周二上午吧", Intent.NONE),
        ("就这样吧", Intent.NONE),
    ],
)
def test_what_is_settled_is_planned_and_what_is_proposed_is_not(text: str, intent: Intent) -> None:
    assert read(text, NOW).intent is intent


def acts(text: str) -> list[tuple[ActKind, str | None, tuple[str, ...]]]:
    found = read_acts(text, NOW, Context(people=("李建国", "周敏", "陈强"))).acts
    return [(act.kind, act.message.title, act.message.owners) for act in found if act.message]


def test_named_with_its_feast_is_held_at_the_hour_behind_it() -> None:
    said = "五一嘉年華呀各位！5月1日(六)朝早10點九龍公園㗎 要好多義工 義工簡介會就4月25日(日)下晝2點喺會所"
    assert [title for _, title, _ in acts(said)] == ["五一嘉年華", "義工簡介會"]


def test_meeting_behind_what_is_due_is_an_item_of_its_own() -> None:
    titles = [title for _, title, _ in acts("钱丽4月14号前起草个协议文本，4月21号上午十点再开一次协商会")]
    assert titles == ["钱丽起草个协议文本", "协商会"]


def test_who_is_called_last_has_it_and_what_is_said_of_all_names_nothing() -> None:
    assert acts("4月2号前把劳模材料补齐报给我，周敏你来")[0][1:] == ("劳模材料补齐", ("周敏",))
    assert acts("周敏负责买水，陈强负责拍照，都在3月11号之前搞定")[-1][1:] == ("拍照", ("陈强",))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("座谈会3月9号，还是上午十点", "2027-03-09T10:00"),
        ("下次排练3月12日还是晚上7点", "2027-03-12T19:00"),
        ("理事會3月20號，還是朝早十點", "2027-03-20T10:00"),
        ("AGM on 12 Mar, still 3pm", "2027-03-12T15:00"),
    ],
)
def test_an_hour_that_stays_is_that_of_the_day_before_it(text: str, when: str) -> None:
    """「还是」 between a day and an hour offers no choice."""
    message = read(text, NOW, meant=Intent.EVENT)
    assert message.when is not None and message.when.start == datetime.fromisoformat(when)
    assert not message.alternatives


@pytest.mark.parametrize("text", ["3月9号还是3月10号开会", "周三下午3点还是4点开会"])
def test_two_days_or_two_hours_are_a_choice(text: str) -> None:
    """Which of them was not said."""
    assert read(text, NOW, meant=Intent.EVENT).alternatives


@pytest.mark.parametrize("text", ["3月8号到10号人在外地", "3月8日至10号人都不在"])
def test_a_last_day_before_people_counts_nobody(text: str) -> None:
    """「20号人」 is a count, 「8号到20号人不在」 is none."""
    message = read(text, NOW, meant=Intent.EVENT)
    assert message.when is not None and message.when.end == datetime(2027, 3, 11) and not message.measures
    assert read("来了20号人", NOW, meant=Intent.LOG).measures[0].value == 20


@pytest.mark.parametrize("text", ["二车间要增选两名代表", "劳模候选人还需推荐3名", "食堂要添置4台风扇"])
def test_what_is_needed_is_no_work_done(text: str) -> None:
    """Its figure is yet to come."""
    assert read(text, NOW).intent is Intent.NONE


@pytest.mark.parametrize("text", ["今天主要慰问5户困难职工", "走访了需要照顾的职工3户", "补选了两名代表"])
def test_what_was_done_is_told_with_its_figure(text: str) -> None:
    """「主要」, 「需要照顾的」 and 「补选了」 mean nothing to come."""
    assert read(text, NOW).intent is Intent.LOG
