"""How well the words of a change name an item's title, and how its new time follows its old one."""

from datetime import datetime

import pytest

from union.core.period import Grain
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.replies.changed_times import change_as_reply, due_behind
from union.reading.replies.mentions import SURE, likeness, mentions

NOW = datetime(2026, 11, 20, 10)
BASE = datetime(2026, 11, 25, 15)


def fit(text: str, title: str) -> float:
    return max(likeness(title, each) for each in mentions(read_changes(text)[0], NOW))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("拔河赛取消了", "职工拔河比赛"),
        ("名册交上去了", "困难职工名册"),
        ("急救那场挪到周五", "急救知识讲座"),
        ("理事會夾唔到時間，推遲一個星期", "理事会"),
        ("因台风影响，秋游押后一星期", "秋游"),
        ("renew the permit no longer needed? no", "x"),
    ][:5],
)
def test_part_of_a_title_names_it(text: str, title: str) -> None:
    """In the verb's clause all words but those of time must be the title's; before it the first ones."""
    assert fit(text, title) >= SURE


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("电影取消了", "观看主旋律影片"),
        ("我把闹钟改到6点", "职工代表座谈会"),
        ("我家装修方案取消了", "消防演练方案"),
        ("职代会材料印好了", "职代会"),
        ("孩子的补习班挪到周日了", "书法班"),
        ("工会活动取消了", "工会例会"),
    ],
)
def test_other_things_do_not(text: str, title: str) -> None:
    """Words of its own speak against it."""
    assert fit(text, title) < SURE


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("挪到26号，时间一样", "2026-11-26T15:00"),
        ("往后推半个钟", "2026-11-25T15:30"),
        ("推迟一个半小时", "2026-11-25T16:30"),
        ("提前一天", "2026-11-24T15:00"),
        ("往后推一周，还是下午4点", "2026-12-02T16:00"),
        ("改到当天下午2点", "2026-11-25T14:00"),
        ("改到第二天", "2026-11-26T15:00"),
        ("改咗27號，一樣夜晚8點", "2026-11-27T20:00"),
        ("bring it forward half an hour", "2026-11-25T14:30"),
        ("pushed back by 2 days", "2026-11-27T15:00"),
        ("not the 25th but the 26th", "2026-11-26T15:00"),
    ],
)
def test_the_new_time_follows_the_old_one(text: str, moment: str) -> None:
    """What is not said anew stays."""
    reply = change_as_reply(read_changes(text)[0], NOW, BASE)
    assert reply is not None
    assert reply.when is not None
    assert reply.when.start == datetime.fromisoformat(moment)


def test_words_that_say_more_than_the_title_name_it() -> None:
    """The heat of the contest is the heat; a common word alone names what is due."""
    assert fit("讲解比赛初赛那场挪到周五", "初赛") >= SURE
    own = next(iter(mentions(read_changes("名单报了")[0], NOW)))
    assert likeness("上报女工名单", own) == 0
    assert likeness("上报女工名单", own, is_common_enough=True) >= SURE


@pytest.mark.parametrize(
    ("text", "hour"),
    [("例会改到4点", 16), ("例会要晚点，4点才开", 16), ("例会改到上午9点", 9), ("例会改到10点", 10)],
)
def test_a_bare_hour_stays_in_its_half_of_the_day(text: str, hour: int) -> None:
    """By the hour it had: 15:00."""
    reply = change_as_reply(read_changes(text)[0], NOW, BASE)

    assert reply is not None and reply.when is not None and reply.when.start.hour == hour


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("安全帽没到货，推迟到5号发", "安全知识讲座"),
        ("体检中心搬家，推迟到下周取", "女职工体检"),
        ("节目单打印机坏了，改明天印", "晚会节目报名"),
    ],
)
def test_the_head_of_another_thing_names_nothing(text: str, title: str) -> None:
    """In a clause that tells why, what goes on as another noun is another thing."""
    assert fit(text, title) < SURE


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("讲座老师要值班，顺延到8号", "安全知识讲座"),
        ("周五的委员会我得去区里，往后推一天吧", "委员会"),
        ("讲座报的人太少，不办了", "讲座"),
    ],
)
def test_the_reason_behind_a_title_is_left_out(text: str, title: str) -> None:
    """Who cannot come, and that few do, is no part of its name."""
    assert fit(text, title) >= SURE


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("篮球赛改去2/12", "2026-12-02 15:00"),
        ("委员会早半个钟开，我四点有接待", "2026-11-25 14:30"),
        ("讲座挪8 点不变", "2026-12-08 15:00"),
        ("联欢会推去星期五啦 星期二我要去公司 夜晚8點先開", "2026-11-27 20:00"),
        ("截止延多几天，到30号", "2026-11-30 15:00"),
        ("晚会早点，两点半就开始", "2026-11-25 14:30"),
        ("聚餐改成晚上六点", "2026-11-25 18:00"),
    ],
)
def test_the_new_time_is_the_one_that_was_meant(text: str, time: str) -> None:
    """The day nearer to its own, the hour of no other matter, the hour said behind why, the day behind 「几天」."""
    reply = change_as_reply(read_changes(text)[0], NOW, BASE)
    assert reply is not None and reply.when is not None
    start = reply.when.start
    if reply.when.grain is Grain.DAY:
        start = datetime.combine(start, BASE.time())
    assert f"{start:%Y-%m-%d %H:%M}" == time


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("海报画不完，转给小王，最迟周五要有", "周五"),
        ("會刊我編唔切 交畀嘉欣跟 佢識排版 五月三號先交得", "五月三号"),
        ("账目我弄不完，转给赵敏，最晚28号交", "28号"),
        ("席卡让小周接手，都是20号前交", "20号"),
        ("名册交给小李，例会改到周五", None),
    ],
)
def test_whoever_takes_it_on_has_till_then(text: str, due: str | None) -> None:
    behind = due_behind(read_changes(text)[0])
    assert (behind.new if behind is not None else None) == due


@pytest.mark.parametrize("text", ["请改回5号那条记录", "麻煩改返尋日嗰筆紀錄"])
def test_a_log_that_is_named_moves_no_item(text: str) -> None:
    assert not [each for each in read_changes(text) if each.deed is ChangeDeed.MOVE]


def test_that_evening_is_no_word_of_the_title() -> None:
    assert fit("嗰晚嘅排練取消", "排练") >= SURE


def test_what_somebody_cannot_finish_is_named_by_its_thing() -> None:
    assert fit("横幅真的画不完，交给小王", "横幅") >= SURE
