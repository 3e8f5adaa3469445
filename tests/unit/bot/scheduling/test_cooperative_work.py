"""Work in pieces: whoever is being served goes before the next piece, but does not keep it off for ever."""

import asyncio
from collections.abc import Iterator

from bot.scheduling.background_tasks import LONGEST_SECONDS, PIECE_SECONDS, REST_SECONDS, in_pieces

MESSAGE = 0.004  # seconds of the loop


class Loop:
    """A loop whose time passes only by what is done on it: pieces of work, and one message in each rest that some wait for."""

    def __init__(self, messages: int, stops_after: int = 1_000_000) -> None:
        self.at = 0.0
        self._stops_after = stops_after  # steps
        self.done = ""
        self._messages = messages

    def clock(self) -> float:
        """Seconds."""
        return self.at

    def work(self, times: int, seconds: float) -> Iterator[None]:
        """So many steps of that length: `w`."""
        for _ in range(times):
            self.at += seconds
            self.done += "w"
            yield

    async def sleep(self, seconds: float) -> None:
        """Rest; a message that waits is answered meanwhile (`m`), and ends after the rest would have."""
        self.at += seconds
        if self._messages:
            self._messages -= 1
            self.at += MESSAGE
            self.done += "m"

    def goes(self, times: int, seconds: float) -> str:
        """In which order all is done, `/` for each time aside begun."""
        asyncio.run(in_pieces(self.work(times, seconds), self._mark, self._goes_on, self.clock, self.sleep))
        return self.done

    def _mark(self) -> None:
        self.done += "/"

    def _goes_on(self) -> bool:
        return self.done.count("w") < self._stops_after


def test_waiting_messages_go_before_the_next_report() -> None:
    """Two that wait are answered after one report, not one after each."""
    assert Loop(messages=2).goes(3, 0.005) == "w/mmw/w/"


def test_what_takes_little_time_is_done_several_at_a_time() -> None:
    """Groups with nothing to be done do not each cost a rest."""
    assert Loop(messages=0).goes(9, PIECE_SECONDS / 3 + 1e-6) == "www/www/www/"


def test_work_goes_on_however_many_write() -> None:
    """Without an end of messages a piece comes after the longest time aside: late, never not at all."""
    loop = Loop(messages=1_000_000)
    order = loop.goes(3, 0.005)
    most = LONGEST_SECONDS / (REST_SECONDS + MESSAGE) + 1
    assert order.count("w") == 3
    assert 1 < max(len(part) for part in order.replace("/", "").split("w")) <= most


def test_what_is_left_waits_for_the_next_start_when_the_program_stops() -> None:
    """A thousand reports would keep it from ending for half a minute; the rows know what is left."""
    assert Loop(messages=0, stops_after=2).goes(9, 0.005) == "w/w/"
