"""A year plan read by a child process of its own: the loop never waits, and what a large file took is given back.

What a plan says is union/yearplan/, what its file holds union/documents/plan_lines.py; here is how they are run.
"""

import pickle
import sys
from collections.abc import Callable
from datetime import date, datetime, time

from bot.children import ChildError, ask_child, say
from union.documents.plan_lines import lines_of
from union.documents.unreadable import Refused, Unreadable
from union.ics_reading import is_calendar
from union.notices import MAINLAND, Notice, of_place
from union.yearplan.read import YearUnknown, read_plan
from union.yearplan.values import YearPlan

TIME_LIMIT = 60.0  # seconds; a plan of 200 pages takes about two
CALENDAR_LIMIT = 20.0  # a calendar of 3000 items takes about three
EARLY = 2000
Told = Callable[[int, int], None]


async def read_plan_file(
    content: bytes,
    file_name: str,
    *,
    year: int | None,
    region: str = MAINLAND,
    notice: Notice | None = None,
    told: Told | None = None,
    time_limit: float = TIME_LIMIT,
    wall: datetime | None = None,
    zone: str = "Asia/Shanghai",
) -> YearPlan:
    """The plan in a .txt, .docx or .xlsx; pasted words come as their UTF-8 bytes under any name.

    A calendar file (.ics) is read as of `wall` in `zone`, by default from the beginning of the year; one that takes
    long is refused, for no honest one does.

    `region` counts where the group has no calendar of its own. `told(done, total)` hears how many lines are read: none
    once the file is open, all at the end. Raises Unreadable, YearUnknown, or ChildError where the
    child failed or took too long.
    """
    if is_calendar(content):
        return await _calendar(
            content, file_name, wall or datetime.combine(date(year or EARLY, 1, 1), time()), zone
        )
    calendar = notice if notice is not None or region == MAINLAND else of_place(region)
    question = pickle.dumps((content, file_name, year, calendar))
    heard = None if told is None else _heard(told)
    return _plan(
        pickle.loads(await ask_child("bot.plan_reading", question, time_limit=time_limit, heard=heard))
    )


async def _calendar(content: bytes, file_name: str, wall: datetime, zone: str) -> YearPlan:
    question = pickle.dumps((content, file_name, wall, zone))
    try:
        answer = await ask_child("bot.calendar_reading", question, time_limit=CALENDAR_LIMIT)
    except ChildError:
        raise Unreadable(Refused.BROKEN) from None
    return _plan(pickle.loads(answer))


def _plan(answer: object) -> YearPlan:
    match answer:
        case YearPlan() as plan:
            return plan
        case Refused() as reason:
            raise Unreadable(reason)
        case _:
            raise YearUnknown


def serve_one() -> None:
    """The child's whole life: one file in on stdin, the plan, a refusal or None for an unknown year out on stdout."""
    content, file_name, year, notice = pickle.load(sys.stdin.buffer)
    answer: YearPlan | Refused | None
    try:
        lines = lines_of(content, file_name)
        answer = read_plan(lines, year=year, notice=notice, told=_say)
        _say(len(lines), len(lines))
    except Unreadable as error:
        answer = error.reason
    except YearUnknown:
        answer = None
    sys.stdout.buffer.write(pickle.dumps(answer))


def _say(done: int, total: int) -> None:
    say(f"{done} {total}")


def _heard(told: Told) -> Callable[[str], None]:
    def heard(word: str) -> None:
        done, total = word.split()
        told(int(done), int(total))

    return heard


if __name__ == "__main__":
    serve_one()
