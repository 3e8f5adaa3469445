"""What is asked about in a group: nearly work with a day or a figure, hardly ever talk."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from union.reading.acts.opinion import is_doubtful, likelihood, may_be_planned

NOW = datetime(2026, 11, 19, 10)
DATA = Path(__file__).parents[4] / "data"
ASKED = [
    "我和小谢下午去医院看了摔伤的刘工，买了水果牛奶共268元",
    "今晚和小沈去中医院看了骨折的郑师傅，拎了牛奶苹果共185元",
    "那批毛巾已经弄好发给夜班了，共74人",
    "今日阿娟嗰組攞咗84份月餅券返去",
]
LEFT = {
    "surely heard": "今天走访慰问困难职工12户，发放慰问金6000元",
    "without day or figure": "我和小谢去医院看了摔伤的刘工，买了水果",
    "nothing but a day": "下周五下午2点",
    "a question": "三八趣味赛总共86个姐妹参加，奖品花了3200吗？",
    "about something known": "11月26日的碰头会取消",
    "passed on": "[转]三八趣味赛总共86个姐妹参加，奖品花了3200",
    "hearsay": "听说三车间慰问了12户，发了6000元",
    "goods with their prices": "老家小米一袋10斤65，20斤120，周五下班送到厂门口，要的接着往下写",
    "a list that closes": "豬肉乾團 $98一斤 兩斤$180 星期五截單 要嘅PM",
    "a warning of others": "[Forwarded] fake parcel SMS, do not click, uncle lost $5,000",
    "a joke": "公司話下個月起加人工5% 即刻補返上年嗰$12,000 …講笑咋",
    "an article": "今天慰问" + "困难职工很多，" * 30 + "共12户",
}


@pytest.mark.parametrize("text", ASKED)
def test_nearly_work_is_asked_about(text: str) -> None:
    """Though a word of talk stands in it."""
    assert is_doubtful(text, NOW)


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_what_is_never_asked_about(text: str) -> None:
    """Each for its own reason."""
    assert not is_doubtful(text, NOW)


def test_of_talk_nobody_learned_from_none_is_asked_about() -> None:
    """The weights were made without these messages; of the others a fifth at a time is measured by tools/doubt_weights.py."""
    lines = [json.loads(line) for line in (DATA / "acts" / "dev.jsonl").read_text("utf-8").splitlines()]
    talk = [one for one in lines if one["chatter"]]
    assert not [
        one["text"]
        for one in talk
        if is_doubtful(one["text"], datetime.fromisoformat(one["at"]), region=one["region"])
    ]


def test_traditional_signs_say_the_same() -> None:
    """One form before anything is weighed."""
    assert likelihood("慰問困難職工3戶") == likelihood("慰问困难职工3户")


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [("后天交照片", True), ("下周三找老李拿钥匙", True), ("明天", False), ("明天下雨吗", False), ("昨天找老李拿了钥匙", False), ("老李拿钥匙", False)],
)  # fmt: skip
def test_what_is_said_to_the_bot_with_a_day_to_come_may_be_planned(text: str, is_asked: bool) -> None:
    """It is asked about at least."""
    assert may_be_planned(text, datetime(2026, 11, 23, 9)) is is_asked
