"""What a message means, as one value: what reading gives to everything that acts on it."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum

from union.core.kinds import Kind
from union.core.period import A_DAY, Grain, own_end
from union.core.records import dataclass, field, replace
from union.events import recurrence_rules


class Intent(StrEnum):
    """What the writer wants: put something on the calendar, tell what was done, ask, command, or nothing."""

    EVENT = "event"
    LOG = "log"
    QUESTION = "question"
    COMMAND = "command"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class When:
    """A time as somebody said it.

    `start` and `end` are local wall time without zone; `end` is exclusive, None means the grain's own.
    `rrule` is RFC 5545 (lunar rules carry RSCALE=CHINESE), `shift` one of next, previous, skip.
    """

    text: str
    start: datetime
    end: datetime | None
    grain: Grain
    deadline: bool = False
    rrule: str | None = None
    shift: str | None = None

    @property
    def until(self) -> datetime:
        """The end, the grain's own where none was said."""
        return self.end or own_end(self.start, self.grain)

    @property
    def last_day(self) -> date:
        """The day it ends on."""
        return max(self.start, self.until - timedelta(microseconds=1)).date()

    def later(self, by: timedelta) -> "When":
        """The same time so much later."""
        return replace(self, start=self.start + by, end=self.end + by if self.end else None)


EVENING = time(18)


def due_by(when: When) -> When:
    """The time of a deadline: of several days the last (「延期到月底」); by midnight is by the end of the day before, 「今晚之内」 of this one."""
    if when.rrule or (when.end is not None and when.grain is not Grain.DAY):
        return when
    if when.end is not None:
        return replace(when, start=when.end - A_DAY, end=None)
    if when.grain is Grain.MINUTE and when.start.time() == time.min:
        return replace(when, start=when.start - A_DAY, grain=Grain.DAY)
    is_evening = when.grain is Grain.HOUR and when.start.time() >= EVENING
    return replace(when, start=when.start.replace(hour=0), grain=Grain.DAY) if is_evening else when


@dataclass(frozen=True, slots=True)
class Measure:
    """A counted quantity: 「600余人次」 is value 600, unit 人次, approx; `what` is what was counted."""

    text: str
    value: Decimal
    unit: str
    value_max: Decimal | None = None
    approx: bool = False
    what: str | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in the currency's minor unit (fen). With `per` it is a price and is never added up.

    `text` is None for a product the reader computed, 「每户500元×12户」 with no total said.
    `flow` says which way it went (union/reading/money/flows.py): spent, in, donated, recovered, disputed.
    """

    text: str | None
    minor: int
    currency: str = "CNY"
    minor_max: int | None = None
    approx: bool = False
    per: str | None = None
    what: str | None = None
    flow: str = field(default="spent", compare=False)  # worked out from the words, kept nowhere


@dataclass(frozen=True, slots=True)
class FactRead:
    """One thing that was done, as read from a message. `when` None means the message's own time."""

    category: str
    title: str
    when: When | None = None
    measures: tuple[Measure, ...] = ()
    money: tuple[Money, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """Everything that was understood of one message; what is absent is None or empty.

    `impossible` holds the exact words of times that cannot be (2月30日); they are read as no other time.
    `lesson` is the number of the group's lesson that category or kind follows (union/reading/acts/lessons.py).
    `rest` are the words of a plan that stood behind work told, 「今天走访12户，下周计划走访8户」: not read here.
    `acted` is then the time to act on of all that was said (conventions 17), where `when` is that of what was told.
    `times` are the dates of one thing in order, of which `when` is the first: 「12月4日、9日、11日」. Days in a row are
    dates too (「12月5日、6日」), where `when` is the span of all.
    `note` is what a plan tells besides its event: 「8点东门集合；每人20元」 (union/reading/acts/event_notes.py).
    """

    text: str
    intent: Intent
    kind: Kind | None = None
    title: str | None = None
    category: str | None = None
    festival: str | None = None
    when: When | None = None
    alternatives: tuple[When, ...] = ()
    owners: tuple[str, ...] = ()
    place: str | None = None
    measures: tuple[Measure, ...] = ()
    money: tuple[Money, ...] = ()
    facts: tuple[FactRead, ...] = ()
    impossible: tuple[str, ...] = ()
    lesson: int | None = None
    rest: str | None = None
    acted: When | None = None
    times: tuple[When, ...] = ()
    note: str = ""

    @property
    def last_when(self) -> When | None:
        """The last of several dates: a plan lies behind when this one does."""
        return self.times[-1] if self._is_series else self.when

    @property
    def whens(self) -> tuple[When, ...]:
        """Every date that is still one."""
        if self._is_series:
            return self.times
        return (self.when,) if self.when else ()

    @property
    def _is_series(self) -> bool:
        """Whether the dates read are still those of `when`: it may have been settled otherwise since."""
        return len(self.times) > 1 and self.when is not None and self.times[0].start == self.when.start

    @property
    def planned_when(self) -> When | None:
        """The time as the calendar keeps it: of several dates a series of them, with `when` as its first."""
        if self.when is None or not self._is_series:
            return self.when
        ends = [one.until for one in self.times]
        lengths = {end - one.start for one, end in zip(self.times, ends, strict=True)}
        own = ends if len(lengths) > 1 else [None] * len(ends)
        dates = zip((one.start for one in self.times), own, strict=True)
        return replace(self.times[0], rrule=recurrence_rules.rule_of_dates(dates))


NOTES_APART = ("; ", "；")  # what stands between the notes of an event, in English and in Chinese


def single_notes(text: str) -> list[str]:
    """Those that one note of an event is made of."""
    return [each for part in text.split(NOTES_APART[1]) for each in part.split(NOTES_APART[0])]


class ActKind(StrEnum):
    """What somebody does by a stretch of a message."""

    TOLD = "Told"
    PLANNED = "Planned"
    TASKED = "Tasked"
    CHANGED = "Changed"
    ASKED = "Asked"
    COMMANDED = "Commanded"
    NOTIFIED = "Notified"
    ABSENT = "Absent"
    LIVED = "Lived"


MAKES_ITEMS = (ActKind.PLANNED, ActKind.TASKED, ActKind.NOTIFIED)


@dataclass(frozen=True, slots=True)
class Act:
    """One act with its stretch of the message, `text` from `start` to `end`.

    `message` is what acts on it: acts of one log share one.
    """

    kind: ActKind
    text: str
    start: int
    end: int
    title: str | None = None
    whens: tuple[When, ...] = ()
    owners: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    money: tuple[Money, ...] = ()
    message: Message | None = None


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A figure, a sum or a day that no act has taken, and where it stands in the message."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a message does."""

    acts: tuple[Act, ...] = ()
    left_over: tuple[LeftOver, ...] = ()
