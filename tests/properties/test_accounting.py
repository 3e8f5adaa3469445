"""The accounting of a message holds for every sentence there is: taken, known not to count, or left over, each figure once."""

from datetime import datetime

from hypothesis import example, given
from hypothesis import strategies as st

from union.reading.act_reading import read_acts
from union.reading.acts.act_kinds import FIGURE, account
from union.reading.acts.extraction import look

NOW = datetime(2026, 11, 20, 10)
WORDS = st.sampled_from(
    [
        "今天",
        "昨天",
        "走访",
        "慰问",
        "困难职工",
        "培训",
        "12户",
        "3人",
        "6000元",
        "每户500元",
        "11月8日",
        "周三",
        "下午3点",
        "168",
        "4×500",
        "3.5万元",
        "第3组",
        "一车间",
        "三八",
        "五一",
        "十二月五日",
        "实到60",
        "、",
        "，",
        "。",
        "；",
        "和",
        "电话6012345",
        "3号车间",
        "（1）",
        "①",
        "合计",
        "共",
        "20%",
        "2-3人",
        "7/1",
        "$56k",
        "RM2,340",
        "25日前",
        "国强",
        "把方案",
        "交上来",
        "已",
        "了",
        "会议纪要：",
        "1.",
        "2.",
    ]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=14).map("".join)


@given(SENTENCES)
@example("11月8日今天周三一车间")
def test_every_figure_is_accounted_for_once(text: str) -> None:
    """Characters of figures are those of the pieces, and no two pieces share one."""
    seen = look(text, NOW)
    pieces = list(account(seen, [one.when for one in seen.reads[:1]]))
    places = [at for piece in pieces for at in range(piece.start, piece.end)]
    figures = {at for match in FIGURE.finditer(seen.said.text) for at in range(*match.span())}

    assert len(places) == len(set(places))
    assert figures <= set(places)


@given(SENTENCES)
def test_what_is_left_over_stands_in_an_act(text: str) -> None:
    """With its own words at its place, in order."""
    found = read_acts(text, NOW)
    stretches = [(act.start, act.end) for act in found.acts]

    assert all(one.text == text[one.start : one.end] for one in found.left_over)
    assert all(any(a <= one.start and one.end <= b for a, b in stretches) for one in found.left_over)
    assert [one.start for one in found.left_over] == sorted(one.start for one in found.left_over)


@given(SENTENCES)
def test_acts_stand_in_the_order_of_the_text(text: str) -> None:
    """Each is a stretch of the message, and its words are those written there."""
    found = read_acts(text, NOW).acts

    assert all(act.text == text[act.start : act.end] for act in found)
    assert [act.start for act in found] == sorted(act.start for act in found)
