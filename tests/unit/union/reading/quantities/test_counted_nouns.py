"""What a figure counts: each of several things named, what came of a thing, never a name."""

from datetime import datetime

import pytest

from union.reading.quantities.counted_nouns import counts_with_nouns
from union.reading.quantities.measures import measures
from union.reading.reader import read
from union.reading.text.normal_form import normal

NOW = datetime.fromisoformat("2026-11-20T10:00")
COUNTED = [
    ("签订集体合同和女职工专项合同各1份", ["1 份 集体合同", "1 份 女职工专项合同"]),
    ("举办篮球赛、拔河赛各2场", ["2 场 篮球赛", "2 场 拔河赛"]),
    ("签订合同2份，集体合同和工资合同各1份", ["2 份 签订合同", "1 份 其中集体合同", "1 份 其中工资合同"]),
    ("签订集体合同、工资合同各1份，共2份", ["1 份 其中集体合同", "1 份 其中工资合同", "2 份 None"]),
    ("排查隐患20处，整改17处", ["20 处 排查隐患", "17 处 整改"]),
    ("查出20处整改17处", ["20 处 None", "17 处 整改"]),
    ("发现隐患20处，整改隐患17处", ["20 处 隐患", "17 处 整改隐患"]),
    ("收到合理化建议30条，采纳23条", ["30 条 合理化建议", "23 条 采纳"]),
    ("今天慰问张三、李四、王五三人", ["3 人 None"]),
    ("今天看望赵六两户", ["2 户 None"]),
    ("今天看望老职工，送了三袋面两桶油", ["3 袋 面", "2 桶 油"]),
    ("今天慰问退休职工，送米五袋", ["5 袋 米"]),
    ("物资定了，米120袋油110桶面120袋", ["120 袋 米", "110 桶 油", "120 袋 面"]),
    ("今天慰问退休职工，送毛巾30条肥皂60块", ["30 条 毛巾", "60 块 肥皂"]),
    ("今天看望住院职工，带了慰问金800元和一箱牛奶", ["1 箱 牛奶"]),
    ("今天采购奖品，另外水杯买了40个，合计960元", ["40 个 水杯"]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_a_figure_says_what_it_counts(text: str, expected: list[str]) -> None:
    """各 counts each thing, parts of a total are marked; 整改 is not added to what was found; a name is no heading."""
    assert [f"{one.value} {one.unit} {one.what}" for one in read(text, NOW).measures] == expected


@pytest.mark.parametrize(
    ("text", "low", "high"), [("二三十人", 20, 30), ("三五人", 3, 5), ("七八人", 7, 8), ("十五人", 15, None)]
)
def test_neighbouring_numerals_stay_a_range(text: str, low: int, high: int | None) -> None:
    """Only a pair that is no range gives its first sign to the name before it."""
    (one,) = read(f"今天走访{text}", NOW).measures

    assert (one.value, one.value_max) == (low, high)


def test_a_price_is_for_each_of_all_things_named() -> None:
    """Five of one and five of the other are paid for ten times."""
    message = read("今天走访劳模和困难职工各5户，每户500元", NOW)

    assert [one.minor for one in message.money] == [50000, 500000]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("今天都走完了7户", None),
        ("药盒没剩1个", None),
        ("一圈跟26个人", None),
        ("到新书56本", "新书"),
        ("入会表12张", "入会表"),
        ("实到36人", "实到"),
        ("预算8000元的联欢会道具3套", "联欢会道具"),
    ],
)
def test_words_with_an_aspect_or_a_denial_name_nothing(text: str, what: str | None) -> None:
    """What stands before a figure is its name only where it is a noun: reports add and show figures by it."""
    assert [one.measure.what for one in counts_with_nouns(measures(normal(text)), normal(text).text)][
        -1
    ] == what
