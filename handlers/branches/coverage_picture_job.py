"""The picture of 走访情况: noted in a transaction, drawn outside of any in a child process, sent in another."""

import logging
from collections.abc import Awaitable, Callable

from handlers.branches import coverage_counts
from handlers.branches import coverage_texts as phrases
from handlers.core.file_jobs import MOST_TRIES, chat_of, say
from handlers.core.monitoring.errors import place_of
from handlers.core.services import Services
from handlers.core.texts import may_repeat
from handlers.core.turn import Turn
from storage.branches import coverage_pictures
from storage.branches.coverage_pictures import WantedCoverage
from storage.core import groups
from storage.core.outbox import queue, stored_files
from storage.core.outbox.queue import Lane, Outgoing
from union.branches.coverage import Sheet, span
from union.words import words

log = logging.getLogger(__name__)

Draw = Callable[[Sheet, str], Awaitable[bytes]]


def ask(turn: Turn) -> None:
    """Somebody wants to see it; it is sent where it was asked for."""
    wanted = WantedCoverage(turn.with_group().id, turn.where.chat_id, turn.where.topic)
    coverage_pictures.want(turn.db, turn.with_group(), wanted, turn.now)


async def draw_wanted(services: Services, draw: Draw) -> None:
    """Draw and queue every picture wanted; `draw` gets a sheet and the language of its words."""
    with services.store.reading() as db:
        wishes = coverage_pictures.wanted_pictures(db)
    for wanted in wishes:
        with services.store.reading() as db:
            group = groups.get(db, wanted.group_id, services.defaults)
            if group is None:
                continue
            sheet = coverage_counts.sheet(db, group, group.day(services.now()))
        if sheet is None:  # the list was emptied meanwhile
            _end(services, wanted, None, b"")
            continue
        services.gateway.show_at_work(wanted.chat_id, wanted.topic, picture=True)
        try:
            content = await draw(sheet, group.settings.language)
        except (RuntimeError, OSError) as error:
            log.error("a sheet was not drawn: %s at %s", type(error).__name__, place_of(error))
            _failed(services, wanted)
            continue
        _end(services, wanted, sheet, content)


def _end(services: Services, wanted: WantedCoverage, sheet: Sheet | None, content: bytes) -> None:
    with services.store.unit() as db:
        group = groups.get(db, wanted.group_id, services.defaults)
        if group is None or not coverage_pictures.is_wanted(db, group, wanted):
            return
        coverage_pictures.end(db, group, wanted)
        _ = words(group.settings.language)
        if sheet is None:
            say(db, wanted, group, phrases.no_branches(_), services.now())
        else:
            file_id = stored_files.add_file(db, group, _("走访情况.png"), content, services.now())
            caption = _("走访情况：{span}\n文字版：/coverage", span=span(_, sheet))
            out = Outgoing(
                chat_of(wanted, group), "sendPhoto", {"caption": caption}, Lane.DIGEST, group.id,
                wanted.topic, file_id=file_id, mark=may_repeat(_),
            )  # fmt: skip
            queue.put(db, out, services.now())
    services.wake()


def _failed(services: Services, wanted: WantedCoverage) -> None:
    """Leave it for the next round, or say so when it was tried often enough."""
    with services.store.unit() as db:
        group = groups.get(db, wanted.group_id, services.defaults)
        if group is None or coverage_pictures.tried(db, group, wanted).tries < MOST_TRIES:
            return
        coverage_pictures.end(db, group, wanted)
        say(db, wanted, group, phrases.not_drawn(words(group.settings.language)), services.now())
    services.wake()
