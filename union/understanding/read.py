"""Reads one message: normalise → quantities → dates and rules → kind, category, intent → one `Message`.

Pure: text and `now` in, value out; never raises.
"""

from datetime import datetime

from union.understanding.classify import category
from union.understanding.message import FactRead, Intent, Message
from union.understanding.normal import normal
from union.understanding.quantities import measures
from union.understanding.sums import sums


def read(text: str, now: datetime, *, region: str = "CN") -> Message:
    """What a message means; `now` is local wall time (of an aware one its own wall time is used)."""
    said = normal(text)
    prices = sums(said, region)
    taken = [(one.start, one.end) for one in prices]
    counts = [
        one for one in measures(said) if not any(start < one.end and one.start < end for start, end in taken)
    ]
    work = category(said.text)
    if work is None or not (counts or prices):
        return Message(text, Intent.NONE, category=work)
    found, money = tuple(one.measure for one in counts), tuple(one.money for one in prices)
    fact = FactRead(work, said.text[:30], None, found, money)
    return Message(
        text, Intent.LOG, title=fact.title, category=work, measures=found, money=money, facts=(fact,)
    )
