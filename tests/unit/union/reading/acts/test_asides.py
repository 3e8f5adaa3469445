"""Talk beside a told deed takes nothing from it; gossip stays gossip."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from union.reading.message import Intent
from union.reading.reader import read

DATA = Path(__file__).parents[4] / "data" / "understanding"
NOW = datetime(2026, 11, 20, 10, 0)
MOST_LOST, MOST_TAKEN = 8, 1  # of 65 and of 84


def _figures(text: str) -> list[str]:
    return [f"{one.value.normalize():f}{one.unit}" for one in read(text, NOW).measures]


@pytest.mark.parametrize(
    "text",
    [
        "今天慰问了3户，她们说什么也不肯多收",
        "我和小谢上午去医院看了骨折的刘师傅，买水果花了120元",
        "我替主席走访困难职工2户，慰问金1000元",
        "法律讲座来了65人，律师讲得真接地气哈哈",
        "走访4户，他说不用，我们留下了米4袋",
        "看望住院的小郝，慰问金600元，家属说谢谢工会",
        "职工书屋借出图书73本，还行吧",
        "调解劳动争议1起，谁都不让谁，最后签了协议",
    ],
)
def test_a_told_deed_with_its_figure_is_heard_among_talk(text: str) -> None:
    """Laughter, thanks, what those helped said, the writer's own words."""
    assert read(text, NOW).intent is Intent.LOG


@pytest.mark.parametrize(
    "text",
    [
        "听说二厂走访了12户，每户500元",
        "要是走访12户就好了，慰问金6000元呢",
        "我妈住院了，昨天我送了2000过去，她说不用",
        "我体检查出2个结节，吓死了",
        "我家那口子又买了2双鞋，花了900元",
        "昨晚打掼蛋我们队赢了3局哈哈",
        "昨天工会发的苹果烂了3个，哈哈凑合吃吧",
        "慰问品最好每人一份，别像去年少了10份",
    ],
)
def test_gossip_with_figures_is_no_work(text: str) -> None:
    """What is supposed, hearsay, wished, or the writer's own."""
    assert read(text, NOW).intent not in (Intent.LOG, Intent.EVENT)


def test_what_is_counted_in_an_aside_is_none_of_the_work() -> None:
    """「我也蹭了一碗」 is the writer's own share, 「路上堵了两小时」 no work."""
    assert _figures("高温慰问跑了4个班组，绿豆汤8桶，我也蹭了一碗嘻嘻") == ["4个", "8桶"]
    assert _figures("昨天送书下乡，图书300本，路上堵了两小时") == ["300本"]


def test_casual_speech_is_heard_and_gossip_left_alone() -> None:
    """The labelled sentences: nearly all of the one, hardly any of the other."""
    lost = [one for one in _lines("casual_told") if read(one["text"], NOW).intent is not Intent.LOG]
    taken = [
        one for one in _lines("casual_chatter") if read(one["text"], NOW).intent in (Intent.LOG, Intent.EVENT)
    ]
    assert len(lost) <= MOST_LOST, [one["text"] for one in lost]
    assert len(taken) <= MOST_TAKEN, [one["text"] for one in taken]


def _lines(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("补报12月3日走访困难职工3户", "2025-12-03"),
        ("补登 3月8日 女工插花45人", "2026-03-08"),
        ("補登3月8日女工插花45人", "2026-03-08"),
    ],
)
def test_a_late_note_looks_back(text: str, day: str) -> None:
    """「补记」, 「补登」, 「补报」 in front: the day is gone, whatever lies nearer."""
    message = read(text, NOW)
    assert message.intent is Intent.LOG
    assert message.when is not None and message.when.start.date().isoformat() == day


def test_how_many_by_today_is_no_deadline() -> None:
    """「截至今天累计走访38户」 tells; of a running total only what is new counts."""
    message = read("截至今天累计走访38户，其中本周新走5户", NOW)
    assert message.intent is Intent.LOG
    assert [one.what for one in message.measures] == ["至今", "新走"]
    assert read("请截止今天把报名表交齐，共25份", NOW).intent is Intent.EVENT
