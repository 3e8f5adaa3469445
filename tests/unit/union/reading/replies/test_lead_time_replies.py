"""Lead times read from words, and kept as one line of a group's settings."""

import pytest

from union.core.kinds import Kind
from union.reading.replies.lead_time_replies import asked_leads, chosen_leads
from union.reminders.lead_times import chosen, with_choice

ASKED = [
    ("提前5天和1天提醒", ("d5", "d1")),
    ("提前一周提醒", ("d7",)),
    ("请提前2天和当天提醒", ("d2", "d0")),
    ("提前1天、三天、两小时提醒大家", ("d3", "d1", "h2")),
    ("提前半小时提醒", ("min30",)),
    ("提前一個月提醒", ("d30",)),
    ("提前10天、5天、1天各提醒一次", ("d10", "d5", "d1")),
    ("当天提醒", ("d0",)),
    ("不用提醒", ()),
    ("不要再提醒了", ()),
    ("恢复默认提醒", None),
    ("恢复提醒", None),
]


@pytest.mark.parametrize(("text", "leads"), ASKED)
def test_a_reply_asks_for_leads(text: str, leads: tuple[str, ...] | None) -> None:
    """Longest first, each once; none at all and the usual ones have words of their own."""
    said = asked_leads(text)
    assert said is not None
    assert said.leads == leads


@pytest.mark.parametrize(
    "text",
    [
        "提前3天", "默认", "提前1天交材料", "提醒我3天后", "提前1天提醒张三交材料", "提前0天提醒", "提前半天提醒",
        "提前90天提醒", "提前1.5小时提醒", "提前7天6天5天4天3天2天1天提醒", "完成",
    ],
)  # fmt: skip
def test_other_words_ask_for_none(text: str) -> None:
    """A reply must say that it means the reminders, with times that can be kept."""
    assert asked_leads(text) is None


CHOSEN = [
    ("3天、1天、2小时", ("d3", "d1", "h2")),
    ("7天 当天", ("d7", "d0")),
    ("两天", ("d2",)),
    ("不提醒", ()),
    ("默认", None),
]


@pytest.mark.parametrize(("text", "leads"), CHOSEN)
def test_a_setting_needs_the_times_only(text: str, leads: tuple[str, ...] | None) -> None:
    """Behind the kind's name nothing else can be meant."""
    said = chosen_leads(text)
    assert said is not None
    assert said.leads == leads


def test_a_setting_of_no_times_is_not_understood() -> None:
    """It is asked again how it is written."""
    assert chosen_leads("早一点") is None


def test_choices_are_kept_and_taken_back() -> None:
    """Each kind by itself; what was put back holds no choice, silence is one."""
    line = with_choice(with_choice("", Kind.VISIT, ()), Kind.MEETING, ("d3", "h2"))
    assert (chosen(line, Kind.MEETING), chosen(line, Kind.VISIT), chosen(line, Kind.OTHER)) == (
        ("d3", "h2"),
        (),
        None,
    )
    line = with_choice(line, Kind.VISIT, None)
    assert (chosen(line, Kind.VISIT), line) == (None, "meeting=d3,h2")


def test_a_forged_line_chooses_nothing() -> None:
    """Whatever stands in the row, no kind gets it."""
    assert chosen("party=d1;=;;meeting", Kind.MEETING) == ()
    assert chosen("party=d1", Kind.MEETING) is None
