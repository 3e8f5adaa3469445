"""Sixty questions written before they could be answered, asked of the real handlers: the floor below which nothing goes."""

import pytest

from tests import asked
from tests.unit.handlers.office import Office

SIXTY = list(asked.lines(asked.HERE / "sixty.jsonl"))
# Lists by other hands and of other days: of the fresh one the odd ids were read while mending, the even ones never.
FLOORS = (("fresh.jsonl", "odd", 39), ("more.jsonl", None, 29))


@pytest.fixture(scope="module")
def office() -> Office:
    """The committee with all its logs told."""
    return asked.committee()


def test_all_logs_are_told(office: Office) -> None:
    """Each line of the logs became one entry, each item one item."""
    [logs] = office.store.db.query("select count(*) as told from logs")
    [items] = office.store.db.query("select count(*) as told from events")

    assert (logs["told"], items["told"]) == (31, 3)


@pytest.mark.parametrize("line", SIXTY, ids=[line["id"] for line in SIXTY])
def test_is_answered(office: Office, line: dict[str, object]) -> None:
    """The words wanted stand in the answer."""
    answer = asked.ask(office, str(line["text"]))

    assert asked.is_right(line, answer), answer


@pytest.mark.slow
@pytest.mark.parametrize(("name", "half", "floor"), FLOORS, ids=[name for name, *_rest in FLOORS])
def test_other_lists_are_answered(office: Office, name: str, half: str | None, floor: int) -> None:
    """No fewer right answers than there were."""
    found = list(asked.judged(asked.HERE / name, office, half))
    wrong = [f"{line['id']} {answer}" for line, answer, right in found if not right]

    assert len(found) - len(wrong) >= floor, wrong


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2025慰问金发了多少", "2025年 慰问金：5000元"),
        ("三季度和四季度花钱对比", "第三季度：22000元\n第四季度：24200元"),
        ("上个月一共报了多少条", "10月：4项"),
        ("月饼多少钱一份", "平均每份80元"),
        ("两癌筛查查出几个有问题的", "没有这个数"),
        ("慰问困难职工的钱占今年开支百分之几", "占全部66000元的"),
        ("年底前还有啥要交", "本年未完成3项"),
        ("前三季度开销多少", "1月至9月：41800元"),
    ],
)
def test_no_other_figure_is_given(office: Office, text: str, said: str) -> None:
    """Each of these was once answered with the figure of something else."""
    assert said in asked.ask(office, text)


@pytest.mark.parametrize("text", ["上半年跟下半年培训人次比较一下", "两次委员会议隔了多久"])
def test_a_question_is_not_filed(office: Office, text: str) -> None:
    """These were once filed as work done."""
    assert "已记录" not in asked.ask(office, text)


def test_a_report_of_the_most_is_filed(office: Office) -> None:
    """「最多」 alone asks nothing."""
    assert "已记录" in asked.ask(office, "参加人数最多的一次运动会圆满结束")
