"""Templates: what the data must keep to, where steps fall, what items become, and how one's own are written."""

from datetime import date, datetime

import pytest

from union.calendar.templates import (
    LONGEST_NAME,
    LONGEST_TITLE,
    MOST_STEPS,
    Anchor,
    Template,
    TemplateStep,
    at_day,
    built_in,
    dated,
    from_items,
    pack_name,
    read_lines,
    read_pack_name,
    steps_as_json,
    steps_from_json,
    template_named,
)
from union.core.almanac.days_off import Notice, of_place
from union.core.almanac.workdays import is_workday
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Check, Event, Owner

NAMES = ["职代会", "工会小组长例会", "换届选举", "经审", "技能比武", "职工运动会", "困难职工走访"]


def found(name: str) -> Template:
    one = template_named(name, built_in())
    assert one is not None
    return one


def test_every_template_asked_for_is_there() -> None:
    """The seven an office needs."""
    assert [one.name for one in built_in()] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_data_keep_to_the_form(name: str) -> None:
    """One step is the day itself, titles are told apart, and everything fits a card and a button."""
    one = found(name)
    assert [step.offset for step in one.steps].count(0) == 1
    assert len({step.title for step in one.steps}) == len(one.steps) <= MOST_STEPS
    assert all(len(step.title) <= LONGEST_TITLE for step in one.steps) and len(name) <= LONGEST_NAME


def test_no_word_means_two_templates() -> None:
    """What is said behind /add leads to one."""
    words = [word for one in built_in() for word in {one.name, *one.words}]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("month", range(1, 13))
def test_steps_stand_on_working_days_on_their_side(name: str, month: int) -> None:
    """Whatever the day, no step but the day itself is on a day off, none before it falls after it."""
    day = date(2026, month, 17)
    for one in dated(found(name), Anchor(at_day(day))):
        assert one.step.offset == 0 or is_workday(one.at.day)
        assert (one.at.day < day, one.at.day > day) == (one.step.offset < 0, one.step.offset > 0)


def test_steps_follow_the_group_s_calendar() -> None:
    """With a notice adopted, or elsewhere, the days off are others."""
    template = Template(
        "例", (TemplateStep("报表", -5), TemplateStep("例"), TemplateStep("小结", 2, working=True))
    )
    anchor = Anchor(at_day(date(2026, 9, 29)))
    assert [one.at.day for one in dated(template, anchor)] == [
        date(2026, 9, 24), date(2026, 9, 29), date(2026, 10, 8),
    ]  # fmt: skip
    notice = Notice(off=frozenset({date(2026, 9, 24)}), work=frozenset())
    assert dated(template, anchor, notice)[0].at.day == date(2026, 9, 23)
    assert dated(template, anchor, of_place("HK"))[2].at.day == date(2026, 10, 2)


def test_the_day_keeps_its_clock_and_steps_after_wait_for_its_end() -> None:
    """「4月10日至11日」: what follows is counted from the 11th."""
    template = Template("运动会", (TemplateStep("运动会"), TemplateStep("报道", 1, working=True)))
    anchor = Anchor(at_day(date(2027, 4, 10)), Grain.DAY, at_day(date(2027, 4, 12)))
    first, after = dated(template, anchor)
    assert (first.at.start, first.at.end, after.at.day) == (anchor.start, anchor.end, date(2027, 4, 12))
    nine = Anchor(datetime.fromisoformat("2027-04-09 09:00"), Grain.MINUTE)
    assert (dated(template, nine)[0].at.start.hour, dated(template, nine)[1].at.start.hour) == (9, 0)


@pytest.mark.parametrize("words", ["职代会", "职工代表大会", "教代会"])
def test_a_template_has_other_names(words: str) -> None:
    """As officers call it."""
    assert found(words).name == "职代会"


def test_the_first_of_a_name_is_meant() -> None:
    """A group's own comes before the built-in one."""
    own = Template("经审", (TemplateStep("经审"),), own=True)
    assert template_named("经审", [own, *built_in()]) is own
    assert template_named("经审会", built_in()) is None


def test_a_laying_out_has_a_name_that_tells_its_day() -> None:
    """And no festival's pack is taken for one."""
    assert read_pack_name(pack_name(found("职代会"), Anchor(at_day(date(2027, 3, 20))))) == (
        "职代会", date(2027, 3, 20),
    )  # fmt: skip
    assert read_pack_name("中秋2027") is None


def test_steps_come_back_from_plain_json() -> None:
    """As kept in a draft, and for a group."""
    for one in built_in():
        assert steps_from_json(steps_as_json(one.steps)) == one.steps


def event(title: str, day: str, **more: object) -> Event:
    return Event(1, 1, title, Kind.OTHER, datetime.fromisoformat(day), Grain.DAY, **more)  # type: ignore[arg-type]


def test_items_become_steps_counted_from_their_day() -> None:
    """Owner and checklist go with them, ticks do not."""
    items = [
        event("订车", "2027-04-04", owners=(Owner("王芳", 3),), checks=(Check("报价", 7, frozenset({""})),)),
        event("春游", "2027-04-18"),
        event("报销", "2027-04-25"),
    ]
    assert from_items("春游", items, date(2027, 4, 18)) == (
        TemplateStep("订车", -14, owner="王芳", checks=("报价",)),
        TemplateStep("春游"),
        TemplateStep("报销", 7),
    )


def test_one_item_alone_is_the_day_itself() -> None:
    """Nothing was laid out with it."""
    assert [step.offset for step in from_items("秋游", [event("看红叶", "2026-10-24")], None)] == [0]


LINES = [
    ("提前14天 联系车辆", TemplateStep("联系车辆", -14)),
    ("1. 提前两周：报名", TemplateStep("报名", -14)),
    ("· 会前3个工作日 发通知", TemplateStep("发通知", -3, working=True)),
    ("14天前 订票", TemplateStep("订票", -14)),
    ("T-7 名单", TemplateStep("名单", -7)),
    ("提前一个月 方案", TemplateStep("方案", -30)),
    ("之后5个工作日 报销 @王芳", TemplateStep("报销", 5, working=True, owner="王芳")),
    ("3天后，总结", TemplateStep("总结", 3)),
    ("T+1 晒照片", TemplateStep("晒照片", 1)),
    ("（2）提前10天 买保险（含返程）", TemplateStep("买保险（含返程）", -10)),
]


@pytest.mark.parametrize(("line", "step"), LINES)
def test_a_line_is_a_step(line: str, step: TemplateStep) -> None:
    """The time first, then what is to be done, at the end who does it."""
    read = read_lines("春游", [line, "当天 春游"])
    assert read.unread == ()
    assert [one for one in read.steps if one.offset] == [step]


@pytest.mark.parametrize("line", ["买水", "提前0天 买水", "提前14天", "提前999天 买水", "每周 买水", "当天"])
def test_a_line_without_time_or_matter_is_said_back(line: str) -> None:
    """Nothing is guessed."""
    assert read_lines("春游", [line]).unread == (line,)


def test_without_a_line_for_the_day_the_name_is_the_day() -> None:
    """With the kind its words speak of."""
    read = read_lines("安全知识竞赛", ["提前5天 出题"])
    assert read.steps[-1] == TemplateStep("安全知识竞赛", kind=Kind.COMPETITION)


def test_lines_come_in_the_order_of_time() -> None:
    """However they were written; five working days are a week."""
    read = read_lines("春游", ["当天 春游", "提前6天 甲", "提前5个工作日 乙", "之后1天 丙"])
    assert [one.title for one in read.steps] == ["乙", "甲", "春游", "丙"]


def test_a_step_said_twice_stands_once() -> None:
    """The later line counts."""
    steps = read_lines("春游", ["提前6天 报名", "提前9天 报名", "当天 春游"]).steps
    assert [(one.title, one.offset) for one in steps] == [("报名", -9), ("春游", 0)]
