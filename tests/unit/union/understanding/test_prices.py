"""Prices and their products, and sums without a word for money."""

from datetime import datetime

import pytest

from union.understanding.message import Intent
from union.understanding.products import worked_out
from union.understanding.read import read

NOW = datetime.fromisoformat("2026-11-20T10:00")


def told(text: str) -> list[str]:
    """The sums of a log in yuan, a price with what it is for, a product marked with 「=」."""
    return [
        f"{'' if one.text else '='}{one.minor / 100:g}{f'/{one.per}' if one.per else ''}"
        for one in read(text, NOW, meant=Intent.LOG).money
    ]


PRODUCTS = [
    ("12户每户500元，已发放", ["500/户", "=6000"]),
    ("补助500元/人×30人", ["500/人", "=15000"]),
    ("三个组各800元活动费", ["800/个", "=2400"]),
    ("看望职工子女5名，各送500元", ["500/人", "=2500"]),
    ("一等奖2名各1000元", ["1000/人", "=2000"]),
    ("比武一等奖1000元2名，二等奖600元4名", ["1000/人", "=2000", "600/人", "=2400"]),
    ("困难职工12户每户1000元，特困职工3户每户2000元", ["1000/户", "=12000", "2000/户", "=6000"]),
    ("买了按摩椅2台，单价4599元", ["4599/台", "=9198"]),
    ("单价45元的毛巾买了30条", ["45/条", "=1350"]),
    ("面值100元的电影卡60张", ["100/张", "=6000"]),
    ("买慰问品一份60元，共50份", ["60/份", "=3000"]),
    ("聚餐餐标40元，65人", ["40/人", "=2600"]),
    ("慰问标准500元，走访12户", ["500/户", "=6000"]),
    ("走访12户，每户300，已发完", ["300/户", "=3600"]),
    ("慰问困难职工3户各500", ["500/户", "=1500"]),
    ("慰问张大山、李小海，各500元", ["500/人", "=1000"]),
    ("看望王某某、赵某、孙桂兰，每人送300元", ["300/人", "=900"]),
    ("慰问张大山、李小海2人，各500元", ["500/人", "=1000"]),
    ("看望二车间陈洋和一车间老刘，各送慰问金500元", ["500/人", "=1000"]),
    ("看望陈洋、老刘和王师傅，各送慰问金500元", ["500/人", "=1500"]),
    ("走访一车间和二车间，各送慰问金500元", ["500"]),
    ("张大山500元，李小海300元", ["500", "300"]),
    ("每人餐费40，25人", ["40/人", "=1000"]),
    ("助学报名9人，先发放3人每人1500元", ["1500/人", "=4500"]),
    ("每户800元，慰问困难职工6户", ["800/户", "=4800"]),
    ("走访3户，一户600元", ["600/户", "=1800"]),
    ("买球拍4副，每副90块", ["90/副", "=360"]),
    ("盒饭25一份 共30份", ["25/份", "=750"]),
]


@pytest.mark.parametrize(("text", "expected"), PRODUCTS)
def test_a_price_comes_with_its_product(text: str, expected: list[str]) -> None:
    """However the rate is put, and with several rates under one title each finds its own count."""
    assert told(text) == expected


def test_each_product_is_told_with_its_price_and_count() -> None:
    """So that a reader can be shown how a sum nobody wrote came about."""
    message = read("困难职工12户每户1000元，特困职工3户每户2000元", NOW, meant=Intent.LOG)

    shown = [
        (price.text, count.text, product.minor)
        for price, count, product in worked_out(message.money, message.measures)
    ]

    assert shown == [("1000元", "12户", 1200000), ("2000元", "3户", 600000)]


NO_PRODUCTS = [
    ("慰问困难职工一户500元", ["500"]),
    ("发放一次性补助2000元", ["2000"]),
    ("补助标准每人每天80元，12人3天", ["80/人每天"]),
    ("发放助学金15000元（5名学生，每人3000元）", ["15000", "3000/人"]),
    ("捐款100元的6人、50元的11人，共计1150元", ["100/人", "50/人", "1150"]),
    ("意外险每人每年60 交了88人", ["60/人每年"]),
    ("互助金：一车间1,800元，二车间950元", ["1800", "950"]),
    ("复印选票每张3毛，共60元", ["0.3/张", "60"]),
    ("参加职工80人，各车间发放毛巾600元", ["600"]),
    ("为每个班组购置药箱花费960元", ["960"]),
    ("慰问困难学生每学期500元", ["500/学期"]),
    ("一车间30、二车间28、三车间25人参加培训，费用3000元", ["3000"]),
]


@pytest.mark.parametrize(("text", "expected"), NO_PRODUCTS)
def test_nothing_is_multiplied_on_a_guess(text: str, expected: list[str]) -> None:
    """One thing counted once, a rate for two things at once, or a total that was said."""
    assert told(text) == expected


BARE = [
    ("慰问金王丽800，赵强500", ["800", "500"]),
    ("大病慰问：给老李家2000，小王家1500", ["2000", "1500"]),
    ("慰问金分别为500、800、1000元", ["500", "800", "1000"]),
    ("粽子8100元，咸鸭蛋5400元，共计13500", ["8100", "5400", "13500"]),
    ("餐费标准80/人", ["80/人"]),
    ("捐款：机关800、后勤600、一车间1200，共计2600元", ["800", "600", "1200", "2600"]),
    ("买水32、面包48、水果65，合计145元", ["32", "48", "65", "145"]),
    ("临时救助，给保洁小桑700", ["700"]),
    ("看望病号，送去400", ["400"]),
    ("比武奖金发了1800", ["1800"]),
    ("花篮钱230", ["230"]),
    ("给了老蔡两千 家属签的字", ["2000"]),
    ("帮扶金 3600 已到账", ["3600"]),
    ("拖欠的工资1.7万要回来了", ["17000"]),
    ("行政出4万，工会出2万", ["40000", "20000"]),
    ("王丽800 赵强500 都送到了", ["800", "500"]),
    ("花圈180 慰问金1000", ["180", "1000"]),
    ("补助7500块打到卡上", ["7500"]),
    ("会费每月6块 开会通过", ["6/月"]),
    ("医疗互助赔付7340.6", ["7340.6"]),
    ("会费8月收2880", ["2880"]),
    ("大病职工2人，分别3000和1800", ["3000", "1800"]),
    ("老钱老孙各400", ["400"]),
    ("桃子30个 共260", ["260"]),
    ("租场地1700", ["1700"]),
    ("给小褚包300红包", ["300"]),
]


@pytest.mark.parametrize(("text", "expected"), BARE)
def test_a_sum_needs_no_word_for_money_where_nothing_else_is_meant(text: str, expected: list[str]) -> None:
    """Names with their amounts, lists that end in 元, totals of sums."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "3月15日到20日培训，王丽25，李强30",
        "选手3号、5号胜出",
        "每车间10人",
        "手册发了1200",
        "补助人数150",
        "会费收缴率98",
        "手套30双 到会45",
        "给新人30",
        "交给小组长120 份",
        "蛋糕订了3块",
        "新做标语牌120块",
        "换下15块旧展板",
        "培训共45",
        "跳绳成绩：张三120，李四135，王五98",
    ],
)
def test_a_bare_figure_is_no_money_by_itself(text: str) -> None:
    """Scores, numbers of players and counts stay what they are."""
    assert told(text) == []
