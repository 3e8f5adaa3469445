"""How much is handled in a minute: by the messages' own dates, a shut minute, bounded memory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from union.core.rate_limit import SPAN, Floods, Stream


def handled(moments: list[int], limit: int) -> list[int]:
    """Which of these are handled."""
    stream, found = Stream(limit), []
    for at in moments:
        if not stream.is_over(at):
            stream.take(at)
            found.append(at)
    return found


TOLD = [
    ("pasting twenty logs", [100] * 20, 20, 20),
    ("one too many", [100] * 21, 20, 20),
    ("shut for a minute after it", [100] * 21 + [159], 20, 20),
    ("open again after it", [100] * 21 + [160], 20, 21),
    ("a day's backlog", list(range(0, 86_400, 60)), 1, 1440),
    ("slowly", [0, 30, 60, 90, 120], 2, 5),
    ("an older one in between", [1000, 10, 1000], 2, 3),
]


@pytest.mark.parametrize(
    ("moments", "limit", "count"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD]
)
def test_so_much_is_handled(moments: list[int], limit: int, count: int) -> None:
    """At most the limit in a minute; what is beyond shuts the stream for the minute that follows."""
    assert len(handled(moments, limit)) == count


@given(st.lists(st.integers(0, 300)).map(sorted), st.integers(1, 5))
def test_no_minute_has_more_than_the_limit(moments: list[int], limit: int) -> None:
    """Whatever comes in order: no window holds more, and who keeps below the limit is never refused."""
    found = handled(moments, limit)
    assert all(found[i + limit] - found[i] >= SPAN for i in range(len(found) - limit))
    if all(moments[i + limit] - moments[i] >= SPAN for i in range(len(moments) - limit)):
        assert found == moments


def test_what_is_remembered_is_bounded() -> None:
    """A thousand senders leave what three do; the newest are the ones remembered."""
    floods = Floods(most=3)
    streams = [floods.stream(source, 1) for source in range(1000)]
    assert len(floods._streams) == 3
    assert floods.stream(999, 1) is streams[999] and floods.stream(0, 1) is not streams[0]
