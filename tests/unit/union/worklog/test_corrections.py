"""A reply's figures put into a log: only where it is plain which figure is meant, and nothing else is said."""

from datetime import date, datetime

import pytest

from union.reading.message import FactRead, Intent
from union.reading.reader import read
from union.worklog.corrections import (
    CorrectionTrouble,
    is_only_figures,
    mended,
    read_figure_reply,
    with_added_figures,
)
from union.worklog.entries import Fact

DAY = date(2026, 11, 20)
VISIT = "走访困难职工12户，慰问金6000元"
PRICED = "走访困难职工12户，每户500元"
NAMED = "走访一车间和二车间，各送500元"
TWO = "举办讲座46人，表彰先进5人"


def facts_read(text: str) -> tuple[FactRead, ...]:
    return read(text, datetime.fromisoformat("2026-11-20 10:00"), region="CN", meant=Intent.LOG).facts


def facts(text: str) -> tuple[Fact, ...]:
    return tuple(Fact(each.category, each.title, DAY, each.measures, each.money) for each in facts_read(text))


def after(log: str, reply: str) -> list[str] | CorrectionTrouble | None:
    """The log's figures after the reply; None where it is no correction."""
    words = read_figure_reply(reply)
    if not is_only_figures(facts(log), words, facts_read(words.words)):
        return None
    found = mended(facts(log), words, facts_read(words.words))
    if isinstance(found, CorrectionTrouble):
        return found
    counts = [f"{each.what or ''}{each.value}{each.unit}" for fact in found for each in fact.measures]
    return counts + [f"{each.minor // 100}元/{each.per or ''}" for fact in found for each in fact.money]


REPLIES = [
    (VISIT, "是13户", ["困难职工13户", "6000元/"]),
    (VISIT, "13户", ["困难职工13户", "6000元/"]),
    (VISIT, "不是12户，是13户", ["困难职工13户", "6000元/"]),
    (VISIT, "不是12户是13户", ["困难职工13户", "6000元/"]),
    (VISIT, "12户改为13户", ["困难职工13户", "6000元/"]),
    (VISIT, "金额6500", ["困难职工12户", "6500元/"]),
    (VISIT, "慰问金应该是6500元", ["困难职工12户", "6500元/"]),
    (VISIT, "写错了，是13户，6500元", ["困难职工13户", "6500元/"]),
    (VISIT, "加上参加30人", ["困难职工12户", "参加30人", "6000元/"]),
    (VISIT, "补充：毛巾60条", ["困难职工12户", "毛巾60条", "6000元/"]),
    (PRICED, "是13户", ["困难职工13户", "500元/户", "6500元/"]),
    (PRICED, "每户600元", ["困难职工12户", "600元/户", "7200元/"]),
    (NAMED, "不是每个500元，是每个600元", ["600元/个", "1200元/"]),
    (TWO, "讲座50人", ["讲座50人", "先进5人"]),
]


def test_how_a_total_was_reckoned_follows_too() -> None:
    """The report says of which count and price a total is."""
    found = mended(facts(PRICED), read_figure_reply("是13户"), facts_read("13户"))
    assert not isinstance(found, CorrectionTrouble)
    assert found[0].money[-1].what == "按每户500元×13户计"


@pytest.mark.parametrize(("log", "reply", "figures"), REPLIES)
def test_the_figure_meant_is_replaced_or_added(log: str, reply: str, figures: list[str]) -> None:
    """What was reckoned from price and count is reckoned anew."""
    assert after(log, reply) == figures


def test_a_total_for_homes_and_people_is_not_reckoned_anew() -> None:
    """Of five paid alike, homes and people, one figure is put right: the total goes, the price of the last stands."""
    mixed = after("今天慰问二车间3户和劳模2人，各送500元", "不是3户，是4户")
    assert isinstance(mixed, list) and "500元/人" in mixed and not any("000元" in one for one in mixed)


def test_of_several_the_one_meant_must_be_named() -> None:
    """Two counts of people."""
    assert after(TWO, "是50人") is CorrectionTrouble.SEVERAL


def test_what_is_not_there_is_not_replaced() -> None:
    """Only 加上 adds."""
    assert after(VISIT, "是13场") is CorrectionTrouble.NOT_THERE
    assert after(TWO, "金额500元") is CorrectionTrouble.NOT_THERE


@pytest.mark.parametrize(
    "reply", ["好的", "30人真不少", "我家有13户邻居", "明天再去3户", "这个数字好", "加油", "13"]
)
def test_talk_is_no_correction(reply: str) -> None:
    """What is left beside the figures says something else."""
    assert after(VISIT, reply) is None


@pytest.mark.parametrize(
    ("log", "more", "figures"),
    [
        ("今天的花艺课来了36个姐妹", "漏数了两位，一共38个人", ["38人"]),
        ("今天走访困难职工12户", "又去了3户，一共15户", ["15户"]),
    ],
)
def test_a_whole_stands_in_the_place_of_what_it_grew_from(log: str, more: str, figures: list[str]) -> None:
    """What it grew by is no figure of its own: nobody is counted twice."""
    (fact,), (read_more,) = facts(log), facts_read(more)
    assert [one.text for one in with_added_figures(fact, read_more).measures] == figures


def test_sisters_and_people_are_counted_alike() -> None:
    """「姐妹36个」, put right as 「38人」."""
    assert after("今天的花艺课来了36个姐妹", "是38人") == ["姐妹38人"]
