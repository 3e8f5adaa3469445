"""How surely words name an item by its title, or by the words it was made from: 「月饼」 of 「地下一层库房发放」.

A title is a guess at what a message was about; what it left out is what people may call the thing by.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher

from union.core.lazy_regex import Regex
from union.events.model import Event
from union.reading.replies.mentions import SIGNS, core_of, named_in

LONGEST, WORTH = (
    160,
    0.7,
)  # signs that are looked at; what a word of the origin speaks beside one of the title
PIECE = Regex(r"[。；;！!\n①-⑨]|(?<!\d)\d{1,2}[.、)](?!\d)")
# In every second message, whatever it plans.
EVERYDAY = Regex(
    r"\d{1,4}[点号日月年分时:：](?:\d{1,2}分?)?半?|[上下中]午|[早晚]上|[今昨前明后]天|[今明昨]晚|(?:下|这|本)?个?(?:周|星期|礼拜)[一二三四五六日天]"
    r"|[你我他她咱]们?|大家|各位|一个|一下|一起|一家|就是|这个|那个|这次|时候|时间|地点|可以|没有|已经|之前|以前|还有|什么|开始|结束|职工|工会|组织|活动"
    r"|参加|准备|负责|安排|通知|请各?|提前|主席|书记|委员|[老小]师傅?|姐妹|兄弟|同志|麻烦|辛苦|报我|给我|交给|不要|需要|怎么|下班|小秘|帮忙|\d{1,6}"
)
FEWEST = 4  # signs of a piece that is the item's own


def named_with_origin(events: Sequence[Event], said: str) -> list[float]:
    """Of each item what the rarest words speak that are its title's, or stood in the message it was made from."""
    by_title = named_in([each.title for each in events], said)
    return [max(pair) for pair in zip(by_title, named_by_origin(events, said), strict=True)]


def named_by_origin(events: Sequence[Event], said: str) -> list[float]:
    """The same of the messages alone, less than a title speaks."""
    if not said.strip():
        return [0.0] * len(events)
    origins = [_without_people(each) for each in events]
    found = named_in(origins, EVERYDAY.sub(" ", said[: LONGEST * 2]))
    return [WORTH * min(each, 1.0) for each in found]


def _without_people(event: Event) -> str:
    """What its message says of the matter: not when, nor whose it is."""
    words = origin(event)
    for owner in event.owners:
        words = words.replace(owner.name, " ").replace(owner.name[-2:], " ")
    return EVERYDAY.sub(" ", words)


def origin(event: Event) -> str:
    """The piece of its message that made the item, by how much of the title it holds; "" where none holds any."""
    pieces = [each for each in PIECE.split(event.said) if len(SIGNS.sub("", each)) >= FEWEST]
    if len(pieces) < 2:
        return event.said[:LONGEST]
    core = core_of(event.title)
    shared = [
        SequenceMatcher(None, core, core_of(each[:LONGEST]), autojunk=False).find_longest_match().size
        for each in pieces
    ]
    best = max(range(len(pieces)), key=lambda nth: shared[nth])
    return pieces[best][:LONGEST] if shared[best] > 1 else ""
