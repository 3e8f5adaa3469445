import pytest

from union.reading.replies.question_answers import Wish, choice_of, spoken_answer


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


OFFERED = [
    "#1 委员会：12月10日 周四 14:00",
    "#3 预算草案：截止12月9日 周三",
    "#2 羽毛球赛：12月19日 周六 上午",
]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("当然是开会那个，委员会", 0),
        ("第二个", 1),
        ("上面那个", 0),
        ("#2", 2),
        ("羽毛球", 2),
        ("都不是", 3),
        ("the second one", 1),
    ],
)
def test_one_of_those_offered(text: str, at: int) -> None:
    assert choice_of(text, OFFERED, is_reply=True) == at


@pytest.mark.parametrize("text", ["羽毛球改到20号", "吃饭了没", "委员会和羽毛球都行"])
def test_none_of_those_offered_is_named(text: str) -> None:
    """What says itself what becomes of a thing, or names none or two, answers nothing."""
    assert choice_of(text, OFFERED, is_reply=True) is None


def test_without_a_reply_no_other_words_stand_beside() -> None:
    assert choice_of("羽毛球", OFFERED, is_reply=False) == 2
    assert choice_of("羽毛球拍谁带了", OFFERED, is_reply=False) is None
