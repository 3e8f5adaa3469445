"""Words that add to what was just told."""

import pytest

from union.reading.acts.changes.log_additions import (
    AddedWords,
    added_words,
    addition,
    cost,
    figures_of_same_work,
    is_price,
    is_unpaid,
)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("再补2户", "2户"),
        ("还有9号那批4户", "9号4户"),
        ("另外还送了米6袋", "送了米6袋"),
        ("对了，还有参加人数30人", "参加人数30人"),
        ("漏了2桶油", "2桶油"),
        ("还有一笔200的场地费漏了", "场地费200元"),
        ("还有200块茶水没写", "200块茶水"),
    ],
)
def test_what_is_added(text: str, rest: str) -> None:
    """Behind the words that lead up to it."""
    assert added_words(text) == rest


def test_a_bare_sum_beside_money_is_money() -> None:
    """「点心180」; a count with its unit, and talk, are not."""
    assert cost("点心180") == ("点心", "点心180元")
    assert addition("果篮花了168") == AddedWords("果篮168元", "果篮")
    assert cost("点心150人") is None
    assert addition("点心180") == AddedWords("点心180元", is_bare=True)
    assert addition("会员180") is None


@pytest.mark.parametrize(
    ("text", "words", "is_bare"),
    [
        ("打车24块", "打车24元", True),
        ("禮物另計800蚊", "礼物800元", False),
        ("車費$88", "车费88元", True),
        ("taxi was $24", "taxi was $24", True),
        ("flowers another $80", "flowers $80", False),
        ("oh ya also the flowers, $68", "the flowers, $68", False),
        ("3 more came late ah", "3 more came late ah", False),
        ("I got another 2 from night shift", "2 from night shift", False),
        ("还来了3个家属", "来了3个家属", False),
        ("夜更再派多50份", "派多50份", False),
    ],
)
def test_what_is_told_right_behind_a_log(text: str, words: str, *, is_bare: bool) -> None:
    """A thing and its sum are only likely to belong to it."""
    assert addition(text) == AddedWords(words, is_bare=is_bare)


@pytest.mark.parametrize(
    "text", ["奶茶12块", "lunch was $8", "我的午饭20块", "taxi was $24?", "收到会费5000元", "实到60"]
)
def test_what_one_buys_for_oneself_is_no_addition(text: str) -> None:
    """Nor what came in, nor a head count."""
    assert addition(text) is None


def test_what_has_its_sum_is_corrected_and_not_added_to() -> None:
    """A second sum for one thing would be counted twice."""
    assert is_unpaid("果篮", "送了500块慰问金和一个果篮")
    assert not is_unpaid("花材", "来了28个人，花材花了1350")


@pytest.mark.parametrize(
    "text",
    ["还有几户没走？", "还有谁没报", "还有人吗", "补报12月3日慰问6人", "另外下周再走8户", "今天走访12户"],
)
def test_what_asks_plans_or_stands_alone_adds_nothing(text: str) -> None:
    """Nor does a late note."""
    assert added_words(text) is None


def test_what_was_forgotten_names_its_log() -> None:
    """And may ask that it be put in."""
    said = "昨晚讲课那条我糊涂了忘了说手套也发了60双麻烦给我添上"
    assert addition(said) == AddedWords("手套也发了60双", to="昨晚讲课")
    assert addition("忘了说毛巾也发了60条麻烦给我添上") == AddedWords("毛巾也发了60条", is_its=True)
    assert addition("昨晚讲课那条谁记的60双") is None


def test_price_of_what_was_told_before() -> None:
    """Words that say what each got are read with the log; whoever treats himself tells nothing."""
    for said in ("每人60块", "每户1000", "一张100的", "每人一箱牛奶60元", "$50 voucher each", "each got $20"):
        assert is_price(said), said
        assert addition(said) == AddedWords(said)
    for said in ("每天都这么累", "每人AA 35", "每周三开会", "谢谢大家每人的付出"):
        assert not is_price(said), said


def test_same_work_again_has_its_own_figures() -> None:
    """What is planned or only agreed with is none."""
    assert figures_of_same_work("今天还是一样，接待9人") == "接待9人"
    assert figures_of_same_work("今日一樣，派咗150張") == "派咗150张"
    assert figures_of_same_work("same again today, 80") == "80"
    for said in ("明天一样，3点", "意见一样，2人", "同样的问题问了3遍", "same to you"):
        assert figures_of_same_work(said) is None


def test_as_many_of_the_same_elsewhere() -> None:
    """「瑪嘉烈嗰邊就6個」 behind 20 packs."""
    assert addition("瑪嘉烈嗰邊就6個") == AddedWords("6")
    assert addition("那边就6点吧") is None
