"""What happens when a handler fails: type and place are noted, never a word of the message."""

import logging
import traceback
from pathlib import Path

from telegram import Update

from handlers.core.monitoring.counters import Spot
from handlers.core.monitoring.troubles import Trouble
from handlers.core.services import Failure, Services, TookTooLong
from handlers.core.update_transaction import Context
from storage.engine.sqlite_errors import fault_of

log = logging.getLogger(__name__)


async def failed(update: object, context: Context) -> None:
    """Keep what went wrong where polling will find it; it tries once more, then sets the update aside."""
    error = context.error
    if error is None:
        return
    failure = Failure(type(error).__name__, place_of(error), fault_of(error), isinstance(error, TookTooLong))
    context.services.meters.failed(Spot.HANDLER)
    log.error("a handler failed: %s at %s", failure.error, failure.place)
    if failure.fault is not None:
        context.services.store.met(failure.fault)
    if isinstance(update, Update):
        context.services.failures[update.update_id] = failure


def broken_off(services: Services, error: TookTooLong) -> None:
    """The log and the operator hear where work on what was sent took too long, outside of a turn."""
    place = place_of(error)
    services.meters.failed(Spot.CHORE)
    log.error("what was sent took too long: %s", place)
    services.troubles.tell(Trouble.SLOW, f"{type(error).__name__} {place}")


def place_of(error: BaseException) -> str:
    """File and line where it was raised: 「handlers/worklog/log_command.py:57 in file」."""
    frames = list(traceback.extract_tb(error.__traceback__))
    if isinstance(error, TookTooLong):  # the last frame is the timer's own, those before it a library's
        frames = [frame for frame in frames if "union" in Path(frame.filename).parts] or frames[:-1]
    if not frames:
        return "unknown"
    last = frames[-1]
    return f"{Path(last.filename).name}:{last.lineno} in {last.name}"
