"""The words of a question looked for in logs: other names, words apart, meetings that are no unions."""

import pytest

from union.reading.questions.subject_words import categories, has_term, narrowing, ways, ways_written


@pytest.mark.parametrize(
    ("term", "text", "said"),
    [
        ("职代会", "召开职工代表大会，参加85人", True),
        ("女工", "组织女职工两癌筛查76人", True),
        ("女职工心理讲座", "举办女职工心理健康讲座1场", True),
        ("困难职工走访", "走访困难职工12户", True),
        ("拔河", "乒乓球比赛", False),
        ("一线职工", "慰问高温岗位职工120人", False),
        ("会", "新员工入会培训", False),
        ("会", "召开工会委员会议1次", True),
        ("会", "趣味运动会", False),
        ("探望", "尋日去咗探陳伯", True),
        ("parcel delivery", "Delivered 12 parcels", True),
        ("buy", "Bought 3 fans", True),
        ("classes", "Held a class", True),
        ("buy", "Baked cakes", False),
    ],
)
def test_is_said(term: str, text: str, said: bool) -> None:
    """All pieces of two signs and more, each under any of its names."""
    assert has_term(term, text) is said


def test_long_terms_are_halved_only() -> None:
    """A sentence is not taken apart in hundreds of ways."""
    assert len(ways("一二三四五六七八")) < 20
    assert len(ways("一二三四五六七八九十一二三四五六")) < 20


def test_loose_words_narrow_nothing() -> None:
    """「女职工活动」 is 女职工, 「活动」 alone everything."""
    assert narrowing(("拔河", "活动")) == ("拔河",)
    assert narrowing(("活动",)) == ()


def test_every_category_word_means_a_category_we_know() -> None:
    """What the table of words names is what reports count by."""
    from union.core.kinds import CATEGORIES

    assert set(categories().values()) <= set(CATEGORIES)


def test_a_thing_is_looked_for_in_both_scripts() -> None:
    """Where logs are written in traditional characters."""
    (whole,) = ways_written("传单")[:1]
    assert {"传单", "傳單"} <= set(whole[0])


def test_a_pasted_line_is_looked_for_whole() -> None:
    """Each way is a condition of the search: their number does not grow with what somebody pastes."""
    assert len(ways("慰问困难职工座谈会" * 200)) == 1
