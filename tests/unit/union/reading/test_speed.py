"""Reading takes time in proportion to the text, importing the reader next to nothing, and no text breaks it.

CPU time is measured, not the clock on the wall: other programs may run beside the tests.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import some, tried
from union.reading.act_reading import Context, read_acts
from union.reading.acts import extraction
from union.reading.message import Intent, Message
from union.reading.reader import read

NOW = datetime.fromisoformat("2026-11-20T10:00")
SHORT, LONG, MOST, TRIES = 1_000, 10_000, 30, 5  # what is quadratic takes a hundred times as long
# One character to a clause each; whatever pattern scans too far, one of these shows it.
PIECES = [
    *("1", "0", "9-", "3、", "1.", "3,", "12.5", "5/12 ", "9:30", "10%", "2026-12-05 ", "１２", "③"),
    *(
        "一",
        "十",
        "零",
        "百万",
        "三五",
        "年",
        "月",
        "日",
        "年月日",
        "点",
        "半",
        "前",
        "后",
        "到",
        "至",
        "每",
        "周",
    ),
    *(
        "(",
        "()",
        ")",
        "【",
        "《",
        "“",
        "「",
        "，",
        "。",
        "：",
        "—",
        "～",
        " ",
        "\t",
        "\n",
        "□",
        "😀",
        "*",
        "_",
        "<b>",
    ),
    *(
        "2026年",
        "3月5日",
        "周一",
        "每周一",
        "下周三下午",
        "初一",
        "农历八月十五",
        "中秋节前",
        "每月25号和",
        "3到",
        "第一",
    ),
    *(
        "12户",
        "500元×12户",
        "每户300",
        "王丽800，",
        "共计",
        "其中女职工5人，",
        "从3人增加到5人，",
        "三点三个字",
        "@wang ",
    ),
    *(
        "走访了12户",
        "由李主任负责",
        "地点：食堂",
        "不开了",
        "如果",
        "谢谢",
        "吗",
        "a",
        "Monday ",
        "by Nov 30 ",
        "見面",
        "聽日",
    ),
    *(
        "（",
        "每周一、",
        "1-",
        "開會",
        "慰问困难职工12户，发放6000元。",
        "by 5pm Friday ",
        "13月35日",
        "1万2千",
    ),
]
# Signs of times and figures, brackets, emoji, lone surrogates and control signs.
SIGNS = st.text(
    st.sampled_from(
        "0123456789０３.,:：;/-~～+×%$¥元一二两三十百千万零半几第每逢隔年月日号周星期礼拜上下本这前后今明昨大小初末底旬点时分刻早晚午夜"
        "到至从在为止起内外共计其中各人户次个场节假春秋清明端午农历闰正腊()（）[]【】《》“”「」\"'*_`<>@#&?!？！，。、 \t\n\r\0\x1b\x7f"
        "\u200b\u200d\ufe0f\u202e\ud800\udfff\U0001f389\U0001f468é見聽點aMtTdy"
    ),
    max_size=60,
)


def _seconds(text: str, enough: float = 0.0, meant: Intent | None = None) -> float:
    """The best of five readings; no more are tried once one takes `enough`."""
    best = float("inf")
    for _ in range(TRIES):
        for cached in (extraction._look, extraction._scan, extraction._pointing):
            cached.cache_clear()
        begun = process_time()
        read(text, NOW, meant=meant)
        best = min(best, process_time() - begun)
        if best <= enough:
            break
    return best


def _grows(piece: str, meant: Intent | None = None) -> float:
    """How many times as long ten thousand signs of a piece take as a thousand; a disturbed measure is taken again."""
    short, long = ((piece * length)[:length] for length in (SHORT, LONG))
    read(short, NOW, meant=meant)  # patterns and word lists load at first need
    ratios = (_ratio(short, long, meant) for _ in range(3))
    return next((one for one in ratios if one <= MOST), MOST + 1.0)


def _ratio(short: str, long: str, meant: Intent | None) -> float:
    base = _seconds(short, meant=meant)
    return _seconds(long, enough=MOST * base, meant=meant) / base


@pytest.mark.parametrize("piece", some(PIECES, 12))
def test_ten_times_the_text_takes_about_ten_times_as_long(piece: str) -> None:
    """Ten thousand signs of anything take about ten times what a thousand take."""
    assert _grows(piece) <= MOST


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["困难职工,除雪,", "困难职工，会费，", "走访12户，"])
def test_a_log_of_many_clauses_takes_its_time_only(piece: str) -> None:
    """Whether a clause begins a deed of its own is not asked of all the clauses before it."""
    assert _grows(piece, Intent.LOG) <= MOST


@tried(12, deadline=None, derandomize=True)
@given(SIGNS.filter(bool))
def test_no_made_up_piece_grows_faster(piece: str) -> None:
    """The same holds for pieces nobody thought of."""
    assert _grows(piece) <= MOST


@given(SIGNS)
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever was typed, a message comes back with the words as written."""
    message = read(text, NOW)
    assert isinstance(message, Message)
    assert message.text == text


@pytest.mark.parametrize("sign", ["\ud800", "\0", "\x1b", "\u202e", "\ufe0f", "\U000f0000"])
def test_odd_signs_hide_no_time(sign: str) -> None:
    """A sign that shows nothing, or half a character, behind a plan does not keep its day from being read."""
    when = read(f"12月5日下午3点召开工会委员会{sign}", NOW).when
    assert when is not None
    assert when.start == datetime.fromisoformat("2026-12-05T15:00")


IMPORTED = """
import dataclasses, datetime, decimal, gettext, json, re, sys, tomllib, zoneinfo
made, opened, make = [], [], re._compiler.compile
re._compiler.compile = lambda pattern, flags=0: made.append(str(pattern)) or make(pattern, flags)
sys.addaudithook(lambda event, what: opened.append(str(what[0])) if event == "open" else None)
import union.reading.reader
print(json.dumps([made, [path for path in opened if not path.endswith((".py", ".pyc"))]]))
"""


def test_importing_the_reader_is_cheap() -> None:
    """It reads no table and makes hardly a pattern: both wait until a message needs them.

    Counted, not timed: what an import takes is mostly the interpreter's own and swings by half between two runs.
    """
    fresh = {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "1",
    }  # else a module written anew opens its compiled file under another name
    said = subprocess.run([sys.executable, "-c", IMPORTED], check=True, capture_output=True, env=fresh).stdout
    made, opened = json.loads(said)
    assert opened == []
    assert len(made) <= 8, made


def test_another_group_s_roster_compiles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns are the same for all groups: with names in them each message of a hundred groups took a tenth of a second."""
    texts = (
        "国强周五前把方案拿出来",
        "小周统计一下名单，明天交",
        "走访3户，由王芳牵头",
        "John to book the room by Fri",
    )
    compiled: list[object] = []
    _read_all(texts, ("陈国强", "周敏", "王芳"))  # what is needed is made
    monkeypatch.setattr("re._compiler.compile", lambda *given: compiled.append(given))
    _read_all(texts, ("李国强", "周文", "王芳芳", "John Tan"))
    assert compiled == []


def _read_all(texts: Sequence[str], people: tuple[str, ...]) -> None:
    for text in texts:
        read_acts(text, NOW, Context(people=people))
