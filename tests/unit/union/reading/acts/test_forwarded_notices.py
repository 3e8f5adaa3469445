"""Whose notice a message begins with."""

import pytest

from union.reading.acts.forwarded_notices import is_own_body, passed_on_from


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("【转发】机场协会通告：…", "转发"),
        ("【宏达酒店人力资源部】员工体检7月27日", "宏达酒店人力资源部"),
        ("【四(2)班】各位家长：周一报到", "四(2)班"),
        ("【邻区教育工会】比赛定于5月22日", "邻区教育工会"),
        ("【工会通知】明天下午开会", None),
        ("【职代会】3月5日召开", None),
        ("【一车间分会】慰问3户", None),
        ("【市总工会】5日前报表", None),
        ("【转发】区总工会通知：请各基层工会于3月15日前报送申报表", None),
        ("转发：市总工会慰问环卫工人200人，发放慰问金10万元", "转发"),
        ("Fwd: Zumba night Fri 7pm", "转发"),
    ],
)
def test_whose_notice_it_is(text: str, body: str | None) -> None:
    """What may be ours is not taken for another's."""
    assert passed_on_from(text) == body


def test_a_body_of_the_groups_own_title_is_ours() -> None:
    """A company's union writes in the company's name."""
    assert is_own_body("宏达公司", "宏达公司工会委员会") and not is_own_body("安居物业", "宏达公司工会委员会")
