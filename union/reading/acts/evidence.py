"""What is known of a message when its intent is weighed."""

from datetime import datetime
from typing import NamedTuple

from union.reading.time.dates.reference_time import TimeRead


class Evidence(NamedTuple):
    """`raw` as it was written, `text` in normal signs, `words` without its dates.

    `figures` counts quantities, `sums` money spent; prices are neither. `durations` of the quantities say how long
    or how large a part, `people`: somebody is counted.
    `is_dated`: a time was said that cannot be; the message is weighed as if it could.
    `places` are those of the quantities and sums, ascending, but for how long something lasted.
    """

    raw: str
    text: str
    words: str
    now: datetime
    when: TimeRead | None
    figures: int
    sums: int
    durations: int = 0
    people: bool = False
    is_dated: bool = False
    places: tuple[int, ...] = ()
