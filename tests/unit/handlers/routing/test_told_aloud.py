"""Work told as officers tell it: days and figures in one breath, with feeling, with what comes next."""

import pytest

from storage.worklog import entries
from tests.unit.handlers.stage import LI, in_private
from tests.unit.handlers.week import Week

Facts = list[tuple[str, list[str], list[str]]]


def _facts(week: Week) -> Facts:
    db, group = week.stage.store.db, week.stage.group()
    entry = entries.latest_of(db, group, week.join(LI))
    assert entry is not None
    return [
        (
            f"{fact.day:%m-%d}",
            [f"{one.what or ''}{one.text}" for one in fact.measures],
            [str(one.minor // 100) for one in fact.money if one.per is None],
        )
        for fact in entry.facts
    ]


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ("给车队换灭火器，16号换了7个，17号又换了5个", [("11-16", ["7个"], []), ("11-17", ["5个"], [])]),
        (
            "昨下午安全考试31人 及格29人 今天又补考2人",
            [("11-17", ["安全考试31人", "及格29人"], []), ("11-18", ["2人"], [])],
        ),
        ("夜来俺去看了老郭给了500元慰问金", [("11-17", [], ["500"])]),
        ("昨天下雨，今天走访困难职工3户", [("11-18", ["困难职工3户"], [])]),
        ("已付五一值班慰问品，38份，合计2470元。", [("11-18", ["38份"], ["2470"])]),
        (
            "今天上午去医院看了老团长人瘦了一大圈我这心里真不是滋味慰问金给了1000块又拎了2箱牛奶",
            [("11-18", ["牛奶2箱"], ["1000"])],
        ),
    ],
)
def test_each_figure_is_of_its_day_and_its_thing(said: str, facts: Facts) -> None:
    """However it is told."""
    week = Week()
    week.at("2026-11-18 17:00")
    assert "已记录" in week.says(LI, said)
    assert _facts(week) == facts


def test_who_missed_it_gets_it_again() -> None:
    """What is intended behind work told, with its day and hour, is planned."""
    week = Week()
    said = "今天给白班讲了防汛知识来了36人夜班那拨没赶上我想放到下周一晚上七点再讲一次防汛知识"
    answer = week.says(LI, said)
    assert "36人" in answer
    assert "防汛知识：11月23日 周一 19:00" in answer


def test_a_deed_of_several_days_is_moved_alone() -> None:
    """By its figure, or by the day that is denied."""
    for said in ("那64张是周六发的 不是周五", "不是周五，是周六"):
        week = Week()
        week.says(LI, "酸奶券发放 上周四一线82张 上周五二线64张 今天前处理30张")
        week.says(LI, said)
        assert [day for day, _, _ in _facts(week)] == ["11-12", "11-14", "11-18"]


def test_a_heading_of_resolutions_is_no_work_done() -> None:
    """Though the meeting has just been held."""
    week = Week()
    week.says(LI, "今天下午3点开工会委例会")
    week.at("2026-11-18 17:10")
    said = "会上定的几件事：1.周敏摸排体检名单，12月2日前报我；2.李建国清点库存，下周三交主席。"
    answer = week.says(LI, said)
    assert "已记录" not in answer
    assert "体检名单" in answer


def test_why_it_is_asked_is_no_part_of_a_question() -> None:
    """Nor who is called, nor what troubles the writer."""
    week = Week()
    week.says(LI, "今天放松课上完了，来了23个人")
    said = "小秘我问一下啊11月18号那个放松课来了多少人我写简报要用怕写错了"
    assert "23人" in week.says(LI, said, in_private(LI))
