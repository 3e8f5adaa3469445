"""Minutes whose head tells of the meeting itself: it is filed and the meeting is over; the list below is planned."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week

ROWS = "一、三八节活动定于3月8日下午2时，食堂三楼；\n二、周敏采买鲜花，3月6日前办妥。"


def heard(said: str) -> str:
    """On the day of the committee, when it is over."""
    week = Week()
    week.at("2027-03-01 09:00")
    week.says(LI, "3月4日下午3点开委员会例会")
    week.at("2027-03-04 17:00")
    return week.says(LI, said)


@pytest.mark.parametrize(
    ("head", "came"),
    [
        ("今日下午委员会例会已开，6人到会，议定如下：", "到会6人"),
        ("委员会例会开完了，出席6人。决议：", "出席6人"),
        ("委员会例会散会，6人到", "6人"),
    ],
)
def test_the_meeting_is_filed_and_over(head: str, came: str) -> None:
    """And what it decided is planned."""
    told = heard(f"{head}\n{ROWS}")
    assert f"已记录 #2 组织建设：{came}" in told
    assert "✅ 对应日程 #1 委员会例会，已完成" in told
    assert "已安排2项" in told


@pytest.mark.parametrize(
    "head", ["关于召开委员会例会的通知，请6人到会：", "委员会定于3月9日开会，6人到会，安排如下：", "三件事："]
)
def test_what_is_still_to_be_held_is_not_filed(head: str) -> None:
    """A notice says who is to come."""
    assert "已记录" not in heard(f"{head}\n{ROWS}")
