"""The verbs that say what becomes of something planned, one rule a deed (union/data/change_verbs.toml).

They are looked for in one clause of the normal form; the first rule that is found counts.
"""

from datetime import date
from enum import StrEnum

from union.core.lazy_regex import Regex
from union.reading.piece_rules import TextRules
from union.reading.time.pieces.base_patterns import COUNT


class ChangeDeed(StrEnum):
    """What becomes of it."""

    MOVE = "move"
    SHIFT = "shift"  # by a span: 「往后推半个钟」
    LATER = "later"  # put off, nobody said till when
    CANCEL = "cancel"
    FINISH = "finish"
    REOPEN = "reopen"
    PLACE = "place"
    OWNER = "owner"
    TITLE = "title"
    DUE = "due"  # when something is wanted, said anew
    SWAP = "swap"  # two items take each other's time, or place
    TERMS = "terms"  # what a reply says of who may come and when to remind: 「限30人」, 「提前一天提醒」
    BACK = "back"  # as it was before it was changed last
    ONLY = "only"  # of several times this one alone is left
    LAST = "last"  # of a series this time is the last one
    HINDERED = "hindered"  # wrong or impossible: the clause behind it says what it becomes


VERBS = TextRules("change_verbs", "verbs", {"COUNT": COUNT})
# A time behind a bare 改, a place by its sort, 「改早」, and the verbs of what takes place.
A_TIME, PLACE, EARLIER, DOING, DELIVER = map(
    VERBS.spelt, ("@A_TIME", "@PLACE", "@EARLIER", "@DOING", "@DELIVER")
)
INSTEAD, A_DAY = Regex(r"(?:那?就|所以)?(?:改|换|变)(?:成|为|到|在)?(?:了|咗)?"), Regex(r"\d{1,2}[号日]")


def instead(words: str, day: date | None) -> str:
    """What is planned in the place of a thing that was on that day: 「改成29号下午茶话会」 is of its month."""
    found = INSTEAD.match(words)
    rest = words[found.end() :] if found else words
    return f"{day.month}月{rest}" if found and day and A_DAY.match(rest) else rest
