"""A member's request (诉求): its states, the clock in working days, what was said about it since, and its figures."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from union.core.almanac.workdays import Notice, add_workdays, is_workday
from union.core.period import A_DAY, Period
from union.core.records import dataclass
from union.core.report_section import AddedFigure, AddedSection, counts

UNIT, OPINIONS = "件", {"good": "满意", "fair": "基本满意", "poor": "不满意"}


class RequestState(StrEnum):
    """Where a request stands."""

    RECEIVED = "received"
    WORKING = "working"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    """What can happen to a request after it was received."""

    BEGUN = "begun"
    QUESTION = "question"
    ANSWER = "answer"
    MORE = "more"
    OPINION = "opinion"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({RequestState.RECEIVED, RequestState.WORKING})


@dataclass(frozen=True, slots=True)
class Happened:
    """A step on its day; `text` is what was said with it, of an opinion its code."""

    step: Step
    day: date
    text: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A request; `number` is the group's own series, `since` the day its clock began, `days` the working days promised.

    `person_id` is None for an anonymous one, and for one whose member was erased.
    """

    number: int
    state: RequestState
    text: str
    day: date
    since: date
    days: int
    anonymous: bool
    person_id: int | None = None
    owner_id: int | None = None
    opinion: str | None = None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class History:
    """What is counted of a request: no word of it, no name."""

    day: date
    since: date
    days: int
    steps: tuple[Happened, ...] = ()


@dataclass(frozen=True, slots=True)
class Requests:
    """诉求 of a period: received in it, answered in it (whenever received), open and late at its end.

    `days`: mean working days from receiving to answering; None where nothing was answered. `opinions`: how the
    answered were found, by choice in the order offered (满意, 基本满意, 不满意).
    """

    received: int
    answered: int
    open: int
    late: int
    days: Decimal | None = None
    opinions: tuple[tuple[str, int], ...] = ()


def section(found: Requests) -> AddedSection:
    """「收到5件，答复4件，平均答复用时1.8个工作日，办理中1件，满意3件」: counts, never a word or a name."""
    mean = None if found.days is None else found.days.quantize(Decimal("0.1"), ROUND_HALF_UP)
    waiting, late = Decimal(found.open), Decimal(found.late)
    figures = (
        *_counts([("收到", found.received), ("答复", found.answered)]),
        *([AddedFigure("平均答复用时", mean, "个工作日")] if mean is not None else []),
        *([AddedFigure("办理中", waiting, UNIT, is_left=True)] if waiting else []),
        *([AddedFigure("其中超期", late, UNIT, is_among=True)] if late else []),
        *_counts(found.opinions),
    )
    data = {name: getattr(found, name) for name in ("received", "answered", "open", "late")}
    told = [{"opinion": name, "count": count} for name, count in found.opinions]
    days = None if mean is None else int(mean) if mean == int(mean) else float(mean)
    data |= {"days": days, "opinions": told}
    return AddedSection("诉求", "维权保障", figures, key="requests", data=data)


def _counts(found: Iterable[tuple[str, int]]) -> tuple[AddedFigure, ...]:
    return counts([each for each in found if each[1]], UNIT)


def answers(steps: Iterable[Happened]) -> int:
    return sum(each.step is Step.ANSWER for each in steps)


def due(request: Request | History, notice: Notice | None = None) -> date:
    """The working day by whose end it is to be answered."""
    return add_workdays(request.since, request.days, notice)


def workdays_left(until: date, today: date, notice: Notice | None = None) -> int:
    """Working days from today to the day: 0 on the day itself, negative once it is past."""
    return _workdays(today, until, notice) if until >= today else -_workdays(until, today, notice)


def request_figures(
    found: Iterable[History], period: Period, last: date, notice: Notice | None = None
) -> Requests | None:
    """The figures of a period as of the end of `last`; None where there was never a request."""
    known = [each for each in found if each.day <= last]
    if not known:
        return None
    ends = [(each, _latest_step(each, last, Step.ANSWER, Step.REOPENED, Step.WITHDRAWN)) for each in known]
    answered = ((each, end.day) for each, end in ends if end and end.step is Step.ANSWER)
    answers = [(each, day) for each, day in answered if period.first <= day < period.end]
    # When the clocks began that still run, and for how many days.
    running = ((each, end) for each, end in ends if end is None or end.step is Step.REOPENED)
    waiting = [(end.day if end else each.day, each.days) for each, end in running]
    late = [
        since for since, days in waiting if workdays_left(add_workdays(since, days, notice), last, notice) < 0
    ]
    took = [_workdays(each.day, day, notice) for each, day in answers]
    return Requests(
        received=sum(period.first <= each.day < period.end for each in known),
        answered=len(answers),
        open=len(waiting),
        late=len(late),
        days=Decimal(sum(took)) / len(took) if took else None,
        opinions=_opinions([each for each, _day in answers], last),
    )


def _workdays(first: date, until: date, notice: Notice | None) -> int:
    """Working days after `first`, up to and with `until`."""
    span = (first + A_DAY * number for number in range(1, (until - first).days + 1))
    return sum(is_workday(day, notice) for day in span)


def _opinions(found: Sequence[History], last: date) -> tuple[tuple[str, int], ...]:
    """How the last answers were found, as far as they were judged."""
    steps = (_latest_step(each, last, Step.OPINION, Step.ANSWER) for each in found)
    told = [step.text for step in steps if step is not None and step.step is Step.OPINION]
    counts = ((label, told.count(code)) for code, label in OPINIONS.items())
    return tuple((label, count) for label, count in counts if count)


def _latest_step(one: History, last: date, *steps: Step) -> Happened | None:
    """The last of these steps until the end of `last`."""
    return next((each for each in reversed(one.steps) if each.step in steps and each.day <= last), None)
