"""What the bot asks of workers, a function for each task. Each raises ChildError where the worker failed."""

import logging
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

from bot.operations.backups import Order as BackupOrder
from bot.workers.process import Heard, ask
from bot.workers.protocol import ChildError, LimitReached, dumped, framed, loaded, unframed
from handlers.feeds import feed_content
from handlers.feeds.feed_content import FeedContext
from handlers.privacy.export_files import ExportOrder as ExportOrder
from handlers.reports.report_snapshot import FileOrder, MadeFile
from storage.engine.database import Store
from storage.reports.forms import WantedForm
from storage.reports.publication import Wanted
from union.branches.coverage import Sheet
from union.calendar.month_grid import MonthSheet
from union.core.almanac.days_off import MAINLAND, Notice, of_place
from union.core.files.file_type import is_calendar
from union.core.files.refusal import Refused, Unreadable
from union.core.groups import Settings
from union.festivals.notice_reader import MOST_SIGNS
from union.helped.handouts import Handout, PaperSort
from union.mirrors.destinations import Load
from union.reports.document import FileForm, Paper
from union.words import SOURCE
from union.yearplan.model import CalendarRead, YearPlan, YearUnknown

log = logging.getLogger(__name__)
EARLY = 2000
Told = Callable[[int, int], None]


async def make(form: FileForm, paper: Paper, language: str = SOURCE) -> bytes:
    return await ask("report", dumped((form, paper, language)))


async def make_apart(order: FileOrder[Wanted]) -> MadeFile | None:
    """The document ordered, its logs read by the worker too; None where it would say nothing."""
    return _file_from_answer(await ask("ordered", dumped(order)))


def _file_from_answer(answer: bytes) -> MadeFile | None:
    if not answer:
        return None
    values, content = unframed(answer)
    return MadeFile(content, values["name"], values["caption"])


async def make_handout(form: FileForm, sort: PaperSort, handout: Handout, language: str = SOURCE) -> bytes:
    return await ask("handout", dumped((form, sort, handout, language)))


async def make_form(store: Store, wanted: WantedForm, defaults: Settings, now: datetime) -> MadeFile | None:
    """The form filled in; None where it is kept no more."""
    if store.path is None:  # a database in memory is nobody else's
        from handlers.questions import form_papers  # no start needs it

        with store.reading() as db:
            return form_papers.filled_form(db, wanted, defaults, now)
    return _file_from_answer(await ask("form", dumped(FileOrder(store.path, wanted, defaults, now))))


async def draw_month(sheet: MonthSheet, language: str = SOURCE) -> bytes:
    return await ask("month", dumped((sheet, language)))


async def draw_coverage(sheet: Sheet, language: str = SOURCE) -> bytes:
    return await ask("coverage", dumped((sheet, language)))


async def make_feed(store: Store, house: FeedContext, hashed: str, now: datetime) -> bytes | None:
    """The feed, packed by gzip; None where the address opens nothing any more."""
    if store.path is None:  # a database in memory is nobody else's
        with store.reading() as db:
            return feed_content.packed(db, house, hashed, now)
    order = feed_content.FeedOrder(store.path, house, hashed, now)
    return await ask("feed", dumped((order,))) or None


async def export_apart(order: ExportOrder) -> bytes | None:
    """The archive ordered; None where it is too large for a message, or there is nothing."""
    return await ask("export", dumped(order)) or None


async def cleanse_apart(path: Path) -> bool:
    """Whether the file holds nothing any more that was erased from it."""
    return loaded(bool, await ask("cleansing", dumped((path.absolute(),))))


async def back_up(order: BackupOrder) -> None:
    await ask("backup", dumped((order,)))


async def carry(loads: Iterable[Load], heard: Heard) -> None:
    """Hand over each load; `heard` gets each `Told` as a line of JSON."""
    await ask("copies", dumped(tuple(loads)), heard=heard)


async def words_of(content: bytes, private: bool) -> str:
    """The words of a .txt, .docx or .xlsx as they may be kept, no more than a notice can have and one. Raises Unreadable."""
    values = {"private": private, "most": MOST_SIGNS + 1}
    return (await _read_in_worker("words", framed(values, content))).decode()


async def look_through(content: bytes, today: date, private: bool) -> bytes:
    """What is wrong in a report sent as .txt, .docx or .xlsx. Raises Unreadable."""
    return await _read_in_worker("check", framed({"private": private, "today": today}, content))


async def check_template(content: bytes, file_name: str) -> None:
    """Raises Unreadable with the reason why the file can't be a template of reports."""
    await _read_in_worker("template", framed({"name": file_name}, content))


async def redraw(content: bytes) -> bytes | None:
    """The photo as a JPEG without metadata; None for what is none, and for one that goes beyond its worker's limits."""
    try:
        return await ask("photo", content) or None
    except LimitReached as error:
        log.warning("a photo was given up: %s", error)
        return None


async def read_plan(
    content: bytes,
    file_name: str,
    *,
    year: int | None,
    region: str = MAINLAND,
    notice: Notice | None = None,
    told: Told | None = None,
    wall: datetime | None = None,
    zone: str = "Asia/Shanghai",
) -> YearPlan:
    """The plan in a .txt, .docx or .xlsx; pasted words come as their UTF-8 bytes under any name.

    A calendar file (.ics) is read as of `wall` in `zone`, by default from the beginning of the year; one that takes
    long is refused, for no honest one does.

    `region` counts where the group has no calendar of its own. `told(done, total)` hears how many lines are read: none
    once the file is open, all at the end. Raises Unreadable, also for what goes beyond its worker's limits, YearUnknown,
    or ChildError.
    """
    if is_calendar(content):
        wall = wall or datetime(year or EARLY, 1, 1)  # noqa: DTZ001 wall time
        question = framed({"name": file_name, "wall": wall, "zone": zone}, content)
        return loaded(CalendarRead, await _read_in_worker("calendar", question))
    calendar = notice if notice is not None or region == MAINLAND else of_place(region)
    question = framed({"name": file_name, "year": year, "notice": calendar}, content)
    heard = None if told is None else lambda word: told(*map(int, word.split()))
    try:
        return loaded(YearPlan, _opened(await ask("plan", question, heard=heard)))
    except LimitReached as error:
        log.warning("a plan was given up: %s", error)
        raise Unreadable(Refused.TOO_MUCH) from None


async def _read_in_worker(task: str, question: bytes) -> bytes:
    """What a worker has read of a file. What ends the worker is a refusal too: it would end the next one."""
    try:
        return _opened(await ask(task, question))
    except LimitReached as error:
        log.warning("a file was given up: %s", error)
        raise Unreadable(Refused.TOO_MUCH) from None
    except ChildError as error:
        log.error("a file was not read: %s", error)
        raise Unreadable(Refused.BROKEN) from None


def _opened(answer: bytes) -> bytes:
    values, content = unframed(answer)
    if "refused" in values:
        raise Unreadable(Refused[values["refused"]])
    if "year_unknown" in values:
        raise YearUnknown
    return content
