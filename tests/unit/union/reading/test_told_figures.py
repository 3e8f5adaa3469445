"""Figures of work as officers tell them: what each counts, what one costs, what was paid and what only offered."""

from datetime import datetime

import pytest

from union.reading.acts.act_kinds import filed_on_order
from union.reading.acts.talk_signs import is_running_count
from union.reading.message import Intent, Message
from union.reading.money.flows import flow_of
from union.reading.reader import read
from union.reading.replies.correction_lessons import sorts_meant

NOW = datetime(2026, 12, 9, 15, 0)


def told(text: str, region: str = "CN") -> Message:
    return read(text, NOW, region=region, meant=Intent.LOG)


def counted(message: Message) -> list[tuple[str, str | None]]:
    return [(f"{each.value}{each.unit}", each.what) for fact in message.facts for each in fact.measures]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "会员清册理完了，全厂在册会员88人，新增5人退会1人",
            [("88人", "在册会员"), ("5人", "新增"), ("1人", "退会")],
        ),
        ("會員冊核對好，會員210人，轉入3人轉出4人", [("210人", "会员"), ("3人", "转入"), ("4人", "转出")]),
        ("看望退休职工12人", [("12人", "退休职工")]),
        ("羽毛球赛要买8副球拍，我昨天订好了，付了640元", [("8副", "球拍")]),
    ],
)
def test_what_became_of_people_stands_before_its_figure(text: str, figures: list[tuple[str, str]]) -> None:
    assert counted(told(text)) == figures


@pytest.mark.parametrize(
    ("text", "price", "total"),
    [
        ("月饼谈好了，每盒78，260盒", (7800, "盒"), 2028000),
        ("中秋礼包每份156，210份，买回来了", (15600, "份"), 3276000),
        ("Bought 70 tumblers for 55 members, $9 each", None, None),
        ("Bought 60 goodie bags for 45 members, $8 each", (800, "袋"), 48000),
        ("Handed out vouchers to 20 members $50 each", (5000, "人"), 100000),
        ("$11.50 per bag x 60 = $690 for the goodie bags, paid", (1150, "袋"), 69000),
    ],
)
def test_a_price_is_for_what_was_bought(text: str, price: tuple[int, str] | None, total: int | None) -> None:
    message = told(text, "SG" if text.isascii() else "CN")
    sums = [each for fact in message.facts for each in fact.money]
    if price is not None:
        assert [(each.minor, each.per) for each in sums if each.per] == [price]
        assert [each.minor for each in sums if not each.per] == [total]


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("供货商说好了，大米每袋85，200袋", "budgeted"),
        ("報價返咗嚟，每位$280，40位", "budgeted"),
        ("got the quotation, $18 per head for 45 pax, $810 total", "budgeted"),
        ("大米谈好了，每袋85，200袋，钱已经付了", "spent"),
        ("毛巾买回来了，每条12元，80条", "spent"),
        ("bought 40 towels at $6 each", "spent"),
    ],
)
def test_what_was_only_offered_is_not_spent(text: str, flow: str) -> None:
    message = told(text, "CN")
    found = [
        flow_of(each, fact.title, text) for fact in message.facts for each in fact.money if each.per is None
    ]
    assert found[-1:] == [flow]


@pytest.mark.parametrize(
    "text",
    [
        "体检上周办了，去了52个女职工，体检费一共15600，走工会经费",
        "女工体检办完了，体检费8800元，从工会经费里出",
    ],
)
def test_who_pays_is_no_sort_of_work(text: str) -> None:
    assert [fact.category for fact in told(text).facts] == ["女职工"]


@pytest.mark.parametrize(
    ("text", "is_work"),
    [
        ("跳绳要买30根绳子，我今天在网上下单了，花了420", True),
        ("联欢会还缺饮料，我刚去超市买了，花了260元", True),
        ("我家里要换窗帘，我今天网上下单了，花了420", False),
        ("孩子要买书包，我昨天买了，花了199", False),
    ],
)
def test_what_work_needs_is_bought_for_it(text: str, is_work: bool) -> None:
    assert (read(text, NOW).intent is Intent.LOG) is is_work


def test_people_with_their_families_are_people() -> None:
    assert counted(told("Gathering over, 45 came incl family", "SG")) == [("45人", None)]
    assert counted(told("Visited 3 needy families", "SG"))[0][0] == "3户"


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("高二的报名也来了，3个队，现在一共15个队", True),
        ("3 more signed up, 38 now", True),
        ("运动会已经有52个人报名了，一车间30、二车间22", False),
        ("報名又嚟咗6個，而家41個", True),
        ("报名截止了，一共15个队", False),
        ("报名费现在收了1200元", False),
        ("今天走访3户，现在一共走了12户", False),
    ],
)
def test_a_running_count_is_known(text: str, is_so: bool) -> None:
    assert is_running_count(text) is is_so


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("把横幅2条180元记一下，宣传费", "横幅2条180元，宣传费"),
        ("帮我把矿泉水320元记上", "矿泉水320元"),
        ("pls log 3 banners $90 under publicity", "3 banners $90 under publicity"),
        ("把人数记一下", None),
        ("把时间改到3点记一下", None),
    ],
)
def test_what_is_to_be_put_down(text: str, words: str | None) -> None:
    assert filed_on_order(text) == words


def test_a_sort_by_what_words_speak_of() -> None:
    assert sorts_meant("这是竞赛的奖品") == ("劳动竞赛",)
    assert sorts_meant("should be under training / organisation") == ("教育培训", "组织建设")
    assert sorts_meant("给张伟的") == ()
