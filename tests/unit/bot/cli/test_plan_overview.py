"""A plan printed for people: by months, each item with its sentence."""

from datetime import datetime

from bot.cli.plan import overview
from union.core.kinds import Kind
from union.core.period import Grain
from union.reading.message import When
from union.words import words
from union.yearplan.model import Duty, PlanItem, YearPlan


def item(title: str, start: str, grain: Grain, *, rrule: str | None = None, by: bool = False) -> PlanItem:
    """An item whose sentence is its title behind a line break."""
    when = When("", datetime.fromisoformat(start), None, grain, by, rrule)
    return PlanItem(title, Kind.MEETING, when, None, (), f"第一，\n{title}", "", 0)


def printed(*items: PlanItem, title: str = "", duties: tuple[Duty, ...] = ()) -> list[str]:
    """The lines of a plan of 2027 with these items."""
    return list(overview(words(), YearPlan(title, 2027, None, items, duties)))


def test_months_stand_in_order_and_what_comes_again_last() -> None:
    """Months, the quarter behind its first month, the year, the next year's January, series."""
    items = (
        item("例会", "2027-01-01", Grain.YEAR, rrule="FREQ=MONTHLY"),
        item("体检", "2027-01-01", Grain.YEAR),
        item("总结", "2028-01-01", Grain.MONTH),
        item("培训", "2027-04-01", Grain.QUARTER),
        item("换届", "2027-05-01", Grain.MONTH),
        item("五四座谈", "2027-05-04", Grain.DAY),
        item("表彰", "2027-04-20", Grain.DAY),
    )
    headings = [line for line in printed(*items)[2:] if line and not line.startswith(" ")]
    assert headings == ["4月", "第二季度", "5月", "2028年1月", "全年", "定期要办的"]


def test_each_item_has_its_time_kind_owners_and_sentence() -> None:
    """The sentence on one line below it; a deadline says 前."""
    lines = printed(item("职代会", "2027-03-31", Grain.DAY, by=True), title="2027年工会工作计划")
    assert lines == [
        "2027年工会工作计划",
        "按2027年读，共1项。",
        "",
        "3月",
        "  3月底前 职代会（会议）",
        "    原文：第一， 职代会",
    ]


def test_duties_are_listed_at_the_end() -> None:
    """What has no time is no item."""
    lines = printed(duties=(Duty("加强\n学习", "一、思想"),))
    assert lines == ["2027年计划", "按2027年读，共0项。", "", "未定时间的工作（1）", "  · 加强 学习"]
