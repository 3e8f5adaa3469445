"""What the writer wants: plan, tell, ask, command, or nothing of the bot's business (conventions, Don't butt in)."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from union.understanding import classify, lexicon
from union.understanding.message import Intent
from union.understanding.moments import TimeRead
from union.understanding.tense import Tense, tense, tense_at

# Commands by their Chinese words: the whole message, or followed by a blank, a line break, 「：」 or 「#」.
COMMAND = re.compile(
    r"\s*(?:/[A-Za-z_]+|(?:看日程|日程|安排|记录|登记|记|日历|待办|月报|简报|总结|问|统计|帮助|撤销|完成|提醒我|查找|计划|节日|放假|分工"
    r"|设置|订阅|网页|我的|为什么|隐私|走访情况|预算|导出|算了)(?=[\s:#]|$))"
)
QUESTION_END = re.compile(r"[?]\s*$|[吗呢吧]\s*[?!。]?\s*$")
REMIND = re.compile(r"提醒(?:我|大家|各位|一下)|到时候?提醒")
CHANGED = re.compile(r"改[到为在成]|(?:推迟|延期|提前|调整)[到至]")  # 「周三的不开了，改到周四」 is a plan
SOME_WORK = 0.9  # with a deed and a figure a hint of union work is enough
SURE_KIND, SURE_WORK, STRONG_WORK = 2.5, 1.9, 4.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a message when its intent is weighed; `words` is `text` without its dates.

    `is_dated`: a time was said that cannot be; the message is weighed as if it could.
    """

    text: str
    words: str
    now: datetime
    when: TimeRead | None
    figures: int
    sums: int
    is_dated: bool = False


def intent(seen: Evidence) -> Intent:
    """The intent as far as it is sure; whatever is not surely union work planned or told is NONE."""
    if COMMAND.match(seen.text):
        return Intent.COMMAND
    if _is_about_something_else(seen.text):
        return Intent.NONE
    work = max(classify.scores("categories", seen.words).values(), default=0.0)
    if _tells(seen, work):
        return Intent.LOG
    kind = max(classify.scores("kinds", seen.words).values(), default=0.0)
    is_due = seen.when is not None and seen.when.when.deadline and work >= SURE_WORK
    if _plans(seen) and (
        is_due
        or REMIND.search(seen.text)
        or kind >= SURE_KIND
        or (kind > 0 and (work >= SURE_WORK or "工会" in seen.text))
    ):
        return Intent.EVENT
    return Intent.NONE


def is_told(text: str, place: int, is_report: bool) -> bool:
    """Whether a bare date at this place points back: told as done, or part of a report."""
    found = tense_at(text, place)
    return found is Tense.DONE or (found is Tense.UNSAID and is_report)


def reports(text: str, figures: int) -> bool:
    """Whether a text without any tense reports what was done: a deed with several figures, nothing planned."""
    return figures >= 2 and tense(text) is not Tense.PLANNED and bool(_deeds().search(text))


def _is_about_something_else(text: str) -> bool:
    return bool(
        QUESTION_END.search(text)
        or _questions().search(text)
        or _suppositions().search(text)
        or (_denials().search(text) and not CHANGED.search(text))
    )


def _tells(seen: Evidence, work: float) -> bool:
    """Told as done: words or figures of a report, a deed, no future date."""
    said = tense(seen.text)
    has_deed, counted = bool(_deeds().search(seen.text)), seen.sums + seen.figures > 0
    if said is Tense.PLANNED or not (has_deed or counted):
        return False
    if work < (SOME_WORK if has_deed and counted else SURE_WORK):
        return False
    if seen.when and _is_ahead(seen.when, seen.now, said):
        return False
    if said is Tense.DONE or counted:
        return True
    is_dated_back = seen.when is not None and seen.when.has_day and not seen.when.when.rrule
    return is_dated_back or work >= STRONG_WORK


def _is_ahead(one: TimeRead, now: datetime, said: Tense) -> bool:
    """Whether the time lies ahead; a span that has begun does not, nor a rule by which something was done."""
    when = one.when
    if when.rrule:
        return said is not Tense.DONE
    if when.deadline:
        return when.start.date() >= now.date()
    is_vague = when.end is not None and when.end - when.start > timedelta(
        days=3
    )  # 「年终」 in what is told as done
    return when.start > now and not (said is Tense.DONE and is_vague)


def _plans(seen: Evidence) -> bool:
    """A date ahead, today included; what was said in the past tense plans nothing."""
    if seen.when is None:
        return seen.is_dated
    when = seen.when.when
    if tense_at(seen.text, seen.when.begin) is Tense.DONE and not when.deadline:
        return False
    return when.rrule is not None or (when.end or when.start).date() >= seen.now.date()


@cache
def _deeds() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.phrases("deeds")))


@cache
def _questions() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.phrases("questions")))


@cache
def _denials() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.phrases("denials")))


@cache
def _suppositions() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.phrases("suppositions")))
