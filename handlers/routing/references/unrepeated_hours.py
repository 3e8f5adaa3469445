"""No hour is lost: the clause of one that no answer to a message repeats is heard once more by itself, else offered or told as unused.

An hour that no answer names was not understood, whatever else of the message was: of such messages three of four went wrong.
"""

from calendar import month_abbr
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from handlers.calendar import several_items
from handlers.calendar.changes import last_change
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.routing.references.accompanying_acts import tell_unused
from union.core.lazy_regex import Regex
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.extraction import Seen, look
from union.reading.acts.stretches import EDGES, WORDS, clauses
from union.reading.acts.talk_signs import STAYS
from union.reading.message import Intent, Message
from union.reading.questions.thresholds import may_be_plain_question
from union.reading.replies.remarks import OF_DAY
from union.reading.text.normal_form import EitherScript, normal
from union.reading.text.tense import Tense, tense
from union.reading.time.dates.reference_time import TimeRead

MONTHS = list(month_abbr)
DAY, ENGLISH_DAY = Regex(r"(\d{1,2})月(\d{1,2})日"), Regex(rf"(\d{{1,2}}) ({'|'.join(MONTHS[1:])})")
CLOCK = Regex(
    r"[\d一二三四五六七八九十两兩]\s?(?:[点點時时](?![刻间間])|[:：.]\d\d|[ap]m)", any_case=True
)  # where none stands there is no hour
SAYS_DAY = Regex(r"[月日号天周期拜/]")
NUMBERED = Regex(r"[\d一二三四五六七八九十][月日号]")
HOUR = Regex(
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})|(?P<oclock>\d{1,2})\s?(?:点(?:(?P<past>[0-5]\d)|(?P<half>半))?|[ap]m)"
)
HALF_A_DAY = 12
WAS = EitherScript(
    r"(?:原[定来本]?|本来)[是在于]?\s?$|\boriginally (?:on |at )?$", any_case=True
)  # of before
STOP = EitherScript(
    r"[,，]\s?[还還]是|出发|集合|发车|上车|返回|回程|\b(?:gather|assemble|depart|leave|back by)",
    any_case=True,
)  # of an event, not its hour; or it stays
ENDS_SENTENCES, FEWEST_WORDS = frozenset("。！!；;\n?？"), 3
ASKS = Regex(r"[?？]\s*$|[点點按]了才|[点點按]一下|only when you press", any_case=True)


def hear_unrepeated(turn: Turn, hear: Callable[[Turn], object], ask: Callable[[Turn], bool]) -> None:
    """Hear what of the message holds hours that nothing said in this turn repeats; nothing where it asked or kept silent.

    `ask` asks whether words nobody heard are about an item, and says whether they may be.
    """
    said, told = turn.said, "\n".join(turn.answer_texts)
    if not told.strip() or said.forwarded or said.edited or ASKS.search(told):
        return
    for words in list(_unrepeated(turn, told)):
        before = turn.answers
        turn.speak_as(replace(said, text=words, reply_to=None, reply_to_bot=False, dictated=""))
        message = message_reading.read_words(turn, words)
        if _is_filed(turn, message):
            continue
        hear(turn)
        if turn.answers > before or ask(turn):
            continue
        if message.intent is Intent.EVENT and not read_changes(words):
            several_items.offer_words(turn, words)
        else:
            tell_unused(turn, [words])
    turn.speak_as(said)


def _unrepeated(turn: Turn, told: str) -> Iterator[str]:
    text, seen = turn.said.text, message_reading.looked_once(turn, look)
    reads = [one for one in seen.reads if one.has_clock and not one.when.rrule]
    lost = [one for one in reads if not _is_repeated(seen, one, told)]
    lost = [one for one in lost if not WAS.search(seen.said.text[: one.begin])]
    is_beside = len(lost) < len(reads) and (read_changes(text) or last_change.changed_now(turn))
    if is_beside or not _is_of_item(turn):
        # 「2点老师有课，改到3点半」: without a day it is why, or what was so far, or when what was done was over.
        lost = [one for one in lost if SAYS_DAY.search(seen.said.text, one.begin, one.end)]
    end = 0
    for one in lost:
        begin = seen.said.places[one.begin]
        if begin < end:
            continue
        start, end = _stretch(text, seen, begin)
        words = text[start:end].strip(EDGES)
        is_past = one.has_day and one.when.start <= turn.written
        if not is_past and words != text.strip(EDGES) and words not in told and _is_matter(words):
            yield words


def names_time(words: str) -> bool:
    """Whether words say a day or an hour."""
    return any(each.search(words) for each in (OF_DAY, CLOCK))


def times_repeated(turn: Turn, told: str, words: str) -> list[bool]:
    """Of each time in these words whether it stands in what was told."""
    seen = message_reading.looked_once(turn, look, words)
    return [_is_repeated(seen, one, told) for one in seen.reads if not one.is_name]


def _is_repeated(seen: Seen, one: TimeRead, told: str) -> bool:
    start = one.when.start
    names_day = one.has_day and (
        not one.has_clock or NUMBERED.search(seen.said.text, one.begin, one.end) is not None
    )
    is_hour = not one.has_clock or (start.hour % HALF_A_DAY, start.minute) in _hours_told(told)
    return is_hour and not (names_day and (start.month, start.day) not in days_told(told))


def _hours_told(told: str) -> set[tuple[int, int]]:
    """Hour and minute of each, the halves of the day alike: 「19:30」, and 「7点40」 of a note."""
    return {
        (
            int(one["hour"] or one["oclock"]) % HALF_A_DAY,
            30 if one["half"] else int(one["minute"] or one["past"] or 0),
        )
        for one in HOUR.finditer(normal(told).text)
    }


def days_told(told: str) -> set[tuple[int, int]]:
    """Month and day of each, in Chinese and in English."""
    days = {(int(one[1]), int(one[2])) for one in DAY.finditer(told)}
    return days | {(MONTHS.index(one[2]), int(one[1])) for one in ENGLISH_DAY.finditer(told)}


def _is_of_item(turn: Turn) -> bool:
    """Whether the message has put an item down or changed one."""
    events = occurrences.open_items(turn)
    is_planned = any(each.said_at == turn.said.at for each in events)
    return is_planned or last_change.latest(turn, timedelta(0)) is not None


def _stretch(text: str, seen: Seen, begin: int) -> tuple[int, int]:
    """The clause, with what follows in its sentence up to another time; with the one before it where it is but a time."""
    found, places = clauses(text), seen.said.places
    spans = [(places[one.begin], places[one.end - 1] + 1) for one in seen.reads if not one.is_name]
    at = last = max((at for at, each in enumerate(found) if each.start <= begin), default=0)

    def is_apart(one: int, other: int) -> bool:
        between = text[found[one].end - 1 : found[other].start]
        return not ENDS_SENTENCES.isdisjoint(between) or found[other].is_next

    def has_time(one: int) -> bool:
        return any(found[one].start <= first < found[one].end for first, _ in spans)

    while last + 1 < len(found) and not has_time(last + 1) and not is_apart(last, last + 1):
        last += 1
    start, end = found[at].start, found[last].end
    bare = [
        sign for place, sign in enumerate(text[start:end], start) if not any(a <= place < b for a, b in spans)
    ]
    is_bare = len(WORDS.findall("".join(bare))) < FEWEST_WORDS  # 「①拔河 4月10号上午9点」
    leads = at > 0 and is_bare and not has_time(at - 1) and not is_apart(at - 1, at)
    return found[at - 1 if leads else at].start, end


def _is_filed(turn: Turn, message: Message) -> bool:
    """Figures without a day were told with the work of the message."""
    facts = message_reading.read_words(turn, message.text, Intent.LOG).facts
    has_figures = any(each.measures or each.money for each in facts)
    return message.intent is Intent.LOG or (
        has_figures and (message.when is None or message.when.start <= turn.written)
    )


def _is_matter(words: str) -> bool:
    if len(WORDS.findall(words)) < FEWEST_WORDS or any(
        each(words) for each in (may_be_plain_question, STAYS.search, STOP.search)
    ):
        return False
    return tense(normal(words).text) is not Tense.DONE
