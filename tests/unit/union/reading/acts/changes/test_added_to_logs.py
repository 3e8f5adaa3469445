"""What is added to a log that is named: the words to add, and those that name it."""

import pytest

from union.reading.acts.changes.log_additions import addition

TOLD = [
    ("昨天游行的记录补充一下：街头筹得捐款2865元，并到同一条", "昨天游行", "街头筹得捐款2865元"),
    ("昨天游行那条记录加上：发水46瓶", "昨天游行", "发水46瓶"),
    ("昨天游行还有一项没写：捐款2865元，请补到同一条里", "昨天游行", "捐款2865元"),
    ("游行的记录漏了，捐款还有2865元", "游行", "捐款2865元"),
    ("捐款2865元补到昨天游行那条里", "昨天游行", "捐款2865元"),
    ("今天走访补一句：还给2户送了棉被", "今天走访", "给2户送了棉被"),
    ("昨日遊行的紀錄須補充：街頭籌得捐款$2,865，請併入同一項。", "昨日游行", "街头筹得捐款$2,865"),
    ("走访8户里面有3户是大病的", "走访", "其中3户是大病的"),
    ("把水果钱168元加回昨天慰问那条里", "昨天慰问", "水果钱168元"),
    ("聚餐埋單$8640 加返入12號嗰條", "12号", "聚餐花费$8640"),
    ("昨天长跑还有12个家属跟着跑，名单漏了，补进去", "昨天长跑", "12个家属跟着跑"),
    ("16号那场讲座还有3位当场入会，漏写了", "16号那场讲座", "3位当场入会"),
]


@pytest.mark.parametrize(("text", "name", "words"), TOLD)
def test_it_names_the_log_and_what_is_added(text: str, name: str, words: str) -> None:
    """In either script."""
    found = addition(text)
    assert found is not None
    assert (found.to, found.words) == (name, words)


@pytest.mark.parametrize(
    "text",
    [
        "例会记录补充：下周三前交方案",
        "明天的培训记录要补一下",
        "再补充两句，下周三开会",
        "运动会还有5个人没报名",
        "上周运动会还有5个人忘了签到",
        "培训多加了两天，记在计划里",
    ],
)
def test_what_is_planned_is_no_addition(text: str) -> None:
    """Nor is what has no figure."""
    assert addition(text) is None


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("flyers printing cost us $85", "flyers printing"),
        ("传单印刷花了85元", "传单印刷"),
        ("tickets cost $85 each", None),
    ],
)
def test_what_something_cost_is_added_to_what_names_it(text: str, thing: str | None) -> None:
    """By the thing that was paid for."""
    found = addition(text)
    assert (found and found.thing) == thing
