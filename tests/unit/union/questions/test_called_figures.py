"""Which of a record's figures a question is about: by what they are called, by the heading over them, without what is left."""

from datetime import date
from decimal import Decimal

import pytest

from union.core import period as periods
from union.questions.answers import answer, facts_asked_about
from union.questions.remainders import stated
from union.reading.message import Measure
from union.reading.questions.subject_words import has_term
from union.reading.questions.work_questions import Question
from union.worklog.entries import Fact
from union.worklog.totals import Filed

DAY = date(2026, 12, 14)
TEA = Filed(
    1, Fact("组织建设", "新会员茶聚", DAY, (Measure("21人", Decimal(21), "人"),)), "新会员茶聚到了21人"
)


def joined(number: int, text: str, *figures: tuple[str, str, str | None]) -> Filed:
    """A log with figures, each with its unit and what it is called."""
    measures = (Measure(f"{value}{unit}", Decimal(value), unit, what=what) for value, unit, what in figures)
    return Filed(number, Fact("组织建设", text[:4], DAY, tuple(measures)), text)


def people(*terms: str, verb: str = "") -> Question:
    """How many in December."""
    return Question(periods.month(2026, 12), None, "".join(terms), "people", terms, verb=verb)


def test_who_did_what_is_counted_is_told_without_the_others() -> None:
    """「接触15人，入会2人」, and those who came to a tea of new members did not join there."""
    visits = joined(2, "丽东接触15人 入会2人", ("15", "人", None), ("2", "人", None))
    talk = joined(3, "讲座来了26人，3个即场入会", ("26", "人", None), ("3", "个", "其中即场入会"))
    found = answer(people("新会员", verb="入会"), [TEA, visits, talk])
    assert [(each.amount.value, each.unit) for each in found] == [(5, "人")]


def test_of_several_figures_the_one_that_the_last_word_calls_is_meant() -> None:
    """「嘉年华新会员多少」 of 「入场1340人 摊位18个 新会员36个」."""
    fair = joined(1, "嘉年华", ("1340", "人", "嘉年华入场"), ("18", "个", "摊位"), ("36", "个", "新会员"))
    found = answer(people("嘉年华", "新会员"), [fair])
    assert [(each.amount.value, each.unit) for each in found] == [(36, "个")]


def test_figures_that_nothing_calls_stay_as_they_were() -> None:
    """「来了43人」 of whoever came."""
    assert [each.amount.value for each in answer(people("茶聚"), [TEA])] == [21]


def test_what_stands_over_a_list_is_said_of_its_lines() -> None:
    """Not where the first line tells figures itself."""
    text = "12月新会员入会登记：\n14号针车车间 11人\n16号成型车间 8人"
    lines = [Filed(1, Fact("组织建设", name, DAY), text) for name in ("针车车间", "成型车间")]
    asked = Question(periods.month(2026, 12), None, "入会", "people", ("入会",))
    assert len(facts_asked_about(asked, lines)) == len(lines)
    told = [Filed(1, each.fact, text.replace("登记：", "12人")) for each in lines]
    assert facts_asked_about(asked, told) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("派出96张，剩返24张", 24),
        ("派出96张 余24张", 24),
        ("派出96张，多余24张退回", None),
        ("派出96张，收到24张", None),
    ],
)
def test_what_a_record_says_to_be_left(text: str, left: int | None) -> None:
    """By the word before it; it is no part of what was given out."""
    card = joined(1, text, ("96", "张", None), ("24", "张", None))
    found = stated("张", [card])
    assert (found.amount.value if found else None) == left
    gone = answer(Question(periods.month(2026, 12), None, "餐卡", "unit:张"), [card])
    assert gone[0].amount.value == (96 if left else 120)


@pytest.mark.parametrize(
    ("term", "said", "is_of_it"),
    [
        ("3月", "三月会费31260", True),
        ("2月", "12月会费", False),
        ("9-11月", "10月会费 28275", True),
        ("9-11月", "8月会费", False),
    ],
)
def test_a_month_is_one_word_under_all_its_names(term: str, said: str, *, is_of_it: bool) -> None:
    """「2月」 does not stand in 「12月」."""
    assert has_term(term, said) is is_of_it


def test_who_entered_for_it_is_not_added_to_who_came() -> None:
    """「报名38人」 and 「实到35人」; asked of the entries they alone are told."""
    entered = joined(1, "插花报名截止，一共38人", ("38", "人", None))
    came = joined(2, "插花活动结束，实到35人", ("35", "人", None))
    assert [each.amount.value for each in answer(people("插花"), [entered, came])] == [35]
    assert [each.amount.value for each in answer(people("插花报名"), [entered])] == [38]


def test_people_counted_as_pieces_are_people_beside_others() -> None:
    """「瑜伽来了14人」, 「瑜伽十六个」; not 「三个隐患」."""
    first = joined(1, "瑜伽来了14人", ("14", "人", None))
    second = joined(2, "今天瑜伽16个", ("16", "个", None))
    other = joined(3, "瑜伽垫坏了3个垫子", ("3", "个", "垫子"))
    assert [(each.amount.value, each.unit) for each in answer(people("瑜伽"), [first, second, other])] == [
        (30, "人")
    ]
