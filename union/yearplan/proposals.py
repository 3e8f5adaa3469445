"""An item of a plan on its way to the calendar: proposed, ticked, accepted, left out."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from union.core.almanac.workdays import Notice
from union.core.lazy_regex import Regex
from union.reading.message import Message, When
from union.reading.reader import read
from union.reading.replies.title_changes import LONGEST, new_title
from union.reading.time.dates.reference_time import at_midnight
from union.yearplan.model import PlanItem


class ProposalState(StrEnum):
    """Where a proposal stands; LEFT was not wanted when its plan was sent before."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Missing:
    """What an earlier plan put on the calendar and the one sent now does not name.

    `is_out`: taken off the calendar since; `rrule` is then the rule a series had until that.
    """

    event_id: int
    is_out: bool = False
    rrule: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One item of one plan; `position` counts from 0 and never changes.

    `event_id`: the item of the calendar it is or will change. `before`: the time that one had by an earlier plan.
    `read`: the item as the document has it, where an officer has changed it since. `moved_from`: the day off it would have fallen on. `batch`: ties what one press has put on the calendar.
    """

    position: int
    item: PlanItem
    ticked: bool = True
    state: ProposalState = ProposalState.PROPOSED
    event_id: int | None = None
    before: When | None = None
    moved_from: date | None = None
    batch: int | None = None
    read: PlanItem | None = None
    id: int = 0
    plan_id: int = 0

    @property
    def as_read(self) -> PlanItem:
        """The item in the document's own name and time."""
        return self.read or self.item


# The same words said on different days: only a date that does not depend on today is one of the plan's year.
AROUND = ((0, 1, 12), (-1, 12, 12))
FILLERS = Regex(
    r"^(?:时间|日期)?(?:请|請|把)?(?:改[到为成在]?|调整?[到为]|定[在于]?|推迟到|提前到|挪到|移到)?[：:\s]*|(?<![。.！!，,、：:\s吧])[。.！!，,、：:\s吧]+$"
)
# 「负责人：王芳、李建国」, 「由王芳负责」
SIGN = r"(?:(?![和及])[\u4e00-\u9fff])"
NAME = rf"(?:{SIGN}{{2,8}}?|(?>{SIGN}(?=[和及])|(?<=[和及]){SIGN}))"
NAMES = rf"{NAME}(?:[、,，和及\s]+{NAME})*"
OWNED = Regex(
    rf"(?:(?:负责人|责任人|承办人)(?:改[为成]|换成|是)?[:：\s]*(?P<named>{NAMES})|由\s*(?P<given>{NAMES})\s*(?:来)?负责)[。.\s]*"
)
BETWEEN = Regex(r"[、,，\s]+|和|及")
# 「3月31日前开完吧」 says only when, 「再说」 nothing at all.
NO_NAME = Regex(
    r"(?:[就都要先再]\s?)*(?:开|办|做|搞|弄|完成|召开|举办|举行|进行|开展)(?:完|好|了)?|随便|都行|都可以|再说|再看|再定|待定|另定|不知道|不清楚"
)


@dataclass(frozen=True, slots=True)
class Amended:
    """The item as changed; `outside`: a time was said, but not of the plan's year."""

    item: PlanItem
    outside: bool = False


def amended(
    item: PlanItem, words: str, year: int, wall: datetime, region: str, notice: Notice | None
) -> Amended | None:
    """What a reply makes of an item, said at `wall`; None when it says neither a time nor a name."""
    title = new_title(words)
    if title is not None:
        return Amended(replace(item, title=title))
    owners = OWNED.fullmatch(words.strip())
    if owners is not None:
        return Amended(replace(item, owners=tuple(BETWEEN.split(owners["named"] or owners["given"]))))
    message = _meant(words, year, wall, region, notice)
    when = message.when
    if when is None:
        name = _bare(words)
        return Amended(replace(item, title=name)) if 0 < len(name) <= LONGEST else None
    if when.rrule is None and not year <= when.start.year <= year + 1:
        return Amended(item, outside=True)
    name = _bare(words.replace(when.text, " ", 1))
    if message.festival is not None and name:
        name = _bare(words)  # 「国庆节慰问职工」 is called so
    festival = message.festival or item.festival
    return Amended(
        replace(item, when=when, festival=festival, title=name if 1 < len(name) <= LONGEST else item.title)
    )


def _bare(words: str) -> str:
    """Without what only leads up to a time or ends a sentence."""
    bare = FILLERS.sub("", FILLERS.sub("", " ".join(words.split())))
    return "" if NO_NAME.fullmatch(bare) else bare


def _meant(words: str, year: int, wall: datetime, region: str, notice: Notice | None) -> Message:
    """A date that stands by itself is of the plan's year; 「下周三」 is counted from the day it is said."""
    of_year = read(words, at_midnight(date(year, 1, 1)), region=region, notice=notice)
    if of_year.when is None or of_year.when.rrule is not None:
        return of_year
    for years, month, day in AROUND:
        other = read(words, at_midnight(date(year + years, month, day)), region=region, notice=notice)
        if other.when is not None and other.when.start == of_year.when.start:
            return of_year
    return read(words, wall, region=region, notice=notice)
