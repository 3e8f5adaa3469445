"""Questions of people, comparisons, lists, last times, shares: what each of them asks for, and of which days."""

from datetime import date, datetime

import pytest

from union.reading.questions.question_reader import (
    has_asking_words,
    is_about_the_past,
    is_requested,
    read_question,
)
from union.reading.questions.thresholds import asking_part, plainly
from union.reading.questions.time_spans import spans_asked
from union.reading.text.normal_form import normal

NOW = datetime.fromisoformat("2026-11-20T10:00")

SPANS = [
    ("9月到10月开了几次会", "2026-09-01", "2026-11-01"),
    ("国庆以后走访了多少户", "2026-10-08", "2026-11-21"),
    ("去年这个时候培训了多少", "2025-11-01", "2025-12-01"),
    ("今年夏天慰问了多少人", "2026-06-01", "2026-09-01"),
    ("这学期搞了几次活动", "2026-09-01", "2027-02-01"),
    ("上学期慰问花了多少", "2026-02-01", "2026-08-01"),
    ("冬天慰问了多少人", "2025-12-01", "2026-03-01"),
    ("去年全年花了多少钱", "2025-01-01", "2026-01-01"),
    ("近三个月花了多少钱", "2026-08-21", "2026-11-21"),
    ("最近一周做了什么", "2026-11-14", "2026-11-21"),
    ("最近半个月做了什么", "2026-11-06", "2026-11-21"),
    ("今年前十个月花了多少", "2026-01-01", "2026-11-01"),
    ("前三季度花了多少", "2026-01-01", "2026-10-01"),
    ("年初到现在花了多少", "2026-01-01", "2026-11-21"),
    ("上周干了啥", "2026-11-09", "2026-11-16"),
    ("10月下旬干了啥", "2026-10-21", "2026-11-01"),
    ("9月以来开了几次会", "2026-09-01", "2026-11-21"),
    ("去年中秋慰问花了多少", "2025-01-01", "2026-01-01"),
]


@pytest.mark.parametrize(("text", "first", "end"), SPANS)
def test_days_are_named(text: str, first: str, end: str) -> None:
    """They look back; a festival is work of its year that speaks of it."""
    [found] = spans_asked(normal(text).text, NOW)

    assert (found.period.first, found.period.end) == (date.fromisoformat(first), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("text", "wants", "terms"),
    [
        ("这个月都做了什么", "done", ()),
        ("10月份做了哪些工作", "done", ()),
        ("今年搞了哪些文体活动", "done", ("文体活动",)),
        ("上次开小组长会是哪天", "last", ("小组长会",)),
        ("下次委员会议是什么时候", "next", ("委员会议",)),
        ("职代会是什么时候开的", "when", ("职代会",)),
        ("过期的有哪些", "overdue", ()),
        ("几个人报了本月工作", "reporters", ()),
        ("8月份的培训人次", "people", ("培训",)),
        ("查一下8月份的培训人次", "people", ("培训",)),
        ("慰问了多少一线职工", "people", ("慰问", "一线职工")),
        ("中秋发了多少份月饼", "unit:份", ("中秋", "月饼")),
        ("今年发了多少月饼", "amount", ("月饼",)),
        ("隐患整改了几处", "unit:处", ("隐患整改",)),
        ("今年开了几次报告会", "count", ("报告会",)),
        ("职代会现在定在哪天", "when", ("职代会",)),
        ("迎新茶聚而家係幾多號", "when", ("迎新茶聚",)),
        ("彩排啥辰光", "when", ("彩排",)),
        ("聚餐几点开席呀我同老公讲声", "when", ("聚餐",)),
        ("电话回访的名单什么时候要交", "when", ("电话回访", "名单")),
        ("明天例会是谁主持", "said", ("例会", "主持")),
        ("采购的是哪几样", "said", ("采购",)),
        ("运动会参赛总人数是多少", "people", ("运动会参赛",)),
        ("街站由10月1号到昨晚四晚加埋收了几份表", "unit:份", ("街站",)),
        ("那个小秘啊上个月讲座来了多少人你帮我查一下", "people", ("讲座",)),
        ("我要给集团写汇报然后上个月讲座来了多少人", "people", ("讲座",)),
        ("HOW MUCH DID WE SPEND ON THE PICNIC", "money", ("春游",)),
        ("消防培训是谁搞的", "last", ("消防培训",)),
        ("今年第一次培训是什么时候", "done", ("培训",)),
        ("1万元以上的支出有哪些", "done", ()),
        ("今年中秋和国庆慰问各花了多少", None, None),
        ("工会账上还剩多少钱", None, None),
        ("明年要花多少钱", None, None),
        ("哪些活动超过50人", "done", ()),
        ("为什么慰问金比去年多", None, None),
        ("今天天气怎么样", None, None),
    ],
)
def test_what_is_asked(text: str, wants: str | None, terms: tuple[str, ...] | None) -> None:
    """Which figure or list, and about what; None for what no log answers."""
    question = read_question(text, NOW)

    assert (question.wants, question.terms) == (wants, terms) if question else (wants, terms) == (None, None)


@pytest.mark.parametrize(
    ("text", "main", "versus"),
    [
        ("今年和去年比，慰问金多了多少", "2026", "2025"),
        ("慰问金比去年多多少", "2026", "2025"),
        ("和去年比今年慰问金多了多少", "2026", "2025"),
        ("10月慰问金比去年多多少", "2026-10", "2025-10"),
        ("本月比上月多花了多少钱", "2026-11", "2026-10"),
        ("11月支出环比", "2026-11", "2026-10"),
        ("三季度培训人次同比", "2026-Q3", "2025-Q3"),
        ("今年和前年比培训多了多少", "2026", "2024"),
        ("上半年和下半年比花了多少", "2026-H1", "2026-H2"),
        ("比赛花了多少钱", "2026", None),
    ],
)
def test_two_times_are_put_side_by_side(text: str, main: str, versus: str | None) -> None:
    """The one behind 比 or 和 is what is compared with; 比赛 compares nothing."""
    question = read_question(text, NOW)

    assert question is not None
    assert question.period.key == main
    assert (question.versus.key if question.versus else None) == versus


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("本月慰问金发了多少", "慰问金"),
        ("技能比武发了多少奖金", "奖金"),
        ("今年花了多少资金", None),
        ("经费用了多少", None),
    ],
)
def test_money_has_a_purpose_only_by_its_own_word(text: str, purpose: str | None) -> None:
    """慰问金 is one purpose of money, 资金 is money."""
    question = read_question(text, NOW)

    assert question is not None
    assert (question.wants, question.purpose) == ("money", purpose)


def test_the_most_and_shares_and_averages() -> None:
    """By what, of what, for each of what."""
    most = read_question("哪个月花钱最多", NOW)
    share = read_question("帮扶慰问占总支出多少", NOW)
    average = read_question("平均每户慰问多少钱", NOW)

    assert most is not None and most.most == ("month", False)
    assert share is not None and share.whole == "总支出"
    assert average is not None and average.per == "户"


def test_signs_of_asking() -> None:
    """What asks, what asks of the past, what is asked for without a word of asking."""
    assert has_asking_words("收集了几条意见")
    assert not has_asking_words("走访困难职工12户")
    assert not has_asking_words("我这两天什么都记不住")
    assert not has_asking_words("回头合计合计")
    assert is_about_the_past("今年搞了哪些活动")
    assert not is_about_the_past("下周有什么活动")
    assert is_requested("帮我查一下8月份的培训人次")
    assert not is_requested("8月份检查一下安全")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("退休座谈会排在哪天", "退休座谈会"),
        ("消防演练定在几号了？", "消防演练"),
        ("明天下午的联席会是2点还是2点半啊，在哪块开？", "联席会"),
        ("联席会后天几点来着？在203还是大会议室？", "联席会"),
        ("徒步在哪个门集合", "徒步"),
    ],
)
def test_when_and_where_an_item_is_held_is_asked(text: str, subject: str) -> None:
    """Of days to come as well; two times or places to choose from ask, too."""
    asked = read_question(text, NOW)

    assert asked is not None
    assert (asked.wants, asked.subject) == ("when", subject)


@pytest.mark.parametrize(
    ("text", "wants", "also"),
    [
        ("教代会会务还有谁没交？", "unreported", ("open",)),
        ("座谈会的准备还差哪些没到位", "open", ()),
    ],
)
def test_what_is_open_may_be_of_one_thing(text: str, wants: str, also: tuple[str, ...]) -> None:
    """The thing named is kept."""
    asked = read_question(text, NOW)

    assert asked is not None
    assert (asked.wants, asked.also, bool(asked.terms)) == (wants, also, True)


def test_who_signed_up_for_a_thing_is_no_question_of_who_reported() -> None:
    """「运动会现在多少人报了」 asks of the sports day."""
    asked = read_question("运动会现在多少人报了", NOW)

    assert asked is not None
    assert (asked.wants, asked.subject) == ("people", "运动会")


@pytest.mark.parametrize(
    ("text", "first", "end"),
    [
        ("凉茶到今天总共多少杯", "2026-01-01", "2026-11-21"),
        ("截至10月6日共发了多少份", "2026-01-01", "2026-10-07"),
        ("到今日為止派咗幾多份單張", "2026-01-01", "2026-11-21"),
        ("今天发了多少杯凉茶", "2026-11-20", "2026-11-21"),
        ("职代会改到10月6号来了多少人", "2026-10-06", "2026-10-07"),
        ("从10月6号到昨天来了多少人", "2026-10-06", "2026-11-20"),
    ],
)
def test_up_to_a_day_is_counted_from_new_year_on(text: str, first: str, end: str) -> None:
    """Where no beginning is said; what was moved to a day is of that day."""
    found = read_question(text, NOW)
    assert found is not None
    assert (str(found.period.first), str(found.period.end)) == (first, end)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("三月会费收多少", ("3月", "会费")),
        ("9月到11月会费 合计多少", ("9-11月", "会费")),
        ("三月培训来了多少人", ("培训",)),
    ],
)
def test_dues_go_by_the_name_of_their_month(text: str, terms: tuple[str, ...]) -> None:
    """They come in a month later; else by the days it was told of."""
    found = read_question(text, NOW)
    assert found is not None
    assert found.terms == terms
    assert (found.otherwise is not None and found.otherwise.terms == ("会费",)) is ("会费" in terms)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("街站两日加埋几多签名", "amount"),
        ("决赛奖品最后记的多少", "amount"),
        ("讲座来了多少名会员", "people"),
    ],
)
def test_how_much_without_a_unit_is_an_amount(text: str, wants: str) -> None:
    """签名 are no persons."""
    found = read_question(text, NOW)
    assert found is not None
    assert found.wants == wants


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("how many members at the AGM", ("会员大会",)),
        ("how much dues did Jurong bank in", ("会费", "Jurong")),
        ("Boss wants to know how many new members we recruited", ("新会员",)),
        ("这个季度发展了多少新会员", ("新会员",)),
        ("三月份咱们慰问金发了多少", ("慰问金",)),
        ("退休老师看了几个", ("退休老师",)),
    ],
)
def test_what_a_figure_is_of_is_not_lost_nor_made_of_small_words(text: str, terms: tuple[str, ...]) -> None:
    asked = read_question(plainly(asking_part(text)), datetime(2027, 3, 9, 10))
    assert asked is not None and asked.terms == terms


def test_what_is_left_before_the_months_end_is_of_that_month() -> None:
    asked = read_question("月底前还剩哪些没弄完", datetime(2027, 3, 9, 10))
    assert asked is not None and asked.period.key == "2027-03"


@pytest.mark.parametrize(
    ("text", "wants", "terms", "told"),
    [
        ("手套发了多少双，发给哪个车间的", "unit:双", ("手套",), True),
        ("退休的慰问每人给多少，一共几个人", "people", ("退休", "慰问"), True),
        ("今年搞过几次文体活动，每次多少人", "people", ("文体活动",), True),
        ("困难职工走访了几户，每户多少钱", "unit:户", ("困难职工走访",), True),
        ("上次看望住院的是什么时候，看的谁", "last", ("看望住院",), True),
        ("the retirees, how much each and how many did we see?", "money", ("退休职工",), True),
        ("今年慰问了多少户", "unit:户", ("慰问",), False),
        ("乒乓球赛去了多少人，奖品用了多少钱", "money", ("乒乓球赛", "奖品"), False),
        ("平均每户慰问多少钱", "money", ("慰问",), False),
    ],
)
def test_what_no_figure_tells_is_asked_beside_it(
    text: str, wants: str, terms: tuple[str, ...], told: bool
) -> None:
    """Its words are none to be looked for."""
    found = read_question(text, NOW)
    assert found is not None
    assert (found.wants, found.terms, found.told) == (wants, terms, told)


@pytest.mark.parametrize(
    "text",
    [
        "how many new members did we get in Feb",
        "how many blood donors did we have in Feb altogether",
        "2月慰问了多少户",
    ],
)
def test_the_month_is_found_wherever_blanks_stand(text: str) -> None:
    """What a question is made into keeps the blanks between words that were none of ours."""
    asked = read_question(text, datetime(2027, 3, 9, 10))
    assert asked is not None and asked.period.key == "2027-02"
