"""What is not to be kept, and what calls something off."""

import pytest

from union.reading.acts.talk_signs import CALLED_OFF, refuses_record


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("技术比武报名表3号交教务，工会只管发奖，别记", True),
        ("食堂8号盘点，不用登记", True),
        ("pantry stocktake on 8 Dec, no need record", True),
        ("别记错了，是8号", False),
        ("刚才那条，别记", False),
        ("值班表记一下", False),
    ],
)
def test_what_is_not_to_be_kept(text: str, is_said: bool) -> None:
    """Said at the end, behind what it is of."""
    assert refuses_record(text) is is_said


def test_no_objection_calls_nothing_off() -> None:
    """「没问题」, 「不错」."""
    assert CALLED_OFF.search("看过了，没问题，报上去吧") is None
    assert CALLED_OFF.search("场地不错") is None
    assert CALLED_OFF.search("那天没场地，不搞了") is not None
