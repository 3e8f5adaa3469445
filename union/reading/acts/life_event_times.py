"""When a life event was or will be, through the reader of times: 昨天去世, 下月退休, 这周六结婚."""

from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from union.core.grain import own_end
from union.core.lazy_regex import Regex
from union.reading.acts.extraction import look
from union.reading.life.event_clauses import Clause
from union.reading.life.life_event import Occasion
from union.reading.message import Intent, When
from union.reading.text.masks import BLANK, masked
from union.reading.time.dates.reference_time import TimeRead

if TYPE_CHECKING:
    from union.core.almanac.days_off import Notice

# Of these hardly anybody tells weeks before: 「11月16日住院」 was this year.
SUDDEN = (Occasion.ILLNESS, Occasion.HARDSHIP, Occasion.BEREAVEMENT, Occasion.BIRTH)
COMING = Regex("就要?|要|将|快|准备|打算|计划|预计|即")
ALONE = Regex(rf"(?:都是|就在|定在|日期|时间|在)?[:]?{BLANK}+[,;。 ]?")
SOON, YEAR_ON, BACK = timedelta(days=30), timedelta(days=300), timedelta(days=62)


class Times:
    """The times of a message, read forward and, where it is needed, back."""

    def __init__(self, text: str, now: datetime, region: str, notice: "Notice | None") -> None:
        self._text, self.now, self._region, self._notice = text, now, region, notice

    @cached_property
    def _ahead(self) -> list[TimeRead]:
        return look(self._text, self.now, self._region, notice=self._notice).reads

    @cached_property
    def _back(self) -> list[TimeRead]:
        return look(self._text, self.now, self._region, Intent.LOG, self._notice).reads

    @cached_property
    def _planned(self) -> list[TimeRead]:
        return look(self._text, self.now, self._region, Intent.EVENT, self._notice).reads

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where the times stand in the normal text."""
        return [(one.begin, one.end) for one in self._ahead]

    def of(self, clause: Clause, occasion: Occasion) -> When | None:
        """The day named in a clause, in the one before it that ends with it, or in the next if that is no more."""
        begin = clause.start - len(clause.before)
        later = (
            clause.end + len(clause.later[0])
            if clause.later and ALONE.fullmatch(self._blanked(clause))
            else 0
        )
        stretches = [(clause.start, clause.end), (begin, clause.start), (clause.end, later)]
        for i, (start, end) in enumerate(stretches):
            for one in self._ahead:
                beside = i != 1 or end - one.end <= 1
                if start <= one.begin < end and self._is_day(one) and beside and not one.when.rrule:
                    is_coming = occasion not in SUDDEN and COMING.search(clause.said) is not None
                    return self._pointed(one, occasion, is_coming=is_coming)
        return None

    def _is_day(self, one: TimeRead) -> bool:
        """「上午」 alone is today's."""
        return one.has_day or one.when.start.date() == self.now.date()

    def _blanked(self, clause: Clause) -> str:
        """The clause behind, with its times blanked."""
        length = len(clause.later[0])
        spans = [
            (a - clause.end, b - clause.end) for a, b in self.spans if clause.end <= a < clause.end + length
        ]
        return masked(clause.later[0], spans)

    def _pointed(self, one: TimeRead, occasion: Occasion, *, is_coming: bool) -> When:
        """The time the way its occasion points: 「月底就退休了」 ahead, 「11月16日住院」 back."""
        gone = self.now - (one.when.end or own_end(one.when.start, one.when.grain))
        if is_coming and gone > timedelta():
            ahead = [
                each.when for each in self._planned if each.begin == one.begin and each.when.start > self.now
            ]
            return ahead[0] if ahead else one.when
        if one.when.start - self.now <= (SOON if occasion in SUDDEN else YEAR_ON):
            return one.when
        past = [
            each.when for each in self._back if each.begin == one.begin and self.now - each.when.start <= BACK
        ]
        return past[0] if past else one.when
