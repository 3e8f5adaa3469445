"""What a message plans amid talk, where no rule made anything of those words: put on the calendar, and of what is not so sure it is asked."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from handlers.calendar import event_creation, several_items
from handlers.core import message_reading, speakers
from handlers.core.turn import Turn
from handlers.events import occurrences
from union.core.period import A_DAY, Grain
from union.core.rights import Action
from union.events.model import Event
from union.reading.acts import closing_days
from union.reading.acts.opinion import NOT_OURS
from union.reading.acts.plans_in_talk import TalkedPlan, names_coming_time, plans_in_talk
from union.reading.message import Message, When
from union.reading.other_languages import languages_of
from union.reading.replies.mentions import title_mention_scores, title_overlap
from union.reading.text.normal_form import EitherScript, simplified
from union.reading.text.tense import Tense, tense
from union.worklog.item_likelihood import named_with_origin

SURE, LIKELY, CERTAIN, NAMED = 0.7, 0.5, 0.9, 0.5
# 「我建议包饺子，8号下午」 is put to the others, 「i going dentist」 is of one alone: asked about at most.
SUGGESTED = EitherScript(
    r"(?:^|[,，。\s]|我|咱们?)(?:建议|提议)|可能(?![手人])|再定|要不(?!要|是)|不如(?!果)|\b(?:how about|what about|i suggest|maybe|i(?:'m| am|m)? go(?:ing)?|(?:whole|my) family|my (?:kids?|son|daughter|mum|mom|wife|hubby|husband))\b",
    any_case=True,
)
LEAP_DAY = (2, 29)
# A feast, 「节后第一天」: told beside other things it is rather why than when.
DAY_NAMED = EitherScript(
    r"(?<![第\d])(?:\d{1,2}(?![\d年天])|[一二三四五六七八九十](?!天))|[今明听后][天日晚早朝]|(?:周|星期|礼拜)|\b(?:to(?:day|night|morrow)|tmr|mon|tue|wed|thu|fri|sat|sun)",
    any_case=True,
)
A_NUMBER = EitherScript(r"[\d一二三四五六七八九十廿]{1,3}[号日]")
A_WEEKDAY = EitherScript(
    r"(?:周|星期|礼拜)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}", any_case=True
)


def plan_left(
    turn: Turn,
    words: str = "",
    *,
    least: float = SURE,
    days_told: Collection[tuple[int, int]] | None = None,
) -> bool:
    """Plan what is most surely planned at the times within these words of the message, else of all of it; whether anything was.

    `days_told`: month and day of each that an answer speaks of; then only what is of one other day is planned.
    """
    text = turn.uncut_text(turn.said.text)
    done: set[int] = turn.settled("planned amid talk", set)
    begin = max(0, text.find(words))
    end = begin + len(words or text)
    found = [
        each
        for each in _new_plans(turn, text, least)
        if begin <= each.begin < end and each.begin not in done
        if days_told is None or _is_of_other_day(turn, each, days_told)
    ]
    done |= {each.begin for each in found}
    if found:
        source = replace(event_creation.source_of(turn), text=text)
        several_items.keep(turn, list(_with_owners(turn, found)), source)
    return bool(found)


def _is_of_other_day(turn: Turn, one: TalkedPlan, days: Collection[tuple[int, int]]) -> bool:
    """Whether it is of one day that is none of these, and not of what the message has put down: 「元旦前整个羽毛球赛，19号上午」."""
    when, title = one.message.when, simplified(one.message.title or "")
    if when is None or not _names_other_day(when, days) or tense(title) is Tense.DONE:
        return False  # 「14號去廣福邨探咗14戶」
    made = [each for each in occurrences.open_items(turn) if each.said_at == turn.said.at]
    is_part = any(each.rule for each in made)  # 「…每周二训练，最后一次4月13号打完」
    is_part = is_part or (bool(made) and closing_days.BARE.fullmatch(title) is not None)
    named = title_mention_scores([each.title for each in made], one.message.title or "")
    return not is_part and max(named, default=0.0) < NAMED


def _names_other_day(when: When, days: Collection[tuple[int, int]]) -> bool:
    """Whether a time names one day, and none of these again: neither 「节后第一天，大家收收心」 nor 「周五之前给我，别超过周五」."""
    is_one = when.rrule is None and (when.end is None or when.end - when.start <= A_DAY)
    if not is_one or DAY_NAMED.search(when.text) is None or (when.start.month, when.start.day) in days:
        return False  # 「佢哋話月尾先覆」
    if A_WEEKDAY.match(when.text):  # 「12月20号，周日晚6点半」
        known = (each for each in days if each != LEAP_DAY)
        return when.start.weekday() not in {date(when.start.year, *each).weekday() for each in known}
    return A_NUMBER.match(when.text) is None or when.start.day not in {day for _month, day in days}


def has_likely_plan(turn: Turn, least: float = LIKELY) -> bool:
    """Whether something is so likely planned; what is more likely so than not is asked about."""
    return bool(_new_plans(turn, turn.said.text, least))


def _new_plans(turn: Turn, text: str, least: float) -> list[TalkedPlan]:
    """What a message most likely plans that is not on the calendar; nothing of what is passed on, answers something or is late."""
    said = turn.said
    is_late = turn.is_old and turn.incoming.press is None
    if said.forwarded or said.edited or said.reply_to is not None or is_late:
        return []
    if not message_reading.looked_once(turn, names_coming_time, text):
        return []  # most of what is talked names none
    if not turn.may(Action.ADD):
        return []
    if NOT_OURS.search(text) or languages_of(text) or (least >= SURE and SUGGESTED.search(text)):
        return []
    events = occurrences.open_items(turn)
    made = tuple((each.title, each.start.date()) for each in events if each.said_at == said.at)
    others = [each for each in events if each.said_at != said.at]
    plans = message_reading.looked_once(turn, plans_in_talk, text, planned=made)
    return [each for each in plans if each.share >= least and _is_unplanned(turn, each, others)]


def plan_or_offer(turn: Turn, words: str) -> None:
    """Plan them where that is sure, else say with a button that they are not on the calendar."""
    if not plan_left(turn, words):
        several_items.offer_words(turn, words)


def _is_unplanned(turn: Turn, one: TalkedPlan, events: Sequence[Event]) -> bool:
    """Whether nothing of ours is on then, and nothing that the words name on that day."""
    when, title = one.message.when, one.message.title or ""
    if when is None or event_creation.is_time_past(turn, when):
        return False
    if when.start.date() <= turn.today and when.grain is not Grain.MINUTE and not when.rrule:
        return False  # 「今晚谁也别拦我吹牛」
    titles = [each.title for each in events]
    is_loose = one.share < CERTAIN and any(title_overlap(each, [title]) for each in titles)
    if is_loose or max(title_mention_scores(titles, title), default=0.0) >= NAMED:
        return False
    fits = named_with_origin(events, one.message.text)
    for event, fit in zip(events, fits, strict=True):
        is_that_day = event.rule is not None or event.start.date() == when.start.date()
        is_then = event.start == when.start and when.grain is Grain.MINUTE
        if is_then or (is_that_day and fit >= NAMED and not event.deadline):
            return False
    return True


def _with_owners(turn: Turn, found: list[TalkedPlan]) -> Iterator[Message]:
    """Each with whom it is given to, where that is one of us."""
    for each in found:
        one = each.message
        is_due = one.when is not None and one.when.deadline
        owners = tuple(name for name in one.owners if is_due and speakers.is_given_to_us(turn, name))
        yield replace(one, owners=owners)
