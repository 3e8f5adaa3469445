"""What a question is about, without who is called, who wants to know and why."""

import pytest

from union.reading.questions.thresholds import plainly


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("秘书秘书，瑜伽来了多少人", "瑜伽来了多少人"),
        ("瑜伽一共来了多少人次我好写小结", "瑜伽一共来了多少人次"),
        ("老刘媳妇问，哪天去医院看的老刘", "哪天去医院看的老刘"),
        ("魏师傅爱人来问，哪天去看的他", "魏师傅,哪天去看的他"),
        ("秘书长哪天来", "秘书长哪天来"),
    ],
)
def test_only_what_is_asked_is_left(text: str, core: str) -> None:
    """Of whom it is asked stays where the question says but 他."""
    assert plainly(text) == core
