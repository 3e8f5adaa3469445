"""Whatever fails and whenever the program dies: nothing is lost, a doubt costs one marked copy, limits hold."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from telegram.error import TimedOut

from bot.config.sections import Limits
from bot.delivery.api_calls import TRIES
from bot.delivery.rate_limits import Pace
from bot.telegram.http_request import NeverLeft
from storage.core.outbox import queue
from storage.core.outbox.queue import Lane, Outgoing
from tests.unit.bot.delivery.line import MARK, Answer, Office, Params, refused

SPANS = st.sampled_from([0.0, 0.01, 0.1, 0.5, 1.0, 3.0, 20.0, 61.0])
STEPS = st.lists(st.tuples(st.sampled_from([-1, -2, 5, 6]), SPANS), max_size=120)
LIMITS = st.builds(
    Limits, per_second=st.integers(0, 5), chat_per_second=st.integers(0, 2),
    chat_burst=st.integers(0, 4), group_per_minute=st.integers(0, 6),
)  # fmt: skip


def passed(limits: Limits, steps: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """What a caller who asks first gets through: chat and moment."""
    at = [0.0]
    pace, through = Pace(limits, lambda: at[0]), []
    for chat, span in steps:
        at[0] += span
        if pace.wait(chat) == 0:
            pace.take(chat)
            pace.went(chat)
            through.append((chat, at[0]))
    return through


def most_within(moments: Sequence[float], seconds: float) -> int:
    """The fullest span of that length, its end not counted."""
    return max(
        (sum(begin <= each < begin + seconds - 1e-6 for each in moments) for begin in moments), default=0
    )


@given(LIMITS, STEPS)
def test_no_window_holds_more_than_its_limit(limits: Limits, steps: list[tuple[int, float]]) -> None:
    """All chats together by the second, a group by the minute, a chat by its burst and then its pace."""
    through = passed(limits, steps)
    if limits.per_second:
        assert most_within([moment for _, moment in through], 1) <= limits.per_second
    for chat in {chat for chat, _ in through}:
        moments = [moment for each, moment in through if each == chat]
        if chat < 0 and limits.group_per_minute:
            assert most_within(moments, 60) <= limits.group_per_minute
        if limits.chat_per_second:
            for seconds in (1, 5, 30):
                most = max(limits.chat_burst, 1) + seconds * limits.chat_per_second
                assert most_within(moments, seconds) <= most


@given(LIMITS, STEPS)
def test_a_wait_is_exact(limits: Limits, steps: list[tuple[int, float]]) -> None:
    """After the wait that was named a message may go: nobody waits twice."""
    at = [0.0]
    pace = Pace(limits, lambda: at[0])
    for chat, _ in steps:
        at[0] += pace.wait(chat)
        assert pace.wait(chat) < 1e-6
        pace.take(chat)
        pace.went(chat)


# What becomes of one call: whether Telegram had it, and what the sender learns.
FATES = {
    "answered": (True, None),
    "connection refused": (False, NeverLeft("refused")),
    "502, nothing done": (False, refused(502)),
    "time-out, nothing done": (False, TimedOut()),
    "time-out, done": (True, TimedOut()),
    "killed before": (False, asyncio.CancelledError()),
    "killed after": (True, asyncio.CancelledError()),
}
SURE = {"answered", "connection refused"}


class Trial:
    """An office whose line has a list of fates; afterwards it works. A kill takes the sender and keeps the file."""

    def __init__(self, fates: Sequence[str]) -> None:
        self.fates = list(fates)
        self.copies: list[tuple[int, str]] = []
        self.doubts: list[str] = []
        self.failed: list[str] = []
        self.office = Office()
        self.office.line.answer = self.answer

    def answer(self, method: str, params: Params) -> Answer:
        """The next fate."""
        fate = self.fates.pop(0) if self.fates else "answered"
        had, answer = FATES[fate]
        text = params["text"].removesuffix(f"\n{MARK}")
        if had:
            self.copies.append((params["chat_id"], params["text"]))
        if fate not in SURE:
            self.doubts.append(text)
        if answer is not None:
            self.failed.append(text)
        return answer

    async def run(self) -> None:
        """Until everything is through, with as many restarts as it takes."""
        while "queued" in self.office.states() or "sending" in self.office.states():
            try:
                await self.office.sender.drain()
            except asyncio.CancelledError:
                await self.restart()
            self.office.now += timedelta(minutes=10)

    async def restart(self) -> None:
        """The file is all that is left."""
        under_way = list(self.office.sender._busy.values())
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
        self.office.__post_init__()
        with self.office.store.unit() as db:
            queue.recover(db)


@given(
    st.lists(st.sampled_from([-1, -2, 5]), min_size=1, max_size=8),
    st.lists(st.sampled_from(sorted(FATES)), max_size=12),
)
def test_nothing_is_lost_and_a_doubt_costs_one_marked_copy(chats: list[int], fates: list[str]) -> None:
    """Each message arrives, in its chat's order; more copies than one only after a doubt, and they say so.

    One that failed a whole round may be passed by the others of its chat, whose order among themselves stays.
    """
    trial = Trial(fates)
    for number, chat in enumerate(chats):
        trial.office.put(f"第{number}条", chat_id=chat)
    asyncio.run(trial.run())
    plain = [(chat, text.removesuffix(f"\n{MARK}")) for chat, text in trial.copies]
    for chat in set(chats):
        arrived = list(dict.fromkeys(text for each, text in plain if each == chat))
        wanted = [f"第{number}条" for number, each in enumerate(chats) if each == chat]
        assert set(arrived) == set(wanted)
        may_be_passed = {text for text in wanted if trial.failed.count(text) >= TRIES}
        assert [text for text in arrived if text not in may_be_passed] == [
            text for text in wanted if text not in may_be_passed
        ]
    for number, chat in enumerate(chats):
        copies = [text for each, text in trial.copies if each == chat and text.startswith(f"第{number}条")]
        doubts = trial.doubts.count(f"第{number}条")
        assert len(copies) <= 1 + doubts
        assert all(text.endswith(MARK) for text in copies[1:])
        assert doubts or not copies[0].endswith(MARK)


EDITS = st.lists(st.tuples(st.sampled_from([Lane.PRESS, Lane.ANSWER]), st.booleans()), min_size=1, max_size=8)


@given(EDITS, st.lists(st.sampled_from(sorted(FATES)), max_size=12))
def test_the_last_edit_is_what_is_seen_in_the_end(edits: list[tuple[Lane, bool]], fates: list[str]) -> None:
    """However edits of one message fail, overtake each other and are interrupted."""
    trial = Trial([])

    async def play() -> None:
        target = trial.office.put("第0条")
        await trial.run()
        trial.fates = list(fates)
        for number, (lane, let_go) in enumerate(edits, 1):
            trial.office.queue(
                Outgoing(-4001, "editMessageText", {"text": f"第{number}条"}, edits=target, lane=lane)
            )
            if let_go:
                await once(trial)
        await trial.run()

    asyncio.run(play())
    assert trial.copies[-1][1] == f"第{len(edits)}条"


async def once(trial: Trial) -> None:
    """The sender looks once; more may be queued before it looks again."""
    try:
        await trial.office.sender.drain()
    except asyncio.CancelledError:
        await trial.restart()
