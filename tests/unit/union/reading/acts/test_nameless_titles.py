"""A title that names nothing is told with the thing beside it."""

from datetime import datetime

import pytest

from union.reading.acts.extraction import look
from union.reading.acts.thing_named import with_thing

NOW = datetime(2026, 11, 20, 10)


@pytest.mark.parametrize(
    ("text", "title", "when", "whole"),
    [
        (
            "街道办说会书面答复，老孙你跟着，12月4号前要拿到",
            "拿到",
            datetime(2026, 12, 4),
            "书面答复（拿到）",
        ),
        (
            "锦旗的图样店家改好了，老孙下周一去取回来",
            "去取回来",
            datetime(2026, 11, 23),
            "锦旗的图样（去取回来）",
        ),
        (
            "26号晚上7点筹备会 一季度的账国良31号前轧好",
            "账轧好",
            datetime(2026, 12, 31),
            "一季度的账（账轧好）",
        ),
        ("两癌筛查医院回话了 12月2号一车间 其余3号", "其余", datetime(2026, 12, 3), "筛查"),
        (
            "职工技能竞赛下月开始，各小组的12月4日前交上来",
            "各小组的交上来",
            datetime(2026, 12, 4),
            "职工技能竞赛（",
        ),
        ("五四活动团委说定了 12月4号下午两点 礼堂 学烘焙", "五四活动", datetime(2026, 12, 4, 14), "（烘焙）"),
        ("女职工活动12月5号上午9点，剪纸和瑜伽", "女职工活动", datetime(2026, 12, 5, 9), "（剪纸、瑜伽）"),
        ("拔河的方案交了。比赛就定12月9号下午4点", "比赛", datetime(2026, 12, 9, 16), "拔河比赛"),
        (
            "市总关于推荐职工书屋示范点的通知：各单位请于12月18日前将推荐表报市总宣教部",
            "推荐表报市总宣教部",
            datetime(2026, 12, 18),
            "（推荐职工书屋示范点）",
        ),
        ("困难职工档案，12月4号前一车间报", "一车间报", datetime(2026, 12, 4), "困难职工档案（一车间报）"),
    ],
)
def test_with_its_thing(text: str, title: str, when: datetime, whole: str) -> None:
    """Of the clause before it."""
    found = with_thing(look(text, NOW), title, when)
    assert whole in found
    assert title in found


@pytest.mark.parametrize(
    ("text", "title", "when"),
    [
        ("12月4号下午3点委员会，二楼", "委员会", datetime(2026, 12, 4, 15)),
        ("下周五下午3点插花课，活动室", "插花课", datetime(2026, 11, 27, 15)),
        ("元旦活动12月31号下午3点，全体参加", "元旦活动", datetime(2026, 12, 31, 15)),
        (
            "市总关于报送书屋推荐表的通知：12月18日前将书屋推荐表报市总",
            "书屋推荐表报市总",
            datetime(2026, 12, 18),
        ),
        ("后天还要走访城南2户，德柱把路线图排一下", "走访城南2户", datetime(2026, 11, 22)),
        (
            "12月3号上午9点跟财务对账 下午2点班组长座谈 合同样本1号前印好",
            "合同样本印好",
            datetime(2026, 12, 1),
        ),
    ],
)
def test_others_stay(text: str, title: str, when: datetime) -> None:
    """What names a thing, and what stands beside another day's."""
    assert with_thing(look(text, NOW), title, when) == title
