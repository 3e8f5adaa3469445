"""The items a section names: which go first, and in whose words they are told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.union.reports.digest_samples import fact, measure, yuan
from union.reading.message import Measure, Money
from union.reports.named_items import LONGEST, notable, own_words
from union.worklog.totals import Filed

DAY = date(2026, 11, 5)


@pytest.mark.parametrize(
    ("title", "text", "figures", "words"),
    [
        (
            "走访慰问困难职工",
            "各位好！今天下午走访慰问困难职工12户，发放慰问金6000元，大家辛苦了。",
            [measure("12", "户"), yuan(6000)],
            "今天下午走访慰问困难职工12户，发放慰问金6000元",
        ),
        ("安全培训", "昨天举办安全培训，参训30人", [measure("30", "人")], "昨天举办安全培训，参训30人"),
        (
            "培训",
            "上午走访退休职工3人，下午培训3人。",
            [measure("3", "人")],
            "下午培训3人",
        ),
        (
            "登山",
            "组织登山（男30人，女15人，带队的是王主席），一共45人",
            [measure("30", "人"), measure("15", "人"), measure("45", "人")],
            "组织登山（男30人，女15人，带队的是王主席），一共45人",
        ),
        ("慰问", "慰问2户,送1,200元,合影", [measure("2", "户"), yuan(1200)], "慰问2户,送1,200元"),
        ("上午茶会", "上午茶会来了8人", [measure("8", "人")], "上午茶会来了8人"),
        ("看望病号", "看望病号3人，慰问金900元", [measure("4", "人"), yuan(900)], ""),
        ("看望病号", "看望病号三人", [measure("4", "人")], ""),
        ("看望病号", "看望病号3人", [measure("3", "人"), measure("2", "户")], "看望病号3人"),
        (
            "安全检查",
            "今天开展安全检查，发现隐患2处，已整改2处，食堂在内",
            [measure("2", "处", "隐患"), measure("2", "处", "整改")],
            "今天开展安全检查，发现隐患2处，已整改2处",
        ),
        ("走访职工", "/log 11月19日走访职工3户", [measure("3", "户")], "11月19日走访职工3户"),
        ("走访职工", "我这边走访职工3户", [measure("3", "户")], "我这边走访职工3户"),
        ("改过的题目", "走访3户", [measure("3", "户")], ""),
        ("讲座", "讲座" + "很" * 100 + "长", [], ""),
        ("讲座", "讲座，" + "很" * 100 + "长5人", [measure("5", "人")], "讲座"),
    ],
)
def test_words_are_whole_clauses_of_the_message(
    title: str, text: str, figures: list[Measure | Money], words: str
) -> None:
    """From the clause with the title to the last with a figure; no greeting, no command, no cut within a clause."""
    assert own_words(fact("其他", title, DAY, *figures), text) == words


@given(
    st.text("今天，。走访12户（）“”:：\n 6000元", max_size=60), st.text("走访12户元", min_size=1, max_size=4)
)
def test_words_are_the_officers_own(text: str, title: str) -> None:
    """Whatever was written: what is told stands so in the message, and is no longer than it may be."""
    words = own_words(fact("其他", title, DAY, measure("12", "户"), yuan(6000)), text)
    assert words in text and len(words) <= LONGEST


def _order(*filed: Filed) -> list[tuple[int, tuple[str, ...]]]:
    return [(each.number, each.reasons) for each in notable(filed)]


def test_the_largest_sum_and_crowd_firsts_contests_and_prizes_go_first() -> None:
    """Each with its reason; what has none follows by money and people."""
    filed = (
        Filed(1, fact("文体活动", "读书会", DAY, measure("9", "人"), yuan(800))),
        Filed(2, fact("文体活动", "登山", DAY, measure("90", "人"))),
        Filed(3, fact("文体活动", "采购器材", DAY, yuan(5000))),
        Filed(4, fact("文体活动", "首次举办茶艺课", DAY)),
        Filed(5, fact("文体活动", "羽毛球赛", DAY), "羽毛球赛，一车间第一名"),
        Filed(6, fact("文体活动", "参加市里汇演", DAY), "参加市里汇演，获得一等奖"),
        Filed(7, fact("文体活动", "棋赛动员会", DAY)),
    )
    assert _order(*filed) == [
        (3, ("money",)),
        (2, ("people",)),
        (4, ("first",)),
        (5, ("contest", "prize")),
        (6, ("prize",)),
        (1, ()),
        (7, ()),
    ]


def test_what_was_only_expected_makes_no_crowd() -> None:
    """「应到300人，实到20人」 is a crowd of 20."""
    small = Filed(1, fact("其他", "会", DAY, measure("300", "人", "应到"), measure("20", "人", "实到")))
    assert _order(small, Filed(2, fact("其他", "课", DAY, measure("50", "人"))))[0] == (2, ("people",))


@pytest.mark.parametrize(
    ("title", "text", "figures", "line"),
    [
        ("瑜伽", "今晚瑜伽来了17个人，教练说下月加课", [measure("19", "人")], "瑜伽19人参加"),
        (
            "春联",
            "春联写了80副，毛笔花了120元",
            [measure("95", "副"), yuan(120)],
            "春联撰写95副，毛笔支出120元",
        ),
        ("灯谜", "灯谜来了二十个人", [measure("22", "人")], "灯谜22人参加"),
    ],
)
def test_a_mended_figure_stands_in_the_officers_clause(
    title: str, text: str, figures: list[Measure | Money], line: str
) -> None:
    """What was put right later is told at its place, never the wrong figure with the right one behind it."""
    (item,) = notable([Filed(1, fact("文体活动", title, DAY, *figures), text)])
    assert (item.words, item.figures) == (line, ())


def test_a_row_of_a_table_is_told_by_its_heading_and_its_name() -> None:
    """No line tells the rows before it as well."""
    text = "今天毛巾发完了\\n车间 人数 金额\\n一车间 14 280\\n二车间 9 180"
    row = fact("帮扶慰问", "毛巾 二车间", DAY, measure("9", "人"), yuan(180))
    (item,) = notable([Filed(1, row, text)])
    assert item.words == "毛巾，二车间"
    assert item.figures == ("9人", "180元")


def test_english_is_told_without_signs_of_joy() -> None:
    """It stays in the officer's words."""
    text = "tea party over 🎉 34 pax came!"
    (item,) = notable([Filed(1, fact("文体活动", "tea party", DAY, measure("34", "人")), text)])
    assert item.words.startswith("Tea party over 34 pax came")
