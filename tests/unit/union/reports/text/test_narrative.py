"""The narrative of longer reports: each sentence is whole, and says only what there is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.union.reports.digest_samples import (
    entry,
    fact,
    figures_of,
    longer,
    measure,
    november,
    quarter,
    year,
    yuan,
)
from tests.unit.union.reports.text.digest_golden import chapters as told
from tests.unit.union.reports.text.digest_golden import narrative
from union.core.kinds import CATEGORIES
from union.core.period import month
from union.reports.model import Digest, digest
from union.reports.text import figure_texts as words_of
from union.reports.text.narrative import chapter
from union.words import words
from union.worklog.entries import LogEntry

BEGIN = date(2026, 10, 1)


def entries(*facts: tuple[str, str, int]) -> tuple[LogEntry, ...]:
    """Logs of one fact: category, title, days after the quarter's begin."""
    return tuple(
        entry(number, fact(category, title, BEGIN + timedelta(days=days)))
        for number, (category, title, days) in enumerate(facts, 1)
    )


def test_a_month_has_none() -> None:
    """A month's report is tables and items."""
    assert narrative(digest(november())) == []


def test_nothing_logged_is_nothing_told() -> None:
    """No opening without work, no heading over nothing."""
    assert narrative(longer("2026-Q4", "2027-01-06 17:00", entries=())) == []


def test_chapters_stand_in_the_order_of_union_reports() -> None:
    """Opening, sections in their order, what comes next."""
    found = list(told(quarter()))
    sections = [f"{each.category}工作" for each in quarter().sections]
    assert found == ["总体情况", *sections, "下一步工作"]
    assert found[1:3] == ["组织建设工作", "帮扶慰问工作"]


def test_ordinals_are_said_only_of_several() -> None:
    """One item is told plainly, two are 一是 and 二是, of more the first three."""
    one = told(longer("2026-Q4", "2027-01-06 17:00", entries=entries(("其他", "甲", 0))))["其他工作"]
    assert one == "10月1日，甲。"
    two = entries(("其他", "甲", 0), ("其他", "乙", 1))
    assert (
        "一是10月1日，甲；二是10月2日，乙。"
        in told(longer("2026-Q4", "2027-01-06 17:00", entries=two))["其他工作"]
    )
    many = entries(*(("其他", f"事{day}", day) for day in range(9)))
    text = told(longer("2026-Q4", "2027-01-06 17:00", entries=many))["其他工作"]
    assert "三是" in text and "四是" not in text


@pytest.mark.parametrize(
    ("previous", "said"),
    [
        (figures_of(month(2026, 8)), "项数比上季度增加2项。"),
        (None, ""),
    ],
)
def test_the_period_before_is_compared_only_where_known(previous: object, said: str) -> None:
    """组织建设 had one entry then and three now; nothing is said of what nobody knows."""
    text = told(longer("2026-Q4", "2027-01-06 17:00", previous=previous))["组织建设工作"]
    assert ("上季度" in text) is bool(said) and said in text


def test_a_period_that_is_not_over_is_told_as_such() -> None:
    """截至 and 今年以来 instead of 全年, and no comparison of a part with a whole."""
    text = told(year())
    assert text["总体情况"].startswith("截至12月30日，东方印染厂工会2026年共开展工作12项，")
    assert text["帮扶慰问工作"].startswith("今年以来开展帮扶慰问工作4项")
    assert "上年" not in "".join(text.values())
    closed = told(longer("2026", "2027-01-08 17:00"))
    assert closed["帮扶慰问工作"].startswith("全年开展帮扶慰问工作4项")


def test_the_outlook_is_of_the_calendar_alone() -> None:
    """What is arranged, what must be ready; without any of it there is no such chapter."""
    text = told(quarter())["下一步工作"]
    assert "下季度已排定3项，其中会议1项、材料报表1项、慰问走访1项" in text
    assert "须准备的有1项，即春节慰问方案和预算" in text
    bare = longer("2026-Q4", "2027-01-06 17:00", occurrences=(), upcoming=())
    assert "下一步工作" not in told(bare)


LOGS = st.lists(
    st.tuples(
        st.sampled_from(CATEGORIES),
        st.sampled_from(("走访", "首次培训", "羽毛球赛", "会议；研究经费", "讲座")),
        st.integers(0, 91),
        st.integers(0, 40),
        st.integers(0, 9000),
        st.booleans(),
    ),
    max_size=14,
)


def generated(logs: list[tuple[str, str, int, int, int, bool]]) -> Digest:
    """A fourth quarter of these logs."""
    made = tuple(
        entry(
            number,
            fact(
                category,
                title,
                BEGIN + timedelta(days=days),
                *([measure(str(people), "人", "参训", approx=vague)] if people else []),
                *([yuan(money, "慰问金")] if money else []),
            ),
        )
        for number, (category, title, days, people, money, vague) in enumerate(logs, 1)
    )
    return longer("2026-Q4", "2027-01-06 17:00", entries=made)


@given(LOGS)
def test_every_sentence_is_closed_and_whole(logs: list[tuple[str, str, int, int, int, bool]]) -> None:
    """No chapter is empty, nothing in it is half said."""
    for text in narrative(generated(logs)):
        sentences = text.split("。")
        assert len(sentences) > 1 and sentences.pop() == ""
        for each in sentences:
            assert each and not each.endswith(("，", "："))
            assert "{" not in each and "None" not in each
            assert ("一是" in each) == ("二是" in each)


@given(LOGS)
def test_items_told_singly_are_items_of_their_section(
    logs: list[tuple[str, str, int, int, int, bool]],
) -> None:
    """So that a list beside the paragraph can leave out what it has told."""
    report = generated(logs)
    for section in report.sections:
        made = chapter(report, section, words())
        assert set(made.items) <= set(section.items)
        assert all(words_of.item(item, words()) in made.text for item in made.items)


def test_the_same_report_is_told_the_same_way() -> None:
    """Deterministic, and a chapter is equal to itself rebuilt."""
    assert narrative(quarter()) == narrative(quarter())
    assert chapter(quarter(), quarter().sections[0], words()).text == narrative(quarter())[1]
