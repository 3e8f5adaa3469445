"""A note names what it is about and has no word of talk."""

from datetime import datetime

import pytest

from union.reading.acts.classification import words_by_ground
from union.reading.acts.intent_features import is_note, opens_with_work, visits
from union.reading.message import Intent
from union.reading.reader import read, wavers

NOW = datetime.fromisoformat("2026-11-20T10:00")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("黑板报出新 主题防火", True),
        ("会徽换了，旧的收进柜", True),
        ("走访14户，3户没走到", True),
        ("走访14户，没啥意思", False),
        ("我把黑板报擦了", False),
        ("黑板报换了没?", False),
        ("黑板报真丑", False),
        ("隔壁厂换了黑板报", False),
    ],
)
def test_a_note_has_no_word_of_talk(text: str, is_one: bool) -> None:
    """Nobody is spoken to, nothing felt, nobody else's work told."""
    assert is_note(text, words_by_ground(text)) is is_one


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("拔河 调度队第一", True),
        ("□□□□ 拔河 调度队第一", True),
        ("新入会表 30份", True),
        ("楼下那根旧绳子拿来拔河", False),
        ("好的", False),
    ],
)
def test_a_note_opens_with_a_word_of_the_office(text: str, does: bool) -> None:
    """Its date, blanked out, and two signs may stand before it."""
    assert opens_with_work(text, words_by_ground(text)) is does


@pytest.mark.parametrize(("text", "does"), [("医院看小邹", True), ("给老范送汤", True), ("看电影", False)])
def test_somebody_called_on_has_a_name(text: str, does: bool) -> None:
    """小 or 老 before a surname."""
    assert visits(text) is does


@pytest.mark.parametrize(
    "text",
    [
        "流动红旗颁给卷扬班",
        "拔河 库管队赢了",
        "法律顾问坐班 接待职工3人",
        "茶话会，节目9个，聊到五点",
        "建议奖兑现，点子王小岳得800",
        "妈妈小屋 启用 冰箱到位",
        "工人日报登了咱厂的稿子",
        "猜谜比赛，谁快谁赢，化验组第一",
        "经审会对账 没毛病",
        "罚款条款取消 跟队长谈妥",
    ],
)
def test_a_terse_note_tells_a_deed(text: str) -> None:
    """A body, an object or an event of the union with what came of it, in hardly any words."""
    assert read(text, NOW).intent is Intent.LOG


@pytest.mark.parametrize(
    "text",
    [
        "拔河绳子还在我柜子里",
        "黑板报那个字谁写的",
        "会费又涨了",
        "没评上，红旗给了乙班",
        "听说要换主席",
        "绿豆汤没轮到我们班",
        "[链接] 某市工会送清凉2000人次",
        "区里通报：各级工会慰问职工3万人",
    ],
)
def test_talk_with_the_same_words_is_left_alone(text: str) -> None:
    """What somebody feels, misses, asks or has heard is no note."""
    assert read(text, NOW).intent is Intent.NONE


@pytest.mark.parametrize(
    "text",
    [
        "19号给老会员过集体生日",
        "下周二律师来讲工伤怎么认，阅览室",
        "下周六义务植树，锹从仓库来的够用",
        "周四下班后合唱排练，别迟到",
    ],
)
def test_a_terse_plan_is_one(text: str) -> None:
    """What is taught asks nothing; 过生日 and 来的 tell nothing as done."""
    assert read(text, NOW).intent is Intent.EVENT


@pytest.mark.parametrize("text", ["职工书屋的书柜", "女工主任的办公室"])
def test_a_thing_that_is_only_named_is_asked_about_in_private(text: str) -> None:
    """Nothing says that anything was done to it: silence in a group, a question in private."""
    assert read(text, NOW).intent is Intent.NONE
    assert wavers(text, NOW)


@pytest.mark.parametrize("text", ["今天天气不错", "职工书屋几点关门", "听说书屋要换书柜", "书屋不用换书柜了"])
def test_what_is_surely_no_work_is_not_asked_about(text: str) -> None:
    """Small talk, a question, hearsay, a denial."""
    assert not wavers(text, NOW)


@pytest.mark.parametrize("text", ["体检", "采用", "公示", "答题"])
def test_a_word_alone_tells_nothing(text: str) -> None:
    """It answers somebody."""
    assert read(text, NOW).intent is Intent.NONE and read(f"{text}38人", NOW).intent is Intent.LOG
