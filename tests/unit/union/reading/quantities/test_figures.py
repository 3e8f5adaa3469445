"""Figures with what they count, and sums of money."""

from datetime import datetime
from decimal import Decimal

import pytest

from union.reading.message import Intent
from union.reading.numbers.numerals import number
from union.reading.reader import read

NOW = datetime.fromisoformat("2026-11-20T10:00")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("1,200", "1200"),
        ("1.2万", "12000"),
        ("三千五", "3500"),
        ("三千零五", "3005"),
        ("一百二十", "120"),
        ("十五", "15"),
        ("两万叁千", "23000"),
        ("六仟贰佰", "6200"),
        ("一亿二千万", "120000000"),
        ("廿五", "25"),
        ("二〇二六", "2026"),
        ("3万5千", "35000"),
        ("半", "0.5"),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, value: str) -> None:
    """Arabic, Chinese, bankers' capitals and mixtures; a last digit without its unit takes the next lower one."""
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "人", "1.2.3", "约", "一" * 40])
def test_what_is_no_number_has_no_value(text: str) -> None:
    """No guess is made."""
    assert number(text) is None


MEASURES = [
    ("走访困难职工12户", "12 户"),
    ("培训职工六百余人次", "~600 人次"),
    ("近百人参加", "~100 人"),
    ("上千人观看", "~1000 人"),
    ("十几场", "~10 场"),
    ("发放资料3000多份", "~3000 份"),
    ("开展活动3-5场", "~3-5 场"),
    ("来了七八个人", "~7-8 人"),
    ("十七八名会员", "~17-18 名"),
    ("3万多名职工", "~30000 名"),
    ("满意率98.5%", "98.5 %"),
    ("签订率百分之九十五点五", "95.5 %"),
    ("超过三分之二", "~66.67 %"),
    ("达标率90%以上", "~90 %"),
    ("100平米的活动室", "100 平方米"),
    ("一等奖3名", "3 名"),
    ("参赛队伍24人", "24 人"),
    ("慰问退伍军人家属，退伍三十人", "30 人"),
    ("统一十二人参加培训", "12 人"),
    ("听课人数65", "65 人"),
    ("到会80余", "~80 人"),
    ("慰问保洁员50+人", "~50 人"),
    ("送去姜茶150盅", "150 盅"),
    ("走访了7名单亲职工", "7 名"),
    ("隐患9处分别整改", "9 处"),
    ("徒步8km", "8 公里"),
    ("慰问职工1万2千人次", "12000 人次"),
    ("不少于2次", "~2 次"),
    ("两场篮球赛，45人参加", "2 场, 45 人"),
    ("慰問困難職工8戶", "8 户"),
    ("座谈会周三三十人参加", "30 人"),
    ("培训１２０人", "120 人"),
    ("派了俩委员去学习", "2 个"),
    ("来了仨志愿者帮忙", "3 个"),
    ("培训了半天", "0.5 天"),
    ("培训三天半，40人", "3.5 天, 40 人"),
    ("会议开了两个半小时", "2.5 小时"),
    ("疗休养半个月", "0.5 个月"),
    ("八成职工参加了培训", "80 %"),
    ("近七成会员参加活动", "~70 %"),
    ("六成五的会员参加投票", "65 %"),
    ("百八十人观看", "~80-100 人"),
    ("慰问了一两百人", "~100-200 人"),
    ("走访三五个班组", "~3-5 个"),
    ("千把人参加健步走", "~1000 人"),
    ("三十好几人参加", "~30 人"),
    ("到会100人不到", "~100 人"),
    ("培训差不多50人", "~50 人"),
    ("新挂一块牌子", "1 块"),
    ("处理一起工伤认定纠纷", "1 起"),
    ("送春联近百副", "~100 副"),
    ("公开课6节听完", "6 节"),
    ("调解一起奖金纠纷", "1 起"),
    ("走访特困户5户", "5 户"),
    ("下户走访，一次看3家", "3 家"),
]


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_a_measure_has_value_unit_and_whether_it_is_exact(text: str, expected: str) -> None:
    """余, 多, 近, 左右, ranges and neighbours (七八) are not exact; units are simplified."""
    found = [
        f"{'~' if one.approx else ''}{one.value}{f'-{one.value_max}' if one.value_max else ''} {one.unit}"
        for one in read(text, NOW).measures
    ]

    assert ", ".join(found) == expected


NO_MEASURES = [
    "第3组",
    "第二届职代会",
    "25人以上企业",
    "“六个一”活动",
    "三天后开会",
    "统一行动",
    "这一次",
    "每5人",
    "xxxx名职工",
    "好几户",
    "节前三天",
    "一起去",
    "3比2",
    "成百人观看",
    "参赛人数翻一番",
    "三成立体宣传栏",
    "他俩去了",
    "一块去挂牌",
    "每人发了2张电影票",
    "补助一次性发放",
    "三届二次职代会",
    "最近一次会议",
    "五期保护自查",
    "今天三件：都办了",
    "怀孕六个月的调岗",
    "三分钟谁包得多",
    "提一提停车的事",
]


@pytest.mark.parametrize("text", NO_MEASURES)
def test_what_only_looks_like_a_count_is_none(text: str) -> None:
    """Ordinals, thresholds, slogans, masks, rates and words with 一 count nothing."""
    assert read(text, NOW).measures == ()


def test_a_plan_says_one_for_a() -> None:
    """「一次」 of work done is counted, of work to come it only says 「a」."""
    plan, done = read("下周三下午组织一次急救培训", NOW), read("昨天组织了一次急救培训", NOW)

    assert (plan.measures, [one.text for one in done.measures]) == ((), ["一次"])


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("走访困难职工12户", "困难职工"),
        ("慰问了12户困难职工", "困难职工"),
        ("印发宣传册300份", "宣传册"),
        ("目前会员总数已达到876人", "会员总数"),
    ],
)
def test_a_measure_knows_what_was_counted(text: str, what: str) -> None:
    """The noun before the figure, else the one after it."""
    assert read(text, NOW).measures[0].what == what


SUMS = [
    ("发放慰问金6000元", 600000, "CNY"),
    ("发放慰问金1.2万元", 1200000, "CNY"),
    ("补助三千五百元", 350000, "CNY"),
    ("支出￥1,200.50", 120050, "CNY"),
    ("买水12元5角", 1250, "CNY"),
    ("筹措资金3.6万", 3600000, "CNY"),
    ("花了800块", 80000, "CNY"),
    ("花了800块钱", 80000, "CNY"),
    ("捐款500港币", 50000, "HKD"),
    ("捐款HK$500", 50000, "HKD"),
    ("一万伍仟元", 1500000, "CNY"),
    ("0.1元", 10, "CNY"),
    ("1.15元", 115, "CNY"),
    ("发放补助4千8百元", 480000, "CNY"),
    ("活动经费共1万6", 1600000, "CNY"),
    ("支出3万2500元", 3250000, "CNY"),
    ("奖品花了2.5k", 250000, "CNY"),
    ("筹集善款，共计18600", 1860000, "CNY"),
    ("补助港币1.8万元", 1800000, "HKD"),
    ("补助新台币3000元", 300000, "TWD"),
    ("捐款RM500", 50000, "MYR"),
    ("收到捐款200RMB", 20000, "CNY"),
    ("买水花了5块8毛", 580, "CNY"),
    ("买水花了五块八", 580, "CNY"),
    ("买了乒乓球拍，一共3千5", 350000, "CNY"),
    ("活动支出两万三", 2300000, "CNY"),
    ("拨款1万零500元", 1050000, "CNY"),
    ("支出三百二十元五角六分", 32056, "CNY"),
    ("人民币伍仟元整已收", 500000, "CNY"),
    ("捐了500", 50000, "CNY"),
]


@pytest.mark.parametrize(("text", "minor", "currency"), SUMS)
def test_a_sum_is_exact_to_the_fen(text: str, minor: int, currency: str) -> None:
    """Sums are whole minor units; no binary floating point comes near them."""
    found = read(text, NOW).money

    assert [(one.minor, one.currency) for one in found] == [(minor, currency)]


def test_money_counts_no_boards() -> None:
    """「12块展板」 counts boards, 「12块。」 is money."""
    assert (read("做了12块展板", NOW).money, read("做了12块展板", NOW).measures[0].unit) == ((), "块")


def test_the_region_says_what_a_bare_sum_is() -> None:
    """元 in Hong Kong is the Hong Kong dollar; a currency that was written stays."""
    found = read("派發慰問金5000元，人民幣300元", NOW, region="HK").money

    assert [one.currency for one in found] == ["HKD", "CNY"]


def test_a_range_of_money_is_kept() -> None:
    """「8-10万元」 is from 80 000 to 100 000."""
    (found,) = read("预算8-10万元", NOW).money

    assert (found.minor, found.minor_max, found.approx) == (8000000, 10000000, True)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("每户500元", "户"),
        ("500元/户", "户"),
        ("人均80元", "人"),
        ("每平方米1500元", "平方米"),
    ],
)
def test_a_price_says_what_it_is_for(text: str, per: str) -> None:
    """An amount with `per` is a price and is never added up."""
    assert [one.per for one in read(text, NOW).money] == [per]


def test_price_times_count_is_a_further_amount() -> None:
    """Where no total was said the product is computed, has no text, and says how it came about."""
    price, product = read("慰问困难职工12户，每户500元", NOW).money

    assert (price.per, product.text, product.minor, product.per) == ("户", None, 600000, None)
    assert product.what == "按每户500元×12户计"


@pytest.mark.parametrize(
    "text", ["慰问12户，每户500元，共6000元", "慰问困难职工12户、退休职工8户，每户500元", "每户500元"]
)
def test_no_product_where_it_would_be_a_guess(text: str) -> None:
    """A total that was said, two counts that fit, or none: nothing is computed."""
    assert all(one.text for one in read(text, NOW).money)


@pytest.mark.parametrize(
    "text", ["慰问9户×300元=2700元", "慰问9户*300元=2700元", "慰问金300元×9户，共2700元"]
)
def test_a_factor_is_a_price(text: str) -> None:
    """In 「9户×300元」 the 300元 are for one household and are not added to the total."""
    assert [(one.minor, one.per) for one in read(text, NOW).money] == [(30000, "户"), (270000, None)]


@pytest.mark.parametrize(
    ("text", "people", "yuan"),
    [
        ("昨天消防演练完了 来了86", ["86"], []),
        ("比武完了 参加28 奖金发了4600", ["28"], [4600]),
        ("走访完事 6户 6000 这回数过的", ["6户"], [6000]),
        ("拔河完了 奖品用脱2400", [], [2400]),
        ("慰问值班的师傅九个人一人发了两百红包", ["九个人"], [1800]),
        ("今天走访5户 120人参加", ["5户", "120人"], []),
        ("lunch over, 284 ate", ["284"], []),
    ],
)
def test_who_came_and_what_was_paid_need_no_unit(text: str, people: list[str], yuan: list[int]) -> None:
    """Behind the words for it, or right behind how many there were."""
    facts = read(text, datetime(2026, 11, 20, 18), meant=Intent.LOG).facts
    assert [one.text for fact in facts for one in fact.measures] == people
    assert [one.minor // 100 for fact in facts for one in fact.money if one.per is None] == yuan
