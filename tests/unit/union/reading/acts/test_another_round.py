"""What another round of something is called."""

import pytest

from union.reading.acts.tasks.relative_days import next_round_words, thing_meant


@pytest.mark.parametrize(
    ("title", "last", "meant"),
    [
        ("下一场", "心理健康讲座来", "心理健康讲座"),
        ("五车间再讲一场", "去一车间讲职业病防治", "五车间讲职业病防治"),
        ("铸造车间还有一场", "二车间消防演练办完", "铸造车间消防演练"),
        ("再谈", "工资集体协商第二轮", "工资集体协商"),
        ("再办一次", "象棋赛", "象棋赛"),
    ],
)
def test_it_is_named_after_the_last(title: str, last: str, meant: str) -> None:
    """Where it is held is its own."""
    assert thing_meant(title, last) == meant


@pytest.mark.parametrize("title", ["下一场生日会", "工会委员会", "三车间讲安全"])
def test_a_thing_of_its_own_keeps_its_title(title: str) -> None:
    """What is named needs no other name."""
    assert thing_meant(title, "健康讲座") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("下次例会1月14号，时间不变", "例会1月14号"),
        ("下回羽毛球1月15号，老时间老地方", "羽毛球1月15号"),
        ("另外，下次會1月20號，其他照舊", "會1月20號"),
        ("next exco 15 Jan same time same place", "exco 15 Jan"),
        ("下次例会1月14号下午3点", None),
        ("例会时间不变", None),
    ],
)
def test_the_next_one_is_as_the_last_was(text: str, words: str | None) -> None:
    """Only what is said to be the next one, and to be as before."""
    assert next_round_words(text) == words
