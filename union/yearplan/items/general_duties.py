"""General duties without a time: no items, listed on request."""

from union.core.lazy_regex import Regex
from union.yearplan.model import Duty

SHORTEST, LONGEST = 8, 80
STOP = Regex(r"[。；;！!？?]")
NO_DUTIES = Regex(r"指导思想|总体|目标|思路|形势|背景")


def duty(text: str, section: str) -> Duty | None:
    """The first sentence of a line with no item, as a duty; None for one too short to be any, or of the guiding thoughts."""
    plain = text.strip()
    found = STOP.search(plain)
    first = plain[: found.start()] if found and found.start() >= SHORTEST else plain
    if len(first) < SHORTEST or NO_DUTIES.search(section):
        return None
    return Duty(first[:LONGEST], section)
