"""Finding a day and votes: what words say of them, and what the answers come to."""

import pytest

from union.attendance.ballots import ANY_DAY, BallotDeed, VoteVerdict, counts, read_ballot, verdict
from union.attendance.headcount import Quorum


def deed(text: str) -> BallotDeed | None:
    """What the words do with a ballot."""
    found = read_ballot(text)
    return found.deed if found else None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("下月初哪天办培训大家方便？", BallotDeed.DAY),
        ("星期二或者星期四开碰头会，大家定一下，都行？", BallotDeed.DAY),
        ("What day this week works for the training?", BallotDeed.DAY),
        ("现在投票：年货发券还是发物", BallotDeed.VOTE),
        ("Let's vote: renew the insurance", BallotDeed.VOTE),
        ("请各位委员对增补刘芳为委员进行表决", BallotDeed.VOTE),
        ("我同意", BallotDeed.CAST),
        ("还有哪几个没投票", BallotDeed.MISSING),
        ("那就星期四吧", BallotDeed.SETTLE),
        ("投票截止", BallotDeed.CLOSE),
    ],
)
def test_words_about_ballots(text: str, wanted: BallotDeed) -> None:
    """They open one, choose in it, or end it."""
    assert deed(text) is wanted


@pytest.mark.parametrize(
    "text",
    [
        "下月哪天办培训",
        "局长哪天有空来座谈",
        "星期二还是星期四交的表？",
        "今天职代会投票表决：通过了集体合同",
        "表决：集体合同草案，赞成48票、反对2票",
        "大家帮忙投票：https://example.org/v/1",
        "投票给二车间",
        "哪天开会方便告诉我",
        "就这样定了",
        "昨天对增补刘芳为委员进行表决",
        "投票下周三截止",
    ],
)
def test_other_words_open_and_end_nothing(text: str) -> None:
    """A question about the calendar, something told, talk."""
    assert deed(text) is None


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("表决：秋游去湖边还是去山里", ("湖边", "山里")),
        ("投票：春节发米、发油还是发券", ("米", "油", "券")),
        ("表决：运动会场地：A.体育馆 B.操场 C.江滩", ("体育馆", "操场", "江滩")),
        ("投票：工装颜色 1.藏青 2.灰 3.橙", ("藏青", "灰", "橙")),
        ("表决：拨款1.5万元", ()),
        ("表决：推荐陈刚为代表", ()),
        ("vote: lunch or dinner", ("lunch", "dinner")),
        ("春游去植物园还是动物园，大家投票", ("植物园", "动物园")),
    ],
)
def test_what_is_named_to_choose_from(text: str, options: tuple[str, ...]) -> None:
    """Of one thing alone it is agreed to or not."""
    found = read_ballot(text)
    assert found is not None and found.options == options


def test_no_more_than_six_can_be_chosen_from() -> None:
    """They are buttons of one message."""
    found = read_ballot("投票：去哪玩：甲山、乙山、丙山、丁山、戊山、己山、庚山、辛山")
    assert found is not None and len(found.options) == 6


@pytest.mark.parametrize(
    "text",
    ["无记名投票：推荐陈刚", "表决（匿名）：推荐陈刚", "表决：推荐陈刚，无记名", "secret ballot: Mr Tan"],
)
def test_a_secret_vote_says_so_anywhere(text: str) -> None:
    """The word is none of the question."""
    found = read_ballot(text)
    assert found is not None and found.is_secret and "记名" not in found.words and "匿" not in found.words


def test_days_after_a_span_lie_in_it() -> None:
    """「下周开会，周二还是周四」."""
    found = read_ballot("下周办讲座，周二还是周四大家方便")
    assert found is not None and (found.days, found.words) == ("下周二、周四", "办讲座")


def test_one_hour_is_for_all_days_and_different_ones_for_none() -> None:
    """A day is looked for, not an hour."""
    same = read_ballot("周二下午还是周三下午开例会，大家选一下")
    other = read_ballot("周二下午还是周三上午开例会，大家选一下")
    assert same is not None and same.words == "下午开例会"
    assert other is not None and other.words == "开例会"


def test_everybody_counts_once_for_each_they_chose() -> None:
    """Of a day several may be."""
    assert counts([[0, 2], [2], []], 3) == (1, 0, 2)


@pytest.mark.parametrize(
    ("found", "present", "wanted"),
    [
        ((5, 2, 0), 7, VoteVerdict.CARRIED),
        ((4, 1, 2), 7, VoteVerdict.LOST),
        ((4, 0, 0), 4, VoteVerdict.TOO_FEW),
    ],
)
def test_more_than_half_of_those_expected_carry_it(
    found: tuple[int, ...], present: int, wanted: VoteVerdict
) -> None:
    """Nine are expected."""
    assert verdict(found, present, 9, None, between=False) is wanted


def test_of_several_the_one_with_most_is_taken() -> None:
    """It is said where that is no majority, and a tie settles nothing."""
    assert verdict((4, 3, 0), 7, 7, None, between=True) is VoteVerdict.CARRIED
    assert verdict((3, 2, 2), 7, 7, None, between=True) is VoteVerdict.MOST
    assert verdict((3, 3, 1), 7, 7, None, between=True) is VoteVerdict.TIED


def test_a_meeting_may_have_another_quorum() -> None:
    """Two thirds of nine are six."""
    assert verdict((5, 0, 0), 5, 9, Quorum(2, 3), between=False) is VoteVerdict.TOO_FEW
    assert verdict((5, 1, 0), 6, 9, Quorum(2, 3), between=False) is VoteVerdict.CARRIED


def test_a_ballot_is_known_in_traditional_signs() -> None:
    """And asked in the signs it was written in."""
    found = read_ballot("表決：撥款3000元買書櫃")
    assert found is not None
    assert (found.deed, found.words) == (BallotDeed.VOTE, "撥款3000元買書櫃")
    settled = read_ballot("就定週四")
    assert settled is not None
    assert settled.deed is BallotDeed.SETTLE


@pytest.mark.parametrize("behind", ["，赞成/反对/弃权", "，请回复同意、反对或弃权", "；赞成、反对、弃权票。"])
def test_the_usual_answers_are_no_part_of_the_question(behind: str) -> None:
    """They are the buttons anyway."""
    found = read_ballot(f"表决：年货标准每人300元{behind}")
    assert found is not None and (found.words, found.options) == ("年货标准每人300元", ())


@pytest.mark.parametrize(
    ("text", "days", "unsuited"),
    [
        ("周二周五都行", "周二、周五", ""),
        ("我12月3号有空", "12月3号", ""),
        ("周一不行，周二吧", "周二", "周一"),
        ("下周四我来不了", "", "下周四"),
        ("我哪天都行", ANY_DAY, ""),
    ],
)
def test_days_that_suit_are_told_in_words(text: str, days: str, unsuited: str) -> None:
    """As one answers on the phone, without a press."""
    found = read_ballot(text)
    assert found is not None and found.deed is BallotDeed.SUITS
    assert (found.days, found.unsuited) == (days, unsuited)


@pytest.mark.parametrize("text", ["周四开会", "我周四请假", "周四把表交了", "周四下雨"])
def test_a_day_with_anything_else_chooses_nothing(text: str) -> None:
    """It is a plan, an absence, talk."""
    assert deed(text) is None


def test_an_hour_is_settled_with_the_day() -> None:
    """「那就周四下午2点」."""
    found = read_ballot("那就周四下午2点吧")
    assert found is not None and (found.deed, found.days, found.words) == (
        BallotDeed.SETTLE,
        "周四",
        "下午2点",
    )
