"""What the first messages would wait for, done beside the rest of the start: word lists read, patterns compiled.

Measured: a first message took a quarter of a second, and single patterns held up the first officers 66 ms each. A thread does it, in
turns too short to be noticed: first what nearly every message needs, then all the rest, while nobody waits.
"""

import asyncio
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from inspect import signature
from time import perf_counter

from union.core.lazy_regex import made_ready
from union.reading.acts.life_events import events_told
from union.reading.privacy.redaction import exposed_figures, keepable
from union.reading.questions.question_reader import has_only_limits
from union.reading.reader import read
from union.reading.replies.short_replies import read_denial

SENTENCES = (
    "今天走访慰问困难职工3户，发放慰问金1500元，下周三下午3点开总结会",
    "11月25日下午2点在三楼会议室开职代会筹备会，请王敏准备材料",
    "上个月组织技能比武2场，120人参加，签订集体合同1份，覆盖职工50人",
    "每月15日前报送月报",
    "老张上周住院了，二车间李工的父亲昨天去世",
    "今年慰问了多少户？",
    "收到",
)
ENGLISH = "Meeting at 3pm on Friday"  # its readers are imported at the first English words
READERS = ("union.", "handlers.")
TURN = 0.0005  # seconds the thread keeps the interpreter while the loop waits for it; usually 5 ms
SLICE, REST = 0.003, 0.06  # seconds of the thread's work at a time, and between
CALM = 10.0  # seconds after the start, in which what waited while the bot was away is read
LATE = 0.002  # the loop came back so much later from its rest: somebody is being served


class Warming:
    """Begun before Telegram is asked who we are: while the bot waits for that, the thread works."""

    def __init__(self, wall: datetime) -> None:
        self._first = asyncio.create_task(asyncio.to_thread(_take_steps, sentences_read(wall)))
        self._all = [sentences_read(wall, (ENGLISH,)), made_ready(), tables_made()]

    async def ready(self) -> None:
        """Wait for what nearly every message needs: compiled twice at once, here and there, it would take longer."""
        await asyncio.shield(self._first)

    async def finish(self) -> None:
        """Make all the rest, after the first messages and while nobody is being served; who needs some of it sooner makes it."""
        await self.ready()
        gc.freeze()  # three looks of the collector through all of the program took 50 ms each
        await asyncio.sleep(CALM)
        for steps in self._all:
            while await asyncio.to_thread(_take_steps, steps, SLICE):
                while await _is_busy():
                    pass
        gc.freeze()


def sentences_read(wall: datetime, sentences: tuple[str, ...] = SENTENCES) -> Iterator[object]:
    """One after another, as of this naive moment."""
    for sentence in sentences:
        yield read(sentence, wall)
        yield events_told(sentence, wall)
        yield keepable(sentence, private=False)
        yield exposed_figures(sentence)
        yield read_denial(sentence)
        yield has_only_limits(sentence)


def tables_made() -> Iterator[object]:
    """What the readers and the answers make of nothing and keep."""
    modules = [module for name, module in sys.modules.copy().items() if name.startswith(READERS)]
    kept = {
        id(each): each for module in modules for each in vars(module).values() if hasattr(each, "cache_info")
    }
    for table in kept.values():
        if not signature(table).parameters:
            yield table()


def _take_steps(steps: Iterator[object], seconds: float = float("inf")) -> bool:
    """Take steps for so long; whether some may be left."""
    until = perf_counter() + seconds
    with _short_turns():
        return any(perf_counter() >= until for _ in steps)


async def _is_busy() -> bool:
    begun = perf_counter()
    await asyncio.sleep(REST)
    return perf_counter() - begun > REST + LATE


@contextmanager
def _short_turns() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
