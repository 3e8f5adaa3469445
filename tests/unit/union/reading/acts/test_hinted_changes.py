"""Signs that no verb of change stands behind are weighed together; alone none is enough, and talk of one's own life is nothing."""

import pytest

from union.data import table
from union.reading.acts.changes.hinted_changes import SIGNS, read_hinted, read_proposals
from union.reading.acts.changes.item_changes import ChangeDeed

HINTS = [
    ("球场在翻修 拔河咱去体育馆拉", ChangeDeed.PLACE, "体育馆"),
    ("会议室让财务占了，大家直接去四楼活动室", ChangeDeed.PLACE, "四楼活动室"),
    ("裁判20号有事，拔河只好等下周一，地点都照旧", ChangeDeed.MOVE, "下周一"),
    ("讲师回不来，讲座请大家把28号下午留出来", ChangeDeed.MOVE, "28号下午"),
    ("花名册不急，30号给我就成", ChangeDeed.MOVE, "30号"),
    ("裁判20号有事，拔河只好等三十号礼拜一，地点都照旧", ChangeDeed.MOVE, "三十号礼拜一"),
    ("那份海报不要等到19号，15号就要给厂里", ChangeDeed.MOVE, "15号"),
    ("老师病了，周六那次各位先别来", ChangeDeed.CANCEL, ""),
    ("12号停电，那天就不巡查了，另外两天照旧", ChangeDeed.CANCEL, ""),
]
NONE = [
    "球场在翻修",
    "讲座人真多，坐不下",
    "老婆出差，家长会周五我去",
    "听说讲师回不来，讲座只好等下周一",
    "拔河27号再加一场，地点照旧",
    "讲座要是停电就去食堂吧，时间照旧",
    "1.拔河定在27号，地点照旧\n2.讲座只好等28号",
]


@pytest.mark.parametrize(("text", "deed", "new"), HINTS, ids=[each[0] for each in HINTS])
def test_signs_together_are_a_change(text: str, deed: ChangeDeed, new: str) -> None:
    """Why, with what it becomes."""
    found = next(each for each in read_hinted(text) if each.deed is deed)
    assert new in found.new


@pytest.mark.parametrize("text", NONE)
def test_one_sign_doubt_or_another_thing_are_none(text: str) -> None:
    """A reason alone, hearsay, the writer's family, another time beside the first, minutes."""
    assert read_hinted(text) == ()


@pytest.mark.parametrize(
    ("rule", "said"), [(rule, said) for rule in table("change_signs")["signs"] for said in rule["reads"]]
)
def test_each_sign_is_in_its_examples(rule: dict[str, object], said: str) -> None:
    """As they stand beside its pattern."""
    place = [each["pattern"] for each in table("change_signs")["signs"]].index(rule["pattern"])
    assert SIGNS.rules[place].pattern.search(said)


def test_a_question_for_leave_needs_fewer_signs() -> None:
    """Nothing is done before somebody agrees."""
    assert read_hinted("那份东西我下周一给您") == ()
    assert read_proposals("那份东西我下周一给您行不行")[0].new == "下周一"


@pytest.mark.parametrize("text", ["职代会材料12月1日前给我看", "方案周五前发我看"])
def test_what_somebody_wants_to_see_asks_no_leave(text: str) -> None:
    """「我看」 proposes only where it is no part of 「给我看」."""
    assert not read_proposals(text)
