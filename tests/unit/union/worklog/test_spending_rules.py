"""What a log calls to mind of the rules that were chosen, and what it does not; each rule says where it stands."""

from datetime import datetime

import pytest

from union.reading.life.life_event import Occasion
from union.reading.message import Intent
from union.reading.reader import read
from union.worklog.entries import Fact, LogEntry
from union.worklog.spending_rules import CASH, NIGHTS, OCCASIONS, YEARLY, SpendingRule, hints, profiles

NOW = datetime(2026, 11, 20, 10)
# What is said, and the rules of 河南 and 全国 it calls to mind, with the word or the yuan for one person.
TABLE = [
    ("中秋节给全体会员发放购物卡，每人300元", {"goods": "购物卡"}, {"goods": "购物卡"}),
    ("春节慰问全体职工，发放慰问金每人500元", {"goods": "慰问金"}, {"goods": "慰问金"}),
    ("春节走访慰问困难职工12户，发放慰问金6000元", {}, {}),
    ("两节送温暖，给职工发慰问金5000元", {}, {}),
    ("国庆节慰问坚守岗位的一线职工50人，慰问金10000元", {}, {}),
    ("中秋节给全体会员320人发放月饼和米油，共96000元", {}, {}),
    ("端午节给会员发放粽子和大米，每人2100元", {"yearly": 2100}, {}),
    ("春节不发慰问金，给会员发放年货每人300元", {}, {}),
    ("重阳节慰问退休职工30人，每人1200元", {}, {}),
    ("元宵节猜灯谜，全体职工参加，奖品购物卡2000元", {}, {}),
    ("给过生日的会员12人发放红包，每人400元", {"birthday": 400}, {"birthday": "红包"}),
    ("给过生日的会员12人发放蛋糕券，每人300元", {}, {}),
    ("看望住院职工2人，送慰问金3000元", {"hospital": 1500}, {}),
    ("看望住院职工，送慰问金3000元", {}, {}),
    ("看望住院职工2人，送慰问金约3000元", {}, {}),
    ("大病救助住院职工1人，救助金20000元", {}, {}),
    ("会员父亲去世1人，慰问金1500元", {"family": 1500}, {}),
    ("会员去世1人，发慰问金1500元", {}, {}),
    ("慰问结婚会员2人，每人红包600元", {"marriage": 600}, {"marriage": "红包"}),
    ("欢送退休离岗职工3人，纪念品每人1200元", {"retirement": 1200}, {}),
]


def entry(text: str) -> LogEntry:
    """A log of these words."""
    facts = tuple(
        Fact(each.category, each.title, NOW.date(), each.measures, each.money)
        for each in read(text, NOW, meant=Intent.LOG).facts
    )
    return LogEntry(1, 1, "周敏", 1, text, NOW, facts)


def told(
    text: str, place: str, occasion: Occasion | None = None, already: int = 0, members: int = 0
) -> object:
    """The rules called to mind."""
    found = hints(entry(text), profiles()[place], occasion, already, members)
    return {each.rule.id: each.word or each.minor // 100 for each in found}


@pytest.mark.parametrize(("text", "henan", "national"), TABLE)
def test_a_log_calls_rules_to_mind(text: str, henan: object, national: object) -> None:
    """By what it says itself; help for those in need is no festival gift, an amount not said for one is none."""
    assert (told(text, "henan"), told(text, "national")) == (henan, national)


def test_gifts_of_a_year_add_up() -> None:
    """With what the other logs gave each; by the number of members only where all got it and it is known."""
    goods = "中秋节给全体会员发放月饼，共花费64000元"
    assert told(goods, "henan", already=190000) == {}
    assert told(goods, "henan", already=190000, members=320) == {"yearly": 2100}
    assert told("看望住院职工1人，慰问金500元", "henan", already=990000) == {}


def test_a_visit_that_was_due_says_the_occasion() -> None:
    """The log ties to a visit to one person: neither the word nor the number needs to be said."""
    assert told("看望老刘，慰问金1500元", "henan") == {}
    assert told("看望老刘，慰问金1500元", "henan", Occasion.ILLNESS) == {"hospital": 1500}
    assert told("看望老刘，慰问金1500元", "henan", Occasion.HARDSHIP) == {}


def test_surgery_and_nights() -> None:
    """One document tells a stay with surgery from one without; a trip is to end the same day."""
    assert told("看望住院职工1人，慰问金800元", "fujian") == {"hospital": 800}
    assert told("看望住院手术职工1人，慰问金800元", "fujian") == {}
    assert told("组织会员秋游，两天一夜，120人，花费24000元", "hubei") == {"outing": "一夜"}
    assert told("组织会员秋游，当日往返，120人，花费24000元", "hubei") == {}


RULES = [(profile.id, rule) for profile in profiles().values() for rule in profile.rules]


@pytest.mark.parametrize(
    ("place", "rule"), RULES, ids=lambda each: each.id if isinstance(each, SpendingRule) else each
)
def test_every_rule_says_where_it_stands(place: str, rule: SpendingRule) -> None:
    """Document, date, where its words were read; a figure where one is compared; ids fit a button."""
    assert rule.document and rule.date and rule.read_in and rule.hint
    assert rule.check in (CASH, "amount", YEARLY, NIGHTS)
    assert bool(rule.figure) is (rule.check in ("amount", YEARLY))
    assert rule.occasion in {*OCCASIONS.values(), "festival", ""}
    assert rule.id.isalpha() and rule.id.isascii() and place.isascii()
    assert len({each.id for where, each in RULES if where == place}) == sum(
        where == place for where, _each in RULES
    )
