"""Figures as officers say them on a phone: counted once, multiplied where each got as much, and no date or question."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from union.reading.message import Intent, Message
from union.reading.reader import read
from union.worklog.counted_figures import count_figures, value_of
from union.worklog.entries import Fact

NOW = datetime(2026, 12, 8, 17, 30)  # a Tuesday


def added(message: Message, unit: str) -> Decimal:
    """What a report adds up of one unit, 元 for money."""
    facts = [Fact(one.category, one.title, NOW.date(), one.measures, one.money) for one in message.facts]
    figures = [count_figures(fact, message.text) for fact in facts]
    if unit == "元":
        return sum((value_of(one) for each in figures for one in each.money), Decimal()) / 100
    return sum(
        (value_of(one) for each in figures for one in each.measures if one.unit in unit.split("/")), Decimal()
    )


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("走访了4户困难职工，一户1000，一共4000", 4000),
        ("走访4户困难职工，一家500", 2000),
        ("走访4户，每家给了八百", 3200),
        ("慰问8名职工，每人发了500", 4000),
        ("走访了三个困难户，每户给了1000块", 3000),
        ("看望了两个病号，各给500", 1000),
    ],
)
def test_what_each_got_is_multiplied(text: str, yuan: int) -> None:
    """However the price of one is said; 「一户」 of a price is no household more."""
    message = read(text, NOW)
    assert added(message, "元") == yuan
    assert not any(one.text in ("一户", "一家") for one in message.measures)


@pytest.mark.parametrize("text", ["慰问11户，6600", "慰问11户 6600", "慰问困难职工11户，6.6k"])
def test_a_bare_sum_behind_those_helped_is_money(text: str) -> None:
    """「慰问11户，6600」 gave 6600 yuan."""
    assert added(read(text, NOW), "元") == 6600


def test_a_year_behind_those_helped_is_no_money() -> None:
    """「走访12户，2026年第一批」 gave nothing."""
    assert read("走访12户，2026年第一批", NOW).money == ()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("慰问了12个职工", 12),
        ("男女各20人参加拔河", 40),
        ("双方代表各5人参加协商", 10),
        ("6个分会各20人参加培训，共120人", 120),
        ("慰问一车间和二车间各10人", 20),
        ("体检143人，查出问题需复查的6人", 143),
        ("到会会员213人，选举产生委员7名", 213),
        ("座谈会来了十几个人", 10),
    ],
)
def test_people_are_counted_as_many_as_they_are(text: str, people: int) -> None:
    """By whatever word, for each side and each body, and those among them not twice."""
    message = read(text, NOW)
    assert (message.intent, added(message, "人/名/位")) == (Intent.LOG, people)


@pytest.mark.parametrize("text", ["建成3个职工书屋", "有12个会员单位参加培训"])
def test_bodies_of_people_are_no_people(text: str) -> None:
    """A bookroom of employees stays one."""
    assert added(read(text, NOW), "人/名/位") == 0


@pytest.mark.parametrize("text", ["12.5包饺子比赛40人", "12.5张贴海报20张"])
def test_a_day_with_a_point_is_no_count(text: str) -> None:
    """Of what nobody counts a half: 「12.5包饺子」 is the fifth of December."""
    message = read(text, NOW)
    assert message.when is not None
    assert message.when.start.date() == date(2026, 12, 5)
    assert len(message.measures) == 1


def test_classes_of_homes_are_no_count() -> None:
    """「二类困难户5户」 are five."""
    assert [one.text for one in read("走访二类困难户5户，三类困难户6户", NOW).measures] == ["5户", "6户"]


@pytest.mark.parametrize(
    ("text", "unit", "sum_"),
    [
        ("今天走访8户，累计已走访23户", "户", 8),
        ("今天发放慰问金5000元，累计发放3.2万元", "元", 5000),
        ("走访8户、10户，累计18户", "户", 18),
        ("慰问劳模5人（省级1人、市级4人）", "人", 5),
        ("上报合理化建议87条，采纳21条，创效120万元", "元", 0),
        ("培训第2期，参加32人，考试合格30人", "人", 32),
        ("今天培训45人，比上次多5人", "人", 45),
        ("领取慰问品应领60人实领57人", "人", 57),
        ("慰问金发放12户，每户500元，还有3户未领", "元", 6000),
        ("12月1号到5号走访困难户每天6户共30户", "户", 30),
    ],
)
def test_nothing_is_added_to_what_holds_it(text: str, unit: str, sum_: int) -> None:
    """Neither how many by now, nor what stands in brackets, nor who passed, nor what is less, more or still missing."""
    assert added(read(text, NOW), unit) == sum_


@pytest.mark.parametrize(
    ("text", "yuan"),
    [("互助保障理赔2人，一人6000元，一人4500元", 10500), ("发助学金：本科5人*3000，大专2人*2000", 19000)],
)
def test_several_prices_are_each_paid(text: str, yuan: int) -> None:
    """As many prices as heads are paid once each; a count with its sign of multiplying is paid so often."""
    assert added(read(text, NOW), "元") == yuan


def test_a_day_compared_with_is_no_day_of_the_deed() -> None:
    """「较去年增加10人」 tells of today."""
    message = read("趣味运动会圆满结束，参加45人，较去年增加10人", NOW)
    assert message.when is None


@pytest.mark.parametrize("text", ["走访困难职工12户，下周再走8户", "走访10户，剩余5户明天走"])
def test_what_is_told_before_more_of_it_is_planned_is_a_log(text: str) -> None:
    """「下周再走8户」 says that the twelve were visited."""
    message = read(text, NOW)
    assert message.intent is Intent.LOG
    assert message.rest is not None


@pytest.mark.parametrize("text", ["走访困难户15户（上月11户）", "走访困难户15户，去年同期11户"])
def test_a_figure_held_against_is_neither_added_nor_dates_the_deed(text: str) -> None:
    """「（上月11户）」 tells of another month; the fifteen are of today."""
    message = read(text, NOW)
    assert (added(message, "户"), message.when) == (15, None)


def test_work_of_two_months_is_all_added() -> None:
    """「上月11户，本月15户」 holds nothing against another."""
    assert added(read("走访困难户，上月11户，本月15户", NOW), "户") == 26


@pytest.mark.parametrize("text", ["慰问困难职工8户，慰问金2万左右", "职工聚餐30人，花了20000上下"])
def test_a_sum_said_roughly_without_its_unit_is_paid(text: str) -> None:
    """「2万左右」 is as much as 「约2万」, and about so much."""
    message = read(text, NOW)
    assert [(one.minor, one.approx) for one in message.money] == [(2_000_000, True)]


def test_a_price_behind_deeds_of_several_days_is_paid_for_all_of_them() -> None:
    """「每户300元」 in a clause of its own is for the homes of both days, each day with its own product."""
    message = read("周一走访3户，周二走访4户，每户300元", NOW)
    assert [one.money[-1].minor for one in message.facts] == [90_000, 120_000]


def test_a_price_beside_one_deed_is_paid_for_that_alone() -> None:
    """「周二走访4户每户300元」 says nothing of Monday's homes."""
    assert added(read("周一走访3户，周二走访4户每户300元", NOW), "元") == 1200
