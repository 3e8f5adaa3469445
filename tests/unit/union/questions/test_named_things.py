"""The several things a question names, laid beside what logs say."""

from datetime import date

import pytest

from union.questions.named_things import named_things
from union.worklog.entries import Fact
from union.worklog.totals import Filed

LOGS = (
    (date(2027, 1, 9), "今天焊工比武，38人参加"),
    (date(2027, 1, 20), "冬季健步走，126人"),
    (date(2027, 1, 22), "一月会费收齐6210元"),
    (date(2027, 3, 2), "2月会费6180元到账"),
    (date(2027, 3, 5), "库房盘点，财务陪同"),
    (date(2027, 3, 8), "3月8日一车间发安全帽85顶"),
    (date(2027, 3, 9), "3月9日二车间发安全帽64顶"),
    (date(2027, 3, 10), "一车间座谈，16人"),
    (date(2027, 3, 11), "On 11 March we held a durian night, 58 came"),
    (date(2027, 3, 12), "On 12 March we held a fire drill briefing, 44 came"),
)
TOLD = [
    (Filed(number, Fact("其他", text[:6], day), text), text) for number, (day, text) in enumerate(LOGS, 1)
]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("焊工比武和健步走合起来多少人", [[1], [2]]),
        ("领导要数，焊工比武跟健步走一共多少人", [[1], [2]]),
        ("健步走、焊工比武哪个人多", [[2], [1]]),
        ("1月、2月会费总共多少", [[3], [4]]),
        ("一车间和二车间的安全帽一共发了多少顶", [[6], [7]]),
        ("durian night or fire drill briefing got more people", [[9], [10]]),
        ("durian night plus fire drill briefing how many in all", [[9], [10]]),
    ],
)
def test_each_thing_has_the_facts_that_tell_of_it(text: str, numbers: list[list[int]]) -> None:
    """What all of them share, a month and a lead say which are meant."""
    assert [[each.number for each in one.filed] for one in named_things(text, TOLD)] == numbers


@pytest.mark.parametrize("text", ["焊工比武一共多少人", "1月和2月一共花了多少", "焊工比武和拔河多少人"])
def test_one_thing_is_none_of_several(text: str) -> None:
    """Nor are bare months, nor a thing nobody told of."""
    assert named_things(text, TOLD) == []


def test_a_thing_nobody_told_of_is_named_without_facts() -> None:
    """So that no sum leaves it out in silence."""
    found = named_things("焊工比武、拔河、健步走一共多少人", TOLD)

    assert [(each.words, len(each.filed)) for each in found] == [("焊工比武", 1), ("健步走", 1), ("拔河", 0)]
