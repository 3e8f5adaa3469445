"""Whether words are said to the bot, and what is left of them."""

import pytest

from union.reading.replies.short_replies import is_name, read_address

NAME = "gonghui_bot"
CALLED = [
    ("@gonghui_bot 今年几次会", "今年几次会"),
    ("请问@gonghui_bot", "请问"),
    ("@GongHui_Bot今年几次会", "今年几次会"),
    ("今年几次会 @gonghui_bot", "今年几次会"),
    ("@gonghui_bot", ""),
    ("小秘，今年几次会", "今年几次会"),
    ("小秘 今年几次会", "今年几次会"),
    ("工会小秘：今年几次会", "今年几次会"),
    ("你好小秘，今年几次会", "今年几次会"),
    ("今年几次会，小秘", "今年几次会"),
    ("小秘帮我看看下周的安排", "帮我看看下周的安排"),
    ("小秘，第一行\n第二行", "第一行\n第二行"),
    ("谢谢小秘", "谢谢"),
    ("小秘呀，名单几号交", "名单几号交"),
    ("那个小秘啊我要写汇报", "我要写汇报"),
    ("烦请小秘代查：鞋发了多少双", "代查：鞋发了多少双"),
    ("小秘小秘，明天几点集合", "明天几点集合"),
    ("小秘記低 下星期三交表", "記低 下星期三交表"),
    ("覆診排咗12號朝早十點 小秘你記實", "覆診排咗12號朝早十點"),
    ("小秘", ""),
    ("小助手啊，名单谁还没交", "名单谁还没交"),
    ("小秘书，帮我看看下周的安排", "帮我看看下周的安排"),
    ("小秘那个会推一天", "那个会推一天"),
    ("小秘把名单改到5号", "把名单改到5号"),
    ("@秘書 急救班仲有邊日", "急救班仲有邊日"),
    ("@bot which sunday is the match", "which sunday is the match"),
    ("@gonghui_bot 小秘，撤销", "撤销"),
]
NOT_CALLED = [
    "@gonghui_bot2 今年几次会",
    "@gonghui_bot_test",
    "li@gonghui_bot",
    "gonghui_bot 今年",
    "@gonghui",
    "小秘书今天来吗",
    "小助手机坏了",
    "小秘方子很好",
    "小秘记错了",
    "小秘提醒我了",
    "小秘记住了吗它",
    "那个小秘书说的",
    "这个小秘真好用",
    "/log@gonghui_bot 走访3户",
    "小红，今年几次会",
]


@pytest.mark.parametrize(("text", "rest"), CALLED)
def test_the_bot_is_called(text: str, rest: str) -> None:
    """Its @name anywhere and in any case, its name first or last; it is taken off."""
    assert read_address(text, NAME) == rest


@pytest.mark.parametrize("text", NOT_CALLED)
def test_another_is_called(text: str) -> None:
    """A longer name, a name without its sign, words that only hold the name."""
    assert read_address(text, NAME) is None


def test_a_group_may_name_it() -> None:
    """In traditional signs as well; a bot without a username is never named by @."""
    assert read_address("小紅，撤銷", NAME, "小红") is not None
    assert read_address("@li 今年几次会", "") is None


@pytest.mark.parametrize(
    ("name", "fits"), [("小红", True), ("阿工", True), ("大家", False), ("主席", False), ("一", False)]
)
def test_what_it_may_be_called(name: str, fits: bool) -> None:
    """Not as everybody is called."""
    assert is_name(name) is fits
