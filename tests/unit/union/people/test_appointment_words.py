"""Who does what from now on is said in a sentence."""

import pytest

from union.people.appointment_words import read_appointment


@pytest.mark.parametrize(
    ("said", "who", "what", "former"),
    [
        ("阿芬以后管宣传", "阿芬", "宣传", None),
        ("以后文体工作由老赵负责", "老赵", "文体", None),
        ("劳动保护以后归小郭管", "小郭", "劳动保护", None),
        ("从下个月起福利发放由小郭负责", "小郭", "福利发放", None),
        ("王芳接替李建国当女工委员", "王芳", "女工委员", "李建国"),
        ("何洁接郑涛的组织委员", "何洁", "组织委员", "郑涛"),
        ("经审委员换成何洁", "何洁", "经审委员", ""),
        ("经审委员由何洁担任", "何洁", "经审委员", None),
        ("推选郑涛为副主席", "郑涛", "副主席", None),
        ("让何洁当管理员", "何洁", "管理员", None),
        ("何洁是我们的生活委员", "何洁", "生活委员", None),
    ],
)
def test_an_office_is_given(said: str, who: str, what: str, former: str | None) -> None:
    """To one person, perhaps instead of another."""
    found = read_appointment(said)
    assert found is not None
    assert (found.who, found.what, found.former, found.is_over) == (who, what, former, False)


@pytest.mark.parametrize(
    ("said", "what"),
    [("何洁不再担任经审委员", "经审委员"), ("郑涛不管宣传了", "宣传"), ("郑涛不再是管理员", "管理员")],
)
def test_an_office_ends(said: str, what: str) -> None:
    """Whoever had it has it no longer."""
    found = read_appointment(said)
    assert found is not None and found.is_over and found.what == what


@pytest.mark.parametrize(
    "said",
    [
        "谁当组长？",
        "他是主席",
        "篮球赛换小梅负责",
        "名单由何洁负责",
        "何洁周五前把名单报上来",
        "李主席不在",
        "以后每周一开例会",
    ],
)
def test_other_words_give_no_office(said: str) -> None:
    """A question, an item's owner, a task, a series."""
    assert read_appointment(said) is None
