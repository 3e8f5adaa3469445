"""A message laid beside the lines of a log: what it puts right, adds, sets aside, and what is about no such log."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from union.reading.reader import read
from union.worklog.amended_lines import amended
from union.worklog.amending_words import clauses_of, may_amend
from union.worklog.counted_figures import count_figures
from union.worklog.counted_once import counted_once, handed_out
from union.worklog.entries import Fact, LogEntry

SAID, DAY, LAST = datetime(2026, 11, 18, 2, tzinfo=UTC), date(2026, 11, 18), 1.5


def log(text: str, region: str = "CN", number: int = 1) -> LogEntry:
    """A log as it is read."""
    read_ = read(text, datetime(2026, 11, 18, 10), region=region).facts
    facts = tuple(Fact(each.category, each.title, DAY, each.measures, each.money) for each in read_)
    return LogEntry(
        id=number, number=number, author_id=1, author="李建国", text=text, said_at=SAID, facts=facts
    )


def counted(entry: LogEntry, facts: tuple[Fact, ...]) -> tuple[list[Decimal], Decimal]:
    """How many, and how much was spent in all."""
    told = [count_figures(fact, entry.text) for fact in facts]
    spent = sum(Decimal(one.minor) / 100 for each in told for one in each.money)
    return [one.value for each in told for one in each.measures], Decimal(spent)


MATCH = "羽毛球打完，实到21人，裁判费300，矿泉水和水果175"
WAKE = "just back frm wake, 5 of us went, pek kim $200 from union n wreath $88"


@pytest.mark.parametrize(
    ("text", "words", "counts", "spent"),
    [
        (MATCH, "裁判费是400，我少写了一百", [21], 575),
        (MATCH, "还漏了条横幅，120", [21], 595),
        (MATCH, "应该是23人，漏了两个替补", [23], 475),
        (MATCH, "矿泉水那175我自己掏了，不用记", [21], 300),
        ("上午慰问两位师傅，水果235元，打车31元", "那235里有35是我自己买的，不算", [2], 231),
        ("慰问退休职工，慰问金1200元，果篮160元", "果篮实际是180，总额1380", [], 1380),
        ("街站收工 派咗400張單張 買水$65", "更正 派咗450張 仲有的士$88", [450], 153),
        (WAKE, "4 only, MeiLing didnt make it", [4], 288),
        (
            "ordered tumblers 180 pcs $1890 receipt w me",
            "tumblers only 150 came, 30 short, supplier refund $315",
            [150],
            1575,
        ),
    ],
)
def test_each_figure_has_its_line(text: str, words: str, counts: list[int], spent: int) -> None:
    entry = log(text, "SG" if text.isascii() else "CN")
    found = amended(entry, clauses_of(words), LAST, "CNY")
    assert may_amend(words)
    assert found is not None
    assert counted(entry, found.facts) == ([Decimal(each) for each in counts], Decimal(spent))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "瑜伽课开课，来了19人，老师课时费400元",
            "包饺子活动结束，到了52个人，面粉肉馅一共418，围裙押金150退了",
        ),
        ("bowling lanes booked, 5 lanes, $420 total", "talk only 39 ppl actually, 2 signed but left"),
        ("走访困难职工12户，慰问金6000元", "食堂今天排错队了，等了40分钟"),
    ],
)
def test_a_figure_without_a_line_is_about_another_log(text: str, words: str) -> None:
    assert amended(log(text), clauses_of(words), LAST, "CNY") is None


@pytest.mark.parametrize(
    "words",
    [
        "親子日報名而家點 夠唔夠60 國華屋企3個 敏儀屋企4個有冇計",
        "did we count the ice?",
        "错了没有，是12户吗",
    ],
)
def test_a_question_puts_nothing_right(words: str) -> None:
    assert not may_amend(words)


def test_what_is_said_already_changes_nothing() -> None:
    entry = log("球馆押金300我先垫的，借了球台3张")
    found = amended(entry, clauses_of("押金比赛完要退的，不算开支"), LAST, "CNY")
    assert found is not None
    assert found.is_same


def test_what_was_bought_and_handed_out_is_counted_once() -> None:
    bought = log("Deepavali hampers 12 pcs bought at mustafa $55 each", "SG")
    out = log("hampers all 12 passed out on sat", "SG", 2)
    assert counted(out, handed_out(out, [bought]))[0] == []
    words = "hampers handed out is same as the 12 bought, dun count twice"
    once = counted_once([bought, out], clauses_of(words))
    assert once is not None
    assert once[0].number == 2
    assert counted(out, once[1].facts)[0] == []
