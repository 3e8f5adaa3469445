"""What a reply misses in a log, and what it says beside: orders, answers, sorts of work."""

import pytest

from union.reading.acts.changes.log_additions import added_in_reply, says_missing
from union.reading.acts.changes.numbered_orders import is_order_by_itself, numbered_parts
from union.reading.acts.event_notes import is_terms
from union.reading.replies.correction_lessons import named_category
from union.reading.replies.question_answers import joins_it
from union.worklog.corrections import read_figure_reply


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("场租300没写上", "场租300"),
        ("漏了裁判费100", "裁判费100"),
        ("車費$60冇計落去", "車費$60"),
        ("court $80 not inside leh", "court $80"),
        ("you left out the court $80", "court $80"),
        ("3个人没写名字", None),
        ("加班费200元没给", None),
        ("衣服还没订", None),
    ],
)
def test_what_is_missing(text: str, words: str | None) -> None:
    assert added_in_reply(text) == words
    assert says_missing(text) is (words is not None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("刚才那条里再补一句，还送了8条毯子", "还送了8条毯子"),
        ("上面那条里头添一句给他们带了12双鞋", "给他们带了12双鞋"),
        ("那条再加一条：发手套30双", "发手套30双"),
        ("那条街上添了一家面馆", None),
    ],
)
def test_more_of_the_log_that_is_pointed_at(text: str, words: str | None) -> None:
    assert added_in_reply(text) == words


def test_put_down_behind() -> None:
    assert read_figure_reply("补记场地费200元").words == "场地费200元"


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("呢筆係康樂活動", "文体活动"),
        ("这笔应该算文体活动", "文体活动"),
        ("計返入婦女事務", "女职工"),
        ("this is recreation", "文体活动"),
        ("move to training", "教育培训"),
        ("算了", None),
    ],
)
def test_a_sort_given_in_words(text: str, category: str | None) -> None:
    assert named_category(text) == category


@pytest.mark.parametrize(
    ("text", "joins"),
    [
        ("好，加落去啦", True),
        ("係，加埋佢", True),
        ("yes add it", True),
        ("不是改，是另记一笔", False),
        ("唔係，另外記一條", False),
        ("record it separately", False),
        ("不用", None),
        ("今天走访3户", None),
    ],
)
def test_whether_words_join_a_log(text: str, joins: bool | None) -> None:
    assert joins_it(text) is joins


@pytest.mark.parametrize(
    ("text", "is_order"),
    [
        ("活动还没办呢，#5这条记录不要", True),
        ("not held yet, remove #5", True),
        ("那天的人数，#5里写了", False),
    ],
)
def test_an_order_behind_other_words(text: str, is_order: bool) -> None:
    assert is_order_by_itself(numbered_parts(text)[0]) is is_order


@pytest.mark.parametrize(
    ("words", "are_terms"),
    [
        ("老师请的花艺店的，一人材料费85", True),
        ("導師係出面請嘅，每位$60", True),
        ("一人发了500", False),
        ("慰问3户，每户500，共1500", False),
    ],
)
def test_terms_of_a_plan(words: str, are_terms: bool) -> None:
    assert is_terms(words) is are_terms
