"""A pasted table with something else said above or below it: each is heard by itself, and a row it cannot take stays in it."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week

ROWS = "木工 86人 860元\n油漆 52人 520元\n包装 74人 740元"
DUES = f"今天收齐3月会费：\n{ROWS}\n合计 212人 2120元"
TOLD = "已记录 #1 财务经审：86人、860元；财务经审：52人、520元；财务经审：74人、740元"


def heard(said: str) -> str:
    """In March."""
    week = Week()
    week.at("2027-03-25 17:00")
    return week.says(LI, said)


def test_a_task_below_it() -> None:
    """Filed and planned."""
    told = heard(f"{DUES}\n二季度预算表我12号之前做好给大家过目")
    assert told.startswith(TOLD)
    assert "已安排 #2" in told
    assert "截止4月12日" in told


def test_work_told_above_it_in_the_same_line() -> None:
    """Two logs."""
    told = heard(
        "困难职工名单核完了，已交美娟。另报今日走访慰问：\n车间  户数  金额\n木工  4户  2000元\n油漆  3户  1500元\n合计  7户  3500元"
    )
    assert "已记录 #2 帮扶慰问：4户、2000元；帮扶慰问：3户、1500元" in told


@pytest.mark.parametrize("said", [DUES, f"今天收齐3月会费：\n{ROWS}"])
def test_a_table_alone_is_one_log(said: str) -> None:
    """Its heading and its totals are none of their own."""
    assert heard(said).startswith(TOLD)
    assert "#2" not in heard(said)


def test_totals_that_are_wrong_are_filed_by_nobody() -> None:
    """They are no log beside the table."""
    told = heard("本周走访\n一车间走访3户 1500元\n二车间走访4户 2000元\n合计 7户 3400元")
    assert "#2" not in told
