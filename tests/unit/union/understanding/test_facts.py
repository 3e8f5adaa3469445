"""Several deeds in one message, and the category of each."""

from datetime import datetime

import pytest

from union.understanding.classify import category
from union.understanding.read import read

NOW = datetime.fromisoformat("2026-11-20T10:00")


def test_one_deed_is_one_fact_with_all_its_figures() -> None:
    """Clauses about the same matter stay together."""
    (fact,) = read("今天看望困难职工8户，发放慰问金4000元，慰问品16份", NOW).facts

    assert (fact.category, fact.title) == ("帮扶慰问", "看望困难职工")
    assert [one.text for one in fact.measures] == ["8户", "16份"]
    assert [one.minor for one in fact.money] == [400000]


def test_several_deeds_are_several_facts() -> None:
    """Each with its own category and figures; the message has them all in order."""
    message = read(
        "昨天走访困难职工12户，发放慰问金6000元；举办乒乓球比赛1场，48人参加；培训工会干部60人次。", NOW
    )

    assert [fact.category for fact in message.facts] == ["帮扶慰问", "文体活动", "教育培训"]
    assert [[one.text for one in fact.measures] for fact in message.facts] == [
        ["12户"],
        ["1场", "48人"],
        ["60人次"],
    ]
    assert [one.text for one in message.measures] == ["12户", "1场", "48人", "60人次"]
    assert message.category == "帮扶慰问"


def test_a_fact_has_its_own_day_where_one_was_said() -> None:
    """Two days in one message become two dates; what names none falls on the day before it."""
    first, second, third = read("17日走访困难职工6户。18日培训工会干部30人。印发宣传资料200份。", NOW).facts

    assert first.when is None
    assert second.when is not None
    assert second.when.start.day == 18
    assert third.when == second.when


def test_what_is_no_log_has_no_facts() -> None:
    """The figures then stand at the top alone."""
    message = read("明天走访困难职工12户", NOW)

    assert (message.facts, [one.text for one in message.measures]) == ((), ["12户"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建基层工会3家，发展会员120人", "组织建设"),
        ("召开职工代表大会，审议集体合同草案", "民主管理"),
        ("开展工资集体协商，签订集体合同12份", "维权保障"),
        ("看望生病住院职工", "帮扶慰问"),
        ("举办职工技能大赛", "劳动竞赛"),
        ("组织安全知识讲座", "教育培训"),
        ("组织职工健步走", "文体活动"),
        ("为女职工办理两癌筛查", "女职工"),
        ("上报信息6篇，录用2篇", "宣传信息"),
        ("开展工会经费审计", "财务经审"),
        ("组织无偿献血", "其他"),
        ("困难女职工慰问金发放到位", "帮扶慰问"),
    ],
)
def test_the_category_is_what_the_words_weigh_most_for(text: str, expected: str) -> None:
    """Weighed words of union/data/categories.toml."""
    assert category(text) == expected


def test_no_word_of_union_work_has_no_category() -> None:
    """Nothing is guessed."""
    assert category("昨天吃了3碗面") is None
