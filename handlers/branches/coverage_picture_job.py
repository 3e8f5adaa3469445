"""The picture of 走访情况: noted in a transaction, drawn outside of any in a child process, sent in another."""

from collections.abc import Awaitable, Callable

from handlers.branches import coverage_counts
from handlers.branches import coverage_texts as phrases
from handlers.core import file_jobs
from handlers.core.job_context import Desk
from handlers.core.services import Services
from handlers.core.turn import Turn
from storage.branches.coverage import WISHES, WantedCoverage
from union.branches.coverage import Sheet, span
from union.core.groups import Group

Draw = Callable[[Sheet, str], Awaitable[bytes]]


def ask(turn: Turn) -> None:
    """Somebody wants to see it; it is sent where it was asked for."""
    wanted = WantedCoverage(turn.with_group().id, turn.where.chat_id, turn.where.topic)
    WISHES.add(turn.db, turn.with_group(), wanted, turn.now)


async def draw_wanted(services: Services, draw: Draw) -> None:
    """Draw and queue every picture wanted; `draw` gets a sheet and the language of its words."""

    async def drawn(wanted: WantedCoverage, group: Group) -> tuple[Sheet, bytes] | None:
        with services.store.reading() as db:
            sheet = coverage_counts.sheet(db, group, group.day(services.now()))
        if sheet is None:  # the list was emptied meanwhile
            return None
        services.gateway.show_at_work(wanted.chat_id, wanted.topic, picture=True)
        return sheet, await draw(sheet, group.settings.language)

    await file_jobs.fulfil(services, WISHES, drawn, _send, _give_up)


def _send(desk: Desk, wanted: WantedCoverage, made: tuple[Sheet, bytes] | None) -> None:
    _ = desk._
    if made is None:
        file_jobs.say(desk, wanted, phrases.no_branches(_))
        return
    sheet, content = made
    caption = _("走访情况：{span}\n文字版：/coverage", span=span(_, sheet))
    file_jobs.send(desk, wanted, (_("走访情况.png"), content), caption, "sendPhoto")


def _give_up(desk: Desk, wanted: WantedCoverage) -> None:
    file_jobs.say(
        desk, wanted, desk._("走访情况图没有画出来，稍后再发 /coverage 图 试试；文字版发 /coverage")
    )
