"""What is written about an item beside its time: lists, notes, and the wish to see it all."""

import pytest

from union.reading.replies.item_details import About, lines_of, read_addition, read_plan

LINES = [
    ("1.订会议室 2.发通知 3.印材料", ("订会议室", "发通知", "印材料")),
    ("1、订会议室；2、发通知。", ("订会议室", "发通知")),
    ("（1）订会议室（2）发通知", ("订会议室", "发通知")),
    ("①订会议室②发通知", ("订会议室", "发通知")),
    ("1.订会议室2.发通知", ("订会议室", "发通知")),
    ("订会议室\n发通知\n", ("订会议室", "发通知")),
    ("- 订会议室\n- 发通知", ("订会议室", "发通知")),
    ("订会议室；发通知，印材料", ("订会议室", "发通知，印材料")),
    ("订会议室、发通知、印材料", ("订会议室", "发通知", "印材料")),
    ("1.准备预算2.5万元 2.报批", ("准备预算2.5万元", "报批")),
    ("买水2箱", ("买水2箱",)),
    ("", ()),
]


@pytest.mark.parametrize(("text", "lines"), LINES)
def test_the_lines_of_a_list(text: str, lines: tuple[str, ...]) -> None:
    """Numbered, a line each, or between stops; figures are no numbers of lines."""
    assert lines_of(text) == lines


REPLIES = [
    ("清单：1.订会议室 2.发通知", About.CHECKLIST, ("订会议室", "发通知"), ""),
    ("準備清單:訂會議室、發通知", About.CHECKLIST, ("訂會議室", "發通知"), ""),
    ("准备清单:订会议室、发通知", About.CHECKLIST, ("订会议室", "发通知"), ""),
    ("清單：訂會議室", About.CHECKLIST, ("訂會議室",), ""),
    ("清单：\n订会议室\n发通知", About.CHECKLIST, ("订会议室", "发通知"), ""),
    ("清单：无", About.CHECKLIST, (), ""),
    ("清单加 印材料", About.MORE_CHECKS, ("印材料",), ""),
    ("清单增加：印材料、买水", About.MORE_CHECKS, ("印材料", "买水"), ""),
    ("备注：请带公章", About.NOTE, (), "请带公章"),
    ("備註：請帶公章", About.NOTE, (), "請帶公章"),
    ("备注：", About.NOTE, (), ""),
    ("详情", About.DETAILS, (), ""),
    ("看清单", About.DETAILS, (), ""),
    ("清单在谁那里", None, (), ""),
    ("备注栏要写清楚", None, (), ""),
    ("详情见附件", None, (), ""),
    ("完成", None, (), ""),
]


@pytest.mark.parametrize(("text", "about", "lines", "note"), REPLIES)
def test_what_a_reply_adds(text: str, about: About | None, lines: tuple[str, ...], note: str) -> None:
    """The word must stand at the beginning with its colon; anything else is no addition."""
    found = read_addition(text)
    assert (found and found.about) == about
    if found is not None:
        assert (found.lines, found.text) == (lines, note)


def test_lines_below_a_plan_are_no_part_of_it() -> None:
    """The list ends where the note begins."""
    plan = read_plan("下周三下午3点开例会\n清单：\n1. 订会议室\n2. 发通知\n备注：带公章")
    assert plan.text == "下周三下午3点开例会"
    assert plan.lines == ("订会议室", "发通知")
    assert plan.note == "带公章"


def test_a_plan_without_such_lines_stays_whole() -> None:
    """Also where it speaks of a list itself, or begins with one."""
    for text in ("下周三前交慰问品清单", "清单：订会议室", "下周三开会\n地点三楼"):
        assert read_plan(text) == type(read_plan(""))(text)
