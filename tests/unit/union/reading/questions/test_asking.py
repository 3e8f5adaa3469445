"""Periods, numbers and questions as officers name them."""

from datetime import datetime

import pytest

from union.reading.questions.question_reader import read_question
from union.reading.questions.report_periods import read_period
from union.reading.text.identifiers import read_number

NOW = datetime.fromisoformat("2026-11-20T10:00")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2026-11", "2026-11"),
        ("2026-Q3", "2026-Q3"),
        ("2026", "2026"),
        ("11月", "2026-11"),
        ("12月", "2025-12"),
        ("10月份", "2026-10"),
        ("上个月", "2026-10"),
        ("本月", "2026-11"),
        ("今年", "2026"),
        ("去年", "2025"),
        ("去年11月", "2025-11"),
        ("2026年上半年", "2026-H1"),
        ("三季度", "2026-Q3"),
        ("上季度", "2026-Q3"),
        ("2025年四季度", "2025-Q4"),
        ("上个月的月报", "2026-10"),
        ("2025上半年", "2025-H1"),
        ("2026Q3", "2026-Q3"),
        ("2025q4总结", "2025-Q4"),
        ("三季度总结", "2026-Q3"),
        ("季度总结", "2026-Q3"),
        ("半年总结", "2026-H1"),
        ("年度", "2026"),
        ("年度总结", "2026"),
        ("年终工作总结", "2026"),
        ("年报", "2026"),
    ],
)
def test_a_period_is_named(text: str, key: str) -> None:
    """A bare month is the latest one not in the future; the present one counts."""
    period = read_period(text, NOW)

    assert period is not None
    assert period.key == key


def test_a_bare_quarter_looks_back() -> None:
    """In February 「三季度」 is last year's."""
    period = read_period("三季度", datetime.fromisoformat("2027-02-10T09:00"))

    assert period is not None
    assert period.key == "2026-Q3"


@pytest.mark.parametrize(
    ("text", "now", "key"),
    [
        ("年度总结", "2027-01-08", "2026"),
        ("年度总结", "2026-09-30", "2025"),
        ("全年总结", "2027-01-08", "2026"),
        ("季度总结", "2026-12-01", "2026-Q4"),
        ("季度总结", "2027-01-08", "2026-Q4"),
        ("半年总结", "2026-06-20", "2026-H1"),
        ("2026上半年", "2027-01-08", "2026-H1"),
    ],
)
def test_a_summary_is_of_what_has_ended_or_is_ending(text: str, now: str, key: str) -> None:
    """In January 「年度总结」 is last year's, in December 「季度总结」 is that of the quarter running out."""
    period = read_period(text, datetime.fromisoformat(f"{now}T09:00"))

    assert period is not None
    assert period.key == key


@pytest.mark.parametrize("text", ["", "你好", "明天", "下周三"])
def test_what_names_no_period_is_none(text: str) -> None:
    """A day is no report period."""
    assert read_period(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("撤销 #12", 12), ("＃７", 7), ("12", 12), ("12号记录", None), ("", None), ("#", None)],
)
def test_a_number_is_named_by_its_sign_or_alone(text: str, expected: int | None) -> None:
    """#12, ＃12 or a bare 12 as the whole argument."""
    assert read_number(text) == expected


@pytest.mark.parametrize(
    ("text", "key", "category", "subject", "wants"),
    [
        ("今年送温暖一共多少钱", "2026", "帮扶慰问", "送温暖", "money"),
        ("上个月开了几次会", "2026-10", None, "会", "count"),
        ("三季度培训了多少人次", "2026-Q3", "教育培训", "培训", "people"),
        ("11月走访了多少户", "2026-11", None, "走访", "unit:户"),
        ("去年花了多少钱", "2025", None, None, "money"),
        ("还有哪些没完成", "2026-11", None, None, "open"),
        ("谁还没报", "2026-11", None, None, "unreported"),
    ],
)
def test_a_question_says_what_it_wants(
    text: str, key: str, category: str | None, subject: str | None, wants: str
) -> None:
    """The period, what it is about, and which figure is asked for."""
    question = read_question(text, NOW)

    assert question is not None
    assert (question.period.key, question.category, question.subject, question.wants) == (
        key,
        category,
        subject,
        wants,
    )


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("羽毛球到底几号来着，我好排班", "羽毛球"),
        ("有谁记得职代会定在哪天", "职代会"),
        ("开职代会的地方在哪", "职代会"),
        ("职代会几点", "职代会"),
        ("經審報告最遲幾號", "经审报告"),
        ("團拜會星期幾開㗎", "团拜会"),
    ],
)
def test_when_and_where_something_is_held_is_asked(text: str, subject: str) -> None:
    """Without the words around it, and without why it is asked."""
    found = read_question(text, NOW)
    assert found is not None and (found.wants, found.subject) == ("when", subject)


@pytest.mark.parametrize("text", ["", "周三开会吗", "你在哪里", "今天走访困难职工12户"])
def test_what_the_books_cannot_answer_is_no_question(text: str) -> None:
    """Questions to others are not the bot's."""
    assert read_question(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "wants", "terms"),
    [
        ("领导问我们今年走访了几户", "unit:户", ("走访",)),
        ("我记得10月有个比赛，多少人参加的", "people", ("比赛",)),
        ("11月5号我们干嘛了", "done", ()),
    ],
)
def test_who_asks_and_how_it_is_begun_is_not_asked_about(
    text: str, wants: str, terms: tuple[str, ...]
) -> None:
    """The rest is a question as any other."""
    asked = read_question(text, NOW)
    assert asked is not None and (asked.wants, asked.terms) == (wants, terms)


def test_two_months_laid_beside_each_other_are_compared() -> None:
    """「哪个月走访的多」 asks for the month, 「上个月和这个月哪个花得多」 for both."""
    most, both = (read_question(each, NOW) for each in ("哪个月走访的多", "上个月和这个月哪个花得多"))
    assert most is not None and most.most == ("month", False)
    assert both is not None and both.most is None and both.versus is not None
