"""How far the year is with its plan: what is done, still ahead and late, section by section; and whether one asks for it.

A one-off item counts once. A series counts each of its times that has come so far, and once while none has.
"""

from collections.abc import Iterable, Sequence
from dataclasses import astuple
from datetime import datetime

from union.attendance.headcount import was_held
from union.core.grouping import grouped
from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.events.model import Event, Occurrence, Status
from union.reading.text.normal_form import simplified

CELLS = 6
FULL, EMPTY = "▓", "░"

YEAR = r"(?P<year>20\d\d)\s*年|(?P<word>今年|本年|去年|明年)"
WHOSE = rf"(?:{YEAR}|请问|问一下|看一下|看看|我们|咱们|工会|全年|年度|年初|工作|度|的){{0,12}}"
SO_FAR = r"(?:现在|目前|到现在|到目前|至今|已经|总体|都|的|一共|总共){0,9}"
HOW = r"(?:怎么样|怎样|如何|咋样|多少|几成|几项|几件|百分之几|百分之多少|哪一?步|什么程度|情况|进度|率|进展)"
FAR = rf"(?:完成|落实|执行|推进|进展|进行|做|办|实施)(?:得|的|了|到|率|情况|进度|进展|是|有){{0,5}}{HOW}{{1,3}}(?:了|是多少|多少|如何|怎么样){{0,3}}"
LEFT = r"(?:还)?(?:剩|有|差|欠)(?:下|着)?(?:多少|几)(?:项|件|个)?(?:工作|事)?(?:没|未)?(?:有)?(?:完成|办|做|完|落实)?(?:完|了)?"
PLAIN = r"(?:完成率|进度|进展|完成情况|完成进度|落实情况|执行情况)(?:怎么样|如何|是多少|多少|呢|咋样)?"
QUESTION = Regex(rf"{WHOSE}计划{SO_FAR}(?:{FAR}|{LEFT}|{PLAIN})(?:了|呢|啊|呀|吗)?")
SIGNS = Regex("划|劃")
EDGES = " \t\n，,。.！!？?"


@dataclass(frozen=True, slots=True)
class Tracked:
    """An accepted item with its times up to now, or the next one where none has come; cancelled ones left out."""

    section: str
    event: Event
    times: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many are planned, done, past their day and still open, given up."""

    planned: int = 0
    done: int = 0
    late: int = 0
    given_up: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(*map(sum, zip(astuple(self), astuple(other), strict=True)))

    @property
    def percent(self) -> int:
        """Done of what was planned, rounded down: 100 only when all of it is done."""
        return 100 * self.done // self.planned if self.planned else 0


@dataclass(frozen=True, slots=True)
class ProgressPart:
    """One section of the plan with its items, by time."""

    section: str
    items: tuple[Tracked, ...]
    count: Count


def parts(tracked: Iterable[Tracked], wall: datetime) -> tuple[ProgressPart, ...]:
    """The sections in the order they first come; an item all of whose times are cancelled is none."""
    return tuple(
        ProgressPart(
            section,
            tuple(sorted(items, key=lambda one: (one.times[0].start, one.event.number))),
            total(count(one, wall) for one in items),
        )
        for section, items in grouped((one.section, one) for one in tracked if one.times).items()
    )


def total(counts: Iterable[Count]) -> Count:
    return sum(counts, Count())


def count(one: Tracked, wall: datetime) -> Count:
    """One item at a moment of wall time."""
    return Count(
        len(one.times),
        sum(is_done(each, wall) for each in one.times),
        sum(is_late(each, wall) for each in one.times),
        sum(each.status is Status.GIVEN_UP for each in one.times),
    )


def is_done(one: Occurrence, wall: datetime) -> bool:
    """Whether it was done, or counts as held."""
    return one.status is Status.DONE or was_held(one, wall)


def is_late(one: Occurrence, wall: datetime) -> bool:
    """Whether its day is over and nobody has said that it was done."""
    return one.status is Status.OPEN and max(one.start, one.end) <= wall and not was_held(one, wall)


def times_so_far(times: Sequence[Occurrence], wall: datetime) -> tuple[Occurrence, ...]:
    """Of the times of a series those that have come or are settled; the first where none has."""
    standing = [each for each in times if each.status is not Status.CANCELLED]
    come = [each for each in standing if each.start <= wall or each.status is not Status.OPEN]
    return tuple(come or standing[:1])


def bar(done: int, planned: int) -> str:
    """「▓▓▓▓░░」: full only when all is done, empty only when nothing is."""
    if not planned:
        return EMPTY * CELLS
    cells = max(done * CELLS // planned, min(done, 1))
    return FULL * cells + EMPTY * (CELLS - cells)


def is_year_asked(text: str) -> bool:
    """Whether it is such a question, of whatever year."""
    return year_asked(text, 0) is not None


def year_asked(text: str, this: int) -> int | None:
    """The year of the plan whose progress is asked for (「今年计划还剩几项」); None for any other question."""
    said = QUESTION.fullmatch(simplified("".join(text.split())).strip(EDGES))
    if said is None:
        return None
    if said["year"]:
        return int(said["year"])
    return this + {"去年": -1, "明年": 1}.get(said["word"] or "", 0)
