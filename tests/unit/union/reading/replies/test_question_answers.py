import pytest

from union.reading.replies.question_answers import Wish, spoken_answer


@pytest.mark.parametrize(
    ("text", "wish", "rest"),
    [
        ("係呀,入日程啦", Wish.PLAN, "入日程啦"),
        ("嗯记一下", Wish.LOG, "记一下"),
        ("对", Wish.LIKELIEST, ""),
        ("嗯，就改到8号，跟主席说过了", Wish.LIKELIEST, "就改到8号，跟主席说过了"),
        ("yes pls move it back", Wish.LIKELIEST, "move it back"),
        ("ok", Wish.LIKELIEST, ""),
        ("还没交齐，先别动", Wish.NOTHING, ""),
        ("no, not yet", Wish.NOTHING, ""),
    ],
)
def test_yes_and_no(text: str, wish: Wish, rest: str) -> None:
    said = spoken_answer(text)
    assert said is not None
    assert (said.wish, said.rest) == (wish, rest)


@pytest.mark.parametrize(
    "text",
    ["不是15号，是16号", "周五下午3点", "对不起我记错了", "好像是周五", "不知道呀", "不错不错", "别忘了吃饭"],
)
def test_no_answer(text: str) -> None:
    assert spoken_answer(text) is None


def test_good_may_be_said_to_anybody() -> None:
    said = spoken_answer("好的")
    assert said is not None
    assert not said.is_plain


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        ("对", True),
        ("不用", True),
        ("不用记了", True),
        ("系呀，入日程啦", True),
        ("是啊，今天好冷", False),
        ("要开会了", False),
    ],
)
def test_only_a_bare_yes_or_no_counts_without_a_reply(text: str, is_plain: bool) -> None:
    said = spoken_answer(text)
    assert said is not None
    assert said.is_plain is is_plain
