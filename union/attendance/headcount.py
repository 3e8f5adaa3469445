"""Who says they come, who came, and whether there were enough: counting only, names are kept elsewhere."""

from datetime import datetime, timedelta
from enum import StrEnum

from union.core.kinds import Kind
from union.core.period import OF_A_DAY, is_clock_time
from union.core.records import dataclass
from union.events.model import Event, Occurrence, Status
from union.reading.text.normal_form import EitherScript

ANSWERED = frozenset({Kind.MEETING, Kind.TRAINING, Kind.ACTIVITY})
HELD = ANSWERED | {Kind.COMPETITION}
ENTERS = "报名"  # what is due for a match is entered by nobody, but its sign-up is
CLOSING = EitherScript(r"报名(?![单單表费費册冊])|接龙截止|\bsign[ -]?ups?\b|\bregistration\b", any_case=True)
LASTS = timedelta(hours=2)  # of what has no end of its own


class Answer(StrEnum):
    """What somebody says about coming: 参加, 请假, 待定."""

    YES = "yes"
    LEAVE = "leave"
    MAYBE = "maybe"


class Style(StrEnum):
    """How an item asks who comes: by answers, by names on a list, or not at all."""

    ANSWER = "answer"
    ENTRY = "entry"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Headcount:
    """应到 and 实到 as far as known."""

    expected: int | None = None
    present: int | None = None


@dataclass(frozen=True, slots=True)
class Quorum:
    """Who must be there: so many people (`share` 1), or `count` of `share` parts; `over`: more than that (过半数)."""

    count: int
    share: int = 1
    over: bool = False

    def needed(self, expected: int | None) -> int | None:
        """The people needed of those expected; None when it depends on a number nobody knows."""
        if self.share == 1 or expected is None:
            return self.count if self.share == 1 else None
        parts = expected * self.count
        return parts // self.share + 1 if self.over else -(-parts // self.share)


def style_of(event: Event, *, limited: bool, chosen: Style | None) -> Style:
    """As was chosen for the item, else by its kind; where places are limited there is a list.

    What takes a week or a month asks nobody of itself: one does not come to 「3月份开展读书活动」.
    """
    if chosen is not None:
        return chosen
    is_entered = event.kind is Kind.COMPETITION and (not event.deadline or ENTERS in event.title)
    if is_entered or (limited and event.kind in ANSWERED):
        return Style.ENTRY
    is_met = event.kind in ANSWERED and event.grain in OF_A_DAY and not event.deadline
    return Style.ANSWER if is_met else Style.NONE


def headcount(said: Headcount, bound: int, signed_in: int) -> Headcount:
    """What was said goes before what was counted: `bound` by the roster, `signed_in` by button; 0 tells nothing."""
    expected = said.expected if said.expected is not None else bound or None
    present = said.present if said.present is not None else signed_in or None
    return Headcount(expected, present)


def lacking(quorum: Quorum | None, count: Headcount) -> int:
    """How many were missing for the quorum; 0 when there were enough or it can't be told."""
    needed = quorum.needed(count.expected) if quorum else None
    return 0 if needed is None or count.present is None else max(0, needed - count.present)


def has_occurrence_begun(one: Occurrence, wall: datetime) -> bool:
    """Whether an answer comes late: after the hour, or for an item of whole days after its first day."""
    return wall >= one.start if is_clock_time(one.event.grain) else wall.date() > one.start.date()


def is_assumed_held(one: Occurrence, wall: datetime) -> bool:
    """Whether it counts as held though nobody marked it: people come to it, and it is over. No deadline is."""
    is_met = one.event.kind in HELD and one.event.grain in OF_A_DAY and not one.event.deadline
    if closes_sign_up(one.event):  # nobody has to say that its day is over
        return one.status is Status.OPEN and one.last_moment <= wall
    return is_met and one.status is Status.OPEN and max(one.end, one.start + LASTS) <= wall


def closes_sign_up(event: Event) -> bool:
    """Whether it is the last day of a sign-up: 「行山報名：截止11月29日」."""
    return event.deadline and CLOSING.search(event.title) is not None


def may_sign_in(one: Occurrence, wall: datetime) -> bool:
    """Whether 签到 is open: from the start to the end of the day; a finished meeting's too."""
    return wall >= one.start and is_its_day(one, wall)


def is_its_day(one: Occurrence, wall: datetime) -> bool:
    """Whether it takes place today and was not called off."""
    is_on = one.status in (Status.OPEN, Status.DONE)
    return is_on and one.start.date() <= wall.date() <= one.last_moment.date()
