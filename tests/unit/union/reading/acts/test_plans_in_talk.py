"""What is planned amid talk: found around its time, and named wherever in the message its thing stands."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from union.reading.acts.extraction import look
from union.reading.acts.plans_in_talk import LONGEST, MOST, plans_in_talk
from union.reading.acts.time_senses import times_weighed
from union.reading.message import Intent

NOW = datetime(2026, 11, 23, 10)
SURE = 0.7


@pytest.mark.parametrize(
    ("text", "region", "thing", "start", "is_due"),
    [
        (
            "哎呀食堂李师傅真好说话，元宵灯会的汤圆他包了，我妈还想来帮忙呢哈哈。那就这样，12月5号晚上七点，篮球场，灯笼自己带",
            "CN",
            "灯会",
            datetime(2026, 12, 5, 19),
            False,
        ),
        (
            "工装的尺码表还躺在我桌上没人动，谁都嫌麻烦😂 小王你手快，辛苦统计一下，下周三之前发我",
            "CN",
            "尺码",
            datetime(2026, 12, 2),
            True,
        ),
        (
            "剪頭髮嗰班義工終於應承咗嚟，唔使錢㗎，我阿媽都話想剪。12月6號朝早十點，會所二樓",
            "HK",
            "剪",
            datetime(2026, 12, 6, 10),
            False,
        ),
        (
            "wah the yoga instructor finally reply me lah, where got so hard to book one haha. ok so sat 5 dec 10am, bring own mat",
            "SG",
            "yoga",
            datetime(2026, 12, 5, 10),
            False,
        ),
    ],
)
def test_planned_amid_talk(text: str, region: str, thing: str, start: datetime, is_due: bool) -> None:
    """The thing a sentence before its time, with words of talk beside it."""
    (found,) = plans_in_talk(text, NOW, region=region)
    when = found.message.when
    assert when is not None and (when.start, when.deadline) == (start, is_due)
    assert thing in (found.message.title or "") and found.share >= SURE


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("我儿子周六上午十点考驾照，紧张得一宿没睡哈哈", "CN"),
        ("昨晚看球看到两点，今天下午三点还得陪客户，困死", "CN"),
        ("我聽日下晝兩點睇牙醫，唔好打俾我", "HK"),
        ("my mum flight lands sat 3pm, must fetch her, so jialat the jam", "SG"),
        ("老板说下周五要搬办公室，谁信啊", "CN"),
    ],
)
def test_talk_is_no_plan(text: str, region: str) -> None:
    """What is of oneself, over, or another's."""
    assert all(each.share < SURE for each in plans_in_talk(text, NOW, region=region))


def test_each_time_has_its_thing() -> None:
    """Two plans of one message share no name; what is planned already is left out."""
    text = (
        "插花课的老师约到了，12月5号下午两点，剪刀自备。拔河的绳子老陈说他有，比赛就12月12号上午九点，篮球场"
    )
    first, other = plans_in_talk(text, NOW)
    assert "插花" in (first.message.title or "") and "插花" not in (other.message.title or "")
    (left,) = plans_in_talk(text, NOW, planned=(("插花课", date(2026, 12, 5)),))
    assert left.message.when == other.message.when


def test_only_times_to_come_are_weighed() -> None:
    """And the two shares are likelihoods."""
    seen = look("昨天下午三点开完会了，下次12月8日下午三点", NOW, "CN", Intent.EVENT)
    found = times_weighed(seen, NOW)
    assert [each.read.when.start for each in found] == [datetime(2026, 12, 8, 15)]
    assert 0 <= found[0].share <= 1


@given(
    st.lists(
        st.sampled_from(("12月5号", "下午3点", "，", "。", "献血", "你", "\n", "sat 2pm", "\x00", "😂", "3")),
        max_size=40,
    )
)
@settings(deadline=None)
def test_any_words_are_survived(words: list[str]) -> None:
    """Whatever is written, there are few plans, each with a name and a time, and places within the text."""
    text = "".join(words)
    found = plans_in_talk(text, NOW)
    assert len(found) <= MOST and (not found or len(text) <= LONGEST)
    for each in found:
        assert each.message.title and each.message.when is not None
        assert 0 <= each.begin < each.end <= len(text)
