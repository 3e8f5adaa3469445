"""Who is away, read clause by clause."""

from datetime import datetime

import pytest

from union.reading.acts.absences.absence_clauses import read_absences

THURSDAY = datetime(2026, 12, 3, 10)
CN, HK, SG = ("王芳", "李建国", "陈静"), ("黃志強", "李嘉欣"), ("Mei Ling", "Kumar", "Jason")


@pytest.mark.parametrize(
    ("text", "region", "names", "found"),
    [
        ("矿上的例会我到不了，去太原出差，周二走周五才回", "CN", CN, [("我", 8, 11)]),
        ("陈静下周一、王芳下周二调休", "CN", CN, [("陈静", 7, 7), ("王芳", 8, 8)]),
        ("建国被公司派去海南验货，明早飞，10号返程", "CN", CN, [("李建国", 4, 9)]),
        ("15號夜晚開理事會，志強嗰日人喺澳門", "HK", HK, [("黃志強", 15, 15)]),
        ("志強聽日開始放五日年假", "HK", HK, [("黃志強", 4, 8)]),
        ("Kumar and Jason both outstation 8 to 9 Dec", "SG", SG, [("Kumar", 8, 9), ("Jason", 8, 9)]),
        ("Jason wont be there cos he's in Penang 8-10", "SG", SG, [("Jason", 8, 10)]),
    ],
)
def test_who_days_and_a_sign_in_any_order(
    text: str, region: str, names: tuple[str, ...], found: list[tuple[str, int, int]]
) -> None:
    """Several people on several days, a day named before, a return."""
    reads = read_absences(text, THURSDAY, region, names=names)
    told = [(each.found.who, each.runs[0][0].day, each.runs[-1][1].day) for each in reads]
    assert told == found


@pytest.mark.parametrize(
    "text",
    [
        "老公下周去深圳出差",
        "周五下午培训",
        "昨晚给夜班送夜宵45份",
        "机床厂下周放假",
        "明天开会阿明返了乡下来不了",
    ],
)
def test_others_and_plans_are_nobodys_absence(text: str) -> None:
    """Family, a plan, work told, a notice, somebody unknown."""
    assert read_absences(text, THURSDAY, names=CN) == ()
