"""/find: logs and items by their words, newest first, nothing masked found by name."""

from datetime import date

import pytest

from handlers.questions import find_command
from tests.unit.handlers.office import Office, at
from tests.unit.handlers.stage import ZHOU
from union.worklog.entries import Fact


def told(*texts: tuple[str, str]) -> Office:
    """A group with these logs, each of its day; it is 20 November 2026."""
    office = Office()
    for day, text in texts:
        office.log(Fact("文体活动", text[:10], date.fromisoformat(day)), text=text)
    office.stage.now = at("2026-11-20 10:00")
    return office


def find(office: Office, words: str) -> list[str]:
    """What is answered in the group, line by line."""
    office.stage.write(ZHOU, words, find_command.find)
    return office.posts()[-1].splitlines()


GAMES = (
    ("2025-10-20", "组织拔河比赛，40人"),
    ("2026-10-23", "组织拔河比赛，96人"),
    ("2026-03-06", "趣味运动会"),
)


def test_newest_first_with_day_and_author() -> None:
    """Every log that holds the word."""
    assert find(told(*GAMES), "/find 拔河") == [
        "「拔河」共找到2条",
        "#2 10月23日 周五 周敏：组织拔河比赛，96人",
        "#1 2025年10月20日 周一 周敏：组织拔河比赛，40人",
    ]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("查找 拔河 96", 1),
        ("查找 去年 拔河", 1),
        ("查找 10月 拔河", 1),
        ("查找：运动会", 1),
        ("查找 拔河 运动会", 0),
    ],
)
def test_all_words_are_wanted_and_days_narrow(words: str, count: int) -> None:
    """Several words are all of them, a time said by itself is no word."""
    lines = find(told(*GAMES), words)

    assert len(lines) - 1 == count


@pytest.mark.parametrize(
    ("words", "count"), [("/find 100%", 1), ("/find a_b", 1), ("/find %", 1), ("/find \\", 0)]
)
def test_signs_of_like_stand_for_themselves(words: str, count: int) -> None:
    """「%」 and 「_」 find only themselves."""
    office = told(("2026-11-01", "合格率100%"), ("2026-11-02", "编号a_b已交"), ("2026-11-03", "编号aXb已交"))

    assert len(find(office, words)) - 1 == count


def test_helped_people_are_not_found_by_name() -> None:
    """What is masked for everybody can't be asked out by guessing."""
    office = told(("2026-11-06", "走访困难职工张小兰，送慰问金500元"))

    assert find(office, "/find 张小兰") == ["没有找到「张小兰」。可以少写几个词再找，或换个说法。"]
    assert len(find(office, "/find 困难职工")) == 2


def test_undone_logs_are_marked_and_items_found() -> None:
    """An item of the calendar stands among the logs; what was taken back says so."""
    office = Office()
    office.stage.now = at("2026-11-20 10:00")
    undone = office.log(Fact("文体活动", "拔河比赛", date(2026, 11, 3)), text="组织拔河比赛")
    office.undo(undone)
    office.item("拔河决赛", "2026-11-28")

    assert find(office, "查找 拔河") == [
        "「拔河」共找到2条",
        "#2 11月28日 周六 日程：拔河决赛",
        "#1 11月3日 周二 周敏：组织拔河比赛（已撤销）",
    ]


def test_many_are_paged() -> None:
    """Eight a page."""
    office = told(*[(f"2026-10-{day:02d}", f"第{day}次培训") for day in range(1, 12)])

    assert find(office, "/find 培训")[0] == "「培训」共找到11条，第1/2页"
    office.stage.press(ZHOU, "下一页", find_command.DEEDS)
    assert office.edits()[-1].splitlines()[0] == "「培训」共找到11条，第2/2页"


def test_nothing_said_is_explained() -> None:
    """An example instead of everything."""
    assert find(told(), "/find")[0] == "请写要找的词，如："
