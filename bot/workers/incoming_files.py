"""In a worker: what opens a file that somebody sent. The bot itself never does."""

from collections.abc import Callable
from datetime import datetime

from bot.workers.frames import Plain, framed, unframed
from bot.workers.plain import dumped
from bot.workers.progress_output import say
from union.core.files.refusal import Unreadable

# Each function imports what its kind of file needs: none is to wait for the others'.
EDGE = 2560  # dots of a photo's longer side as kept: Telegram's own largest


def words(question: bytes) -> bytes:
    """The first words of a .txt or .docx, as they may be kept."""
    from union.reading.privacy.redaction import keepable
    from union.yearplan.documents.plan_lines import text_of

    values, content = unframed(question)
    most = int(values["most"] or 0)

    def read() -> bytes:
        return keepable(text_of(content)[:most], private=bool(values["private"])).encode()

    return _answered(read)


def template(question: bytes) -> bytes:
    """Nothing, where the file may carry reports."""
    from union.reports.word.template_check import check_template

    values, content = unframed(question)

    def check() -> bytes:
        check_template(content, str(values["name"]))
        return b""

    return _answered(check)


def plan(question: bytes) -> bytes:
    """A YearPlan; `year` unknown is told as such."""
    from bot.workers import notices
    from union.yearplan.documents.plan_lines import lines_of
    from union.yearplan.reader import YearUnknown, read_plan

    values, content = unframed(question)
    year = values["year"]

    def read() -> bytes:
        lines = lines_of(content, str(values["name"]))
        found = read_plan(
            lines, year=None if year is None else int(year), notice=notices.read(values), told=_tell
        )
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
    name, wall, zone = (str(values[key]) for key in ("name", "wall", "zone"))
    return _answered(lambda: dumped(read_calendar(content, name, datetime.fromisoformat(wall), zone)))


def photo(content: bytes) -> bytes:
    """The picture drawn anew; nothing for what is none."""
    from union.core.files.photo_copy import redrawn

    found = redrawn(content, EDGE)
    return found.content if found else b""


def _answered(read: Callable[[], bytes]) -> bytes:
    """What was read, or why it is not."""
    refused: dict[str, Plain]
    try:
        return framed({}, read())
    except Unreadable as error:
        refused = {"refused": error.reason.value}
    return framed(refused)


def _tell(done: int, total: int) -> None:
    say(f"{done} {total}")
