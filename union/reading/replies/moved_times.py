"""The new time of an item that words surely move, though no verb of a rule says how: 「再容我三天」, 「提前一晚」, 「12号那个变两点」."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from union.core.almanac.days_off import Notice
from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.hinted_changes import read_hinted
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, Scope
from union.reading.message import When
from union.reading.replies.changed_times import asked_by
from union.reading.text.normal_form import normal

SPAN = Regex(
    r"(?<![\d月第/.:])(?P<count>半|[一两三四五六七]|\d{1,2})(?P<unit>个?(?:半?小时|钟头|钟|星期|礼拜)|个月|刻钟|分钟|天|日(?![号])|[晚夜]|周)"
)
NIGHTS, A_DAY = Regex("[晚夜日]"), "天"
EARLIER, EARLY, LATER = Regex(r"提前|往前|提早|前移|[^\u4e00-\u9fff]早|^早|再早"), "提前", "推迟"
A_MONTH = Regex(r"\d月\d")  # 「往后5月6号」 is no month later


def moved(
    text: str, times: Sequence[str], wall: datetime, base: datetime, notice: Notice | None = None
) -> ItemChange | None:
    """The change that gives the item of the time `base` another one; `times` are those the words name, as they were read.

    None where the words put it on the day that it has: 「再加两户，都放20号那天」.
    """
    for each in _possible(text, times):
        reply = asked_by(each, wall, base, notice)
        if reply is None or reply.when is None:
            continue
        if _is_other(reply.when, wall, base):
            return each
        if each.deed is ChangeDeed.MOVE and each.own and reply.when.start == base:
            return None
    return None


def _possible(text: str, times: Sequence[str]) -> Iterator[ItemChange]:
    """By how much, by a verb to when, each time that is named, the last first."""
    said, hinted, words = read_changes(text), read_hinted(text), normal(text).text
    shifts = (each for each in (*hinted, *said) if each.deed is ChangeDeed.SHIFT)
    yield from (each for each in shifts if A_MONTH.search(words, max(0, words.find(each.new))) is None)
    for found in SPAN.finditer(words):
        way = EARLY if EARLIER.search(words) else LATER
        by = f"{way}{found['count']}{NIGHTS.sub(A_DAY, found['unit'])}"
        yield ItemChange(ChangeDeed.SHIFT, "", (), by, (), Scope.ONE, by)
    yield from (each for each in said if each.deed is ChangeDeed.MOVE)
    for each in reversed(times):
        yield ItemChange(ChangeDeed.MOVE, "", (), each, (), Scope.ONE, text)
    yield from (each for each in hinted if each.deed is ChangeDeed.MOVE)


def _is_other(when: When, wall: datetime, base: datetime) -> bool:
    """Whether it is to come, and not the time it has."""
    is_same = when.start == base or (when.grain is Grain.DAY and when.start.date() == base.date())
    return not is_same and when.start.date() >= wall.date()
