"""Replies that name the right category of a log or the right kind of a plan."""

import pytest

from union.core.kinds import Kind
from union.reading.replies.correction_lessons import KINDS, kind_name, named_category, named_kind

CATEGORIES = [
    ("女职工", "女职工"),
    ("类别改为女职工", "女职工"),
    ("類別改為女職工", "女职工"),
    ("应该是帮扶慰问", "帮扶慰问"),
    ("类别：文体活动", "文体活动"),
    ("归到其他类吧", "其他"),
    ("女职工20人参加", None),
    ("今天开展了文体活动", None),
    ("改为周五", None),
    ("", None),
]
KIND_ROWS = [
    ("类型改为培训", Kind.TRAINING),
    ("種類改成會議", Kind.MEETING),
    ("按走访慰问", Kind.VISIT),
    ("算比赛吧", Kind.COMPETITION),
    ("培训", None),
    ("改到会议室", None),
    ("改成周五开会", None),
]


@pytest.mark.parametrize(("text", "category"), CATEGORIES)
def test_a_category_is_named_by_itself(text: str, category: str | None) -> None:
    """With or without a word of changing, and nothing else beside it."""
    assert named_category(text) == category


@pytest.mark.parametrize(("text", "kind"), KIND_ROWS)
def test_a_kind_is_named_as_such(text: str, kind: Kind | None) -> None:
    """A bare word may be anything."""
    assert named_kind(text) is kind


def test_a_kind_is_called_back_by_its_first_name() -> None:
    """走访 rather than 走访慰问; a festival is no kind that anybody gives."""
    assert [kind_name(kind) for kind in (Kind.VISIT, Kind.REPORT)] == ["走访", "材料报表"]
    assert set(Kind) - set(KINDS.values()) == {Kind.FESTIVAL}
