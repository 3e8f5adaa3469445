"""People entered by name in plain words, and what is none of it."""

import pytest

from union.attendance.named_entries import named_entries
from union.reading.acts.sign_up_calls import without_call


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("插花报名又多了九年级的何璇和退休的易老师", ("何璇", "易老师")),
        ("算上我和张伟，一共六个人", ("", "张伟")),
        ("計埋我同阿明", ("", "阿明")),
        ("插花就3个人：我，赵敏，王芳，不是6个", ("", "赵敏", "王芳")),
        ("2.赵敏", ("赵敏",)),
        ("我去", ("",)),
        ("add Kumar and Faizal to futsal", ("Kumar", "Faizal")),
        ("me also, n Kumar n Faizal", ("", "Kumar", "Faizal")),
        ("me!", ("",)),
    ],
)
def test_names(text: str, names: tuple[str, ...]) -> None:
    """ "" is the writer."""
    found = named_entries(text)
    assert found is not None and found.names == names


@pytest.mark.parametrize(
    "text",
    [
        "加上水果费一共200",
        "补上小王的材料",
        "我去买水果",
        "我和李建国负责",
        "1.5元",
        "me also hungry",
        "add the minutes to the file",
        "put me down for three",
        "多了两箱水",
    ],
)
def test_nobody(text: str) -> None:
    """A thing, a deed or a number."""
    assert named_entries(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("12月5号插花，报名从今天开始，大家接龙，我先来 1.陈静", "12月5号插花"),
        ("聚餐12月20號，有興趣嘅自己報名，12月6號截", "聚餐12月20號，報名12月6號截"),
        ("futsal venue is The Cage, who playing? need 8", "futsal venue is The Cage"),
        ("大家接龙", "大家接龙"),
        ("11月20号前各组报名", "11月20号前各组报名"),
        ("who going for lunch?", "who going for lunch?"),
    ],
)
def test_a_call_is_no_task(text: str, rest: str) -> None:
    """What closes it stays; words that say nothing else stay."""
    assert without_call(text) == rest
