"""Words that most likely put the writer's newest log right, though in none known for it: read as a reply to its receipt."""

from collections.abc import Iterator
from datetime import timedelta

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.worklog import log_command, log_replies
from storage.worklog import entries
from union.core.lazy_regex import Regex
from union.reading.acts.changes.corrections import figures_in_front
from union.reading.acts.opinion import Sense
from union.reading.message import Intent
from union.worklog.entries import LogEntry

LIKELY, SURE = 0.6, 0.8
LATELY = timedelta(days=2)
LONGEST, YUAN, BETWEEN = 80, "元", "，"  # signs
PIECES, FIGURE = Regex(r"[\s,，。;；!！]{1,4}"), Regex(r"\d")
BARE = Regex(r"(?<![\d.$])\d{3,7}(?:\.\d{1,2})?(?![\d.%]|\s?[\u4e00-\u9fffA-Za-z])")


def claimed(turn: Turn, _words: str) -> bool:
    """Whether that puts the newest log right."""
    return corrected(turn, Intent.NONE)


def corrected(turn: Turn, intent: Intent) -> bool:
    """Whether the words were a correction of that log, and are done; what would be work of its own must surely be one."""
    said = turn.said
    if said.edited or said.forwarded or said.reply_to is not None or len(said.text) > LONGEST:
        return False
    meant, least = message_reading.opinion_of(turn), LIKELY if intent is Intent.NONE else SURE
    if meant is None or meant.share(Sense.CORRECTED) < least:
        return False
    entry = _newest(turn)
    return entry is not None and any(
        log_replies.corrects(turn, entry, words) for words in _readings(turn, entry)
    )


def _newest(turn: Turn) -> LogEntry | None:
    """The writer's newest log, told here not long ago, that may still be changed."""
    person, group = turn.me(), turn.with_group()
    entry = entries.latest_of(turn.db, group, person) if person is not None else None
    if entry is None or entry.chat_id != turn.where.chat_id or turn.said.at - entry.said_at > LATELY:
        return None
    return entry if log_command.trouble(turn, entry) is None else None


def _readings(turn: Turn, entry: LogEntry) -> Iterator[str]:
    """The words; those alone that have figures; and a bare one as the sum of a log with one: 「5个 3000 忘了老周」."""
    text = turn.said.text
    front = figures_in_front(text)
    if not front:
        yield text
    if message_reading.read_words(turn, text).when is not None:
        return  # the figures of a day count nothing
    counted = BETWEEN.join(each for each in PIECES.split(front or text) if FIGURE.search(each))
    yield counted
    sums = [one for fact in entry.facts for one in fact.money]
    if len(sums) == 1 and len(list(BARE.finditer(counted))) == 1:
        yield BARE.sub(lambda found: found[0] + YUAN, counted)
