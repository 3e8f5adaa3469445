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


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("跟厂方谈加班费谈过几次", "跟厂方谈加班费过几次"),
        ("上次摆摊位是在哪里摆的", "上次摆摊位是在哪里的"),
        ("how many towels left", "还剩多少"),
        ("average how many per session", "平均多少人"),
        ("between 3 and 9 May how many joined", "至"),
    ],
)
def test_a_verb_said_again_and_english_signs_behind_the_figure(text: str, read: str) -> None:
    """The first names the thing already; the reader looks for the others before the figure."""
    assert read in plainly(text)
