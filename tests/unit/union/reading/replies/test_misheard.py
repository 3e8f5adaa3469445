"""Another item is meant, or no new one."""

import pytest

from union.reading.replies.misheard import Misheard, read_misheard


@pytest.mark.parametrize(
    ("text", "sort", "named"),
    [
        ("不是拔河，我说的是慰问走访", Misheard.OTHER, "慰问走访"),
        ("搞錯咗，唔係聖誕聯歡，係行山嗰個", Misheard.OTHER, "行山嗰個"),
        ("not the briefing, the branch meeting", Misheard.OTHER, "branch meeting"),
        ("不是新的，就是迎新联欢会，两点开始", Misheard.NOT_NEW, "就是迎新联欢会，两点开始"),
        ("no no, not a new thing. It's the branch meeting", Misheard.NOT_NEW, "It's the branch meeting"),
        ("聚餐同聯歡係同一件事", Misheard.SAME, "聚餐同聯歡係同一件事"),
    ],
)
def test_what_was_misheard(text: str, sort: Misheard, named: str) -> None:
    """With the words that call the one that is meant."""
    found = read_misheard(text)
    assert found is not None and (found.sort, found.named) == (sort, named)


@pytest.mark.parametrize(
    "text",
    [
        "同一天开两个会",
        "是不是同一件事？",
        "名单有重复的人，核对一下",
        "同一个人负责",
        "same time same place",
    ],
)
def test_what_is_alike_is_not_one(text: str) -> None:
    """A day, a person, what is asked."""
    found = read_misheard(text)
    assert found is None or found.sort is Misheard.OTHER
