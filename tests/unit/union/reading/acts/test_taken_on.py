"""Tasks as they are given and taken on in everyday words: who has what to do by when."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts
from union.reading.message import ActKind

NOW = datetime(2026, 12, 1, 9)
PEOPLE = ("王芳", "李建国", "陈静", "张伟", "刘洋", "Siti", "Ravi", "Mei Ling", "Kumar", "Jason")


def task(said: str, region: str = "CN") -> tuple[str | None, tuple[str, ...], str]:
    """Title, owners and day of the one task of a message."""
    found = [
        one for one in read_acts(said, NOW, Context(region, people=PEOPLE)).acts if one.kind is ActKind.TASKED
    ]
    assert len(found) == 1
    return found[0].title, found[0].owners, f"{found[0].whens[0].start:%m-%d}"


@pytest.mark.parametrize(
    ("said", "owner", "day"),
    [
        ("妈咪小屋的冰箱不制冷了，我来联系厂家修，最晚下周二搞定", "我", "12-08"),
        ("打印机我来修，周五前弄好", "我", "12-04"),
        ("单据我会整理，1月15号前交", "我", "01-15"),
        ("困难职工建档的材料交给李建国统一收，12月18日截止", "李建国", "12-18"),
        ("张伟负责1月19日前联系篮球场护栏维修", "张伟", "01-19"),
        ("合理化建议收了11条～王芳你整理一下，周五前发我", "王芳", "12-04"),
        ("活动室门锁坏了 张伟你找人换锁 最晚这周五弄好", "张伟", "12-04"),
    ],
)
def test_who_takes_it_on(said: str, owner: str, day: str) -> None:
    """Also where why or what stands in a clause of its own."""
    _, owners, due = task(said)
    assert owners == (owner,) and due == day


@pytest.mark.parametrize(
    ("said", "title", "owner"),
    [
        ("Task for Jason: service the aircon in the union room by Friday 11 December 2026.", "service the aircon in the union room", "Jason"),
        ("For Kumar: change the noticeboard lock by 8 Jan", "change the noticeboard lock", "Kumar"),
        ("Task for Mei Ling - order calendars by 7 Dec", "order calendars", "Mei Ling"),
        ("Assign to Kumar: lock change, by 8 Jan", "lock change", "Kumar"),
        ("Kumar pls print 50 flyers, need them by 4 Dec", "print 50 flyers", "Kumar"),
        ("Mei Ling can you chase the Tuas branch for their membership forms, need by 4 Dec", "chase the Tuas branch for their membership forms", "Mei Ling"),
    ],
)  # fmt: skip
def test_the_label_is_no_part_of_the_title(said: str, title: str, owner: str) -> None:
    """Nor is when it is needed."""
    assert task(said, "SG")[:2] == (title, (owner,))
