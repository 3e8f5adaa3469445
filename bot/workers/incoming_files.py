"""In a worker: what opens a file that somebody sent. The bot itself never does."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from bot.workers.protocol import dumped, framed, say, unframed
from union.core.files.refusal import Unreadable

if TYPE_CHECKING:
    from union.core.almanac.days_off import Notice

# Each function imports what its kind of file needs: none is to wait for the others'.
EDGE = 2560  # dots of a photo's longer side as kept: Telegram's own largest


def words(question: bytes) -> bytes:
    """The first words of a .txt, .docx or .xlsx, as they may be kept."""
    from union.reading.privacy.redaction import keepable
    from union.yearplan.documents.plan_lines import text_of

    values, content = unframed(question)

    def read() -> bytes:
        return keepable(text_of(content)[: values["most"]], private=values["private"]).encode()

    return _answered(read)


def flaws(question: bytes) -> bytes:
    """What is wrong in a report; quoted as it may be kept."""
    from union.reading.privacy.redaction import keepable
    from union.reports.checkup.check import MOST_SIGNS, checked
    from union.reports.checkup.flaws import written
    from union.yearplan.documents.plan_lines import text_of

    values, content = unframed(question)

    def read() -> bytes:
        text = keepable(text_of(content)[:MOST_SIGNS], private=values["private"])
        return written(checked(text, date.fromisoformat(values["today"])))

    return _answered(read)


def template(question: bytes) -> bytes:
    """Nothing, where the file may carry reports."""
    from union.reports.word.template_check import check_template

    values, content = unframed(question)

    def check() -> bytes:
        check_template(content, values["name"])
        return b""

    return _answered(check)


def plan(question: bytes) -> bytes:
    """A YearPlan; `year` unknown is told as such."""
    from union.yearplan.documents.plan_lines import lines_of
    from union.yearplan.model import YearUnknown
    from union.yearplan.reader import read_plan

    values, content = unframed(question)

    def read() -> bytes:
        lines = lines_of(content, values["name"])
        found = read_plan(lines, year=values["year"], notice=notice_of(values["notice"]), told=_tell)
        _tell(len(lines), len(lines))
        return dumped(found)

    try:
        return _answered(read)
    except YearUnknown:
        return framed({"year_unknown": True})


def calendar(question: bytes) -> bytes:
    """A CalendarRead."""
    from union.feeds.ics_reader import read_calendar

    values, content = unframed(question)
    wall = datetime.fromisoformat(values["wall"])
    return _answered(lambda: dumped(read_calendar(content, values["name"], wall, values["zone"])))


def photo(content: bytes) -> bytes:
    """The picture drawn anew; nothing for what is none."""
    from union.core.files.photo_copy import redrawn

    found = redrawn(content, EDGE)
    return found.content if found else b""


def notice_of(told: Mapping[str, Any] | None) -> "Notice | None":
    """A group's calendar of days off as it was sent here."""
    from union.core.almanac.days_off import Notice

    if told is None:
        return None
    off, work, ordinary = (
        frozenset(map(date.fromisoformat, told[each])) for each in ("off", "work", "ordinary")
    )
    return Notice(off, work, frozenset(told["years"]), ordinary, told["region"])


def _answered(read: Callable[[], bytes]) -> bytes:
    """What was read, or why it is not."""
    try:
        return framed({}, read())
    except Unreadable as error:
        return framed({"refused": error.reason.value})


def _tell(done: int, total: int) -> None:
    say(f"{done} {total}")
