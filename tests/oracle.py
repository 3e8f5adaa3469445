"""What a group must be told of its agenda, by plain loops over days: from the design's text, not from the program.

Wall time of China throughout, 2026 and 2027; nothing of the program's own rules is used.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from tests.oracle_days import DAY, Feast, worked, worked_after, worked_before

NEVER = datetime.fromisoformat("2100-01-01")
END = date(2027, 4, 30)  # no item of a winter goes on beyond
LATE = timedelta(minutes=10)
LAST = ("d0", "d1", "h2")  # what is planned this very day is not told of today but by these
LEADS = {
    "visit": ("d15", "d7", "d1"),
    "competition": ("d30", "d7", "d1"),
    "meeting": ("d3", "d1", "h2"),
    "training": ("d7", "d1"),
    "activity": ("d7", "d1"),
    "report": ("d7", "d3", "d1", "d0"),
    "deadline": ("d7", "d3", "d1", "d0"),
    "festival": ("d7", "d0"),
    "other": ("d1",),
}
Days = Callable[[date], date | None]  # a day of the rule → the day it falls on; None for no day of it


def steps_of(feast: Feast) -> list[tuple[str, "Plan"]]:
    """The steps of a festival: before it on a working day, after it when people work again."""
    if feast.name == "春节":
        return spring(feast)
    titles = (("慰问方案和预算", 30), ("慰问品采购", 15), ("走访慰问名单", 7))
    found = [(f"{feast.name}{title}", Plan("other", before(feast, days))) for title, days in titles]
    books = datetime.combine(worked_after(feast.days[-1][1] + 3 * DAY), time())
    return [*found, (f"{feast.name}慰问台账归档", Plan("other", books))]


def spring(feast: Feast) -> list[tuple[str, "Plan"]]:
    """The steps of 春节: T-40, T-30, T-20, T-14 to T-3, and the first working week after."""
    week = [day for day in (feast.back + n * DAY for n in range(12)) if worked(day)][:5]
    steps = [
        ("春节前困难职工摸底", Plan("other", before(feast, 40))),
        ("春节慰问方案和预算", Plan("other", before(feast, 30))),
        ("春节慰问品采购", Plan("other", before(feast, 20))),
        ("春节走访慰问", Plan("visit", before(feast, 14), end=before(feast, 3) + DAY)),
    ]
    start, end = datetime.combine(feast.back, time()), datetime.combine(week[-1] + DAY, time())
    return [*steps, ("春节慰问台账归档、发放情况公示（不列姓名）", Plan("other", start, end=end))]


def before(feast: Feast, number: int) -> datetime:
    """So many days before it, on the last day of work until then."""
    return datetime.combine(worked_before(feast.first - number * DAY), time())


def weekly(weekday: int) -> Days:
    """每周几 (Monday is 0)."""
    return lambda day: day if day.weekday() == weekday else None


def monthly(number: int, *, on_workday: bool = False) -> Days:
    """每月几号, in a shorter month its last day; `on_workday`: the working day before a day off."""

    def falls(day: date) -> date | None:
        if day.day != min(number, monthrange(day.year, day.month)[1]):
            return None
        return worked_before(day) if on_workday else day

    return falls


def once_a_year(days: set[date]) -> Days:
    """A lunar day, by a table of the days it falls on."""
    return lambda day: day if day in days else None


@dataclass(frozen=True)
class Plan:
    """An item as somebody meant it; `end` exclusive, `days` only for a series, one of them every so many."""

    kind: str
    start: datetime
    grain: str = "day"
    deadline: bool = False
    end: datetime | None = None
    days: Days | None = None
    every: int = 0

    @property
    def stays_open(self) -> bool:
        """Whether it is asked for after its day."""
        return self.deadline or self.kind in ("report", "deadline")

    @property
    def leads(self) -> tuple[str, ...]:
        """How long before it people are told."""
        if self.grain == "month":
            return ("m1", "m20")
        said = [each for each in LEADS[self.kind] if self.grain == "minute" or each != "h2"]
        # What comes every week is not told of for half of it: a third of the time between two is the most.
        near = [each for each in said if each == "h2" or not self.every or 3 * int(each[1:]) <= self.every]
        return tuple(near or said[-1:])

    def ends(self, start: datetime) -> datetime:
        """The exclusive end of the time that begins then."""
        if self.end is not None:
            return start + (self.end - self.start)
        if self.grain == "minute":
            return start
        if self.grain == "month":
            return start + monthrange(start.year, start.month)[1] * DAY
        return start + DAY


@dataclass
class Stand:
    """One time of an item as it stood from `since` on, until it was moved or settled."""

    number: int
    plan: Plan
    original: datetime
    start: datetime
    since: datetime
    until: datetime = NEVER
    said: datetime = NEVER  # when the item was made
    put_off: list[tuple[datetime, datetime]] = field(default_factory=list)  # when pressed, until when

    @property
    def end(self) -> datetime:
        """Exclusive."""
        return self.plan.ends(self.start)

    @property
    def last(self) -> date:
        """Its last day."""
        return max(self.start, self.end - timedelta(microseconds=1)).date()

    def stood(self, moment: datetime) -> bool:
        """Whether it was open and as it is then."""
        return self.since <= moment < self.until


@dataclass(frozen=True, order=True)
class Told:
    """A line of a reminder: when it was said, of which item and day (0: a month), when it was due if late."""

    at: datetime
    number: int
    month: int
    day: int
    late: datetime | None = None
    missed: bool = False


class Oracle:
    """The agenda's whole history; `told` says at its end what the group must have heard."""

    def __init__(self, end: date = END) -> None:
        self.end = end
        self.stands: list[Stand] = []
        self.away: list[tuple[datetime, datetime]] = []

    def plan(self, number: int, plan: Plan, now: datetime) -> None:
        """An item was made."""
        if plan.days is None:
            self.stands.append(Stand(number, plan, plan.start, plan.start, now, said=now))
            return
        day = plan.start.date()
        while day < self.end:
            falls = plan.days(day)
            if falls is not None and datetime.combine(falls, plan.start.time()) >= plan.start:
                clock = plan.start.time()
                original, start = datetime.combine(day, clock), datetime.combine(falls, clock)
                self.stands.append(Stand(number, plan, original, start, now, said=now))
            day += DAY

    def open_at(self, number: int, now: datetime) -> list[Stand]:
        """The times of an item that are open, by start."""
        found = [one for one in self.stands if one.number == number and one.stood(now)]
        return sorted(found, key=lambda one: (one.start, one.original))

    def at_hand(self, number: int, now: datetime) -> Stand | None:
        """The time one speaks of: the latest begun and still open, not older than two of its periods; else the next."""
        found = self.open_at(number, now)
        begun = [one for one in found if one.start <= now and self._is_fresh(one, now)]
        ahead = (one for one in found if one.start > now)
        return begun[-1] if begun else next(ahead, None)

    def is_near(self, one: Stand, now: datetime) -> bool:
        """Whether it has begun, or people have been told of it by now."""
        return one.start <= now or any(moment <= now for _lead, moment in _leads_due(one))

    def _is_fresh(self, one: Stand, now: datetime) -> bool:
        back = now - max(60, 2 * one.plan.every) * DAY
        return not one.plan.days or one.start >= back or one.end > back

    def move(self, one: Stand, start: datetime, now: datetime) -> None:
        """That time was moved."""
        one.until = now
        original = start if one.plan.days is None else one.original
        self.stands.append(Stand(one.number, one.plan, original, start, now, said=one.said))

    def restore(self, one: Stand, now: datetime) -> None:
        """What was settled is open again."""
        self.stands.append(Stand(one.number, one.plan, one.original, one.start, now, said=one.said))

    def awake(self, moment: datetime) -> datetime:
        """When what is due then is said: not while the bot is away, not between 21:00 and 8:00."""
        while True:
            back = next((end for begin, end in self.away if begin < moment < end), None)
            if back is not None:
                moment = back
            elif moment.hour < 8:
                moment = moment.replace(hour=8, minute=0)
            elif moment.hour >= 21:
                moment = datetime.combine(moment.date() + DAY, time(8))
            else:
                return moment

    def awake_morning(self, moment: datetime) -> datetime:
        """When what is done at nine that day is done."""
        at = self.awake(moment)
        return max(at, at.replace(hour=9, minute=0)) if at.hour < 9 else at

    def told(self, end: datetime) -> list[Told]:
        """Every line of every reminder up to `end`, by time."""
        due: dict[tuple[datetime, int, datetime], tuple[Stand, datetime]] = {}
        dropped: dict[tuple[datetime, int, datetime], Stand] = {}
        for one in self.stands:
            for moment in sorted(self._due(one)):
                at = self.awake(moment)
                key = (at, one.number, one.original)
                if not one.stood(at) or at > end:
                    continue
                if at - moment > LATE and not one.plan.stays_open and at >= one.end:
                    dropped[key] = one
                elif key not in due or moment > due[key][1]:
                    due[key] = (one, moment)
        said = [_line(at, one, moment) for (at, _number, _original), (one, moment) in due.items()]
        return sorted([*said, *_missed(dropped, list(due))])

    def _due(self, one: Stand) -> set[datetime]:
        ahead = [(lead, moment) for lead, moment in _leads_due(one) if moment > one.since]
        last = {moment for lead, moment in ahead if lead in LAST or moment.date() != one.said.date()}
        found = last or {moment for _lead, moment in ahead}
        return found | self._put_off(one) | self._late(one)

    def _put_off(self, one: Stand) -> set[datetime]:
        """Each 推迟, unless another took its place before it came."""
        presses = [pressed for pressed, _until in one.put_off]
        return {
            until
            for pressed, until in one.put_off
            if not any(pressed < other <= self.awake(until) for other in presses)
        }

    def _late(self, one: Stand) -> set[datetime]:
        """Named late: the first, third and fifth working day, then Mondays, none while it is put off or a later time runs."""
        if not one.plan.stays_open:
            return set()
        found, after = set(), one.since
        while after < datetime.combine(self.end, time()):
            moment = next(each for each in _late_moments(one) if each > after)
            presses = [each for each in one.put_off if each[0] <= self.awake(moment)]
            until = max(presses)[1] if presses else moment - DAY
            after = self.awake(max(until, moment))
            if until >= moment:
                continue
            if not self._is_followed(one, after):
                found.add(moment)
                continue
            # Only the later time is asked for from now on, unless somebody put this one off until after that.
            asked = [told for _pressed, until in one.put_off if (told := self.awake(until)) > after]
            if not asked:
                break
            after = min(asked)
        return found

    def _is_followed(self, one: Stand, at: datetime) -> bool:
        others = self.open_at(one.number, at)
        return any(one.original < other.original and one.start <= other.start <= at for other in others)


def _leads_due(one: Stand) -> Iterator[tuple[str, datetime]]:
    """Day by day: what of its leads falls on the day, as long as it is not over by then."""
    over = one.start if one.plan.grain == "minute" else one.end
    day = one.start.date() - 40 * DAY
    while day <= one.last:
        moments = [(lead, _moved(lead, day, one)) for lead in one.plan.leads if _day_of(lead, one) == day]
        if day == one.start.date() and "h2" in one.plan.leads:
            moments.append(("h2", _before_night(one.start - timedelta(hours=2), one.since, over)))
        yield from ((lead, moment) for lead, moment in moments if moment < over)
        day += DAY


def _day_of(lead: str, one: Stand) -> date | None:
    if lead.startswith("m"):
        return one.start.date().replace(day=int(lead[1:]))
    return one.start.date() - int(lead[1:]) * DAY if lead.startswith("d") else None


def _moved(lead: str, day: date, one: Stand) -> datetime:
    """To the working day before; what was made at the weekend is still told then, what was made on Friday for a Monday that morning;
    the day itself moves only of what is due by it.
    """
    before, same = (datetime.combine(each, time(9)) for each in (worked_before(day), day))
    if lead == "d0" and not one.plan.stays_open:
        return same
    if lead not in ("d0", "d1") or before > one.since:
        return before
    begins = one.start.date()
    if before.date() == one.since.date() < day and worked(begins):
        morning = datetime.combine(begins, time(9))
        is_in_time = morning < one.start or one.plan.grain != "minute"
        return morning if is_in_time else datetime.combine(begins, time(8))
    return same


def _before_night(moment: datetime, since: datetime, over: datetime) -> datetime:
    """The evening before, but not of a day off where the morning is early enough."""
    if 8 <= moment.hour < 21:
        return moment
    evening = moment.date() if moment.hour >= 21 else moment.date() - DAY
    back = datetime.combine(evening, time(20, 59))
    ahead = datetime.combine(evening + DAY, time(8))
    return back if back > since and (worked(evening) or ahead >= over) else ahead


def _late_moments(one: Stand) -> Iterator[datetime]:
    """Nine o'clock of every other of five working days, then of the Mondays after them, or when people work again."""
    day, workdays = one.last, 0
    while workdays < 5:
        day += DAY
        workdays += worked(day)
        if worked(day) and workdays % 2:
            yield datetime.combine(day, time(9))
    while True:
        day += DAY
        if day.weekday() == 0:
            yield datetime.combine(worked_after(day), time(9))


def _line(at: datetime, one: Stand, due: datetime) -> Told:
    day = 0 if one.plan.grain == "month" else one.start.day
    return Told(at, one.number, one.start.month, day, due if at - due > LATE else None)


def _missed(
    dropped: dict[tuple[datetime, int, datetime], Stand], told: list[tuple[datetime, int, datetime]]
) -> Iterator[Told]:
    """What came too late for anybody, in the next reminder, unless the group had heard of that time before."""
    for (at, number, original), one in dropped.items():
        following = sorted(moment for moment, _number, _original in told if moment >= at)
        heard = [moment for moment, *which in told if which == [number, original]]
        if following and not any(moment < following[0] for moment in heard):
            yield Told(following[0], number, one.start.month, one.start.day, missed=True)
