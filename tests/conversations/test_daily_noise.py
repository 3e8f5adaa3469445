"""A busy week of a committee of three: what the group hears without having asked, reminders beside."""

import asyncio
import re
from collections import Counter
from pathlib import Path

from tests.transcript import Play

WEEK = """时间 2027-05-09 10:00
群「红星厂工会」：周敏、李建国、王芳
王芳（私聊）：/start
周敏：5月10日下午3点开工会小组长例会
周敏：5月11日下午3点开劳动竞赛评审会
周敏：5月12日下午3点开女职工座谈会
周敏：5月14日前报送职代会材料，李建国负责
"""
DOUBTFUL = (
    "跟二车间主任谈了谈休息室漏雨的事",
    "中午跟后勤去夜班宿舍看了看暖气热不热",
    "昨天给夜班师傅修好了热水器",
    "晚上又补了一户，总共18户，9000",
    "昨晚陪夜班电工老郑去医院换了药",
)


def test_one_word_a_day() -> None:
    """端午's card, the questions after meetings and those about a sentence share one; what is left is asked in private."""
    source = WEEK
    for day, words in enumerate(DOUBTFUL, 10):
        source += f">> 05-{day} 08:30\n>> 05-{day} 10:00\n王芳：{words}\n王芳：{DOUBTFUL[day - 11]}了\n"
    said = asyncio.run(Play(source).run())
    mornings = said.split(" 08:30\n")[1:]
    heard = [
        [each for each in one.split("\n小秘：")[1:] if not each.startswith("今日提醒")] for one in mornings
    ]
    assert len(heard) == len(DOUBTFUL) and all(len(each) == 1 for each in heard), heard
    told = "".join(each[0].partition("\n小秘→")[0] for each in heard)
    assert "离端午" in told and (told.count("办了吗"), told.count("要记吗")) == (3, 1)
    assert said.count("小秘→王芳：您在群里说") == 9


MOST_UNASKED, A_DAY_BEGINS = 6, re.compile(r"(?:>> |时间 \d{4}-)(\d\d-\d\d)")
WRITES, POSTS = re.compile(r"(?!小秘)\S{2,8}?(?:：|点|（)"), "小秘："


def test_a_committee_of_twelve_hears_little_unasked() -> None:
    """What stands in the group before anybody has written since the time moved on; boards are edited in place."""
    unasked, day, is_asked = Counter[str](), "", False
    for line in (Path(__file__).parent / "busy_week.txt").read_text(encoding="utf-8").splitlines():
        begun = A_DAY_BEGINS.match(line)
        day, is_asked = (begun[1], False) if begun else (day, is_asked or WRITES.match(line) is not None)
        unasked[day] += line.startswith(POSTS) and not is_asked
    assert len(unasked) >= 6 and max(unasked.values()) <= MOST_UNASKED
    assert sum(unasked.values()) <= 10, unasked
