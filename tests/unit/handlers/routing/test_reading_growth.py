"""What stopped the bot once: shapes of messages and replies, read as the bot reads them, cost in proportion to their length.

Every pattern for itself: tests/properties/test_patterns.py. Shapes nobody thought of: `make torture RUN=words`.
"""

import gc
from collections.abc import Callable
from datetime import datetime
from time import thread_time

import pytest

from tests.effort import some
from union.attendance import competition_results as results
from union.attendance import participation_replies as taking_part
from union.reading.act_reading import read_acts
from union.reading.acts.life_events import life_events
from union.reading.privacy.redaction import keepable, mask_names
from union.reading.questions.question_reader import read_question
from union.reading.reader import read
from union.reading.replies import item_details as item_words
from union.reading.replies.english_answers import in_chinese_words
from union.reading.replies.item_replies import read_reply
from union.reading.replies.short_replies import read_denial
from union.reading.replies.title_replies import new_title
from union.worklog import corrections as mending

NOW = datetime(2026, 11, 20, 10)
LENGTHS = (512, 1024, 2048)
# For twice the text, four times being quadratic; seconds below which nobody cares; for 1,000 characters.
GROWTH, FLOOR, MOST = 3.3, 0.03, 0.3
NAMES = "刘建国、张建国、王建国、李建国、陈志强、杨丽娟、赵晓东、黄国庆、"
MESSAGES = {
    "names": ("今天开展活动，参加人员：", NAMES, "，一共26人"),
    "blanks": ("今天开展活动，参加人员：", NAMES.replace("、", " "), "，一共26人"),
    "numbers": ("今天开展活动：", "1. 刘建国2. 张建国3. 王建国", "，一共26人"),
    "ill": ("今天走访，因病：", NAMES, ""),
    "because": ("因", "刘建国和张建国及王建国", "住院"),
    "in brackets": ("困难职工：", "刘建国（待核）、", ""),
    "households": ("", "郑户31． ", ""),
    "visited": ("今天走访慰问困难职工3户，", "张三、", ""),
    "one sign": ("困难职工", "张", "病故"),
    "joined": ("", "张三和", "病故"),
    "dots": ("为", "职工阿里·买买提、", "送去"),
    "owners": ("由", "刘和", ""),
    "every month": ("每月", "初一十二十", "开会"),
    "kinds": ("", "多少甲几箱袋和", "?"),
    "festivals asked about": ("不是", "受难日。几。半边身子。", "负责"),
    "a list of ends": ("今天开展活动，参加人员：", "3.,1. 2.,女教授,", "病故"),
}
REPLIES = {
    "need": ("", "需要", ""),
    "at least": ("至少", "需要", ""),
    "this item": ("", "该项活动", ""),
    "this": ("", "这个活动", ""),
    "by whom": ("由", "刘和", ""),
    "list": ("由", NAMES, "负责"),
    "done": ("完成", "了啦", "x"),
    "wrong": ("", "刚刚写错", ""),
    "blank": ("清单", " ", "x"),
    "named": ("改名为", "a ", "\n"),
    "result": ("第一名 王芳 ", "1分2", "x"),
}


def _heard(text: str) -> None:
    read(text, NOW)
    keepable(text, private=False)
    life_events(text, NOW)
    read_question(text, NOW)
    read_acts(text, NOW)


def _answered(text: str) -> None:
    read_reply(text, NOW, NOW)
    taking_part.read_part(text)
    mending.read_figure_reply(text)
    results.read_results(text)
    new_title(text)
    item_words.read_addition(text)
    read_denial(text)
    in_chinese_words(text)
    mask_names(text)


def _seconds(reads: Callable[[str], None], shape: tuple[str, str, str], length: int) -> float:
    head, piece, tail = shape
    room, best = length - len(head) - len(tail), 1e9
    for turn in range(3):  # what is kept of the last text must not help
        text = f"{head}{(piece * (room // len(piece) + 1))[:room]}{tail}{'。' * turn}"
        gc.disable()  # a look through all that the tests before have left costs as much as the longest text
        begun = thread_time()
        try:
            reads(text)
        finally:
            gc.enable()
        best = min(best, thread_time() - begun)
        if best > MOST * length / 1000:
            break
    return best


@pytest.mark.parametrize("name", some(MESSAGES, 4))
def test_a_message(name: str) -> None:
    """Read as a message of the group, masked as it is kept."""
    _proportionate(_heard, MESSAGES[name])


@pytest.mark.parametrize("name", REPLIES)
def test_a_reply(name: str) -> None:
    """Read by all that reads replies."""
    _proportionate(_answered, REPLIES[name])


def _proportionate(reads: Callable[[str], None], shape: tuple[str, str, str]) -> None:
    reads("".join(shape))  # what it needs is made
    for length in (32, 128):  # what is exponential shows here
        assert _seconds(reads, shape, length) < MOST
    _, shorter, longer = (_seconds(reads, shape, length) for length in LENGTHS)
    assert longer < MOST * LENGTHS[-1] / 1000
    assert longer < max(FLOOR, GROWTH * shorter)
