"""How likely words are about one time of an item and do something to it: signs, each with a weight that was learned.

And how surely words name an item by its title, or by the words it was made from: 「月饼」 of 「地下一层库房发放」. A title is a guess at
what a message was about; what it left out is what people may call the thing by. The weights stand in union/data/item_likelihood.toml, made by `python -m tools.item_weights` of sentences with labels.
How likely a log ends one: the same of union/data/ending_likelihood.toml, by `python -m tools.ended_weights`.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from itertools import combinations
from math import exp

from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.data import table
from union.events.model import Event, Occurrence
from union.reading.acts.classification import category
from union.reading.acts.opinion import Opinion, Sense
from union.reading.message import When
from union.reading.names.people import given_name
from union.reading.replies.mentions import SIGNS, core_of, is_day_of, title_mention_scores
from union.reading.table_acts import OTHER
from union.reading.text.normal_form import normal
from union.reminders.lead_times import is_due_by
from union.worklog.entries import LogEntry
from union.worklog.event_links import OVER, SPANS, is_doer_named, title_fit

SOON, NEAR, LATELY = timedelta(days=2), timedelta(days=7), timedelta(days=4)
MOST_WORDS, LEAST = 2.0, 0.01  # of a sign that is said at all
CHANGED, ENDED = (Sense.MOVED, Sense.CANCELLED), (Sense.FINISHED, Sense.PARTLY)
OTHERWISE = (Sense.CHATTER, Sense.ASKED, Sense.LIVED, Sense.ABSENT)
ANEW, OF_LOGS = (Sense.PLANNED, Sense.TASKED), (Sense.CORRECTED, Sense.ADDED)
# Signs that are looked at; what a word of the origin speaks beside one of the title.
LONGEST, WORTH = 160, 0.7
PIECE = Regex(r"[。；;！!\n①-⑨]|(?<!\d)\d{1,2}[.、)](?!\d)")
# In every second message, whatever it plans.
EVERYDAY = Regex(
    r"\d{1,4}[点号日月年分时:：](?:\d{1,2}分?)?半?|[上下中]午|[早晚]上|[今昨前明后]天|[今明昨]晚|(?:下|这|本)?个?(?:周|星期|礼拜)[一二三四五六日天]"
    r"|[你我他她咱]们?|大家|各位|一个|一下|一起|一家|就是|这个|那个|这次|时候|时间|地点|可以|没有|已经|之前|以前|还有|什么|开始|结束|职工|工会|组织|活动"
    r"|参加|准备|负责|安排|通知|请各?|提前|主席|书记|委员|[老小]师傅?|姐妹|兄弟|同志|麻烦|辛苦|报我|给我|交给|不要|需要|怎么|下班|小秘|帮忙|\d{1,6}"
)
FEWEST = 4  # signs of a piece that is the item's own


@dataclass(frozen=True, slots=True)
class SaidOfItem:
    """Words and who said them, beside one item: `words` is how surely they name it (mentions.py), `whens` their times.

    `is_most`: they name no other item as surely.
    """

    opinion: Opinion
    words: float
    whens: Sequence[When]
    is_owner: bool
    is_author: bool
    wall: datetime
    is_most: bool = False


def signs(said: SaidOfItem, one: Occurrence) -> dict[str, float]:
    """What speaks for or against it, each from 0 to 1 or 2, and every two of these together."""
    wall, is_due = said.wall, is_due_by(one.event)
    share = said.opinion.share
    is_long, is_day = one.event.grain in SPANS, is_its_day(said, one)
    begun, over = one.start <= wall, one.last_moment < wall
    found = {
        "words": min(said.words, MOST_WORDS),
        "named": float(said.words > 0),
        "day": float(is_day),
        "another day": float(bool(said.whens) and not is_day),
        "today": float(one.start.date() <= wall.date() <= one.last_moment.date() and not is_long),
        "soon": float(not begun and one.start - wall <= SOON),
        "near": float(not begun and one.start - wall <= NEAR),
        "begun": float(begun and not is_due),
        "over": float(over and wall - one.last_moment <= LATELY and not is_due),
        "long over": float(over and wall - one.last_moment > LATELY),
        "due": float(is_due),
        "owner": float(said.is_owner),
        "author": float(said.is_author),
        "most": float(said.is_most),
        "changed": share(*CHANGED),
        "ended": share(*ENDED),
        "told": share(Sense.TOLD),
        "otherwise": share(*OTHERWISE),
        "anew": share(*ANEW),
        "of logs": share(*OF_LOGS),
    }
    return in_pairs(found)


def in_pairs(found: Mapping[str, float]) -> dict[str, float]:
    """The signs that are there, and every two of them together."""
    there = [(name, value) for name, value in found.items() if value > LEAST]
    pairs = {f"{one} + {other}": mine * its for (one, mine), (other, its) in combinations(there, 2)}
    return {**dict(there), **pairs}


def is_its_day(said: SaidOfItem, one: Occurrence) -> bool:
    """Whether they name the day of that time; a month is none."""
    is_long = one.event.grain in SPANS
    return not is_long and any(is_day_of(each, one.start, one.last_moment) for each in said.whens)


def likelihood(said: SaidOfItem, one: Occurrence) -> float:
    """From 0 to 1."""
    return fit(signs(said, one), table("item_likelihood")["weights"])


def fit(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """What these signs come to by these weights, from 0 to 1."""
    total = weights["none"] + sum([weights.get(name, 0.0) * value for name, value in found.items()])
    return 1 / (1 + exp(-total))


def named_with_origin(events: Sequence[Event], said: str) -> list[float]:
    """Of each item what the rarest words speak that are its title's, or stood in the message it was made from."""
    by_title = title_mention_scores([each.title for each in events], said)
    return [max(pair) for pair in zip(by_title, named_by_origin(events, said), strict=True)]


def named_by_origin(events: Sequence[Event], said: str) -> list[float]:
    """The same of the messages alone, less than a title speaks."""
    if not said.strip():
        return [0.0] * len(events)
    origins = [_without_people(each) for each in events]
    found = title_mention_scores(origins, EVERYDAY.sub(" ", said[: LONGEST * 2]))
    return [WORTH * min(each, 1.0) for each in found]


def _without_people(event: Event) -> str:
    """What its message says of the matter: not when, nor whose it is."""
    words = origin(event)
    for owner in event.owners:
        words = words.replace(owner.name, " ").replace(given_name(owner.name), " ")
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


NEAR_DAYS, DUE_SOON, LATE = 3, timedelta(days=3), timedelta(days=10)
JUST_HELD = timedelta(hours=14)
TALK = (Sense.CHATTER, Sense.ASKED)
NO_OPINION = Opinion(dict.fromkeys(Sense, 0.0))


@dataclass(frozen=True, slots=True)
class LogBeside:
    """A log, and beside how many items its day is that of something held; `wall` is local time when it was written."""

    entry: LogEntry
    wall: datetime
    held: int
    most_words: float


def log_with_name_scores(
    entry: LogEntry, wall: datetime, times: Sequence[Occurrence]
) -> tuple[LogBeside, Mapping[int, float]]:
    """The log, and how surely it names each of these items, by their ids."""
    events: list[Event] = list({one.event.id: one.event for one in times}.values())
    words = dict(
        zip((each.id for each in events), named_with_origin(events, entry.text), strict=True)
        if events
        else ()
    )
    held = sum(_is_held_on_log_day(one, entry, wall) for one in times)
    return LogBeside(entry, wall, held, max(words.values(), default=0.0)), words


def ending_likelihood(told: LogBeside, one: Occurrence, words: float, said: Opinion | None) -> float:
    """From 0 to 1; `words`: how surely the log names the item, `said`: what its message does, about that item."""
    return fit(ending_signs(told, one, words, said or NO_OPINION), table("ending_likelihood")["weights"])


def ending_signs(told: LogBeside, one: Occurrence, words: float, said: Opinion) -> dict[str, float]:
    """What speaks for or against it, each from 0 to 1 or 2, and every two of these together."""
    event, entry, wall = one.event, told.entry, told.wall
    is_due, begun, today = is_due_by(event), one.start <= wall, wall.date()
    first, away = one.start.date(), _days_away(one, entry)
    sort = category(normal(event.title).text)
    is_owner = _is_owners(event, entry)
    found = {
        "fit": title_fit(event.title, entry.facts, entry.text),
        "words": min(words, MOST_WORDS),
        "most": float(0 < words >= told.most_words),
        "its day": float(away == 0 and not is_due and event.grain not in SPANS),
        "near": float(0 < away <= NEAR_DAYS and not is_due),
        "far": float(away > NEAR_DAYS and not is_due),
        "just held": float(begun and not is_due and wall - one.start <= JUST_HELD),
        "begun": float(begun and not is_due),
        "ahead": float(not begun and not is_due),
        "due": float(is_due),
        "due soon": float(is_due and first <= today + DUE_SOON),
        "overdue": float(is_due and first < today),
        "due far": float(is_due and first > today + LATE),
        "series": float(event.rule is not None),
        "owner": float(is_owner),
        "of others": float(bool(event.owners) and not is_owner),
        "author": float(entry.author_id is not None and event.author_id == entry.author_id),
        "another sort": float(sort not in (None, OTHER, *(each.category for each in entry.facts))),
        "alone": float(told.held == 1 and _is_held_on_log_day(one, entry, wall)),
        "counted": float(any(each.measures for each in entry.facts)),
        "over": float(OVER.search(normal(entry.text).text) is not None),
        "meeting": float(event.kind is Kind.MEETING),
        "finished": said.share(Sense.FINISHED),
        "told": said.share(Sense.TOLD),
        "partly": said.share(Sense.PARTLY),
        "anew": said.share(*ANEW),
        "of logs": said.share(*OF_LOGS),
        "changed": said.share(*CHANGED),
        "talk": said.share(*TALK),
    }
    return in_pairs(found)


def _is_owners(event: Event, entry: LogEntry) -> bool:
    """Whether an owner tells it, or it names one as having done it."""
    is_named = any(is_doer_named(each.name, entry.text) for each in event.owners)
    return is_named or event.has_owner(entry.author_id, entry.author)


def _days_away(one: Occurrence, entry: LogEntry) -> int:
    first, last = one.start.date(), one.last_moment.date()
    return min(
        0 if first <= fact.day <= last else min(abs((fact.day - first).days), abs((fact.day - last).days))
        for fact in entry.facts
    )


def _is_held_on_log_day(one: Occurrence, entry: LogEntry, wall: datetime) -> bool:
    """Whether it has begun, on a day the log tells of."""
    return not is_due_by(one.event) and one.start <= wall and _days_away(one, entry) == 0
