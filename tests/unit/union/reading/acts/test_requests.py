"""What a colleague is asked to see to for the union, and favours."""

from datetime import date

import pytest

from union.reading.acts.tasks.requests import SIGNS, UndatedRequest, due_choices, request_in

PEOPLE = ("周敏", "李建国", "王芳", "赵磊", "葉穎怡", "Mary Lim", "Ah Seng", "Faizal")


@pytest.mark.parametrize(
    ("text", "who", "title"),
    [
        ("@赵磊 书屋的饮水机又不出水了，你有空找人看一下", "赵磊", "书屋的饮水机找人看"),
        ("王芳 得空把仓库的旧展板理一理呗，不急", "王芳", "仓库的旧展板理一理"),
        ("建国哥，什么时候有空了把经审会的章程找出来给我看看", "李建国", "经审会的章程找出来"),
        ("穎怡得閒幫手執下貨倉啲舊橫額啦", "葉穎怡", "執下貨倉啲舊橫額"),
        ("穎怡你得閒幫手問下印刷鋪印banner幾錢", "葉穎怡", "問下印刷鋪印banner幾錢"),
        ("Faizal when you free help to check the lockers in the clubhouse ah", "Faizal", "check the lockers in the clubhouse"),
        ("Mary can help find out what the Tampines shop charges for banners? no rush one", "Mary Lim", "find out what the Tampines shop charges for banners"),
    ],
)  # fmt: skip
def test_a_colleague_is_asked_for_something_of_the_union(text: str, who: str, title: str) -> None:
    """Whoever is called first, and the deed with its thing."""
    assert SIGNS.search(text)
    assert request_in(text, PEOPLE) == UndatedRequest(who, title)


@pytest.mark.parametrize(
    "text",
    [
        "王芳 帮我带杯奶茶呗",
        "赵磊 你有空帮我看看电脑呗，又死机了",
        "周敏 有空一起吃饭啊",
        "周敏 麻烦把会议室空调关一下",
        "赵磊 帮我拿一下快递",
        "周敏你方便的时候给我回个电话",
        "有空把仓库的旧展板理一理",
        "穎怡幫我買杯凍檸茶",
        "Faizal can you pass me the charger",
        "Mary can help me move my table?",
        "Faizal can we meet for lunch",
        "Mary can you come to the office now",
    ],
)
def test_a_favour_is_no_request(text: str) -> None:
    """Nor is what is said to nobody by name."""
    assert request_in(text, PEOPLE) is None


def test_days_that_may_be_meant() -> None:
    """Two Fridays and the end of a month, none of them today or tomorrow."""
    assert due_choices(date(2026, 11, 25)) == (date(2026, 11, 27), date(2026, 12, 4), date(2026, 12, 31))
    assert due_choices(date(2026, 11, 26))[0] == date(2026, 12, 4)
